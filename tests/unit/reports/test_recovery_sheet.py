"""The page that opens a store: everything needed on it, and nothing of it kept."""

from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.reports import text
from poems_desktop.reports.recovery_sheet import render_recovery_sheet

GROUPS = ("S8H9D", "N4JWB", "F2G5U", "XZJ2Q", "KQCSA", "XYDNG", "DGQ8C", "MZZ59")
WHEN = datetime(2026, 11, 21, 15, 0)  # noqa: DTZ001 - the clinic's wall clock


def render(**changes):
    groups = changes.pop("groups", GROUPS)
    given = {"sheet": "4F7A-91C2", "store_name": "clinic", "printed_at": WHEN, **changes}
    return render_recovery_sheet(groups, **given)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_one_page_with_every_group_in_order_and_the_number_of_the_sheet(paper):
    pdf = render(paper=paper)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    told = words(pdf)
    places = [told.index(f"{number} {' '.join(group)}") for number, group in enumerate(GROUPS, 1)]
    assert places == sorted(places)
    for part in ("4F7A-91C2", "clinic", "21-Nov-2026 15:00", "Page 1 of 1"):
        assert part in told


def test_the_groups_are_neither_in_the_title_nor_kept_afterwards():
    pdf = render()
    assert not any(group in str(PdfReader(BytesIO(pdf)).metadata) for group in GROUPS)
    assert text._laid_out.cache_info().currsize == 0


def test_the_same_input_gives_the_same_bytes():
    assert render() == render()
    assert render() != render(groups=GROUPS[::-1])


def test_a_store_name_in_another_script_is_shown():
    assert "Łódź-klinika" in words(render(store_name="Łódź-klinika", printed_by="Dr. Żółć"))


def test_a_sheet_without_groups_is_a_mistake():
    with pytest.raises(ValueError, match="groups"):
        render(groups=())

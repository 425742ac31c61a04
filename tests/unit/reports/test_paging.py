"""How many pages: what is read at a bedside or cut out stands on one."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.documents import Print, RevisionInfo, make
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import SIZES

SITE = SiteContact("transplant coordinator, 0123 456 7890", "38.0 °C")
LONG = {"family": "Vandenberghe-Okonkwo-Castellanos", "given": "Maximiliana Theodora"}


@pytest.fixture
def pages(printed_at):
    """The words of each page, as it leaves the program."""

    def of(kind, assessment, paper="a4", **chosen):
        how = Print(printed_at, "Dr A. Osei", paper, RevisionInfo(214, printed_at))
        made = make(kind, assessment, how, Options(site=SITE, **chosen))
        found = PdfReader(BytesIO(made.content)).pages
        return [re.sub(r"\s+", " ", page.extract_text()) for page in found]

    return of


@pytest.fixture
def noted(ellerby):
    """Ellerby, with a note on the transplant, seen on a day."""

    def of(note, day=9):
        record = ellerby.record
        (one,) = record.transplants
        changed = one.model_copy(update={"note": note})
        policy, definitions = ellerby.policy, ellerby.definitions
        as_of = one.zero.earliest + timedelta(day)
        more = record.model_copy(update={"transplants": (changed,)})
        return Assessment(more, definitions, policy, as_of)

    return of


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("on", [False, True])
@pytest.mark.parametrize("day", [3, 9, 13, 20])
def test_the_bedside_note_is_one_page_with_its_notes(pages, noted, paper, on, day):
    usual = "Central line changed on day 5; slept well; wife is told about the rash. "
    (only,) = pages("engraftment", noted(usual * 2, day), paper, dose_arithmetic=on)
    for words in ("Look for", "AND", "Physician must confirm", "Check also", "Prescriber: name",
                  "References.", "Admitted for high-dose melphalan.", "wife is told"):  # fmt: skip
        assert words in only
    assert "see Notes" not in only
    assert "Page 1 of 1" in only


@pytest.mark.parametrize("paper", SIZES)
def test_of_a_bedside_note_only_long_notes_go_overleaf(pages, noted, paper):
    note = "Four thousand characters of notes. " * 115
    first, *rest = pages("engraftment", noted(note[:4000].rstrip()), paper)
    assert len(rest) == 1
    for words in ("Look for", "AND", "Check also", "Prescriber: name", "References."):
        assert words in first
        assert words not in rest[0]
    assert rest[0].count("Four thousand characters of notes.") == 114
    assert "Four thousand" not in first


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("who", [{}, LONG])
def test_a_large_card_stands_on_a_page_of_its_own_and_the_sources_before_it(
    pages, ellerby, with_patient, paper, who
):
    found = pages("handout-transplant", with_patient(ellerby, **who), paper, large_print=True)
    assert len(found) == 4
    card = found[-1]
    assert "A card for your wallet" in card
    assert "At a temperature of: 38.0 °C" in card
    assert "10.1111/j.1600-0609.2008.01037.x" in card
    assert "Where this comes from." in found[-2]


@pytest.mark.parametrize("paper", SIZES)
def test_sources_alone_turn_no_page(pages, ellerby, okonjo, with_patient, paper):
    """With a name of three lines; a blank sheet is one page to write on."""
    blank = pages("daily-log", with_patient(ellerby, **LONG), paper, blank=True)
    handout = pages("handout-vegf", with_patient(okonjo, **LONG), paper)
    assert [len(blank), len(handout)] == [1, 1]


def test_each_entry_of_the_log_names_its_day(pages, ellerby):
    text = " ".join(pages("daily-log", ellerby))
    assert "Day +8 14:05" in text
    assert "Day +9 14:20" in text

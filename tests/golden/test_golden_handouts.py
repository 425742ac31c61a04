"""Handouts, referral, work-up and blank forms as somebody last looked at them."""

import re

import pytest

from poems_desktop.clinical.item_numbers import item_numbers
from poems_desktop.reports import blank_forms, referral, workup
from poems_desktop.reports.blocks import Heading
from poems_desktop.reports.handouts import help as where_to_find_help
from poems_desktop.reports.handouts import poems, transplant, vegf
from poems_desktop.reports.kinds import TITLES
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import Geometry

SITE = SiteContact("transplant coordinator, 0123 456 7890", "38.0 °C")
LARGE = Options(large_print=True, site=SITE)
PAPERS = {
    "handout-vegf": (vegf, Options(site=SITE)),
    "handout-vegf-large": (vegf, LARGE),
    "handout-poems": (poems, Options(site=SITE)),
    "handout-poems-large": (poems, LARGE),
    "handout-transplant": (transplant, Options(site=SITE)),
    "handout-transplant-large": (transplant, LARGE),
    "handout-help": (where_to_find_help, Options(site=SITE)),
    "handout-help-large": (where_to_find_help, LARGE),
    "workup": (workup, Options()),
    "referral": (referral, Options()),
    "blank-forms": (blank_forms, Options()),
}
NAMES = {
    "greek": ("Παπαδόπουλος", "Ωμέγα"),
    "cyrillic": ("Иванова", "Юлия"),
    "vietnamese": ("Nguyễn", "Thị Hoa"),
    "arabic": ("العمري", "فاطمة الزهراء"),
    "hebrew": ("כהן־לוי", "מרים"),
    "japanese": ("髙橋", "美咲"),
    "chinese": ("王", "小明"),
    "korean": ("김", "민준"),
    "markup": ("<b>Bold</b>", "A & B &amp; <i>x</i>"),
}
PICTURED_ON_LETTER = ("handout-vegf", "handout-transplant", "workup")
"""Of the others the words are compared; that nothing leaves the page is tested for all."""


def arranged(sheets, kind, assessment, printed_at, paper):
    return sheets.arranged(*_document(kind, assessment, printed_at, paper))


def drawn(sheets, kind, assessment, printed_at, paper="a4"):
    """The document below a title, on plain pages."""
    return sheets.drawn(*_document(kind, assessment, printed_at, paper))


def _document(kind, assessment, printed_at, paper):
    module, options = PAPERS[kind]
    geometry = Geometry(paper, large=options.large_print)
    title = TITLES[kind.removesuffix("-large")]
    return (
        title,
        assessment,
        lambda wide: module.sections(assessment, wide, options),
        printed_at,
        geometry,
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
def test_a_typical_record(sheets, golden, okonjo, ellerby, printed_at, kind, paper):
    who = ellerby if "transplant" in kind else okonjo
    content = drawn(sheets, kind, who, printed_at, paper)
    golden.text(f"{kind}-{paper}", sheets.text(content))
    if paper == "a4" or kind in PICTURED_ON_LETTER:
        golden.image(f"{kind}-{paper}", sheets.picture(content))


def test_the_card_is_looked_at(sheets, golden, ellerby, printed_at):
    content = drawn(sheets, "handout-transplant", ellerby, printed_at)
    golden.image("handout-transplant-card", sheets.picture(content, page=1, crop=(0, 400)))


@pytest.mark.parametrize("kind", ["handout-vegf", "handout-transplant", "workup", "referral"])
def test_an_empty_record(sheets, golden, nobody, printed_at, kind):
    content = drawn(sheets, kind, nobody, printed_at)
    golden.text(f"{kind}-empty", sheets.text(content))
    golden.image(f"{kind}-empty", sheets.picture(content))


@pytest.mark.parametrize("kind", ["handout-vegf", "handout-transplant", "workup", "referral"])
def test_the_fullest_record(sheets, golden, fullest, printed_at, kind):
    content = drawn(sheets, kind, fullest, printed_at)
    golden.text(f"{kind}-fullest", sheets.text(content))
    golden.image(f"{kind}-fullest", sheets.picture(content))


@pytest.mark.parametrize("name", NAMES)
def test_names_on_the_card(sheets, golden, ellerby, assess, printed_at, name):
    family, given = NAMES[name]
    patient = ellerby.record.patient.model_copy(update={"family": family, "given": given})
    found = assess(ellerby.record.model_copy(update={"patient": patient}))
    content = drawn(sheets, "handout-transplant", found, printed_at)
    golden.image(f"handout-name-{name}", sheets.picture(content, page=1, crop=(60, 240)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("who", ["okonjo", "nobody", "fullest", "ellerby"])
def test_nothing_leaves_the_page_and_no_heading_ends_it(
    sheets, request, printed_at, kind, paper, who
):
    assessment = request.getfixturevalue(who)
    geometry = Geometry(paper, large=PAPERS[kind][1].large_print)
    for page in arranged(sheets, kind, assessment, printed_at, paper):
        for placed in page:
            assert placed.top - placed.block.height >= geometry.bottom - 0.01
        assert not isinstance(page[-1].block, Heading)


def test_the_same_input_gives_the_same_bytes(sheets, okonjo, printed_at):
    for kind in PAPERS:
        assert drawn(sheets, kind, okonjo, printed_at) == drawn(sheets, kind, okonjo, printed_at)


def test_every_number_of_the_forms_stands_on_paper_once(sheets, definitions, okonjo, printed_at):
    text = sheets.text(drawn(sheets, "blank-forms", okonjo, printed_at))
    numbers = item_numbers(definitions)
    found = re.findall(r"^\d+\.\d\d\b", text, re.MULTILINE)
    assert sorted(found) == sorted(numbers.values())


def test_the_work_up_says_what_the_assessment_says(sheets, okonjo, printed_at):
    text = re.sub(r"\s+", " ", sheets.text(drawn(sheets, "workup", okonjo, printed_at)))
    for line in okonjo.advice.workup:
        assert line.title.split(",")[0] in text
        for missing in line.missing:
            assert missing.split(" or ")[0].split(",")[0] in text


def test_a_letter_has_no_anonymous_variant(okonjo):
    why = referral.available(okonjo, Options(anonymous=True))
    assert "names the patient" in why
    with pytest.raises(ValueError, match="names the patient"):
        referral.sections(okonjo, 500.0, Options(anonymous=True))


def test_a_blank_work_up_says_nothing_of_the_record(sheets, monkeypatch, okonjo, printed_at):
    assert "items recorded" in sheets.text(drawn(sheets, "workup", okonjo, printed_at))
    monkeypatch.setitem(PAPERS, "workup", (workup, Options(blank=True)))
    text = sheets.text(drawn(sheets, "workup", okonjo, printed_at))
    for word in ("items recorded", "Not recorded", "Recorded in part", "Still missing"):
        assert word not in text

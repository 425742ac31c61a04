"""Handouts, referral, work-up and blank forms as somebody last looked at them."""

import re
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from poems_desktop import assets
from poems_desktop.clinical.fields import ChoiceField, DateField, FindingField, ResultField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.item_numbers import item_numbers
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.reports import blank_forms, referral, workup
from poems_desktop.reports.blocks import Heading
from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.frame_sections import opening_section
from poems_desktop.reports.handouts import help as where_to_find_help
from poems_desktop.reports.handouts import poems, transplant, vegf
from poems_desktop.reports.kinds import TITLES
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages

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
DAY = PartialDate(2025, 3, 12)


@pytest.fixture(scope="session")
def ellerby(definitions, assess):
    path = assets.tree("resources") / "demo" / "demo-patients.json"
    cases = read_cases(path, definitions)
    return assess(next(one for one in cases if one.id == "demo-0147").record)


@pytest.fixture(scope="session")
def fullest(definitions, assess, ellerby):
    """Every field of every form answered, long notes, many treatments, a transplant."""
    answers, results = {}, []
    for form in definitions.forms:
        for field in form.field:
            match field:
                case FindingField():
                    answers[field.key] = Finding(
                        state=FindingState.PRESENT, onset=DAY, note=f"Note on {field.label}"
                    )
                case ChoiceField():
                    answers[field.key] = Choice(value=field.options[0].value)
                case ResultField():
                    results.append(
                        Measurement(
                            id=field.key,
                            test=field.key,
                            value=Decimal(field.possible.low) + 1,
                            unit=field.units[0],
                            specimen=field.specimens[0] if field.specimens else None,
                            laboratory="Laboratory of the University Hospital",
                            collected=DAY,
                        )
                    )
                case DateField():
                    answers[field.key] = DateAnswer(value=DAY)
                case _:
                    answers[field.key] = TextAnswer(value="A long line of text. " * 8)
    note = "A note of four thousand characters that flows. " * 86
    visit = Visit(id="v", date=DAY, answers=answers, results=tuple(results), note=note)
    treatments = tuple(
        Treatment(id=f"t{n}", name="lenalidomide and dexamethasone", directed=True, start=DAY)
        for n in range(12)
    )
    patient = Patient(
        id="full", family="Vandenberghe-Okonkwo-Castellanos", given="Maximiliana Theodora",
        title="Prof", born=PartialDate(1966, 2, 28), sex="F", record_number="0123456789",
    )  # fmt: skip
    return assess(
        Record(
            patient=patient,
            visits=(visit,),
            treatments=treatments,
            transplants=ellerby.record.transplants,
        )
    )


def arranged(kind, assessment, printed_at, paper):
    module, options = PAPERS[kind]
    large = options.large_print
    geometry = Geometry(paper, large=large)
    title = TITLES[kind.removesuffix("-large")]
    opening = opening_section(title, assessment, (), printed_at, geometry.width, large=large)
    return arrange([opening, *module.sections(assessment, geometry.width, options)], geometry)


def drawn(kind, assessment, printed_at, paper="a4"):
    """The document below a title, on plain pages."""
    geometry = Geometry(paper, large=PAPERS[kind][1].large_print)
    target = BytesIO()
    title = TITLES[kind.removesuffix("-large")]
    canvas = new_canvas(target, geometry.size, title=title, author="", printed_at=printed_at)
    pages = arranged(kind, assessment, printed_at, paper)
    draw_pages(canvas, pages, geometry, Standing("who", title, (), ("from", "by")))
    canvas.save()
    return target.getvalue()


def text_of(content):
    pages = PdfReader(BytesIO(content)).pages
    whole = "".join(
        f"--- page {number} ---\n{page.extract_text()}\n" for number, page in enumerate(pages, 1)
    )
    return re.sub(r"[ \t]+\n", "\n", whole)


def picture_of(content, page=0, crop=None):
    image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil().convert("L")
    if crop is not None:
        image = image.crop((0, crop[0], image.width, crop[1]))
    out = BytesIO()
    image.save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
def test_a_typical_record(golden, okonjo, ellerby, printed_at, kind, paper):
    who = ellerby if "transplant" in kind else okonjo
    content = drawn(kind, who, printed_at, paper)
    golden.text(f"{kind}-{paper}", text_of(content))
    if paper == "a4" or kind in PICTURED_ON_LETTER:
        golden.image(f"{kind}-{paper}", picture_of(content))


def test_the_card_is_looked_at(golden, ellerby, printed_at):
    golden.image("handout-transplant-card", picture_of(drawn("handout-transplant", ellerby,
                 printed_at), page=1, crop=(0, 400)))  # fmt: skip


@pytest.mark.parametrize("kind", ["handout-vegf", "handout-transplant", "workup", "referral"])
def test_an_empty_record(golden, nobody, printed_at, kind):
    content = drawn(kind, nobody, printed_at)
    golden.text(f"{kind}-empty", text_of(content))
    golden.image(f"{kind}-empty", picture_of(content))


@pytest.mark.parametrize("kind", ["handout-vegf", "handout-transplant", "workup", "referral"])
def test_the_fullest_record(golden, fullest, printed_at, kind):
    content = drawn(kind, fullest, printed_at)
    golden.text(f"{kind}-fullest", text_of(content))
    golden.image(f"{kind}-fullest", picture_of(content))


@pytest.mark.parametrize("name", NAMES)
def test_names_on_the_card(golden, ellerby, assess, printed_at, name):
    family, given = NAMES[name]
    patient = ellerby.record.patient.model_copy(update={"family": family, "given": given})
    found = assess(ellerby.record.model_copy(update={"patient": patient}))
    content = drawn("handout-transplant", found, printed_at)
    golden.image(f"handout-name-{name}", picture_of(content, page=1, crop=(60, 240)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("who", ["okonjo", "nobody", "fullest", "ellerby"])
def test_nothing_leaves_the_page_and_no_heading_ends_it(request, printed_at, kind, paper, who):
    assessment = request.getfixturevalue(who)
    geometry = Geometry(paper, large=PAPERS[kind][1].large_print)
    for page in arranged(kind, assessment, printed_at, paper):
        for placed in page:
            assert placed.top - placed.block.height >= geometry.bottom - 0.01
        assert not isinstance(page[-1].block, Heading)


def test_the_same_input_gives_the_same_bytes(okonjo, printed_at):
    for kind in PAPERS:
        assert drawn(kind, okonjo, printed_at) == drawn(kind, okonjo, printed_at)


def test_every_number_of_the_forms_stands_on_paper_once(definitions, okonjo, printed_at):
    text = text_of(drawn("blank-forms", okonjo, printed_at))
    numbers = item_numbers(definitions)
    found = re.findall(r"^\d+\.\d\d\b", text, re.MULTILINE)
    assert sorted(found) == sorted(numbers.values())


def test_the_work_up_says_what_the_assessment_says(okonjo, printed_at):
    text = re.sub(r"\s+", " ", text_of(drawn("workup", okonjo, printed_at)))
    for line in okonjo.advice.workup:
        assert line.title.split(",")[0] in text
        for missing in line.missing:
            assert missing.split(" or ")[0].split(",")[0] in text


def test_a_letter_has_no_anonymous_variant(okonjo):
    why = referral.available(okonjo, Options(anonymous=True))
    assert "names the patient" in why
    with pytest.raises(ValueError, match="names the patient"):
        referral.sections(okonjo, 500.0, Options(anonymous=True))


def test_a_blank_work_up_says_nothing_of_the_record(monkeypatch, okonjo, printed_at):
    assert "items recorded" in text_of(drawn("workup", okonjo, printed_at))
    monkeypatch.setitem(PAPERS, "workup", (workup, Options(blank=True)))
    text = text_of(drawn("workup", okonjo, printed_at))
    for word in ("items recorded", "Not recorded", "Recorded in part", "Still missing"):
        assert word not in text

import re
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from poems_desktop import __version__
from poems_desktop.clinical.fields import ChoiceField, DateField, FindingField, ResultField
from poems_desktop.clinical.finding_state import FindingState
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
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.blocks import Heading
from poems_desktop.reports.documents import RevisionInfo, render
from poems_desktop.reports.kinds import DOCUMENTS
from poems_desktop.reports.options import Options
from poems_desktop.reports.page import Geometry, arrange

DAY = PartialDate(2025, 3, 12)
KINDS = ("summary", "checklist", "trend", "summary-anonymous", "trend-anonymous")


def text_of(content, digest):
    """The text, page by page, without what changes with every edit of a definition."""
    pages = PdfReader(BytesIO(content)).pages
    whole = "".join(
        f"--- page {number} ---\n{page.extract_text()}\n" for number, page in enumerate(pages, 1)
    )
    return stable(whole, digest)


def stable(text, digest):
    """Without what changes with every edit of a definition, and the code that follows from it."""
    named = text.replace(digest[:12], "DIGEST").replace(__version__, "V")
    coded = re.sub(r"Code [0-9A-Z]{5}-[0-9A-Z]{5}", "Code CCCCC-CCCCC", named)
    return re.sub(r"[ \t]+\n", "\n", coded)


def picture_of(content, page=0, top=None):
    image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil().convert("L")
    if top is not None:
        image = image.crop((0, 0, image.width, top))
    out = BytesIO()
    image.save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_okonjo(golden, okonjo, printed_at, kind, paper):
    content = render(
        kind,
        okonjo,
        paper=paper,
        printed_at=printed_at,
        printed_by="Dr A. Osei",
        revision=RevisionInfo(214, printed_at),
    )
    golden.text(f"{kind}-okonjo-{paper}", text_of(content, okonjo.definitions.digest))
    golden.image(f"{kind}-okonjo-{paper}", picture_of(content))


def test_okonjo_as_text(golden, okonjo, printed_at):
    content = render(
        "text",
        okonjo,
        printed_at=printed_at,
        printed_by="Dr A. Osei",
        revision=RevisionInfo(214, printed_at),
    )
    golden.text("text-okonjo", stable(content.decode(), okonjo.definitions.digest))


def test_text_of_an_empty_record(golden, nobody, printed_at):
    content = render("text", nobody, printed_at=printed_at)
    golden.text("text-empty", stable(content.decode(), nobody.definitions.digest))


@pytest.mark.parametrize("kind", ["summary", "checklist", "summary-anonymous"])
def test_an_empty_record(golden, nobody, printed_at, kind):
    content = render(kind, nobody, printed_at=printed_at)
    golden.text(f"{kind}-empty", text_of(content, nobody.definitions.digest))
    golden.image(f"{kind}-empty", picture_of(content))


NAMES = {
    "latin": ("Żółć-Łukaszewicz", "Łukasz Ñandú"),
    "greek": ("Παπαδόπουλος", "Ωμέγα"),
    "cyrillic": ("Иванова", "Юлия"),
    "vietnamese": ("Nguyễn", "Thị Hoa"),
    "arabic": ("العمري", "فاطمة الزهراء"),
    "hebrew": ("כהן־לוי", "מרים"),
    "fallback": ("髙橋", "美咲 😀"),
    "markup": ("<b>Bold</b>", "A & B &amp; <i>x</i>"),
}


@pytest.mark.parametrize("name", NAMES)
def test_names(golden, okonjo, assess, printed_at, name):
    family, given = NAMES[name]
    patient = okonjo.record.patient.model_copy(update={"family": family, "given": given})
    assessment = assess(okonjo.record.model_copy(update={"patient": patient}))
    content = render("checklist", assessment, printed_at=printed_at)
    golden.image(f"name-{name}", picture_of(content, top=100))


@pytest.fixture(scope="session")
def fullest(definitions, assess):
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
            transplants=(Transplant(id="x", day0=DAY, note="A long note. " * 20),),
        )
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_fullest_record(golden, fullest, printed_at, kind):
    content = render(kind, fullest, printed_at=printed_at, printed_by="Dr A. Osei")
    golden.text(f"{kind}-fullest", text_of(content, fullest.definitions.digest))
    golden.image(f"{kind}-fullest", picture_of(content))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(fullest, kind, paper):
    """Below each heading stands a row of its section, on the same page."""
    geometry = Geometry(paper)
    options = DOCUMENTS[kind].options(Options())
    sections = DOCUMENTS[kind].module.sections(fullest, geometry.width, options)
    for page in arrange(sections, geometry):
        assert not isinstance(page[-1].block, Heading)
        for placed in page:
            foot = placed.top - placed.block.height
            assert foot >= geometry.bottom - 0.01, (kind, placed)

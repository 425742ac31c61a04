import re

import pytest

from poems_desktop import __version__
from poems_desktop.reports.blocks import Heading
from poems_desktop.reports.documents import RevisionInfo, render
from poems_desktop.reports.kinds import DOCUMENTS
from poems_desktop.reports.options import Options
from poems_desktop.reports.page import Geometry, arrange

KINDS = ("summary", "checklist", "trend", "summary-anonymous", "trend-anonymous")


def stable(text, digest):
    """Without what changes with every edit of a definition, and the code that follows from it."""
    named = text.replace(digest[:12], "DIGEST").replace(__version__, "V")
    coded = re.sub(r"Code [0-9A-Z]{5}-[0-9A-Z]{5}", "Code CCCCC-CCCCC", named)
    return re.sub(r"[ \t]+\n", "\n", coded)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_okonjo(sheets, golden, okonjo, printed_at, kind, paper):
    content = render(
        kind,
        okonjo,
        paper=paper,
        printed_at=printed_at,
        printed_by="Dr A. Osei",
        revision=RevisionInfo(214, printed_at),
    )
    golden.text(f"{kind}-okonjo-{paper}", stable(sheets.text(content), okonjo.definitions.digest))
    golden.image(f"{kind}-okonjo-{paper}", sheets.picture(content))


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
def test_an_empty_record(sheets, golden, nobody, printed_at, kind):
    content = render(kind, nobody, printed_at=printed_at)
    golden.text(f"{kind}-empty", stable(sheets.text(content), nobody.definitions.digest))
    golden.image(f"{kind}-empty", sheets.picture(content))


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
def test_names(sheets, golden, okonjo, assess, printed_at, name):
    family, given = NAMES[name]
    patient = okonjo.record.patient.model_copy(update={"family": family, "given": given})
    assessment = assess(okonjo.record.model_copy(update={"patient": patient}))
    content = render("checklist", assessment, printed_at=printed_at)
    golden.image(f"name-{name}", sheets.picture(content, crop=(0, 100)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_fullest_record(sheets, golden, fullest, printed_at, kind):
    content = render(kind, fullest, printed_at=printed_at, printed_by="Dr A. Osei")
    golden.text(f"{kind}-fullest", stable(sheets.text(content), fullest.definitions.digest))
    golden.image(f"{kind}-fullest", sheets.picture(content))


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

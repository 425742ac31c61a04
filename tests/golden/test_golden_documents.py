import re
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from poems_desktop import __version__
from poems_desktop.reports.documents import RevisionInfo, render


def text_of(content, digest):
    """The text, page by page, without what changes with every edit of a definition."""
    pages = PdfReader(BytesIO(content)).pages
    whole = "".join(
        f"--- page {number} ---\n{page.extract_text()}\n" for number, page in enumerate(pages, 1)
    )
    return re.sub(r"[ \t]+\n", "\n", whole.replace(digest[:12], "DIGEST").replace(__version__, "V"))


def picture_of(content, page=0, top=None):
    image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil().convert("L")
    if top is not None:
        image = image.crop((0, 0, image.width, top))
    out = BytesIO()
    image.save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", ["summary", "checklist"])
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


@pytest.mark.parametrize("kind", ["summary", "checklist"])
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

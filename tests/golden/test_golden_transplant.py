"""The transplant's papers as somebody last looked at them: note, calendar, daily log."""

import re
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from poems_desktop import assets
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.reports import calendar, daily_log
from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.engraftment import note
from poems_desktop.reports.frame_sections import opening_section
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages

SITE = SiteContact("transplant coordinator, 0123 456 7890", "38.0 °C")
EARLIER = calendar.EarlierPrint(date(2025, 11, 9), "K7QD-2M9X", date(2025, 11, 8))
NAMES = {
    "greek": ("Παπαδόπουλος", "Ωμέγα"),
    "cyrillic": ("Иванова", "Юлия"),
    "vietnamese": ("Nguyễn", "Thị Hoa"),
    "arabic": ("العمري", "فاطمة الزهراء"),
    "hebrew": ("כהן־לוי", "מרים"),
    "markup": ("<b>Bold</b>", "A & B &amp; <i>x</i>"),
}
PAPERS = {
    "note": (note, Options(site=SITE), ()),
    "note-arithmetic": (note, Options(site=SITE, dose_arithmetic=True), ()),
    "calendar": (calendar, Options(), ()),
    "calendar-moved": (calendar, Options(), (EARLIER,)),
    "daily-log": (daily_log, Options(), ()),
    "daily-log-blank": (daily_log, Options(blank=True), ()),
}


@pytest.fixture(scope="session")
def ellerby(definitions, assess):
    path = assets.tree("resources") / "demo" / "demo-patients.json"
    cases = read_cases(path, definitions)
    return assess(next(one for one in cases if one.id == "demo-0147").record)


@pytest.fixture(scope="session")
def bare(assess):
    transplant = Transplant(id="t", day0=PartialDate(2025, 11, 11))
    patient = Patient(id="p1", family="Blank", given="Ann")
    return assess(Record(patient=patient, transplants=(transplant,)))


def drawn(kind, assessment, printed_at, paper="a4"):
    """The document below a title, on plain pages."""
    module, options, extra = PAPERS[kind]
    geometry, target = Geometry(paper), BytesIO()
    canvas = new_canvas(target, geometry.size, title=module.TITLE, author="", printed_at=printed_at)
    opening = opening_section(module.TITLE, assessment, (), printed_at, geometry.width)
    body = module.sections(assessment, geometry.width, options, *extra)
    pages = arrange([opening, *body], geometry)
    standing = Standing("who", module.TITLE, (), ("from", "by"))
    draw_pages(canvas, pages, geometry, standing)
    canvas.save()
    return target.getvalue()


def text_of(content):
    pages = PdfReader(BytesIO(content)).pages
    whole = "".join(
        f"--- page {number} ---\n{page.extract_text()}\n" for number, page in enumerate(pages, 1)
    )
    return re.sub(r"[ \t]+\n", "\n", whole)


def picture_of(content, top=None):
    image = pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("L")
    if top is not None:
        image = image.crop((0, 0, image.width, top))
    out = BytesIO()
    image.save(out, "png")
    return out.getvalue()


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
def test_ellerby_on_day_9(golden, ellerby, printed_at, kind, paper):
    content = drawn(kind, ellerby, printed_at, paper)
    golden.text(f"transplant-{kind}-{paper}", text_of(content))
    golden.image(f"transplant-{kind}-{paper}", picture_of(content))


@pytest.mark.parametrize("kind", ["note", "calendar", "daily-log"])
def test_a_transplant_of_which_only_the_day_is_known(golden, bare, printed_at, kind):
    content = drawn(kind, bare, printed_at)
    golden.text(f"transplant-{kind}-bare", text_of(content))
    golden.image(f"transplant-{kind}-bare", picture_of(content))


@pytest.mark.parametrize("name", NAMES)
def test_names(golden, ellerby, assess, printed_at, name):
    family, given = NAMES[name]
    patient = ellerby.record.patient.model_copy(update={"family": family, "given": given})
    found = assess(ellerby.record.model_copy(update={"patient": patient}))
    golden.image(f"transplant-name-{name}", picture_of(drawn("note", found, printed_at), top=160))


def test_the_same_input_gives_the_same_bytes(ellerby, printed_at):
    for kind in PAPERS:
        assert drawn(kind, ellerby, printed_at) == drawn(kind, ellerby, printed_at)


def test_a_gray_copy_at_70_percent_keeps_what_a_nurse_needs(ellerby, printed_at):
    """Black ink at 70 %, half resolution: the band still stands out from its words and paper."""
    content = drawn("note", ellerby, printed_at)
    page = pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().convert("L")
    copy = page.point(lambda ink: round(255 - (255 - ink) * 0.7)).resize(
        (page.width // 2, page.height // 2)
    )
    left, top, right, bottom = 45, 94, 480, 155
    band = copy.crop((left, top, right, bottom))
    darkest, lightest = band.getextrema()
    assert lightest - darkest > 150
    dark = sum(band.histogram()[:120]) / (band.width * band.height)
    assert 0.55 < dark < 0.95


def test_the_page_is_black_and_white(ellerby, printed_at):
    """No color operator stands in the page: every ink is a gray."""
    for kind in PAPERS:
        for page in PdfReader(BytesIO(drawn(kind, ellerby, printed_at))).pages:
            content = page.get_contents().get_data()
            assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", content)

"""The transplant's papers as somebody last looked at them: note, calendar, daily log."""

import re
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports import calendar, daily_log
from poems_desktop.reports.engraftment import note
from poems_desktop.reports.options import Options, SiteContact
from poems_desktop.reports.page import Geometry

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
def bare(assess):
    transplant = Transplant(id="t", day0=PartialDate(2025, 11, 11))
    patient = Patient(id="p1", family="Blank", given="Ann")
    return assess(Record(patient=patient, transplants=(transplant,)))


def drawn(sheets, kind, assessment, printed_at, paper="a4"):
    """The document below a title, on plain pages."""
    module, options, extra = PAPERS[kind]

    def sections(width):
        return module.sections(assessment, width, options, *extra)

    return sheets.drawn(module.TITLE, assessment, sections, printed_at, Geometry(paper))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", PAPERS)
def test_ellerby_on_day_9(sheets, golden, ellerby, printed_at, kind, paper):
    content = drawn(sheets, kind, ellerby, printed_at, paper)
    golden.text(f"transplant-{kind}-{paper}", sheets.text(content))
    golden.image(f"transplant-{kind}-{paper}", sheets.picture(content))


@pytest.mark.parametrize("kind", ["note", "calendar", "daily-log"])
def test_a_transplant_of_which_only_the_day_is_known(sheets, golden, bare, printed_at, kind):
    content = drawn(sheets, kind, bare, printed_at)
    golden.text(f"transplant-{kind}-bare", sheets.text(content))
    golden.image(f"transplant-{kind}-bare", sheets.picture(content))


@pytest.mark.parametrize("name", NAMES)
def test_names(sheets, golden, ellerby, assess, printed_at, name):
    family, given = NAMES[name]
    patient = ellerby.record.patient.model_copy(update={"family": family, "given": given})
    found = assess(ellerby.record.model_copy(update={"patient": patient}))
    golden.image(
        f"transplant-name-{name}",
        sheets.picture(drawn(sheets, "note", found, printed_at), crop=(0, 160)),
    )


def test_the_same_input_gives_the_same_bytes(sheets, ellerby, printed_at):
    for kind in PAPERS:
        assert drawn(sheets, kind, ellerby, printed_at) == drawn(sheets, kind, ellerby, printed_at)


def test_a_gray_copy_at_70_percent_keeps_what_a_nurse_needs(sheets, ellerby, printed_at):
    """Black ink at 70 %, half resolution: the band still stands out from its words and paper."""
    content = drawn(sheets, "note", ellerby, printed_at)
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


def test_the_page_is_black_and_white(sheets, ellerby, printed_at):
    """No color operator stands in the page: every ink is a gray."""
    for kind in PAPERS:
        for page in PdfReader(BytesIO(drawn(sheets, kind, ellerby, printed_at))).pages:
            content = page.get_contents().get_data()
            assert not re.search(rb"[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", content)

"""Golden files: what a document or figure looked like when somebody last looked at it.

`pytest tests/golden --update-golden` writes them anew and prints the difference.
"""

import difflib
import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from poems_desktop import assets
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.fields import ChoiceField, DateField, FindingField, ResultField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
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
from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.frame_sections import opening_section
from poems_desktop.reports.page import Standing, arrange, draw_pages

DAY = PartialDate(2025, 3, 12)
EXPECTED = Path(__file__).parent / "expected"
FLAG = "--update-golden"
# Share of pixels that may differ by more than a quarter of the range, and the mean difference.
MOST_PIXELS, MOST_MEAN, QUARTER = 0.004, 1.5, 64


def pytest_addoption(parser):
    parser.addoption(
        FLAG,
        action="store_true",
        default=False,
        help="write the golden files anew and print the difference",
    )


class Golden:
    """Compares with a golden file, or writes it when asked to."""

    def __init__(self, config):
        self._update = config.getoption(FLAG, default=False)
        self._writer = config.get_terminal_writer()
        self._capture = config.pluginmanager.getplugin("capturemanager")

    def _say(self, line):
        with self._capture.global_and_fixture_disabled():
            self._writer.line(line)

    def text(self, name, found):
        path = EXPECTED / f"{name}.txt"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = "\n".join(
            difflib.unified_diff(before.splitlines(), found.splitlines(), "golden", "now", "", "")
        )
        if self._update:
            self._say(f"\n{path.name}: {difference or 'unchanged'}")
            path.write_text(found, encoding="utf-8")
            return
        assert path.exists(), f"{path.name} is missing; run with {FLAG} and look at it"
        assert not difference, f"{difference}\nIf this is meant, run with {FLAG}."

    def image(self, name, content):
        path = EXPECTED / f"{name}.png"
        found = np.asarray(Image.open(BytesIO(content)).convert("RGB"), dtype=float)
        before = None
        if path.exists():
            before = np.asarray(Image.open(path).convert("RGB"), dtype=float)
        complaint = _image_difference(before, found)
        if self._update:
            self._say(f"\n{path.name}: {complaint or 'unchanged'}")
            if complaint:
                Image.fromarray(found.astype(np.uint8)).save(path, optimize=True)
            return
        assert not complaint, f"{path.name}: {complaint}. If this is meant, run with {FLAG}."


def _image_difference(before, found):
    if before is None:
        return "no golden picture yet"
    if before.shape != found.shape:
        return f"size {found.shape[:2]} instead of {before.shape[:2]}"
    apart = np.abs(before - found)
    pixels = (apart.max(axis=2) > QUARTER).mean()
    if pixels > MOST_PIXELS or apart.mean() > MOST_MEAN:
        return f"{pixels:.2%} of the pixels differ, {apart.mean():.2f} of 255 on average"
    return ""


@pytest.fixture
def golden(request):
    return Golden(request.config)


@pytest.fixture(scope="session")
def definitions():
    return load_definitions()


@pytest.fixture(scope="session")
def assess(definitions):
    def make(record):
        return Assessment(record, definitions, Policy(), date(2025, 11, 20))

    return make


@pytest.fixture(scope="session")
def okonjo(definitions, assess):
    path = assets.tree("resources") / "demo" / "okonjo.json"
    return assess(read_cases(path, definitions)[0].record)


@pytest.fixture(scope="session")
def ellerby(definitions, assess):
    """The demo patient with a transplant, on day 9."""
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
    (transplant,) = ellerby.record.transplants
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
            transplants=(transplant.model_copy(update={"note": "A long note. " * 20}),),
        )
    )


@pytest.fixture(scope="session")
def nobody(assess):
    return assess(Record(patient=Patient(id="p1", family="Blank", given="Ann")))


@pytest.fixture(scope="session")
def printed_at():
    return datetime(2025, 11, 20, 14, 32)  # noqa: DTZ001 - the clinic's wall clock


class Sheets:
    """A PDF as words and pictures, and sections on plain pages."""

    def text(self, content):
        """The words, page by page."""
        pages = PdfReader(BytesIO(content)).pages
        whole = "".join(
            f"--- page {number} ---\n{page.extract_text()}\n"
            for number, page in enumerate(pages, 1)
        )
        return re.sub(r"[ \t]+\n", "\n", whole)

    def picture(self, content, page=0, crop=None):
        """A page in gray at 72 dpi; `crop` keeps what stands between two heights."""
        image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil().convert("L")
        if crop is not None:
            image = image.crop((0, crop[0], image.width, crop[1]))
        out = BytesIO()
        image.save(out, "png")
        return out.getvalue()

    def arranged(self, title, assessment, sections, printed_at, geometry):
        """Pages below title and identity; `sections(width)` gives what stands on them."""
        opening = opening_section(
            title, assessment, (), printed_at, geometry.width, large=geometry.large
        )
        return arrange([opening, *sections(geometry.width)], geometry)

    def drawn(self, title, assessment, sections, printed_at, geometry):
        """The same as a PDF, with a header and footer that say nothing."""
        target = BytesIO()
        canvas = new_canvas(target, geometry.size, title=title, author="", printed_at=printed_at)
        pages = self.arranged(title, assessment, sections, printed_at, geometry)
        draw_pages(canvas, pages, geometry, Standing("who", title, (), ("from", "by")))
        canvas.save()
        return target.getvalue()


@pytest.fixture(scope="session")
def sheets():
    return Sheets()

"""Golden files: what a document or figure looked like when somebody last looked at it.

`pytest tests/golden --update-golden` writes them anew and prints the difference.
"""

import difflib
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from poems_desktop import assets
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.exchange.case_file import read_cases

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
def nobody(assess):
    return assess(Record(patient=Patient(id="p1", family="Blank", given="Ann")))


@pytest.fixture(scope="session")
def printed_at():
    return datetime(2025, 11, 20, 14, 32)  # noqa: DTZ001 - the clinic's wall clock

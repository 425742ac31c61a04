"""One summary PDF, beside the same text in plain reportlab plus bare matplotlib's drawing.

The figure reaches the page as vectors through `reports.mpl_bridge`, a renderer that turns
matplotlib's draw calls into reportlab's; the floor draws the same artists with Agg.
"""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from pypdf import PdfReader
from reportlab.pdfgen import canvas

from poems_desktop.assets import tree
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.vegf_print import print_figure
from poems_desktop.reports import fonts
from poems_desktop.reports.documents import render

WHEN = datetime(2025, 11, 20, 14, 32, tzinfo=UTC)


def test_one_summary(board):
    definitions = load_definitions()
    (case,) = read_cases(tree("resources") / "demo" / "okonjo.json", definitions)
    pdf = []

    def ours():
        one = assess(case.record, definitions, Policy(), date(2025, 11, 20))
        pdf[:] = [render("summary", one, paper="a4", printed_at=WHEN)]

    ours()
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(pdf[0])).pages]
    one = assess(case.record, definitions, Policy(), date(2025, 11, 20))
    model = build(one)

    def floor():
        drawn = canvas.Canvas(io.BytesIO(), invariant=1)
        for lines in pages:
            text = drawn.beginText(40, 800)
            text.setFont(fonts.plain_font("regular"), 8, 10)
            for line in lines:
                text.textLine(line)
            drawn.drawText(text)
            drawn.showPage()
        drawn.save()
        FigureCanvasAgg(print_figure(model, 500, 110)).draw()

    board.compare("one summary PDF", "at most 1.5x", floor, ours)
    assert any("OKONJO" in line for line in pages[0])


MANY, SETTLED = 1_000, 100
MOST_GROWTH = 16 * 1024 * 1024


def resident():
    """The memory that this process holds, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_thousand_summaries_in_flat_memory():
    definitions = load_definitions()
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", definitions)
    after = {}
    for number in range(MANY):
        record = cases[number % len(cases)].record
        one = assess(record, definitions, Policy(), date(2025, 11, 20))
        assert render("summary", one, paper="a4", printed_at=WHEN).startswith(b"%PDF-")
        after[number] = resident()
    assert after[MANY - 1] - after[SETTLED] < MOST_GROWTH

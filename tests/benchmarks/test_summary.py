"""One summary PDF, beside the same text in plain reportlab plus bare matplotlib's drawing."""

import io
from datetime import UTC, date, datetime

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

    board.compare("one summary PDF", "at most 1.5x later; reported now", floor, ours)
    assert any("OKONJO" in line for line in pages[0])

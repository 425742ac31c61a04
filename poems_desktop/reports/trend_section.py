"""The VEGF trend on paper: small multiples as vectors, and what must be read beside them."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.anonymous import day_count
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.plots.trend_build import build
from poems_desktop.plots.trend_model import TrendModel
from poems_desktop.plots.trend_words import caption
from poems_desktop.reports.blocks import Block, Drawing, Heading, Section, Space, paragraph
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import BODY, CAPTION

_HEIGHT, _TIGHT = 100.0, 64.0
Painter = Callable[[Canvas, float, float], None]
_REMARK = "pg/mL, log scale. Serum and plasma are never compared. Lines join one lab only."
_NOTHING = "No VEGF result with a date is recorded."
_TREND = "faq_2017#12"


def trend_section(  # noqa: PLR0913 - three only by keyword
    assessment: Assessment,
    width: float,
    sources: Sources,
    *,
    tight: bool = False,
    counted: bool = False,
    height: float | None = None,
) -> Section:
    """The figure with its caption, or the statement that there is nothing to draw.

    `counted` puts numbers of days on the time axis instead of dates. `height` in points.
    """
    start = day_count(assessment.record, assessment.as_of).start if counted else None
    model = build(assessment, counted_from=start)
    rows: list[Block] = []
    height = height or (_TIGHT if tight else _HEIGHT)
    if model.panels:
        rows.append(Drawing(height, _painter(model, width, height)))
        rows.append(Space(2))
        for panel in model.panels:
            cut = next(
                c for c in assessment.definitions.cut_offs.cut_off if c.specimen == panel.specimen
            )
            sources.marks(cut.cites[:1])
    elif model.is_empty:
        rows += paragraph(_NOTHING, width, BODY)
    lines = list(caption(model))
    if any(len(panel.points) > 1 for panel in model.panels) and sources.knows(_TREND):
        mark = sources.marks([_TREND])
        lines.append(f"After treatment the trend matters more than the value ({mark}).")
    if counted and model.day_zeros:
        lines.append("Day 0 in the figure is the transplant's; every other day counts as above.")
    if lines:
        rows += paragraph(" ".join(lines), width, CAPTION)
    return Section(tuple(rows), Heading(width, "VEGF trend", _REMARK))


def _painter(model: TrendModel, width: float, height: float) -> Painter:
    def paint(canvas: Canvas, x: float, top: float) -> None:
        from poems_desktop.plots.vegf_print import print_figure
        from poems_desktop.reports.mpl_bridge import draw_figure

        draw_figure(canvas, print_figure(model, width, height), x, top - height)

    return paint

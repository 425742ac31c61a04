"""VEGF under the problems: each specimen on its own axis, on the same time axis."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from poems_desktop.app.words import tr
from poems_desktop.plots.trend_model import Panel, TrendPoint
from poems_desktop.ui.overview.time_axis import TimeAxis
from poems_desktop.ui.pages.results_table import draw_shape
from poems_desktop.ui.theme import current_theme, font

_TOKENS = {"plasma": "pla", "serum": "ser"}
_PAD = 12.0


def draw_panel(painter: QPainter, axis: TimeAxis, panel: Panel, area: QRectF) -> None:
    """Draw one specimen inside `area`: cut-off, lines within one laboratory, points, labels."""
    color = current_theme().color(_TOKENS[panel.specimen])
    _draw_cut_off(painter, axis, panel, area)
    painter.setPen(QPen(color, 1.4))
    for run in panel.runs:
        places = [_at(axis, panel, point, area) for point in run.points]
        for start, end in pairwise(places):
            painter.drawLine(start, end)
    for point in panel.points:
        at = _at(axis, panel, point, area).toPoint()
        draw_shape(painter, panel.specimen, at)
        if point.other_laboratory:
            painter.setPen(QPen(current_theme().color("unkL"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 7, 7)
    _draw_labels(painter, axis, panel, area)


def _at(axis: TimeAxis, panel: Panel, point: TrendPoint, area: QRectF) -> QPointF:
    high = area.height() - 2 * _PAD
    share = min(1.0, max(0.0, panel.height_of(point.level)))
    return QPointF(axis.x(point.day), area.bottom() - _PAD - share * high)


def _draw_cut_off(painter: QPainter, axis: TimeAxis, panel: Panel, area: QRectF) -> None:
    if panel.cut_off is None or not panel.low < panel.cut_off.value < panel.high:
        return
    theme = current_theme()
    share = panel.height_of(panel.cut_off.value)
    y = area.bottom() - _PAD - share * (area.height() - 2 * _PAD)
    painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
    painter.setFont(font("caption"))
    painter.setPen(theme.color("ink3"))
    painter.drawText(
        QPointF(axis.left + 2, y - 3), f"{panel.cut_off.value:,f} {tr(panel.specimen)}"
    )


def _draw_labels(painter: QPainter, axis: TimeAxis, panel: Panel, area: QRectF) -> None:
    """First and last value, the last in bold: the table has the rest."""
    if not panel.points:
        return
    theme = current_theme()
    painter.setPen(theme.color(_TOKENS[panel.specimen]))
    first, last = panel.points[0], panel.points[-1]
    painter.setFont(font("caption", 600))
    at = _at(axis, panel, last, area)
    wide = QFontMetricsF(font("caption", 600)).horizontalAdvance(last.reported)
    left = at.x() + 9 if at.x() + 9 + wide <= axis.right + 30 else at.x() - 9 - wide
    painter.drawText(QPointF(left, at.y() + 4), last.reported)
    if first is not last:
        painter.setFont(font("caption"))
        at = _at(axis, panel, first, area)
        wide = QFontMetricsF(font("caption")).horizontalAdvance(first.reported)
        left = at.x() - 9 - wide if at.x() - 9 - wide >= axis.left else at.x() + 9
        painter.drawText(QPointF(left, at.y() - 4 if left > at.x() else at.y() + 4), first.reported)

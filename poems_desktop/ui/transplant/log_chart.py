"""One chart of the log, its points above the columns of the table."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.app.transplant_charts import Chart, Line
from poems_desktop.app.transplant_days import LogDay
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, text_scale
from poems_desktop.ui.transplant.metrics import Columns, left_width

_LEAST, _MOST = 66, 240
_TOP, _BOTTOM = 9, 8
_TICK = 15
_AIR = 0.08
_EMPTY = Chart("", "", (), Line(0.0, ""))
_LINE = 18
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LogChart(Themed, QWidget):
    """Draws points and joins those of days that follow one another; the table says the same."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = _EMPTY
        self._days: tuple[LogDay, ...] = ()
        self._columns = Columns(left_width(), 40, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow_theme()

    def show_chart(self, chart: Chart, days: tuple[LogDay, ...]) -> None:
        """Show other points."""
        self._chart, self._days = chart, days
        count = len(chart.points)
        days_told = tr("1 day") if count == 1 else tr("{count} days").format(count=count)
        told = f"{tr(chart.title)}, {tr(chart.unit)}: {days_told}"
        if chart.points:
            last = chart.points[-1]
            told += tr(", last {text} on {day}").format(text=last.text, day=days[last.column].title)
        self.setAccessibleName(tr("{told}. The table below has every value.").format(told=told))
        self.update()

    def place(self, columns: Columns) -> None:
        """Stand above these columns."""
        self._columns = columns
        self.update()

    def sizeHint(self) -> QSize:
        """Still readable; the room that is left makes it higher."""
        return QSize(200, round(_LEAST * text_scale()))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(100, round(_LEAST * text_scale()))

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.setMaximumHeight(round(_MOST * text_scale()))
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        column = self._columns.at(event.position().x())
        if column is not None:
            self.chosen.emit(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, window, ticks, the named limit and the points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high, ticks = self._range()
        self._draw_names(painter, ticks, low, high)
        painter.setClipRect(QRectF(self._columns.left, 0, self.width(), self.height()))
        self._draw_ground(painter)
        theme = current_theme()
        for tick in ticks:
            painter.setPen(QPen(theme.color("grid"), 1))
            y = self._y(tick, low, high)
            painter.drawLine(QPointF(self._columns.left, y), QPointF(self.width(), y))
        self._draw_limit(painter, low, high)
        self._draw_points(painter, low, high)
        painter.end()

    def _range(self) -> tuple[float, float, list[float]]:
        """Lowest and highest value, with round ticks; the limit is always in view."""
        values = [one.value for one in self._chart.points] + [self._chart.line.value]
        least = min(values) if len(values) > 1 else values[0] - 1.5
        most = max(values)
        room = max(2.0, (self.height() - _TOP - _BOTTOM) / (_TICK * text_scale()))
        step = next((one for one in _STEPS if (most - least) / one <= room), _STEPS[-1])
        air = max(most - least, step) * _AIR
        low, high = least - air, most + air
        first, last = math.ceil(low / step), math.floor(high / step)
        return low, high, [step * n for n in range(first, last + 1)]

    def _y(self, value: float, low: float, high: float) -> float:
        top, bottom = _TOP * text_scale(), self.height() - _BOTTOM * text_scale()
        return bottom - (value - low) / (high - low) * (bottom - top)

    def _draw_names(self, painter: QPainter, ticks: list[float], low: float, high: float) -> None:
        theme, unit = current_theme(), tr(self._chart.unit)
        room = self._columns.left - 14
        painter.setFont(font("dense", 600))
        painter.setPen(theme.color("ink"))
        line = round(_LINE * text_scale())
        painter.drawText(QRectF(12, 3, room, line), _LEFT, tr(self._chart.title))
        painter.setFont(font("caption"))
        painter.setPen(theme.color("ink3"))
        painter.drawText(QRectF(12, 3 + line, room, line), _LEFT, unit)
        percent = self._chart.unit.startswith("%")
        blocked = painter.fontMetrics().horizontalAdvance(unit) + 16
        for tick in ticks:
            text = f"{tick:+.4g}%" if percent and tick else f"{tick:.1f}" if not percent else "0%"
            y = self._y(tick, low, high)
            wide = painter.fontMetrics().horizontalAdvance(text)
            if self._columns.left - 6 - wide < blocked and y < 4 + 2.2 * line:
                continue
            place = QRectF(0, y - line / 2, self._columns.left - 6, line)
            painter.drawText(place, _RIGHT, text.replace("-", "\N{MINUS SIGN}"))

    def _draw_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        for column, day in enumerate(self._days):
            area = self._columns.area(column, 0, self.height())
            if day.watched:
                painter.fillRect(area, theme.color("plumS"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for column, day in enumerate(self._days):
            if day.today:
                draw_today(painter, self._columns.area(column, 0, self.height()))

    def _draw_limit(self, painter: QPainter, low: float, high: float) -> None:
        theme = current_theme()
        y = self._y(self._chart.line.value, low, high)
        painter.setPen(QPen(theme.color("ink2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(self._columns.left, y), QPointF(self.width(), y))
        painter.setFont(font("caption"))
        painter.setPen(theme.color("ink2"))
        line = round(_LINE * text_scale())
        place = QRectF(self._columns.left + 6, y - line - 1, self.width(), line)
        painter.drawText(place, _LEFT, self._chart.line.text)

    def _draw_points(self, painter: QPainter, low: float, high: float) -> None:
        ink = current_theme().color("ink")
        places = [
            (one, QPointF(self._columns.center(one.column), self._y(one.value, low, high)))
            for one in self._chart.points
        ]
        painter.setPen(QPen(ink, 1.6))
        for (first, start), (second, end) in pairwise(places):
            if second.column == first.column + 1:
                painter.drawLine(start, end)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        for one, place in places:
            radius = 4.2 if one is self._chart.points[-1] else 2.6
            painter.drawEllipse(place, radius, radius)
        if places:
            one, place = places[-1]
            painter.setFont(font("body", 700))
            painter.setPen(ink)
            painter.drawText(
                QPointF(place.x() + self._columns.wide / 2 + 6, place.y() + 4), one.text
            )


def draw_today(painter: QPainter, area: QRectF) -> None:
    """The two plum lines beside today's column."""
    painter.setPen(QPen(current_theme().color("plum"), 2))
    painter.drawLine(area.topLeft(), area.bottomLeft())
    painter.drawLine(area.topRight(), area.bottomRight())

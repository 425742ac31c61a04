"""The problem timeline: problems, treatments and VEGF over one time axis."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.problem_timeline import Problem, problem_timeline
from poems_desktop.clinical.record import Treatment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.plots.trend_build import build, events
from poems_desktop.plots.trend_model import UNIT, Band, DayZero, TrendModel
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.overview.time_axis import TimeAxis
from poems_desktop.ui.overview.timeline_rows import draw_problem, draw_undated, words
from poems_desktop.ui.overview.timeline_vegf import draw_panel
from poems_desktop.ui.theme import current_theme, font, text_scale

_LABELS, _ROW, _HEAD, _PANEL, _RIGHT = 186, 22, 26, 82, 44
_YEAR_ROOM = 46.0


class TimelineView(Themed, QWidget):
    """Painted; its accessible description says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self._trend: TrendModel | None = None
        self._treatments: tuple[Band, ...] = ()
        self._zeros: tuple[DayZero, ...] = ()
        self._undated: tuple[str, ...] = ()
        self._today = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Problem timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.follow_theme()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the problems of an assessment's record."""
        self._problems = problem_timeline(
            assessment.record, assessment.definitions, assessment.as_of
        )
        # Not the events of the trend: that keeps to those around its results.
        self._trend = build(assessment, treatments=False)
        self._treatments, self._zeros = events(assessment)
        self._undated = tuple(
            _undated(one) for one in assessment.record.treatments if not one.start
        )
        self._today = assessment.as_of
        self.setAccessibleDescription(". ".join(self.lines()))
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def is_empty(self) -> bool:
        """Whether nothing is there to draw."""
        panels = self._trend is not None and self._trend.panels
        return not (self._problems or self._treatments or self._undated or self._zeros or panels)

    def lines(self) -> Iterator[str]:
        """What is drawn, in words."""
        for problem in self._problems:
            told = [
                f"{words(span)} {show_date(PartialDate.of(span.first))}"
                if span.kind != "open"
                else words(span)
                for span in problem.spans
            ]
            told += [tr(problem.undated)] if problem.undated else []
            yield f"{tr(problem.label)}: {', '.join(told)}"
        for zero in self._zeros:
            yield tr("Day 0: {day}").format(day=zero.date_text)
        for band in self._treatments:
            yield tr("Treatment: {name}, {dates}").format(name=band.name, dates=_dates(band))
        for name in self._undated:
            yield tr("Treatment: {name}").format(name=name)
        for panel in () if self._trend is None else self._trend.panels:
            values = ", ".join(f"{one.reported} {one.date_text}" for one in panel.points)
            yield tr("VEGF {specimen}: {values}").format(specimen=tr(panel.specimen), values=values)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for every row."""
        panels = 0 if self._trend is None else len(self._trend.panels)
        rows = len(self._problems) + len(self._treatments) + len(self._undated)
        high = _HEAD + rows * _ROW + 14 + panels * _PANEL + 8
        return QSize(round(520 * text_scale()), round(high * text_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        if self._trend is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = text_scale()
        left, right = _LABELS * scale, self.width() - _RIGHT * scale
        axis = TimeAxis.around(self._days(), self._today, left, right)
        self._draw_axis(painter, axis)
        y = _HEAD * scale
        for problem in self._problems:
            row = QRectF(0, y, self.width(), _ROW * scale)
            self._draw_row_label(painter, tr(problem.label), row)
            draw_problem(painter, axis, problem, row)
            y += _ROW * scale
        y = self._draw_treatments(painter, axis, y + 7 * scale)
        for panel in self._trend.panels:
            area = QRectF(0, y, self.width(), _PANEL * scale)
            self._draw_rule(painter, y)
            self._draw_panel_label(painter, panel.specimen, area)
            draw_panel(painter, axis, panel, area)
            y += _PANEL * scale
        painter.end()

    def _days(self) -> Iterator[date]:
        for problem in self._problems:
            for span in problem.spans:
                yield span.first
        yield from (band.first for band in self._treatments)
        yield from (zero.day for zero in self._zeros)
        if self._trend is not None:
            yield from (point.day for panel in self._trend.panels for point in panel.points)

    def _draw_axis(self, painter: QPainter, axis: TimeAxis) -> None:
        theme, scale = current_theme(), text_scale()
        painter.setFont(font("caption"))
        metrics = QFontMetricsF(font("caption"))
        today = axis.x(self._today)
        zeros = [axis.x(zero.day) - 16 * scale for zero in self._zeros]
        room = QFontMetricsF(font("caption", 600)).horizontalAdvance(tr("Day 0")) + 4
        for year, x in axis.years(_YEAR_ROOM * scale):
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(x, _HEAD * scale), QPointF(x, self.height() - 6))
            wide = 3 + metrics.horizontalAdvance(str(year))
            beside = all(x + wide < zero or zero + room < x for zero in zeros)
            if x + 30 * scale < today - 20 * scale and beside:
                painter.setPen(theme.color("ink3"))
                painter.drawText(QPointF(x + 3, 16 * scale), str(year))
        painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(today, 20 * scale), QPointF(today, self.height() - 6))
        painter.setPen(theme.color("ink2"))
        wide = metrics.horizontalAdvance(tr("Today"))
        painter.drawText(QPointF(today - wide / 2, 16 * scale), tr("Today"))
        for zero in self._zeros:
            x = axis.x(zero.day)
            painter.setPen(QPen(theme.color("plum"), 2))
            painter.drawLine(QPointF(x, 20 * scale), QPointF(x, self.height() - 6))
            painter.setFont(font("caption", 600))
            painter.drawText(QPointF(x - 16 * scale, 16 * scale), tr("Day 0"))
            painter.setFont(font("caption"))

    def _draw_row_label(self, painter: QPainter, text: str, row: QRectF) -> None:
        theme = current_theme()
        metrics = QFontMetricsF(font("dense"))
        room = _LABELS * text_scale() - 18
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font("dense"))
        painter.setPen(theme.color("ink"))
        painter.drawText(row.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        self._draw_rule(painter, row.bottom())

    def _draw_rule(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(current_theme().color("grid"), 1))
        painter.drawLine(QPointF(12, y), QPointF(self.width() - 12, y))

    def _draw_treatments(self, painter: QPainter, axis: TimeAxis, top: float) -> float:
        theme, scale = current_theme(), text_scale()
        y = top
        if self._treatments or self._undated:
            row = QRectF(0, y, self.width(), _ROW * scale)
            painter.setFont(font("dense"))
            painter.setPen(theme.color("ink"))
            painter.drawText(
                row.adjusted(12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr("Treatment")
            )
        for band in self._treatments:
            row = QRectF(0, y, self.width(), _ROW * scale)
            left, right = axis.x(band.first), axis.x(band.stop or self._today)
            area = QRectF(left, y + 5, max(right - left, 4.0), row.height() - 10)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("tx2" if band.directed else "tx1"))
            painter.drawRoundedRect(area, 2, 2)
            if band.stop is None:
                self._draw_open_end(painter, area)
            self._draw_band_name(painter, axis, band, area)
            y += row.height()
        for name in self._undated:
            draw_undated(painter, name, axis.left, axis.right, QRectF(0, y, 0, _ROW * scale))
            y += _ROW * scale
        return y + 7 * scale

    def _draw_open_end(self, painter: QPainter, area: QRectF) -> None:
        """No stop is recorded: an arrow, not an end."""
        tip = QPointF(area.right() + 6, area.center().y())
        painter.setBrush(current_theme().color("line2"))
        painter.drawPolygon(QPolygonF([area.topRight(), tip, area.bottomRight()]))

    def _draw_band_name(self, painter: QPainter, axis: TimeAxis, band: Band, area: QRectF) -> None:
        metrics = QFontMetricsF(font("caption"))
        text = f"{band.name} {_dates(band)}"
        wide = metrics.horizontalAdvance(text)
        painter.setFont(font("caption"))
        painter.setPen(current_theme().color("ink2"))
        room_right = self.width() - 8 - (area.right() + 10)
        if wide <= area.width() - 8:
            left = area.left() + 5
        elif wide <= room_right:
            left = area.right() + 10
        else:
            room = max(area.left() - axis.left - 6, room_right)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(text)
            left = area.left() - 6 - wide if room > room_right else area.right() + 10
        base = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        if left >= area.right():  # the line of day 0 never strikes a name through
            around = QRectF(left - 2, area.y() - 1, wide + 4, area.height() + 2)
            painter.fillRect(around, current_theme().color("surface"))
        painter.drawText(QPointF(left, base), text)

    def _draw_panel_label(self, painter: QPainter, specimen: str, area: QRectF) -> None:
        theme, scale = current_theme(), text_scale()
        painter.setFont(font("dense"))
        painter.setPen(theme.color("ink"))
        painter.drawText(
            QPointF(12, area.y() + 20 * scale), tr("VEGF {specimen}").format(specimen=specimen)
        )
        painter.setFont(font("caption"))
        painter.setPen(theme.color("ink3"))
        about = tr("{unit}, log scale").format(unit=UNIT)
        painter.drawText(QPointF(12, area.y() + 35 * scale), about)


def _undated(one: Treatment) -> str:
    """A treatment without a start, in words."""
    if one.stop is not None:
        stop = show_date(one.stop)
        return tr("{name}, start not recorded, until {stop}").format(name=one.name, stop=stop)
    return tr("{name}, undated").format(name=one.name)


def _dates(band: Band) -> str:
    if band.stop_text:
        return tr("{start} to {stop}").format(start=band.start_text, stop=band.stop_text)
    return tr("from {start}").format(start=band.start_text)

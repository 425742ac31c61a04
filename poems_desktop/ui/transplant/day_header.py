"""The heading of the log: watch window, weekday, date and day of each column."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from poems_desktop.app.transplant_days import LogDay
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, text_scale
from poems_desktop.ui.transplant.metrics import Columns, left_width, narrow

_BAND, _LINE, _DAY = 24, 17, 24
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class DayHeader(Themed, QWidget):
    """Paints what stands above the columns; a click chooses a day."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[LogDay, ...] = ()
        self._columns = Columns(left_width(), 40, 0, 0)
        self._selected = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_days(self, days: tuple[LogDay, ...]) -> None:
        """Show other days."""
        self._days = days
        watched = [one for one in days if one.watched]
        told = (
            tr("Days {first} to {last}.").format(first=days[0].title, last=days[-1].title)
            if days
            else ""
        )
        if watched:
            told += tr(" Watch window {first} to {last}.").format(
                first=watched[0].title, last=watched[-1].title
            )
        self.setAccessibleName(told)
        self.setToolTip(
            tr("{home}: a day out of the hospital. {cells}: a day of infusion.").format(
                home=tr("home"), cells=tr("cells")
            )
        )
        self.update()

    def place(self, columns: Columns, selected: int) -> None:
        """Stand above these columns."""
        self._columns, self._selected = columns, selected
        self.update()

    def sizeHint(self) -> QSize:
        """Band, two lines and the day."""
        return QSize(200, round((_BAND + 2 * _LINE + _DAY + 4) * text_scale()))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return self.sizeHint()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        column = self._columns.at(event.position().x())
        if column is not None:
            self.chosen.emit(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names on the left and the days beside them, clipped to their room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_names(painter)
        painter.setClipRect(QRectF(self._columns.left, 0, self.width(), self.height()))
        self._draw_band(painter)
        for column, day in enumerate(self._days):
            area = self._columns.area(column, 0, self.height())
            if area.right() >= self._columns.left and area.left() <= self.width():
                self._draw_day(painter, column, day)
        painter.end()

    def _tops(self) -> tuple[float, float, float, float]:
        scale = text_scale()
        band, line = _BAND * scale, _LINE * scale
        return band, band + line, band + 2 * line, _DAY * scale

    def _draw_names(self, painter: QPainter) -> None:
        theme = current_theme()
        first, second, third, high = self._tops()
        line = _LINE * text_scale()
        painter.setPen(theme.color("ink3"))
        painter.setFont(font("caption"))
        years = sorted({one.day.year for one in self._days})
        for top, tall, text in (
            (0.0, first, " / ".join(map(str, years))),
            (first, line, tr("Weekday")),
            (second, line, tr("Date")),
        ):
            painter.drawText(QRectF(12, top, self._columns.left - 14, tall), _LEFT, text)
        painter.setPen(theme.color("ink"))
        painter.setFont(font("caption", 600))
        painter.drawText(QRectF(12, third, self._columns.left - 14, high), _LEFT, tr("Day"))

    def _draw_band(self, painter: QPainter) -> None:
        theme = current_theme()
        watched = [at for at, one in enumerate(self._days) if one.watched]
        if not watched:
            return
        first, last = self._days[watched[0]], self._days[watched[-1]]
        left = self._columns.area(watched[0], 0, 0).left()
        right = self._columns.area(watched[-1], 0, 0).right()
        band = self._tops()[0]
        painter.fillRect(QRectF(left, 0, right - left, self.height()), theme.color("plumS"))
        painter.fillRect(QRectF(left, 0, right - left, band), theme.color("plum"))
        text = tr("Watch, {first} to {last}: {first_date} to {last_date}").format(
            first=first.label,
            last=last.short,
            first_date=date_text(first.day),
            last_date=date_text(last.day),
        )
        painter.setFont(font("dense", 600))
        painter.setPen(theme.color("onPlum"))
        seen_left, seen_right = max(left, self._columns.left), min(right, float(self.width()))
        room = QRectF(seen_left, 0, seen_right - seen_left, band)
        metrics = painter.fontMetrics()
        for shown in (
            text,
            tr("Watch, {first} to {last}").format(first=first.label, last=last.short),
            tr("Watch"),
        ):
            if metrics.horizontalAdvance(shown) + 6 <= room.width():
                painter.drawText(room, _CENTER, shown)
                break

    def _draw_day(self, painter: QPainter, column: int, day: LogDay) -> None:
        theme = current_theme()
        first, second, third, high = self._tops()
        line = _LINE * text_scale()
        top = self._columns.area(column, 0, first)
        side, room = Qt.TextElideMode.ElideRight, int(top.width())
        if not day.watched and day.home is not None:
            painter.setFont(narrow("caption"))
            painter.setPen(theme.color("ink3"))
            shown = painter.fontMetrics().elidedText(tr("home"), side, room)
            painter.drawText(top, _CENTER, shown)
        if not day.watched and day.infusion:
            painter.setFont(narrow("caption", 600))
            painter.setPen(theme.color("plum"))
            shown = painter.fontMetrics().elidedText(tr("cells"), side, room)
            painter.drawText(top, _CENTER, shown)
        painter.setFont(narrow("caption"))
        painter.setPen(theme.color("plum" if day.watched else "ink2"))
        painter.drawText(self._columns.area(column, first, line), _CENTER, day.weekday)
        painter.setPen(theme.color("ink"))
        date = date_text(day.day).rpartition("-")[0]
        painter.drawText(self._columns.area(column, second, line), _CENTER, date)
        self._draw_number(painter, column, day, QRectF(0, third, 0, high))

    def _draw_number(self, painter: QPainter, column: int, day: LogDay, band: QRectF) -> None:
        theme = current_theme()
        place = self._columns.area(column, band.top(), band.height()).adjusted(1, 1, -1, -2)
        ink = "plum" if day.watched or day.number == 0 else "ink2"
        if day.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("plum"))
            painter.drawRoundedRect(place, 3, 3)
            ink = "onPlum"
        if column == self._selected:
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        strong = day.watched or day.today or day.number == 0
        painter.setFont(narrow("body", 700 if strong else 400))
        painter.setPen(theme.color(ink))
        painter.drawText(place, _CENTER, day.short)

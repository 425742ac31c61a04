"""A typed date with a calendar beside it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.icons import icon
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.themed import Themed

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
_SHOWN = "dd-MMM-yyyy"


class DateEdit(Themed, LineField):
    """A date as typed; a day picked from the calendar arrives as 12-Aug-2025."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._today = QDate()
        self._popup: CalendarPopup | None = None
        self._open = QAction(tr("Choose from a calendar"), self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.setMinimumWidth(118)
        self.follow_theme()

    def set_today(self, today: date) -> None:
        """The day that the calendar starts from when the field is empty."""
        self._today = QDate(today.year, today.month, today.day)

    def open_calendar(self) -> None:
        """Open the calendar below the field, on its date if it holds a full one."""
        if self.isReadOnly() or not self.isEnabled():
            return
        start = _ENGLISH.toDate(self.text(), _SHOWN)
        if not start.isValid():
            start = self._today if self._today.isValid() else QDate.currentDate()
        popup = CalendarPopup(start, self)
        popup.calendar.clicked.connect(self._on_picked)
        popup.calendar.activated.connect(self._on_picked)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._popup = popup
        popup.destroyed.connect(self._on_popup_gone)
        popup.show()
        popup.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as it opens any list."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            event.accept()
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self._open.setIcon(icon("cd", "ink2", 12))

    def _on_picked(self, day: QDate) -> None:
        if self._popup is None:
            return
        self._popup.close()
        self._popup = None
        self.setText(_ENGLISH.toString(day, _SHOWN))
        self.flush()

    def _on_popup_gone(self) -> None:
        self._popup = None


class CalendarPopup(QFrame):
    """A month to pick a day from; frees itself when closed."""

    def __init__(self, start: QDate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(_ENGLISH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(start)
        self.calendar.setAccessibleName(tr("Calendar"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

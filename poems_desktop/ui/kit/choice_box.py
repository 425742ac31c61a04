"""A list of choices that the wheel cannot change."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.theme import scaled, set_look

_FIXED = tr("Read only")
_CHEVRON = 12
# Padding and border beside the text.
_AROUND = 32


class ChoiceBox(QComboBox):
    """One value of a list. `edited(value)` is emitted only when the user picks another one."""

    edited = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]] = (),
        *,
        name: str = "",
        editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settled: object = None
        self._again = False
        self._read_only = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # The other policies resize the box by a timer, against its layout.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if name:
            self.setAccessibleName(name)
        if editable:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.lineEdit().editingFinished.connect(self.flush)
        self.activated.connect(self._on_activated)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer `options` (value, text), keeping the shown value."""
        shown = self._settled
        self.clear()
        for value, text in options:
            ensure_script_fonts(text)
            self.addItem(text, value)
        self.show_value(shown)
        self.updateGeometry()

    def value(self) -> object:
        """The value shown; the typed text where the list allows free text and has no match."""
        if self.isEditable():
            at = self.findText(self.currentText())
            return self.itemData(at) if at >= 0 else self.currentText()
        return self.currentData()

    def show_value(self, value: object) -> None:
        """Show `value` silently. One that is not in the list is shown too, never replaced."""
        self._settled, self._again = value, False
        at = self._index_of(value)
        if at < 0 and value not in (None, ""):
            if self.isEditable():
                self.setCurrentIndex(-1)
                self.setEditText(str(value))
                return
            self.addItem(str(value), value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        if at < 0 and self.isEditable():
            self.clearEditText()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without taking input: it keeps its place in the focus order."""
        self._read_only = read_only
        set_look(self, "fixed", "yes" if read_only else "")
        if self.isEditable():
            self.lineEdit().setReadOnly(read_only)
        self.setAccessibleDescription(_FIXED if read_only else "")
        self.update()

    def is_read_only(self) -> bool:
        """Whether it takes no input."""
        return self._read_only

    def showPopup(self) -> None:
        """Open the list, except where nothing can be chosen."""
        if not self._read_only:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by keys, except where nothing can be chosen."""
        if self._read_only:
            event.ignore()
            return
        super().keyPressEvent(event)

    def show_problem(self, text: str | None) -> None:
        """Mark the field and tell screen readers why; None clears it."""
        set_look(self, "problem", "error" if text else "")
        self.setAccessibleDescription(text or (_FIXED if self._read_only else ""))

    def flush(self) -> None:
        """Emit `edited` now if the user has chosen or typed something not yet emitted."""
        value = self.value()
        changed = value != self._settled and not (value == "" and self._settled is None)
        if self._again or changed:
            self._settled, self._again = value, False
            self.edited.emit(value)

    def ask_again(self) -> None:
        """What was emitted could not be kept: leaving or choosing it again emits it once more."""
        self._again = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what is asked again."""
        super().focusOutEvent(event)
        if self._again and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def sizeHint(self) -> QSize:
        """Room for the longest choice."""
        metrics = self.fontMetrics()
        texts = (self.itemText(index) for index in range(self.count()))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return QSize(max(60, widest + _AROUND + scaled(_CHEVRON)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same: a choice is never cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page; the open list handles its own."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its chevron in the theme's color."""
        super().paintEvent(event)
        painter = QPainter(self)
        token = "ink2" if self.isEnabled() and not self._read_only else "ink3"
        size = scaled(_CHEVRON)
        at = QPoint(self.width() - size - 9, (self.height() - size) // 2)
        painter.drawPixmap(at, pixmap("cd", token, size))
        painter.end()

    def _index_of(self, value: object) -> int:
        for index in range(self.count()):
            if self.itemData(index) == value:
                return index
        return -1

    def _on_activated(self, _index: int) -> None:
        self.flush()

"""The small mark that names a source and shows its reference on demand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.text import without_mnemonics
from poems_desktop.ui.theme import font

_WIDEST = 420


class CitationMark(QToolButton):
    """A mark such as `F6`. Hover, Enter or Space shows the reference, Escape closes it."""

    def __init__(self, mark: str, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._popup: ReferencePopup | None = None
        self.setProperty("kind", "cite")
        self.setText(without_mnemonics(mark))
        self.setAccessibleName(tr("Source {mark}").format(mark=mark))
        self.setAccessibleDescription(reference)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.toggle_reference)

    def sizeHint(self) -> QSize:
        """Just the mark."""
        metrics = QFontMetrics(font("cite", 500))
        return QSize(metrics.horizontalAdvance(self.text()) + 11, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """The same: a mark is never cut."""
        return self.sizeHint()

    def reference(self) -> str:
        """The full reference."""
        return self._reference

    def shows_reference(self) -> bool:
        """Whether the reference is open."""
        return self._popup is not None

    def toggle_reference(self) -> None:
        """Open the reference, or close it if it is open."""
        if self._popup is None:
            self._open()
        else:
            self._close()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the reference while the pointer rests here."""
        super().enterEvent(event)
        if self.isVisible():
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone: close the reference."""
        super().leaveEvent(event)
        self._close()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus has gone: close the reference."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page has gone: close the reference."""
        super().hideEvent(event)
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open and close; Escape closes an open reference only."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                event.accept()
                self.toggle_reference()
            case Qt.Key.Key_Escape if self._popup is not None:
                event.accept()
                self._close()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QEvent) -> None:
        """The pointer already shows the reference; a click takes the focus and keeps it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._open()
        event.accept()

    def _open(self) -> None:
        if self._popup is None:
            self._popup = ReferencePopup(self._reference, self)
            self._popup.show_below(self)

    def _close(self) -> None:
        popup, self._popup = self._popup, None
        if popup is not None:
            popup.close()


class MoreSources(CitationMark):
    """A mark such as `+3` for the sources that have no room, by mark and reference."""

    def __init__(self, rest: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        told = "\n".join(f"{mark}: {reference}" for mark, reference in rest)
        super().__init__(f"+{len(rest)}", told, parent)
        names = ", ".join(mark for mark, _ in rest)
        self.setAccessibleName(tr("More sources: {marks}").format(marks=names))


def marks_in_short(
    sources: Sequence[tuple[str, str]], most: int, parent: QWidget | None = None
) -> list[CitationMark]:
    """A mark for each source; of those beyond `most` one mark tells, where it saves room."""
    shown = len(sources) if len(sources) <= most + 1 else most
    found = [CitationMark(mark, reference, parent) for mark, reference in sources[:shown]]
    if rest := sources[shown:]:
        found.append(MoreSources(rest, parent))
    return found


class ReferencePopup(QFrame):
    """A reference, literal and wrapped; frees itself when closed and takes no focus."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("kind", "popup")
        label = Label(text, "dense", wrap=True)
        natural = label.fontMetrics().horizontalAdvance(text) + 8
        label.setFixedWidth(min(_WIDEST, max(120, natural)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(label)

    def show_below(self, anchor: QWidget) -> None:
        """Show under `anchor`, moved as needed to stay on its screen."""
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = QGuiApplication.screenAt(at) or anchor.screen()
        if screen is not None:
            area = screen.availableGeometry()
            if at.y() + self.height() > area.bottom():
                above = anchor.mapToGlobal(QPointF(0, 0)).toPoint().y()
                at.setY(above - self.height() - 4)
            at.setX(max(area.left(), min(at.x(), area.right() - self.width())))
        self.move(at)
        self.show()

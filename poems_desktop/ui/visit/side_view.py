"""What is shown in place of the form: history, comparison, two versions; and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label

_WIDEST = 960


class SideView(QWidget):
    """A title, a button back, and a scrolling column `body`."""

    back = Signal()

    def __init__(self, title: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = LinkButton(tr("Back to the form"), "cl", measure="small")
        self._back.setObjectName("side.back")
        self._back.clicked.connect(self.back)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 14, 4)
        head.setSpacing(8)
        head.addWidget(Label(title, "section"))
        head.addWidget(Label(about, "caption", wrap=True), 1)
        head.addWidget(self._back)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(12, 4, 7, 14)
        self.body.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def enter(self) -> None:
        """The view was just shown."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.back.emit()
            return
        super().keyPressEvent(event)

"""A passphrase field with a Show toggle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.theme import set_look


class PassphraseEdit(QLineEdit):
    """Hidden text. `typing(text)` comes with each change by the user."""

    typing = Signal(str)

    def __init__(
        self, *, name: str, show_toggle: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("measure", "large")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.textEdited.connect(self.typing)
        self._toggle: LinkButton | None = None
        if show_toggle:
            self._toggle = LinkButton(tr("Show"), "eye", measure="small", parent=self)
            self._toggle.setAccessibleName(tr("Show {value}").format(value=name.lower()))
            self._toggle.setCursor(Qt.CursorShape.ArrowCursor)
            self._toggle.clicked.connect(self._on_toggle)
            self._keep_room()

    def forget(self) -> None:
        """Empty the field and hide what is typed next."""
        self.clear()
        self._reveal(shown=False)

    def show_problem(self, text: str | None) -> None:
        """Mark the field and tell screen readers why; None clears it."""
        set_look(self, "problem", "error" if text else "")
        self.setAccessibleDescription(text or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toggle at the right end."""
        super().resizeEvent(event)
        if self._toggle is not None:
            size = self._toggle.sizeHint()
            top = (self.height() - size.height()) // 2
            self._toggle.setGeometry(
                self.width() - size.width() - 4, top, size.width(), size.height()
            )

    def _keep_room(self) -> None:
        if self._toggle is not None:
            self.setTextMargins(0, 0, self._toggle.sizeHint().width(), 0)

    def _on_toggle(self) -> None:
        self._reveal(shown=self.echoMode() == QLineEdit.EchoMode.Password)

    def _reveal(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        if self._toggle is not None:
            self._toggle.setText(tr("Hide") if shown else tr("Show"))

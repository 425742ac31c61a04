"""The page that a fault of the program shows."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label

_SAFE = tr(
    "What you entered is safe: it is in the draft, in the encrypted store. You can go on, or close "
    "the program and open it again."
)
_UNSAFE = tr(
    "What was saved before is safe. The last entries could not be written: look at them, note them "
    "on paper, then close the program and open it again."
)
_ABOUT = tr(
    "The report below names places in the program and versions. It holds no patient data, no "
    "passphrase and nothing that was typed."
)


class CrashPage(QDialog):
    """`save_wanted()` asks where to keep the report, `quit_wanted()` closes the program."""

    save_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, report: str, *, safe: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.setAccessibleName(tr("A fault of the program"))
        self.setMinimumSize(560, 420)
        self._report = report
        self._message = InlineMessage()
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Report without patient data"))
        go_on = PrimaryButton(tr("Go on"))
        save = SecondaryButton(tr("Save report…"), "save")
        leave = LinkButton(tr("Close the program"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(8)
        column.addWidget(Label(tr("The program met a fault of its own"), "title", wrap=True))
        column.addWidget(Label(_SAFE if safe else _UNSAFE, "body", wrap=True))
        column.addWidget(Label(_ABOUT, "secondary", wrap=True))
        column.addWidget(shown, 1)
        column.addWidget(self._message)
        row = QHBoxLayout()
        for button in (go_on, save, leave):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        go_on.clicked.connect(self.close)
        save.clicked.connect(self.save_wanted)
        leave.clicked.connect(self.quit_wanted)

    @property
    def report(self) -> str:
        """What is shown and saved."""
        return self._report

    def save_to(self, path: str) -> None:
        """Write the report; say where that fails."""
        try:
            Path(path).write_text(self._report, encoding="utf-8")
        except OSError as error:
            reason = error.strerror or tr("unknown reason")
            said = tr("The file was not saved: {reason}. Choose another place.").format(
                reason=reason
            )
            self._message.show_message("error", said)
            return
        self._message.show_message("note", tr("Saved as {name}.").format(name=Path(path).name))

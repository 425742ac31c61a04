"""Bringing a store back from a backup, into a new folder. What is there is left as it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_step import StepCard

_TITLE = tr("Restore from a backup")
_TEXT = tr(
    "The backup is checked, then laid into a new folder. The damaged store and all backups stay "
    "where they are. A backup opens with the passphrase of its day."
)


class RestoreStep(StepCard):
    """`restore_requested(backup, target, passphrase)`; `cancel_requested()` while it runs."""

    restore_requested = Signal(str, str, str)
    cancel_requested = Signal()
    backup_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        backups: Sequence[tuple[str, str]],
        target: str,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_TITLE, _TEXT, parent)
        self._backup = ChoiceBox(backups, name=tr("Backup"))
        self._backup.setProperty("measure", "large")
        if backups:
            self._backup.show_value(backups[0][0])
        self._other = SecondaryButton(tr("Another…"), measure="large")
        self._target = LineField(name=tr("New folder"))
        self._target.setProperty("measure", "large")
        self._target.show_value(target)
        self._passphrase = PassphraseEdit(name=tr("Passphrase of the backup"))
        self._progress = QProgressBar()
        self._progress.setAccessibleName(tr("Progress of the restore"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._go = PrimaryButton(tr("Restore"), measure="large")
        self._cancel = SecondaryButton(tr("Cancel"), measure="large")
        self._cancel.hide()
        self._back = LinkButton(tr("Back"), measure="large")
        self._build(about)
        self._connect()
        self._refresh()

    def add_backup(self, path: str, name: str) -> None:
        """Offer a backup that was looked for by hand, and choose it."""
        options = [
            (self._backup.itemData(at), self._backup.itemText(at))
            for at in range(self._backup.count())
        ]
        self._backup.set_options([(path, name), *options])
        self._backup.show_value(path)
        self._refresh()

    def set_busy(self, busy: bool) -> None:
        """Only cancelling is possible while it runs."""
        for widget in (self._backup, self._other, self._target, self._passphrase, self._back):
            widget.setEnabled(not busy)
        self._progress.setVisible(busy)
        self._cancel.setVisible(busy)
        self._go.setVisible(not busy)
        self._refresh()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self._progress.setMaximum(max(total, 1))
        self._progress.setValue(min(done, total))

    def forget(self) -> None:
        """Empty the passphrase."""
        self._passphrase.forget()

    def _build(self, about: str) -> None:
        if about:
            self.body.addWidget(Label(about, "body", wrap=True))
            self.body.addSpacing(10)
        self.body.addWidget(field_label(tr("&Backup"), self._backup, "row"))
        self.body.addSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._backup, 1)
        row.addWidget(self._other)
        self.body.addLayout(row)
        self.body.addSpacing(10)
        self.body.addWidget(field_label(tr("New &folder, its name ending in .poems"), self._target))
        self.body.addSpacing(3)
        self.body.addWidget(self._target)
        self.body.addSpacing(10)
        self.body.addWidget(field_label(tr("&Passphrase of its day"), self._passphrase, "row"))
        self.body.addSpacing(3)
        self.body.addWidget(self._passphrase)
        self.body.addSpacing(8)
        self.body.addWidget(self._progress)
        for button in (self._go, self._cancel, self._back):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)

    def _connect(self) -> None:
        self._passphrase.typing.connect(self._on_typing)
        self._target.typing.connect(self._on_typing)
        self._passphrase.returnPressed.connect(self._on_go)
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.cancel_requested)
        self._other.clicked.connect(self.backup_wanted)
        self._back.clicked.connect(self.back)

    def _on_typing(self, _text: str) -> None:
        self.show_problem("")
        self._refresh()

    def _refresh(self) -> None:
        ready = self._backup.value() and self._target.text().strip() and self._passphrase.text()
        self._go.setEnabled(bool(ready))

    def _on_go(self) -> None:
        if self._go.isEnabled():
            self.restore_requested.emit(
                str(self._backup.value()), self._target.text().strip(), self._passphrase.text()
            )

"""How documents leave the store: printed, saved with or without a password, several at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.locking import SHORTEST, TOO_SHORT, locked
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.context import Context
from poems_desktop.ui.documents.maker import Wanted
from poems_desktop.ui.documents.making import Making
from poems_desktop.ui.documents.run import Batch, Ended, Run
from poems_desktop.ui.documents.saving import default_name, save_whole
from poems_desktop.ui.documents.several_dialog import SeveralDialog
from poems_desktop.ui.frozen_dialog import reopened_by
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import field_label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.printing import NO_PRINTER, NOT_STARTED

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WARNING = tr(
    "A saved file leaves the encrypted store: whoever has the file can read it. Keep it where "
    "patient records may be kept."
)
_WARNING_LOCKED = tr(
    "A saved file leaves the encrypted store: whoever has the file and its password can read it."
)


class Warned:
    """Whether the user was told once that a saved file leaves the encrypted store."""

    def __init__(self) -> None:
        self.told = False


class Leaving(QWidget):
    """The password, the buttons, and a line for what came of it.

    `wanted(kind)` gives what is chosen, for another kind of document; `paint` puts the pages shown
    on a printer and gives False where it could not be started. Each document is recorded in the
    store before it leaves.
    """

    def __init__(
        self,
        context: Context,
        making: Making,
        wanted: Callable[[Kind], Wanted],
        paint: "Callable[[QPrinter], bool]",
        warned: Warned,
    ) -> None:
        super().__init__()
        self._context = context
        self._making = making
        self._wanted = wanted
        self._paint = paint
        self._warned = warned
        self.password = PassphraseEdit(name=tr("Password of the PDF"))
        self.print = PrimaryButton(tr("Print…"), "print")
        self.save = SecondaryButton(tr("Save…"), "save")
        self._several = SecondaryButton(tr("Save several…"), "save")
        self.verify = SecondaryButton(tr("Verify a code…"), "check")
        self.message = InlineMessage()
        self._build()
        making.begun.connect(self._on_making)
        making.ended.connect(self._on_making)

    def print_document(self) -> None:
        """Send the pages to a printer; without any printer say so."""
        if self._making.busy:
            self._making.then(self.print_document)
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if self._making.made is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.message.show_message("caution", NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("POEMS Desktop")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Record the print, then paint the pages."""
        result = self._making.result
        if result is None or not self._making.maker.keep(result, "printed"):
            return
        if self._paint(printer):
            self.message.show_message("note", tr("Sent to the printer."))
        else:
            self.message.show_message("error", NOT_STARTED)

    def save_document(self) -> None:
        """Ask for a place and save; the offered name carries no patient data."""
        if self._making.busy:
            self._making.then(self.save_document)
            return
        made = self._making.made
        if made is None or not self._password_fits():
            return
        name = default_name(made.kind, self._making.maker.now(), made.suffix)
        kinds = tr("Text (*.txt)") if made.suffix == ".txt" else tr("PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the document"), name, kinds)
        if chosen and self._agreed():
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Save the document shown, whole or not at all, and record it."""
        result = self._making.result
        if result is None or (made := result.made) is None or not self._password_fits():
            return
        lock = bool(self.password.text()) and made.suffix == ".pdf"
        content = locked(made.content, self.password.text()) if lock else made.content
        maker = self._making.maker
        try:
            if not save_whole(path, content, lambda: maker.keep(result, "saved")):
                return
        except OSError as error:
            reason = error.strerror or tr("unknown reason")
            said = tr("The file was not saved: {reason}. Choose another place.")
            self.message.show_message("error", said.format(reason=reason))
            return
        self.password.forget()
        warning = _WARNING_LOCKED if lock else _WARNING
        said = tr("Saved as {name}. {warning}").format(name=path.name, warning=warning)
        self.message.show_message("caution", said)

    def save_several(self) -> None:
        """Choose several documents and save them, with progress and an end at any time."""
        if not self._context.flush():
            return
        run = Run(self._making.maker)
        run.over.connect(self.show_ended)
        # Only a transplant's documents may be refused for what is chosen: ask as for one of them.
        refusals = self._making.maker.refusals(self._wanted("calendar"))
        dialog = SeveralDialog(run, refusals, self.batch, self)
        reopened_by(dialog, "page:Documents/save_several")
        dialog.exec()
        dialog.deleteLater()
        run.deleteLater()

    def batch(self, kinds: Sequence[Kind]) -> Batch | None:
        """Where to, and what: None where nobody chose a folder or agreed to leave the store."""
        if not self._password_fits():
            return None
        chosen = QFileDialog.getExistingDirectory(self, tr("Save the documents in this folder"))
        if not chosen or not self._agreed():
            return None
        wanted = [replace(self._wanted(kind), blank=False) for kind in kinds]
        return Batch(wanted, Path(chosen), self._making.maker.now(), self.password.text())

    def show_ended(self, ended: Ended) -> None:
        """Say how a run of several documents ended."""
        if ended.saved:
            self.password.forget()
        said = f"{ended.sentence} {_WARNING}" if ended.saved else ended.sentence
        self.message.show_message("caution", said)

    def _agreed(self) -> bool:
        """The warning stands in the way once; after that it is told beside each saved file."""
        if not self._warned.told:
            self._warned.told = self._context.dialogs.confirm(
                tr("The file leaves the encrypted store"), _WARNING, tr("Save the file"), self
            )
        return self._warned.told

    def _password_fits(self) -> bool:
        password = self.password.text()
        fits = not password or len(password) >= SHORTEST
        self.password.show_problem(None if fits else TOO_SHORT)
        if not fits:
            self.message.show_message("error", TOO_SHORT)
        return fits

    def _on_making(self) -> None:
        there = not self._making.busy and self._making.made is not None
        self.print.setEnabled(there)
        self.save.setEnabled(there)
        rights = self._context.rights
        if not rights.log:
            allow_buttons((self.print, self.save, self._several), rights.why, allowed=False)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field_label(tr("Password of a saved PDF, if wanted"), self.password))
        column.addWidget(self.password)
        column.addSpacing(10)
        first = QHBoxLayout()
        first.addWidget(self.print)
        first.addWidget(self.save)
        first.addStretch(1)
        column.addLayout(first)
        column.addSpacing(2)
        second = FlowLayout(spacing=6, line_spacing=4)
        second.addWidget(self._several)
        second.addWidget(self.verify)
        column.addLayout(second)
        column.addSpacing(6)
        column.addWidget(self.message)
        self.print.clicked.connect(self.print_document)
        self.save.clicked.connect(self.save_document)
        self._several.clicked.connect(self.save_several)

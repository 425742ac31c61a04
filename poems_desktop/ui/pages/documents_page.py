"""Documents: choose, look at the pages that will be printed, print or save them, verify a code."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.reports.kind_names import Kind
from poems_desktop.reports.locking import SHORTEST, TOO_SHORT, locked
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.context import Context
from poems_desktop.ui.documents.chooser import Chooser
from poems_desktop.ui.documents.feed_list import FeedList
from poems_desktop.ui.documents.maker import DocumentMaker, Result
from poems_desktop.ui.documents.preview import Preview
from poems_desktop.ui.documents.run import Batch, Ended, Run
from poems_desktop.ui.documents.saving import default_name, save_whole
from poems_desktop.ui.documents.several_dialog import SeveralDialog
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.frozen_dialog import reopened_by
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.inline_message import InlineMessage, MessageKind
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.printing import NO_PRINTER, NOT_STARTED
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.work import Work, sentence_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WARNING = tr(
    "A saved file leaves the encrypted store: whoever has the file can read it. Keep it where "
    "patient records may be kept."
)
_WARNING_LOCKED = tr(
    "A saved file leaves the encrypted store: whoever has the file and its password can read it."
)
_WORKING = tr("Making the document…")
_FAULT = tr(
    "The document could not be made: the program met a fault of its own. Nothing was changed."
)
_NOTE = tr(
    "The pages are made from the record as it stands, draft or signed, and say which. Nothing is "
    "written to disk until you save. Printing and saving are kept in the record with the code."
)
_MADE_FROM = tr("Made from")
_DPI = 200
_CARD_WIDTH = 340
_FEEDS_WIDTH = 270
_NARROW = 1040
_PLACE = "documents/"


class Warned:
    """Whether the user was told once that a saved file leaves the encrypted store."""

    def __init__(self) -> None:
        self.told = False


class DocumentsPage(QWidget):
    """The documents of the open patient; each is made in a worker thread.

    `ready` follows each document that is shown, or the sentence why there is none. `feed_wanted`
    asks to go to where a thing that the document is made from is recorded.
    """

    message = Signal(str)
    ready = Signal()
    feed_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        revision: Callable[[], RevisionInfo],
        warned: Warned | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._maker = DocumentMaker(context, revision)
        self._warned = warned or Warned()
        self._result: Result | None = None
        self._work: Work | None = None
        self._stale = False
        self._closed = False
        self._half: Box | None = None
        self._then: Callable[[], None] | None = None
        self.chooser = Chooser(self._maker)
        self._print = PrimaryButton(tr("Print…"), "print")
        self._save = SecondaryButton(tr("Save…"), "save")
        self._several = SecondaryButton(tr("Save several…"), "save")
        self._verify = SecondaryButton(tr("Verify a code…"), "check")
        self._password = PassphraseEdit(name=tr("Password of the PDF"))
        self._message = InlineMessage()
        self._preview = Preview()
        self.feeds = FeedList()
        self._feeds_area = Scroller()
        self._beside = self._feeds_card()
        self._below = QVBoxLayout()
        self._below_title = Label(_MADE_FROM, "section")
        self._below.addWidget(self._below_title)
        self._narrow: bool | None = None
        self._build()

    @property
    def busy(self) -> bool:
        """Whether a document is being made."""
        return self._work is not None

    @property
    def pdf(self) -> bytes:
        """The document shown, empty while there is none."""
        made = None if self._result is None else self._result.made
        return b"" if made is None else made.content

    @property
    def code(self) -> str:
        """The code on the pages shown."""
        made = None if self._result is None else self._result.made
        return "" if made is None else made.code

    def refresh(self) -> None:
        """Make the document anew from the record as it stands."""
        self.chooser.show_record(self._maker.refusals(self.chooser.wanted()))
        if self._half is None:
            self._half = self._half_typed()
        self._start()

    def _half_typed(self) -> Box:
        """What is typed in place of the site's words holds for this patient and day."""
        sitting, chooser = self._context.sitting, self.chooser
        fields = {"call": chooser.call, "temperature": chooser.temperature}
        book, patient = self._context.half_typed, sitting.record.patient.id
        here = f"{_PLACE}{sitting.today.isoformat()}"
        for place in book.places(patient, _PLACE):
            if place != here:
                book.put(patient, place, {})
        box = Box(book, patient, fields, self)
        box.at(here)
        return box

    def close_session(self) -> None:
        """The record is left: what is still being made of it is shown to nobody."""
        self._closed = True

    def _start(self) -> None:
        if self._work is not None:
            self._stale = True
            return
        self._stale = False
        self.feeds.show_feeds(self._maker.feeds(self.chooser.wanted()))
        self._enable(on=False)
        self._work = Work(self._maker.job(self.chooser.wanted()))
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        if self._result is None:
            self._preview.show_sentence(_WORKING)
        self._work.start()

    def _on_done(self, result: Result) -> None:
        self._work = None
        if self._closed:
            return
        if self._stale:
            self._start()
            return
        self._result = result
        if result.made is None:
            self._preview.show_sentence(
                tr("This document cannot be made. {why}").format(why=result.why)
            )
        else:
            self._preview.show_content(result.made.content, result.made.suffix)
        self._enable(on=result.made is not None)
        self.ready.emit()
        then, self._then = self._then, None
        if then is not None and result.made is not None:
            then()

    def _on_failed(self, error: BaseException) -> None:
        self._fail(sentence_of(error))

    def _on_broke(self) -> None:
        self._fail(_FAULT)

    def _fail(self, sentence: str) -> None:
        self._work, self._result, self._then = None, None, None
        self._preview.show_sentence(sentence)
        self.ready.emit()

    def _enable(self, *, on: bool) -> None:
        rights = self._context.rights
        self._print.setEnabled(on)
        self._save.setEnabled(on)
        if not rights.log:
            allow_buttons((self._print, self._save, self._several), rights.why, allowed=False)

    def print_document(self) -> None:
        """Send the pages to a printer; without any printer say so."""
        if self.busy:
            self._then = self.print_document
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        result = self._result
        if result is None or result.made is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self._say("caution", NO_PRINTER)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("POEMS Desktop")
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Record the print, then paint the pages."""
        result = self._result
        if result is None or not self._maker.keep(result, "printed"):
            return
        done = self._preview.paint_on(printer, _DPI)
        self._say("note", tr("Sent to the printer.")) if done else self._say("error", NOT_STARTED)

    def save_document(self) -> None:
        """Ask for a place and save; the offered name carries no patient data."""
        if self.busy:
            self._then = self.save_document
            return
        result = self._result
        if result is None or result.made is None or not self._password_fits():
            return
        suffix = result.made.suffix
        name = default_name(result.made.kind, self._maker.now(), suffix)
        kinds = tr("Text (*.txt)") if suffix == ".txt" else tr("PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the document"), name, kinds)
        if chosen and self._agreed():
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Save the document shown, whole or not at all, and record it."""
        result = self._result
        if result is None or result.made is None or not self._password_fits():
            return
        password, content = self._password.text(), result.made.content
        lock = bool(password) and result.made.suffix == ".pdf"
        written = locked(content, password) if lock else content
        try:
            if not save_whole(path, written, lambda: self._maker.keep(result, "saved")):
                return
        except OSError as error:
            reason = error.strerror or tr("unknown reason")
            self._say(
                "error",
                tr("The file was not saved: {reason}. Choose another place.").format(reason=reason),
            )
            return
        self._password.forget()
        warning = _WARNING_LOCKED if lock else _WARNING
        self._say(
            "caution", tr("Saved as {name}. {warning}").format(name=path.name, warning=warning)
        )

    def save_several(self) -> None:
        """Choose several documents and save them, with progress and an end at any time."""
        if not self._context.flush():
            return
        run = Run(self._maker)
        run.over.connect(self._on_run_over)
        # Only a transplant's documents may be refused for what is chosen: ask as for one of them.
        refusals = self._maker.refusals(self.chooser.wanted("calendar"))
        dialog = SeveralDialog(run, refusals, self._batch, self)
        reopened_by(dialog, "page:Documents/save_several")
        dialog.exec()
        dialog.deleteLater()
        run.deleteLater()

    def _batch(self, kinds: Sequence[Kind]) -> Batch | None:
        """Where to, and what: None where nobody chose a folder or agreed to leave the store."""
        if not self._password_fits():
            return None
        chosen = QFileDialog.getExistingDirectory(self, tr("Save the documents in this folder"))
        if not chosen or not self._agreed():
            return None
        wanted = [replace(self.chooser.wanted(kind), blank=False) for kind in kinds]
        return Batch(wanted, Path(chosen), self._maker.now(), self._password.text())

    def _on_run_over(self, ended: Ended) -> None:
        if ended.saved:
            self._password.forget()
        self._say("caution", f"{ended.sentence} {_WARNING}" if ended.saved else ended.sentence)

    def verify_code(self) -> None:
        """Ask for the code of a printed page, and tell whether it still matches."""
        if not self._context.flush():
            return
        dialog = VerifyDialog(self._maker.verify, self)
        reopened_by(dialog, "reports.verify")
        dialog.exec()
        dialog.deleteLater()

    def _agreed(self) -> bool:
        """The warning stands in the way once; after that it is told beside each saved file."""
        if self._warned.told:
            return True
        self._warned.told = self._context.dialogs.confirm(
            tr("The file leaves the encrypted store"), _WARNING, tr("Save the file"), self
        )
        return self._warned.told

    def _password_fits(self) -> bool:
        password = self._password.text()
        fits = not password or len(password) >= SHORTEST
        self._password.show_problem(None if fits else TOO_SHORT)
        if not fits:
            self._say("error", TOO_SHORT)
        return fits

    def _say(self, kind: MessageKind, sentence: str) -> None:
        self._message.show_message(kind, sentence)
        self.message.emit(sentence)

    def _on_chosen(self) -> None:
        self._message.clear()
        self._start()

    def _build(self) -> None:
        card = Card(tr("Documents"))
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(12, 10, 12, 14)
        inner.setSpacing(4)
        inner.addWidget(self.chooser)
        inner.addSpacing(8)
        inner.addWidget(field_label(tr("Password of a saved PDF, if wanted"), self._password))
        inner.addWidget(self._password)
        inner.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addSpacing(2)
        second = FlowLayout(spacing=6, line_spacing=4)
        second.addWidget(self._several)
        second.addWidget(self._verify)
        inner.addLayout(second)
        inner.addSpacing(6)
        inner.addWidget(self._message)
        inner.addSpacing(6)
        inner.addWidget(Label(_NOTE, "secondary", wrap=True))
        inner.addLayout(self._below)
        inner.addStretch(1)
        area = Scroller()
        area.show_widget(held)
        card.body.addWidget(area)
        card.setFixedWidth(round(_CARD_WIDTH * text_scale()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(card)
        row.addWidget(self._preview, 1)
        row.addWidget(self._beside)
        self._place_feeds(narrow=False)
        self.feeds.wanted.connect(self.feed_wanted)
        self.chooser.chosen.connect(self._on_chosen)
        self._print.clicked.connect(self.print_document)
        self._save.clicked.connect(self.save_document)
        self._several.clicked.connect(self.save_several)
        self._verify.clicked.connect(self.verify_code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what the pages are made from moves below the choices."""
        super().resizeEvent(event)
        self._place_feeds(narrow=self.width() / text_scale() < _NARROW)

    def _place_feeds(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._beside.setHidden(narrow)
        self._below_title.setVisible(narrow)
        if narrow:
            self._feeds_area.takeWidget()
            self._below.addWidget(self.feeds)
        else:
            self._below.removeWidget(self.feeds)
            self._feeds_area.show_widget(self.feeds)
        self.feeds.show()

    def _feeds_card(self) -> Card:
        """Beside the pages: what they are made from."""
        card = Card(_MADE_FROM)
        card.body.addWidget(self._feeds_area)
        card.setFixedWidth(round(_FEEDS_WIDTH * text_scale()))
        return card

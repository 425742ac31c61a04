"""Documents: choose, look at the page that will be printed, print it or save it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.identity import RevisionInfo
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.inline_message import InlineMessage, MessageKind
from poems_desktop.ui.kit.labels import Label, field_label
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_KINDS = (
    SegmentOption("summary", "Patient summary"),
    SegmentOption("checklist", "Criteria checklist"),
)
_PAPERS = (SegmentOption("a4", "A4"), SegmentOption("letter", "US Letter"))
_WARNING = (
    "A saved file leaves the encrypted store: whoever has the file can read it. Keep it where "
    "patient records may be kept."
)
_DPI = 200
_CARD_WIDTH = 340


class DocumentsPage(QWidget):
    """The documents of the open patient.

    `make(kind, paper)` gives the PDF's bytes; nothing is written to disk unless the user saves.
    """

    message = Signal(str)

    def __init__(
        self,
        make: Callable[[str, str], bytes],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._now = now
        self._pdf = b""
        self._kind = SegmentedControl(_KINDS, name="Document", rest="summary")
        self._paper = SegmentedControl(_PAPERS, name="Paper", rest="a4")
        self._print = PrimaryButton("Print…", "print")
        self._save = SecondaryButton("Save as PDF…", "save")
        self._message = InlineMessage()
        self._preview = PdfPreview()
        self._build()

    def refresh(self) -> None:
        """Make the document anew from the record as it stands."""
        self._pdf = self._make(str(self._kind.value()), str(self._paper.value()))
        self._preview.show_pdf(self._pdf)

    @property
    def pdf(self) -> bytes:
        """The document shown."""
        return self._pdf

    def print_document(self) -> None:
        """Send the page to a printer; without any printer say so."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._say("caution", "No printer is set up on this computer. Save the PDF instead.")
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        done = self._preview.paint_on(printer, _DPI)
        self._say("note", "Sent to the printer.") if done else self._say(
            "error", "The printer could not be started. Check it, or save the PDF instead."
        )

    def save_document(self) -> None:
        """Ask for a place and save; the offered name carries no patient data."""
        name = f"poems-{self._kind.value()}-{self._now():%Y%m%d-%H%M}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save as PDF", name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Save the document shown."""
        try:
            path.write_bytes(self._pdf)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            self._say("error", f"The file was not saved: {reason}. Choose another place.")
            return
        self._say("caution", f"Saved as {path.name}. {_WARNING}")

    def _say(self, kind: MessageKind, sentence: str) -> None:
        self._message.show_message(kind, sentence)
        self.message.emit(sentence)

    def _build(self) -> None:
        card = Card("Documents")
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 10, 12, 14)
        inner.setSpacing(4)
        inner.addWidget(field_label("Document", self._kind))
        inner.addWidget(self._kind)
        inner.addSpacing(6)
        inner.addWidget(field_label("Paper", self._paper))
        inner.addWidget(self._paper)
        inner.addSpacing(10)
        buttons = QHBoxLayout()
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addSpacing(6)
        inner.addWidget(self._message)
        inner.addSpacing(6)
        inner.addWidget(
            Label(
                "The page is made from the record as it stands, draft or signed, and says which. "
                "Nothing is written to disk until you save.",
                "secondary",
                wrap=True,
            )
        )
        inner.addStretch(1)
        card.body.addLayout(inner)
        card.setFixedWidth(round(_CARD_WIDTH * text_scale()))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(card)
        row.addWidget(self._preview, 1)
        self._kind.edited.connect(self.refresh)
        self._paper.edited.connect(self.refresh)
        self._print.clicked.connect(self.print_document)
        self._save.clicked.connect(self.save_document)


class PdfPreview(QWidget):
    """The PDF's pages as they will be printed, read from memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._view: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_pdf(self, content: bytes) -> None:
        """Show these pages from the first."""
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is None:
            self._document = QPdfDocument(self)
            view = QPdfView(self)
            view.setPageMode(QPdfView.PageMode.MultiPage)
            view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
            view.setAccessibleName("Preview of the document")
            view.setDocument(self._document)
            view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._column.addWidget(view)
            self._view = view
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer

    def page_count(self) -> int:
        """How many pages are shown."""
        return 0 if self._document is None else self._document.pageCount()

    def paint_on(self, printer: "QPrinter", dpi: int) -> bool:
        """Paint every page on a printer; False where it could not be started."""
        from PySide6.QtGui import QPainter

        printer.setFullPage(True)  # else the margins of printer and page would add up
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for number in range(self.page_count()):
            if number:
                printer.newPage()
            points = self._document.pagePointSize(number)
            size = QSize(round(points.width() / 72 * dpi), round(points.height() / 72 * dpi))
            whole = painter.viewport()
            shown = size.scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRect(QPoint(0, 0), shown)
            area.moveCenter(whole.center())
            painter.drawImage(area, self._document.render(number, size))
        painter.end()
        return True


def document_maker(
    assess: Callable[[], Assessment],
    revision: Callable[[], RevisionInfo],
    now: Callable[[], datetime],
    author: str,
) -> Callable[[str, str], bytes]:
    """What the page asks for: a kind and a paper become bytes, by the same code as the terminal."""

    def make(kind: str, paper: str) -> bytes:
        from poems_desktop.reports.documents import render

        return render(
            "checklist" if kind == "checklist" else "summary",
            assess(),
            paper="letter" if paper == "letter" else "a4",
            printed_at=now(),
            printed_by=author,
            revision=revision(),
        )

    return make

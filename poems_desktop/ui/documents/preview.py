"""A document as it will be printed, read from memory."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.printing import paint_pages

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter


class Preview(QWidget):
    """Pages of a PDF, lines of a text, or a sentence where there is neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pdf = PdfPreview()
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(tr("The document as text"))
        self._none = Label("", "body", tone="ink2", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        middle = QVBoxLayout(holder)
        middle.addStretch(1)
        middle.addWidget(self._none)
        middle.addStretch(1)
        self._stack = QStackedLayout(self)
        for widget in (self.pdf, self._text, holder):
            self._stack.addWidget(widget)

    def show_content(self, content: bytes, suffix: str) -> None:
        """Show a document from its beginning."""
        if suffix == ".txt":
            self._text.setPlainText(content.decode("utf-8"))
            self._stack.setCurrentIndex(1)
            return
        self.pdf.show_pdf(content)
        self._stack.setCurrentIndex(0)

    def show_sentence(self, sentence: str) -> None:
        """Show why there is no document."""
        self._none.setText(sentence)
        self._stack.setCurrentIndex(2)

    def sentence(self) -> str:
        """The sentence shown; empty while a document is."""
        return self._none.text() if self._stack.currentIndex() == 2 else ""

    def page_count(self) -> int:
        """How many pages of a PDF are shown."""
        return self.pdf.page_count() if self._stack.currentIndex() == 0 else 0

    def paint_on(self, printer: "QPrinter") -> bool:
        """Paint every page on a printer; False where it could not be started."""
        if self._stack.currentIndex() == 1:
            self._text.print_(printer)
            return True
        return self.pdf.paint_on(printer)


class PdfPreview(QWidget):
    """The PDF's pages as they will be printed."""

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
            view.setAccessibleName(tr("Preview of the document"))
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

    def paint_on(self, printer: "QPrinter") -> bool:
        """Paint every page on a printer; False where it could not be started."""
        return self._document is not None and paint_pages(self._document, printer)

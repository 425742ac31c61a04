"""A PDF that is in memory, sent to a printer or saved where the user says."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_DPI = 200
NO_PRINTER = tr("No printer is set up on this computer. Save the PDF instead.")
NOT_STARTED = tr("The printer could not be started. Check it, or save the PDF instead.")


def print_pdf(content: bytes, over: QWidget) -> str | None:
    """Ask for a printer and print every page; the sentence that says why not.

    Empty where it was sent, None where the user changed their mind.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, over).exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return "" if _paint(content, printer) else NOT_STARTED


def save_pdf(content: bytes, name: str, over: QWidget) -> Path | None:
    """Ask for a place and write the file there; None where the user changed their mind.

    Raises:
        OSError: where the file cannot be written.
    """
    chosen, _ = QFileDialog.getSaveFileName(over, tr("Save as PDF"), name, tr("PDF (*.pdf)"))
    if not chosen:
        return None
    path = Path(chosen)
    path.write_bytes(content)
    return path


def paint_pages(document: "QPdfDocument", printer: "QPrinter") -> bool:
    """Paint every page on a printer; False where it could not be started."""
    from PySide6.QtGui import QPainter

    printer.setFullPage(True)  # else the margins of printer and page would add up
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points = document.pagePointSize(number)
        size = QSize(round(points.width() / 72 * _DPI), round(points.height() / 72 * _DPI))
        whole = painter.viewport()
        area = QRect(QPoint(0, 0), size.scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio))
        area.moveCenter(whole.center())
        painter.drawImage(area, document.render(number, size))
    painter.end()
    return True


def _paint(content: bytes, printer: "QPrinter") -> bool:
    from PySide6.QtPdf import QPdfDocument

    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return paint_pages(document, printer)

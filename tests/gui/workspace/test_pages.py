"""Trends, Documents and the pages to come; nothing of a patient stays behind."""

import gc
import weakref
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageOps
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from poems_desktop.clinical import wording
from poems_desktop.plots.trend_build import build
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.pages.documents_page import DocumentsPage
from poems_desktop.ui.pages.trends_page import TrendsPage
from poems_desktop.ui.screens import settle

OTHER = {"id": "p2", "family": "Zabriskie", "given": "Quentin", "record_number": "R-9988"}
OURS = ("ellerby", "tomas", "0147", "1971")


def enter_vegf(sitting, values: tuple[tuple[str, str, str, str], ...]) -> None:
    """VEGF results: value, specimen key, laboratory, date."""
    for place, (value, specimen, lab, day) in enumerate(values):
        block = sitting.editor("vegf")
        if place:
            block.add_blank()
        row = block.rows[place]
        sitting.qtbot.keyClicks(row.value, value)
        sitting.qtbot.keyClick(row.value, Qt.Key.Key_Return)
        sitting.qtbot.keyClick(row.unit, Qt.Key.Key_Home)
        sitting.qtbot.keyClicks(row.specimen, specimen)
        row.laboratory.lineEdit().setFocus()
        sitting.qtbot.keyClicks(row.laboratory.lineEdit(), lab)
        sitting.qtbot.keyClick(row.laboratory.lineEdit(), Qt.Key.Key_Return)
        sitting.qtbot.keyClicks(row.collected, day)
        sitting.qtbot.keyClick(row.collected, Qt.Key.Key_Return)


THREE = (
    ("1450", "p", "Mayo", "12aug25"),
    ("<31", "p", "Mayo", "3 nov 2025"),
    ("2200", "s", "North", "10 nov 2025"),
)


def cells(page: TrendsPage) -> list[tuple[str, ...]]:
    model = page.table.model()
    across = range(model.columnCount())
    return [
        tuple(str(model.index(row, column).data()) for column in across)
        for row in range(model.rowCount())
    ]


@pytest.mark.slow
def test_trends_follow_an_entry_and_equal_the_plot(sitting) -> None:
    page = sitting.go("Trends")
    assert isinstance(page, TrendsPage)
    assert cells(page) == []
    sitting.page.session  # noqa: B018 - back to the visit
    enter_vegf(sitting, THREE)
    page = sitting.go("Trends")
    shown = cells(page)
    assert [row[0] for row in shown] == ["10-Nov-2025", "03-Nov-2025", "12-Aug-2025"]
    assert [row[1] for row in shown] == ["2,200 pg/mL", "<31 pg/mL", "1,450 pg/mL"]
    assert [row[2] for row in shown] == ["Serum", "Plasma", "Plasma"]
    model = build(sitting.desk.sitting.assessment, since=None, scale="log", treatments=True)
    drawn = {point.result_id for panel in model.panels for point in panel.points}
    table = page.table.model()
    listed = {table.row(row).result.id for row in range(table.rowCount())}
    assert drawn == listed
    sitting.qtbot.waitUntil(lambda: "2,200" in page.figure.accessibleName(), timeout=5000)


@pytest.mark.slow
def test_trends_table_copies_with_headings_and_units(sitting) -> None:
    enter_vegf(sitting, THREE[:2])
    page = sitting.go("Trends")
    page.table.setFocus()
    sitting.qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Collected", "Value", "Specimen", "Lab", "Change, same lab"]
    assert copied[1].split("\t")[:4] == ["03-Nov-2025", "<31 pg/mL", "Plasma", "Mayo"]
    assert len(copied) == 3
    page.table.selectRow(1)
    sitting.qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 2


def documents(sitting, kind: str = "summary") -> DocumentsPage:
    """The Documents page with a document made."""
    page = sitting.go("Documents")
    assert isinstance(page, DocumentsPage)
    if kind != "summary":
        page.chooser.choose(kind)
        page.chooser.chosen.emit()
    return made(sitting, page)


def made(sitting, page: DocumentsPage) -> DocumentsPage:
    sitting.qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    return page


def text_of(page: DocumentsPage) -> str:
    """The words of the PDF, without its line breaks."""
    pages = PdfReader(BytesIO(page.pdf)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


@pytest.mark.slow
def test_screen_print_and_terminal_say_the_same(sitting) -> None:
    for key, letter in (("polyneuropathy", "p"), ("sclerotic_bone_lesion", "p")):
        sitting.editor(key)
        sitting.qtbot.keyClicks(sitting.child(f"{key}.state"), letter)
    panel = sitting.page.checklist
    sitting.qtbot.waitUntil(lambda: panel.row("sclerotic_bone").state_text() == "Met")
    result = sitting.desk.sitting.assessment.main
    assert panel.verdict == f"{wording.headline(result)}. {wording.subline(result)}"
    for item in result.items:
        assert panel.row(item.criterion.id).state_text() == wording.ITEM[item.truth]
    page = documents(sitting)
    assert page.preview.page_count() >= 1
    printed = text_of(page)
    assert wording.headline(result) in printed
    assert wording.tally(result) in printed
    assert "ELLERBY, Tomas" in printed
    assert "Record version 1, saved 20-Nov-2025" in printed
    assert "not signed" in printed
    assert "case file" not in printed
    printed = text_of(documents(sitting, "checklist"))
    assert wording.headline(result) in printed
    for item in result.items:
        assert item.criterion.label in printed
    letter = page.chooser.paper.segment("letter")
    sitting.qtbot.mouseClick(letter, Qt.MouseButton.LeftButton)
    made(sitting, page)
    assert PdfReader(BytesIO(page.pdf)).pages[0].mediabox.width == 612


@pytest.mark.slow
def test_documents_are_saved_with_a_warning(sitting, tmp_path: Path) -> None:
    page = documents(sitting)
    target = tmp_path / "summary.pdf"
    leaving = page.leaving
    leaving.save_to(target)
    assert target.read_bytes() == page.pdf
    assert page.pdf.startswith(b"%PDF-")
    assert "leaves the encrypted store" in leaving.message.text()
    leaving.save_to(tmp_path / "no such folder" / "summary.pdf")
    assert leaving.message.text().startswith("The file was not saved: No such file or directory.")


@pytest.mark.slow
def test_printing_without_a_printer_says_so(sitting) -> None:
    page = documents(sitting)
    page.print_document()
    assert page.leaving.message.text().startswith("No printer is set up")


def ink(pdf: bytes | Path) -> tuple[int, ...]:
    """The box around what is not white on the first page, at 72 dots an inch."""
    with PdfDocument(pdf) as document:
        gray = document[0].render(scale=1).to_pil().convert("L")
    return ImageOps.invert(gray).point(lambda level: 255 * (level > 60)).getbbox()


@pytest.mark.slow
def test_a_printed_page_is_whole_and_true_to_size(sitting, tmp_path: Path) -> None:
    page = documents(sitting)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert page.preview.paint_on(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == page.preview.page_count()
    assert ink(tmp_path / "printed.pdf") == pytest.approx(ink(page.pdf), abs=4)


def test_a_name_of_any_script_prints(sitting) -> None:
    nasty = {**OTHER, "family": "O'Hara <b>x</b> مرحبا \U0001f9ea"}
    sitting.store.save("patient", "p2", "p2", nasty)
    sitting.desk.patients.open("p2")
    page = documents(sitting)
    assert "<B>X</B>" in text_of(page)


@pytest.mark.slow
def test_a_patient_without_a_visit_is_offered_one(sitting) -> None:
    sitting.store.save("patient", "p2", "p2", OTHER)
    sitting.desk.patients.open("p2")
    for name in PAGES:
        sitting.go(name)
    page = sitting.go("Visit")
    sitting.qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert sitting.desk.session.visit.label == "Baseline"


@pytest.mark.slow
def test_theme_and_text_size_change_on_every_page(sitting) -> None:
    for name in PAGES:
        sitting.go(name)
    sitting.shell.toggle_theme()
    for name in PAGES:  # each is drawn in its new look
        sitting.go(name)
        settle(60)
    wide = sitting.page.checklist.width()
    sitting.shell.set_text_scale(1.5)
    settle(60)
    held = sitting.go("Visit")
    assert not held.strip.isHidden() or held.checklist.width() > wide
    assert held.navigator.width() == round(188 * 1.5)


@pytest.mark.slow
def test_a_theme_redraws_the_checklist(sitting) -> None:
    row = sitting.page.checklist.row("papilledema")
    light = row._icon.pixmap().toImage()
    sitting.shell.toggle_theme()
    settle(20)
    row = sitting.page.checklist.row("papilledema")
    assert row._icon.pixmap().toImage() != light


def freed(sitting) -> None:
    settle(30)
    gc.collect()
    settle(30)
    gc.collect()


def test_changing_the_patient_frees_the_pages(sitting) -> None:
    sitting.store.save("patient", "p2", "p2", OTHER)
    sitting.editor("polyneuropathy")
    sitting.qtbot.keyClicks(sitting.child("polyneuropathy.state"), "p")
    pages = [weakref.ref(sitting.go(name)) for name in PAGES]
    top = len(QApplication.topLevelWidgets())
    sitting.go("Visit")
    session = weakref.ref(sitting.desk.session)
    sitting.desk.patients.open("p2")
    freed(sitting)
    assert [ref() for ref in pages] == [None] * len(PAGES)
    assert session() is None
    assert len(QApplication.topLevelWidgets()) <= top


def texts() -> str:
    """Everything that any living widget could show or read out."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        found += [widget.windowTitle(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            found.append(widget.text())
        if isinstance(widget, QComboBox):
            found += [widget.itemText(index) for index in range(widget.count())]
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found).casefold()


def test_locking_leaves_no_patient_in_any_widget(sitting) -> None:
    for name in PAGES:
        sitting.go(name)
    settle(60)
    assert "ellerby" in texts()
    assert sitting.program.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(30)
    said = texts()
    assert [word for word in OURS if word in said] == []
    left: list[QWidget] = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert left == [sitting.shell]
    assert sitting.shell.workspace() is None

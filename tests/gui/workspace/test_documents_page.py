"""Documents: made off the window's thread, audited when they leave, verified by their code."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.printed import kept_documents
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.reports.kind_names import NAMES
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.work import Work

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.


@pytest.fixture
def page(sitting):
    """The page with the summary made."""
    shown = sitting.go("Documents")
    sitting.qtbot.waitUntil(lambda: not shown.busy, timeout=20_000)
    return shown


@pytest.fixture
def choose(sitting, page):
    def chosen(kind):
        page.chooser.choose(kind)
        page.chooser.chosen.emit()
        sitting.qtbot.waitUntil(lambda: not page.busy, timeout=20_000)

    return chosen


def words(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def kept(sitting):
    return [one.document for one in kept_documents(sitting.store.heads_of("p1"))]


def test_every_kind_is_offered_and_what_cannot_be_made_says_why(sitting, page, choose):
    box = page.chooser.kind
    offered = [box.itemData(n) for n in range(box.count())]
    assert sorted(offered) == sorted(NAMES)
    assert "(not available)" in box.itemText(offered.index("calendar"))
    choose("calendar")
    assert "No transplant is recorded" in page.preview.sentence()
    assert page.pdf == b""
    assert not page.leaving.print.isEnabled()
    assert not page.leaving.save.isEnabled()
    choose("checklist")
    assert page.preview.page_count() == 1
    assert page.preview.sentence() == ""
    assert page.leaving.save.isEnabled()


def test_a_transplant_makes_its_documents_available_with_its_choices(sitting, page, choose):
    transplant = Transplant(id="t1", day0=PartialDate(2025, 11, 11))
    sitting.desk.sitting.save_transplant(transplant)
    page.refresh()
    choose("engraftment")
    assert "not before" in words(page.pdf)
    assert not page.chooser.dose.isEnabled()
    assert page.chooser.dose.text() == "Arithmetic of doses (1 and 2 mg/kg)"
    assert not page.chooser._off.isHidden()
    assert page.chooser.transplant.isHidden()
    choose("daily-log")
    assert not page.chooser.blank.isHidden()
    assert page.chooser.dose.isHidden()
    blank = page.chooser.blank
    filled = page.pdf
    sitting.qtbot.mouseClick(blank, Qt.MouseButton.LeftButton)
    sitting.qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.pdf != filled


def test_of_several_transplants_it_begins_with_the_one_that_counts_today(sitting, page, choose):
    for name, day in (("runs", PartialDate(2025, 11, 11)), ("planned", PartialDate(2026, 1, 20))):
        sitting.desk.sitting.save_transplant(Transplant(id=name, day_zero_rule="stated", day0=day))
    page.refresh()
    choose("engraftment")
    box = page.chooser.transplant
    assert [box.itemData(n) for n in range(box.count())] == ["runs", "planned"]
    assert box.value() == "runs"
    assert page.chooser.wanted().transplant == "runs"
    box.show_value("planned")
    page.refresh()
    assert page.chooser.wanted().transplant == "planned", "what was chosen stays"


def test_the_document_is_made_in_another_thread(sitting, page, choose, monkeypatch):
    import threading

    seen = []
    begin = Work.start

    def start(self):
        job = self._job
        self._job = lambda: (seen.append(threading.current_thread()), job())[1]
        begin(self)

    monkeypatch.setattr(Work, "start", start)
    choose("checklist")
    assert seen
    assert threading.main_thread() not in seen


def test_a_choice_made_while_one_is_made_is_not_lost(sitting, page):
    for kind in ("checklist", "workup", "trend", "checklist"):
        page.chooser.choose(kind)
        page.chooser.chosen.emit()
    sitting.qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert "Criteria checklist, POEMS syndrome" in words(page.pdf)


def test_saving_is_recorded_with_the_code_on_the_pages(sitting, page, tmp_path: Path):
    code = page.code
    assert f"Code {code}" in words(page.pdf)
    page.leaving.save_to(tmp_path / "one.pdf")
    (document,) = kept(sitting)
    assert (document.code, document.kind, document.how) == (code, "summary", "saved")
    event = sitting.store.events(limit=1)[0]
    assert event.kind == "export"
    assert event.details == {"patient_id": "p1", "document": "summary", "code": code}
    assert [path.name for path in tmp_path.glob("*.pdf*")] == ["one.pdf"]


def test_printing_is_recorded_before_the_paper_comes(sitting, page, tmp_path: Path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.leaving.print_on(printer)
    assert [one.how for one in kept(sitting)] == ["printed"]
    assert sitting.store.events(limit=1)[0].kind == "print"
    assert (tmp_path / "printed.pdf").exists()


def test_a_file_that_cannot_be_written_is_not_recorded(sitting, page, tmp_path: Path):
    page.leaving.save_to(tmp_path / "no such folder" / "x.pdf")
    assert kept(sitting) == []
    assert page.leaving.message.text().startswith("The file was not saved:")


def test_the_name_offered_carries_no_patient_and_the_warning_comes_once(
    sitting, page, tmp_path: Path, monkeypatch
):
    names = []

    def ask(_parent, _title, name, _kinds):
        names.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.save_document()
    page.save_document()
    assert re.fullmatch(r"poems-summary-\d{8}-\d{4}\.pdf", names[0])
    asked = [one for one in sitting.dialogs.asked if "leaves the encrypted store" in one]
    assert len(asked) == 1
    assert len(kept(sitting)) == 2


def test_who_does_not_agree_saves_nothing(sitting, page, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.pdf"), ""))
    sitting.dialogs.agree = False
    page.save_document()
    assert kept(sitting) == []
    assert not (tmp_path / "x.pdf").exists()


def test_a_password_locks_the_saved_file(sitting, page, tmp_path: Path):
    page.leaving.password.setText("short")
    page.leaving.save_to(tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
    assert "at least 8 signs" in page.leaving.message.text()
    page.leaving.password.setText("violet anchor mistral")
    page.leaving.save_to(tmp_path / "x.pdf")
    locked = PdfReader(tmp_path / "x.pdf")
    assert locked.is_encrypted
    assert locked.decrypt("wrong one") == 0
    assert locked.decrypt("violet anchor mistral") != 0
    assert "ELLERBY" in locked.pages[0].extract_text()
    assert page.leaving.password.text() == ""


def test_a_code_verifies_until_the_record_changes(sitting, page, tmp_path: Path):
    page.leaving.save_to(tmp_path / "one.pdf")
    code = page.code
    dialog = VerifyDialog(page._maker.verify, HalfTyped(), page)
    sitting.qtbot.keyClicks(dialog.code, code.lower())
    dialog.verify()
    assert "still matches the record" in dialog.verdict.text()
    assert "Patient summary" in dialog.details()
    sitting.editor("papilledema")
    sitting.qtbot.keyClicks(sitting.child("papilledema.state"), "p")
    assert sitting.desk.flush()
    dialog.verify()
    assert "no longer matches" in dialog.verdict.text()
    assert "Visit of 20-Nov-2025" in dialog.details()
    dialog.code.setText("K7QD2-M9XRU")
    dialog.verify()
    assert "mistyped" in dialog.verdict.text()
    assert dialog.details() == ""
    dialog.deleteLater()


def test_nothing_of_the_document_is_left_in_temporary_folders(
    sitting, page, choose, tmp_path: Path, monkeypatch
):
    import tempfile

    empty = tmp_path / "temp"
    empty.mkdir()
    monkeypatch.setenv("TMPDIR", str(empty))
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    for kind in ("summary", "trend", "referral", "text"):
        choose(kind)
    assert list(empty.iterdir()) == []


def test_plain_text_is_shown_as_text(sitting, page, choose):
    choose("text")
    assert page.pdf.decode().startswith("PATIENT SUMMARY")
    assert page.preview._text.toPlainText() == page.pdf.decode()
    assert page.leaving.save.isEnabled()


def test_printing_asked_for_while_the_document_is_made_comes_when_it_is(sitting, page):
    page.refresh()
    assert page.busy
    page.print_document()
    said = page.leaving.message
    sitting.qtbot.waitUntil(lambda: said.text().startswith("No printer is set up"), timeout=20_000)
    assert not page.busy


def test_beside_the_preview_stands_what_it_is_made_from(sitting, page, choose):
    choose("checklist")
    said = [(row.feed.label, row.feed.words) for row in page.feeds.rows()]
    assert ("Papilledema", "not recorded") in said
    sitting.editor("papilledema")
    sitting.qtbot.keyClicks(sitting.child("papilledema.state"), "p")
    assert sitting.desk.flush()
    page = sitting.go("Documents")
    page.refresh()
    said = {row.feed.label: row.feed.words for row in page.feeds.rows()}
    assert said["Papilledema"].startswith("present")
    choose("handout-poems")
    assert page.feeds.rows() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_line_of_it_leads_to_its_field(sitting, page, choose, key):
    choose("checklist")
    row = next(one for one in page.feeds.rows() if one.feed.key == "papilledema")
    row.setFocus()
    sitting.qtbot.keyClick(row, key)
    form = sitting.desk.pages.visit_page().form
    assert sitting.desk.page_widget("Visit").isVisible()
    control = form.editor("papilledema").control
    sitting.qtbot.waitUntil(
        lambda: control.hasFocus() or control.isAncestorOf(control.window().focusWidget())
    )


def test_in_a_narrow_window_it_stands_below_the_choices(sitting, page):
    window = page.window()
    window.resize(1024, 720)
    sitting.qtbot.waitUntil(page._beside.isHidden)
    assert page.feeds.rows()
    assert page.feeds.isVisibleTo(page)
    sitting.qtbot.waitUntil(lambda: page.preview.width() > 400)
    window.resize(1920, 900)
    sitting.qtbot.waitUntil(lambda: not page._beside.isHidden())
    assert page.feeds.isVisibleTo(page)


def test_a_line_recorded_at_another_visit_opens_that_visit(sitting, page, choose):
    sitting.editor("papilledema")
    sitting.qtbot.keyClicks(sitting.child("papilledema.state"), "p")
    assert sitting.desk.flush()
    first = sitting.desk.session.visit.id
    sitting.desk.visits.start()
    assert sitting.desk.session.visit.id != first
    shown = sitting.go("Documents")
    sitting.qtbot.waitUntil(lambda: not shown.busy, timeout=20_000)
    row = next(one for one in shown.feeds.rows() if one.feed.key == "papilledema")
    assert row.feed.visit == first
    sitting.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert sitting.desk.session.visit.id == first
    assert sitting.desk.page_widget("Visit").isVisible()

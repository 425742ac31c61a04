"""Several documents of an open store in one go: recorded, locked, watched and stopped."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.printed import kept_documents
from poems_desktop.ui.documents.run import Batch, Ended, Run
from poems_desktop.ui.documents.several_dialog import SeveralDialog

pytestmark = pytest.mark.slow  # The run itself is tested by default, in tests/gui/documents.
KINDS = ("checklist", "handout-poems", "handout-help", "text")


@pytest.fixture
def page(sitting):
    shown = sitting.go("Documents")
    sitting.qtbot.waitUntil(lambda: not shown.busy, timeout=20_000)
    return shown


@pytest.fixture
def run(page):
    made = Run(page._maker)
    yield made
    made.stop()


@pytest.fixture
def batch(page, tmp_path: Path):
    def of(*kinds, password="", folder=tmp_path):
        wanted = [page.chooser.wanted(kind) for kind in kinds]
        return Batch(wanted, folder, page._maker.now(), password)

    return of


def finished(sitting, run, batch) -> Ended:
    with sitting.qtbot.waitSignal(run.over, timeout=20_000) as heard:
        run.start(batch)
    return heard.args[0]


def kept(sitting):
    return [one.document.kind for one in kept_documents(sitting.store.heads_of("p1"))]


def test_each_document_is_a_whole_file_and_recorded(sitting, run, batch, tmp_path: Path):
    steps = []
    run.stepped.connect(lambda *step: steps.append(step))
    ended = finished(sitting, run, batch(*KINDS))
    names = sorted(path.name for path in tmp_path.glob("poems-*"))
    assert names == [f"poems-{kind}-20251120-1232{suffix}" for kind, suffix in
                     zip(sorted(KINDS), (".pdf", ".pdf", ".pdf", ".txt"), strict=True)]  # fmt: skip
    assert all(PdfReader(path).pages for path in tmp_path.glob("*.pdf"))
    assert sorted(kept(sitting)) == sorted(KINDS)
    assert [(done, of) for done, of, _ in steps] == [(n, 4) for n in range(4)]
    assert steps[0][2] == "Criteria checklist, POEMS syndrome"
    assert ended.sentence.startswith("All 4 documents were saved: Criteria checklist, POEMS")
    assert ended.others == ()


def test_a_password_locks_each_pdf_and_the_text_is_said_to_be_open(
    sitting, run, batch, tmp_path: Path
):
    ended = finished(sitting, run, batch("checklist", "text", password="violet anchor"))
    (pdf,) = tmp_path.glob("*.pdf")
    assert PdfReader(pdf).is_encrypted
    assert ended.sentence.endswith("The plain text bears no password.")


@pytest.fixture
def dialog(sitting, page, run, batch):
    refusals = page._maker.refusals(page.chooser.wanted("calendar"))
    made = SeveralDialog(run, refusals, lambda kinds: batch(*kinds), page)
    made.show()
    yield made
    made.reject()
    made.deleteLater()


def test_the_dialog_offers_what_the_record_allows_and_shows_the_run(sitting, dialog, run):
    assert not dialog.boxes["calendar"].isEnabled()
    assert not dialog.boxes["calendar"].isChecked()
    assert "No transplant" in dialog.boxes["calendar"].accessibleDescription()
    assert dialog.boxes["summary"].isChecked()
    for kind, box in dialog.boxes.items():
        if box.isChecked() and kind not in KINDS:
            sitting.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    with sitting.qtbot.waitSignal(run.stepped, timeout=20_000):
        sitting.qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    assert dialog.progress.text().startswith("1 of 4: ")
    assert not dialog.save.isVisible()
    with sitting.qtbot.waitSignal(run.over, timeout=20_000):
        sitting.qtbot.keyClick(dialog.stop, Qt.Key.Key_Space)
    assert dialog.message.text().startswith("Stopped.")
    assert not dialog.progress.isVisible()


def test_closing_the_dialog_stops_the_run(sitting, dialog, run):
    dialog.start()
    assert run.running
    dialog.reject()
    assert not run.running


def test_nothing_ticked_is_said(dialog, run):
    for box in dialog.boxes.values():
        box.setChecked(False)
    dialog.start()
    assert not run.running
    assert dialog.message.text() == "Choose at least one document."


def test_the_page_asks_for_the_folder_and_once_for_consent(
    sitting, page, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    sitting.dialogs.agree = False
    assert page.leaving.batch(["checklist"]) is None
    sitting.dialogs.agree = True
    found = page.leaving.batch(["checklist", "daily-log"])
    assert found.folder == tmp_path
    assert [one.kind for one in found.wanted] == ["checklist", "daily-log"]
    page.leaving.show_ended(Ended(("Criteria checklist",), ("Plain-text summary",), "Stopped."))
    assert "leaves the encrypted store" in page.leaving.message.text()

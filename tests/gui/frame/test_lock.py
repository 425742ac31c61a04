"""The lock hides at once, writes, lets the key go, and leads the same user back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.clinical.record import Visit
from poems_desktop.program import Program
from poems_desktop.store.errors import StoreDiskError, StoreFull
from poems_desktop.store.store import Store
from poems_desktop.ui import autosave
from poems_desktop.ui.patient_dialog import PatientDialog

OTHER = "copper lantern quiet 4 meadow"


def note_of(program: Program, qtbot: QtBot) -> QLineEdit:
    """The open note of a present finding, with the cursor in it."""
    page = program.desk.pages.visit_page()
    page.form.go_to("hyperpigmentation")
    editor = page.form.editor("hyperpigmentation")
    qtbot.keyClick(editor.control, Qt.Key.Key_P)
    note = program.shell.findChild(QLineEdit, "hyperpigmentation.note")
    note.setFocus()
    return note


def draft(program: Program) -> Visit:
    return Visit.model_validate(program.desk.store.draft("v1").content)


def test_a_dirty_form_is_there_again_with_its_cursor(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    note = note_of(at_visit, qtbot)
    qtbot.keyClicks(note, "both ha")
    note.setCursorPosition(4)
    store = at_visit.desk.store
    assert at_visit.lock()
    assert store.locked
    assert at_visit.shell.workspace() is None
    assert at_visit.shell.start_page.isVisible()
    unlock()
    assert at_visit.shell.workspace().current_page() == "Visit"
    assert at_visit.desk.session.visit.id == "v1"
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=5000)
    again = QApplication.focusWidget()
    assert (again.objectName(), again.text()) == ("hyperpigmentation.note", "both ha")
    assert again.cursorPosition() == 4


def test_the_key_leaves_memory_and_the_state_is_unreadable(at_visit: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(note_of(at_visit, qtbot), "both hands")
    data_key = at_visit.opened.key.data_key
    locking = at_visit.locking
    assert any(data_key)
    at_visit.lock()
    assert not any(data_key)
    assert locking._resume_key is None
    (sealed,) = locking._sealed.values()
    for secret in (b"both hands", b"hyperpigmentation", b"Visit"):
        assert secret not in sealed.content


def test_somebody_else_does_not_land_at_another_users_patient(
    at_visit: Program, unlock: Callable[..., None], folder
) -> None:
    at_visit.lock()
    unlock(OTHER, "Ben Cole")
    assert at_visit.desk.sitting.file is None
    assert at_visit.desk.sitting.author == "Ben Cole"
    at_visit.lock()
    unlock()
    assert at_visit.desk.sitting.record.patient.id == "p1"


def fill_dialog(qtbot: QtBot) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PatientDialog)
    for name, text in (("family", "Mar"), ("born", "12aug1960"), ("record_number", "R-9")):
        qtbot.keyClicks(dialog.findChild(QLineEdit, f"patient.{name}"), text)
    dialog.findChild(QWidget, "patient.sex").setCurrentIndex(1)
    dialog.findChild(QLineEdit, "patient.family").setFocus()


@pytest.mark.usefixtures("real_dialogs")
def test_a_half_filled_dialog_is_closed_by_the_lock_and_opened_again(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    seen: list[bool] = []

    def lock_inside() -> None:
        fill_dialog(qtbot)
        seen.append(at_visit.lock())
        seen.append(QApplication.activeModalWidget() is None)

    QTimer.singleShot(0, lock_inside)
    at_visit.shell.trigger("patient.new")  # returns when the lock has closed the dialog
    assert seen == [True, True]
    assert at_visit.desk is None
    found: dict[str, object] = {}

    def look_inside() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PatientDialog):
            QTimer.singleShot(20, look_inside)
            return
        for name in ("family", "given", "born", "record_number"):
            found[name] = dialog.findChild(QLineEdit, f"patient.{name}").text()
        found["sex"] = dialog.findChild(QWidget, "patient.sex").currentIndex()
        dialog.reject()

    QTimer.singleShot(0, look_inside)
    unlock()
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    assert found == {
        "family": "Mar",
        "given": "",
        "born": "12aug1960",
        "record_number": "R-9",
        "sex": 1,
    }


@pytest.mark.usefixtures("real_dialogs")
def test_a_question_is_answered_no_by_the_lock(at_visit: Program, qtbot: QtBot) -> None:
    def lock_inside() -> None:
        assert isinstance(QApplication.activeModalWidget(), QMessageBox)
        at_visit.lock()

    QTimer.singleShot(0, lock_inside)
    at_visit.shell.trigger("visit.sign")
    assert at_visit.desk is None


class FullDisk:
    """Refuses drafts while `full`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        original = Store.save_draft

        def save_draft(store: Store, *args: object, **kwargs: object) -> object:
            if self.full:
                raise StoreFull
            return original(store, *args, **kwargs)

        monkeypatch.setattr(Store, "save_draft", save_draft)


def test_a_full_disk_hides_at_once_and_writes_when_it_can(
    at_visit: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, unlock
) -> None:
    monkeypatch.setattr(autosave, "_RETRY_MS", 30)
    note = note_of(at_visit, qtbot)
    disk = FullDisk(monkeypatch)
    qtbot.keyClicks(note, "both hands")
    store = at_visit.desk.store
    assert at_visit.lock() is False
    assert at_visit.shell.start_page.isVisible()
    assert not at_visit.shell.workspace().isVisible()
    card = at_visit.shell.start_page.unlock_card
    assert "not in the store yet. The disk is full" in card._problem.text()
    disk.full = False
    qtbot.waitUntil(lambda: store.locked, timeout=5000)
    assert at_visit.desk is None
    assert "The last entries are in the store now." in card._problem.text()
    unlock()
    assert draft(at_visit).answers["hyperpigmentation"].note == "both hands"


@pytest.mark.slow
def test_unlocking_while_the_disk_is_still_full_brings_the_entries_back(
    at_visit: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder
) -> None:
    note = note_of(at_visit, qtbot)
    disk = FullDisk(monkeypatch)
    qtbot.keyClicks(note, "both hands")
    before = at_visit.desk.store
    at_visit.lock()
    at_visit.opening.unlocking.unlock(str(folder), "violet anchor mistral 9 dunes")
    qtbot.waitUntil(lambda: at_visit.desk is not None and before.locked, timeout=10_000)
    assert at_visit.desk.session.visit.answers["hyperpigmentation"].note == "both hands"
    assert at_visit.desk.session.dirty
    disk.full = False
    assert at_visit.desk.flush()
    assert draft(at_visit).answers["hyperpigmentation"].note == "both hands"


def test_nobody_there_warns_and_then_locks(at_visit: Program) -> None:
    instants = [1000.0]
    idle = at_visit.idle
    idle._steady = idle._wall = lambda: instants[0]
    idle.start()
    strip = at_visit.shell.workspace().status
    instants[0] += 9 * 60 - 1
    idle.look()
    assert strip.facts().notice == ""
    instants[0] += 31
    idle.look()
    assert strip.facts().notice.startswith("Locks in 30 seconds without use.")
    idle.note_use()
    assert strip.facts().notice == ""
    instants[0] += 10 * 60
    idle.look()
    assert at_visit.desk is None
    assert at_visit.shell.start_page.isVisible()


def test_a_key_press_in_the_window_counts_as_use(at_visit: Program, qtbot: QtBot) -> None:
    instants = [0.0]
    idle = at_visit.idle
    idle._steady = idle._wall = lambda: instants[0]
    idle.start()
    instants[0] = 599.0
    window = at_visit.shell.windowHandle()
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    instants[0] = 700.0
    assert idle.look().phase == "working"
    assert at_visit.desk is not None


def test_logging_off_writes_and_asks_nothing(at_visit: Program, qtbot: QtBot, dialogs) -> None:
    qtbot.keyClicks(note_of(at_visit, qtbot), "both ha")
    store = at_visit.desk.store
    at_visit.end_session()
    assert store.locked
    assert dialogs.asked == []


def test_a_store_that_cannot_be_read_any_more_is_hidden_and_locked(
    at_visit: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StoreDiskError

    store, desk = at_visit.desk.store, at_visit.desk
    desk.half_typed = HalfTyped(store, "Dr. Ada")  # nothing of it was read before
    monkeypatch.setattr(Store, "unfinished", gone)
    at_visit.locking.note_open()
    assert at_visit.lock()
    assert store.locked
    assert at_visit.shell.start_page.isVisible()

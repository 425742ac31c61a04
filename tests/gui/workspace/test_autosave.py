"""What is entered is in the store in time, whatever happens next; nothing typed is ever dropped."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Visit
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.store import Store
from poems_desktop.ui import autosave
from poems_desktop.ui.kit.segmented import SegmentedControl

FULL = "Not saved: The disk is full"


class FullDisk:
    """The store, with a disk that is full while `full` is true."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.full = True
        self.tried = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def save_draft(self, *args: object, **kwargs: object) -> object:
        self.tried += 1
        if self.full:
            raise StoreFull
        return self._store.save_draft(*args, **kwargs)

    def save(self, *args: object, **kwargs: object) -> object:
        if self.full:
            raise StoreFull
        return self._store.save(*args, **kwargs)


@pytest.fixture
def full_disk(sitting) -> FullDisk:
    """From now on the disk is full."""
    made = FullDisk(sitting.store)
    sitting.desk._store = made
    sitting.desk.session._store = made
    return made


def state_of(sitting, key: str) -> SegmentedControl:
    sitting.editor(key)
    return sitting.child(f"{key}.state", SegmentedControl)


def note_of(sitting, key: str = "hyperpigmentation") -> QLineEdit:
    """The note of a finding that is present."""
    sitting.qtbot.keyClicks(state_of(sitting, key), "p")
    note = sitting.child(f"{key}.note", QLineEdit)
    note.setFocus()
    return note


def answers(sitting) -> Mapping[str, object]:
    return sitting.draft().answers


def test_choosing_a_state_is_written_before_the_next_event(sitting) -> None:
    control = state_of(sitting, "hyperpigmentation")
    sitting.qtbot.keyClicks(control, "p")
    assert answers(sitting)["hyperpigmentation"].state == "present"
    sitting.qtbot.mouseClick(control.segment("absent"), Qt.MouseButton.LeftButton)
    assert answers(sitting)["hyperpigmentation"].state == "absent"
    assert sitting.status() == "Saved 20-Nov-2025 12:32"


def test_leaving_a_field_is_written_before_the_next_event(sitting) -> None:
    note = note_of(sitting)
    sitting.qtbot.keyClicks(note, "both hands")
    assert answers(sitting)["hyperpigmentation"].note == ""
    sitting.qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert answers(sitting)["hyperpigmentation"].note == "both hands"


def type_without_pause(sitting, fields: tuple[QLineEdit, ...], milliseconds: int) -> None:
    """A letter into each field every 40 ms."""
    left = milliseconds // 40
    loop = QEventLoop()
    keys = QTimer()
    keys.setInterval(40)

    def press() -> None:
        nonlocal left
        left -= 1
        for field in fields:
            sitting.qtbot.keyClicks(field, "x")
        if not left:
            loop.quit()

    keys.timeout.connect(press)
    keys.start()
    loop.exec()
    keys.stop()


def test_typing_that_never_pauses_is_written_within_a_second(sitting) -> None:
    row = sitting.editor("vegf").rows[0]
    label = sitting.child("visit.label", QLineEdit)
    note = note_of(sitting)
    type_without_pause(sitting, (note, row.value, row.laboratory.lineEdit(), label), 1000)
    kept = sitting.draft()
    assert kept.answers["hyperpigmentation"].note != ""
    assert kept.results[0].unread["value"] != ""
    assert kept.results[0].laboratory != ""
    assert kept.label != "Baseline"


def test_a_full_disk_is_said_and_nothing_is_lost(
    sitting, full_disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "_RETRY_MS", 200)
    note = note_of(sitting)
    assert sitting.status().startswith(FULL)
    assert "Your entries are kept here" in sitting.status()
    sitting.qtbot.keyClicks(note, "both hands")
    sitting.qtbot.keyClick(note, Qt.Key.Key_Return)
    assert sitting.desk.session.dirty
    assert note.text() == "both hands"
    assert sitting.dialogs.told == []
    full_disk.full = False
    sitting.qtbot.waitUntil(lambda: not sitting.desk.session.dirty, timeout=5000)
    assert answers(sitting)["hyperpigmentation"].note == "both hands"
    assert sitting.status().startswith("Saved ")


def test_a_full_disk_hides_the_patient_and_keeps_the_window_open(
    sitting, full_disk: FullDisk, open_store
) -> None:
    sitting.qtbot.keyClicks(state_of(sitting, "hyperpigmentation"), "p")
    assert sitting.program.lock() is False
    assert sitting.shell.start_page.isVisible()
    assert sitting.program.desk is not None
    sitting.dialogs.agree = False
    assert sitting.shell.close() is False
    assert sitting.shell.isVisible()
    assert sitting.dialogs.asked == ["Close without saving?"]
    full_disk.full = False
    assert sitting.program.lock()
    assert sitting.program.desk is None
    kept = Visit.model_validate(open_store().draft("v1").content)
    assert kept.answers["hyperpigmentation"].state == "present"


def test_a_full_disk_and_a_user_who_closes_anyway(sitting, full_disk: FullDisk) -> None:
    sitting.qtbot.keyClicks(state_of(sitting, "hyperpigmentation"), "p")
    assert sitting.shell.close() is True
    assert sitting.dialogs.asked == ["Close without saving?"]
    assert sitting.program.desk is None


@pytest.mark.parametrize("how", ["page", "lock", "close", "deactivate", "undo", "patient"])
def test_what_is_half_typed_is_written_when(sitting, how: str) -> None:
    note = note_of(sitting)
    store = sitting.store
    sitting.qtbot.keyClicks(note, "both ha")
    kept: list[str] = []
    original = store.save_draft

    def seen(visit_id, patient_id, content, base_seq):
        kept.append(content["answers"]["hyperpigmentation"]["note"])
        return original(visit_id, patient_id, content, base_seq)

    store.save_draft = seen
    leave(sitting, how)
    assert kept[0] == "both ha"


def leave(sitting, how: str) -> None:
    match how:
        case "page":
            sitting.shell.set_page(4)
        case "lock":
            assert sitting.program.lock()
        case "close":
            sitting.shell.close()
        case "deactivate":
            QApplication.instance().applicationStateChanged.emit(
                Qt.ApplicationState.ApplicationInactive
            )
        case "undo":
            sitting.desk.steps.undo()
        case _:
            sitting.store.save("patient", "p2", "p2", {"id": "p2", "family": "Other"})
            sitting.desk.patients.open("p2")


def test_escape_never_discards(sitting) -> None:
    note = note_of(sitting)
    sitting.qtbot.keyClicks(note, "both ha")
    for widget in (note, sitting.shell, sitting.page):
        sitting.qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert note.text() == "both ha"
    assert sitting.desk.flush()
    assert answers(sitting)["hyperpigmentation"].note == "both ha"


def test_a_half_typed_field_is_there_after_lock_and_unlock(
    sitting, open_store, qtbot: QtBot
) -> None:
    note = note_of(sitting)
    qtbot.keyClicks(note, "both ha")
    sitting.editor("vegf")
    value = sitting.page.form.editor("vegf").rows[0].value
    value.setFocus()
    qtbot.keyClicks(value, "1,23")
    qtbot.keyClicks(value, "4")
    assert sitting.program.lock()
    sitting.program._on_opened(open_store())
    sitting.desk.patients.open("p1")
    sitting.editor("hyperpigmentation")
    assert sitting.child("hyperpigmentation.note", QLineEdit).text() == "both ha"
    row = sitting.editor("vegf").rows[0]
    assert row.value.text() == "1,234"
    assert "1234 or 1.234" in row.problem()

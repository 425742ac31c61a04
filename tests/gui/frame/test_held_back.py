"""What a full disk held back is for its own user alone: neither shown to others nor lost."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.resume import NotForThisKeyError, resume_key, unseal
from poems_desktop.clinical.record import Visit
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant
from poems_desktop.program import Program
from poems_desktop.store import users
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.ui.transplant.transplant_page import TransplantPage

PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"
COURSE = Transplant(id="t1", infusions=(Infusion(id="i1", day="2025-11-11"),))


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Says whether the disk is full."""
    state = {"full": False}
    for name in ("save_draft", "save"):
        original = getattr(Store, name)

        def refusing(store: Store, *given: object, do=original, **named: object) -> object:
            if state["full"]:
                raise StoreFull
            return do(store, *given, **named)

        monkeypatch.setattr(Store, name, refusing)
    return lambda full: state.update(full=full)


def held_note(program: Program, qtbot: QtBot, full_disk: Callable[[bool], None]) -> None:
    """A note that the store refuses, and the lock that holds it."""
    page = program.desk.pages.visit_page()
    page.form.go_to("hyperpigmentation")
    qtbot.keyClick(page.form.editor("hyperpigmentation").control, Qt.Key.Key_P)
    assert program.desk.flush()
    note = program.shell.findChild(QLineEdit, "hyperpigmentation.note")
    note.setFocus()
    full_disk(True)
    qtbot.keyClicks(note, "both hands")


def come(program: Program, folder: Path, qtbot: QtBot, who: str, user: str) -> None:
    """Somebody unlocks while entries wait."""
    before = program.desk.store
    program.opening.unlocking.unlock(str(folder), who, user)
    qtbot.waitUntil(lambda: before.locked and program.desk is not None, timeout=10_000)
    qtbot.waitUntil(lambda: program.desk.store is not before, timeout=10_000)


def everything_shown(program: Program) -> str:
    """Every text in the window, hidden or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = []
    for one in program.shell.findChildren(QWidget):
        for name in ("text", "toPlainText", "accessibleName", "toolTip"):
            value = getattr(one, name, None)
            found.append(str(value()) if callable(value) else "")
    return "\n".join(found)


@pytest.mark.slow
def test_another_user_sees_nothing_of_it_and_loses_nothing_of_it(
    at_visit: Program, unlock: Callable[..., None], folder: Path, qtbot: QtBot, full_disk
) -> None:
    held_note(at_visit, qtbot, full_disk)
    assert at_visit.lock() is False
    come(at_visit, folder, qtbot, OTHER, "Ben Cole")
    assert at_visit.desk.sitting.author == "Ben Cole"
    assert at_visit.desk.sitting.file is None
    at_visit.desk.patients.open("p1")
    for page in ("Visit", "Overview", "Trends"):
        at_visit.desk.show_page(page)
        assert "both hands" not in everything_shown(at_visit)
    assert at_visit.desk.session.visit.answers["hyperpigmentation"].note == ""
    full_disk(False)
    assert at_visit.lock()
    unlock(PASSPHRASE, "Dr. Ada")
    assert at_visit.desk.session.visit.answers["hyperpigmentation"].note == "both hands"
    kept = Visit.model_validate(at_visit.desk.store.draft("v1").content)
    assert kept.answers["hyperpigmentation"].note == "both hands"


def test_what_is_sealed_opens_for_no_other_user(
    at_visit: Program, folder: Path, qtbot: QtBot, full_disk
) -> None:
    held_note(at_visit, qtbot, full_disk)
    at_visit.lock()
    come(at_visit, folder, qtbot, OTHER, "Ben Cole")
    ((_, ada), sealed), *rest = at_visit.locking._sealed.items()
    assert rest == []
    assert ada != at_visit.opened.user_id
    assert b"both hands" not in sealed.content
    as_ben = replace(sealed, user_id=at_visit.opened.user_id)
    key = resume_key(at_visit.opened.key.data_key)
    with pytest.raises(NotForThisKeyError):
        unseal(as_ben, key)
    full_disk(False)


@pytest.mark.slow
def test_what_another_physician_entered_meanwhile_stays(
    at_visit: Program, unlock: Callable[..., None], folder: Path, qtbot: QtBot, full_disk
) -> None:
    with unlock_key(folder, PASSPHRASE) as key:
        users.add_user(folder, key, "Cleo", "physician", OTHER + " too", kdf=KdfCost(1, 64, 1))
    held_note(at_visit, qtbot, full_disk)
    at_visit.lock()
    come(at_visit, folder, qtbot, OTHER + " too", "Cleo")
    full_disk(False)
    at_visit.desk.patients.open("p1")
    at_visit.desk.show_page("Visit")
    page = at_visit.desk.pages.visit_page()
    page.form.go_to("papilledema")
    qtbot.keyClick(page.form.editor("papilledema").control, Qt.Key.Key_A)
    assert at_visit.lock()
    unlock(PASSPHRASE, "Dr. Ada")
    answers = Visit.model_validate(at_visit.desk.store.draft("v1").content).answers
    assert answers["papilledema"].state.value == "absent"
    assert answers["hyperpigmentation"].note == "both hands"


@pytest.mark.slow
def test_an_entry_of_the_log_and_details_are_held_too(
    at_visit: Program, folder: Path, qtbot: QtBot, full_disk
) -> None:
    at_visit.desk.sitting.save_transplant(COURSE)
    at_visit.desk.show_page("Transplant")
    page = at_visit.desk.pages.held("Transplant")
    assert isinstance(page, TransplantPage)
    full_disk(True)
    weight = page.card.form.cells["weight.value"].control
    weight.setFocus()
    qtbot.keyClicks(weight, "71,")
    page.card.set_details_shown(True)
    qtbot.keyClicks(page.card.details.fields["note"], "from the ward's book")
    assert at_visit.lock() is False
    come(at_visit, folder, qtbot, PASSPHRASE, "Dr. Ada")
    there = at_visit.desk.pages.held("Transplant")
    assert there.card.form.cells["weight.value"].control.text() == "71,"
    assert there.card.details.fields["note"].text() == "from the ward's book"
    full_disk(False)
    assert at_visit.desk.flush()
    (course,) = at_visit.desk.sitting.record.transplants
    assert course.note == "from the ward's book"
    assert "71," in json.dumps([dict(one.unread) for one in course.entries])


@pytest.mark.slow
def test_the_reason_for_a_correction_of_the_log_comes_back(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.desk.sitting.save_transplant(COURSE)
    old = LogEntry(id="e1", day="2025-11-20", by="Nurse B", note="x")
    at_visit.desk.sitting.save_entry("t1", old)
    at_visit.desk.show_page("Transplant")
    page = at_visit.desk.pages.held("Transplant")
    page.entries.go_to_entry("e1")
    page.card.form.head.correct.click()
    qtbot.keyClicks(page.card.form.reason, "Read from the other scale")
    assert at_visit.lock()
    unlock()
    there = at_visit.desk.pages.held("Transplant").card.form
    assert there.reason.text() == "Read from the other scale"
    assert there.reason.isVisible()
    assert there.keeper.entry.id == "e1"
    assert not there.cells["temperature.value"].control.isReadOnly()

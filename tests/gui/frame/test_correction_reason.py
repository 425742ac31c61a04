"""Why a signed visit is corrected survives a crash and a lock, encrypted with the draft."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from poems_desktop.app.patient_file import open_file
from poems_desktop.clinical.record import Visit
from poems_desktop.program import Program
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.store import Store

PASSPHRASE = "violet anchor mistral 9 dunes"
WHY = "Wrong patient's sheet"


@pytest.fixture
def correcting(at_visit: Program) -> Program:
    """The visit is signed and its correction has begun."""
    at_visit.desk.visits.sign()
    at_visit.desk.pages.visit_page().start_correction()
    return at_visit


def reason(program: Program) -> QLineEdit:
    return program.desk.pages.visit_page().findChild(QLineEdit, "visit.reason")


def content(program: Program) -> dict:
    kept = program.desk.store.draft("v1")
    return {} if kept is None else dict(kept.content)


@pytest.mark.slow
def test_a_crash_right_after_typing_keeps_the_reason(
    correcting: Program, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    qtbot.keyClicks(reason(correcting), WHY)  # the field is not left, nothing else is changed
    qtbot.waitUntil(lambda: content(correcting).get("correction_reason") == WHY, timeout=3000)
    assert correcting.desk.store.head("visit", "v1").content["signed"]
    crashed = tmp_path / "crashed.poems"
    shutil.copytree(folder, crashed)  # as the disk stood at the moment of the crash
    (crashed / "writer.lock").unlink(missing_ok=True)
    for part in crashed.rglob("*"):
        assert part.is_dir() or WHY.encode() not in part.read_bytes()
    with Store.unlock(crashed, PASSPHRASE, author="Dr. Ada", clock=correcting.clock) as store:
        file = open_file(store, "p1")
        assert file.reasons == {"v1": WHY}
        assert not file.record.visits[0].signed


@pytest.mark.slow
def test_a_lock_brings_the_reason_back_into_its_field(
    correcting: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    qtbot.keyClicks(reason(correcting), WHY)
    assert correcting.lock()
    unlock()
    assert correcting.desk.session.correcting
    assert reason(correcting).text() == WHY
    assert reason(correcting).isVisible()
    correcting.desk.visits.sign()
    head = correcting.desk.store.head("visit", "v1")
    assert (head.reason, correcting.desk.store.draft("v1")) == (WHY, None)
    assert "correction_reason" not in head.content
    Visit.model_validate(head.content)


@pytest.mark.slow
def test_a_reason_that_is_cleared_leaves_the_draft(correcting: Program, qtbot: QtBot) -> None:
    qtbot.keyClicks(reason(correcting), "x")
    assert correcting.desk.flush()
    assert content(correcting)["correction_reason"] == "x"
    reason(correcting).clear()
    reason(correcting).textEdited.emit("")
    assert correcting.desk.flush()
    assert "correction_reason" not in content(correcting)


@pytest.mark.slow
def test_a_full_disk_holds_the_correction_and_its_reason(
    correcting: Program,
    folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    monkeypatch.setattr(Store, "save_draft", full)
    qtbot.keyClicks(reason(correcting), WHY)
    before = correcting.desk.store
    assert correcting.lock() is False
    correcting.opening.unlocking.unlock(str(folder), PASSPHRASE)
    qtbot.waitUntil(lambda: correcting.desk is not None and before.locked, timeout=10_000)
    assert correcting.desk.session.correcting
    assert reason(correcting).text() == WHY
    monkeypatch.undo()
    assert correcting.desk.flush()
    assert content(correcting)["correction_reason"] == WHY

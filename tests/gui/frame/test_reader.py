"""A reader opens every page and presses everything that can be pressed: nothing is written."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Visit
from poems_desktop.program import Program
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.kit.segment import Segment
from poems_desktop.ui.screens import settle
from tests.gui.frame.conftest import NOW, PASSPHRASE
from tests.gui.frame.test_roles import come, filled, prepared

__all__ = ["come", "filled"]
WHY = "Your role is reader: you can look at everything and change nothing."
# They end the sitting, or open what has a test of its own.
LEAVE_OUT = {"file.lock", "file.quit", "file.settings", "file.passphrase"}
FRAME = {"Light", "Dark", "Lock now"}
# What a sitting writes of itself: who came, whom they looked at, and what they copied out.
OF_ITS_OWN = {"unlock", "lock", "open_patient", "export"}


@pytest.fixture
def signed(filled: Path) -> Path:
    """The store with a signed visit as well, newer than the draft."""
    visit = Visit.model_validate({"id": "v2", "date": "2025-11-20", "label": "Later"})
    with (
        unlock_key(filled, PASSPHRASE) as key,
        Store.open(filled, key, author="Dr. Ada", clock=lambda: NOW) as store,
    ):
        store.sign_visit("v2", "p1", visit.model_dump(mode="json"), base_seq=None)
    return filled


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question for a file is answered with none; no dialog waits for an answer."""
    monkeypatch.setattr(QDialog, "exec", lambda self: self.show())
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))


def written(program: Program) -> object:
    """All that somebody could have changed: records, drafts, the log, users and backups."""
    store = program.desk.store
    events = Counter(one.kind for one in store.events() if one.kind not in OF_ITS_OWN)
    heads = [
        (row.patient_id, [(one.entity_id, one.seq) for one in store.heads_of(row.patient_id)])
        for row in store.patients()
    ]
    drafts = [json.dumps(dict(one.content), sort_keys=True) for one in store.drafts_of("p1")]
    settings = store.head("setting", "site")
    beside = sorted(
        (str(one.relative_to(store.folder)), one.read_bytes())
        for one in store.folder.rglob("*.json")
    )
    return events, heads, drafts, settings, beside


def named(one: QAbstractButton) -> str:
    return one.objectName() or one.text() or one.accessibleName()


def pressable(program: Program) -> Iterator[QAbstractButton]:
    """Every button that is to be seen and can be pressed, of each name at most three."""
    seen: Counter[str] = Counter()
    for one in program.shell.findChildren(QAbstractButton):
        if one.isVisible() and one.isEnabled() and named(one) not in FRAME:
            seen[named(one)] += 1
            if isinstance(one, Segment) or seen[named(one)] <= 3:
                yield one


def put_away() -> None:
    """Close what a press has opened."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()


@pytest.mark.slow
def test_a_reader_presses_everything_and_writes_nothing(
    signed: Path,
    no_files: None,
    come: Callable[[str], Program],
    qtbot: QtBot,
    dialogs,
) -> None:
    program = come("reader")
    before = written(program)
    pressed = set()
    for visit_id in ("v1", "v2"):
        program.desk.visits.choose(visit_id)
        for name in PAGES:
            page = prepared(program, name) if visit_id == "v1" else None
            program.desk.show_page(name)
            page = page or program.desk.pages.held(name)
            qtbot.waitUntil(lambda: not getattr(page, "busy", False), timeout=20_000)  # noqa: B023
            for button in list(pressable(program)):
                if button.isVisible() and button.isEnabled():
                    pressed.add(named(button))
                    button.click()
                    settle(1)
                    put_away()
                    program.desk.show_page(name)
    assert {"trend.copy", "visit.more", "log.more"} <= pressed
    for action, entry in program.shell.menus.actions.items():
        if entry.isVisible() and entry.isEnabled() and action not in LEAVE_OUT:
            entry.trigger()
            settle(1)
            put_away()
    assert program.desk.flush()
    assert written(program) == before


@pytest.mark.slow
def test_the_backups_are_a_readers_to_see_and_not_to_change(
    come: Callable[[str], Program], tmp_path: Path
) -> None:
    program = come("reader")
    for action in ("file.backup", "file.export"):
        assert not program.shell.menus.actions[action].isEnabled(), action
        assert WHY in program.shell.menus.actions[action].toolTip()
    program.shell.trigger("file.settings")
    section = program._menu._settings.dialog.show_section("Backups")
    assert section.message.text() == WHY
    buttons = {one.text(): one for one in section.findChildren(QAbstractButton) if one.isVisible()}
    assert {"Back up now", "Prove now", "Restore…", "Add a second place…"} <= set(buttons)
    for name, one in buttons.items():
        assert not one.isEnabled(), name
        assert one.accessibleDescription() == WHY, name
    program._menu._settings.dialog.reject()
    overview = prepared(program, "Overview")
    due = [one for one in overview.findChildren(QAbstractButton, "due.date") if one.isVisible()]
    assert due
    assert not any(one.isEnabled() for one in due)
    assert {one.accessibleDescription() for one in due} == {WHY}


@pytest.mark.slow
def test_a_coordinator_backs_up_but_says_neither_where_to_nor_what_is_restored(
    come: Callable[[str], Program],
) -> None:
    program = come("coordinator")
    program.shell.trigger("file.settings")
    section = program._menu._settings.dialog.show_section("Backups")
    can = {one.text(): one.isEnabled() for one in section.findChildren(QAbstractButton)}
    assert (can["Back up now"], can["Prove now"]) == (True, True)
    assert (can["Restore…"], can["Add a second place…"]) == (False, False)
    assert program.shell.menus.actions["file.backup"].isEnabled()

"""What happens beside the record is told in the log of the store, by ids alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from poems_desktop.program import Program
from poems_desktop.store import recovery
from poems_desktop.store.errors import StoreError
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.ui.pages.start_no_sheet import NoSheetStep
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from tests.gui.frame.conftest import PASSPHRASE
from tests.gui.frame.test_roles import filled, prepared

__all__ = ["filled"]


def told(program: Program, kind: str) -> list[dict]:
    """What the log holds of a kind of event, oldest first."""
    return [dict(one.details) for one in program.desk.store.events() if one.kind == kind][::-1]


def test_a_second_place_is_told_when_it_is_added_and_when_it_is_forgotten(
    at_visit: Program, tmp_path: Path
) -> None:
    at_visit.shell.trigger("file.settings")
    section = at_visit._menu._settings.dialog.show_section("Backups")
    place = tmp_path / "Ellerby stick"
    place.mkdir()
    section.places.add(place)
    (added,) = told(at_visit, "settings")
    assert added["entity"] == "backup_place_added"
    remove = next(
        one
        for one in section.findChildren(QPushButton)
        if one.accessibleName().startswith("Use no longer") and not one.isHidden()
    )
    remove.click()
    assert told(at_visit, "settings")[1:] == [
        {"entity": "backup_place_forgotten", "place": added["place"]}
    ]
    assert "Ellerby" not in str(told(at_visit, "settings")), "a path may name a person"


@pytest.mark.slow
def test_a_sheet_that_was_not_typed_back_is_told(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.settings")
    flow = at_visit._menu._settings
    flow.dialog.show_section("Users and keys")
    flow._on_sheet()
    qtbot.waitUntil(lambda: flow._sheet is not None, timeout=10_000)
    flow._sheet.reject()
    assert told(at_visit, "users") == [{"what": "recovery_sheet_unconfirmed"}]


def test_a_sheet_that_was_typed_back_is_told_as_such(at_visit: Program, qtbot: QtBot) -> None:
    at_visit.shell.trigger("file.settings")
    flow = at_visit._menu._settings
    flow.dialog.show_section("Users and keys")
    flow._on_sheet()
    qtbot.waitUntil(lambda: flow._sheet is not None, timeout=10_000)
    (step,) = flow._sheet.findChildren(RecoveryStep)
    step.confirmed.emit()
    assert told(at_visit, "users") == [{"what": "recovery_sheet"}]


def test_a_sheet_put_off_at_the_unlocking_is_told(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    with unlock_key(folder, PASSPHRASE) as key:
        recovery.seal_recovery(folder, key)
    program.opening.unlocking.unlock(str(folder), PASSPHRASE, "Dr. Ada")
    page = program.shell.start_page
    qtbot.waitUntil(lambda: isinstance(page.step, NoSheetStep), timeout=10_000)
    page.step.later.emit()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert told(program, "users") == [{"what": "recovery_sheet_unconfirmed"}]


TABLES = {
    "Overview": ("latest values", lambda page: page.values),
    "Trends": ("results", lambda page: page.table),
    "Transplant": ("daily log", lambda page: page.card.log.table),
}


@pytest.mark.parametrize(
    "name",
    [
        "Trends",
        pytest.param("Overview", marks=pytest.mark.slow),
        pytest.param("Transplant", marks=pytest.mark.slow),
    ],
)
def test_a_copied_table_is_told_before_it_is_on_the_clipboard(
    filled: Path,
    at_visit: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    dialogs,
    name: str,
) -> None:
    page = prepared(at_visit, name)
    what, table_of = TABLES[name]
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    copy = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table_of(page), *copy)
    assert "\t" in clipboard.text()
    assert told(at_visit, "export") == [{"format": f"clipboard/{what}", "patient_id": "p1"}]

    def refused(*_: object) -> None:
        raise StoreError

    clipboard.setText("before")
    monkeypatch.setattr(at_visit.desk.store, "record_event", refused)
    qtbot.keyClick(table_of(page), *copy)
    assert clipboard.text() == "before"
    assert dialogs.told[-1].startswith("This was not copied")

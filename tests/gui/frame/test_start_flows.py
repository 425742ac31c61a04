"""From the start page to an open store, by every way in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.program import Program
from poems_desktop.store.backup import back_up
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.ui.caps_watch import caps_lock
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages import start_recovery
from poems_desktop.ui.pages.start_no_sheet import NoSheetStep
from poems_desktop.ui.pages.start_recovery import RecoveryStep, draw_places
from poems_desktop.ui.pages.start_restore import RestoreStep
from poems_desktop.ui.pages.start_sheet import SheetStep
from poems_desktop.ui.pages.start_stores import RecentStore

PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"


def said(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def wait_for_step(program: Program, qtbot: QtBot, kind: type) -> QWidget:
    page = program.shell.start_page
    qtbot.waitUntil(lambda: isinstance(page.step, kind), timeout=10_000)
    qtbot.waitUntil(page.step.isVisible)
    return page.step


def begin_creating(program: Program, qtbot: QtBot) -> RecoveryStep:
    card = program.shell.start_page.create_card
    name = next(one for one in card.findChildren(LineField) if one.accessibleName() == "Your name")
    qtbot.keyClicks(name, "Dr. Ada Lind")
    for field in card.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(card.findChildren(PassphraseEdit)[0], Qt.Key.Key_Return)
    step = wait_for_step(program, qtbot, RecoveryStep)
    assert isinstance(step, RecoveryStep)
    return step


def type_back(step: RecoveryStep, qtbot: QtBot, groups: list[str]) -> None:
    button(step, "I have it: go on").click()
    for field, place in zip(step._typed, step.asked_places(), strict=True):
        qtbot.keyClicks(field, groups[place - 1])
    button(step, "Open the store").click()


def test_a_new_store_opens_only_after_two_groups_were_typed_back(
    program: Program, qtbot: QtBot
) -> None:
    step = begin_creating(program, qtbot)
    groups = list(step._groups)
    assert all(" ".join(group) in said(step) for group in groups)
    type_back(step, qtbot, ["AAAAA"] * 8)
    assert program.desk is None
    assert "is not as on the sheet" in step.problem.text()
    assert not any(" ".join(group) in said(step) for group in groups)
    button(step, "Show the sheet again").click()
    assert " ".join(groups[0]) in said(step)
    type_back(step, qtbot, [group.lower() for group in groups])
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert program.desk.sitting.author == "Dr. Ada Lind"
    assert program.shell.start_page.step is None
    folder = program.places.stores / "poems-records.poems"
    program.lock()
    program.opening.unlocking.unlock(str(folder), PASSPHRASE)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)


def test_a_store_left_before_that_asks_for_a_sheet_at_the_next_unlocking(
    program: Program, qtbot: QtBot
) -> None:
    begin_creating(program, qtbot)
    program.opening.put_away()
    folder = program.places.stores / "poems-records.poems"
    program.opening.unlocking.unlock(str(folder), PASSPHRASE)
    step = wait_for_step(program, qtbot, NoSheetStep)
    assert "nobody has confirmed that it was printed" in said(step)
    button(step, "Make a recovery sheet").click()
    sheet = wait_for_step(program, qtbot, RecoveryStep)
    type_back(sheet, qtbot, list(sheet._groups))
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)


def test_the_sheet_is_saved_as_a_page_with_its_groups(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = begin_creating(program, qtbot)
    kept: list[bytes] = []
    path = tmp_path / "sheet.pdf"

    def save(content: bytes, name: str, over: QWidget) -> Path:
        kept.append(content)
        assert name.startswith("recovery-sheet-")
        return path

    monkeypatch.setattr(start_recovery, "save_pdf", save)
    button(step, "Save as PDF…").click()
    assert kept[0].startswith(b"%PDF")
    assert "Whoever has the file can open the store" in step.problem.text()
    monkeypatch.setattr(start_recovery, "print_pdf", lambda *_: "No printer is set up.")
    button(step, "Print…").click()
    assert step.problem.text() == "No printer is set up."


def test_two_different_groups_are_asked_for() -> None:
    drawn = {draw_places(8) for _ in range(500)}
    assert all(0 <= one < two < 8 for one, two in drawn)
    assert len(drawn) > 20


def test_several_users_are_offered_and_the_chosen_one_unlocks(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    card = page.unlock_card
    qtbot.waitUntil(lambda: card.users.user() != "", timeout=10_000)
    listed = card.users._list
    assert listed.isVisible()
    assert [listed.itemText(at) for at in range(listed.count())] == ["Dr. Ada", "Ben Cole"]
    listed.show_value(listed.itemData(1))
    field = card.findChildren(PassphraseEdit)[0]
    qtbot.keyClicks(field, OTHER)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert program.desk.sitting.author == "Ben Cole"
    assert program.desk.store.role == "coordinator"


def test_too_many_tries_count_down_and_never_offer_deletion(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    card = page.unlock_card
    for _ in range(6):
        program.opening.unlocking.unlock(str(folder), "wrong passphrase x", "Dr. Ada")
        qtbot.waitUntil(lambda: program.opening.unlocking._work is None, timeout=10_000)
    assert "The next try can be made in 5 seconds" in card._problem.text()
    field = card.findChildren(PassphraseEdit)[0]
    qtbot.keyClicks(field, "x")
    assert not button(card, "Unlock").isEnabled()
    page.choose_store(RecentStore(str(folder), folder.name))
    assert not button(card, "Unlock").isEnabled()
    page.choose_store(RecentStore(str(folder.parent), "another"))
    qtbot.keyClicks(field, "x")
    assert button(card, "Unlock").isEnabled()
    assert card._problem.text() == ""
    program.opening.unlocking.unlock(str(folder), "wrong passphrase x", "Dr. Ada")
    qtbot.waitUntil(lambda: program.opening.unlocking._work is None, timeout=10_000)
    assert not button(card, "Unlock").isEnabled()
    for _ in range(int(re.search(r"in (\d+) seconds", card._problem.text())[1])):
        card._pause.count()
    assert button(card, "Unlock").isEnabled()
    buttons = [one.text().casefold() for one in page.findChildren(QPushButton)]
    assert not any("delete" in one or "erase" in one or "remove" in one for one in buttons)


def test_the_recovery_sheet_opens_and_sets_a_new_passphrase(
    program: Program, folder: Path, sheet: str, qtbot: QtBot
) -> None:
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    button(page.unlock_card, "Use the recovery sheet…").click()
    step = page.step
    assert isinstance(step, SheetStep)
    step._groups.setPlainText(sheet.lower())
    for field in step.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, "another long passphrase 7")
    button(step, "Open with the sheet").click()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert program.desk.sitting.author == "Dr. Ada"
    program.lock()
    unlock_key(folder, "another long passphrase 7", "Dr. Ada").wipe()


def test_a_mistyped_group_is_named(
    program: Program, folder: Path, sheet: str, qtbot: QtBot
) -> None:
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    button(page.unlock_card, "Use the recovery sheet…").click()
    groups = sheet.split()
    groups[2] = ("3" if groups[2][0] != "3" else "4") + groups[2][1:]
    program.opening.unlocking.open_by_sheet(
        folder, " ".join(groups), "owner", "another long passphrase"
    )
    qtbot.waitUntil(lambda: program.opening.unlocking._work is None, timeout=10_000)
    assert "Group 3 is mistyped" in page.step.problem.text()
    assert program.desk is None


def test_a_store_in_use_is_offered_for_reading(
    program: Program, folder: Path, qtbot: QtBot, dialogs
) -> None:
    with Store.unlock(folder, PASSPHRASE, author="Elsewhere", clock=program.clock):
        page = program.shell.start_page
        page.set_recent([RecentStore(str(folder), folder.name)])
        program.opening.unlocking.unlock(str(folder), PASSPHRASE, "Dr. Ada")
        qtbot.waitUntil(lambda: program.opening.unlocking._work is None, timeout=10_000)
        assert "already open in another window" in page.unlock_card._problem.text()
        reading = button(page.unlock_card, "Open for reading only")
        assert reading.isVisible()
        reading.click()
        qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
        assert program.desk.store.read_only
        status = program.shell.workspace().status.facts()
        assert status.saved == "Open for reading only: nothing is saved"
        assert program.backups is None
        program.lock()


def test_a_damaged_store_is_restored_into_a_new_folder(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    with unlock_key(folder, PASSPHRASE) as key:
        back_up(folder, key, clock=program.clock)
    records = (folder / "records.db").read_bytes()
    (folder / "records.db").write_bytes(records[:100] + bytes(4000) + records[4100:])
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    program.opening.unlocking.unlock(str(folder), PASSPHRASE, "Dr. Ada")
    qtbot.waitUntil(lambda: program.opening.unlocking._work is None, timeout=10_000)
    restore = button(page.unlock_card, "Restore…")
    assert restore.isVisible()
    restore.click()
    step = wait_for_step(program, qtbot, RestoreStep)
    assert "The newest whole backup is of" in said(step)
    field = step.findChildren(PassphraseEdit)[0]
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    restored = folder.with_name("clinic-restored.poems")
    qtbot.waitUntil(lambda: page.unlock_card.stores.folder() == str(restored), timeout=20_000)
    program.opening.unlocking.unlock(str(restored), PASSPHRASE, "Dr. Ada")
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    assert [row.family for row in program.desk.store.patients()] == ["Ellerby"]
    assert (folder / "records.db").is_file()


def test_a_store_is_forgotten_but_not_touched(
    program: Program, folder: Path, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    unlock()
    program.lock()
    card = program.shell.start_page.unlock_card
    assert card.stores.folder() == str(folder)
    assert "Last opened 20-Nov-2025" in card.stores._remark.text()
    text = program.places.preferences.read_text(encoding="utf-8")
    assert "Ellerby" not in text
    assert "R-0147" not in text
    button(card, "Forget").click()
    assert card.stores.folder() == ""
    assert (folder / "records.db").is_file()


@pytest.mark.parametrize(
    ("text", "shift", "native", "platform", "on"),
    [
        ("A", False, 0, "offscreen", True),
        ("a", True, 0, "offscreen", True),
        ("a", False, 0, "offscreen", False),
        ("A", True, 0, "offscreen", False),
        ("7", False, 0, "offscreen", None),
        ("a", False, 0x2, "xcb", True),
        ("7", False, 0x10, "xcb", False),
        ("7", False, 0x100, "windows", True),
        ("7", False, 0x10000, "cocoa", True),
    ],
)
def test_caps_lock_is_told_where_it_can_be(text, shift, native, platform, on) -> None:
    assert caps_lock(text, shift=shift, native=native, platform=platform) is on


def test_caps_lock_is_said_beside_the_passphrase(
    program: Program, folder: Path, qtbot: QtBot
) -> None:
    page = program.shell.start_page
    page.set_recent([RecentStore(str(folder), folder.name)])
    card = page.unlock_card
    field = card.findChildren(PassphraseEdit)[0]
    qtbot.keyClicks(field, "b")
    assert card._caps.text() == ""
    qtbot.keyClicks(field, "B")
    assert card._caps.text().startswith("Caps Lock is on")
    qtbot.keyClicks(field, "b")
    assert card._caps.text() == ""

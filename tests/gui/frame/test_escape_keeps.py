"""Escape takes nothing away, and what was emptied on purpose stays empty, in every dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.program import Program
from poems_desktop.ui.documents.several_dialog import SeveralDialog
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.frozen_dialog import fields_of, freeze_open
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from poems_desktop.ui.patient_dialog import PatientDialog
from poems_desktop.ui.settings.settings_dialog import SettingsDialog
from poems_desktop.ui.settings.user_dialog import UserDialog

SECRET = "violet anchor secret 77"
Act = Callable[[QWidget], object]


def when(kind: type[QDialog], act: Act, seen: list[object]) -> None:
    """What `act` finds in the dialog of this kind, once it is the one in front."""

    def look() -> None:
        there = QApplication.activeModalWidget()
        if isinstance(there, kind):
            seen.append(act(there))
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def child(within: QWidget, name: str) -> QWidget:
    found = within.findChild(QWidget, name)
    assert found is not None, name
    return found


def enter(field: QWidget, text: str, qtbot: QtBot) -> None:
    """Put `text` in place of what stands there, key by key; empty empties it."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    if text:
        qtbot.keyClicks(field, text)


def escape(dialog: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def new_user(program: Program, qtbot: QtBot) -> UserDialog:
    """The dialog for a new user over the settings."""
    program.shell.trigger("file.settings")
    program._menu._settings.dialog.show_section("Users and keys")._on_add()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UserDialog)
    qtbot.waitExposed(dialog)
    return dialog


def close_settings(program: Program) -> None:
    program._menu._settings.dialog.close()


def notes(dialog: QWidget) -> list[str]:
    return [one.text() for one in dialog.findChildren(InlineMessage) if one.text()]


def test_the_name_of_a_new_user_outlives_escape_and_a_passphrase_does_not(
    at_visit: Program, folder: Path, qtbot: QtBot
) -> None:
    dialog = new_user(at_visit, qtbot)
    enter(child(dialog, "user.name"), "Cleo Du", qtbot)
    child(dialog, "user.role").setFocus()
    qtbot.keyClick(child(dialog, "user.role"), Qt.Key.Key_Left)
    role = child(dialog, "user.role").value()
    assert role != "reader"
    for secret in dialog.findChildren(PassphraseEdit):
        enter(secret, SECRET, qtbot)
    escape(dialog, qtbot)
    assert at_visit.desk.writing.write()
    kept = str(at_visit.desk.half_typed.at("", "new user"))
    assert "Cleo Du" in kept
    assert "violet" not in kept
    close_settings(at_visit)
    there = new_user(at_visit, qtbot)
    assert (child(there, "user.name").text(), child(there, "user.role").value()) == (
        "Cleo Du", role,
    )  # fmt: skip
    assert {one.text() for one in there.findChildren(PassphraseEdit)} == {""}
    assert notes(there) == ["What was typed here before is still here. Cancel takes it away."]
    next(one for one in there.findChildren(QPushButton) if one.text() == "Cancel").click()
    close_settings(at_visit)
    last = new_user(at_visit, qtbot)
    assert (child(last, "user.name").text(), child(last, "user.role").value()) == ("", "reader")
    assert notes(last) == []
    last.reject()
    close_settings(at_visit)


@pytest.mark.slow
def test_a_user_who_was_added_is_not_offered_again(at_visit: Program, qtbot: QtBot) -> None:
    dialog = new_user(at_visit, qtbot)
    enter(child(dialog, "user.name"), "Cleo Du", qtbot)
    for secret in dialog.findChildren(PassphraseEdit):
        enter(secret, SECRET, qtbot)
    with qtbot.waitSignal(dialog.added, timeout=10_000):
        qtbot.keyClick(dialog.findChildren(PassphraseEdit)[-1], Qt.Key.Key_Return)
    assert at_visit.desk.half_typed.at("", "new user") == {}
    close_settings(at_visit)


def test_a_code_to_verify_outlives_escape_until_it_is_closed(
    at_visit: Program, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def type_and_leave(dialog: QWidget) -> str:
        qtbot.keyClicks(child(dialog, "verify.code"), "K7QD2-M9")
        escape(dialog, qtbot)
        return ""

    def look(dialog: QWidget) -> tuple[str, str]:
        found = child(dialog, "verify.code")
        said = found.text(), found.selectedText()
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Close").click()
        return said

    for act in (type_and_leave, look, look):
        when(VerifyDialog, act, seen)
        at_visit.shell.trigger("reports.verify")
    assert seen == ["", ("K7QD2-M9", "K7QD2-M9"), ("", "")]


def test_escape_does_not_close_a_recovery_sheet_that_is_shown_only_once(
    at_visit: Program, qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.settings")
    flow = at_visit._menu._settings
    flow.dialog.show_section("Users and keys")
    flow._on_sheet()
    qtbot.waitUntil(lambda: flow._sheet is not None, timeout=10_000)
    sheet, step = flow._sheet, flow._sheet.findChild(RecoveryStep)
    step._next.click()
    first = step._typed[0]
    qtbot.keyClicks(first, "ABCDE")
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert first.text() == "ABCDE"
    assert step.problem.text().startswith("Escape does not close this")
    kept = at_visit.desk.half_typed
    assert "ABCDE" not in str(kept.unwritten() or "")
    assert "ABCDE" not in str([kept.at("", place) for place in kept.places("", "")])
    assert "ABCDE" not in str(freeze_open())
    step._later.click()
    assert flow._sheet is None
    close_settings(at_visit)


FIELDS = ("family", "given", "title", "born", "record_number")


def emptied(dialog: QWidget, qtbot: QtBot) -> None:
    """A number that belongs to nobody is taken out, and so are birth date and sex."""
    for name in ("record_number", "born"):
        enter(child(dialog, f"patient.{name}"), "", qtbot)
    sex = child(dialog, "patient.sex")
    assert isinstance(sex, QComboBox)
    sex.setFocus()
    qtbot.keyClick(sex, Qt.Key.Key_Home)
    field = child(dialog, "patient.family")
    enter(field, "Ellerbysen", qtbot)
    field.setCursorPosition(4)


def stands(dialog: QWidget) -> tuple[object, ...]:
    texts = (child(dialog, f"patient.{name}").text() for name in FIELDS)
    return (*texts, child(dialog, "patient.sex").value())


LEFT = ("Ellerbysen", "Tomas", "", "", "", None)


@pytest.mark.slow
@pytest.mark.usefixtures("real_dialogs")
def test_what_was_emptied_in_a_correction_stays_empty_after_escape_and_a_lock(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    seen: list[object] = []

    def leave(dialog: QWidget) -> str:
        emptied(dialog, qtbot)
        escape(dialog, qtbot)
        return "escaped"

    def lock(dialog: QWidget) -> object:
        found = stands(dialog)
        field = child(dialog, "patient.family")
        field.setFocus()
        field.setCursorPosition(4)
        assert at_visit.lock()
        return found

    when(PatientDialog, leave, seen)
    at_visit.shell.trigger("patient.edit")
    assert at_visit.lock()
    unlock()
    qtbot.waitUntil(lambda: at_visit.desk.sitting.file is not None, timeout=5000)
    QApplication.processEvents()
    when(PatientDialog, lock, seen)
    at_visit.shell.trigger("patient.edit")
    assert seen == ["escaped", LEFT]

    def look(dialog: QWidget) -> object:
        field = dialog.focusWidget()
        found = (*stands(dialog), field.objectName(), field.cursorPosition())
        dialog.reject()
        return found

    when(PatientDialog, look, seen)
    unlock()
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=5000)
    assert seen[2] == (*LEFT, "patient.family", 4)
    assert at_visit.desk.sitting.record.patient.record_number == "R-0147"


@pytest.mark.usefixtures("real_dialogs")
def test_what_was_emptied_stays_empty_after_the_program_has_died(
    at_visit: Program, folder: Path, qtbot: QtBot
) -> None:
    seen: list[object] = []

    def die(dialog: QWidget) -> object:
        emptied(dialog, qtbot)
        at_visit.locking.note_open()
        assert at_visit.desk.writing.save_half_typed()
        at_visit.locking._sealed.clear()
        kept = at_visit.locking._left(at_visit.desk)
        dialog.reject()
        return kept

    when(PatientDialog, die, seen)
    at_visit.shell.trigger("patient.edit")
    (kept,) = seen
    values = [kept.dialog.fields[f"patient.{name}"] for name in FIELDS]
    assert (*values, kept.dialog.fields["patient.sex"]) == (*LEFT[:-1], 0)
    assert (kept.dialog.focus, kept.dialog.cursor) == ("patient.family", 4)


def several(program: Program) -> None:
    program.desk.show_page("Documents")
    program.desk.pages.held("Documents").save_several()


def settings(program: Program) -> None:
    program.shell.trigger("file.settings")
    program._menu._settings.dialog.show_section("Site")


@pytest.mark.usefixtures("real_dialogs")
@pytest.mark.parametrize(
    ("kind", "show"),
    [
        (PatientDialog, lambda program: program.shell.trigger("patient.new")),
        (VerifyDialog, lambda program: program.shell.trigger("reports.verify")),
        (SeveralDialog, several),
        (SettingsDialog, settings),
        (UserDialog, lambda program: program.shell.trigger("file.settings")),
    ],
)
def test_every_field_of_a_dialog_is_kept_by_a_name_of_its_own(
    at_visit: Program, kind: type[QDialog], show: Callable[[Program], object]
) -> None:
    seen: list[object] = []

    def names(dialog: QWidget) -> list[str]:
        found = [one.objectName() for one in fields_of(dialog)]
        state = freeze_open()
        while state.inner is not None:
            state = state.inner
        assert sorted(state.fields) == sorted(found)
        dialog.reject()
        return found

    when(kind, names, seen)
    show(at_visit)
    if kind is UserDialog:
        at_visit._menu._settings.dialog.show_section("Users and keys")._on_add()
    for _ in range(200):
        if seen:
            break
        QApplication.processEvents()
    if kind is UserDialog:
        close_settings(at_visit)
    (found,) = seen
    assert found
    assert all(found)
    assert len(set(found)) == len(found)

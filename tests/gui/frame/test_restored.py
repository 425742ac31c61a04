"""Each dialog of the window is there again after a lock, or holds nothing typed that could be."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

import poems_desktop
from poems_desktop.program import Program
from poems_desktop.ui.documents.several_dialog import SeveralDialog
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.frozen_dialog import freeze_open
from poems_desktop.ui.help.help_window import HelpWindow
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.settings.passphrase_dialog import PassphraseDialog
from poems_desktop.ui.settings.settings_dialog import SettingsDialog
from poems_desktop.ui.settings.user_dialog import UserDialog
from poems_desktop.ui.trends.import_dialog import ImportDialog

RESTORED = {
    "PatientDialog": "test_lock",
    "SettingsDialog": "here",
    "UserDialog": "here, but for the passphrases",
    "PassphraseDialog": "opened again empty: it holds passphrases only",
    "VerifyDialog": "here",
    "SeveralDialog": "here",
    "ImportDialog": "here",
}
NOTHING_TYPED = {
    "HelpWindow": "here: it holds no record",
    "CrashPage": "shows a report and takes no text",
}
TABLE = "When;Result;Kind\n12-Jan-2024;480;plasma\nnever;470;plasma\n"


def test_no_dialog_is_forgotten() -> None:
    root = Path(poems_desktop.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bases = [ast.unparse(base) for base in getattr(one, "bases", ())]
            if isinstance(one, ast.ClassDef) and any("Dialog" in base for base in bases):
                found.add(one.name)
    assert found - {"Dialogs", "RealDialogs"} == RESTORED.keys() | NOTHING_TYPED.keys()


def lock_inside(program: Program, fill: Callable[[QDialog], None]) -> Callable[[], None]:
    """To be called once a dialog is open: fills it, then the window locks."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        fill(dialog)
        assert program.lock()
        assert QApplication.activeModalWidget() is None

    return act


def again(qtbot: QtBot, kind: type, look: Callable[[QDialog], object]) -> list[object]:
    """What `look` finds in the dialog once it is open again; then it is closed."""
    found: list[object] = []

    def poll() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, poll)
            return
        try:
            found.append(look(dialog))
        finally:
            dialog.reject()

    QTimer.singleShot(0, poll)
    return found


@pytest.mark.slow
def test_an_import_comes_back_with_file_columns_and_units(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "results.csv"
    path.write_text(TABLE, encoding="utf-8")
    at_visit.desk.show_page("Trends")
    entry = at_visit.desk.pages.held("Trends").entry
    entry._open(at_visit.desk.session).read(path)
    dialog = entry.dialog
    qtbot.waitUntil(lambda: not dialog.busy, timeout=5000)
    form = dialog.form
    columns = enumerate(("date", "value", "specimen"), 1)
    for box, at in [*((form.columns[name], at) for at, name in columns), (form.unit, 1)]:
        box.setCurrentIndex(at)
        box.flush()
    form.laboratory.setEditText("Merid")
    form.laboratory.flush()
    dialog.rows.wanted.show_value("refused")
    form.unit.setFocus()
    qtbot.waitUntil(lambda: len(dialog.plan.accepted) == 1, timeout=5000)
    before = (form.choices(), [one.why for one in dialog.plan.refused])
    assert at_visit.lock()
    unlock()
    page = at_visit.desk.pages.held("Trends")
    qtbot.waitUntil(
        lambda: page.entry.dialog is not None and bool(page.entry.dialog.plan.accepted),
        timeout=5000,
    )
    there = page.entry.dialog
    assert isinstance(there, ImportDialog)
    assert there.isVisible()
    assert (there.form.choices(), [one.why for one in there.plan.refused]) == before
    assert there.form.choices()["laboratory"] == "Merid"
    assert there.rows.wanted.value() == "refused"
    assert QApplication.focusWidget().objectName() == "import.unit"
    qtbot.mouseClick(there.accept_button, Qt.MouseButton.LeftButton)
    assert len(at_visit.desk.session.visit.results) == 1


@pytest.mark.slow
def test_a_pasted_table_comes_back_before_it_was_read(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.desk.show_page("Trends")
    QApplication.clipboard().setText("12-Jan-2024\t480\n13-Jan-2024\t470\n")
    at_visit.desk.pages.held("Trends").entry.begin("paste")
    assert at_visit.lock()  # while the table is being read
    unlock()
    entry = at_visit.desk.pages.held("Trends").entry
    qtbot.waitUntil(lambda: entry.dialog is not None and not entry.dialog.busy, timeout=5000)
    assert len(entry.dialog.plan.refused) == 2
    entry.dialog.reject()


@pytest.mark.slow
def test_an_import_never_comes_back_over_another_visit(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.desk.show_page("Trends")
    at_visit.desk.pages.held("Trends").entry._open(at_visit.desk.session).read(TABLE)
    state = freeze_open()
    at_visit.desk.pages.held("Trends").entry.dialog.reject()
    at_visit.desk.visits.start()
    at_visit.desk.show_page("Trends")
    at_visit.locking._open_again(at_visit.desk, state)
    assert at_visit.desk.pages.held("Trends").entry.dialog is None


@pytest.mark.slow
def test_a_typed_code_comes_back_with_its_verdict(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    def fill(dialog: QDialog) -> None:
        qtbot.keyClicks(dialog.code, "K7QD2-M9XRT")
        dialog.verify()

    QTimer.singleShot(0, lock_inside(at_visit, fill))
    at_visit.shell.trigger("reports.verify")

    def look(dialog: VerifyDialog) -> tuple[str, bool]:
        QApplication.processEvents()
        return dialog.code.text(), bool(dialog.verdict.text())

    found = again(qtbot, VerifyDialog, look)
    unlock()
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    assert found == [("K7QD2-M9XRT", True)]


@pytest.mark.slow
def test_documents_that_were_ticked_are_ticked_again(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    ticked: list[dict] = []

    def fill(dialog: SeveralDialog) -> None:
        free = [box for box in dialog.boxes.values() if box.isEnabled()]
        free[0].click()
        free[2].click()
        ticked.append({kind: box.isChecked() for kind, box in dialog.boxes.items()})

    at_visit.desk.show_page("Documents")
    QTimer.singleShot(0, lock_inside(at_visit, fill))
    at_visit.desk.pages.held("Documents").save_several()

    def look(dialog: SeveralDialog) -> dict:
        return {kind: box.isChecked() for kind, box in dialog.boxes.items()}

    found = again(qtbot, SeveralDialog, look)
    unlock()
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    assert found == ticked


@pytest.mark.slow
def test_site_settings_that_were_not_saved_come_back(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.settings")
    site = at_visit._menu._settings.dialog.show_section("Site")
    site.policy.reason.setText("As our labora")
    site.findChild(CheckBox, "confirm.platelets_high").click()
    site._call.setText("Dr. Bo, 5512")
    site._fever.setText("38,x")
    kept = site.freeze()
    assert at_visit.lock()
    unlock()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SettingsDialog))
    there = at_visit._menu._settings.dialog
    assert there._list.currentRow() == 1
    again_site = there._made[1]
    assert again_site.freeze() == kept
    assert again_site.findChild(CheckBox, "confirm.platelets_high").isChecked()
    assert again_site.policy.reason.text() == "As our labora"
    assert (again_site._call.text(), again_site._fever.text()) == ("Dr. Bo, 5512", "38,x")
    assert at_visit.desk.sitting.policy.confirmed == ()
    there.reject()


@pytest.mark.slow
def test_a_new_user_comes_back_over_the_settings_without_passphrases(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.settings")
    at_visit._menu._settings.dialog.show_section("Users and keys")._on_add()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UserDialog)
    qtbot.keyClicks(dialog._name, "Cleo Du")
    dialog._role.setFocus()
    qtbot.keyClick(dialog._role, Qt.Key.Key_Left)
    role = dialog._role.value()
    for secret in dialog.findChildren(PassphraseEdit):
        secret.setText("violet anchor secret 77")
    state = freeze_open()
    assert state.action == "file.settings"
    assert "violet" not in str([state.fields, state.more, state.inner.fields, state.inner.more])
    assert at_visit.lock()
    unlock()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), UserDialog), timeout=5000)
    there = QApplication.activeModalWidget()
    assert (there._name.text(), there._role.value()) == ("Cleo Du", role)
    assert {one.text() for one in there.findChildren(PassphraseEdit)} == {""}
    assert isinstance(there.parentWidget().window(), SettingsDialog)
    there.reject()
    at_visit._menu._settings.dialog.reject()


@pytest.mark.slow
def test_roles_of_users_are_never_put_back(at_visit: Program) -> None:
    at_visit.shell.trigger("file.settings")
    at_visit._menu._settings.dialog.show_section("Users and keys")
    state = freeze_open()
    at_visit._menu._settings.dialog.reject()
    assert state.fields == {}  # This computer and Users: each change holds at once


@pytest.mark.slow
def test_a_change_of_passphrase_opens_again_empty(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.passphrase")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    lines = dialog.findChildren(QLineEdit)
    assert all(isinstance(one, PassphraseEdit) for one in lines)
    for one in lines:
        one.setText("violet anchor secret 77")
    assert freeze_open().fields == {}
    assert at_visit.lock()
    unlock()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PassphraseDialog))
    there = QApplication.activeModalWidget()
    assert {one.text() for one in there.findChildren(QLineEdit)} == {""}
    there.reject()


@pytest.mark.slow
def test_a_recovery_sheet_is_closed_and_nothing_of_it_is_kept(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    at_visit.shell.trigger("file.settings")
    flow = at_visit._menu._settings
    flow.dialog.show_section("Users and keys")
    flow._on_sheet()
    qtbot.waitUntil(lambda: flow._sheet is not None, timeout=10_000)
    groups = flow._words.groups
    state = freeze_open()
    assert (state.action, state.inner) == ("file.settings", None)
    assert not any(group in str([state.fields, dict(state.more)]) for group in groups)
    assert at_visit.lock()
    assert (flow._sheet, flow._words) == (None, None)


@pytest.mark.slow
def test_the_guide_closes_and_holds_no_record(at_visit: Program) -> None:
    at_visit.shell.trigger("help.guide")
    guide = at_visit._menu._help
    assert isinstance(guide, HelpWindow)
    assert guide.isVisible()
    assert at_visit.lock()
    assert not guide.isVisible()
    (search,) = guide.findChildren(QLineEdit)
    assert search.accessibleName() == "Search the guide, rules, texts and sources"

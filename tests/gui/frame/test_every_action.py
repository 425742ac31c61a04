"""Every entry of the menus is chosen once, and what it promises has happened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from poems_desktop.program import Program
from poems_desktop.ui.actions import ACTIONS
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.documents.verify_dialog import VerifyDialog
from poems_desktop.ui.printing import NO_PRINTER
from poems_desktop.ui.screens import settle
from poems_desktop.ui.theme import current_theme, text_scale

pytestmark = pytest.mark.slow  # In --full: the default run stays under four minutes.


class User:
    """Chooses entries of the menus of a window on a visit."""

    def __init__(self, program: Program, dialogs, saved: Path, qtbot) -> None:
        self.program = program
        self.dialogs = dialogs
        self.saved = saved
        self.qtbot = qtbot
        self.shell = program.shell

    def choose(self, action: str) -> None:
        entry = self.shell.menus.actions[action]
        assert entry.isVisible()
        assert entry.isEnabled()
        entry.trigger()
        settle(30)

    @property
    def desk(self):
        return self.program.desk

    @property
    def visit(self):
        return self.desk.page_widget("Visit").held

    def press(self, key: str, letter: str) -> None:
        self.visit.form.go_to(key)
        control = self.visit.form.editor(key).control
        control.setFocus()
        self.qtbot.keyClicks(control, letter)

    def answer(self, key: str) -> object:
        found = self.desk.session.visit.answers.get(key)
        return None if found is None else found.state.value

    def wait(self, done: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(done()), timeout=15_000)

    def shown_dialog(self) -> QDialog:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        return next(one for one in found if one.isVisible())

    def page(self) -> str:
        return PAGES[self.shell.workspace().tabs.currentIndex()]


def lock(user: User) -> None:
    user.choose("file.lock")
    assert user.program.desk is None
    assert user.shell.workspace() is None


def hand_over(user: User) -> None:
    user.choose("file.handover")
    assert user.desk.search.is_alone
    user.choose("file.handover")
    assert not user.desk.search.is_alone


def settings(user: User) -> None:
    user.choose("file.settings")
    dialog = user.program._menu._settings.dialog
    assert dialog.isVisible()
    dialog.close()


def passphrase(user: User) -> None:
    user.choose("file.passphrase")
    dialog = user.shown_dialog()
    assert len(dialog.findChildren(QLineEdit)) >= 3
    dialog.reject()


def backup(user: User) -> None:
    folder = user.desk.store.folder / "backups"
    before = len(list(folder.glob("*"))) if folder.exists() else 0
    user.choose("file.backup")
    user.wait(lambda: folder.exists() and len(list(folder.glob("*"))) > before)
    user.wait(lambda: not user.program.backups.facts.running)


def verify(user: User) -> None:
    user.choose("file.verify")
    user.wait(lambda: any("Verify" in one for one in user.dialogs.told))


def export(user: User) -> None:
    user.choose("file.export")
    user.wait(lambda: user.saved.exists() and user.saved.stat().st_size)
    user.wait(lambda: any("not encrypted" in one for one in user.dialogs.told))
    assert "Ellerby" in user.saved.read_text(encoding="utf-8")


def leave(user: User) -> None:
    user.choose("file.quit")
    assert not user.shell.isVisible()
    assert user.program.desk is None


def undo(user: User) -> None:
    user.press("papilledema", "p")
    user.choose("edit.undo")
    assert user.answer("papilledema") in (None, "not_assessed")


def redo(user: User) -> None:
    undo(user)
    user.choose("edit.redo")
    assert user.answer("papilledema") == "present"


def find(user: User) -> None:
    user.choose("edit.find")
    assert QApplication.focusWidget() is user.shell.workspace().patients._search


def new_patient(user: User) -> None:
    user.choose("patient.new")
    assert user.dialogs.asked == ["patient"]


def edit_patient(user: User) -> None:
    user.choose("patient.edit")
    assert user.dialogs.asked == ["patient"]


def read_out(user: User) -> None:
    user.choose("patient.read_out")
    assert QApplication.focusWidget() is user.shell.workspace().banner


def new_visit(user: User) -> None:
    before = len(user.desk.sitting.record.visits)
    user.choose("visit.new")
    assert len(user.desk.sitting.record.visits) == before + 1


def next_open(user: User) -> None:
    user.choose("visit.next_open")
    assert user.visit.form.isAncestorOf(QApplication.focusWidget())


def find_field(user: User) -> None:
    user.choose("visit.find_field")
    assert QApplication.focusWidget() is user.visit.navigator.finder


def next_problem(user: User) -> None:
    user.visit.form.go_to("vegf")
    row = user.visit.form.editor("vegf").rows[0]
    user.qtbot.keyClicks(row.value, "1,234")
    user.qtbot.keyClick(row.value, Qt.Key.Key_Tab)
    user.choose("visit.next_problem")
    assert QApplication.focusWidget() is row.value


def checklist(user: User) -> None:
    shown = user.visit.checklist.isVisible()
    user.choose("visit.checklist")
    assert user.visit.checklist.isVisible() is not shown


def save(user: User) -> None:
    user.press("papilledema", "p")
    user.choose("visit.save")
    kept = user.desk.store.draft("v1").content
    assert kept["answers"]["papilledema"]["state"] == "present"


def sign(user: User) -> None:
    user.choose("visit.sign")
    assert user.dialogs.asked
    assert user.desk.session.visit.signed


def fold(user: User) -> None:
    before = user.shell.workspace().patients.is_rail()
    user.choose("view.list")
    assert user.shell.workspace().patients.is_rail() is not before


def next_page(user: User) -> None:
    user.choose("view.next_page")
    assert user.page() == "Trends"


def previous_page(user: User) -> None:
    user.choose("view.previous_page")
    assert user.page() == "Overview"


def theme(user: User) -> None:
    user.choose("view.theme")
    assert current_theme().name == "dark"
    assert user.program.remembered.now.theme == "dark"


def contrast(user: User) -> None:
    user.choose("view.contrast")
    assert current_theme().contrast
    assert user.program.remembered.now.contrast


def size(action: str, scale: float) -> Callable[[User], None]:
    def check(user: User) -> None:
        user.choose("view.text_150")
        user.choose(action)
        assert text_scale() == scale

    return check


def printing(user: User) -> None:
    user.choose("reports.print")
    assert user.page() == "Documents"
    page = user.desk.page_widget("Documents").held
    user.wait(lambda: not page.busy)
    said = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert any(NO_PRINTER in one for one in said)


def save_pdf(user: User) -> None:
    user.shell.set_page(PAGES.index("Documents"))
    user.wait(lambda: user.desk.page_widget("Documents").held.pdf)
    user.choose("reports.save_pdf")
    user.wait(lambda: user.saved.exists() and user.saved.read_bytes().startswith(b"%PDF"))


def verify_page(user: User) -> None:
    met = []

    def close() -> None:
        dialog = user.shown_dialog()
        met.append(type(dialog))
        dialog.reject()

    QTimer.singleShot(300, close)
    user.choose("reports.verify")
    assert user.page() == "Documents"
    assert met == [VerifyDialog]


def helped(action: str) -> Callable[[User], None]:
    def check(user: User) -> None:
        user.choose(action)
        window = user.program._menu._help
        user.wait(window.isVisible)
        window.close()

    return check


def diagnostics(user: User) -> None:
    user.choose("help.diagnostics")
    user.wait(user.saved.exists)
    assert "ellerby" not in user.saved.read_text(encoding="utf-8").casefold()


CHECKS: dict[str, Callable[[User], None]] = {
    "file.lock": lock,
    "file.handover": hand_over,
    "file.settings": settings,
    "file.passphrase": passphrase,
    "file.backup": backup,
    "file.verify": verify,
    "file.export": export,
    "file.quit": leave,
    "edit.undo": undo,
    "edit.redo": redo,
    "edit.find": find,
    "patient.new": new_patient,
    "patient.edit": edit_patient,
    "patient.read_out": read_out,
    "visit.new": new_visit,
    "visit.next_open": next_open,
    "visit.find_field": find_field,
    "visit.next_problem": next_problem,
    "visit.checklist": checklist,
    "visit.save": save,
    "visit.sign": sign,
    "view.list": fold,
    "view.next_page": next_page,
    "view.previous_page": previous_page,
    "view.theme": theme,
    "view.contrast": contrast,
    "view.text_100": size("view.text_100", 1.0),
    "view.text_115": size("view.text_115", 1.15),
    "view.text_130": size("view.text_130", 1.3),
    "view.text_150": size("view.text_150", 1.5),
    "reports.print": printing,
    "reports.save_pdf": save_pdf,
    "reports.verify": verify_page,
    "help.guide": helped("help.guide"),
    "help.shortcuts": helped("help.shortcuts"),
    "help.diagnostics": diagnostics,
    "help.about": helped("help.about"),
}


@pytest.fixture
def user(at_visit: Program, dialogs, tmp_path: Path, monkeypatch, qtbot) -> User:
    saved = tmp_path / "saved.file"
    answer = (str(saved), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: answer))
    return User(at_visit, dialogs, saved, qtbot)


def test_no_entry_is_left_out() -> None:
    assert CHECKS.keys() == {spec.action_id for spec in ACTIONS}


@pytest.mark.parametrize("action", CHECKS)
def test_an_entry_does_what_it_says(user: User, action: str) -> None:
    CHECKS[action](user)

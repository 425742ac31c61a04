"""The window: lazy pages, menus that work, nothing left after locking."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui import shell as shell_module
from poems_desktop.ui.banner import BannerFacts, PatientBanner
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.status_strip import StatusFacts, StatusStrip
from poems_desktop.ui.theme import current_theme, text_scale

PAGES = ("Overview", "Visit", "Trends", "Transplant", "Documents")
PATIENT = BannerFacts("ELLERBY, Tomas (Mr)", "03-May-1971 (54 y)", "Male", "DEMO-0147", True)


class Counter:
    """Makes pages and remembers how many it made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> QWidget:
        self.made += 1
        return Label(f"page {self.made}")


@pytest.fixture
def counter() -> Counter:
    """One factory for all pages."""
    return Counter()


@pytest.fixture
def shell(qtbot: QtBot, counter: Counter) -> Shell:
    """A shown window with five pages, at the start page."""
    made = Shell()
    qtbot.addWidget(made)
    for name in PAGES:
        made.add_page(name, counter, rail=name in ("Trends", "Transplant"))
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def menu_texts(shell: Shell) -> list[str]:
    """The menus that can be seen."""
    bar = shell.menuBar()
    return [action.text().replace("&", "") for action in bar.actions() if action.isVisible()]


def test_title_is_the_program_only(shell: Shell) -> None:
    shell.show_workspace()
    shell.show_patient(PATIENT)
    assert shell.windowTitle() == "POEMS Desktop"


def test_start_has_no_workspace_and_few_menus(shell: Shell) -> None:
    assert shell.workspace() is None
    assert menu_texts(shell) == ["File", "View"]


def test_pages_are_made_when_first_shown(shell: Shell, counter: Counter) -> None:
    shell.show_workspace()
    assert counter.made == 0
    shell.show_patient(PATIENT)
    assert counter.made == 1
    shell.set_page(1)
    shell.set_page(0)
    shell.set_page(1)
    assert counter.made == 2


def test_pages_by_keyboard(qtbot: QtBot, shell: Shell) -> None:
    shell.show_workspace()
    shell.show_patient(PATIENT)
    heard: list[str] = []
    shell.page_changed.connect(heard.append)
    qtbot.keyClick(shell, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(shell, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shell, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Transplant", "Documents", "Overview"]


def test_lock_by_keyboard_only_with_a_store(qtbot: QtBot, shell: Shell) -> None:
    heard: list[bool] = []
    shell.lock_requested.connect(lambda: heard.append(True))
    qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard == []
    shell.show_workspace()
    qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard == [True]


def test_locking_leaves_no_patient_in_the_window(qtbot: QtBot, shell: Shell) -> None:
    workspace = shell.show_workspace()
    shell.show_patient(PATIENT)
    with qtbot.waitSignal(workspace.destroyed):
        shell.show_start()
    assert shell.findChildren(PatientBanner) == []
    assert all("ELLERBY" not in label.text() for label in shell.findChildren(QLabel))
    again = shell.show_workspace()
    assert again.banner.facts() is None


def test_menu_entries_appear_when_bound(shell: Shell, counter: Counter) -> None:
    shell.show_workspace()
    assert "Reports" not in menu_texts(shell)
    shell.menus.bind("reports.print", counter)
    assert "Reports" in menu_texts(shell)
    with pytest.raises(KeyError):
        shell.menus.bind("no.such.entry", counter)


def test_read_identity_by_keyboard(qtbot: QtBot, shell: Shell) -> None:
    workspace = shell.show_workspace()
    shell.show_patient(PATIENT)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shell, Qt.Key.Key_I, both)
    assert QApplication.focusWidget() is workspace.banner
    assert "DEMO-0147" in workspace.banner.accessibleName()


def test_find_patient_unfolds_the_list(qtbot: QtBot, shell: Shell) -> None:
    workspace = shell.show_workspace()
    shell.show_patient(PATIENT)
    qtbot.keyClick(shell, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert workspace.patients.is_rail()
    qtbot.keyClick(shell, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not workspace.patients.is_rail()
    qtbot.keyClicks(QApplication.focusWidget(), "ell")
    assert workspace.patients.search_text() == "ell"


@pytest.mark.parametrize(
    ("width", "page", "rail"),
    [(1024, 0, True), (1365, 0, True), (1366, 0, False), (1440, 2, True), (1440, 1, False)],
)
def test_list_is_a_rail_where_room_is_short(
    shell: Shell, width: int, page: int, rail: bool
) -> None:
    workspace = shell.show_workspace()
    shell.show_patient(PATIENT)
    shell.set_page(page)
    shell.resize(width, 720)
    shell.grab()
    assert workspace.patients.is_rail() is rail


def test_demo_block_leaves_a_narrow_banner_but_the_record_number_stays(shell: Shell) -> None:
    workspace = shell.show_workspace()
    shell.show_patient(PATIENT)
    for width, shown in ((1440, True), (1024, False)):
        shell.resize(width, 720)
        QApplication.processEvents()
        texts = [label.text() for label in workspace.banner.findChildren(Label)]
        visible = [
            label.text() for label in workspace.banner.findChildren(Label) if label.isVisible()
        ]
        assert ("Not a real person" in visible) is shown
        assert "DEMO-0147" in texts


def test_theme_and_text_size_from_the_menu(shell: Shell) -> None:
    heard: list[str] = []
    shell.theme_changed.connect(heard.append)
    shell.toggle_theme()
    assert (current_theme().name, heard) == ("dark", ["dark"])
    shell.text_150()
    assert text_scale() == 1.5
    shell.toggle_theme()
    assert (current_theme().name, text_scale()) == ("light", 1.5)


def test_high_contrast_from_the_menu_and_from_the_computer(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.toggle_contrast()
    assert current_theme().tokens["ink"] == "#000000"
    shell.toggle_theme()
    assert (current_theme().name, current_theme().tokens["surface"]) == ("dark", "#000000")
    shell.toggle_contrast()
    assert not current_theme().contrast
    monkeypatch.setattr(shell_module, "asks_for_contrast", lambda _app: True)
    shell.follow_contrast()
    assert current_theme().contrast
    assert not shell.contrast  # the user did not ask: it ends when the computer's does


def test_actions_beside_the_tabs_belong_to_their_page(shell: Shell) -> None:
    shell.show_workspace()
    shell.show_patient(PATIENT)
    button = SecondaryButton("Print summary…", "print")
    shell.set_page_actions("Visit", [button])
    assert not button.isVisible()
    shell.set_page(1)
    assert button.isVisible()


def test_status_counts_in_words(qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.show_facts(StatusFacts("Saved 20-Nov-2025 14:32", "demo.poems", 1))
    texts = [label.text() for label in strip.findChildren(Label)]
    assert "1 entry needs correction" in texts
    assert "Encrypted store: demo.poems" in texts
    strip.show_facts(StatusFacts(problems=2))
    assert "2 entries need correction" in [label.text() for label in strip.findChildren(Label)]


def test_start_imports_nothing_heavy() -> None:
    code = (
        "import sys, poems_desktop.ui.shell; heavy = {'numpy', 'matplotlib', 'reportlab', "
        "'pydantic', 'sqlite_utils', 'PySide6.QtSvg', 'poems_desktop.ui.workspace'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

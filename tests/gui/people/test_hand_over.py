"""The screen is handed to a patient: nothing on it names or leads to anybody else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.gui.people.conftest import List, person

OTHERS = ("Okonjo", "Halloran", "kasiewicz", "Drummond", "ller, J", "Thomas", "Fox")


def texts(root: QWidget) -> str:
    """All that the window says, to the eye and to a screen reader."""
    said = [root.windowTitle()]
    for one in (root, *root.findChildren(QWidget)):
        if not one.isVisible():
            continue
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, (QLabel, QAbstractButton, QLineEdit)):
            said.append(one.text())
    said += [action.text() for action in root.findChildren(QAction)]
    return "\n".join(said).casefold()


def named(people: List) -> list[str]:
    said = texts(people.sitting.shell) + "\n".join(people.names()).casefold()
    return [name for name in OTHERS if name.casefold() in said]


def test_only_one_patient_is_visible_anywhere_until_it_ends(people: List, open_store) -> None:
    here = people.sitting
    flow, panel = here.desk.search, people.panel
    assert set(named(people)) == set(OTHERS)
    assert here.shell.workspace().banner.facts() is not None
    here.desk.patients.open("alike")
    here.desk.patients.open("p1")
    assert here.shell.workspace().banner.facts().alike
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    here.qtbot.keyClick(here.shell, Qt.Key.Key_H, keys)
    assert flow.is_alone
    for page in ("Overview", "Visit", "Trends", "Transplant", "Documents"):
        here.go(page)
        assert named(people) == [], page
        assert people.names() == ["ELLERBY, Tomas"]
        assert here.shell.workspace().banner.facts().alike == "", "it would say that others exist"
        if panel.is_rail():
            here.shell.toggle_list()
        assert not [one for one in panel.findChildren(QLineEdit) if one.isVisible()]
    assert "Handed over: only this patient is shown. Ctrl+Shift+H shows all again." in people.said()
    asked = len(here.dialogs.asked)
    here.dialogs.patients.append(person("new", "Okonjo", "Marit"))
    for action in ("edit.find", "patient.new"):
        here.shell.trigger(action)
    panel.new_requested.emit()
    here.qtbot.keyClick(QApplication.focusWidget() or here.shell, Qt.Key.Key_F, keys)
    panel.search_changed.emit("okonjo")
    panel.open_requested.emit("late")
    assert len(here.dialogs.asked) == asked
    assert people.names() == ["ELLERBY, Tomas"]
    assert here.desk.sitting.record.patient.id == "p1"
    here.qtbot.keyClick(here.shell, Qt.Key.Key_H, keys)
    assert not flow.is_alone
    assert len(people.names()) == 9
    assert [one for one in panel.findChildren(QLineEdit) if one.isVisible()]
    assert here.shell.workspace().banner.facts().alike
    # A lock ends it too: the next sitting begins with everybody, and its menu says so.
    here.shell.trigger("file.handover")
    assert not here.shell.menus.actions["patient.new"].isEnabled()
    here.program.lock()
    here.program._on_opened(open_store())
    here.qtbot.waitUntil(lambda: here.program.desk is not None, timeout=5_000)
    assert not here.desk.search.is_alone
    assert here.shell.menus.actions["patient.new"].isEnabled()
    assert here.shell.menus.actions["edit.find"].isEnabled()
    assert here.shell.menus.actions["file.handover"].text() == "&Hand over: show one patient"

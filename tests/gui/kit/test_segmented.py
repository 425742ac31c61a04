"""The three-state control: keyboard, pointer, wheel and what it says."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui.kit.segmented import SegmentedControl, finding_control, specimen_control


def shown(qtbot: QtBot, control: SegmentedControl) -> list[object]:
    """Show `control` with the focus; returns the list that collects what it emits."""
    qtbot.addWidget(control)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    control.setFocus()
    heard: list[object] = []
    control.edited.connect(heard.append)
    return heard


def wheel(widget: QWidget, point: QPoint) -> QWheelEvent:
    """A turn of the wheel over `point` of `widget`."""
    place = QPointF(point)
    return QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(point)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_starts_at_not_assessed_and_says_so(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    shown(qtbot, control)
    assert control.value() == "not_assessed"
    assert control.accessibleName() == "Castleman disease, not assessed, 3 of 3"


def test_letters_set_the_state(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_N):
        qtbot.keyClick(control, key)
    assert heard == ["present", "absent", "not_assessed"]


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    qtbot.keyClick(control, Qt.Key.Key_Right)
    for _ in range(4):
        qtbot.keyClick(control, Qt.Key.Key_Left)
    assert heard == ["absent", "present"]
    assert control.accessibleName() == "Castleman disease, present, 1 of 3"


def test_delete_is_not_assessed(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    control.show_value("present")
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    assert heard == ["not_assessed"]


def test_specimen_letters(qtbot: QtBot) -> None:
    control = specimen_control()
    heard = shown(qtbot, control)
    assert control.value() == "not_stated"
    for key in (Qt.Key.Key_S, Qt.Key.Key_P, Qt.Key.Key_N):
        qtbot.keyClick(control, key)
    assert heard == ["serum", "plasma", "not_stated"]


def test_keys_with_control_are_left_to_the_window(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    qtbot.keyClick(control, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_click_chooses_and_takes_the_focus(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = finding_control("One"), finding_control("Two")
    layout = QVBoxLayout(holder)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    first.setFocus()
    heard: list[object] = []
    second.edited.connect(heard.append)
    qtbot.mouseClick(second.segment("absent"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(second.segment("absent"), Qt.MouseButton.LeftButton)
    assert heard == ["absent"]
    assert second.hasFocus()


def test_one_tab_stop(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    first, second = finding_control("One"), finding_control("Two")
    layout = QVBoxLayout(holder)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_show_value_is_silent(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    control.show_value("present")
    assert (control.value(), heard) == ("present", [])


def test_unknown_value_chooses_nothing(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    shown(qtbot, control)
    control.show_value("not_assessable")
    assert control.value() is None
    assert control.accessibleName() == "Castleman disease, nothing chosen"
    control.set_read_only(read_only=True)
    assert control.accessibleName() == "Castleman disease, nothing chosen, read only"


def test_wheel_changes_nothing_and_goes_on_to_the_page(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    event = wheel(control, control.rect().center())
    QApplication.sendEvent(control, event)
    assert not event.isAccepted()
    assert (control.value(), heard) == ("not_assessed", [])


def test_read_only_takes_no_input_but_can_be_read(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    heard = shown(qtbot, control)
    control.show_value("present")
    control.set_read_only(True)
    qtbot.keyClick(control, Qt.Key.Key_A)
    qtbot.mouseClick(control.segment("absent"), Qt.MouseButton.LeftButton)
    assert (control.value(), heard) == ("present", [])
    assert control.hasFocus()
    assert control.accessibleName().endswith("read only")


def test_focus_ring_appears_only_with_focus(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    shown(qtbot, control)
    with_focus = control.grab().toImage().pixelColor(1, control.height() // 2)
    control.clearFocus()
    without = control.grab().toImage().pixelColor(1, control.height() // 2)
    assert with_focus != without


def test_words_never_move_when_the_choice_changes(qtbot: QtBot) -> None:
    control = finding_control("Castleman disease")
    shown(qtbot, control)
    before = [control.segment(value).geometry() for value in ("present", "absent")]
    control.show_value("present")
    assert [control.segment(value).geometry() for value in ("present", "absent")] == before

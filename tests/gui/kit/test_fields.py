"""Typed fields and lists: they report the user, not the program."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.note_edit import NoteEdit
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.kit.search_field import SearchField


def opened(qtbot: QtBot, *fields: QWidget) -> QWidget:
    """A shown window that holds `fields`, the first with the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for field in fields:
        layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    fields[0].setFocus()
    return window


@pytest.mark.parametrize("kind", [NumberEdit, DateEdit])
def test_field_tells_typing_from_finishing(qtbot: QtBot, kind: type[LineField]) -> None:
    field, other = kind(name="VEGF"), NumberEdit(name="Other")
    window = opened(qtbot, field, other)
    typed: list[str] = []
    finished: list[str] = []
    field.typing.connect(typed.append)
    field.edited.connect(finished.append)
    qtbot.keyClicks(field, "<31")
    assert (typed, finished) == (["<", "<3", "<31"], [])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert finished == ["<31"]
    other.setFocus()
    assert finished == ["<31"]
    assert field.text() == "<31"
    assert window.isVisible()


def test_leaving_the_field_finishes_it(qtbot: QtBot) -> None:
    field, other = NumberEdit(name="VEGF"), NumberEdit(name="Other")
    window = opened(qtbot, field, other)
    with qtbot.waitSignal(field.edited) as heard:
        qtbot.keyClicks(field, "1.234,5")
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert heard.args == ["1.234,5"]
    assert field.text() == "1.234,5"
    assert window.isVisible()


def test_show_value_is_silent_and_settles(qtbot: QtBot) -> None:
    field = NumberEdit(name="VEGF")
    window = opened(qtbot, field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.typing.connect(heard.append)
    field.show_value("640")
    field.flush()
    assert heard == []
    assert window.isVisible()


def test_flush_emits_what_is_pending_once(qtbot: QtBot) -> None:
    field = NumberEdit(name="VEGF")
    window = opened(qtbot, field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    qtbot.keyClicks(field, "64")
    field.flush()
    field.flush()
    assert heard == ["64"]
    assert window.isVisible()


def test_problem_is_seen_and_read(qtbot: QtBot) -> None:
    field = DateEdit(name="Collected")
    window = opened(qtbot, NumberEdit(), field)
    before = field.grab().toImage()
    field.show_problem("Collected date is in the future.")
    assert field.accessibleDescription() == "Collected date is in the future."
    assert field.grab().toImage() != before
    field.show_problem(None)
    assert field.accessibleDescription() == ""
    assert field.grab().toImage() == before
    assert window.isVisible()


# The offscreen platform cannot grab the keyboard for a popup; real ones can.
@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_calendar_writes_an_english_date(qtbot: QtBot) -> None:
    field = DateEdit(name="Collected")
    window = opened(qtbot, field)
    field.set_today(date(2025, 11, 20))
    heard: list[str] = []
    field.edited.connect(heard.append)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2025, 11, 20)
    calendar.activated.emit(QDate(2025, 8, 12))
    assert (field.text(), heard) == ("12-Aug-2025", ["12-Aug-2025"])
    assert window.isVisible()


def test_calendar_of_a_read_only_date_stays_shut(qtbot: QtBot) -> None:
    field = DateEdit(name="Collected")
    window = opened(qtbot, field)
    field.setReadOnly(True)
    field.open_calendar()
    assert field.findChild(QCalendarWidget) is None
    assert window.isVisible()


def choice(*, editable: bool = False) -> ChoiceBox:
    """A list of two units."""
    options = [("pg", "pg/mL"), ("ng", "ng/L")]
    return ChoiceBox(options, name="Unit", editable=editable)


def test_wheel_leaves_a_list_alone(qtbot: QtBot) -> None:
    box = choice()
    window = opened(qtbot, box)
    box.show_value("pg")
    heard: list[object] = []
    box.edited.connect(heard.append)
    middle = box.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(box.mapToGlobal(middle)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert not event.isAccepted()
    assert (box.value(), heard) == ("pg", [])
    assert window.isVisible()


def test_choice_reports_the_user_only(qtbot: QtBot) -> None:
    box = choice()
    window = opened(qtbot, box)
    heard: list[object] = []
    box.edited.connect(heard.append)
    box.show_value("pg")
    assert heard == []
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert heard == ["ng"]
    assert window.isVisible()


def test_choice_shows_a_value_that_is_not_offered(qtbot: QtBot) -> None:
    box = choice()
    window = opened(qtbot, box)
    box.show_value("ug")
    assert (box.value(), box.currentText()) == ("ug", "ug")
    assert window.isVisible()


def test_editable_choice_keeps_free_text(qtbot: QtBot) -> None:
    box, other = choice(editable=True), NumberEdit()
    window = opened(qtbot, box, other)
    heard: list[object] = []
    box.edited.connect(heard.append)
    qtbot.keyClicks(box.lineEdit(), "Elm Valley")
    other.setFocus()
    assert heard == ["Elm Valley"]
    box.show_value("pg")
    assert box.currentText() == "pg/mL"
    assert window.isVisible()


def test_note_finishes_on_leaving_and_tab_leaves(qtbot: QtBot) -> None:
    note, other = NoteEdit(name="Note"), NumberEdit()
    window = opened(qtbot, note, other)
    heard: list[str] = []
    note.edited.connect(heard.append)
    qtbot.keyClicks(note, "film not seen")
    assert heard == []
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert heard == ["film not seen"]
    assert other.hasFocus()
    assert window.isVisible()


def test_note_grows_with_its_text(qtbot: QtBot) -> None:
    note = NoteEdit(name="Note")
    window = opened(qtbot, note)
    low = note.sizeHint().height()
    note.show_value("one\ntwo\nthree")
    middle = note.sizeHint().height()
    note.show_value("\n".join("line" for _ in range(40)))
    assert low < middle < note.sizeHint().height() < 4 * middle
    assert window.isVisible()


def test_escape_empties_a_search(qtbot: QtBot) -> None:
    field = SearchField("Name or record no.")
    window = opened(qtbot, field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "el")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["e", "el", ""]
    assert window.isVisible()

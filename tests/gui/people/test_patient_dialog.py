"""Who the patient is: what is refused, where it is said, and that nothing typed is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Patient
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.ui.dialogs import RealDialogs
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.patient_dialog import PatientChecks, PatientDialog
from tests.gui.people.conftest import List, enter, person

TODAY = date(2025, 11, 20)
TAKEN = "R-0147"
REFUSED = (
    ("family", "", "The family name is missing. Type it; one name alone goes here."),
    ("family", "   ", "The family name is missing. Type it; one name alone goes here."),
    ("family", "A" * 300, "300 characters are too many here; 120 fit. Shorten it."),
    ("given", "\N{FOX FACE}" * 121, "121 characters are too many here; 120 fit. Shorten it."),
    ("born", "21-Nov-2025", "The birth date is in the future. Enter 20-Nov-2025 or earlier."),
    ("born", "3 may 1071", "The birth date is more than 125 years ago. Check the year."),
    ("born", "someday", "This is not a date. Type it like 12-Aug-2025, Aug-2025 or 2025."),
    ("record_number", TAKEN.lower(), "Another patient of this store has this record number."),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> PatientDialog:
    made = PatientDialog(TODAY, PatientChecks(lambda number: number.upper() == TAKEN))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def field(dialog: QWidget, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, f"patient.{name}")


def test_what_is_wrong_is_said_at_the_field_and_the_text_is_kept(
    dialog: PatientDialog, qtbot: QtBot
) -> None:
    message = dialog.findChild(InlineMessage)
    for name, text, sentence in REFUSED:
        field(dialog, "family").setText("Marsh")
        one = field(dialog, name)
        before = one.text()
        one.setText(text)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.patient is None
        assert dialog.isVisible()
        assert message.text().startswith(sentence), (name, message.text())
        assert one.accessibleDescription().startswith(sentence)
        assert one.text() == text
        dialog.layout().activate()
        gap = message.y() - one.geometry().bottom()
        assert 0 <= gap <= 12, f"{name}: the sentence stands {gap} px below its field"
        one.setText(before if name != "family" else "Marsh")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.patient is not None
    assert dialog.patient.family == "Marsh"


@pytest.mark.parametrize("name", ["Fox \N{FOX FACE}", "مرحبا", "O\u2019Neill <b>", "X" * 120])
def test_any_name_is_kept_as_typed(dialog: PatientDialog, qtbot: QtBot, name: str) -> None:
    field(dialog, "family").setText(f" {name} ")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.patient.family == name


def test_the_own_number_in_another_case_is_no_other_patient(qtbot: QtBot) -> None:
    known = PatientChecks(lambda _: True)
    made = PatientDialog(TODAY, known, Patient(id="a", family="M", record_number=TAKEN))
    qtbot.addWidget(made)
    field(made, "record_number").setText(TAKEN.lower())
    made.show()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.patient.record_number == TAKEN.lower()


def test_a_patient_is_added_with_the_keyboard_alone(
    people: List, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = people.sitting
    flow = here.desk.patients
    monkeypatch.setattr(flow, "_context", replace(here.desk.context, dialogs=RealDialogs()))
    typed = ("Marsh", "Ada", "Dr", "29 feb 1960", "r-0147")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PatientDialog)
        qtbot.waitUntil(lambda: dialog.focusWidget() is field(dialog, "family"))
        for text in typed:
            qtbot.keyClicks(dialog.focusWidget(), text)
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert isinstance(dialog.focusWidget(), QComboBox)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.focusWidget() is field(dialog, "record_number")
        assert "has this record number" in dialog.findChild(InlineMessage).text()
        enter(here, field(dialog, "record_number"), "R-9")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    here.shell.trigger("patient.new")
    made = here.desk.sitting.record.patient
    assert (made.family, made.given, made.title, made.sex) == ("Marsh", "Ada", "Dr", "F")
    assert (made.born, made.record_number) == (PartialDate(1960, 2, 29), "R-9")
    assert "MARSH, Ada" in people.names()
    assert here.shell.workspace().banner.facts().name == "MARSH, Ada (Dr)"


@pytest.mark.slow
def test_somebody_who_may_be_here_already_is_asked_about(people: List) -> None:
    here = people.sitting
    asked = here.dialogs.asked
    here.dialogs.agree = False
    for family, given, born in (
        ("ellerby", "Tom", "1971-05-03"),  # the same family name and birth date
        ("Ellerbey", "Tomas", ""),  # a slip in the family name
        ("Lukasiewicz", "Zofia", ""),  # without the stroke
        ("Jurgen", "Muller", ""),  # the names in the other order
    ):
        asked.clear()
        here.dialogs.patients.append(person("new", family, given, born))
        here.shell.trigger("patient.new")
        assert asked == ["patient", "Is this another person?"], family
    assert len(people.items()) == 9
    assert here.desk.sitting.record.patient.id == "p1"
    here.dialogs.agree = True
    here.dialogs.patients.append(person("twin", "Ellerby", "Tomás", "1971-05-03"))
    here.shell.trigger("patient.new")
    assert here.desk.sitting.record.patient.id == "twin"
    assert "Similar name" in people.notes("twin")
    asked.clear()
    here.dialogs.patients.append(person("plain", "Quist", "Nora"))
    here.shell.trigger("patient.new")
    assert asked == ["patient"]


def test_the_buttons_say_what_they_do(dialog: PatientDialog) -> None:
    assert dialog.findChild(QPushButton, "patient.save").text() == "Add patient"

"""From an empty start page to a signed visit: through the widgets, with the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Patient
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.store.keys import DEFAULT_KDF
from poems_desktop.ui.dialogs import RealDialogs
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.passphrase_edit import PassphraseEdit
from poems_desktop.ui.pages.start_recovery import RecoveryStep
from poems_desktop.ui.patient_dialog import PatientChecks, PatientDialog
from poems_desktop.ui.patient_rows import PatientView
from poems_desktop.ui.visit.visit_page import VisitPage

PASSPHRASE = "violet anchor mistral 9 dunes"
NASTY = 'O\u2019Neill "Ned" <b>bold</b> \U0001f9ea مرحبا'


def patient(family: str = "Marsh", number: str = "R-1") -> Patient:
    return Patient(
        id=f"id-{number}",
        family=family,
        given="Ada",
        born=PartialDate(1960, 2, 29),
        sex="F",
        record_number=number,
    )


@pytest.fixture
def opened(program: Program, dialogs, qtbot: QtBot) -> Program:
    """A store made through the start page, with its first patient."""
    page = program.shell.start_page
    dialogs.patients.append(patient())
    type_store(page, qtbot)
    field = page.create_card.findChildren(PassphraseEdit)[1]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    confirm_sheet(page, qtbot)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    key(qtbot, program, Qt.Key.Key_N)
    return program


def type_store(page, qtbot: QtBot) -> None:
    """Who makes the store, and the passphrase twice."""
    name = next(f for f in page.create_card.findChildren(LineField) if "name" in f.accessibleName())
    qtbot.keyClicks(name, "Owner")
    for field in page.create_card.findChildren(PassphraseEdit):
        qtbot.keyClicks(field, PASSPHRASE)


def confirm_sheet(page, qtbot: QtBot) -> None:
    """Read the recovery sheet from the screen and type two groups back."""
    qtbot.waitUntil(lambda: isinstance(page.step, RecoveryStep), timeout=10_000)
    step = page.step
    groups = step._groups
    step._next.click()
    for field, place in zip(step._typed, step.asked_places(), strict=True):
        qtbot.keyClicks(field, groups[place - 1].lower())
    step._open.click()


LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def key(qtbot: QtBot, program: Program, which: Qt.Key, modifier=CTRL) -> None:
    """Press keys where the focus is."""
    target = QApplication.focusWidget() or program.shell
    qtbot.keyClick(target, which, modifier)


def visit_page(program: Program) -> VisitPage:
    page = program.desk.page_widget("Visit").held
    assert isinstance(page, VisitPage)
    return page


def go(program: Program, name: str) -> QWidget:
    page = visit_page(program)
    page.form.go_to(name)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_the_cost_of_a_guess_is_not_lowered_in_the_program() -> None:
    assert DEFAULT_KDF.memory_kib == 256 * 1024
    assert DEFAULT_KDF.iterations >= 3


def test_a_new_store_starts_with_nobody(program: Program, qtbot: QtBot) -> None:
    page = program.shell.start_page
    type_store(page, qtbot)
    create = next(b for b in page.create_card.findChildren(QPushButton) if "Create" in b.text())
    qtbot.mouseClick(create, LEFT)
    confirm_sheet(page, qtbot)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
    said = [label.text() for label in program.shell.findChildren(QLabel) if label.isVisible()]
    assert "No patient yet. Add one with the plus sign." in said
    assert all(one.text() == "" for one in page.findChildren(PassphraseEdit))
    assert (program.places.stores / "poems-records.poems" / "records.db").is_file()


def test_verdict_changes_with_one_keystroke(opened: Program, qtbot: QtBot) -> None:
    page = visit_page(opened)
    assert page.checklist.verdict.startswith("Not yet known")
    for name in ("polyneuropathy", "sclerotic_bone_lesion", "hyperpigmentation"):
        focused = go(opened, name)
        assert focused.objectName() == f"{name}.state"
        qtbot.keyClick(focused, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.checklist.row("sclerotic_bone").state_text() == "Met")
    assert page.checklist.verdict.startswith("Not yet known")
    before = page.checklist.settle_text()
    assert before
    focused = go(opened, "monoclonal_gammopathy")
    qtbot.keyClick(focused, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.checklist.verdict.startswith("Criteria met"), timeout=2000)
    assert page.checklist.settle_text() == ""
    qtbot.keyClick(focused, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.checklist.verdict.startswith("Not yet known"), timeout=2000)
    assert page.checklist.settle_text() == before
    key(qtbot, opened, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: page.checklist.verdict.startswith("Criteria met"), timeout=2000)
    chip = opened.shell.workspace().banner.facts().chips[0]
    assert chip.value.startswith("Criteria met")


def test_sign_and_second_visit(opened: Program, dialogs, qtbot: QtBot) -> None:
    qtbot.keyClick(go(opened, "polyneuropathy"), Qt.Key.Key_P)
    first = opened.desk.session.visit
    sign = opened.shell.findChild(QPushButton, "visit.sign")
    qtbot.mouseClick(sign, LEFT)
    assert dialogs.asked[-1] == "Sign this visit?"
    assert opened.desk.session.read_only
    assert not sign.isEnabled()
    page = visit_page(opened)
    control = go(opened, "polyneuropathy")
    qtbot.keyClick(control, Qt.Key.Key_A)
    qtbot.mouseClick(page.form.editor("polyneuropathy").control.segment("absent"), LEFT)
    assert opened.desk.session.visit == first.model_copy(update={"signed": True})
    assert opened.desk._store.head("visit", first.id).content["signed"] is True
    key(qtbot, opened, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    second = opened.desk.session.visit
    assert (second.label, second.answers, second.signed) == ("Visit", {}, False)
    chooser = visit_page(opened).findChild(QComboBox, "visit.choose")
    qtbot.waitUntil(chooser.isVisible, timeout=2000)
    assert chooser.count() == 2
    assert visit_page(opened).form.editor("polyneuropathy").control.value() == "not_assessed"
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert opened.desk.session.visit.id == first.id


@pytest.mark.slow
def test_not_signing_changes_nothing(opened: Program, dialogs, qtbot: QtBot) -> None:
    dialogs.agree = False
    sign = opened.shell.findChild(QPushButton, "visit.sign")
    qtbot.mouseClick(sign, LEFT)
    assert not opened.desk.session.read_only


@pytest.mark.slow
def test_a_name_shows_as_it_was_typed(opened: Program, dialogs, qtbot: QtBot) -> None:
    dialogs.patients.append(patient(NASTY, "R-2"))
    opened.desk.new_patient()
    facts = opened.shell.workspace().banner.facts()
    assert facts.name == f"{NASTY.upper()}, Ada"
    banner = opened.shell.workspace().banner.findChildren(QLabel)
    shown = next(one for one in banner if "NEILL" in one.text())
    assert "<B>BOLD</B>" in shown.text()
    assert shown.textFormat() == Qt.TextFormat.PlainText
    view = opened.shell.findChild(PatientView)
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert f"{NASTY.upper()}, Ada" in names
    dialog = PatientDialog(
        opened.desk.today,
        PatientChecks(opened.desk.patients.known_number),
        patient(NASTY, "R-2"),
    )
    assert dialog.findChild(QLineEdit, "patient.family").text() == NASTY
    dialog.deleteLater()
    titles = {widget.windowTitle() for widget in QApplication.topLevelWidgets()}
    assert titles <= {"", "POEMS Desktop"}
    assert opened.desk.patients.known_number("R-2")
    field = opened.shell.workspace().findChild(QLineEdit, "patients.search")
    qtbot.keyClicks(field, "neill")
    assert view.model().rowCount() == 1


def test_the_real_patient_dialog(
    opened: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = replace(opened.desk.context, dialogs=RealDialogs())
    monkeypatch.setattr(opened.desk.patients, "_context", asking)
    seen: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PatientDialog)
        field = {
            name: dialog.findChild(QLineEdit, f"patient.{name}")
            for name in ("family", "given", "title", "born", "record_number")
        }
        save = dialog.findChild(QPushButton, "patient.save")

        def refused(name: str) -> None:
            qtbot.mouseClick(save, LEFT)
            seen.append(field[name].accessibleDescription())

        seen.append(dialog.windowTitle())
        refused("family")
        field["family"].insert(NASTY)
        for text in ("31-Feb-1960", "03/04/1960", "21-Nov-2025"):
            field["born"].clear()
            qtbot.keyClicks(field["born"], text)
            refused("born")
            assert field["born"].text() == text
        field["born"].clear()
        qtbot.keyClicks(field["born"], "3 may 1971")
        qtbot.keyClicks(field["record_number"], "R-1")
        refused("record_number")
        qtbot.keyClicks(field["record_number"], "23")
        sex = dialog.findChild(QComboBox, "patient.sex")
        qtbot.keyClick(sex, Qt.Key.Key_End)
        qtbot.mouseClick(save, LEFT)

    QTimer.singleShot(0, fill)
    opened.desk.new_patient()
    made = opened.desk.sitting.record.patient
    assert (made.family, made.sex, made.record_number) == (NASTY, "M", "R-123")
    assert made.born == PartialDate(1971, 5, 3)
    assert seen[0] == "POEMS Desktop"
    assert all(seen)
    assert "no such day" in seen[2]
    assert "03-Apr-1960 or 04-Mar-1960" in seen[3]
    assert "in the future" in seen[4]


@pytest.mark.slow
def test_a_cancelled_dialog_adds_nobody(opened: Program, dialogs, qtbot: QtBot) -> None:
    dialogs.patients.append(None)
    before = opened.desk.session
    key(qtbot, opened, Qt.Key.Key_N)
    assert opened.desk.session is before
    assert len(opened.desk._store.patients()) == 1


@pytest.mark.slow
def test_a_correction_keeps_the_earlier_version(opened: Program, dialogs) -> None:
    corrected = patient().model_copy(update={"family": "Marshall"})
    dialogs.patients.append(corrected)
    opened.desk.patients.edit()
    assert opened.shell.workspace().banner.facts().name == "MARSHALL, Ada"
    kept = [one.content["family"] for one in opened.desk._store.history("patient", "id-R-1")]
    assert kept == ["Marsh", "Marshall"]

"""Text in boxes that are no records yet outlives lock, page, patient, crash and a full disk."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.half_typed import HalfTyped
from poems_desktop.app.question_words import questions
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Finding, Patient, Visit
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth
from poems_desktop.program import Program
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.store import Store
from poems_desktop.ui.crash_guard import CrashGuard
from poems_desktop.ui.patient_dialog import PatientDialog
from poems_desktop.ui.settings.settings_dialog import SettingsDialog
from tests.gui.frame.conftest import free_deleted

PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"
COURSES = (
    Transplant(id="t1", infusions=(Infusion(id="i1", day="2025-11-11"),)),
    Transplant(id="t2", infusions=(Infusion(id="i2", day="2025-11-12"),)),
)
OLD = LogEntry(id="e1", day="2025-11-20", by="Nurse B", note="x")
WHY = "asked by phone, Wegman's notes"
Write = Callable[[Program, QtBot], None]
Read = Callable[[Program], object]


@pytest.fixture
def here(at_visit: Program, shipped: Definitions) -> Program:
    """A second patient, two transplants, a log entry and a contradiction beside the open visit."""
    desk = at_visit.desk
    for key, finding in contradiction(shipped).items():
        desk.session.set_answer(key, finding)
    other = Patient(id="p2", family="Marlow")
    desk.store.save("patient", "p2", "p2", other.model_dump(mode="json"))
    visit = Visit(id="w1", date=PartialDate(2025, 11, 19), label="Theirs")
    desk.store.save_draft("w1", "p2", visit.model_dump(mode="json"), None)
    for course in COURSES:
        desk.sitting.save_transplant(course)
    desk.sitting.save_entry("t1", OLD)
    desk.sitting.save_entry("t2", OLD.model_copy(update={"id": "e2"}))
    return at_visit


def contradiction(shipped: Definitions) -> dict[str, Finding]:
    """Two answers of one visit that cannot both hold, from the shipped rules."""
    for pair in shipped.library.guidance.consistency.pair:
        claim = shipped.finding(pair.claim.key)
        for other in pair.against:
            field = shipped.finding(other.key)
            if claim and field and not claim.group and not field.group and other.values:
                return {
                    claim.key: Finding(state=pair.claim.values[0]),
                    field.key: Finding(state=other.values[0]),
                }
    pytest.fail("no rule about two findings")


def named(program: Program, name: str) -> QWidget:
    found = program.shell.workspace().findChild(QWidget, name)
    assert found is not None, name
    return found


def page(program: Program, name: str) -> QWidget:
    program.desk.show_page(name)
    return program.desk.pages.held(name)


def text_of(program: Program, name: str) -> str:
    one = named(program, name)
    assert isinstance(one, (QLineEdit, QPlainTextEdit)), name
    return one.text() if isinstance(one, QLineEdit) else one.toPlainText()


def override(program: Program, qtbot: QtBot, criterion: str = "vegf") -> None:
    view = page(program, "Visit").checklist.view
    view.row(criterion).override_wanted.emit(criterion)
    qtbot.keyClick(view.editor.truth, Qt.Key.Key_N)
    qtbot.keyClicks(view.editor.reason, WHY)


def overridden(program: Program) -> object:
    editor = page(program, "Visit").checklist.view.editor
    asked = editor.findChildren(QWidget)[0].text()
    return (asked, not editor.isHidden(), editor.truth.value(),
            editor.reason.toPlainText())  # fmt: skip


def question(program: Program, qtbot: QtBot) -> None:
    panel = page(program, "Visit").checklist
    panel.show_tab("conclusions")
    qtbot.keyClicks(panel.conclusions.question_rows()[0].reason, "seen twi")


def questioned(program: Program) -> object:
    panel = page(program, "Visit").checklist
    panel.show_tab("conclusions")
    return next((one.reason.text() for one in panel.conclusions.question_rows()), "")


def treatment(program: Program, qtbot: QtBot) -> None:
    form = page(program, "Visit").form
    form.finish()
    form.treatments.add_blank()
    row = form.treatments.rows[-1]
    qtbot.keyClicks(row.fields["start"], "32-Nov-2025")
    qtbot.keyClicks(row.fields["outcome"], "better")


def name_a_treatment(program: Program, qtbot: QtBot, text: str) -> QWidget:
    """The field in which a new treatment is being typed."""
    form = page(program, "Visit").form
    form.finish()
    form.treatments.add_blank()
    name = form.treatments.rows[-1].fields["name"]
    name.setFocus()
    qtbot.keyClicks(name, text)
    return name


def treated(program: Program) -> object:
    form = page(program, "Visit").form
    form.finish()
    (row,) = form.treatments.rows
    return row.treatment.id, row.fields["start"].text(), row.fields["outcome"].text()


def judgment(program: Program, qtbot: QtBot) -> None:
    page(program, "Transplant")._on_transplant("t1")
    qtbot.keyClicks(named(program, "judgment.first"), "19-No")
    qtbot.keyClick(named(program, "judgment.choice"), Qt.Key.Key_Down)
    qtbot.keyClicks(named(program, "judgment.reason"), "cultures neg")


def judged(program: Program) -> object:
    shown = page(program, "Transplant")
    shown._on_transplant("t2")
    blank = text_of(program, "judgment.reason"), named(program, "judgment.choice").value()
    shown._on_transplant("t1")
    there = text_of(program, "judgment.first"), named(program, "judgment.choice").value()
    return (*blank, *there, text_of(program, "judgment.reason"))


def strip(program: Program, qtbot: QtBot) -> None:
    page(program, "Transplant").card.add_button.click()
    qtbot.keyClicks(named(program, "transplant.new.infusion"), "soon in Dec")


def stripped(program: Program) -> object:
    one = page(program, "Transplant").card.add_strip
    return not one.isHidden(), one.infusion.text(), one.mobilization.text()


def result(program: Program, qtbot: QtBot) -> None:
    shown = page(program, "Trends")
    shown._on_add_ready()
    qtbot.keyClicks(shown.strip.row.value, "4x")
    qtbot.keyClicks(shown.strip.row.collected, "12-No")


def resulted(program: Program) -> object:
    one = page(program, "Trends").strip
    row = one.row
    return one.isHidden(), row and (row.result.id, row.value.text(), row.collected.text())


def correction(program: Program, qtbot: QtBot) -> None:
    shown = page(program, "Transplant")
    shown._on_transplant("t1")
    shown.entries.go_to_entry("e1")
    shown.card.form.head.correct.click()
    qtbot.keyClicks(shown.card.form.reason, "Read from the other sca")


def corrected(program: Program) -> object:
    shown = page(program, "Transplant")
    shown._on_transplant("t2")
    shown.entries.go_to_entry("e2")
    other = shown.card.form.reason.text()
    shown._on_transplant("t1")
    shown.entries.go_to_entry("e1")
    form = shown.card.form
    return other, form.reason.text(), form.reason.isVisibleTo(form)


def call(program: Program, qtbot: QtBot) -> None:
    shown = page(program, "Documents")
    shown.chooser.choose("bedside")
    qtbot.keyClicks(shown.chooser.call, "Dr. Bo, 55")


def called(program: Program) -> object:
    return page(program, "Documents").chooser.call.text()


def row_name(program: Program) -> str:
    contradictions = questions(program.desk.sitting.assessment)
    return f"question.{contradictions[0].key}.reason"


@dataclass(frozen=True)
class Case:
    """Types into a box, and tells what stands in it."""

    write: Write
    read: Read


CASES = {
    "override": Case(override, overridden),
    "question": Case(question, questioned),
    "treatment": Case(treatment, treated),
    "judgment": Case(judgment, judged),
    "new transplant": Case(strip, stripped),
    "result": Case(result, resulted),
    "reason in the log": Case(correction, corrected),
    "whom to call": Case(call, called),
}


def type_everywhere(program: Program, qtbot: QtBot) -> dict[str, object]:
    """Half a text in every box; what then stands there."""
    for case in CASES.values():
        case.write(program, qtbot)
    return everything(program)


def everything(program: Program) -> dict[str, object]:
    free_deleted()
    return {name: case.read(program) for name, case in CASES.items()}


@pytest.mark.slow
def test_what_is_half_typed_outlives_pages_patients_and_a_lock(
    here: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    typed = type_everywhere(here, qtbot)
    assert typed["override"][1:] == (True, "notmet", WHY)
    assert typed["question"] == "seen twi"
    assert typed["treatment"][1:3] == ("32-Nov-2025", "better")
    assert typed["judgment"] == ("", None, "19-No", "no", "cultures neg")
    assert typed["new transplant"] == (True, "soon in Dec", "")
    assert typed["result"][0] is False
    assert typed["result"][1][1:] == ("4x", "12-No")
    assert typed["reason in the log"] == ("", "Read from the other sca", True)
    assert typed["whom to call"] == "Dr. Bo, 55"
    here.desk.show_anew()
    here.desk.patients.open("p2")
    for page_name in ("Visit", "Transplant", "Documents"):
        here.desk.show_page(page_name)
    assert overridden(here)[1:] == (False, None, "")
    assert (questioned(here), called(here)) == ("", "")
    assert stripped(here) == (False, "", "")
    assert resulted(here) == (True, None)
    here.desk.patients.open("p1")
    assert everything(here) == typed
    questioned(here)
    free_deleted()
    row = page(here, "Visit").checklist.conclusions.question_rows()[0]
    row.reason.setFocus()
    row.reason.setCursorPosition(3)
    named(here, "patients.search").setText("arlo")
    assert here.lock()
    unlock()
    name = row_name(here)
    there = QApplication.focusWidget
    qtbot.waitUntil(lambda: there() is not None and there().objectName() == name)
    qtbot.waitUntil(lambda: there().isVisible())
    assert there().cursorPosition() == 3
    assert here.shell.workspace().current_page() == "Visit"
    assert text_of(here, "patients.search") == "arlo"
    assert everything(here) == typed
    assert here.desk.sitting.record.overrides == ()
    assert here.desk.sitting.record.treatments == ()


def test_the_disk_has_it_encrypted_within_a_second_and_for_its_user_alone(
    here: Program, unlock: Callable[..., None], folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    override(here, qtbot)
    qtbot.waitUntil(lambda: not here.desk.half_typed.dirty, timeout=3000)
    crashed, ada = tmp_path / "crashed.poems", here.opened.user_id
    assert ada
    shutil.copytree(folder, crashed)  # as the disk stood at the moment of the crash
    (crashed / "writer.lock").unlink(missing_ok=True)
    for part in crashed.rglob("*"):
        assert part.is_dir() or WHY.encode() not in part.read_bytes()
    with Store.unlock(crashed, PASSPHRASE, author="Dr. Ada", clock=here.clock) as store:
        book = HalfTyped(store, ada)
        (place,) = book.places("p1", "override/")
        assert book.at("p1", place)["reason"] == WHY
        assert [one.visit_id for one in store.drafts_of("p1")] == ["v1"]
        for other in ("Ben Cole", "Dr. Ada"):
            assert HalfTyped(store, other).places("p1", "") == []  # a name is not who it is
        store.erase_patient("p1", "by demand", legal_basis="Art. 17")
        assert HalfTyped(store, ada).places("p1", "") == []


def test_what_was_used_or_taken_back_does_not_come_again(here: Program, qtbot: QtBot) -> None:
    override(here, qtbot)
    qtbot.mouseClick(named(here, "override.save"), Qt.MouseButton.LeftButton)
    strip(here, qtbot)
    named(here, "transplant.new.infusion").setText("20-Nov-2025")
    named(here, "transplant.new.add").click()
    judgment(here, qtbot)
    named(here, "judgment.first").setText("19-Nov-2025")
    named(here, "judgment.add").click()
    here.desk.pages.fill()
    (kept,) = here.desk.sitting.record.overrides
    assert kept.reason == WHY
    assert overridden(here)[1:] == (False, None, "")
    assert stripped(here) == (False, "", "")
    assert judged(here) == ("", None, "", None, "")
    assert here.desk.half_typed.places("p1", "") == []


def test_an_override_says_nothing_until_met_or_not_met_is_chosen(
    here: Program, qtbot: QtBot
) -> None:
    view = page(here, "Visit").checklist.view
    view.row("vegf").override_wanted.emit("vegf")
    assert view.editor.truth.value() is None
    qtbot.keyClicks(view.editor.reason, WHY)
    named(here, "override.save").click()
    assert view.editor._message.text() == "Choose Met or Not met."
    assert view.editor.reason.toPlainText() == WHY
    assert here.desk.sitting.record.overrides == ()
    qtbot.keyClick(view.editor.truth, Qt.Key.Key_N)
    assert view.editor._message.text() == ""
    named(here, "override.save").click()
    (kept,) = here.desk.sitting.record.overrides
    assert (kept.truth, kept.reason) == (Truth.FALSE, WHY)


def test_each_criterion_keeps_its_own_reason(here: Program, qtbot: QtBot) -> None:
    override(here, qtbot)
    view = page(here, "Visit").checklist.view
    view.row("polyneuropathy").override_wanted.emit("polyneuropathy")
    assert view.editor.reason.toPlainText() == ""
    qtbot.keyClicks(view.editor.reason, "EMG elsewhere")
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    view.row("vegf").override_wanted.emit("vegf")
    assert view.editor.reason.toPlainText() == WHY
    view.row("polyneuropathy").override_wanted.emit("polyneuropathy")
    assert view.editor.reason.toPlainText() == "EMG elsewhere"


def when(kind: type, act: Callable[[QWidget], object], tries: int = 200) -> None:
    """Do something with the dialog of this kind, once it is the one in front."""

    def look() -> None:
        there = QApplication.activeModalWidget()
        if isinstance(there, kind):
            act(there)
        elif tries:
            when(kind, act, tries - 1)

    QTimer.singleShot(20, look)


def typed_in(dialog: QWidget) -> tuple[str, ...]:
    names = ("family", "given", "born", "record_number")
    return tuple(dialog.findChild(QLineEdit, f"patient.{name}").text() for name in names)


def type_twin(dialog: QWidget, qtbot: QtBot) -> None:
    """Somebody who may be the patient who is there."""
    for name, text in (("family", "Ellerby"), ("given", "Tomas"), ("born", "3 may 1971")):
        qtbot.keyClicks(dialog.findChild(QLineEdit, f"patient.{name}"), text)


TWIN = ("Ellerby", "Tomas", "3 may 1971", "")


@pytest.mark.slow
@pytest.mark.usefixtures("real_dialogs")
def test_the_question_about_another_person_is_there_again_over_its_dialog(
    at_visit: Program, unlock: Callable[..., None], qtbot: QtBot
) -> None:
    seen: list[object] = []

    def enter(dialog: QWidget) -> None:
        type_twin(dialog, qtbot)
        when(QMessageBox, lambda _: seen.append(at_visit.lock()))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    when(PatientDialog, enter)
    at_visit.shell.trigger("patient.new")
    assert seen == [True]
    assert QApplication.activeModalWidget() is None

    def refuse(box: QWidget) -> None:
        seen.append(box.text())
        seen.append(typed_in(box.parentWidget()))
        when(PatientDialog, leave)
        box.reject()

    def leave(dialog: QWidget) -> None:
        seen.append(typed_in(dialog))  # no is no reason to lose it
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    when(QMessageBox, refuse)
    unlock()
    qtbot.waitUntil(lambda: len(seen) == 4, timeout=5000)
    assert seen[1:] == ["Is this another person?", TWIN, TWIN]
    assert len(at_visit.desk.store.patients()) == 1


@pytest.mark.slow
@pytest.mark.usefixtures("real_dialogs")
def test_escape_keeps_a_new_patient_and_cancel_does_not(at_visit: Program, qtbot: QtBot) -> None:
    seen: list[object] = []

    def opened(act: Callable[[QWidget], object]) -> None:
        when(PatientDialog, act)
        at_visit.shell.trigger("patient.new")

    def escape(dialog: QWidget) -> None:
        type_twin(dialog, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def cancel(dialog: QWidget) -> None:
        seen.append(typed_in(dialog))
        dialog._cancel.click()

    def add(dialog: QWidget) -> None:
        seen.append(typed_in(dialog))
        qtbot.keyClicks(dialog.findChild(QLineEdit, "patient.family"), "Quist")
        at_visit.locking.note_open()  # as once a second: what is added must not come back
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    for act in (escape, cancel, add):
        opened(act)
    assert seen == [TWIN, ("", "", "", "")]
    assert at_visit.desk.sitting.record.patient.family == "Quist"
    assert at_visit.desk.half_typed.places("", "") == []


@pytest.mark.usefixtures("real_dialogs")
def test_a_half_filled_dialog_is_there_after_a_crash(
    at_visit: Program, unlock: Callable[..., None], folder: Path, qtbot: QtBot
) -> None:
    crashed = folder.parent / "crashed"
    guard = CrashGuard(at_visit, at_visit.shell)

    def crash(dialog: QWidget) -> None:
        type_twin(dialog, qtbot)
        guard.handle(RuntimeError())  # its page stands over the dialog
        at_visit.locking.note_open()
        at_visit.desk.writing.write()
        shutil.copytree(folder, crashed)  # as the disk stood at the moment of the crash
        guard._page.close()
        dialog._on_cancel()

    when(PatientDialog, crash)
    at_visit.shell.trigger("patient.new")
    assert at_visit.lock()
    at_visit.locking._sealed.clear()  # what was in memory is gone
    qtbot.waitUntil(lambda: not at_visit.is_backing_up, timeout=10_000)
    shutil.rmtree(folder)
    crashed.rename(folder)
    (folder / "writer.lock").unlink(missing_ok=True)
    seen: list[object] = []

    def leave(dialog: QWidget) -> None:
        seen.append(typed_in(dialog))
        dialog._on_cancel()

    when(PatientDialog, leave)
    unlock()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == [TWIN]
    assert at_visit.desk.sitting.record.patient.id == "p1"
    at_visit.locking.note_open()
    assert at_visit.desk.half_typed.places("", "") == []
    assert at_visit.desk.half_typed.places("p1", "") == []


def day_0(program: Program) -> str:
    courses = program.desk.sitting.record.transplants
    return next(one.infusions[0].day.isoformat() for one in courses if one.id == "t1")


@pytest.mark.slow
def test_a_lock_asks_nothing_about_a_day_0_that_is_being_typed(
    here: Program, unlock: Callable[..., None], dialogs, qtbot: QtBot
) -> None:
    shown = page(here, "Transplant")
    shown._on_transplant("t1")
    shown.card.set_details_shown(True)
    field = shown.card.details.fields["infusions.0"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "14-Nov-2025")
    assert here.lock()
    assert dialogs.asked == []
    unlock()
    there = page(here, "Transplant").card.details
    assert there.fields["infusions.0"].text() == "14-Nov-2025"
    assert there.isVisibleTo(there.window())
    assert day_0(here) == "2025-11-11"
    assert here.desk.flush()
    assert dialogs.asked == ["Change day 0?"]
    assert day_0(here) == "2025-11-14"


@pytest.mark.slow
def test_a_treatment_that_a_full_disk_refuses_at_the_lock_is_saved_after_it(
    here: Program, unlock: Callable[..., None], dialogs, qtbot: QtBot, monkeypatch
) -> None:
    name_a_treatment(here, qtbot, "lenalidomide")

    def full(*_: object, **__: object) -> None:
        raise StoreFull

    with monkeypatch.context() as disk:
        disk.setattr(Store, "save", full)
        assert here.lock()
    assert dialogs.told == []
    unlock()
    page(here, "Visit").form.finish()
    assert [one.name for one in here.desk.sitting.record.treatments] == ["lenalidomide"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, pytest.param(Qt.Key.Key_Tab, marks=pytest.mark.slow)]
)
def test_a_treatment_still_being_typed_at_a_crash_is_no_treatment_until_it_is_left(
    here: Program, qtbot: QtBot, key: Qt.Key
) -> None:
    name = name_a_treatment(here, qtbot, "mel")
    assert here.desk.half_typed.flush()
    name.blockSignals(True)  # the program ends here: nobody leaves the field
    here.desk.pages.fill()
    again = page(here, "Visit").form
    again.finish()
    (row,) = again.treatments.rows
    assert here.desk.sitting.record.treatments == ()
    assert row.fields["name"].text() == "mel"
    assert "not saved" in row.problem()
    row.fields["name"].setFocus()
    qtbot.keyClick(row.fields["name"], key)
    assert [one.name for one in here.desk.sitting.record.treatments] == ["mel"]
    assert here.desk.half_typed.places("p1", "") == []
    assert row.problem() == ""


@pytest.mark.slow
def test_what_is_half_typed_and_saved_does_not_say_so_of_the_visit(
    here: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    form = page(here, "Visit").form
    form.go_to("papilledema")
    with monkeypatch.context() as disk:
        disk.setattr(Store, "save_draft", full)
        here.desk.session.set_answer("papilledema", Finding(state="present"))
        assert not here.desk.writing.save_visit()
        said = here.shell.workspace().status.facts().saved
        override(here, qtbot)
        assert here.desk.writing.save_half_typed()
        assert here.desk.session.dirty
        assert here.desk.writing.trouble
        assert here.shell.workspace().status.facts().saved == said
    assert here.desk.flush()
    assert here.desk.writing.trouble == ""


def test_a_full_disk_holds_what_is_half_typed_too(
    here: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    override(here, qtbot)
    typed, before = overridden(here), here.desk.store
    monkeypatch.setattr(Store, "save_unfinished", full)
    assert here.lock() is False
    here.opening.unlocking.unlock(str(folder), PASSPHRASE)
    qtbot.waitUntil(lambda: before.locked and here.desk is not None, timeout=10_000)
    free_deleted()
    assert overridden(here) == typed
    assert here.desk.half_typed.dirty
    monkeypatch.undo()
    assert here.desk.flush()
    assert not here.desk.half_typed.dirty


def test_site_settings_outlive_another_section_and_escape(at_visit: Program, qtbot: QtBot) -> None:
    def opened() -> SettingsDialog:
        at_visit.shell.trigger("file.settings")
        return at_visit._menu._settings.dialog

    dialog = opened()
    site = dialog.show_section("Site")
    assert not site.dirty
    qtbot.keyClicks(site.policy.reason, "As our labora")
    qtbot.keyClicks(site._call, "Dr. Bo")
    dialog.show_section("This computer")
    dialog.show_section("Site")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert at_visit.desk.site.call == ""
    dialog = opened()
    there = dialog.show_section("Site")
    assert (there.policy.reason.text(), there._call.text()) == ("As our labora", "Dr. Bo")
    assert there.message.text().startswith("What was changed here and not saved is still here.")
    there._undo.click()
    dialog.close()
    assert at_visit.desk.half_typed.places("", "") == []
    assert opened().show_section("Site")._call.text() == ""
    at_visit._menu._settings.dialog.close()

"""Every field of every shipped form, through its widgets: enter, undo, redo, clear, reload."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.editing import EditSession
from poems_desktop.app.patient_file import open_file
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.fields import (
    ChoiceField,
    DateField,
    Field,
    FindingField,
    Form,
    ResultField,
    TextField,
)
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, DateAnswer, Finding, TextAnswer
from poems_desktop.clinical.summary import asked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.store import Store
from poems_desktop.ui.editors.finding_row import FindingRow
from poems_desktop.ui.editors.result_row import ResultRow
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.visit.form_page import FormPage

FORMS = [form.id for form in load_definitions().forms]
OFTEN = ("polyneuropathy", "endocrine", "vegf", "treatment")
"""Every kind of field; the other forms are driven by `--full`."""
FORMS_SLOWLY = [
    form if form in OFTEN else pytest.param(form, marks=pytest.mark.slow) for form in FORMS
]
NASTY = 'he said "no" & <b>bold</b> \U0001f9ea مرحبا'
LEFT = Qt.MouseButton.LeftButton


class Bench:
    """One form on a page over a real store; `reloaded` starts again from the stored draft."""

    def __init__(self, store: Store, definitions: Definitions, qtbot: QtBot) -> None:
        self.store = store
        self.definitions = definitions
        self.qtbot = qtbot
        self._open()

    def _open(self) -> None:
        read = open_file(self.store, "p1")
        # Of a patient whose sex is not stated every field is asked.
        patient = read.record.patient.model_copy(update={"sex": None})
        file = replace(read, record=read.record.model_copy(update={"patient": patient}))
        today = PartialDate(2025, 11, 20).exact
        self.session = EditSession(self.store, file, "v1", self.definitions, Policy(), today)
        self.page = FormPage(self.session)
        self.page.settled.connect(self.session.flush)
        self.page.resize(960, 800)
        self.page.finish()
        for card in self.page.cards().values():
            card.show_all()
        self.page.show()

    def close(self) -> None:
        """Put the page away."""
        self.page.close_session()
        self.page.close()
        self.page.deleteLater()

    def reload(self) -> None:
        """What a new sitting shows comes from the store alone."""
        assert not self.session.dirty
        self.close()
        self._open()

    def answer(self, key: str) -> object:
        return self.session.visit.answers.get(key)

    def find(self, kind: type, name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def type_into(self, widget: QLineEdit, text: str) -> None:
        """Replace the text as a person would, and leave with Enter."""
        widget.setFocus()
        widget.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(widget, text)
        else:  # what no keyboard has comes by an input method or the clipboard
            widget.insert(text)
            widget.textEdited.emit(widget.text())
        if not text:
            self.qtbot.keyClick(widget, Qt.Key.Key_Delete)
        self.qtbot.keyClick(widget, Qt.Key.Key_Return)

    def pick(self, box: QComboBox, text: str) -> None:
        """Go through a closed list with the keyboard."""
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findText(text)):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == text

    def undone_and_redone(self, key: str, before: object, after: object) -> None:
        """One undo shows what was before, one redo what was entered; the widgets follow."""
        shown = self.shown(key)
        self.session.undo()
        assert self.answer(key) == before
        assert self.shown(key) != shown
        self.session.redo()
        assert self.answer(key) == after
        assert self.shown(key) == shown

    def shown(self, key: str) -> tuple[object, ...]:
        """What a person sees in the controls of a field."""
        editor = self.page.editor(key)
        if isinstance(editor, ResultsBlock):
            return tuple(_shown_result(row) for row in editor.rows)
        seen: list[object] = []
        for control in _controls(editor):
            if isinstance(control, SegmentedControl):
                seen.append(control.value())
            elif isinstance(control, QComboBox):
                seen.append(control.currentText())
            elif isinstance(control, QLineEdit):
                seen.append(control.text())
        return tuple(seen)


def _shown_result(row: ResultRow) -> tuple[object, ...]:
    specimen = None if row.specimen is None else row.specimen.value()
    texts = (row.value.text(), row.unit.currentText(), row.laboratory.currentText())
    return (*texts, row.collected.text(), specimen, row.problem())


def _controls(editor: QWidget) -> Iterator[QWidget]:
    for child in editor.findChildren(QWidget):
        inside = isinstance(child.parentWidget(), QComboBox)
        if not child.isHidden() and not inside and child.isVisibleTo(editor):
            yield child


@pytest.fixture
def bench_of(
    shipped: Definitions, open_store: Callable[[], Store], qtbot: QtBot
) -> Iterator[Callable[[str], Bench]]:
    """A bench for one form."""
    made: list[Bench] = []

    def of(form_id: str) -> Bench:
        alone = tuple(form for form in shipped.forms if form.id == form_id)
        made.append(Bench(open_store(), replace(shipped, forms=alone), qtbot))
        return made[-1]

    yield of
    for bench in made:
        bench.close()


def form_of(bench: Bench) -> Form:
    return bench.definitions.forms[0]


@pytest.mark.parametrize("form_id", FORMS_SLOWLY)
def test_fields_enter_undo_redo_clear(form_id: str, bench_of: Callable[[str], Bench]) -> None:
    bench = bench_of(form_id)
    for field in asked(form_of(bench)):
        drive(bench, field)
        assert bench.answer(field.key) is None or isinstance(field, FindingField), field.key


def drive(bench: Bench, field: Field) -> None:
    match field:
        case FindingField():
            drive_states(bench, field)
            drive_details(bench, field)
        case ChoiceField():
            drive_choice(bench, field)
        case DateField():
            drive_date(bench, field)
        case TextField():
            drive_text(bench, field)
        case ResultField():
            drive_result(bench, field)


def drive_states(bench: Bench, field: FindingField) -> None:
    key, qtbot = field.key, bench.qtbot
    control = bench.find(SegmentedControl, f"{key}.state")
    assert control.value() == "not_assessed"
    for letter, state in (("p", "present"), ("a", "absent"), ("n", None), ("p", "present")):
        qtbot.keyClicks(control, letter)
        answer = bench.answer(key)
        assert (answer.state.value if answer else None) == state, key
        assert not bench.session.dirty
    qtbot.keyClick(control, Qt.Key.Key_Delete)
    assert bench.answer(key) is None
    for state in ("absent", "present"):
        before = bench.answer(key)
        qtbot.mouseClick(control.segment(state), LEFT)
        assert bench.answer(key) == Finding(state=state)
        bench.undone_and_redone(key, before, Finding(state=state))
    qtbot.mouseClick(control.segment("not_assessed"), LEFT)
    assert bench.answer(key) is None


def drive_details(bench: Bench, field: FindingField) -> None:
    key = field.key
    control = bench.find(SegmentedControl, f"{key}.state")
    bench.qtbot.keyClicks(control, "p")
    row = bench.page.editor(key)
    assert isinstance(row, FindingRow)
    if field.details:
        assert row.strip is not None
        assert row.strip.isVisible(), key
    if "onset" in field.details:
        bench.type_into(bench.find(QLineEdit, f"{key}.onset"), "aug 2024")
        assert bench.answer(key).onset == PartialDate(2024, 8)
        assert bench.find(QLineEdit, f"{key}.onset").text() == "Aug-2024"
    if "grade" in field.details:
        bench.pick(bench.find(QComboBox, f"{key}.grade"), "Moderate")
        assert bench.answer(key).grade == "moderate"
    if "note" in field.details:
        before = bench.answer(key)
        bench.type_into(bench.find(QLineEdit, f"{key}.note"), NASTY)
        assert bench.answer(key).note == NASTY
        bench.undone_and_redone(key, before, bench.answer(key))
    entered = bench.answer(key)
    bench.qtbot.keyClicks(control, "a")
    for method in field.methods:
        bench.pick(bench.find(QComboBox, f"{key}.method"), method.label)
        assert bench.answer(key).method == method.value
    if field.methods:
        bench.type_into(bench.find(QLineEdit, f"{key}.assessed"), "3may25")
        assert bench.answer(key).assessed == PartialDate(2025, 5, 3)
    bench.qtbot.keyClicks(control, "p")
    kept = bench.answer(key)
    assert (kept.onset, kept.grade, kept.note) == (entered.onset, entered.grade, entered.note)
    bench.qtbot.keyClicks(control, "n")
    assert bench.answer(key) is None or bench.answer(key).state.value == "not_assessed"


def drive_choice(bench: Bench, field: ChoiceField) -> None:
    box = bench.find(QComboBox, f"{field.key}.choice")
    for option in field.options:
        bench.pick(box, option.label)
        assert bench.answer(field.key) == Choice(value=option.value)
    last = bench.answer(field.key)
    bench.qtbot.keyClick(box, Qt.Key.Key_Home)
    assert bench.answer(field.key) is None
    bench.undone_and_redone(field.key, last, None)


def drive_date(bench: Bench, field: DateField) -> None:
    line = bench.find(QLineEdit, f"{field.key}.date")
    bench.type_into(line, "3 may 2024")
    entered = DateAnswer(value=PartialDate(2024, 5, 3))
    assert (bench.answer(field.key), line.text()) == (entered, "03-May-2024")
    bench.undone_and_redone(field.key, None, entered)
    bench.type_into(line, "2023")
    assert bench.answer(field.key) == DateAnswer(value=PartialDate(2023))
    bench.type_into(line, "t")
    assert line.text() == "20-Nov-2025"
    bench.type_into(line, "")
    assert bench.answer(field.key) is None


def drive_text(bench: Bench, field: TextField) -> None:
    line = bench.find(QLineEdit, f"{field.key}.text")
    bench.type_into(line, NASTY)
    assert bench.answer(field.key) == TextAnswer(value=NASTY)
    bench.undone_and_redone(field.key, None, TextAnswer(value=NASTY))
    bench.type_into(line, "")
    assert bench.answer(field.key) is None


def rows_of(bench: Bench, key: str) -> tuple[ResultRow, ...]:
    block = bench.page.editor(key)
    assert isinstance(block, ResultsBlock)
    return block.rows


def results_of(bench: Bench, key: str) -> list[object]:
    return [one for one in bench.session.visit.results if one.test == key]


def drive_result(bench: Bench, field: ResultField) -> None:
    key = field.key
    assert results_of(bench, key) == []
    enter_result(bench, field, "12,5")
    one = results_of(bench, key)[0]
    assert (str(one.value), one.comparator, one.unit) == ("12.5", None, field.units[-1])
    specimen = field.specimens[-1] if field.specimens else None
    assert (one.specimen, one.laboratory) == (specimen, NASTY)
    assert one.collected == PartialDate(2025, 8, 12)
    assert rows_of(bench, key)[0].value.text() == "12.5"
    bench.qtbot.mouseClick(bench.find(QWidget, f"{key}.add"), LEFT)
    assert len(rows_of(bench, key)) == 2
    bench.type_into(rows_of(bench, key)[1].value, "<31")
    two = results_of(bench, key)[1]
    assert (str(two.value), two.comparator) == ("31", "<")
    before = list(bench.session.visit.results)
    shown = bench.shown(key)
    bench.qtbot.mouseClick(bench.find(QWidget, f"{one.id}.remove"), LEFT)
    assert results_of(bench, key) == [two]
    assert [row.result for row in rows_of(bench, key)] == [two]
    bench.session.undo()
    assert list(bench.session.visit.results) == before
    assert bench.shown(key) == shown
    bench.session.redo()
    assert results_of(bench, key) == [two]
    bench.type_into(rows_of(bench, key)[0].value, "")
    assert results_of(bench, key)[0].value is None
    bench.qtbot.mouseClick(bench.find(QWidget, f"{two.id}.remove"), LEFT)
    assert results_of(bench, key) == []
    assert len(rows_of(bench, key)) == 1


def enter_result(bench: Bench, field: ResultField, number: str) -> None:
    row = rows_of(bench, field.key)[0]
    bench.type_into(row.value, number)
    for unit in field.units:
        bench.pick(row.unit, bench.definitions.unit_text(unit))
    if row.specimen is not None:
        for specimen in field.specimens:
            bench.qtbot.keyClicks(row.specimen, specimen[0])
            assert results_of(bench, field.key)[0].specimen == specimen
    bench.type_into(row.laboratory.lineEdit(), NASTY)
    bench.type_into(row.collected, "12aug25")
    assert row.collected.text() == "12-Aug-2025"


@pytest.mark.slow
@pytest.mark.parametrize("form_id", FORMS)
def test_fields_show_the_same_after_a_reload(
    form_id: str, bench_of: Callable[[str], Bench]
) -> None:
    bench = bench_of(form_id)
    fields = asked(form_of(bench))
    for place, field in enumerate(fields):
        enter(bench, field, place)
    visit = bench.session.visit
    shown = {field.key: bench.shown(field.key) for field in fields}
    answered = {field.key for field in fields if not isinstance(field, ResultField)}
    assert set(visit.answers) == answered
    bench.reload()
    assert bench.session.visit == visit
    assert {field.key: bench.shown(field.key) for field in fields} == shown


def enter(bench: Bench, field: Field, place: int) -> None:
    key = field.key
    match field:
        case FindingField():
            control = bench.find(SegmentedControl, f"{key}.state")
            bench.qtbot.keyClicks(control, "pa"[place % 2])
            for name, text in (("onset", "mar 2020"), ("note", NASTY), ("assessed", "2019")):
                line = bench.page.findChild(QLineEdit, f"{key}.{name}")
                if line is not None and line.isVisible():
                    bench.type_into(line, text)
            for name in ("grade", "method"):
                box = bench.page.findChild(QComboBox, f"{key}.{name}")
                if box is not None and box.isVisible():
                    bench.pick(box, box.itemText(1))
        case ChoiceField():
            bench.pick(bench.find(QComboBox, f"{key}.choice"), field.options[0].label)
        case DateField():
            bench.type_into(bench.find(QLineEdit, f"{key}.date"), "3 may 2024")
        case TextField():
            bench.type_into(bench.find(QLineEdit, f"{key}.text"), NASTY)
        case ResultField():
            enter_result(bench, field, "<31" if place % 2 else "12.5")

"""A sitting against a simple model; and that every record survives its own JSON."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from poems_desktop.app.editing import EditSession
from poems_desktop.app.patient_file import PatientFile
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate

DEFINITIONS = load_definitions()

words = st.text(max_size=8)
days = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100)),
)
unread = st.dictionaries(st.sampled_from(["value", "onset", "collected"]), words, max_size=2)
numbers = st.none() | st.decimals(-(10**6), 10**6, places=3) | st.integers(0, 9999).map(Decimal)
findings = st.builds(
    Finding,
    state=st.sampled_from(FindingState),
    onset=days,
    grade=st.none() | words,
    method=st.none() | words,
    assessed=days,
    note=words,
    unread=unread,
)
answers = st.one_of(
    findings,
    st.builds(Choice, value=words),
    st.builds(DateAnswer, value=days, unread=unread),
    st.builds(TextAnswer, value=words),
)
results = st.builds(
    Measurement,
    id=st.sampled_from(["r1", "r2", "r3"]),
    test=st.sampled_from(["vegf", "platelets", "other"]),
    value=numbers,
    comparator=st.sampled_from([None, "<", "<=", ">", ">="]),
    unit=st.sampled_from([None, "pg/mL", "xULN"]),
    specimen=st.sampled_from([None, "serum", "plasma"]),
    laboratory=words,
    collected=days,
    when=words,
    ref_lower=numbers,
    ref_upper=numbers,
    phase=st.sampled_from([None, "before_treatment", "on_or_after_treatment"]),
    note=words,
    unread=unread,
)
keys = st.sampled_from(["papilledema", "ascites", "spep_result", "from_elsewhere"])
visits = st.builds(
    Visit,
    id=words,
    date=days,
    label=words,
    note=words,
    signed=st.booleans(),
    forms_digest=words,
    answers=st.dictionaries(keys, answers, max_size=3),
    results=st.lists(results, max_size=2).map(tuple),
    other=st.dictionaries(words, words, max_size=2),
    unread=unread,
)
patients = st.builds(
    Patient,
    id=words,
    family=words,
    given=words,
    title=words,
    born=days,
    sex=st.sampled_from([None, "F", "M"]),
    record_number=words,
    fictional=st.booleans(),
    age_years=st.none() | st.integers(0, 130),
    source=words,
)
records = st.builds(
    Record,
    patient=patients,
    visits=st.lists(visits, max_size=2).map(tuple),
    treatments=st.lists(
        st.builds(
            Treatment,
            id=words,
            name=words,
            directed=st.sampled_from([None, True, False]),
            start=days,
            stop=days,
            when=words,
            outcome=words,
        ),
        max_size=1,
    ).map(tuple),
    transplants=st.lists(st.builds(Transplant, id=words, day0=days, note=words), max_size=1).map(
        tuple
    ),
)


@settings(max_examples=60, deadline=None)
@given(records)
def test_a_record_survives_its_own_json(record):
    text = json.dumps(record.model_dump(mode="json"))
    again = Record.model_validate(json.loads(text))
    assert again == record
    assert again.model_dump(mode="json") == record.model_dump(mode="json")


@settings(max_examples=60, deadline=None)
@given(results)
def test_a_number_keeps_the_digits_as_reported(result):
    again = Measurement.model_validate(json.loads(json.dumps(result.model_dump(mode="json"))))
    assert str(again.value) == str(result.value)
    assert str(again.ref_upper) == str(result.ref_upper)


class _Store:
    """Keeps the last draft; fails when told to."""

    def __init__(self):
        self.failing = False
        self.draft = None

    def save_draft(self, visit_id, patient_id, content, base_seq):
        if self.failing:
            message = "the disk is full"
            raise OSError(message)
        self.draft = json.loads(json.dumps(content))


class Sitting(RuleBasedStateMachine):
    """The model is the visit as a plain dictionary of answers and results, with its past."""

    def __init__(self):
        super().__init__()
        self.store = _Store()
        record = Record(patient=Patient(id="p"), visits=(Visit(id="v"), Visit(id="beside")))
        self.session = EditSession(
            self.store, PatientFile(record), "v", DEFINITIONS, Policy(), date(2025, 11, 20)
        )
        self.beside = record.visits[1]
        self.now = self._state({}, {})
        self.past, self.future = [], []
        self.open_path = None
        self.written = self.now
        self.heard = 0
        self.told = 0
        self.session.subscribe(self._listen)

    @staticmethod
    def _state(given_answers, given_results):
        return (dict(given_answers), dict(given_results))

    def _listen(self, edited):
        self.heard += 1

    def _step(self, path, after, *, typing):
        if after == self.now and list(after[1]) == list(self.now[1]):
            return
        if not (typing and self.open_path == path):
            self.past.append(self.now)
        self.now, self.future = after, []
        self.open_path = path if typing else None
        self.told += 1

    @rule(key=keys, answer=st.none() | answers, typing=st.booleans())
    def answer(self, key, answer, typing):
        self.session.set_answer(key, answer, typing=typing)
        after = self._state(*self.now)
        after[0].pop(key, None)
        if answer is not None:
            after[0][key] = answer
        self._step(key, after, typing=typing)

    @rule(result=results, typing=st.booleans())
    def measure(self, result, typing):
        self.session.set_result(result, typing=typing)
        after = self._state(*self.now)
        after[1][result.id] = result
        self._step(result.id, after, typing=typing)

    @rule(place=st.integers(0, 2))
    def remove(self, place):
        names = list(self.now[1])
        if place < len(names):
            self.session.remove_result(names[place])
            after = self._state(*self.now)
            del after[1][names[place]]
            self._step(names[place], after, typing=False)

    @rule()
    def leave_the_field(self):
        self.session.seal()
        self.open_path = None

    @rule()
    def undo(self):
        self.session.undo()
        self.open_path = None
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()
            self.told += 1

    @rule()
    def redo(self):
        self.session.redo()
        self.open_path = None
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()
            self.told += 1

    @rule()
    def undo_everything(self):
        while self.past:
            self.undo()
        assert self.session.visit == Visit(id="v")

    @rule()
    def flush(self):
        self.store.failing = False
        was_dirty = self.session.dirty
        assert self.session.flush() is was_dirty
        assert not self.session.dirty
        self.written = self.now
        if self.store.draft is not None:
            assert Visit.model_validate(self.store.draft) == self.session.visit

    @rule()
    def flush_to_a_failing_store(self):
        self.store.failing = True
        was_dirty, draft = self.session.dirty, self.store.draft
        try:
            wrote = self.session.flush()
        except OSError:
            assert was_dirty
        else:
            assert not wrote
            assert not was_dirty
        assert self.session.dirty is was_dirty
        assert self.store.draft is draft

    @invariant()
    def the_session_holds_what_the_model_holds(self):
        visit = self.session.visit
        assert dict(visit.answers) == self.now[0]
        assert list(visit.results) == list(self.now[1].values())
        assert self.session.record.visits[1] is self.beside

    @invariant()
    def whatever_is_not_written_is_dirty(self):
        if self.now != self.written:
            assert self.session.dirty

    @invariant()
    def every_change_is_told_once(self):
        assert self.heard == self.told


TestSitting = Sitting.TestCase
TestSitting.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)

"""Whatever a store holds of its patients comes out, goes into another store and comes out equal."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.exchange.record_file import check_records, read_records, write_records
from poems_desktop.store.index import rebuild_index
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.store.transfer import Outcome, Taker, at_one_moment, histories, take_in

AT = "2026-03-01T08:30:00.000000Z"
CHEAP = KdfCost(iterations=1, memory_kib=8, lanes=1)
TEXTS = st.text(max_size=10)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
CONTENTS = st.dictionaries(TEXTS | st.sampled_from(["date", "note", "answers"]), VALUES, max_size=4)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["patient", "sign", "draft", "treatment", "delete", "restore", "erase"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from(["1", "2"]),
        CONTENTS,
        st.text(min_size=1, max_size=5).filter(str.strip),
    ),
    max_size=12,
)


FIRST = ("patient", "a", "1", {"family": "Łęcka"}, "new")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="module")
def definitions():
    return load_definitions()


@contextmanager
def new_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "x.poems"
        with Store.create(folder, "pw", author="A", clock=Clock(), kdf=CHEAP) as store:
            yield store


def do(store, step):
    """One step as a user might take it; what the store refuses is not done."""
    kind, patient, entity, content, reason = step
    gone = not any(row.patient_id == patient for row in store.search("", limit=None))
    deleted = any(row.patient_id == patient for row in store.deleted_patients())
    erased = gone and not deleted and store.history("patient", patient)
    if erased or (deleted and kind not in {"restore", "erase"}) or (gone and kind != "patient"):
        return
    entity = f"{patient}-{entity}"
    latest = store.head("visit", entity)
    match kind:
        case "patient":
            store.save("patient", patient, patient, content, reason=reason)
        case "treatment":
            store.save("treatment", f"{entity}-t", patient, content, definitions={"d": "1"})
        case "sign":
            store.sign_visit(
                *(entity, patient, content),
                base_seq=latest.seq if latest else None,
                reason=reason,
                assessment={"definitions_digest": "1", "policy_digest": "2", "x": content},
            )
        case "draft":
            store.save_draft(entity, patient, content, latest.seq if latest else None)
        case "delete":
            store.delete_patient(patient, reason)
        case "restore" if deleted:
            store.restore_patient(patient, reason)
        case "erase":
            store.erase_patient(patient, reason, "law")


def sent(store, definitions):
    out = io.BytesIO()
    with store._session.reading() as connection, at_one_moment(connection):
        write_records(
            *(out, histories(connection)),
            store_id="0" * 32,
            exported_at=AT,
            definitions=definitions,
        )
    return out.getvalue()


def take(store, raw):
    taker = Taker(store.store_id, "B", "physician", store._session.worker.clock())
    with store._session.writing() as connection:
        return [
            take_in(connection, taker, one.patient_id, one.revisions, one.drafts)
            for one in read_records(io.BytesIO(raw))
        ]


PATIENTS = (
    "SELECT patient_id, family, given, record_number, deleted, plain, diagnosis, visits,"
    " first_visit, last_visit FROM patient_index ORDER BY patient_id"
)
OF_PATIENTS = (
    PATIENTS,
    "SELECT visit_id, patient_id, date, label, diagnosis FROM visit_index ORDER BY 1",
    "SELECT * FROM entity_note ORDER BY 1, 2",
    "SELECT kind, entity_id, patient_id FROM entity_head ORDER BY 1, 2",
)
OF_PLACES = ("SELECT * FROM clock_back", "SELECT * FROM erased", "SELECT * FROM entity_head")


def lists(store, asked=OF_PATIENTS):
    """What the index holds; places in the chain differ from store to store."""
    with store._session.reading() as connection:
        return [connection.execute(sql).fetchall() for sql in asked]


FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FEW
@given(steps=STEPS)
def test_a_store_comes_back_equal_in_another(steps, definitions):
    with new_store() as store, new_store() as other:
        for step in (FIRST, *steps):
            do(store, step)
        raw = sent(store, definitions)
        check_records(io.BytesIO(raw))
        assert set(take(other, raw)) <= {Outcome.NEW}
        assert sent(other, definitions) == raw
        assert other.verify().ok
        assert lists(other) == lists(store)
        for row in store.search("", limit=None):
            assert [one.content_json for one in other.heads_of(row.patient_id)] == [
                one.content_json for one in store.heads_of(row.patient_id)
            ]


@pytest.mark.slow
@FEW
@given(steps=STEPS, later=STEPS)
def test_what_came_later_is_added_and_what_is_there_is_passed_over(steps, later, definitions):
    with new_store() as store, new_store() as other:
        for step in (FIRST, *steps):
            do(store, step)
        take(other, sent(store, definitions))
        first = sent(other, definitions)
        assert set(take(other, first)) <= {Outcome.ALREADY}
        assert set(take(store, first)) <= {Outcome.ALREADY}
        for step in later:
            if step[0] not in {"draft", "erase"}:
                do(store, step)
        raw = sent(store, definitions)
        assert Outcome.DIFFERS not in take(other, raw)
        assert revisions(other, definitions) == revisions(store, definitions)
        assert other.verify().ok
        before = lists(other, OF_PATIENTS + OF_PLACES)
        with other._session.writing() as connection:
            rebuild_index(connection)
        assert lists(other, OF_PATIENTS + OF_PLACES) == before


def revisions(store, definitions):
    return [one.revisions for one in read_records(io.BytesIO(sent(store, definitions)))]


def test_two_stores_that_went_different_ways_are_not_mixed(definitions):
    with new_store() as store, new_store() as other:
        store.save("patient", "a", "a", {"family": "One"})
        take(other, sent(store, definitions))
        store.save("patient", "a", "a", {"family": "Two"})
        other.save("patient", "a", "a", {"family": "Three"})
        before = sent(other, definitions)
        assert take(other, sent(store, definitions)) == [Outcome.DIFFERS]
        assert sent(other, definitions) == before


def test_an_id_that_is_another_patients_here_is_not_taken(definitions):
    with new_store() as store, new_store() as other:
        for target, patient in ((store, "a"), (other, "b")):
            target.save("patient", patient, patient, {})
            target.sign_visit("v", patient, {}, base_seq=None)
        before = sent(other, definitions)
        assert take(other, sent(store, definitions)) == [Outcome.DIFFERS]
        assert sent(other, definitions) == before


def test_an_erased_patient_stays_erased_in_the_other_store(definitions):
    with new_store() as store, new_store() as other:
        store.save("patient", "a", "a", {"family": "Canary"})
        whole = sent(store, definitions)
        store.erase_patient("a", "asked for", "law")
        raw = sent(store, definitions)
        assert b"Canary" not in raw
        assert take(other, raw) == [Outcome.NEW]
        assert take(other, whole) == [Outcome.ALREADY]
        assert other.search("") == []
        assert other.verify().erased == 1


def test_what_came_in_can_be_corrected_and_erased_here(definitions):
    with new_store() as store, new_store() as other:
        store.save("patient", "a", "a", {"family": "Canary"})
        take(other, sent(store, definitions))
        other.save("patient", "a", "a", {"family": "New"}, reason="moved")
        assert [one.version for one in other.history("patient", "a")] == [1, 2]
        assert take(other, sent(store, definitions)) == [Outcome.ALREADY]
        other.erase_patient("a", "asked for", "law")
        assert other.verify().ok
        with other._session.reading() as connection:
            rows = connection.execute("SELECT salt, content, definitions FROM revision").fetchall()
        assert all(b"Canary" not in repr(row).encode() for row in rows)

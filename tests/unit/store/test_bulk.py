"""A store filled in bulk is, row for row, one that was saved entry by entry."""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.record import Patient, Treatment, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.store import bulk, chain, index
from poems_desktop.store.canonical import canonical_json, json_object
from poems_desktop.store.chain import NewRevision
from poems_desktop.store.errors import StoreError
from poems_desktop.store.store import Store

sys.path.append(str(Path(__file__).resolve().parents[3] / "packaging"))
from scale_content import VISITS, Cohort
from scale_store import CHEAP, PASSPHRASE, Calendar, build, fill, store_session

PATIENTS = 12


@pytest.fixture(scope="module")
def cohort():
    return Cohort(load_definitions())


@pytest.fixture
def counted_salts(monkeypatch):
    """Salts that count up, so that two ways to fill a store can give the same seals."""

    def begin():
        numbers = itertools.count(1)
        for module in (bulk, chain):
            monkeypatch.setattr(
                module.secrets, "token_bytes", lambda size: next(numbers).to_bytes(size, "big")
            )

    return begin


def everything(connection):
    """All rows of all tables; the text index as the words it finds."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name NOT LIKE 'patient_text_%' AND name <> 'patient_text'"
        )
    ]
    rows = {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in tables
        if name not in {"store_meta", "_sqlite_migrations"}
    }
    connection.execute(
        "CREATE VIRTUAL TABLE temp.said USING fts5vocab('main', 'patient_text', 'instance')"
    )
    rows["words"] = connection.execute(
        "SELECT term, doc, col, offset FROM temp.said ORDER BY 1, 2, 3, 4"
    ).fetchall()
    connection.execute("DROP TABLE temp.said")
    return rows


def test_bulk_gives_the_rows_of_single_saves(tmp_path, cohort, counted_salts):
    found = []
    for name, way in (("one", one_by_one), ("many", fill)):
        folder, clock = tmp_path / f"{name}.poems", Calendar()
        counted_salts()
        with store_session(folder, clock) as session:
            way(session, clock, cohort, PATIENTS, tell=False)
            with session.reading() as connection:
                found.append(everything(connection))
    single, many = found
    assert single.keys() == many.keys()
    assert len(single["revision"]) > PATIENTS * (VISITS + 2)
    assert all(single[table] == many[table] for table in single)


def one_by_one(session, clock, cohort, patients, *, tell):
    """As a clinic does: through `Store.save` and `Store.sign_visit`, each with its own wait."""
    store = Store.__new__(Store)
    store._session = session
    for one in cohort.revisions(patients):
        clock.instant = one.saved_at
        content, weighed = json_object(one.content_json), one.assessment_json
        latest = store.head(one.kind, one.entity_id)
        if one.kind == "visit":
            store.sign_visit(
                *(one.entity_id, one.patient_id, content),
                base_seq=latest.seq if latest else None,
                reason=one.reason,
                assessment=json_object(weighed),
            )
        else:
            store.save(one.kind, one.entity_id, one.patient_id, content, reason=one.reason)
    clock.instant = max(clock.instant, datetime(2025, 11, 20, 12, tzinfo=UTC))
    for entity, patient, text in cohort.drafts(patients):
        store.save_draft(entity, patient, json_object(text), None)


def test_a_store_filled_in_bulk_proves_itself_and_rebuilds_alike(tmp_path):
    folder = tmp_path / "scale.poems"
    build(folder, PATIENTS)
    with Store.unlock(folder, PASSPHRASE, author="A", clock=lambda: datetime.now(UTC)) as store:
        assert store.verify().ok
        with store._session.writing() as connection:
            before = everything(connection)
            index.rebuild_index(connection)
            assert everything(connection) == before
        family, given = Cohort(load_definitions()).name(3)
        names = [(row.family, row.given) for row in store.search(f"{family} {given}")]
        assert (family, given) in names


def test_contents_are_canonical_and_are_read_by_the_record_s_models(cohort):
    models = {"patient": Patient, "visit": Visit, "treatment": Treatment, "transplant": Transplant}
    kinds = set()
    for one in cohort.revisions(4):
        content = json_object(one.content_json)
        assert canonical_json(content) == one.content_json
        assert models[one.kind].model_validate(content).id == one.entity_id
        kinds.add(one.kind)
    assert {"patient", "visit", "treatment"} <= kinds


def test_the_same_numbers_give_the_same_patients():
    definitions = load_definitions()
    once, again = (list(Cohort(definitions).revisions(3)) for _ in range(2))
    assert once == again
    assert list(Cohort(definitions, seed=1).revisions(3)) != once


def test_instants_only_go_forward(cohort):
    instants = [one.saved_at for one in cohort.revisions(30)]
    assert instants == sorted(instants)


def test_bulk_refuses_a_clock_that_goes_back_and_keeps_nothing(store):
    def new(second):
        return NewRevision(
            store_id=store.store_id,
            kind="patient",
            entity_id=f"p{second}",
            patient_id=f"p{second}",
            author="A",
            role="physician",
            saved_at=datetime(2030, 1, 1, 0, 0, second, tzinfo=UTC),
            reason=None,
            definitions_json="{}",
            content_json="{}",
        )

    def fill_in(seconds):
        with store._session.writing() as connection:
            bulk.append_many(connection, [new(second) for second in seconds])

    with pytest.raises(ValueError, match="go back"):
        fill_in([1, 3, 2])
    assert store.head("patient", "p1") is None
    with store._session.reading() as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM revision WHERE kind = 'patient'"
        ).fetchone()
    assert count == 0


def test_bulk_goes_on_after_what_was_saved(store, clock):
    store.save("patient", "p", "p", {"family": "A"})
    new = NewRevision(
        store_id=store.store_id,
        kind="patient",
        entity_id="p",
        patient_id="p",
        author="A",
        role="physician",
        saved_at=clock(),
        reason=None,
        definitions_json="{}",
        content_json='{"family":"B"}',
    )
    with store._session.writing() as connection:
        assert bulk.append_many(connection, [new]) == 1
        index.rebuild_index(connection)
    assert [one.version for one in store.history("patient", "p")] == [1, 2]
    assert store.search("b")[0].family == "B"
    assert store.verify().ok


def test_building_where_something_lies_is_refused(tmp_path):
    (tmp_path / "x.poems").mkdir()
    with pytest.raises(StoreError):
        build(tmp_path / "x.poems", 1)
    assert CHEAP.memory_kib < 100_000

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from poems_desktop.store import store as store_module
from poems_desktop.store.errors import Conflict, StoreFull, StoreLocked
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.saving import save_revision
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.store import Store

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
ROSSI = {"family": "Rossi", "given": "Ada", "record_number": "A-17", "born": "1961-04"}


def test_what_was_saved_is_there_after_reopening(store: Store, reopen: Callable[[], Store]) -> None:
    saved = store.save("patient", "p1", "p1", ROSSI, reason="first visit")
    store.lock()
    with reopen() as again:
        assert again.head("patient", "p1") == saved
        assert again.history("patient", "p1") == [saved]
        assert saved.content == ROSSI
        assert (saved.seq, saved.version, saved.author) == (2, 1, "Dr. Ada")
        assert (saved.role, saved.action) == ("physician", "save")
        assert saved.reason == "first visit"
        assert saved.store_id == again.store_id == store.store_id


def test_a_store_knows_its_name_and_place(store: Store, folder: Path) -> None:
    assert store.folder == folder
    assert store.name == "clinic"


def test_an_entity_never_saved_has_no_head_and_no_history(store: Store) -> None:
    assert store.head("visit", "v1") is None
    assert store.history("visit", "v1") == []
    assert store.heads_of("p1") == []


def test_a_later_save_keeps_the_earlier_one(store: Store) -> None:
    first = store.save("patient", "p1", "p1", ROSSI)
    second = store.save("patient", "p1", "p1", {**ROSSI, "born": "1961-05"}, reason="typing error")
    assert store.history("patient", "p1") == [first, second]
    assert first.content["born"] == "1961-04"
    assert (second.seq, second.version) == (3, 2)
    assert second.saved_at - first.saved_at == timedelta(seconds=1)


def test_heads_of_a_patient_are_the_latest_of_everything_theirs(store: Store) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    store.save("patient", "p2", "p2", {"family": "Other"})
    store.save("measurement", "m1", "p1", {"vegf": "<31"})
    store.save("visit", "other", "p2", {})
    visit = store.save("visit", "v1", "p1", {"n": 1})
    corrected = store.save("measurement", "m1", "p1", {"vegf": "<32"})
    patient = store.head("patient", "p1")
    assert store.heads_of("p1") == [patient, visit, corrected]
    assert store.heads_of("p1", kind="visit") == [
        one for one in (patient, visit, corrected) if one.kind == "visit"
    ]
    assert store.heads_of("p1", kind="document") == []
    assert store.heads_of("p1", visit.saved_at, "visit") == store.heads_of("p1", kind="visit")


def test_saving_from_an_old_version_is_a_conflict_that_changes_nothing(store: Store) -> None:
    first = store.save("patient", "p1", "p1", ROSSI, expected_seq=0)
    second = store.save("patient", "p1", "p1", ROSSI, expected_seq=first.seq)
    with pytest.raises(Conflict):
        store.save("patient", "p1", "p1", {"family": "Late"}, expected_seq=first.seq)
    with pytest.raises(Conflict):
        store.save("patient", "p1", "p1", {"family": "Late"}, expected_seq=0)
    assert store.head("patient", "p1") == second
    assert store.verify().count == 2


def test_a_draft_is_overwritten_and_survives_reopening(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.save_draft("v1", "p1", {"n": 1}, None)
    kept = store.save_draft("v1", "p1", {"n": 2, "text": "é"}, 7)
    store.lock()
    with reopen() as again:
        assert again.draft("v1") == kept
        assert kept.content == {"n": 2, "text": "é"}
        assert kept.base_seq == 7
        assert again.draft("v2") is None
        assert again.verify().count == 0


def test_drafts_of_a_patient_come_oldest_first_and_can_be_discarded(store: Store) -> None:
    store.save_draft("v2", "p1", {}, None)
    store.save_draft("v1", "p1", {}, None)
    store.save_draft("v3", "p2", {}, None)
    assert [draft.visit_id for draft in store.drafts_of("p1")] == ["v2", "v1"]
    store.discard_draft("v2")
    store.discard_draft("v2")
    assert [draft.visit_id for draft in store.drafts_of("p1")] == ["v1"]


def test_a_draft_never_moves_to_another_patient(store: Store) -> None:
    kept = store.save_draft("v1", "p1", {"n": 1}, None)
    with pytest.raises(ValueError, match="another patient"):
        store.save_draft("v1", "p2", {"n": 2}, None)
    assert store.draft("v1") == kept


def test_settings_are_saved_together_with_what_the_log_says(store: Store) -> None:
    store.save_settings([("policy", {"n": 1}, {"digest": "ab12"}), ("site", {"n": 2}, {})])
    assert [store.head("setting", name).content["n"] for name in ("policy", "site")] == [1, 2]
    told = [event.details for event in store.events() if event.kind == "settings"]
    assert told == [{"entity": "site"}, {"entity": "policy", "digest": "ab12"}]


def test_a_setting_that_cannot_be_saved_takes_the_others_back(store: Store, monkeypatch) -> None:
    store.save("setting", "policy", "", {"n": 0})
    before = len(store.events())

    def full_at_the_second(connection, new, expected):
        if new.entity_id == "site":
            raise StoreFull
        return save_revision(connection, new, expected)

    monkeypatch.setattr(store_module, "save_revision", full_at_the_second)
    with pytest.raises(StoreFull):
        store.save_settings([("policy", {"n": 1}, {}), ("site", {"n": 2}, {})])
    monkeypatch.undo()
    assert store.head("setting", "policy").content == {"n": 0}
    assert store.head("setting", "site") is None
    assert len(store.events()) == before
    assert store.verify().ok


def test_signing_saves_the_visit_and_removes_its_draft(store: Store) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    store.save_draft("v1", "p1", {"n": 1}, None)
    store.save_draft("v2", "p1", {"n": 5}, None)
    versions = {"dispenzieri": "2019.1"}
    signed = store.sign_visit("v1", "p1", {"n": 1}, base_seq=None, definitions=versions)
    assert store.head("visit", "v1") == signed
    assert store.head("visit", "v1").definitions == versions
    assert store.draft("v1") is None
    assert store.draft("v2") is not None


def test_a_correction_is_signed_on_top_of_the_revision_it_began_from(store: Store) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    first = store.sign_visit("v1", "p1", {"n": 1}, base_seq=None)
    second = store.sign_visit("v1", "p1", {"n": 2}, base_seq=first.seq, reason="typing error")
    assert [revision.content["n"] for revision in store.history("visit", "v1")] == [1, 2]
    assert second.reason == "typing error"


def test_signing_over_a_newer_revision_is_refused_and_keeps_the_draft(store: Store) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    first = store.sign_visit("v1", "p1", {"n": 1}, base_seq=None)
    second = store.sign_visit("v1", "p1", {"n": 2}, base_seq=first.seq, reason="typing error")
    draft = store.save_draft("v1", "p1", {"n": 3}, first.seq)
    for base in (None, first.seq):
        with pytest.raises(Conflict):
            store.sign_visit("v1", "p1", {"n": 3}, base_seq=base)
    assert store.draft("v1") == draft
    assert store.head("visit", "v1") == second


def test_signing_keeps_the_draft_when_the_revision_cannot_be_written(store: Store) -> None:
    draft = store.save_draft("v1", "nobody", {"n": 1}, None)
    with pytest.raises(ValueError, match="not in this store"):
        store.sign_visit("v1", "nobody", {"n": 1}, base_seq=None)
    assert store.draft("v1") == draft
    assert store.verify().count == 0


def test_nothing_is_saved_for_a_patient_whom_no_list_would_show(store: Store) -> None:
    with pytest.raises(ValueError, match="not in this store"):
        store.save("visit", "v1", "p1", {})
    store.save("patient", "p1", "p1", ROSSI)
    store.save("patient", "p2", "p2", ROSSI)
    store.save("visit", "v1", "p1", {})
    with pytest.raises(ValueError, match="another patient"):
        store.save("visit", "v1", "p2", {})


@pytest.mark.parametrize(
    ("kind", "entity_id", "patient_id"),
    [("patient", "p1", "p2"), ("patient", "", ""), ("visit", "v1", ""), ("dream", "d1", "p1")],
)
def test_misused_ids_and_kinds_are_refused(
    store: Store, kind: str, entity_id: str, patient_id: str
) -> None:
    with pytest.raises(ValueError, match=r"id|kind"):
        store.save(kind, entity_id, patient_id, {})


@pytest.mark.parametrize(
    "content",
    [
        {"vegf": float("nan")},
        {"vegf": float("inf")},
        {"name": "broken \ud800 text"},
        {"\ud800": 1},
        {1: "a"},
        {"rows": [{True: "a"}]},
        {"when": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
)
def test_content_that_would_not_come_back_is_refused(
    store: Store, content: Mapping[str, object]
) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        store.save("patient", "p1", "p1", content)
    assert "broken" not in str(caught.value)
    with pytest.raises((ValueError, TypeError)):
        store.save_draft("v1", "p1", content, None)
    assert store.verify().count == 0
    assert store.draft("v1") is None


def test_content_comes_back_as_it_was(store: Store) -> None:
    content = {
        "family": 'O\'Neil "<b>" 🙂 \x00 مريم',
        "zero": 0,
        "none": None,
        "no": False,
        "float": 0.1,
        "big": 10**30,
        "nested": {"b": [1, {"a": ""}], "a": []},
    }
    store.save("patient", "p1", "p1", content)
    assert store.head("patient", "p1").content == content


def test_a_returned_revision_cannot_be_changed_through_its_content(store: Store) -> None:
    saved = store.save("patient", "p1", "p1", ROSSI)
    saved.content["family"] = "Changed"
    assert saved.content["family"] == "Rossi"


def test_no_representation_shows_patient_data(store: Store) -> None:
    shown = repr(
        [
            store.save("patient", "p1", "p1", ROSSI),
            store.save_draft("v1", "p1", {"note": "Rossi"}, None),
            store.patients(),
        ]
    )
    assert "p1" in shown
    assert "Rossi" not in shown
    assert "A-17" not in shown


def test_the_clock_must_speak_utc(folder: Path) -> None:
    times = [datetime(2026, 3, 1, 8, tzinfo=UTC)]
    with Store.create(folder, "pw", author="A", clock=lambda: times[-1], kdf=CHEAP) as store:
        for wrong in (
            times[0].replace(tzinfo=None),
            times[0].astimezone(timezone(timedelta(hours=1))),
        ):
            times.append(wrong)
            with pytest.raises(ValueError, match="UTC"):
                store.save("patient", "p1", "p1", {})
        assert store.patients() == []
        times.append(times[0])


def test_a_clock_set_back_does_not_reorder(folder: Path) -> None:
    times = [datetime(2026, 3, 1, 8, tzinfo=UTC)]
    with Store.create(folder, "pw", author="A", clock=lambda: times[-1], kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", {"n": 1})
        times.append(datetime(2020, 1, 1, tzinfo=UTC))
        store.save("patient", "p1", "p1", {"n": 2})
        assert store.head("patient", "p1").content == {"n": 2}
        assert store.head("patient", "p1").saved_at == times[-1]
        assert store.verify().ok


def test_a_locked_store_does_nothing_more_and_holds_no_key(store: Store) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    key = store._key.data_key
    assert any(key)
    store.lock()
    store.lock()
    assert store.locked
    assert not any(key)
    for use in (
        lambda: store.save("patient", "p1", "p1", ROSSI),
        lambda: store.save_draft("v1", "p1", {}, None),
        lambda: store.sign_visit("v1", "p1", {}, base_seq=None),
        store.patients,
        store.verify,
        store.rebuild,
    ):
        with pytest.raises(StoreLocked):
            use()


def test_an_author_is_needed(folder: Path, clock: Callable[[], datetime]) -> None:
    with pytest.raises(ValueError, match="author"):
        Store.create(folder, "pw", author=" ", clock=clock, kdf=CHEAP)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET author = 'Someone'",
        "UPDATE revision SET content = NULL",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE seq = 1",
        (
            "INSERT INTO revision SELECT 9, seal_format, store_id, kind, 'x', patient_id, 1,"
            " author, role, saved_at, reason, definitions, content_digest, previous_hash, 'h',"
            " salt, content, action, assessment FROM revision WHERE seq = 1"
        ),
    ],
)
def test_the_database_itself_refuses_to_change_a_revision(store: Store, statement: str) -> None:
    store.save("patient", "p1", "p1", ROSSI)
    with pytest.raises(dbapi.IntegrityError, match="a revision"):
        store._database.connection.execute(statement)
    assert store.verify().ok


def test_every_connection_has_the_pragmas_that_durability_needs(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.lock()
    with reopen() as again:
        expected = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "temp_store": 2,
            "recursive_triggers": 1,
            "application_id": 0x504F454D,
            "user_version": 2,
        }
        found = {
            name: again._database.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in expected
        }
        assert found == expected

"""The log: what happened, in the same chain as what was saved."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poems_desktop.store.errors import StoreFull
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.store.unlocks import count_failure, failed_unlocks

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)


def test_opening_and_locking_are_in_the_log(store: Store, reopen: Callable[[], Store]) -> None:
    store.lock()
    with reopen() as again:
        assert [event.kind for event in again.events()] == ["unlock", "lock", "unlock"]
        assert {event.author for event in again.events()} == {"Dr. Ada"}
        assert [event.seq for event in again.events()] == [3, 2, 1]
        assert again.verify().ok


def test_an_end_without_locking_shows_as_an_unlock_without_a_lock(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store._session._shut()
    with reopen() as again:
        assert [event.kind for event in again.events()] == ["unlock", "unlock"]


def test_an_event_is_sealed_between_what_was_saved(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    event = store.record_event("print", {"patient_id": "p1", "document": "summary", "pages": 2})
    assert (event.kind, event.patient_id, event.seq) == ("event", "p1", 3)
    assert store.events(limit=1)[0].details == {
        "patient_id": "p1",
        "document": "summary",
        "pages": 2,
    }
    report = store.verify()
    assert (report.ok, report.count, report.events) == (True, 1, 2)


def test_events_are_in_no_list_and_no_head(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    before = store.heads_of("p1")
    store.record_event("open_patient", {"patient_id": "p1"})
    assert store.heads_of("p1") == before
    assert len(store.patients()) == 1


def test_the_log_comes_in_pages(store: Store) -> None:
    for number in range(5):
        store.record_event("export", {"entries": number})
    newest = store.events(limit=2)
    assert [event.details["entries"] for event in newest] == [4, 3]
    assert [event.details["entries"] for event in store.events(limit=2, before=newest[-1].seq)] == [
        *(2, 1)
    ]


def test_an_unknown_event_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="kind of event"):
        store.record_event("lunch", {})
    with pytest.raises(ValueError, match="kind"):
        store.save("event", "unlock", "p1", {})
    assert store.verify().events == 1


def test_a_rebuild_is_in_the_log(store: Store) -> None:
    store.rebuild()
    assert store.events(limit=1)[0].kind == "rebuild"


def test_failed_unlocks_enter_the_log_at_the_next_opening(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    first = datetime(2026, 3, 1, 9, tzinfo=UTC)
    for minute in range(3):
        count_failure(folder, first + timedelta(minutes=minute))
    with reopen() as again:
        kinds = [event.kind for event in again.events(limit=2)]
        assert kinds == ["unlock", "failed_unlocks"]
        details = again.events(limit=2)[1].details
        assert details["count"] == 3
        assert str(details["first"]).startswith("2026-03-01T09:00")
        assert failed_unlocks(folder) is None
    with reopen() as again:
        assert [event.kind for event in again.events()].count("failed_unlocks") == 1


def test_a_clock_set_back_is_noticed_once_and_never_reorders(folder: Path) -> None:
    times = [datetime(2026, 3, 1, 8, tzinfo=UTC)]
    with Store.create(folder, "pw", author="A", clock=lambda: times[-1], kdf=CHEAP) as store:
        first = store.save("patient", "p1", "p1", {"n": 1})
        times.append(datetime(2020, 1, 1, tzinfo=UTC))
        second = store.save("patient", "p1", "p1", {"n": 2})
        store.save("patient", "p1", "p1", {"n": 3})
        (noticed,) = [event for event in store.events() if event.kind == "clock_back"]
        assert first.seq < noticed.seq < second.seq
        assert noticed.details["was"] == "2026-03-01T08:00:00.000000Z"
        assert noticed.details["is"] == "2020-01-01T00:00:00.000000Z"
        assert [one.content["n"] for one in store.history("patient", "p1")] == [1, 2, 3]
        assert store.verify().ok


def test_a_store_on_a_full_disk_can_be_read_and_the_log_catches_up(
    store: Store, reopen: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    from poems_desktop.store.database import Database

    def full(self: Database) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "_commit", full)
        again = reopen()
        assert [row.family for row in again.patients()] == ["Rossi"]
        with pytest.raises(StoreFull):
            again.save_draft("v1", "p1", {}, None)
    assert [event.kind for event in again.events(limit=1)] == ["lock"]
    again.save_draft("v1", "p1", {}, None)
    assert [event.kind for event in again.events(limit=2)] == ["unlock", "lock"]
    again.lock()
    with reopen() as last:
        assert last.verify().ok


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
def test_locking_never_fails_for_the_logs_sake(store: Store, folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere.poems")
    folder.rename(elsewhere)
    store.lock()
    assert store.locked

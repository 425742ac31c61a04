"""What nobody finished is kept under a name, in nobody's record, and goes with its patient."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.errors import NotAllowed
from poems_desktop.store.store import Store, unlock_key
from poems_desktop.store.transfer import history_of

NAME = "unfinished:Ada:p1"
TEXTS = {"override/a/vegf": {"reason": "asked by ph"}}


@pytest.fixture
def kept(store: Store) -> Store:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.save_draft("v1", "p1", {"n": 1}, None)
    assert store.save_unfinished(NAME, "p1", TEXTS)
    return store


def test_it_is_no_draft_of_the_record_and_leaves_with_no_export(kept: Store) -> None:
    assert kept.unfinished(NAME) == TEXTS
    assert [one.visit_id for one in kept.drafts_of("p1")] == ["v1"]
    with kept._session.reading() as connection:
        sent = history_of(connection, "p1")
    assert [one["entity_id"] for one in sent["drafts"]] == ["v1"]
    assert kept.unfinished("v1") == {}
    assert kept.save_unfinished(NAME, "p1", {})
    assert kept.unfinished(NAME) == {}


def test_nothing_is_kept_of_who_was_deleted_or_erased(kept: Store) -> None:
    kept.delete_patient("p1", "entered twice")
    assert not kept.save_unfinished(NAME, "p1", {"a": {"b": "c"}})
    assert kept.unfinished(NAME) == TEXTS  # a deleted patient can be restored
    kept.restore_patient("p1", "not twice")
    kept.erase_patient("p1", "asked for", "Art. 17")
    assert kept.unfinished(NAME) == {}
    assert not kept.save_unfinished(NAME, "p1", TEXTS)
    assert kept.unfinished(NAME) == {}


def test_it_takes_no_place_of_a_visit_or_of_another_patient(kept: Store) -> None:
    for name, patient in (("v1", "p1"), (NAME, "p2"), ("", "p1")):
        with pytest.raises(ValueError, match=r"draft|id is empty"):
            kept.save_unfinished(name, patient, TEXTS)
    assert kept.draft("v1").content == {"n": 1}


def test_who_saves_nothing_keeps_nothing(
    kept: Store, folder: Path, clock: Callable[[], datetime]
) -> None:
    kept.lock()
    with (
        unlock_key(folder, "open sesame") as key,
        Store(folder, key, author="R", clock=clock, role="reader") as store,
        pytest.raises(NotAllowed),
    ):
        store.save_unfinished(NAME, "p1", TEXTS)


def test_damage_to_it_alone_does_not_keep_the_record_closed(kept: Store) -> None:
    with kept._session.writing() as connection:
        connection.execute("UPDATE draft SET content = '{}' WHERE visit_id = ?", (NAME,))
    assert kept.unfinished(NAME) == {}
    assert [one.visit_id for one in kept.drafts_of("p1")] == ["v1"]

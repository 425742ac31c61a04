"""Roles are a rule of the house: what each may save, and that everything is refused before."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store.errors import NotAllowed
from poems_desktop.store.store import Store, unlock_key

As = Callable[[str], Store]


@pytest.fixture
def opened_as(store: Store, folder: Path, clock: Callable[[], datetime]) -> As:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.save_draft("v1", "p1", {"n": 1}, None)
    store.lock()

    def open_as(role: str) -> Store:
        with unlock_key(folder, "open sesame") as key:
            return Store(folder, key, author="Somebody", clock=clock, role=role)

    return open_as


def test_a_reader_reads_and_saves_nothing(opened_as: As) -> None:
    with opened_as("reader") as store:
        assert [row.family for row in store.patients()] == ["Rossi"]
        before = store.verify().count
        for use in (
            lambda: store.save("patient", "p2", "p2", {}),
            lambda: store.save("document", "d1", "p1", {}),
            lambda: store.save_draft("v1", "p1", {}, None),
            lambda: store.save_draft("x1", "p1", {}, None, kind="transplant"),
            lambda: store.discard_draft("v1"),
            lambda: store.sign_visit("v1", "p1", {}, base_seq=None),
            lambda: store.delete_patient("p1", "why"),
            lambda: store.erase_patient("p1", "why", "law"),
        ):
            with pytest.raises(NotAllowed):
                use()
        assert store.verify().count == before
        assert store.draft("v1").content == {"n": 1}


def test_a_coordinator_keeps_the_daily_log_and_documents(opened_as: As) -> None:
    with opened_as("coordinator") as store:
        store.save("transplant", "x1", "p1", {"day": 1})
        store.save_draft("x1", "p1", {"day": 2}, None, kind="transplant")
        store.discard_draft("x1")
        saved = store.save("document", "d1", "p1", {"kind": "summary", "digest": "0" * 64})
        assert saved.role == "coordinator"
        for kind in ("patient", "visit", "treatment", "measurement", "override"):
            with pytest.raises(NotAllowed):
                store.save(kind, "p1", "p1", {})
        with pytest.raises(NotAllowed):
            store.save("setting", "policy", "", {})
        for use in (
            lambda: store.save_draft("v1", "p1", {}, None),
            lambda: store.discard_draft("v1"),
            lambda: store.sign_visit("v1", "p1", {}, base_seq=None),
            lambda: store.restore_patient("p1", "why"),
        ):
            with pytest.raises(NotAllowed, match="coordinator"):
                use()


def test_a_physician_does_all_of_it(opened_as: As) -> None:
    with opened_as("physician") as store:
        store.save("setting", "policy", "", {"vegf_rule": "stated"})
        store.save("override", "o1", "p1", {"criterion": "vegf"})
        store.sign_visit("v1", "p1", {}, base_seq=None)
        assert store.head("setting", "policy").content == {"vegf_rule": "stated"}
        assert {one.kind for one in store.heads_of("p1")} == {"patient", "override", "visit"}


def test_everybody_leaves_traces_in_the_log(opened_as: As) -> None:
    with opened_as("reader") as store:
        event = store.record_event("print", {"patient_id": "p1"})
        assert (event.author, event.role) == ("Somebody", "reader")


def test_the_role_is_that_of_the_user_who_unlocked(store: Store) -> None:
    assert store.role == "physician"


def test_an_unknown_role_is_a_mistake(opened_as: As) -> None:
    with pytest.raises(ValueError, match="unknown role"):
        opened_as("king")


def test_a_setting_belongs_to_nobody_and_the_rest_to_somebody(store: Store) -> None:
    with pytest.raises(ValueError, match="no patient id"):
        store.save("setting", "policy", "p1", {})
    with pytest.raises(ValueError, match="id is empty"):
        store.save("document", "d1", "", {})

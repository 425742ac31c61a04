"""The log of the store names its backups, also those made while it was locked."""

from collections.abc import Callable
from datetime import datetime

import pytest

from poems_desktop.store.backup import Made
from poems_desktop.store.backup.noting import note_backup, note_newest
from poems_desktop.store.errors import StoreBusy
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.store import Store

BackUp = Callable[[], Made]


def noted(store: Store) -> list[object]:
    """The backups named in the log, the first one first."""
    return [one.details["backup"] for one in store.events() if one.kind == "backup"]


def test_a_backup_is_noted_once(clinic: Store, back_up_now: BackUp) -> None:
    made = back_up_now()
    note_backup(clinic, made.info)
    note_newest(clinic)
    assert noted(clinic) == [made.info.name]


def test_the_newest_that_is_missing_in_the_log_is_made_up_for(
    clinic: Store, back_up_now: BackUp
) -> None:
    note_newest(clinic)
    assert noted(clinic) == []
    back_up_now()
    newest = back_up_now()
    note_newest(clinic)
    note_newest(clinic)
    assert noted(clinic) == [newest.info.name]


def test_where_nothing_can_be_written_nothing_is_and_nothing_breaks(
    clinic: Store, key: UnlockedKey, back_up_now: BackUp, clock: Callable[[], datetime]
) -> None:
    made, folder = back_up_now(), clinic.folder
    clinic.lock()
    note_backup(clinic, made.info)
    note_newest(clinic)
    with Store.open(folder, key, author="Ada", clock=clock, read_only=True) as reading:
        note_backup(reading, made.info)
        note_newest(reading)
        assert noted(reading) == []


def test_a_known_trouble_leaves_it_to_another_time(
    clinic: Store, back_up_now: BackUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up_now()

    def refuse(*_: object) -> None:
        raise StoreBusy

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record_event", refuse)
        note_backup(clinic, made.info)
        note_newest(clinic)
    assert noted(clinic) == []
    note_newest(clinic)
    assert noted(clinic) == [made.info.name]

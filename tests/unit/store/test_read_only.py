"""Opening beside a writer, or where nothing may be written: everything readable, nothing saved."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from poems_desktop.store import database
from poems_desktop.store.errors import BeingWritten, OpenedReadOnly, StoreInUse, StoreReadOnly
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.sqlcipher import dbapi
from poems_desktop.store.store import Store, unlock_key

Clock = Callable[[], datetime]


def read_only(folder: Path, clock: Clock) -> Store:
    with unlock_key(folder, "open sesame") as key:
        return Store.open(folder, key, author="B", clock=clock, read_only=True)


def test_a_second_opener_reads_beside_the_writer(store: Store, folder: Path, clock: Clock) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    with unlock_key(folder, "open sesame") as key, pytest.raises(StoreInUse, match="reading only"):
        Store.open(folder, key, author="B", clock=clock)
    with read_only(folder, clock) as second:
        assert [row.family for row in second.patients("rossi")] == ["Rossi"]
        store.save_draft("v1", "p1", {"n": 1}, None)
        store.save("patient", "p1", "p1", {"family": "Changed"})
        assert [row.family for row in second.patients()] == ["Changed"]
        assert second.draft("v1").content == {"n": 1}
        assert second.verify().ok
        assert second.read_only
    store.save("patient", "p1", "p1", {"family": "Again"})
    assert store.verify().ok


def test_reading_only_writes_and_logs_nothing(store: Store, folder: Path, clock: Clock) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    before = store.verify()
    with read_only(folder, clock) as second:
        for use in (
            lambda: second.save("patient", "p1", "p1", {}),
            lambda: second.save_draft("v1", "p1", {}, None),
            lambda: second.sign_visit("v1", "p1", {}, base_seq=None),
            lambda: second.discard_draft("v1"),
            lambda: second.record_event("print", {}),
            lambda: second.delete_patient("p1", "why"),
            lambda: second.erase_patient("p1", "why", "law"),
            second.rebuild,
        ):
            with pytest.raises(OpenedReadOnly, match="reading only"):
                use()
        assert issubclass(OpenedReadOnly, StoreReadOnly)
    assert store.verify() == before


def test_the_files_of_a_closed_store_stay_as_they_are(
    store: Store, folder: Path, clock: Clock
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with read_only(folder, clock) as second:
        assert len(second.patients()) == 1
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name: after[name] for name in before} == before


@pytest.fixture
def nothing_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads may put nothing beside the records, as in a folder of somebody else."""
    read_once = database._read_once

    def refusing(path: Path, key: UnlockedKey, options: str) -> dbapi.Connection:
        if "immutable" not in options:
            raise dbapi.OperationalError
        return read_once(path, key, options)

    monkeypatch.setattr(database, "_read_once", refusing)


@pytest.mark.usefixtures("nothing_beside")
def test_beside_a_log_that_cannot_be_joined_nothing_is_shown(
    store: Store, folder: Path, clock: Clock
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    with pytest.raises(BeingWritten, match="Close the store where it is open"):
        read_only(folder, clock)
    store.lock()
    with read_only(folder, clock) as second:
        assert [row.family for row in second.patients()] == ["Rossi"]


@pytest.mark.usefixtures("nothing_beside")
def test_what_is_written_meanwhile_is_not_shown_half(
    store: Store, folder: Path, clock: Clock
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    second = read_only(folder, clock)
    assert second.patients()
    with unlock_key(folder, "open sesame") as key:
        writer = Store.open(folder, key, author="A", clock=clock)
    with pytest.raises(BeingWritten):  # Its log tells of the opening.
        second.patients()
    writer.save("patient", "p1", "p1", {"family": "Changed"})
    writer.lock()
    with pytest.raises(BeingWritten):
        second.verify()
    with pytest.raises(BeingWritten), second._session.reading() as connection:
        connection.execute("SELECT 1")
    second.lock()
    with read_only(folder, clock) as third:
        assert [row.family for row in third.patients()] == ["Changed"]


@pytest.mark.usefixtures("nothing_beside")
def test_what_changes_during_a_reading_is_noticed_at_its_end(
    store: Store, folder: Path, clock: Clock
) -> None:
    store.lock()

    def read_while_written(second: Store) -> None:
        with second._session.reading():
            os.utime(folder / "records.db", ns=(1, 1))
            message = "damaged"
            raise dbapi.DatabaseError(message)

    with read_only(folder, clock) as second, pytest.raises(BeingWritten):
        read_while_written(second)


AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from poems_desktop.store import unlocks
from poems_desktop.store.store import Store, unlock_key
folder = Path(sys.argv[1])
os.chdir(folder.parent)
folder = Path(folder.name)
clock = lambda: datetime(2026, 3, 2, tzinfo=UTC)
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
with unlock_key(folder, "open sesame") as key:
    if sys.argv[2] == "read":
        try:
            Store.open(folder, key, author="B", clock=clock)
        except Exception as error:
            print(type(error).__name__)
        store = Store.open(folder, key, author="B", clock=clock, read_only=True)
        print([row.family for row in store.patients("rossi")], store.verify().ok)
    else:
        store = Store.open(folder, key, author="B", clock=clock)
        folder.chmod(0o500)
        store.save("patient", "p1", "p1", {"family": "Kept"})
    store.lock()
    print("locked")
"""


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that others may reach, unlike those that pytest makes."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def as_nobody(folder: Path, how: str) -> str:
    for path in (folder.parent, folder, *folder.iterdir()):
        if os.getuid() == 0:
            os.chown(path, 65534, 65534)
    command = [sys.executable, "-c", AS_NOBODY, str(folder), how]
    child = subprocess.run(command, capture_output=True, text=True)
    folder.chmod(0o700)
    assert child.returncode == 0, child.stderr
    return child.stdout


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
def test_a_folder_where_one_may_only_read(store: Store, folder: Path, open_place: Path) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    place = open_place / "a.poems"
    shutil.move(folder, place)
    for path in (place / "records.db", place / "keys.json"):
        path.chmod(0o400)
    (place / "writer.lock").unlink(missing_ok=True)
    place.chmod(0o500)
    assert as_nobody(place, "read") == "StoreReadOnly\n['Rossi'] True\nlocked\n"
    assert stat.S_IMODE((place / "records.db").stat().st_mode) == 0o400


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
def test_a_folder_made_read_only_while_open_loses_nothing(
    store: Store,
    folder: Path,
    clock: Clock,
    open_place: Path,
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    place = open_place / "a.poems"
    shutil.move(folder, place)
    assert as_nobody(place, "write") == "locked\n"
    with Store.unlock(place, "open sesame", author="A", clock=clock) as again:
        assert [row.family for row in again.patients()] == ["Kept"]
        assert again.verify().ok

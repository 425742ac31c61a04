"""Disk full, busy, read-only, vanished: a known error, and nothing acknowledged is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from poems_desktop.store.database import Database
from poems_desktop.store.errors import (
    StoreBusy,
    StoreDiskError,
    StoreFull,
    StoreReadOnly,
    StoreVanished,
)
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store, unlock_key

CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
LONG = {"note": "x" * 40_000}


def test_a_full_database_refuses_and_keeps_what_was_acknowledged(
    store: Store, reopen: Callable[[], Store]
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    kept = store.save_draft("v1", "p1", {"n": 1}, None)
    connection = store._database.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreFull):
        store.save_draft("v1", "p1", LONG, None)
    with pytest.raises(StoreFull):
        store.sign_visit("v1", "p1", LONG, base_seq=None)
    with pytest.raises(StoreFull):
        store.save("patient", "p2", "p2", LONG)
    assert store.draft("v1") == kept
    connection.execute(f"PRAGMA max_page_count = {pages + 100}")
    store.sign_visit("v1", "p1", LONG, base_seq=None)
    store.lock()
    with reopen() as again:
        assert [row.family for row in again.patients()] == ["Rossi"]
        assert again.head("visit", "v1").content == LONG
        assert again.verify().count == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 1 MiB, where the machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if mount is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_really_full_disk(small_disk: Path, clock: Callable[[], object]) -> None:
    folder = small_disk / "a.poems"
    acknowledged = 0
    with Store.create(folder, "pw", author="A", clock=clock, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", {"family": "Rossi"})
        with pytest.raises(StoreFull):  # noqa: PT012 - which of them fails is not known
            while acknowledged < 1000:
                store.save("visit", f"v{acknowledged}", "p1", LONG)
                acknowledged += 1
        assert acknowledged > 2
        assert store.head("visit", f"v{acknowledged}") is None
        assert len(store.heads_of("p1")) == acknowledged + 1
    with pytest.raises(StoreFull):
        Store.create(small_disk / "b.poems", "pw", author="A", clock=clock, kdf=CHEAP)
    assert [path.name for path in small_disk.iterdir()] == ["a.poems"]
    shutil.copytree(folder, folder_elsewhere := small_disk.parent / "copy.poems")
    with Store.unlock(folder_elsewhere, "pw", author="A", clock=clock) as store:
        report = store.verify()
        assert (report.ok, report.count) == (True, acknowledged + 1)


def test_a_disk_that_fails_to_write(store: Store, folder: Path) -> None:
    """A limit on file size makes the system refuse the write itself, in a child process."""
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    if sys.platform == "win32":
        pytest.skip("no limits on file size")
    code = f"""
import resource, signal
from datetime import UTC, datetime
from pathlib import Path
from poems_desktop.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
clock = lambda: datetime(2026, 3, 1, tzinfo=UTC)
store = Store.unlock(Path({str(folder)!r}), "open sesame", author="A", clock=clock)
store.save_draft("v1", "p1", {{"n": 1}}, None)
size = Path({str(folder)!r}, "records.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 9000, resource.RLIM_INFINITY))
try:
    store.save_draft("v1", "p1", {{"note": "x" * 40_000}}, None)
except Exception as error:
    print(type(error).__name__, store.draft("v1").content)
"""
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    known = {StoreDiskError.__name__, StoreFull.__name__}
    name, _, content = child.stdout.strip().partition(" ")
    assert name in known, child.stderr
    assert content == "{'n': 1}"


def test_a_store_busy_elsewhere_refuses_and_works_again(store: Store, folder: Path) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store._database.connection.execute("PRAGMA busy_timeout = 20")
    with unlock_key(folder, "open sesame") as key:
        other = Database(folder, key)
    other.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        store.save_draft("v1", "p1", {"n": 1}, None)
    assert len(store.patients()) == 1
    other.connection.execute("ROLLBACK")
    other.close()
    store.save_draft("v1", "p1", {"n": 1}, None)


@pytest.mark.skipif(os.name == "nt", reason="permissions differ")
@pytest.mark.parametrize("denied", ["folder", "records.db", "keys.json", "parent"])
def test_a_place_where_one_may_not_write(
    tmp_path_factory: pytest.TempPathFactory, clock: Callable[[], object], denied: str
) -> None:
    """As a user without rights: root is refused nothing, so a child gives its rights away."""
    parent = tmp_path_factory.mktemp("shared")
    folder = parent / "a.poems"
    Store.create(folder, "pw", author="A", clock=clock, kdf=CHEAP).lock()
    nobody = 65534
    code = f"""
import os
from datetime import UTC, datetime
from pathlib import Path
from poems_desktop.store import migrations
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
clock = lambda: datetime(2026, 3, 1, tzinfo=UTC)
cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
os.chdir({str(parent)!r})
if os.getuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
try:
    if {denied!r} == "parent":
        Store.create(Path("new.poems"), "pw", author="A", clock=clock, kdf=cheap)
    else:
        store = Store.unlock(Path("a.poems"), "pw", author="A", clock=clock)
        store.save("patient", "p1", "p1", {{}})
    print("no error")
except Exception as error:
    print(type(error).__name__)
"""
    places = [parent, folder, *folder.iterdir()]
    if os.getuid() == 0:
        for place in places:
            os.chown(place, nobody, nobody)
    refused = {"folder": folder, "parent": parent}.get(denied, folder / denied)
    refused.chmod({"folder": 0o500, "parent": 0o500, "keys.json": 0o000}.get(denied, 0o400))
    if denied == "folder":
        (folder / "writer.lock").unlink(missing_ok=True)
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    for place in places[:2]:
        place.chmod(0o700)
    assert child.stdout.strip() == StoreReadOnly.__name__, child.stderr
    assert [path.name for path in parent.iterdir()] == ["a.poems"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let open files be moved")
@pytest.mark.parametrize("how", ["moved", "removed", "replaced", "wal removed"])
def test_a_store_that_vanishes_acknowledges_nothing_more(
    store: Store, folder: Path, how: str
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    elsewhere = folder.with_name("elsewhere.poems")
    if how == "removed":
        shutil.rmtree(folder)
    elif how == "wal removed":
        (folder / "records.db-wal").unlink()
    else:
        folder.rename(elsewhere)
    if how == "replaced":
        shutil.copytree(elsewhere, folder)
    for _ in range(2):
        with pytest.raises(StoreVanished):
            store.save_draft("v1", "p1", {"n": 1}, None)
    store.lock()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let open files be moved")
def test_a_store_replaced_in_the_middle_of_a_save_does_not_acknowledge_it(
    store: Store, folder: Path
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    with pytest.raises(StoreVanished), store._database.writing() as connection:  # noqa: PT012
        connection.execute("DELETE FROM draft")
        folder.rename(elsewhere := folder.with_name("elsewhere.poems"))
        shutil.copytree(elsewhere, folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let open files be moved")
def test_a_store_moved_and_put_back_opens_with_everything(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    elsewhere = folder.with_name("elsewhere.poems")
    folder.rename(elsewhere)
    with pytest.raises(StoreVanished):
        store.save("patient", "p2", "p2", {})
    elsewhere.rename(folder)
    store.lock()
    with reopen() as again:
        assert [row.patient_id for row in again.patients()] == ["p1"]

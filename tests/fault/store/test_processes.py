"""Other processes: a second instance, and SIGKILL in the middle of writing."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from poems_desktop.store.errors import OpenedReadOnly, StoreInUse
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key

# Drafts of three visits in turn, every seventh step a signature; each told only when saved.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from poems_desktop.store.store import Store
clock = lambda: datetime(2026, 3, 1, tzinfo=UTC)
store = Store.unlock(Path(sys.argv[1]), "open sesame", author="A", clock=clock)
print("open", flush=True)
number = int(sys.argv[2])
while number >= 0:
    number += 1
    visit = f"v{number % 3}"
    content = {"n": number, "pad": "x" * (number % 50) * 100}
    if number % 7:
        store.save_draft(visit, "p1", content, None)
    else:
        latest = store.head("visit", visit)
        store.sign_visit(visit, "p1", content, base_seq=latest and latest.seq)
    print("draft" if number % 7 else "sign", visit, number, flush=True)
sys.stdin.read()
"""


@contextmanager
def writer(folder: Path, start: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WRITER, str(folder), str(start)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            assert child.stdout.readline() == "open\n"
            yield child
        finally:
            child.kill()


def kill_after(child: subprocess.Popen[str], lines: int) -> list[tuple[str, str, int]]:
    """What `child` acknowledged until it was killed, after at least `lines` of them."""
    told = [child.stdout.readline() for _ in range(lines)]
    child.kill()
    told += child.stdout.readlines()
    whole = [line.split() for line in told if line.endswith("\n")]
    return [(what, visit, int(number)) for what, visit, number in whole]


def killed_writers_lose_nothing(
    folder: Path, reopen: Callable[[], Store], rounds: int, note: Callable[..., None]
) -> None:
    number = 0
    signed: dict[str, int] = {}
    for attempt in range(rounds):
        with writer(folder, number) as child:
            told = kill_after(child, 3 + attempt * 11 % 40)
        last = {visit: (what, at) for what, visit, at in told}
        signed |= {visit: at for what, visit, at in told if what == "sign"}
        with reopen() as store:
            assert store.verify().ok
            checks = store._database.connection.execute("PRAGMA cipher_integrity_check")
            assert checks.fetchall() == []
            for visit, (what, at) in last.items():
                draft, head = store.draft(visit), store.head("visit", visit)
                found = max(
                    draft.content["n"] if draft else 0,
                    head.content["n"] if head else 0,
                )
                # One more may have been saved than was told.
                assert at <= found <= at + 3, (what, visit)
            for visit, at in signed.items():
                assert at in [revision.content["n"] for revision in store.history("visit", visit)]
        number = max(at for _, _, at in told) + 10
    note("draft and sign without pause", "SIGKILL at random moments", rounds)


@pytest.fixture
def with_patient(store: Store, folder: Path) -> Path:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    store.lock()
    return folder


def test_every_acknowledged_draft_survives_sigkill(
    with_patient: Path, reopen: Callable[[], Store], note: Callable[..., None]
) -> None:
    killed_writers_lose_nothing(with_patient, reopen, 10, note)


@pytest.mark.slow
def test_every_acknowledged_draft_survives_sigkill_many_times(
    with_patient: Path, reopen: Callable[[], Store], note: Callable[..., None]
) -> None:
    killed_writers_lose_nothing(with_patient, reopen, int(os.environ.get("KILLS", "100")), note)


def test_a_second_process_is_turned_away_until_the_first_dies(
    with_patient: Path, reopen: Callable[[], Store]
) -> None:
    with writer(with_patient, -10) as child:
        with pytest.raises(StoreInUse):
            reopen()
        child.kill()
        child.wait()
        with reopen() as store:
            assert len(store.patients()) == 1


def test_a_second_process_may_read_while_the_first_writes_and_after_it_died(
    with_patient: Path, clock: Callable[[], object]
) -> None:
    with writer(with_patient, 0) as child, unlock_key(with_patient, "open sesame") as key:
        told = [child.stdout.readline() for _ in range(30)]
        with Store.open(with_patient, key, author="B", clock=clock, read_only=True) as reader:
            for _ in range(10):
                assert [row.family for row in reader.patients()] == ["Rossi"]
                assert reader.verify().ok
            with pytest.raises(OpenedReadOnly):
                reader.save_draft("v9", "p1", {"n": 1}, None)
            told += kill_after_all(child)
            signed = [int(line.split()[2]) for line in told if line.startswith("sign")]
            seen = {
                revision.content["n"]
                for visit in ("v0", "v1", "v2")
                for revision in reader.history("visit", visit)
            }
            assert set(signed) <= seen


def kill_after_all(child: subprocess.Popen[str]) -> list[str]:
    """The whole lines that `child` told until it was killed."""
    child.kill()
    child.wait()
    return [line for line in child.stdout.readlines() if line.endswith("\n")]


def test_a_creation_killed_before_its_end_leaves_no_store(tmp_path: Path) -> None:
    folder = tmp_path / "new.poems"
    code = f"""
import os, signal
from datetime import UTC, datetime
from pathlib import Path
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import create_store
real, left = os.fsync, [int(os.environ["STEP"])]
def fsync(descriptor):
    real(descriptor)
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
os.fsync = fsync
cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
create_store(Path({str(folder)!r}), "pw", clock=lambda: datetime(2026, 3, 1, tzinfo=UTC), kdf=cheap)
"""
    for step in range(4):
        command = [sys.executable, "-c", code]
        child = subprocess.run(command, env={**os.environ, "STEP": str(step)})
        assert child.returncode < 0
        assert not folder.exists()

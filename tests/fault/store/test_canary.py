"""A planted patient is in no log, file name, traceback, temporary file or plain byte."""

import logging
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fault_kit.flips import plain_copy
from fault_kit.reading import CHEAP, PASSPHRASE, opened

from poems_desktop.store.backup.listing import list_backups
from poems_desktop.store.backup.making import back_up
from poems_desktop.store.backup.restoring import restore
from poems_desktop.store.errors import Conflict, StoreError
from poems_desktop.store.recovery import seal_recovery
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.store.users import add_user, change_passphrase

FAMILY, GIVEN = "Zwetschgenknödel", "Quirlinde"
NOTE, NUMBER, DIAGNOSIS = "brombeerfarbene Flecken", "MRN-70417-QX", "Holundersyndrom"
PLANTED = (FAMILY, GIVEN, NOTE, NUMBER, DIAGNOSIS)
SECRETS = (PASSPHRASE, "nora's secret", "the third phrase")


def needles(*planted: str) -> list[bytes]:
    """Each text in every spelling and encoding in which a file might hold it."""
    spelled = {
        form
        for text in planted
        for form in (text, text.lower(), text.upper(), text.replace("ö", "o").lower())
    }
    escaped = {text.encode("unicode_escape") for text in spelled}
    encodings = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
    return sorted(escaped | {text.encode(name) for text in spelled for name in encodings})


def found_in(folder: Path, sought: list[bytes]) -> set[str]:
    """Files below `folder` whose bytes or whose name hold one of `sought`."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if any(one in path.name.encode() for one in sought)
        or (path.is_file() and any(one in path.read_bytes() for one in sought))
    }


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A world of its own: home, temporary files, caches, settings and working folder below it."""
    for name in ("home", "tmp", "work"):
        (tmp_path / name).mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path / "work")
    yield tmp_path
    monkeypatch.setattr(tempfile, "tempdir", None)


@pytest.fixture
def log(place: Path) -> Iterator[Path]:
    """Everything any library says, down to debugging, as a file to be searched."""
    handler = logging.FileHandler(place / "everything.log", encoding="utf-8")
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("the control").debug("the log is written")
    yield place / "everything.log"
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def use_everything(store: Store, folder: Path, tracebacks: list[str]) -> None:
    """As a day in a clinic, mishaps included."""
    person = {"family": FAMILY, "given": GIVEN, "record_number": NUMBER, "diagnosis": DIAGNOSIS}
    store.save("patient", "p1", "p1", person)
    first = store.save("visit", "v1", "p1", {"note": NOTE * 3000}, reason=NOTE)
    store.save_draft("v1", "p1", {"note": NOTE * 3000}, first.seq)
    store.sign_visit("v1", "p1", {"note": NOTE}, base_seq=first.seq, reason=NOTE)
    store.save_draft("v2", "p1", {"note": NOTE * 10}, None)
    for query in (FAMILY, GIVEN.lower(), NUMBER, f"{FAMILY} {GIVEN} {NUMBER}", '"' + FAMILY, "*"):
        store.patients(query)
    assert store.patients("zwetsch")[0].record_number == NUMBER
    store.rebuild()
    assert store.verify().ok
    mishaps: tuple[Callable[[], object], ...] = (
        lambda: store.sign_visit("v1", "p1", {"note": NOTE}, base_seq=1),
        lambda: store.save("visit", "v1", "p9", {"note": NOTE, "family": FAMILY}),
        lambda: store.save("visit", "v3", "p1", {"note": NOTE + "\ud800"}),
        lambda: store.save("visit", "v3", "p1", {"note": object(), "family": FAMILY}),
        lambda: store.save_draft("v2", "p9", {"note": NOTE}, None),
        lambda: store.save("patient", "p7", "p8", person),
        lambda: unlock_key(folder, SECRETS[2]),
        lambda: too_long(store, person),
    )
    for mishap in mishaps:
        with pytest.raises((StoreError, ValueError, TypeError)) as caught:
            mishap()
        tracebacks.append("".join(traceback.format_exception(caught.value)))
        tracebacks.append(f"{caught.value!r} {caught.value}")


def too_long(store: Store, person: dict[str, str]) -> None:
    """The disk is full."""
    connection = store._database.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    try:
        store.save("patient", "p2", "p2", {**person, "note": NOTE * 40_000})
    finally:
        connection.execute(f"PRAGMA max_page_count = {pages * 100}")


def test_a_planted_patient_is_in_no_byte_that_others_can_read(
    place: Path,
    log: Path,
    clock: Callable[[], object],
    capfd: pytest.CaptureFixture[str],
    note: Callable[..., None],
) -> None:
    folder = place / "clinic.poems"
    tracebacks: list[str] = []
    stick = place / "stick"
    stick.mkdir()
    with Store.create(folder, PASSPHRASE, author="Dr. Ada", clock=clock, kdf=CHEAP) as store:
        use_everything(store, folder, tracebacks)
        with unlock_key(folder, PASSPHRASE) as key:
            seal_recovery(folder, key, kdf=CHEAP)
            nora = add_user(folder, key, "Nora", "reader", SECRETS[1], kdf=CHEAP)
            change_passphrase(folder, SECRETS[1], nora.id, SECRETS[2], kdf=CHEAP)
            back_up(folder, key, clock=clock)
            back_up(folder, key, clock=clock, destination=stick)
        tracebacks.append(repr([store, store.draft("v2"), store.history("visit", "v1")]))
        tracebacks.append(repr([store.patients(), store.verify(), store.head("patient", "p1")]))
        shutil.copytree(folder, place / "as-after-a-crash.poems")
        open_files = found_in(place, needles(*PLANTED, *SECRETS))
    (backup,) = list_backups(folder)
    with unlock_key(backup.path, PASSPHRASE) as key:
        restore(backup.path, place / "new.poems", key, author="Dr. Ada", clock=clock)
        restore(backup.path, folder, key, author="Dr. Ada", clock=clock)
    assert opened(place / "new.poems").patients()[0].family == FAMILY
    logging.shutdown()
    assert open_files == set(), "while the store was open"
    assert found_in(place, needles(*PLANTED, *SECRETS)) == set(), "after it was locked"
    shown = capfd.readouterr()
    told = "\n".join([*tracebacks, shown.out, shown.err])
    said = [text for text in (*PLANTED, *SECRETS) if text.lower() in told.lower()]
    assert said == [], "in a traceback, a repr or a stream"
    assert "the log is written" in log.read_text(encoding="utf-8")
    files = sum(path.is_file() for path in place.rglob("*"))
    remark = f"{files} files, {len(tracebacks)} tracebacks and reprs, the log, both streams"
    note("planted patient", "searched in 5 encodings", len(needles(*PLANTED)), (), remark=remark)


def test_control_a_planted_plain_file_is_found(
    place: Path, clock: Callable[[], object], note: Callable[..., None]
) -> None:
    folder = place / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author="Dr. Ada", clock=clock, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", {"family": FAMILY, "record_number": NUMBER})
    plain_copy(folder, place / "plain.db")
    (place / "tmp" / "export.txt").write_text(f"{GIVEN}", encoding="utf-16-le")
    (place / "home" / f"{FAMILY}.log").touch()
    found = found_in(place, needles(*PLANTED))
    note("plain files planted", "searched in 5 encodings", 3, sorted(found), control=True)
    assert found == {"plain.db", "tmp/export.txt", f"home/{FAMILY}.log"}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_file_with_the_patient_is_open_and_nameless(place: Path, clock: object) -> None:
    """Temporary files may be unlinked while they are written: they show only as descriptors."""
    folder = place / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author="Dr. Ada", clock=clock, kdf=CHEAP) as store:
        for number in range(300):
            store.save("patient", f"p{number}", f"p{number}", {"family": f"{FAMILY} {number}"})
        store._database.connection.execute("PRAGMA cache_size = 10")
        store.rebuild()
        store.patients("zwetsch")
        held = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    assert not [path for path in held if "(deleted)" in path.name and path.is_relative_to(place)]


def test_a_conflict_shows_nothing_of_either_side(place: Path, clock: object) -> None:
    folder = place / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author="Dr. Ada", clock=clock, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", {"family": FAMILY})
        with pytest.raises(Conflict) as caught:
            store.save("patient", "p1", "p1", {"family": GIVEN}, expected_seq=0)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__dict__)
    assert FAMILY not in shown
    assert GIVEN not in shown

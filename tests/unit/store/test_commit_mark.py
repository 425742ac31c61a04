"""The number of the last acknowledged save, outside the records."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from poems_desktop.store.commit_mark import CommitMark, forget_mark, read_mark
from poems_desktop.store.errors import SavesMissing
from poems_desktop.store.store import Store


def test_what_is_written_is_read_and_nothing_else(tmp_path: Path) -> None:
    assert read_mark(tmp_path) is None
    CommitMark(tmp_path).write(41)
    CommitMark(tmp_path).write(7)
    assert read_mark(tmp_path) == 7
    whole = (tmp_path / "commits.mark").read_bytes()
    for at in range(len(whole)):
        (tmp_path / "commits.mark").write_bytes(whole[:at] + b"\x07" + whole[at + 1 :])
        assert read_mark(tmp_path) is None
        (tmp_path / "commits.mark").write_bytes(whole[:at])
        assert read_mark(tmp_path) is None
    forget_mark(tmp_path)
    forget_mark(tmp_path)
    assert read_mark(tmp_path) is None


def test_a_mark_that_cannot_be_written_costs_no_save(store: Store, folder: Path) -> None:
    (folder / "commits.mark").unlink()
    (folder / "commits.mark").mkdir()
    store.save("patient", "p1", "p1", {})
    assert store.head("patient", "p1") is not None


def test_missing_saves_are_told_once_and_kept_in_the_log(
    store: Store, folder: Path, tmp_path: Path, reopen: Callable[[], Store]
) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    cut = (folder / "records.db-wal").stat().st_size
    store.save("visit", "v1", "p1", {"n": 1})
    store.save_draft("v2", "p1", {"n": 2}, None)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)
    store.lock()
    shutil.rmtree(folder)
    shutil.move(crashed, folder)
    log = folder / "records.db-wal"
    log.write_bytes(log.read_bytes()[:cut])
    with pytest.raises(SavesMissing, match="The last 2 saves are missing"):
        reopen()
    assert [path.stat().st_size for path in folder.glob("damaged-log-*.wal")] == [cut]
    with reopen() as again:
        assert again.head("visit", "v1") is None
        assert again.head("patient", "p1") is not None
        assert [e.details for e in again.events() if e.kind == "damaged_log"] == [{"missing": 2}]
        assert again.verify().ok


def test_a_crash_between_save_and_mark_raises_no_alarm(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.save("patient", "p1", "p1", {})
    behind = (read_mark(folder) or 0) - 1
    store.lock()
    CommitMark(folder).write(behind)
    with reopen() as again:
        assert again.verify().ok
    assert (read_mark(folder) or 0) > behind

"""The chain's head noted outside the database, and what that can show."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poems_desktop.store.anchors import put_anchors_aside, read_anchors, write_anchor
from poems_desktop.store.errors import SavesMissing
from poems_desktop.store.store import Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_locking_notes_the_head(store: Store, folder: Path) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    assert store.verify().unanchored == 2
    store.lock()
    (anchor,) = read_anchors(folder)
    assert anchor.seq == 3
    assert len(anchor.hash) == 64
    assert "Rossi" not in (folder / "anchors.jsonl").read_text()


def test_the_rest_that_is_not_noted_is_told(store: Store, reopen: Callable[[], Store]) -> None:
    store.lock()
    with reopen() as again:
        again.record_event("export", {})
        report = again.verify()
        assert (report.ok, report.unanchored) == (True, 2)
        assert "newest 2 are not yet noted" in report.sentence
        assert "can also change those notes" in report.sentence
        again._session.write_anchor()
        assert again.verify().unanchored == 0


def test_an_end_that_was_cut_off_is_noticed(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    older = (folder / "records.db").read_bytes()
    with reopen() as again:
        for number in range(9):
            again.save("patient", f"p{number}", f"p{number}", {})
    assert read_anchors(folder)[-1].seq == 13
    (folder / "records.db").write_bytes(older)
    with pytest.raises(SavesMissing, match=r"The last \d+ saves are missing"):
        reopen()
    with reopen() as again:
        report = again.verify()
    assert (report.ok, report.breakage, report.first_broken) == (False, "cut_off", 6)
    assert "cut off" in report.sentence


def test_records_written_anew_do_not_fit_the_notes(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    older = (folder / "records.db").read_bytes()
    with reopen() as again:
        again.save("patient", "p1", "p1", {"family": "True"})
    (folder / "records.db").write_bytes(older)
    with pytest.raises(SavesMissing):
        reopen()
    with reopen() as again:
        for number in range(4):
            again.save("patient", f"p{number}", f"p{number}", {"family": "Invented"})
        report = again.verify()
    assert (report.ok, report.breakage, report.first_broken) == (False, "not_as_anchored", 5)


def test_older_records_put_in_place_on_purpose_start_new_notes(
    store: Store, folder: Path, reopen: Callable[[], Store]
) -> None:
    store.lock()
    older = (folder / "records.db").read_bytes()
    with reopen() as again:
        again.save("patient", "p1", "p1", {})
    (folder / "records.db").write_bytes(older)
    put_anchors_aside(folder, NOON)
    with reopen() as again:
        assert again.verify().ok
    assert len(list(folder.glob("anchors-until-*.jsonl"))) == 1


def test_half_a_line_spoils_neither_what_was_noted_nor_what_follows(tmp_path: Path) -> None:
    write_anchor(tmp_path, 1, "a" * 64, NOON)
    path = tmp_path / "anchors.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    write_anchor(tmp_path, 2, "b" * 64, NOON)
    assert [(one.seq, one.hash[0]) for one in read_anchors(tmp_path)] == [(1, "a"), (2, "b")]


def test_a_head_that_did_not_move_is_noted_once(tmp_path: Path) -> None:
    for _ in range(3):
        write_anchor(tmp_path, 1, "a" * 64, NOON)
    assert len(read_anchors(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"[]\n", b"{}\n", b"\xff\xfe\n", b'{"seq":"1"}\n', b"\n\n"])
def test_lines_that_are_no_notes_are_left_out(tmp_path: Path, damage: bytes) -> None:
    write_anchor(tmp_path, 1, "a" * 64, NOON)
    path = tmp_path / "anchors.jsonl"
    path.write_bytes(damage + path.read_bytes())
    assert len(read_anchors(tmp_path)) == 1


def test_a_changed_number_in_a_note_makes_it_none(tmp_path: Path) -> None:
    write_anchor(tmp_path, 1, "a" * 64, NOON)
    path = tmp_path / "anchors.jsonl"
    path.write_text(path.read_text().replace('"seq":1', '"seq":7'))
    assert read_anchors(tmp_path) == ()


def test_notes_of_another_store_do_not_fit(
    store: Store, folder: Path, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    store.lock()
    other = tmp_path / "other.poems"
    from poems_desktop.store.keys import KdfCost

    cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
    Store.create(other, "pw", author="A", clock=clock, kdf=cheap).lock()
    shutil.copy(folder / "anchors.jsonl", other / "anchors.jsonl")
    with Store.unlock(other, "pw", author="A", clock=clock) as second:
        assert second.verify().breakage == "not_as_anchored"

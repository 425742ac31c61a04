"""Damaged bytes: noticed and named, or without effect; the way back is offered."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit import operations
from fault_kit.flips import (
    EQUAL,
    MOST_PAGES,
    NAMED,
    PAGE,
    Outcome,
    damage_every_frame,
    flip_every_byte_of_keys,
    flip_every_page,
    plain_copy,
    silent_damage_without_checks,
)
from fault_kit.reading import PASSPHRASE, Contents, contents, opened

from poems_desktop.store.backup.listing import newest_proven
from poems_desktop.store.backup.making import back_up
from poems_desktop.store.backup.proving import prove_newest
from poems_desktop.store.backup.restoring import restore
from poems_desktop.store.backup.way_back import offer_after_damage
from poems_desktop.store.unlocking import unlock_key


@pytest.fixture
def fault_store(scratch: Path) -> Path:
    """A store of a few hundred pages with everything in it that a clinic enters."""
    operations.filled(scratch)
    folder = scratch / operations.STORE
    with opened(folder) as store:
        for number in range(27):
            name = f"q{number}"
            store.save("patient", name, name, {"family": f"Family {number}", "note": "x" * 3000})
            store.save("visit", f"w{number}", name, {"n": number, "note": operations.LONG})
            store.save_draft(f"d{number}", name, {"n": number}, None)
    pages = (folder / "records.db").stat().st_size // PAGE
    assert MOST_PAGES * 0.6 < pages <= MOST_PAGES
    return folder


def told(outcomes: dict[str, int]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))


def test_a_flipped_byte_in_any_page_is_noticed_and_named(
    fault_store: Path, scratch: Path, note: Callable[..., None]
) -> None:
    damage = flip_every_page(fault_store, scratch / "scratch")
    tried = damage.outcomes.total()
    note(damage.what, "bit flipped", tried, damage.failures, remark=told(damage.outcomes))
    assert damage.failures == []
    assert damage.outcomes[NAMED] == tried > MOST_PAGES / 2
    assert all("backup" in sentence for sentence in damage.sentences), damage.sentences


def test_a_flipped_byte_anywhere_in_the_keys_is_noticed_and_named(
    scratch: Path, note: Callable[..., None]
) -> None:
    operations.filled(scratch)
    damage = flip_every_byte_of_keys(scratch / operations.STORE, scratch / "scratch")
    tried = damage.outcomes.total()
    note(damage.what, "bit flipped", tried, damage.failures, remark=told(damage.outcomes))
    assert damage.failures == []
    assert damage.outcomes[NAMED] > tried * 0.9


@pytest.fixture
def crashed(scratch: Path) -> tuple[Path, list[Contents]]:
    """A store whose program died with five saves in the -wal, and its state after each of them."""
    operations.filled(scratch)
    folder, live = scratch / operations.STORE, scratch / "crashed" / operations.STORE
    with opened(folder) as store:
        states = [contents(store)]
        for number in range(4):
            store.save_draft("v2", "p2", {"n": number, "note": "x" * 5000 * (number % 2)}, None)
            states.append(contents(store))
        store.save("visit", "v3", "p1", {"n": 4})
        states.append(contents(store))
        shutil.copytree(folder, live)
    return live, states


def test_a_flipped_or_cut_log_is_noticed_or_without_effect(
    crashed: tuple[Path, list[Contents]], scratch: Path, note: Callable[..., None]
) -> None:
    live, states = crashed
    damage = damage_every_frame(live, states, scratch / "scratch")
    tried = damage.outcomes.total()
    note(damage.what, "bit flipped or cut", tried, damage.failures, remark=told(damage.outcomes))
    assert damage.failures == []
    assert tried > 40


def test_the_newest_proven_backup_is_offered_and_brings_everything_back(
    scratch: Path, clock: Callable[[], object]
) -> None:
    operations.filled(scratch)
    folder = scratch / operations.STORE
    with unlock_key(folder, PASSPHRASE, clock=clock) as key:
        made = back_up(folder, key, clock=clock).info
        prove_newest(folder, key, scratch=scratch, clock=clock)
    with opened(folder) as store:
        whole = contents(store)
    raw = bytearray((folder / "records.db").read_bytes())
    for page in range(1, len(raw) // PAGE):
        raw[page * PAGE + 100] ^= 1
    (folder / "records.db").write_bytes(raw)
    (folder / "keys.json").write_bytes(b"{}")
    offered = offer_after_damage(folder)
    proven = newest_proven(folder)
    assert offered.backup is not None
    assert proven is not None
    assert offered.backup.name == proven.name == made.name
    assert "proven" in offered.sentence
    with unlock_key(proven.path, PASSPHRASE, clock=clock) as key:
        restore(proven.path, folder, key, author="Dr. Ada", clock=clock)
    with opened(folder) as store:
        assert contents(store) == whole
        assert store.verify().ok


def test_control_without_the_checks_of_pages_damage_stays_unseen(
    fault_store: Path, scratch: Path, note: Callable[..., None]
) -> None:
    plain_copy(fault_store, scratch / "plain.db")
    (scratch / "scratch").mkdir()
    silent = silent_damage_without_checks(scratch / "plain.db", scratch / "scratch")
    note("plain SQLite, no checks", "bit flipped", silent, ["unseen"] * silent, control=True)
    assert silent > 20


def test_control_a_reader_that_checks_nothing_is_found_out(
    fault_store: Path, scratch: Path
) -> None:
    def careless(_folder: Path, _whole: Contents) -> Outcome:
        return EQUAL, ""

    damage = flip_every_page(fault_store, scratch / "scratch", every=20, use=careless)
    assert len(damage.failures) == damage.outcomes.total()

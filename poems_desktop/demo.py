"""The demo store: fictional patients in a store of their own, with a fixed clock."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from poems_desktop.assets import tree

if TYPE_CHECKING:
    from poems_desktop.clinical.record import Record
    from poems_desktop.store.keys import UnlockedKey

PASSPHRASE = "fictional patients only"  # noqa: S105 - shown on the start page, guards nothing
AUTHOR = "Dr A. Osei (demo user)"
NOW = datetime(2025, 11, 20, 14, 32, tzinfo=UTC)
_EDITION = "demo-edition.txt"
_BEING_WRITTEN = {"demo-0147", "demo-0140"}


def clock() -> datetime:
    """The demo's fixed present."""
    return NOW


def prepare(folder: Path) -> "UnlockedKey":
    """The key of the demo store at `folder`, which is made first where it is missing.

    A demo store of an older edition is put aside, not deleted: somebody may have tried things
    in it.

    Raises:
        StoreError: if the folder cannot be used.
    """
    from poems_desktop.store.boundary import translated
    from poems_desktop.store.creation import unlock_key

    edition = folder.parent / _EDITION
    current = _current_edition()
    with translated(folder):
        if not folder.is_dir() or _read(edition) != current:
            if folder.is_dir():
                _put_aside(folder)
            folder.parent.mkdir(parents=True, exist_ok=True)
            _make(folder)
            edition.write_text(current, encoding="utf-8")
    return unlock_key(folder, PASSPHRASE)


def _current_edition() -> str:
    import hashlib

    cases = (tree("resources") / "demo" / "demo-patients.json").read_bytes()
    return hashlib.sha256(cases).hexdigest()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _put_aside(folder: Path) -> None:
    number = 1
    while (aside := folder.with_name(f"{folder.stem}-earlier-{number}.poems")).exists():
        number += 1
    folder.rename(aside)


def _make(folder: Path) -> None:
    from poems_desktop.app.patient_file import save_record
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.exchange.case_file import read_cases
    from poems_desktop.store.keys import KdfCost
    from poems_desktop.store.store import Store

    definitions = load_definitions()
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", definitions)
    cheap = KdfCost(iterations=1, memory_kib=8192, lanes=1)
    store = Store.create(folder, PASSPHRASE, author=AUTHOR, clock=clock, kdf=cheap)
    with store:
        for case in cases:
            save_record(store, _as_demo(case.record))


def _as_demo(record: "Record") -> "Record":
    """The record with its visit signed, except where the demo shows one being written."""
    if record.patient.id in _BEING_WRITTEN:
        return record
    visits = tuple(visit.model_copy(update={"signed": True}) for visit in record.visits)
    return record.model_copy(update={"visits": visits})

"""`ledger.json` in the folder of backups: last backup, proofs, second places, rest of rotation.

Nothing in it tells of a patient. Who can write the folder can change it; it holds back rotation
when it cannot be read, and nothing else depends on it.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.replacing import replace_private
from poems_desktop.store.revisions import instant_of, instant_text

BACKUPS_FOLDER: Final = "backups"
LEDGER_FILE: Final = "ledger.json"
_MAX_BYTES = 1024 * 1024
_PROOFS_KEPT = 200


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class Proof(_Strict):
    """A backup, named by the digest of its records, was restored and compared at `at`."""

    backup: str
    records_sha256: str
    at: str


class Place(_Strict):
    """A second place for backups; `id` is also written in a file there, to know it again."""

    path: str
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    last_made: str | None = None


class Ledger(_Strict):
    """What the program remembers about the backups of one store; instants as UTC text."""

    format: Literal[1] = 1
    last_made: str | None = None
    last_made_at: str | None = None
    rotation_rests_until: str | None = None
    proofs: tuple[Proof, ...] = ()
    places: tuple[Place, ...] = ()
    readable: Annotated[bool, Field(exclude=True)] = True

    def proven_at(self, records_sha256: str) -> datetime | None:
        """When the backup with these records was last proven."""
        found = [proof.at for proof in self.proofs if proof.records_sha256 == records_sha256]
        return instant_of(max(found)) if found else None

    def with_proof(self, backup: str, records_sha256: str, at: datetime) -> "Ledger":
        """This, and the proof."""
        proof = Proof(backup=backup, records_sha256=records_sha256, at=instant_text(at))
        return self.model_copy(update={"proofs": (*self.proofs, proof)[-_PROOFS_KEPT:]})

    @property
    def last_proof(self) -> datetime | None:
        """When any backup was last proven: for the screen."""
        return max((instant_of(proof.at) for proof in self.proofs), default=None)

    def rests(self, now: datetime) -> bool:
        """Whether rotation rests, because a restore was not long ago."""
        return self.rotation_rests_until is not None and now < instant_of(self.rotation_rests_until)


def backups_folder(folder: Path) -> Path:
    """Where the store at `folder` keeps its own backups."""
    return folder / BACKUPS_FOLDER


def read_ledger(folder: Path) -> Ledger:
    """The ledger of the store at `folder`; empty if there is none, not `readable` if damaged."""
    try:
        with (backups_folder(folder) / LEDGER_FILE).open("rb") as file:
            raw = file.read(_MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return Ledger()
    try:
        body = json.loads(raw)
        check = body.pop("check", None) if isinstance(body, dict) else ""
        if check == digest(canonical_json(body).encode("utf-8")):
            return _require_instants(Ledger.model_validate_json(json.dumps(body)))
    except (ValidationError, ValueError, RecursionError):
        pass
    return Ledger(readable=False)


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """`ledger` is the ledger of the store at `folder`, on the disk."""
    body: dict[str, object] = ledger.model_dump(mode="json")
    body["check"] = digest(canonical_json(body).encode("utf-8"))
    text = json.dumps(body, indent=1, ensure_ascii=False)
    replace_private(backups_folder(folder) / LEDGER_FILE, text.encode("utf-8"))


def _require_instants(ledger: Ledger) -> Ledger:
    instants = [ledger.last_made_at, ledger.rotation_rests_until]
    instants += [proof.at for proof in ledger.proofs]
    instants += [place.last_made for place in ledger.places]
    for instant in instants:
        if instant is not None:
            instant_of(instant)
    return ledger

"""A finished backup: a folder with the records, the keys of their day, and a manifest."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from poems_desktop.store.backup.errors import BackupDamaged
from poems_desktop.store.backup.snapshot import Snapshot
from poems_desktop.store.canonical import canonical_json, digest
from poems_desktop.store.errors import StoreNewer
from poems_desktop.store.keys import UnlockedKey
from poems_desktop.store.places import KEYS_FILE, RECORDS_FILE, write_private
from poems_desktop.store.revisions import instant_of, instant_text

MANIFEST_FILE: Final = "manifest.json"
SUFFIX: Final = ".poemsbackup"
MANIFEST_FORMAT: Final = 1
_MAX_BYTES = 64 * 1024
_HEX64 = r"^[0-9a-f]{64}$"

Digest = Annotated[str, Field(pattern=_HEX64)]
Count = Annotated[int, Field(ge=0)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)

    format: Literal[1]
    store_id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    generation: Annotated[int, Field(ge=1)]
    schema_: Annotated[Count, Field(alias="schema")]
    taken_at: Annotated[str, Field(max_length=40)]
    head_seq: Count
    head_hash: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    revisions: dict[Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")], Count]
    drafts: Count
    state: Digest
    records_bytes: Count
    records_sha256: Digest
    keys_sha256: Digest
    seal: Digest
    check: Digest


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A finished backup. `proven_at` is when a restore of it last succeeded, None if never.

    Every finished backup was checked on its medium (pages, structure, chain, counts) before it
    got its name; proven means more: it was restored and compared.
    """

    path: Path
    taken_at: datetime
    contents: Snapshot
    records_bytes: int
    records_sha256: str
    keys_sha256: str
    seal: str = ""
    proven_at: datetime | None = None

    @property
    def name(self) -> str:
        """The folder's name; it tells the instant and the revision, nothing else."""
        return self.path.name

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Sorts backups from old to new."""
        return self.taken_at, self.contents.head_seq, self.name

    def details(self) -> dict[str, str | int]:
        """What an audit event says about it; free of patients and paths."""
        return {
            "backup": self.name,
            "taken_at": instant_text(self.taken_at),
            "head_seq": self.contents.head_seq,
            "head_hash": self.contents.head_hash,
            "records_sha256": self.records_sha256,
        }


def name_of(taken_at: datetime, head_seq: int) -> str:
    """The folder's name of a backup; no sign in it troubles the file system of a stick."""
    return f"backup-{taken_at:%Y%m%dT%H%M%S}Z-{head_seq:09d}{SUFFIX}"


def write_manifest(work: Path, info: BackupInfo, key: UnlockedKey) -> BackupInfo:
    """`manifest.json` lies in `work`, on the disk; given back is `info` with its seal."""
    sealed = replace(info, seal=_seal(info, key))
    body = {**_values(sealed), "seal": sealed.seal}
    body["check"] = digest(canonical_json(body).encode("utf-8"))
    text = json.dumps(body, indent=1, ensure_ascii=False)
    write_private(work / MANIFEST_FILE, text.encode("utf-8"))
    return sealed


def require_sealed(info: BackupInfo, key: UnlockedKey) -> None:
    """Nothing happens if the manifest is as a holder of `key` wrote it.

    Raises:
        BackupDamaged: if somebody without the key wrote it, to pass an old backup off as new, say.

    """
    if not hmac.compare_digest(info.seal, _seal(info, key)):
        raise BackupDamaged


def _seal(info: BackupInfo, key: UnlockedKey) -> str:
    said = b"poems-desktop backup manifest " + canonical_json(_values(info)).encode("utf-8")
    return hmac.new(key.data_key, said, hashlib.sha256).hexdigest()


def _values(info: BackupInfo) -> dict[str, object]:
    contents = info.contents
    return {
        "format": MANIFEST_FORMAT,
        "store_id": contents.store_id,
        "generation": contents.generation,
        "schema": contents.schema,
        "taken_at": instant_text(info.taken_at),
        "head_seq": contents.head_seq,
        "head_hash": contents.head_hash,
        "revisions": contents.revisions,
        "drafts": contents.drafts,
        "state": contents.state,
        "records_bytes": info.records_bytes,
        "records_sha256": info.records_sha256,
        "keys_sha256": info.keys_sha256,
    }


def read_backup(path: Path) -> BackupInfo:
    """What the manifest in the backup `path` says; the records themselves are not read.

    Raises:
        BackupDamaged: if a file is missing or the manifest is cut or altered.
        StoreNewer: if its format is of a later version.
        OSError: if the system does not let the program read it.

    """
    if not all((path / name).is_file() for name in (MANIFEST_FILE, RECORDS_FILE, KEYS_FILE)):
        raise BackupDamaged
    with (path / MANIFEST_FILE).open("rb") as file:
        raw = file.read(_MAX_BYTES + 1)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise BackupDamaged from None
    if not isinstance(body, dict):
        raise BackupDamaged
    number = body.get("format")
    if isinstance(number, int) and number > MANIFEST_FORMAT:
        raise StoreNewer
    return _parsed(path, body, raw)


def _parsed(path: Path, body: dict[str, object], raw: bytes) -> BackupInfo:
    try:
        file = _File.model_validate_json(raw)
        taken_at = instant_of(file.taken_at)
    except (ValidationError, ValueError):
        raise BackupDamaged from None
    if body.pop("check") != digest(canonical_json(body).encode("utf-8")):
        raise BackupDamaged
    contents = Snapshot(
        store_id=file.store_id,
        generation=file.generation,
        schema=file.schema_,
        head_seq=file.head_seq,
        head_hash=file.head_hash,
        revisions=dict(file.revisions),
        drafts=file.drafts,
        state=file.state,
    )
    return BackupInfo(
        path=path,
        taken_at=taken_at,
        contents=contents,
        records_bytes=file.records_bytes,
        records_sha256=file.records_sha256,
        keys_sha256=file.keys_sha256,
        seal=file.seal,
    )

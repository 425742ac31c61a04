"""Second places for backups: a stick, another disk, a share. Known again by a file in them."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from poems_desktop.store.backup.boundary import at_place
from poems_desktop.store.backup.errors import BackupPlaceVanished
from poems_desktop.store.backup.guard import only_one
from poems_desktop.store.backup.ledger import Place, backups_folder, read_ledger, write_ledger
from poems_desktop.store.replacing import replace_private
from poems_desktop.store.revisions import instant_of, instant_text

PLACE_FILE: Final = "poems-backup-place.json"
_MAX_BYTES = 4096


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """A folder outside the store where backups also go; `last_made` is when one last arrived."""

    path: Path
    place_id: str
    last_made: datetime | None = None


def second_places(folder: Path) -> list[SecondPlace]:
    """The second places chosen for the store at `folder`."""
    return [
        SecondPlace(
            Path(place.path),
            place.id,
            None if place.last_made is None else instant_of(place.last_made),
        )
        for place in read_ledger(folder).places
    ]


def add_place(folder: Path, path: Path) -> SecondPlace:
    """Backups of the store at `folder` go to the existing folder `path` as well.

    Raises:
        BackupPlaceVanished, BackupPlaceReadOnly, BackupNoRoom, BackupBusy.

    """
    if not path.is_dir():
        raise BackupPlaceVanished
    with only_one(folder):
        with at_place(path):
            place_id = _place_id(path)
            if place_id is None:
                place_id = secrets.token_hex(16)
                replace_private(path / PLACE_FILE, json.dumps({"id": place_id}).encode("ascii"))
        place = Place(path=str(path.absolute()), id=place_id)
        _change_places(folder, place_id, place)
    return SecondPlace(Path(place.path), place_id)


def forget_place(folder: Path, place_id: str) -> None:
    """No further backups go there; those that are there stay.

    Raises:
        BackupBusy, BackupPlaceReadOnly.

    """
    with only_one(folder):
        _change_places(folder, place_id, None)


def require_there(place: SecondPlace) -> None:
    """Nothing happens if the place is the one that was chosen.

    Raises:
        BackupPlaceVanished: also for the empty folder under a stick that is not mounted, which
            would fill the wrong disk, and for another stick with the same name.

    """
    if not place.path.is_dir():
        raise BackupPlaceVanished
    with at_place(place.path):
        if _place_id(place.path) != place.place_id:
            raise BackupPlaceVanished


def arrived(folder: Path, place: SecondPlace, at: datetime) -> None:
    """A backup arrived at `place` at that instant."""
    with only_one(folder):
        entry = Place(path=str(place.path), id=place.place_id, last_made=instant_text(at))
        _change_places(folder, place.place_id, entry)


def _change_places(folder: Path, place_id: str, entry: Place | None) -> None:
    with at_place(backups_folder(folder)):
        ledger = read_ledger(folder)
        if not ledger.readable:
            return
        others = tuple(each for each in ledger.places if each.id != place_id)
        places = others if entry is None else (*others, entry)
        write_ledger(folder, ledger.model_copy(update={"places": places}))


def _place_id(path: Path) -> str | None:
    try:
        with (path / PLACE_FILE).open("rb") as file:
            found = json.loads(file.read(_MAX_BYTES))
    except FileNotFoundError:
        return None
    except ValueError:
        return None
    place_id = found.get("id") if isinstance(found, dict) else None
    return place_id if isinstance(place_id, str) else None

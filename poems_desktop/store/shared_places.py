"""Whether a folder lies where a store is in danger: on a network share, or in a synced folder.

Both are told by name and by what the system says of the disk; a place can be either without
showing it. The program warns and does not forbid.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final, Literal

Danger = Literal["network", "sync"]

_SENTENCES: Final[dict[Danger, str]] = {
    "network": (
        "This folder is on a network place. If the connection drops while something is saved, the "
        "last entry can be lost, and two computers may write at once. Keep the store on a disk of "
        "this computer and its backups on the network."
    ),
    "sync": (
        "This folder is copied by a sync service while the store is in use, which can mix old and "
        "new parts of its files. Keep the store outside the synced folder, and choose the synced "
        "folder as the second place for backups."
    ),
}
_SYNCED: Final = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "icloud drive"),
    *("iclouddrive", "mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud drive"),
    *("box sync", "box", "syncthing", "sync", "seafile", "mega", "megasync", "tresorit"),
)
_SYNC_MARKS: Final = (".dropbox", ".stfolder", ".sync_journal.db", ".owncloudsync.log")
_NETWORK_TYPES: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "afs", "ceph"),
        *("glusterfs", "lustre", "ncpfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "vboxsf"),
        *("fuse.gvfsd-fuse", "fuse.s3fs", "fuse.vmhgfs-fuse", "virtiofs", "beegfs"),
    }
)
_DRIVE_REMOTE: Final = 4
_MOUNTS: Final = Path("/proc/self/mountinfo")


def place_warning(folder: Path) -> str | None:
    """The sentence to show before a store is made or opened at `folder`, None if all is well.

    Nothing is written. `folder` need not exist.
    """
    danger = danger_of(folder)
    return None if danger is None else _SENTENCES[danger]


def danger_of(folder: Path) -> Danger | None:
    """In which way `folder` lies badly; None if nothing shows."""
    whole = folder.absolute()
    if synced(whole.parts) or any(
        (place / mark).exists() for place in (whole, *whole.parents) for mark in _SYNC_MARKS
    ):
        return "sync"
    return "network" if _on_network(whole) else None


def synced(parts: Iterable[str]) -> bool:
    """Whether a folder on the way bears the name of a sync service, alone or with an account."""
    for part in parts:
        name = part.casefold()
        if name in _SYNCED or name.startswith(("onedrive - ", "dropbox (", "googledrive-")):
            return True
    return False


def network_type(mounts: Iterable[tuple[str, str]], folder: PurePath) -> str | None:
    """The type of the innermost of `mounts` (place, type) that holds `folder`, if of a network."""
    holding = [
        (len(PurePath(place).parts), kind)
        for place, kind in mounts
        if folder.is_relative_to(PurePath(place))
    ]
    if not holding:
        return None
    # Of two mounts at one place the later one hides the earlier.
    kind = max(enumerate(holding), key=lambda one: (one[1][0], one[0]))[1][1]
    return kind if kind in _NETWORK_TYPES else None


def linux_mounts(text: str) -> list[tuple[str, str]]:
    """The mounts that `/proc/self/mountinfo` tells of."""
    found = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if len(fields) > 4 and rest:  # noqa: PLR2004 - the fifth field is the place
            place = fields[4].encode("latin-1", "replace").decode("unicode_escape")
            found.append((place, rest[0]))
    return found


def mac_mounts(text: str) -> list[tuple[str, str]]:
    """The mounts that macOS' `mount` tells of: `SOURCE on PLACE (TYPE, ...)`."""
    found = []
    for line in text.splitlines():
        before, _, options = line.rpartition(" (")
        _, _, place = before.partition(" on ")
        if place:
            found.append((place, options.split(",")[0].rstrip(")")))
    return found


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _on_windows_network(folder)
    try:
        if sys.platform == "darwin":
            told = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5
            )
            mounts = mac_mounts(told.stdout)
        else:
            mounts = linux_mounts(_MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except (OSError, subprocess.TimeoutExpired):
        return False
    return network_type(mounts, Path(os.path.realpath(folder))) is not None


def _on_windows_network(folder: Path) -> bool:
    anchor = folder.anchor
    if anchor.startswith("\\\\"):
        return True
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only Windows has it
    return bool(kernel.GetDriveTypeW(anchor) == _DRIVE_REMOTE)

from pathlib import Path, PurePosixPath

import pytest

from poems_desktop.store import shared_places
from poems_desktop.store.shared_places import (
    danger_of,
    linux_mounts,
    mac_mounts,
    network_type,
    place_warning,
    synced,
)

LINUX = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:5 / /proc rw - proc proc rw
30 21 0:40 / /mnt/clinic\040share rw - cifs //server/clinic rw
31 21 0:41 / /home/ada/remote rw - fuse.sshfs ada@host: rw
32 30 8:2 / /mnt/clinic\040share/local rw - ext4 /dev/sdb1 rw
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only)
//ada@server/clinic on /Volumes/Clinic share (smbfs, nodev, nosuid, mounted by ada)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ada/a.poems", None),
        ("/mnt/clinic share/a.poems", "cifs"),
        ("/mnt/clinic shared/a.poems", None),
        ("/mnt/clinic share/local/a.poems", None),
        ("/home/ada/remote", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_decides(folder: str, kind: str | None) -> None:
    assert network_type(linux_mounts(LINUX), PurePosixPath(folder)) == kind


def test_a_share_on_macos() -> None:
    share = PurePosixPath("/Volumes/Clinic share/a.poems")
    assert network_type(mac_mounts(MAC), share) == "smbfs"
    assert network_type(mac_mounts(MAC), PurePosixPath("/Users/ada/a.poems")) is None


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/home/ada/Dropbox/clinic/a.poems", True),
        ("/Users/ada/Library/Mobile Documents/a.poems", True),
        ("/home/ada/OneDrive - Clinic/a.poems", True),
        ("/home/ada/Nextcloud/a.poems", True),
        ("/home/ada/boxes/a.poems", False),
        ("/home/ada/dropbox.poems", False),
    ],
)
def test_folders_of_sync_services_are_known_by_name(path: str, found: bool) -> None:
    assert synced(PurePosixPath(path).parts) is found


def test_a_plain_folder_gives_no_warning(tmp_path: Path) -> None:
    assert place_warning(tmp_path / "new.poems") is None


def test_a_sync_mark_beside_the_store_is_seen(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    warning = place_warning(tmp_path / "deep" / "new.poems")
    assert warning is not None
    assert "sync service" in warning


def test_a_network_place_gives_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"21 1 0:40 / {tmp_path} rw - nfs4 server:/clinic rw\n")
    monkeypatch.setattr(shared_places, "_MOUNTS", table)
    monkeypatch.setattr(shared_places.sys, "platform", "linux")
    assert danger_of(tmp_path / "a.poems") == "network"
    assert "network place" in (place_warning(tmp_path / "a.poems") or "")


def test_a_system_that_tells_nothing_gives_no_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_places, "_MOUNTS", tmp_path / "missing")
    monkeypatch.setattr(shared_places.sys, "platform", "linux")
    assert place_warning(tmp_path / "a.poems") is None

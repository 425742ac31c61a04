"""Power cuts, played back: what the disk may hold if only what was synced had to reach it.

The shim writes down every change of a child's files. Played back up to any point, three disks are
made: nothing that was not synced; all names but no bytes that were not synced; and a random part
of the unsynced sectors, in any order. A store must be right on all of them. Only a rename reaches
the disk whole, as file systems with a journal promise: in both folders or in neither.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fault_kit.kills import Campaign, Server, Tally
from fault_kit.reading import Lost
from fault_kit.shim import (
    CUT,
    DROP_FOLDER,
    LINK,
    MAKE_FOLDER,
    NOTE,
    OPEN,
    RENAME,
    SYNC,
    UNLINK,
    WRITE,
    Step,
)

SECTOR = 512
Variant = Literal["synced only", "names but no bytes", "some sectors"]
VARIANTS: tuple[Variant, ...] = ("synced only", "names but no bytes", "some sectors")


@dataclass(slots=True, eq=False)
class File:
    """Bytes as programs see them, as the disk must hold them, and the changes in between."""

    seen: bytearray
    kept: bytes
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        """`data` is seen at `offset`."""
        _put(self.seen, offset, data)
        self.pending.append((offset, data))

    def cut(self, size: int) -> None:
        """The file is seen with `size` bytes."""
        _resize(self.seen, size)
        self.pending.append((size, None))

    def sync(self) -> None:
        """What is seen is on the disk."""
        self.kept, self.pending = bytes(self.seen), []

    def with_some_sectors(self, chance: random.Random) -> bytes:
        """What is on the disk if each unsynced sector reached it or did not."""
        held = bytearray(self.kept)
        for offset, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    _resize(held, offset)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _put(held, offset + start, data[start : start + SECTOR])
        return bytes(held)


@dataclass(slots=True, eq=False)
class Folder:
    """Names as programs see them and as the disk must hold them."""

    seen: dict[str, "File | Folder"] = field(default_factory=dict)
    kept: dict[str, "File | Folder"] = field(default_factory=dict)
    moves: list["Move"] = field(default_factory=list)

    def sync(self) -> None:
        """The names that are seen are on the disk."""
        self.kept = dict(self.seen)
        for move in self.moves:
            move.reach_disk(self)
        self.moves = []


@dataclass(frozen=True, slots=True)
class Move:
    """A rename from one folder to another that may not be on the disk yet."""

    source: Folder
    name: str
    target: Folder
    new: str
    node: "File | Folder"

    def reach_disk(self, synced: Folder) -> None:
        """The other folder's half is on the disk as well."""
        if synced is self.target and self.source.kept.get(self.name) is self.node:
            del self.source.kept[self.name]
        if synced is self.source:
            self.target.kept[self.new] = self.node


class Disk:
    """The place of one operation, played back step by step."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.root = _read(place)

    def apply(self, step: Step) -> None:
        """`step` was done."""
        if step.failed or step.kind == NOTE:
            return
        if step.path == self._place:
            if step.kind == SYNC:
                self.root.sync()
            return
        folder, name = self._find(step.path)
        if folder is None:
            return  # Outside the place, or already removed.
        node = folder.seen.get(name)
        if step.kind in (WRITE, CUT) or (step.kind == OPEN and node is not None):
            _change(node, step)
        elif step.kind == SYNC and node is not None:
            node.sync()
        else:
            self._name(folder, name, step)

    def _name(self, folder: Folder, name: str, step: Step) -> None:
        if step.kind == OPEN and step.length:
            folder.seen[name] = File(bytearray(), b"")
        elif step.kind == MAKE_FOLDER:
            folder.seen[name] = Folder()
        elif step.kind in (UNLINK, DROP_FOLDER):
            folder.seen.pop(name, None)
        elif step.kind in (RENAME, LINK) and name in folder.seen:
            to, new = self._find(step.other)
            assert to is not None
            to.seen[new] = node = folder.seen[name]
            if step.kind == RENAME:
                del folder.seen[name]
            if step.kind == RENAME and to is not folder:
                move = Move(folder, name, to, new, node)
                folder.moves.append(move)
                to.moves.append(move)

    def _find(self, path: Path) -> tuple[Folder | None, str]:
        if not path.is_relative_to(self._place) or path == self._place:
            return None, ""
        *above, name = path.relative_to(self._place).parts
        folder: Folder = self.root
        for part in above:
            node = folder.seen.get(part)
            if not isinstance(node, Folder):
                return None, ""
            folder = node
        return folder, name

    def after(self, variant: Variant, seed: int) -> dict[str, bytes | None]:
        """Relative paths and bytes after the power went; None for a folder."""
        chance = random.Random(seed)
        names = variant != "synced only" and (variant != "some sectors" or chance.random() < 0.5)
        return dict(
            _held(self.root, "", names=names, sectors=chance if "some" in variant else None)
        )


def _change(node: "File | Folder | None", step: Step) -> None:
    if not isinstance(node, File):
        return  # A file without a name any more.
    if step.kind == WRITE:
        node.write(step.offset, step.data)
    elif step.kind == CUT:
        node.cut(step.offset)
    elif step.offset:  # Opened and emptied.
        node.cut(0)


def _held(
    folder: Folder, above: str, *, names: bool, sectors: random.Random | None
) -> Iterator[tuple[str, bytes | None]]:
    for name, node in (folder.seen if names else folder.kept).items():
        path = f"{above}{name}"
        if isinstance(node, Folder):
            yield path, None
            yield from _held(node, f"{path}/", names=names, sectors=sectors)
        elif not name.endswith("-shm"):  # Shared memory: made anew by the first who opens.
            yield path, node.with_some_sectors(sectors) if sectors else node.kept


def cut_power(campaign: Campaign, server: Server, *, at_most: int | None = None) -> Tally:
    """The power goes after each step of the operation, or after `at_most` of them."""
    steps = campaign.log(server)
    tally = Tally(campaign.operation.name, "power cut after every step", len(steps))
    cuts = range(len(steps) + 1)
    chosen = set(
        cuts if at_most is None else random.Random(4).sample(cuts, min(at_most, len(cuts)))
    )
    place = campaign.fresh()
    disk = Disk(place)
    acknowledged: list[str] = []
    judged: set[int] = set()
    for number, step in enumerate([None, *steps]):
        if step is not None:
            disk.apply(step)
            acknowledged += [step.path.as_posix()] if step.kind == NOTE else []
        for variant in VARIANTS if number in chosen else ():
            held = disk.after(variant, number)
            print_of = hash((len(acknowledged), tuple(sorted(held.items(), key=lambda kv: kv[0]))))
            if print_of in judged:
                continue
            judged.add(print_of)
            tally.kills += 1
            _write(campaign.fresh(), held)
            try:
                campaign.judge(place, acknowledged)
            except Lost as loss:
                what = f"{chr(step.kind)} {step.path.name}" if step else "the beginning"
                tally.losses.append(f"{variant}, after step {number} ({what}): {loss}")
    return tally


def _write(place: Path, held: dict[str, bytes | None]) -> None:
    shutil.rmtree(place)
    place.mkdir()
    for name, data in held.items():
        if data is None:
            (place / name).mkdir()
        else:
            (place / name).write_bytes(data)
            (place / name).chmod(0o600)


def _read(place: Path) -> Folder:
    folder = Folder()
    for path in place.iterdir():
        if path.is_dir():
            folder.seen[path.name] = _read(path)
        else:
            data = path.read_bytes()
            folder.seen[path.name] = File(bytearray(data), data)
    folder.sync()
    return folder


def _put(held: bytearray, offset: int, data: bytes) -> None:
    if len(held) < offset:
        _resize(held, offset)
    held[offset : offset + len(data)] = data


def _resize(held: bytearray, size: int) -> None:
    if len(held) > size:
        del held[size:]
    else:
        held.extend(bytes(size - len(held)))

"""Comparing versions of one entry: what each side changed, as plain data for the screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, TypeGuard

Path = tuple[str, ...]
"""Keys from the outside in; the item of a list of things with ids is named by its id."""

Choice = Literal["theirs", "mine"]


class Absent(Enum):
    """That a version has nothing at a place; None is a value that JSON knows."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a version differs; `clash` if both sides changed it, and not alike."""

    path: Path
    base: object = field(repr=False)
    theirs: object = field(repr=False)
    mine: object = field(repr=False)

    @property
    def clash(self) -> bool:
        """Whether somebody must choose."""
        return not (
            same(self.base, self.theirs)
            or same(self.base, self.mine)
            or same(self.theirs, self.mine)
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Three versions of an entry: what both began from (None for nothing), theirs, and mine.

    `theirs_seq`, `theirs_author` and `theirs_at` (UTC text) tell of the saved one; saving again
    from `theirs_seq` succeeds while it is the latest.
    """

    kind: str
    entity_id: str
    base: Mapping[str, object] | None = field(repr=False)
    theirs: Mapping[str, object] | None = field(repr=False)
    mine: Mapping[str, object] = field(repr=False)
    theirs_seq: int
    theirs_author: str
    theirs_at: str

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every place that is not alike in all three, in order of path."""
        return compare(self.base or {}, self.theirs or {}, self.mine)

    def merged(self, choices: Mapping[Path, Choice]) -> dict[str, object]:
        """What one side alone changed is taken over; a clash is settled by `choices`.

        Raises:
            KeyError: if a clash has no choice.

        """
        taken = dict(self.mine)
        for one in self.differences:
            chosen: object
            if one.clash:
                chosen = one.theirs if choices[one.path] == "theirs" else one.mine
            else:
                chosen = one.mine if same(one.base, one.theirs) else one.theirs
            taken = _as_object(_with(taken, one.path, chosen))
        return taken


def compare(
    base: Mapping[str, object], theirs: Mapping[str, object], mine: Mapping[str, object]
) -> tuple[Difference, ...]:
    """Every place where the three versions are not all alike, in order of path."""
    return tuple(_compare((), base, theirs, mine))


def changes(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[tuple[Path, object, object], ...]:
    """Every place where two versions differ: path, value before, value after."""
    return tuple((one.path, one.base, one.mine) for one in compare(before, before, after))


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON: true is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if _is_list(one) and _is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _compare(path: Path, *sides: object) -> Iterator[Difference]:
    base, theirs, mine = sides
    if same(base, theirs) and same(theirs, mine):
        return
    parts = _parts(sides)
    if parts is None:
        yield Difference(path, base, theirs, mine)
        return
    for name in sorted({name for one in parts for name in one}):
        yield from _compare((*path, name), *(one.get(name, ABSENT) for one in parts))


def _parts(sides: Sequence[object]) -> list[Mapping[str, object]] | None:
    """The parts of each side by name, None if the sides are compared as wholes.

    What both sides added is compared part by part; what one side removed is one difference.
    """
    base, *changed = sides
    there = changed if base is ABSENT else list(sides)
    found = [one if isinstance(one, Mapping) else None for one in there]
    if None in found:
        found = [_by_id(one) for one in there]
    parts = [one for one in found if one is not None]
    if len(parts) < len(there):
        return None
    return [{}, *parts] if base is ABSENT else parts


def _by_id(value: object) -> Mapping[str, object] | None:
    if not _is_list(value):
        return None
    ids = [one.get("id") if isinstance(one, Mapping) else None for one in value]
    names = [one for one in ids if isinstance(one, str)]
    return dict(zip(names, value, strict=True)) if len(set(names)) == len(value) else None


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, (list, tuple))


def _with(whole: object, path: Path, value: object) -> object:
    """`whole` with `value` at `path`; intermediate objects are made where they are missing."""
    if not path:
        return value
    name, rest = path[0], path[1:]
    if _is_list(whole):
        return _list_with(whole, name, rest, value)
    inner = dict(_as_object(whole))
    changed = _with(inner.get(name, ABSENT), rest, value)
    if changed is ABSENT:
        inner.pop(name, None)
    else:
        inner[name] = changed
    return inner


def _list_with(whole: Sequence[object], name: str, rest: Path, value: object) -> list[object]:
    found: list[object] = []
    seen = False
    for one in whole:
        if isinstance(one, Mapping) and one.get("id") == name:
            seen = True
            changed = _with(one, rest, value)
            if changed is not ABSENT:
                found.append(changed)
        else:
            found.append(one)
    if not seen and value is not ABSENT:
        found.append(_with(ABSENT, rest, value))
    return found


def _as_object(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}

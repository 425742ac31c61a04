"""Two versions of one visit: what only one of them changed, and what somebody must choose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from poems_desktop.app.answer_words import NOTHING, answer_words, result_words
from poems_desktop.app.entries import shown_date
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Visit

Pick = Literal["theirs", "mine"]
Path = tuple[str, ...]
_SILENT = frozenset({"signed", "forms_digest", "id"})
_TWO_DEEP = frozenset({"answers", "results"})


class Place(Protocol):
    """One place where the versions differ."""

    @property
    def path(self) -> Path:
        """Keys from the outside in."""
        ...

    @property
    def clash(self) -> bool:
        """Whether both sides changed it, and not alike."""
        ...


class Versions(Protocol):
    """What both began from, theirs and mine; the store's comparison is one."""

    @property
    def base(self) -> Mapping[str, object] | None:
        """What both began from; None for nothing."""
        ...

    @property
    def theirs(self) -> Mapping[str, object] | None:
        """What was saved meanwhile."""
        ...

    @property
    def mine(self) -> Mapping[str, object]:
        """What is open here."""
        ...

    @property
    def theirs_seq(self) -> int:
        """The revision of theirs."""
        ...

    @property
    def theirs_author(self) -> str:
        """Who saved theirs."""
        ...

    @property
    def differences(self) -> Sequence[Place]:
        """Every place that is not alike in all three."""
        ...

    def merged(self, choices: Mapping[Path, Pick]) -> dict[str, object]:
        """One content from both, with a choice for every clash."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that differs; `clash` if somebody must choose."""

    key: str
    label: str
    base: str
    theirs: str
    mine: str
    clash: bool


def entries(versions: Versions, definitions: Definitions) -> tuple[Entry, ...]:
    """Every entry that differs, those that need a choice first."""
    sides = [_visit(side) for side in (versions.base, versions.theirs, versions.mine)]
    found: dict[str, bool] = {}
    for one in versions.differences:
        if one.path[0] not in _SILENT:
            key = _key(one.path)
            found[key] = found.get(key, False) or one.clash
    made = (_entry(key, sides, definitions, clash=clash) for key, clash in found.items())
    return tuple(sorted(made, key=lambda one: not one.clash))


def joined(versions: Versions, picks: Mapping[str, Pick]) -> Visit:
    """One visit from both: a pick by entry key for each that needs one; nothing else is lost.

    Raises:
        KeyError: if an entry that needs a choice has none.
    """
    choices = dict(_choices(versions, picks))
    return Visit.model_validate(versions.merged(choices))


def _choices(versions: Versions, picks: Mapping[str, Pick]) -> Iterator[tuple[Path, Pick]]:
    for one in versions.differences:
        if one.clash:
            silent = one.path[0] in _SILENT
            yield one.path, "mine" if silent else picks[_key(one.path)]


def _key(path: Path) -> str:
    return ".".join(path[:2] if path[0] in _TWO_DEEP else path[:1])


def _visit(content: Mapping[str, object] | None) -> Visit | None:
    return None if content is None else Visit.model_validate(content)


def _entry(
    key: str, sides: Sequence[Visit | None], definitions: Definitions, *, clash: bool
) -> Entry:
    base, theirs, mine = (_words(key, side, definitions) for side in sides)
    return Entry(key, _label(key, sides, definitions), base, theirs, mine, clash)


def _words(key: str, visit: Visit | None, definitions: Definitions) -> str:
    if visit is None:
        return tr(NOTHING)
    part, _, name = key.partition(".")
    if part == "answers":
        return answer_words(visit.answers.get(name), definitions.fields.get(name))
    if part == "results":
        found = [one for one in visit.results if one.id == name]
        return result_words(found[0], definitions) if found else tr(NOTHING)
    if part == "date":
        return shown_date(visit, "date") or tr(NOTHING)
    return str(getattr(visit, part, "") or tr(NOTHING))


def _label(key: str, sides: Sequence[Visit | None], definitions: Definitions) -> str:
    part, _, name = key.partition(".")
    if part == "results":
        tests = [one.test for side in sides if side for one in side.results if one.id == name]
        name = tests[0] if tests else name
    if part in _TWO_DEEP:
        field = definitions.fields.get(name)
        return name if field is None else tr(field.label)
    return {"date": tr("Visit date"), "label": tr("Visit label"), "note": tr("Visit note")}.get(
        part, part
    )

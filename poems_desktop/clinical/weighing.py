"""One criterion of a set: met, not met or unknown, with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from poems_desktop.clinical.facts import Facts, Observation, fact
from poems_desktop.clinical.sets import Criterion
from poems_desktop.clinical.vegf import VegfPoint, VegfWeighed
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Evidence:
    """One recorded thing that speaks for, against, or leaves open."""

    field: str
    label: str
    truth: Truth
    text: str
    date: PartialDate | None
    place: str
    """The id of the visit or of the result."""
    caution: str | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A weighed criterion.

    `note` says what a reader must know beside the state. `settled_by` lists the fields of which a
    present one could still meet it, `closed_by` those whose absence could still close it; both are
    empty where it is decided.
    """

    criterion: Criterion
    truth: Truth
    evidence: tuple[Evidence, ...]
    note: str | None
    settled_by: tuple[str, ...] = ()
    closed_by: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def weigh_members(criterion: Criterion, facts: Facts, labels: Mapping[str, str]) -> Item:
    """Weigh a criterion by its members and its group statement."""
    counting = (*criterion.members, *criterion.also)
    present = [key for key in counting if fact(facts, key).truth is Truth.TRUE]
    group = Truth.UNKNOWN if criterion.group is None else fact(facts, criterion.group).truth
    weak = [key for key in criterion.weak if fact(facts, key).truth is Truth.TRUE]
    maybe = [key for key in criterion.maybe if fact(facts, key).truth is Truth.TRUE]
    conflicts = _contradictions(criterion, present, group, facts, labels)
    if present:
        return Item(criterion, Truth.TRUE, _evidence(facts, present), None, conflicts=conflicts)
    if group is Truth.TRUE and not weak:
        stated = _evidence(facts, _given(criterion.group))
        return Item(criterion, Truth.TRUE, stated, None, conflicts=conflicts)
    if _proved_absent(criterion, facts, group, maybe):
        shown = (*_given(criterion.group), *criterion.members)
        return Item(criterion, Truth.FALSE, _evidence(facts, shown, Truth.FALSE), None)
    still = [key for key in counting if fact(facts, key).truth is Truth.UNKNOWN]
    return Item(
        criterion,
        Truth.UNKNOWN,
        _evidence(facts, criterion.fields),
        _open_note(weak, maybe, labels),
        settled_by=tuple(still) or _given(criterion.group),
        closed_by=_closing(criterion, facts),
    )


def _given(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key,)


def _closing(criterion: Criterion, facts: Facts) -> tuple[str, ...]:
    if criterion.absent_by == "statement":
        return _given(criterion.group)
    return tuple(k for k in criterion.members if fact(facts, k).truth is Truth.UNKNOWN)


def _proved_absent(
    criterion: Criterion,
    facts: Facts,
    group: Truth,
    maybe: Sequence[str],
) -> bool:
    every = criterion.absent_by == "members" and all(
        fact(facts, key).truth is Truth.FALSE for key in criterion.members
    )
    return every or (group is Truth.FALSE and not maybe)


def _open_note(
    weak: Sequence[str],
    maybe: Sequence[str],
    labels: Mapping[str, str],
) -> str | None:
    if weak:
        named = " and ".join(labels.get(key, key) for key in weak)
        return f"{named} alone never counts; another axis is needed."
    if maybe:
        named = " and ".join(labels.get(key, key) for key in maybe)
        return f"{named}: its type decides whether it counts."
    return None


def _contradictions(
    criterion: Criterion,
    present: Sequence[str],
    group: Truth,
    facts: Facts,
    labels: Mapping[str, str],
) -> tuple[str, ...]:
    if not present:
        return _parts_absent(criterion, group, facts, labels)
    denied: list[str] = []
    if group is Truth.FALSE and criterion.group is not None:
        denied.append(criterion.group)
    if criterion.also and len(criterion.members) == 1:
        denied += [key for key in criterion.members if fact(facts, key).truth is Truth.FALSE]
    if not denied:
        return ()
    no = labels.get(denied[0], denied[0])
    yes = ", ".join(labels.get(key, key) for key in present)
    return (f"{no} is recorded absent, but present is recorded for: {yes}.",)


def _parts_absent(
    criterion: Criterion,
    group: Truth,
    facts: Facts,
    labels: Mapping[str, str],
) -> tuple[str, ...]:
    members = criterion.members
    absent = all(fact(facts, key).truth is Truth.FALSE for key in members)
    if group is not Truth.TRUE or criterion.group is None or not members or not absent:
        return ()
    whole = labels.get(criterion.group, criterion.group)
    parts = ", ".join(labels.get(key, key) for key in members)
    return (f"{whole} is recorded present, but absent is recorded for: {parts}.",)


def _evidence(
    facts: Facts,
    keys: Sequence[str],
    only: Truth | None = None,
) -> tuple[Evidence, ...]:
    return tuple(
        of_observation(observation)
        for key in keys
        for observation in fact(facts, key).deciding
        if only is None or observation.truth is only
    )


def of_observation(one: Observation) -> Evidence:
    """An answer as evidence."""
    return Evidence(
        one.key, one.label, one.truth, one.text, one.date, one.visit_id, one.caution, one.cites
    )


def weigh_vegf(
    criterion: Criterion,
    weighed: VegfWeighed,
    facts: Facts,
    found: Sequence[VegfPoint],
) -> Item:
    """Weigh the VEGF criterion from what `vegf.weigh` found."""
    statement = fact(facts, criterion.group or "")
    if weighed.by_statement:
        evidence = [of_observation(one) for one in statement.deciding]
        evidence += [_of_point(point, Truth.UNKNOWN) for point in found]
    elif weighed.truth is Truth.UNKNOWN:
        evidence = [_of_point(point, Truth.UNKNOWN) for point in found]
    else:
        evidence = [_of_point(point, weighed.truth) for point in weighed.deciding]
    open_fields = () if weighed.truth is not Truth.UNKNOWN else ("vegf", *criterion.fields)
    return Item(
        criterion,
        weighed.truth,
        tuple(evidence),
        None,
        settled_by=open_fields,
        closed_by=open_fields,
        conflicts=weighed.conflicts,
    )


def _of_point(point: VegfPoint, truth: Truth) -> Evidence:
    result = point.result
    return Evidence("vegf", "VEGF", truth, point.text, result.collected, result.id, point.aside)

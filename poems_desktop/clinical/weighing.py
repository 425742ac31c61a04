"""One criterion of a set: met, not met or unknown, with its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from poems_desktop.clinical.facts import FIRST_SEEN_AFTER, Fact, Facts, fact
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.observing import Observation
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import VegfRule
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
    confidence: Confidence | None = None
    """How well what the caution says is sourced, where the rule behind it states that."""


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
    override: Override | None = None
    """The clinician's word that stands instead of what was weighed."""
    weighed: Truth | None = None
    """What was weighed, where a clinician overrode it."""


def overridden(item: Item, override: Override | None) -> Item:
    """The item with a clinician's word in place of what was weighed."""
    if override is None:
        return item
    return replace(
        item,
        truth=override.truth,
        settled_by=(),
        closed_by=(),
        override=override,
        weighed=item.truth,
    )


def weigh_members(criterion: Criterion, facts: Facts, labels: Mapping[str, str]) -> Item:
    """Weigh a criterion by its members and its group statement."""
    counting = (*criterion.members, *criterion.also)
    present = [key for key in counting if fact(facts, key).counting is Truth.TRUE]
    group = Truth.UNKNOWN if criterion.group is None else fact(facts, criterion.group).counting
    weak = [key for key in criterion.weak if fact(facts, key).truth is Truth.TRUE]
    maybe = [key for key in criterion.maybe if fact(facts, key).counting is Truth.TRUE]
    explained = [key for key in _explainable(criterion) if fact(facts, key).explained is not None]
    conflicts = (
        *_contradictions(criterion, present, group, facts, labels),
        *(
            one.conflict
            for key in counting
            for one in fact(facts, key).observations
            if one.conflict
        ),
    )
    if present or (group is Truth.TRUE and not weak and not explained):
        shown = _evidence(facts, present or _given(criterion.group))
        said = _explained_note(explained, facts, labels, Truth.TRUE)
        asked = present or _given(criterion.group)
        note = _joined(said, *_questions(asked, facts))
        return Item(criterion, Truth.TRUE, shown, note, conflicts=conflicts)
    if _proved_absent(criterion, facts, group, maybe):
        shown = _evidence(facts, (*_given(criterion.group), *criterion.members), Truth.FALSE)
        said = _explained_note(explained, facts, labels, Truth.FALSE)
        note = _joined(said, *_questions((*_given(criterion.group), *criterion.members), facts))
        return Item(criterion, Truth.FALSE, shown, note, conflicts=conflicts)
    still = [key for key in counting if fact(facts, key).counting is Truth.UNKNOWN]
    note = _joined(
        _open_note(criterion, weak, maybe, labels),
        _explained_note(explained, facts, labels, Truth.UNKNOWN),
        *_questions(counting, facts),
    )
    return Item(
        criterion,
        Truth.UNKNOWN,
        _evidence(facts, criterion.fields),
        note,
        settled_by=tuple(still) or _given(criterion.group),
        closed_by=_closing(criterion, facts),
        conflicts=conflicts,
    )


def _explained(known: Fact) -> tuple[str, ...]:
    return () if known.explained is None else (known.key,)


def _joined(*notes: str | None) -> str | None:
    return " ".join(dict.fromkeys(note for note in notes if note)) or None


def _questions(keys: Sequence[str], facts: Facts) -> Iterator[str | None]:
    """What to ask of what carries these findings, and how an absent was found out."""
    yield from (one.question for key in keys for one in fact(facts, key).deciding)
    carried = [fact(facts, key).deciding for key in keys]
    labels = [told[-1].label for told in carried if told and all(one.way_open for one in told)]
    if labels:
        yield f"Absent as stated; how was it found out? {', '.join(labels)}."


def _explainable(criterion: Criterion) -> tuple[str, ...]:
    return (*_given(criterion.group), *criterion.members, *criterion.also)


def _explained_note(
    keys: Sequence[str],
    facts: Facts,
    labels: Mapping[str, str],
    truth: Truth,
) -> str | None:
    """Who explained what by which cause, and what the criterion is without it."""
    said: list[str] = []
    causes = [(key, fact(facts, key).explained) for key in keys]
    for key, cause in ((key, cause) for key, cause in causes if cause is not None):
        why = ", ".join(part for part in (cause.reason.rstrip("."), cause.author) if part)
        label = labels.get(key, key)
        said.append(f"{label} is explained by {cause.cause}{f' ({why})' if why else ''}")
    if not said:
        return None
    it = "it" if len(said) == 1 else "them"
    tail = f"met without {it}" if truth is Truth.TRUE else f"met only with {it}"
    verb = "does" if len(said) == 1 else "do"
    return f"{' and '.join(said)} and {verb} not count: {tail}."


def _given(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key,)


def _closing(criterion: Criterion, facts: Facts) -> tuple[str, ...]:
    if criterion.absent_by == "statement":
        return _given(criterion.group)
    unknown = tuple(k for k in criterion.members if fact(facts, k).counting is Truth.UNKNOWN)
    return unknown or _given(criterion.group)


def _proved_absent(
    criterion: Criterion,
    facts: Facts,
    group: Truth,
    maybe: Sequence[str],
) -> bool:
    if group is Truth.TRUE:
        return False  # a statement that something reopened is never turned around
    every = criterion.absent_by == "members" and all(
        fact(facts, key).counting is Truth.FALSE for key in criterion.members
    )
    return every or (group is Truth.FALSE and not maybe)


def _open_note(
    criterion: Criterion,
    weak: Sequence[str],
    maybe: Sequence[str],
    labels: Mapping[str, str],
) -> str | None:
    if weak:
        named = " and ".join(labels.get(key, key) for key in weak)
        if criterion.weak_note is not None:
            return f"{named}: {criterion.weak_note}"
        if len(weak) > 1:
            return (
                f"{named} alone never counts; another axis is needed. Together they do not count "
                "either by the strict reading; a clinician may override it with a reason."
            )
        return f"{named} alone never counts; another axis is needed."
    if maybe:
        named = " and ".join(labels.get(key, key) for key in maybe)
        return f"{named}: {criterion.maybe_note or 'its type decides whether it counts.'}"
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
        denied += [key for key in criterion.members if fact(facts, key).admitted is Truth.FALSE]
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
    absent = all(fact(facts, key).admitted is Truth.FALSE for key in members)
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
    return tuple(one for key in keys for one in of_fact(fact(facts, key), only))


def of_fact(known: Fact, only: Truth | None = None) -> tuple[Evidence, ...]:
    """What decides a finding as evidence, and what cannot count; with the words where it is late.

    `only` leaves out what neither has this truth nor is shown without counting.
    """
    late = known.first_seen_after
    return tuple(
        of_observation(one, late=late)
        for one in known.deciding
        if only is None or one.truth is only or one.aside or one.explained is not None
    )


def of_observation(one: Observation, *, late: bool = False) -> Evidence:
    """An answer as evidence; what cannot count speaks neither for nor against."""
    truth = one.truth if one.explained is None and not one.aside else Truth.UNKNOWN
    first = late and one.truth is Truth.TRUE and not one.aside
    text = f"{one.text}, {FIRST_SEEN_AFTER}" if first else one.text
    return Evidence(
        one.key,
        one.label,
        truth,
        text,
        one.date,
        one.visit_id,
        one.caution,
        one.cites,
        one.confidence,
    )


def weigh_vegf(  # noqa: PLR0913 - what was found, and how it is to be read
    criterion: Criterion,
    weighed: VegfWeighed,
    facts: Facts,
    found: Sequence[VegfPoint],
    labels: Mapping[str, str],
    rule: VegfRule,
) -> Item:
    """Weigh the VEGF criterion from what `vegf_modes.weigh` found."""
    statement = fact(facts, criterion.group or "")
    if criterion.vegf_mode != "any":
        found = [point for point in found if point.treated is not Truth.TRUE]
    if weighed.by_statement:
        evidence = list(of_fact(statement))
        evidence += [_of_point(point, Truth.UNKNOWN) for point in found]
    elif weighed.truth is Truth.UNKNOWN:
        evidence = [_of_point(point, Truth.UNKNOWN) for point in found]
    else:
        evidence = [_of_point(point, weighed.truth) for point in weighed.deciding]
    if not weighed.by_statement and criterion.group in _vegf_fields(criterion, rule):
        evidence += [of_observation(one) for one in statement.observations if one.aside]
    note = weighed.note
    if weighed.by_statement:
        said = _explained_note(_explained(statement), facts, labels, weighed.truth)
        note = _joined(note, said, *_questions(_given(criterion.group), facts))
    open_fields = _vegf_fields(criterion, rule) if weighed.truth is Truth.UNKNOWN else ()
    return Item(
        criterion,
        weighed.truth,
        tuple(evidence),
        note,
        settled_by=open_fields,
        closed_by=open_fields,
        conflicts=weighed.conflicts,
    )


def _vegf_fields(criterion: Criterion, rule: VegfRule) -> tuple[str, ...]:
    """The fields that could decide it: by the mode a statement, a number, or either.

    Under the `published` rule a statement decides nothing where a number could.
    """
    if criterion.vegf_mode == "any" and rule == "published":
        return ("vegf",)
    by_mode = {"any": ("vegf", *criterion.fields), "statement": criterion.fields}
    return by_mode.get(criterion.vegf_mode, ("vegf",))


def _of_point(point: VegfPoint, truth: Truth) -> Evidence:
    result = point.result
    return Evidence("vegf", "VEGF", truth, point.text, result.collected, result.id, point.aside)

"""The words for states and verdicts, once for screen, paper and terminal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from poems_desktop.clinical import grades
from poems_desktop.clinical.assessment import Assessment, LimbResult, SetResult
from poems_desktop.clinical.weighing import Evidence, Item
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

VERDICT = {
    Truth.TRUE: marked("Criteria met"),
    Truth.FALSE: marked("Not met"),
    Truth.UNKNOWN: marked("Not yet known"),
}
ITEM = {
    Truth.TRUE: marked("Met"),
    Truth.FALSE: marked("Not met"),
    Truth.UNKNOWN: marked("Not yet known"),
}
_MOST_NAMED = 2
_MOST_TIMES = 3
SUPPORTS = marked("Supports, and does not replace, clinical judgment. It does not diagnose.")
EXPLAINED = marked("Present, but explained by another cause: it does not count.")
"""Of a finding as recorded at one visit; `Fact.counting` decides over all visits."""


def headline(result: SetResult) -> str:
    """`Not yet known`, `Criteria met` or `Not met`."""
    return VERDICT[result.truth]


def tally(result: SetResult) -> str:
    """`3 of 4`: how many of the lettered conditions asked for are met."""
    return f"{result.limbs_met} of {len(result.asked)}"


def subline(result: SetResult) -> str:
    """What decides the verdict, or what is open; a sentence that never says "not POEMS".

    The grade, evidence that carries two limbs, and every override are said in the same line.
    """
    parts = [*_deciding(result), *_uncounted(result), *shared_lines(result)]
    return " ".join((*parts, *override_lines(result)))


def _deciding(result: SetResult) -> tuple[str, ...]:
    if result.truth is Truth.TRUE:
        met = f"Met by {', '.join(_limb(limb) for limb in result.asked)}."
        return (*_grade(result), met)
    tallied = f"{tally(result)} conditions met."
    failed = [limb for limb in result.asked if limb.truth is Truth.FALSE]
    if failed:
        names = "; ".join(_failed(limb) for limb in failed)
        return (tallied, f"Deciding: {names}. This does not exclude the disease.")
    still_open = [limb.limb.id for limb in result.asked if limb.truth is Truth.UNKNOWN]
    verb = "is" if len(still_open) == 1 else "are"
    return (tallied, f"{_and(still_open)} {verb} open, not refuted.")


def _grade(result: SetResult) -> tuple[str, ...]:
    """`Probable (all 3 ...).`: the grade reached, with what it asks for."""
    grade = result.grade
    if grade is None:
        return ()
    title = f"{grade.title[0].upper()}{grade.title[1:]}"
    return (f"{title} ({grades.in_words(result.criteria_set, grade)}).",)


def _uncounted(result: SetResult) -> tuple[str, ...]:
    grade = grades.reached_without_counting(result.grades)
    if grade is None or result.truth is Truth.TRUE:
        return ()
    return (f"The grade {grade.title} is reached; this set does not count it as met.",)


def shared_lines(result: SetResult) -> tuple[str, ...]:
    """Evidence that carries two limbs, each with the verdict without it."""
    return tuple(f"{one.text} Without it: {ITEM[after].lower()}." for one, after in result.shared)


def override_lines(result: SetResult) -> tuple[str, ...]:
    """`Endocrinopathy met: overridden by Dr. Ada because ...`, for each override."""
    return tuple(f"{item.criterion.label} {override_line(item)}" for item in result.overrides)


def override_line(item: Item) -> str:
    """`met: overridden by Dr. Ada because ... (weighed as not yet known).`; empty without one."""
    if item.override is None or item.weighed is None:
        return ""
    weighed = ITEM[item.weighed].lower()
    return f"{ITEM[item.truth].lower()}: {item.override.because} (weighed as {weighed})."


def _failed(limb: LimbResult) -> str:
    """`B monoclonal plasma cell disorder`; with the criteria in question where some are met."""
    name = f"{limb.limb.id} {_inside(limb.limb.title)}"
    if limb.limb.none_of or limb.needed == 1:
        return name
    lacking = [item.criterion.label for item in limb.items if item.truth is Truth.FALSE]
    return f"{name} ({limb.needed} needed; not met: {', '.join(lacking)})"


def _limb(limb: LimbResult) -> str:
    """`A`, `C (elevated VEGF)`, `D (5 of 6)`: a condition and what met it."""
    if len(limb.items) == 1:
        return limb.limb.id
    labels = [item.criterion.label for item in limb.items if item.truth is Truth.TRUE]
    few = len(labels) <= _MOST_NAMED
    named = " and ".join(labels) if few else f"{len(labels)} of {len(limb.items)}"
    return f"{limb.limb.id} ({named})"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def evidence_line(evidence: Evidence) -> str:
    """`Thrombocytosis present · 13-Aug-2025`."""
    when = f" · {show_date(evidence.date)}" if evidence.date is not None else ""
    if evidence.field == "vegf":
        return f"{evidence.text}{when}{', set aside' if evidence.caution else ''}"
    return f"{evidence.label} {evidence.text}{when}"


def evidence_lines(evidence: Iterable[Evidence], most: int | None = None) -> tuple[str, ...]:
    """A line each; what was found the same more than a few times stands once, with its dates.

    Of more lines than `most` those that decide are told before those that do not, later ones before
    earlier ones, and how many entries they leave out. A line keeps its place among the others.
    """
    alike: dict[tuple[str, str, bool], list[Evidence]] = {}
    for one in evidence:
        alike.setdefault((one.label, one.text, one.caution is None), []).append(one)
    found = [told for some in alike.values() for told in _told(some)]
    if most is None or len(found) <= most:
        return tuple(line for line, _ in found)
    by_weight = sorted(range(len(found)), key=lambda at: _weight(found[at][1]))
    kept = sorted(by_weight[-most:])
    left = sum(len(found[at][1]) for at in by_weight[:-most])
    entries = "entry" if left == 1 else "entries"
    return (f"{left} more {entries}", *(found[at][0] for at in kept))


def _weight(told: Sequence[Evidence]) -> tuple[bool, date]:
    """What speaks for or against, then the latest, is left out last."""
    days = (one.date.latest for one in told if one.date is not None)
    return any(one.truth is not Truth.UNKNOWN for one in told), max(days, default=date.min)


def _told(alike: Sequence[Evidence]) -> Iterator[tuple[str, Sequence[Evidence]]]:
    """The lines for one finding said the same again and again, each with what it says."""
    if len(alike) <= _MOST_TIMES:
        yield from ((evidence_line(one), (one,)) for one in alike)
        return
    line = evidence_line(replace(alike[0], date=None))
    dates = sorted((one.date for one in alike if one.date is not None), key=_earliest)
    times = f"{len(alike)} times"
    if not dates:
        yield f"{line}, {times}", alike
        return
    undated = f", {len(alike) - len(dates)} undated" if len(dates) < len(alike) else ""
    first, last = show_date(dates[0]), show_date(dates[-1])
    yield f"{line} · {times}, first {first}, last {last}{undated}", alike


def _earliest(day: PartialDate) -> date:
    return day.earliest


def item_lines(item: Item, most: int | None = None) -> tuple[str, ...]:
    """The evidence of a criterion in reading order, or that nothing was assessed.

    At most `most` lines of evidence, where that is given.

    Where it is open, plain absents are counted ("2 of 6 assessed"); what needs a reader's eye, such
    as an inadequate method or a value that is set aside, is said in full.
    """
    said = override_line(item)
    word = (f"{said[0].upper()}{said[1:]}",) if said else ()
    if item.truth is not Truth.UNKNOWN:
        note = (item.note,) if item.note else ()
        return (*word, *evidence_lines(item.evidence, most), *note)
    telling = [
        one
        for one in item.evidence
        if one.truth is Truth.TRUE or one.field == "vegf" or one.text != "not assessed"
        if one.truth is not Truth.FALSE
    ]
    lines = list(evidence_lines(telling, most))
    counting = {*item.criterion.members, *item.criterion.also}
    looked = {one.field for one in item.evidence if one.truth is Truth.FALSE} & counting
    if looked:
        lines.append(f"{len(looked)} of {len(counting)} assessed, absent")
    if item.note:
        lines.append(item.note)
    if not lines and any(one.text != "not assessed" for one in item.evidence):
        return (marked("Recorded, but nothing that counts"),)
    return tuple(lines) or (marked("Not assessed"),)


def brief(item: Item) -> str:
    """The evidence in a few words: `splenomegaly`, `3 present`, `2 of 6 assessed`."""
    labels = list(dict.fromkeys(one.label for one in item.evidence if one.truth is Truth.TRUE))
    counting = {*item.criterion.members, *item.criterion.also}
    looked = {one.field for one in item.evidence if one.truth is Truth.FALSE} & counting
    if item.override is not None:
        return marked("overridden")
    if item.truth is Truth.TRUE:
        return _inside(labels[0]) if len(labels) == 1 else f"{len(labels)} present"
    if item.truth is Truth.FALSE:
        return marked("absent")
    return f"{len(looked)} of {len(counting)} assessed" if looked else marked("not assessed")


def _inside(label: str) -> str:
    """A label inside a sentence: `Splenomegaly` loses its capital, `VEGF` keeps it."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def settle_lines(assessment: Assessment, result: SetResult | None = None) -> tuple[str, ...]:
    """What would settle a set (the main one), least burdensome first: the text of each option."""
    result = result or assessment.main
    if result.truth is not Truth.UNKNOWN:
        return ()
    criteria = {item.criterion.id: item.criterion for item in result.items}
    options = result.by_burden.met
    vegf = criteria.get("vegf")
    by_number = vegf is not None and vegf.vegf_mode != "statement"
    vegf_open = by_number and any("vegf" in names for names in options)
    clarify = assessment.clarify_vegf if vegf_open else ()
    return tuple(dict.fromkeys((*clarify, *_tests(options, result))))


def close_lines(result: SetResult) -> tuple[str, ...]:
    """What could make a set not met, least burdensome first: tests that would have to be absent."""
    return tuple(dict.fromkeys(_tests(result.by_burden.not_met, result)))


def _tests(options: Iterable[frozenset[str]], result: SetResult) -> Iterator[str]:
    for names in options:
        ordered = [item.criterion for item in result.items if item.criterion.id in names]
        yield "; ".join(criterion.settle for criterion in ordered)

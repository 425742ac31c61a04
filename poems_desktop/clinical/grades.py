"""The grades of a set, such as definite and probable: which are reached, and which one is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from poems_desktop.clinical.sets import CriteriaSet, Grade
from poems_desktop.core.evaluate import Known, truth_of
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class GradeResult:
    """A grade and whether it is reached."""

    grade: Grade
    truth: Truth


def weigh_grades(criteria_set: CriteriaSet, known: Known) -> tuple[GradeResult, ...]:
    """Every grade of a set that has grades, strongest first; empty for a set without."""
    if not criteria_set.lesser:
        return ()
    return tuple(
        GradeResult(grade, truth_of(criteria_set.tree(grade), known))
        for grade in criteria_set.grades
    )


def reached(results: tuple[GradeResult, ...]) -> Grade | None:
    """The strongest counting grade that is surely reached."""
    met = (one.grade for one in results if one.grade.counts and one.truth is Truth.TRUE)
    return next(met, None)


def reached_without_counting(results: tuple[GradeResult, ...]) -> Grade | None:
    """The strongest grade that is reached but that the set does not count."""
    met = (one.grade for one in results if not one.grade.counts and one.truth is Truth.TRUE)
    return next(met, None)


def in_words(criteria_set: CriteriaSet, grade: Grade) -> str:
    """What a grade asks for: `at least 2 of 3 major criteria, at least 1 of 8 minor criteria`."""
    parts: list[str] = []
    for limb in criteria_set.limb:
        needed, size = grade.needed(limb), len(limb.criteria)
        if limb.none_of:
            parts.append(f"no {limb.title.lower()}")
        elif needed and size == 1:
            parts.append(_inside(limb.title))
        elif needed:
            count = f"all {size}" if needed == size else f"at least {needed} of {size}"
            parts.append(f"{count} {_inside(limb.title)}")
    return ", ".join(parts)


def _inside(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def by_id(results: tuple[GradeResult, ...]) -> Mapping[str, Truth]:
    """Every grade's truth by its id."""
    return {one.grade.id: one.truth for one in results}

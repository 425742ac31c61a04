"""The ONLS graded from the single answers of one visit; answers of two days are never mixed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField
from poems_desktop.clinical.interpret.course import Course, choice, when
from poems_desktop.clinical.interpret.onls import (
    ArmAnswers,
    LegAnswers,
    Support,
    TaskAnswer,
    arm_grade,
    leg_grade,
    onls,
    onls_total,
)
from poems_desktop.clinical.interpret.ranges import difference, show_range
from poems_desktop.clinical.interpret.scales import OnlsRules
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.record import Visit
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth

TASKS = ("onls_hair", "onls_key", "onls_cutlery", "onls_buttons", "onls_dressing")
SUPPORT = "onls_support"
_ARMS: Mapping[str, str] = {
    "both_arms": "onls_both_arms",
    "purposeful": "onls_arm_movement",
    "symptoms": "onls_arm_symptoms",
}
_LEGS: Mapping[str, str] = {
    "running_or_stairs_affected": "onls_running_stairs",
    "walking_affected": "onls_walking",
    "gait_abnormal": "onls_gait",
    "walks_1_m_with_one": "onls_one_meter",
    "purposeful": "onls_leg_movement",
    "support_for_other_reason": "onls_support_other",
}
FIELDS = (*TASKS, *_ARMS.values(), SUPPORT, *_LEGS.values())
_GRADED = ("onls_arm", "onls_leg", "onls_total")
_SAID: Mapping[str | None, bool] = {"yes": True, "no": False}
_TASK: Mapping[str | None, TaskAnswer] = {
    "not_affected": "not_affected",
    "affected": "affected",
    "prevented": "prevented",
    "not_tried": "not_tried",
}
_SUPPORT: Mapping[str | None, Support] = {
    "none": "none",
    "one": "one",
    "two": "two",
    "wheelchair": "wheelchair",
}


def onls_of_answers(course: Course, rules: OnlsRules) -> tuple[Interpretation, ...]:
    """Arms, legs and total from the newest visit with an answer; nothing where there is none.

    A score that the same visit holds as graded, and that the answers do not lead to, is said.
    """
    visit = _newest(course)
    if visit is None:
        return ()
    tasks = tuple(_TASK.get(choice(visit, key)) for key in TASKS)
    support = _SUPPORT.get(choice(visit, SUPPORT))
    arms = ArmAnswers(tasks=tasks, **_answers(visit, _ARMS))
    legs = LegAnswers(support=support, **_answers(visit, _LEGS))
    found = onls(arms, legs, rules, _inputs(visit, course.definitions))
    grades = (arm_grade(arms), leg_grade(legs), onls_total(arm_grade(arms), leg_grade(legs)))
    return tuple(
        replace(one, cautions=(*one.cautions, *_differing(visit, test, grade)))
        for one, test, grade in zip(found, _GRADED, grades, strict=True)
    )


def _differing(visit: Visit, test: str, grade: Interval) -> Iterator[str]:
    for result in visit.results:
        score = result.interval if result.test == test else None
        if score is not None and _apart(score, grade):
            yield (
                f"This visit also holds the score {show_range(score)}, which the answers do not "
                "lead to: one of them needs correction."
            )


def _apart(score: Interval, grade: Interval) -> bool:
    """Whether no number can be both."""
    moved = difference(score, grade)
    return Truth.TRUE in {moved.above(Decimal(0)), moved.below(Decimal(0))}


def _newest(course: Course) -> Visit | None:
    """Of visits on one day, the one that the record lists last."""
    answered = [v for v in course.seen if any(choice(v, key) is not None for key in FIELDS)]
    return max(reversed(answered), key=when, default=None)


def _answers(visit: Visit, keys: Mapping[str, str]) -> dict[str, bool | None]:
    return {name: _SAID.get(choice(visit, key)) for name, key in keys.items()}


def _inputs(visit: Visit, definitions: Definitions) -> tuple[Input, ...]:
    given = ((key, choice(visit, key)) for key in FIELDS)
    return tuple(
        Input(definitions.fields[key].label, _words(key, value, definitions), visit.date, visit.id)
        for key, value in given
        if value is not None
    )


def _words(key: str, value: str, definitions: Definitions) -> str:
    field = definitions.fields[key]
    options = field.options if isinstance(field, ChoiceField) else ()
    return next((one.label.lower() for one in options if one.value == value), value)

"""ONLS grades from answers: a graded decision for arms and legs, never a sum of ticks."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Annotated, Literal, assert_never

from pydantic import Field

from poems_desktop.clinical.interpret.ranges import show_range
from poems_desktop.clinical.interpret.scales import OnlsRules
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.interval import Interval

Task = Literal["not_affected", "affected", "prevented"]
TaskAnswer = Literal["not_affected", "affected", "prevented", "not_tried"] | None
Support = Literal["none", "one", "two", "wheelchair"]
_TASKS: tuple[Task, ...] = ("not_affected", "affected", "prevented")
_SUPPORTS: tuple[Support, ...] = ("none", "one", "two", "wheelchair")
_EITHER = (False, True)
TASK_COUNT = 5


class ArmAnswers(Model):
    """Answers on the arms; None is not known, and a task that was not tried is not prevented."""

    tasks: Annotated[
        tuple[TaskAnswer, ...], Field(min_length=TASK_COUNT, max_length=TASK_COUNT)
    ] = (None,) * TASK_COUNT
    """Hair, key, cutlery, buttons or zips, dressing the upper body."""
    both_arms: bool | None = None
    """Whether every task is prevented in both arms."""
    purposeful: bool | None = None
    """Whether any useful movement of hands or arms remains."""
    symptoms: bool | None = None


class LegAnswers(Model):
    """Answers on the legs; None is not known."""

    running_or_stairs_affected: bool | None = None
    walking_affected: bool | None = None
    gait_abnormal: bool | None = None
    support: Support | None = None
    """What is needed for about 10 meters; an ankle-foot orthosis is not counted."""
    walks_1_m_with_one: bool | None = None
    purposeful: bool | None = None
    support_for_other_reason: bool | None = None
    """Whether the aid is needed for another cause than the neuropathy."""


def arm_grade(answers: ArmAnswers) -> Interval:
    """All grades 0 to 5 that the answers leave open, as an interval."""
    tasks = [_TASKS if one in {None, "not_tried"} else (one,) for one in answers.tasks]
    found = {
        _arm(chosen, both, purposeful, symptoms)
        for chosen in product(*tasks)
        for both in _either(answers.both_arms)
        for purposeful in _either(answers.purposeful)
        for symptoms in _either(answers.symptoms)
    }
    return Interval(Decimal(min(found)), Decimal(max(found)))


def _either(known: bool | None) -> tuple[bool, ...]:  # noqa: FBT001 - yes, no or not known
    return _EITHER if known is None else (known,)


def _arm(tasks: tuple[object, ...], both: bool, purposeful: bool, symptoms: bool) -> int:  # noqa: FBT001
    if all(one == "prevented" for one in tasks):
        if not purposeful:
            return 5
        return 4 if both else 3
    if "prevented" in tasks:
        return 3
    if "affected" in tasks:
        return 2
    return 1 if symptoms else 0


def leg_grade(answers: LegAnswers) -> Interval:
    """All grades 0 to 7 that the answers leave open, as an interval.

    An aid that is needed for another reason does not raise the grade by itself: the grade then
    runs from what it would be without the aid to what was observed.
    """
    supports = _SUPPORTS if answers.support is None else (answers.support,)
    if answers.support_for_other_reason is True:
        supports = (*supports, "none")
    found = {
        _leg(support, limits, gait, walks, purposeful)
        for support in supports
        for limits in _limited(answers)
        for gait in _either(answers.gait_abnormal)
        for walks in _either(answers.walks_1_m_with_one)
        for purposeful in _either(answers.purposeful)
    }
    return Interval(Decimal(min(found)), Decimal(max(found)))


def _limited(answers: LegAnswers) -> tuple[bool, ...]:
    parts = (answers.running_or_stairs_affected, answers.walking_affected)
    if True in parts:
        return (True,)
    return _EITHER if None in parts else (False,)


def _leg(support: Support, limited: bool, gait: bool, walks: bool, purposeful: bool) -> int:  # noqa: FBT001
    match support:
        case "wheelchair":
            if walks:
                return 5
            return 6 if purposeful else 7
        case "two":
            return 4
        case "one":
            return 3
        case "none":
            if gait:
                return 2
            return 1 if limited else 0
        case _:
            assert_never(support)


def onls_total(arm: Interval, leg: Interval) -> Interval:
    """Arms plus legs, 0 to 12.

    Raises:
        ValueError: for a grade without bounds.
    """
    if arm.low is None or arm.high is None or leg.low is None or leg.high is None:
        message = "an ONLS grade has bounds"
        raise ValueError(message)
    return Interval(arm.low + leg.low, arm.high + leg.high)


def onls(
    arms: ArmAnswers,
    legs: LegAnswers,
    rules: OnlsRules,
    answers: tuple[Input, ...] = (),
) -> tuple[Interpretation, ...]:
    """Arm grade, leg grade and total, each an interval where answers are missing.

    `answers` are what the arms and legs were read from, told with the total.
    """
    arm, leg = arm_grade(arms), leg_grade(legs)
    return (
        _reading("arms", arm, rules, tuple(_arm_cautions(arms))),
        _reading("legs", leg, rules, tuple(_leg_cautions(legs))),
        _reading("total", onls_total(arm, leg), rules, (), answers),
    )


def _reading(
    part: str,
    grade: Interval,
    rules: OnlsRules,
    cautions: tuple[str, ...],
    answers: tuple[Input, ...] = (),
) -> Interpretation:
    by_part = {"arms": rules.arm_rule, "legs": rules.leg_rule}
    return Interpretation(
        id=f"scale.onls_{part}",
        title=f"ONLS, {part}",
        value=show_range(grade),
        truth=None,
        inputs=(Input("Grades left open by the answers", show_range(grade)), *answers),
        rule=by_part.get(part, "Arms plus legs."),
        cites=rules.cites,
        confidence=rules.confidence,
        cautions=("Higher is worse. Grades not yet confirmed from the paper.", *cautions),
        missing=() if grade.exact is not None else ("The answers that are not known.",),
    )


def _arm_cautions(answers: ArmAnswers) -> Iterator[str]:
    if "not_tried" in answers.tasks:
        yield "A task that was not tried counts as not known, not as prevented."
    if answers.purposeful is False and set(answers.tasks) & {"not_affected", "affected"}:
        yield "No useful movement, yet a task can be done: one answer needs correction."


def _leg_cautions(answers: LegAnswers) -> Iterator[str]:
    if answers.support_for_other_reason is True:
        yield "The aid is needed for another reason; the grade of the neuropathy is a range."
    if answers.support in {"one", "two", "wheelchair"} and answers.support_for_other_reason is None:
        yield "Ask whether the aid is needed for another reason, such as stroke or arthritis."

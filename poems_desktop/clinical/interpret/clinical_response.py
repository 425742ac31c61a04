"""Clinical response, organ by organ; never one sum, and nerves are not judged too early."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from poems_desktop.clinical.interpret.response_template import (
    OrganRule,
    ResponseTemplate,
    Timing,
)
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, all_of

Direction = Literal["improved", "stable", "worse"]
NEUROPATHY = "polyneuropathy"


@dataclass(frozen=True, slots=True)
class OrganChange:
    """What became of one organ or sign since before treatment; None is not known."""

    key: str
    label: str
    change: Direction | None
    adequately_assessed: bool = True


def clinical_response(
    changes: Sequence[OrganChange],
    months_since_start: int | None,
    template: ResponseTemplate,
    timing: Timing,
) -> Interpretation:
    """Each organ with its own direction. The truth is None: organs are not put together."""
    unknown = tuple(one.label for one in changes if _direction(one) is None)
    value = " ".join(_lines(changes)) or "Not evaluable: no organ was compared."
    return Interpretation(
        id="response.clinical",
        title="Clinical response",
        value=value,
        truth=None,
        inputs=tuple(Input(one.label, _direction(one) or "not known") for one in changes),
        rule="Each organ is listed by itself; improvement in one does not cancel another.",
        cites=(*template.cites, *timing.cites),
        confidence=timing.confidence,
        cautions=tuple(_too_early(changes, months_since_start, timing)),
        missing=unknown or (() if changes else ("The organs affected before treatment.",)),
    )


def _direction(change: OrganChange) -> Direction | None:
    return change.change if change.adequately_assessed else None


def _lines(changes: Sequence[OrganChange]) -> Iterator[str]:
    for word, direction in (("Worse", "worse"), ("Improved", "improved"), ("Stable", "stable")):
        labels = [one.label for one in changes if _direction(one) == direction]
        if labels:
            yield f"{word}: {', '.join(labels)}."


def _too_early(
    changes: Sequence[OrganChange],
    months: int | None,
    timing: Timing,
) -> Iterator[str]:
    nerves = [one for one in changes if one.key == NEUROPATHY]
    if not any(_direction(one) in {"stable", "worse"} for one in nerves):
        return
    if months is None:
        yield (
            "How long ago treatment began is not known; do not call neuropathy a failure before "
            f"{timing.neurologic_failure_words} months."
        )
    elif months < timing.neurologic_failure_months:
        yield (
            f"{months} months after treatment began: too early to call neuropathy a failure, "
            f"before {timing.neurologic_failure_words} months. {timing.text}"
        )


def organ_measure(
    rule: OrganRule,
    before: Interval | None,
    now: Interval | None,
    template: ResponseTemplate,
) -> Interpretation:
    """Whether a measure crossed its limit; not evaluable where it began on the good side."""
    began = _on_good_side(rule, before).negated
    ended = _on_good_side(rule, now)
    truth = Truth.UNKNOWN if began is Truth.FALSE else all_of([began, ended])
    words = {
        Truth.TRUE: "Improved by the template.",
        Truth.FALSE: "Not improved by the template.",
        Truth.UNKNOWN: "Not known.",
    }
    value = words[truth]
    if began is Truth.FALSE:
        value = "Not evaluable: it was not abnormal enough before treatment."
    missing = [
        f"{rule.label} {when}."
        for when, part in (("before treatment", before), ("now", now))
        if part is None
    ]
    return Interpretation(
        id=f"response.organ.{rule.id}",
        title=f"Response of {rule.label}",
        value=value,
        truth=truth,
        inputs=(),
        rule=_rule(rule),
        cites=rule.cites,
        confidence=rule.confidence,
        cautions=(template.mark,),
        missing=tuple(missing),
    )


def _on_good_side(rule: OrganRule, value: Interval | None) -> Truth:
    if value is None:
        return Truth.UNKNOWN
    if rule.good_side == "below":
        return value.below(rule.limit)
    return value.at_or_above(rule.limit)


def _rule(rule: OrganRule) -> str:
    limit = show_number(rule.limit)
    if rule.good_side == "below":
        return f"{rule.label} from {limit} or more to below {limit}."
    return f"{rule.label} from below {limit} to {limit} or more."

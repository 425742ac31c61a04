"""What VEGF after treatment says: response against the laboratory's own limit, rises, relapse."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poems_desktop.clinical.interpret.operating_points import FollowUp, OperatingPoints
from poems_desktop.clinical.interpret.ranges import show_change
from poems_desktop.clinical.interpret.response_template import ResponseTemplate
from poems_desktop.clinical.interpret.vegf_baseline import Series, fall
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.vegf import MULTIPLE, VegfPoint
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, all_of

_MONTHS = 12
_PAIR = 2


def months_between(start: date, end: date) -> int:
    """Whole months from `start` to `end`; negative where `end` is earlier."""
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    return months if end.day >= start.day else months - 1


def normal(point: VegfPoint) -> Truth:
    """At or below the upper limit of the laboratory that reported it; UNKNOWN without that limit.

    No published cut-off is used in its place.
    """
    result = point.result
    limit = Decimal(1) if result.unit == MULTIPLE else result.ref_upper
    if limit is None or result.interval is None:
        return Truth.UNKNOWN
    return result.interval.at_or_below(limit)


def clearly_raised(point: VegfPoint, times: Decimal) -> Truth:
    """More than `times` the upper limit of the laboratory that reported it."""
    result = point.result
    limit = Decimal(1) if result.unit == MULTIPLE else result.ref_upper
    if limit is None or result.interval is None:
        return Truth.UNKNOWN
    return result.interval.above(limit * times)


def response(
    series: Series,
    began: PartialDate | None,
    template: ResponseTemplate,
    table: OperatingPoints,
) -> Interpretation:
    """Complete, partial or no VEGF response of one series, or why it is not evaluable.

    The truth answers: is there at least a partial response.
    """
    baseline, latest = series.baseline, series.latest
    if baseline is None or latest is None:
        what = "before treatment" if baseline is None else "after treatment began"
        return _response(
            series,
            template,
            "Not evaluable.",
            Truth.UNKNOWN,
            missing=(f"A comparable result from {what}.",),
        )
    raised = clearly_raised(baseline, template.vegf.baseline_times_upper_limit)
    if raised is not Truth.TRUE:
        return _not_evaluable(series, template, raised)
    return _evaluated(series, _Pair(baseline, latest), began, template, table.follow_up)


@dataclass(frozen=True, slots=True)
class _Pair:
    before: VegfPoint
    after: VegfPoint


def _not_evaluable(series: Series, template: ResponseTemplate, raised: Truth) -> Interpretation:
    times = show_number(template.vegf.baseline_times_upper_limit)
    if raised is Truth.FALSE:
        text = f"Not evaluable: the baseline was not more than {times} times the laboratory's limit"
        return _response(series, template, f"{text}.", Truth.UNKNOWN)
    return _response(
        series,
        template,
        "Not evaluable.",
        Truth.UNKNOWN,
        missing=("The laboratory's upper limit for the baseline, and a value that is no bound.",),
    )


def _evaluated(
    series: Series,
    pair: _Pair,
    began: PartialDate | None,
    template: ResponseTemplate,
    follow_up: FollowUp,
) -> Interpretation:
    moved = fall(pair.before, pair.after)
    enough = Truth.UNKNOWN if moved is None else moved.at_or_above(template.vegf.partial_fall)
    complete = normal(pair.after)
    missing: tuple[str, ...] = ()
    if complete is Truth.UNKNOWN:
        missing = ("The laboratory's upper limit for the latest result, or a closer value.",)
    if complete is Truth.TRUE:
        value, truth = "Complete: VEGF is within the laboratory's limit", Truth.TRUE
    elif enough is Truth.TRUE and complete is Truth.FALSE:
        value, truth = "Partial", Truth.TRUE
    elif enough is Truth.TRUE:
        value, truth = "At least partial; complete is not known", Truth.TRUE
    elif enough is Truth.FALSE and complete is Truth.FALSE:
        value, truth = _none_yet(pair.after, began, follow_up)
    else:
        value, truth = "Not known", Truth.UNKNOWN
        missing = missing or ("Values that are no bounds.",)
    change = "" if moved is None else f"; VEGF {show_change(moved)}"
    return _response(series, template, f"{value}{change}.", truth, missing=missing)


def _none_yet(
    latest: VegfPoint,
    began: PartialDate | None,
    follow_up: FollowUp,
) -> tuple[str, Truth]:
    collected = latest.result.collected
    plateau = show_number(follow_up.plateau_months)
    if began is None or collected is None:
        return f"No partial response; VEGF may fall for {plateau} months", Truth.UNKNOWN
    if months_between(began.latest, collected.earliest) < follow_up.plateau_months:
        text = f"Too early to judge: VEGF falls until about {plateau} months after treatment began"
        return text, Truth.UNKNOWN
    return "No response", Truth.FALSE


def _response(
    series: Series,
    template: ResponseTemplate,
    value: str,
    truth: Truth,
    missing: tuple[str, ...] = (),
) -> Interpretation:
    rules = template.vegf
    return Interpretation(
        id=f"response.vegf.{series.specimen}.{series.laboratory}",
        title=f"VEGF response ({series.specimen}, {series.laboratory})",
        value=value,
        truth=truth,
        inputs=tuple(
            Input(label, one.text, one.result.collected, one.result.id)
            for label, one in (("Baseline", series.baseline), ("Latest", series.latest))
            if one is not None
        ),
        rule=(
            "Complete: at or below the limit of the laboratory that measured it. Partial: a fall "
            f"of {show_number(rules.partial_fall)}% or more from the baseline. Evaluable where the "
            f"baseline was more than {show_number(rules.baseline_times_upper_limit)} times that "
            "limit."
        ),
        cites=rules.cites,
        confidence=rules.confidence,
        cautions=(
            template.mark,
            "No diagnostic cut-off is used as a target.",
            "A normal VEGF does not exclude relapse.",
        ),
        missing=missing,
    )


def relapse_caution(series: Series, table: OperatingPoints) -> Interpretation:
    """What a normal VEGF after treatment does not exclude."""
    follow_up = table.follow_up
    latest = series.latest
    is_normal = Truth.UNKNOWN if latest is None else normal(latest)
    words = {
        Truth.TRUE: "VEGF is within the laboratory's limit. This does not exclude relapse.",
        Truth.FALSE: "VEGF is above the laboratory's limit.",
        Truth.UNKNOWN: "Not known whether VEGF is within the laboratory's limit.",
    }
    return Interpretation(
        id=f"vegf.normal.{series.specimen}.{series.laboratory}",
        title=f"VEGF and relapse ({series.specimen}, {series.laboratory})",
        value=words[is_normal],
        truth=is_normal,
        inputs=_inputs(latest),
        rule=(
            "As an alarm for relapse, serum VEGF every 6 months had a sensitivity of "
            f"{show_number(follow_up.relapse_sensitivity)}% and a specificity of "
            f"{show_number(follow_up.relapse_specificity)}% in one cohort; in "
            f"{show_number(follow_up.risen_only_at_relapse)}% it rose only at relapse."
        ),
        cites=("gentile_2024", "mayo_vegf_catalogue"),
        confidence=follow_up.confidence,
        cautions=("Ask for new symptoms and look at the other axes whatever VEGF says.",),
        missing=()
        if is_normal is not Truth.UNKNOWN
        else ("The latest VEGF after treatment with the laboratory's upper limit.",),
    )


def rise(series: Series, table: OperatingPoints) -> Interpretation:
    """Whether VEGF rose after treatment, once or twice in a row, and that one rise is repeated.

    The truth answers: is the newest result surely higher than the one before, or above the
    laboratory's limit after a normal one.
    """
    follow_up = table.follow_up
    values = series.after[-3:]
    truth = Truth.UNKNOWN if len(values) < _PAIR else _risen(values[-2], values[-1])
    weeks = f"{show_number(follow_up.repeat_weeks_low)} to {follow_up.repeat_weeks_high}"
    value = "VEGF did not rise."
    if truth is Truth.UNKNOWN:
        value = "Not known whether VEGF rose."
    elif truth is Truth.TRUE and _sustained(values):
        value = "VEGF rose in two results in a row. No published number says what is a relapse."
    elif truth is Truth.TRUE:
        value = f"A single rise: repeat at the same laboratory in {weeks} weeks."
    missing = ("Two results after treatment of this series.",) if len(values) < _PAIR else ()
    return Interpretation(
        id=f"vegf.rise.{series.specimen}.{series.laboratory}",
        title=f"Rise of VEGF ({series.specimen}, {series.laboratory})",
        value=value,
        truth=truth,
        inputs=tuple(i for one in values for i in _inputs(one)),
        rule="The newest result is compared with the one before it, of the same series.",
        cites=follow_up.repeat_cites,
        confidence="own",
        cautions=(
            "A single higher value does not by itself call for treatment.",
            (
                "Look for iron deficiency, COPD, sleep apnea, cancer, inflammation, high "
                "platelets, long clotting and another place of drawing."
            ),
        ),
        missing=missing,
    )


def _risen(before: VegfPoint, after: VegfPoint) -> Truth:
    if normal(before) is Truth.TRUE and normal(after) is Truth.FALSE:
        return Truth.TRUE
    moved = fall(before, after)
    return Truth.UNKNOWN if moved is None else moved.below(Decimal(0))


def _sustained(values: tuple[VegfPoint, ...]) -> bool:
    if len(values) <= _PAIR:
        return False
    return all_of([_risen(values[0], values[1]), _risen(values[0], values[2])]) is Truth.TRUE


def _inputs(point: VegfPoint | None) -> tuple[Input, ...]:
    if point is None:
        return ()
    return (Input("VEGF", point.text, point.result.collected, point.result.id),)

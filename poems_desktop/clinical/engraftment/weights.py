"""Weights against the baseline that the user chose; there is no default baseline."""

from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.clinical.engraftment.days import MINUS, date_text
from poems_desktop.clinical.engraftment.units import half_up, kilograms, weight_text
from poems_desktop.clinical.engraftment.weighing import Log, Observation, Part
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import DatedWeight, LogEntry, Weight
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_CHOICES = {"admission": "admission", "pre_conditioning": "before conditioning"}
_UNREAD = "The weight could not be read; correct the entry."
_IMPOSSIBLE = "A weight outside the possible range is not used; check value and unit."


@dataclass(frozen=True, slots=True)
class Baseline:
    """The chosen baseline weight where it can be used, and how it is named."""

    weight: DatedWeight | None
    interpretation: Interpretation

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be chosen or recorded first."""
        return self.interpretation.missing


def possible(weight: Weight, log: Log) -> bool:
    """Whether a weight can be true at all."""
    return log.constants.usable("weight", weight.value, weight.unit)


def baseline_weight(log: Log) -> Baseline:
    """The weight that changes are measured from: chosen, dated, never assumed."""
    course = log.course
    recorded = {
        "admission": course.admission_weight,
        "pre_conditioning": course.pre_conditioning_weight,
    }
    chosen = recorded.get(course.baseline or "")
    name = _CHOICES.get(course.baseline or "", "")
    missing = ""
    if course.baseline is None:
        missing = "Which weight is the baseline: at admission or before conditioning."
    elif chosen is None:
        missing = f"The weight {'at ' if name == 'admission' else ''}{name}, with its date."
    elif not possible(chosen, log):
        missing = f"A possible baseline weight. {_IMPOSSIBLE}"
    found = None if missing else chosen
    value = "Not yet known"
    if found is not None:
        value = f"{weight_text(found)}, {name}, {date_text(found.day)}"
    labels = ((_CHOICES[key].capitalize(), one) for key, one in recorded.items())
    return Baseline(
        found,
        Interpretation(
            id="weight_baseline",
            title="Baseline weight",
            value=value,
            truth=None,
            inputs=tuple(
                Input(label, weight_text(one), PartialDate.of(one.day))
                for label, one in labels
                if one is not None
            ),
            rule="The user chooses the weight at admission or before conditioning.",
            cites=("project",),
            confidence="own",
            cautions=(log.constants.texts["weight_basis"].text,),
            missing=(missing,) if missing else (),
        ),
    )


def gain_percent(weight: Weight, baseline: Weight) -> Decimal:
    """Change from the baseline in percent of it, unrounded."""
    start = kilograms(baseline)
    return (kilograms(weight) - start) * HUNDRED / start


def gain_text(weight: Weight, baseline: DatedWeight) -> str:
    """`+3.2 kg, +4.5 % since 10-Nov-2025`: signed, one decimal."""
    change = half_up(kilograms(weight) - kilograms(baseline), _TENTH)
    percent = half_up(gain_percent(weight, baseline), _TENTH)
    return f"{_signed(change)} kg, {_signed(percent)} % since {date_text(baseline.day)}"


def _signed(value: Decimal) -> str:
    if value == 0:
        return "0.0"
    sign = "+" if value > 0 else MINUS
    return f"{sign}{show_number(abs(value))}"


def reaches(weight: Weight, baseline: Weight, threshold: Threshold) -> Truth:
    """Whether the gain meets a threshold in percent; compared by products, never rounded."""
    limit = kilograms(baseline) * (HUNDRED + threshold.value)
    return threshold.met_by(Interval.exactly(kilograms(weight) * HUNDRED), limit)


def other_scale(weight: Weight, baseline: Weight) -> bool:
    """Whether two scales are named and differ."""
    one, other = weight.scale.strip().casefold(), baseline.scale.strip().casefold()
    return bool(one and other and one != other)


def weight_gain(log: Log, baseline: Baseline, threshold: Threshold) -> Part:
    """Weight gain by a threshold, entry by entry."""
    found = [
        _observe(entry, log, baseline, threshold)
        for entry in log.entries
        if entry.weight is not None or "weight" in entry.unread
    ]
    return Part("Weight", tuple(found))


def _observe(
    entry: LogEntry,
    log: Log,
    baseline: Baseline,
    threshold: Threshold,
) -> Observation:
    weight, start = entry.weight, baseline.weight
    if weight is None:
        return _open(entry, entry.unread["weight"], _UNREAD)
    if not possible(weight, log):
        return _open(entry, weight_text(weight), _IMPOSSIBLE)
    if start is None:
        return _open(entry, weight_text(weight), baseline.missing[0])
    if other_scale(weight, start):
        doubt = "Weighed on another scale than the baseline; not compared."
        return _open(entry, weight_text(weight), doubt)
    truth = reaches(weight, start, threshold)
    text = f"{weight_text(weight)}, {gain_text(weight, start)}"
    return Observation(
        entry.day, truth, "Weight", text, entry.id, caution=_caution(entry, weight, start)
    )


def _open(entry: LogEntry, text: str, doubt: str) -> Observation:
    return Observation(entry.day, Truth.UNKNOWN, "Weight", text, entry.id, doubt)


def _caution(entry: LogEntry, weight: Weight, baseline: Weight) -> str:
    parts = []
    if not (weight.scale.strip() and baseline.scale.strip()):
        parts.append("The scale is not recorded for both weights: use the same one.")
    if entry.diuretic:
        parts.append("A diuretic was given: it hides a gain.")
    return " ".join(parts)


def latest_weight(log: Log) -> tuple[LogEntry, Weight] | None:
    """The last usable weight of the log with its entry, None where there is none."""
    for entry in reversed(log.entries):
        if entry.weight is not None and possible(entry.weight, log):
            return entry, entry.weight
    return None

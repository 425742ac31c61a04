"""The day of engraftment from daily neutrophil counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import (
    date_text,
    day_label,
    day_number,
    days_text,
    shifted,
    span,
)
from poems_desktop.clinical.engraftment.weighing import Log, agreed
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import LabValue, LogEntry
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, all_of

_MOVED = "Growth factor and steroids move the neutrophil count."


@dataclass(frozen=True, slots=True)
class EngraftmentDay:
    """The days that engraftment may have; one, and `complete`, where it is known.

    `complete` says that engraftment surely lies among the candidates.
    """

    candidates: tuple[date, ...]
    complete: bool
    interpretation: Interpretation

    @property
    def day(self) -> date | None:
        """The day where it is known."""
        return self.candidates[0] if self.complete and len(self.candidates) == 1 else None


def engraftment_day(log: Log, day_zero: date | None) -> EngraftmentDay:
    """The first of the consecutive days with enough neutrophils, after the count had fallen.

    A stated day wins over the counts; a contradiction is said. A day without count keeps every day
    possible that it could make the first one.
    """
    counts = {} if day_zero is None else _by_day(log, day_zero)
    consecutive = log.constants.engraftment.consecutive_days
    candidates, complete = _candidates(counts, consecutive)
    cautions = list(_cautions(log, day_zero, counts, candidates, complete=complete))
    stated = log.course.stated_engraftment
    if stated is not None and stated <= log.as_of:
        if complete and stated not in candidates:
            cautions.append(
                f"The stated day is {date_text(stated)}; the counts say {days_text(candidates)}. "
                "Correct one of them."
            )
        candidates, complete = (stated,), True
    interpretation = _interpretation(log, day_zero, candidates, complete=complete)
    missing: tuple[str, ...] = ()
    if interpretation.truth is Truth.UNKNOWN:
        missing = _missing(day_zero, counts, candidates, consecutive)
    told = replace(interpretation, cautions=tuple(cautions), missing=missing)
    return EngraftmentDay(candidates, complete, told)


def count_truth(value: LabValue, constants: EngraftmentConstants) -> Truth:
    """Whether a count reaches the line; unknown in an unknown unit or where impossible."""
    if not constants.usable("neutrophils", value.value, value.unit):
        return Truth.UNKNOWN
    for line in constants.engraftment.neutrophils:
        if line.unit == value.unit:
            return line.met_by(value.interval)
    return Truth.UNKNOWN


def _counted(log: Log, day_zero: date | None) -> list[LogEntry]:
    return [
        one
        for one in log.entries
        if one.neutrophils is not None or "neutrophils" in one.unread
        if day_zero is None or one.day >= day_zero
    ]


def _by_day(log: Log, day_zero: date) -> dict[date, Truth]:
    found: dict[date, list[Truth]] = {}
    for one in _counted(log, day_zero):
        found.setdefault(one.day, []).append(_truth(one, log.constants))
    return {day: agreed(truths) for day, truths in found.items()}


def _truth(entry: LogEntry, constants: EngraftmentConstants) -> Truth:
    value = entry.neutrophils
    return Truth.UNKNOWN if value is None else count_truth(value, constants)


def _candidates(counts: dict[date, Truth], consecutive: int) -> tuple[tuple[date, ...], bool]:
    """Days after the first low count that may be first of the run, up to the first sure one."""
    low = [day for day, truth in counts.items() if truth is Truth.FALSE]
    if not low:
        return (), False
    found: list[date] = []
    for day in span(shifted(min(low), 1), max(counts)):
        run = [counts.get(shifted(day, n), Truth.UNKNOWN) for n in range(consecutive)]
        match all_of(run):
            case Truth.TRUE:
                return (*found, day), True
            case Truth.UNKNOWN:
                found.append(day)
            case _:
                pass
    return tuple(found), False


def _interpretation(
    log: Log,
    day_zero: date | None,
    candidates: tuple[date, ...],
    *,
    complete: bool,
) -> Interpretation:
    rule = log.constants.engraftment
    line = rule.neutrophils[0]
    known = complete and len(candidates) == 1
    value = "Not yet known"
    if known:
        value = date_text(candidates[0])
        if day_zero is not None:
            value += f", {day_label(day_number(candidates[0], day_zero))} from infusion"
    elif complete:
        value = f"Not yet known: {days_text(candidates)}"
    return Interpretation(
        id="engraftment_day",
        title="Engraftment",
        value=value,
        truth=Truth.TRUE if known else Truth.UNKNOWN,
        inputs=_inputs(log, day_zero),
        rule=(
            f"First of {rule.consecutive_days} consecutive days with neutrophils {line.words} "
            f"{log.constants.unit_text(line.unit)}, counted from the first recorded day below that "
            "after infusion. A day that the unit states goes first."
        ),
        cites=rule.cites,
        confidence=rule.confidence,
    )


def _inputs(log: Log, day_zero: date | None) -> tuple[Input, ...]:
    found = []
    if log.course.stated_engraftment is not None:
        day = log.course.stated_engraftment
        found.append(Input("Engraftment as stated", date_text(day), PartialDate.of(day)))
    unit_text = log.constants.unit_text
    for one in _counted(log, day_zero):
        value = one.neutrophils
        text = (
            one.unread["neutrophils"]
            if value is None
            else f"{value.comparator or ''}{show_number(value.value)} {unit_text(value.unit)}"
        )
        found.append(Input("Neutrophils", text, PartialDate.of(one.day), one.id))
    return tuple(found)


def _missing(
    day_zero: date | None,
    counts: dict[date, Truth],
    candidates: tuple[date, ...],
    consecutive: int,
) -> tuple[str, ...]:
    if day_zero is None:
        return ("Day 0.",)
    if Truth.FALSE not in counts.values():
        return ("Daily neutrophil counts from the first one below the line onward.",)
    if not candidates:
        return ("Consecutive days with enough neutrophils; none are recorded yet.",)
    around = {shifted(first, n) for first in candidates for n in range(consecutive)}
    open_days = [day for day in around if counts.get(day, Truth.UNKNOWN) is Truth.UNKNOWN]
    return (f"A usable neutrophil count on {days_text(open_days)}.",)


def _cautions(
    log: Log,
    day_zero: date | None,
    counts: dict[date, Truth],
    candidates: tuple[date, ...],
    *,
    complete: bool,
) -> Iterator[str]:
    yield _MOVED
    for one in _counted(log, day_zero):
        value = one.neutrophils
        if value is None or not log.constants.usable("neutrophils", value.value, value.unit):
            yield f"The count of {date_text(one.day)} cannot be used; check value and unit."
    if day_zero is None:
        return
    truths: dict[date, set[Truth]] = {}
    for one in _counted(log, day_zero):
        truths.setdefault(one.day, set()).add(_truth(one, log.constants))
    if mixed := [day for day, found in truths.items() if found >= {Truth.TRUE, Truth.FALSE}]:
        yield f"The counts of {days_text(mixed)} lie on both sides of the line."
    later = [day for day, truth in counts.items() if truth is Truth.FALSE]
    if complete and (fell := [day for day in later if day > candidates[-1]]):
        yield f"The count fell below the line again on {days_text(fell)}."

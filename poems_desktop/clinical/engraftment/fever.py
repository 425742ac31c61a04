"""Fever: readings, what may hide one, and a clinician's judgment of its cause.

No fever is ever called absent under a steroid or an antipyretic, nor where nobody recorded whether
one was given. No fever is called non-infectious from cultures: a clinician says so, for named days.
"""

from datetime import date

from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.clinical.engraftment.days import shifted, span
from poems_desktop.clinical.engraftment.infection import (
    NOT_EXCLUDED,
    counts_positive,
    near,
)
from poems_desktop.clinical.engraftment.units import fahrenheit, in_fahrenheit, temperature_text
from poems_desktop.clinical.engraftment.weighing import Log, Observation, Part
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import LogEntry, Temperature
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth, all_of, any_of

_UNREAD = "The temperature could not be read; correct the entry."
_IMPOSSIBLE = "A temperature outside the possible range is not used; check value and unit."
_MASKED = "A fever may be hidden by a steroid or an antipyretic."
_UNJUDGED = f"{NOT_EXCLUDED}: no clinician has judged fever and its cause."


def reads_at(reading: Temperature, threshold: Threshold) -> Truth:
    """Whether a reading meets a threshold in degrees Celsius; exact in either unit."""
    limit = fahrenheit(threshold.value)
    return threshold.met_by(Interval.exactly(in_fahrenheit(reading)), limit)


def possible(reading: Temperature, log: Log) -> bool:
    """Whether a reading can be true at all."""
    return log.constants.usable("temperature", reading.value, reading.unit)


def masked(entry: LogEntry, log: Log) -> Truth:
    """Whether a drug may have hidden a fever at this entry; blank is not no."""
    first = shifted(entry.day, -log.constants.masking.steroid_days)
    if any(first <= dosed <= entry.day for dosed in log.steroid_days):
        return Truth.TRUE
    reading = entry.temperature
    if reading is None:
        return Truth.UNKNOWN
    denied = entry.steroid is not None and not entry.steroid.given
    steroid = False if denied and reading.steroid is None else reading.steroid
    return any_of(_known(flag) for flag in (reading.antipyretic, steroid))


def _known(flag: bool | None) -> Truth:  # noqa: FBT001 - a recorded yes, no or blank
    return Truth.UNKNOWN if flag is None else Truth.of(flag)


def mask_doubt(state: Truth, log: Log) -> str:
    """Why an absent fever is not concluded."""
    if state is Truth.TRUE:
        return _MASKED
    hours = log.constants.masking.antipyretic_hours
    return f"Not recorded: an antipyretic in the last {hours} hours, or a steroid."


def readings(log: Log, threshold: Threshold) -> tuple[Observation, ...]:
    """Each reading against a threshold; below it, absent only where nothing may hide a fever."""
    return tuple(
        _reading(entry, log, threshold)
        for entry in log.entries
        if entry.temperature is not None or "temperature" in entry.unread
    )


def _reading(entry: LogEntry, log: Log, threshold: Threshold) -> Observation:
    reading = entry.temperature
    if reading is None:
        return _observed(entry, Truth.UNKNOWN, entry.unread["temperature"], _UNREAD)
    text = temperature_text(reading)
    if not possible(reading, log):
        return _observed(entry, Truth.UNKNOWN, text, _IMPOSSIBLE)
    truth = reads_at(reading, threshold)
    hidden = masked(entry, log)
    if truth is Truth.FALSE and hidden is not Truth.FALSE:
        return _observed(entry, Truth.UNKNOWN, text, mask_doubt(hidden, log))
    return _observed(entry, truth, text)


def _observed(entry: LogEntry, truth: Truth, text: str, doubt: str = "") -> Observation:
    return Observation(entry.day, truth, "Temperature", text, entry.id, doubt)


def without_infection(day: date, log: Log) -> tuple[Truth, str, str]:
    """Whether the fever of a day is judged non-infectious, with what is known and what is open.

    Only a clinician's judgment decides. One that a positive culture, or another judgment,
    contradicts is open, never refuted.
    """
    said = {one.infectious for one in log.course.judgments if one.covers(day)}
    grown = any(counts_positive(one) and near(one, day, log) for one, _ in log.cultures)
    if said == {True}:
        return Truth.FALSE, "judged infectious", ""
    if said == {False} and not grown:
        return Truth.TRUE, "judged not infectious", ""
    if said:
        other = "a positive culture" if grown else "another judgment"
        doubt = f"Judged not infectious against {other}. Settle it."
        return Truth.UNKNOWN, "judgment contradicted", doubt
    if grown:
        doubt = "A culture is positive; no clinician has judged whether it explains the fever."
        return Truth.UNKNOWN, "culture positive, cause not judged", doubt
    return Truth.UNKNOWN, "cause not judged", _UNJUDGED


def fever_without_infection(log: Log, threshold: Threshold) -> Part:
    """Fever by a threshold and judged non-infectious on the same day, day by day."""
    measured: dict[date, list[Observation]] = {}
    for one in readings(log, threshold):
        measured.setdefault(one.day, []).append(one)
    found = []
    for day, those in measured.items():
        cause, said, doubt = without_infection(day, log)
        height = any_of(one.truth for one in those)
        doubts = [one.doubt for one in those] if height is Truth.UNKNOWN else [doubt]
        text = "; ".join([*(one.text for one in those), said])
        found.append(
            Observation(
                day,
                all_of([height, cause]),
                "Temperature",
                text,
                those[0].place,
                next((one for one in doubts if one), ""),
            )
        )
    return Part("Temperature", tuple(found))


def judged_fever(log: Log) -> Part:
    """Non-infectious fever by the clinician's judgment alone, day by day: no temperature counts.

    A day without judgment is free of fever where its entries say so, with a reading that no drug
    may have lowered.
    """
    days = {
        day
        for one in log.course.judgments
        for day in span(one.first_day, min(one.last_day, log.as_of))
    }
    days |= {one.day for one in log.entries if one.temperature or said_of(one)}
    return Part("Judgment of the fever", tuple(_judged(day, log) for day in sorted(days)))


def said_of(entry: LogEntry) -> bool:
    """Whether the entry states fever present or absent."""
    return entry.fever in {FindingState.PRESENT, FindingState.ABSENT}


def stated_fever(entry: LogEntry, log: Log) -> Truth:
    """Fever as stated; absent only with a reading that no drug may have lowered."""
    if entry.fever is FindingState.PRESENT:
        return Truth.TRUE
    bare = entry.fever is FindingState.ABSENT and masked(entry, log) is Truth.FALSE
    return Truth.FALSE if bare else Truth.UNKNOWN


def _judged(day: date, log: Log) -> Observation:
    cause, said, doubt = without_infection(day, log)
    those = log.by_day.get(day, ())
    stated = [one for one in those if said_of(one)]
    judged = any(one.covers(day) for one in log.course.judgments)
    if stated and not judged and any_of(stated_fever(one, log) for one in stated) is Truth.FALSE:
        return Observation(day, Truth.FALSE, "Fever", "stated absent", stated[0].id)
    texts = [temperature_text(one.temperature) for one in those if one.temperature is not None]
    return Observation(day, cause, "Fever", "; ".join([*texts, said]), doubt=doubt)

"""Laboratory results, entry by entry, against fixed lines, multiples of a limit or a baseline."""

from collections.abc import Callable
from typing import Literal

from poems_desktop.clinical.engraftment.constants import Quantity, Threshold
from poems_desktop.clinical.engraftment.findings import unread
from poems_desktop.clinical.engraftment.weighing import Log, Observation, Part
from poems_desktop.clinical.transplant import LabValue, LogEntry
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

Lab = Literal["bilirubin", "ast", "alt", "creatinine"]
_LAB_NAMES: dict[Lab, str] = {
    "bilirubin": "Bilirubin",
    "ast": "AST",
    "alt": "ALT",
    "creatinine": "Creatinine",
}
_BOUND = "The reported bound does not settle it."
_UNUSABLE = "The result is not used; check value and unit."
_Weigh = Callable[[LabValue], tuple[Truth, str]]
"""What a possible result says, and why it may leave the question open."""


def lab(
    log: Log,
    name: Lab,
    quantity: Quantity,
    thresholds: tuple[Threshold, ...],
) -> Part:
    """A result against a fixed line in its own unit; nothing is converted."""

    def weigh(value: LabValue) -> tuple[Truth, str]:
        for line in thresholds:
            if line.unit == value.unit:
                return line.met_by(value.interval), _BOUND
        return Truth.UNKNOWN, "This unit is not compared."

    return _lab_part(log, name, quantity, weigh)


def lab_times_limit(log: Log, name: Lab, quantity: Quantity, threshold: Threshold) -> Part:
    """A result against a multiple of the upper limit of the laboratory that measured it."""

    def weigh(value: LabValue) -> tuple[Truth, str]:
        if value.upper_limit is None or value.upper_limit <= 0:
            return Truth.UNKNOWN, "The laboratory's upper limit is not recorded."
        limit = threshold.value * value.upper_limit
        return threshold.met_by(value.interval, limit), _BOUND

    return _lab_part(log, name, quantity, weigh)


def creatinine(log: Log, threshold: Threshold) -> Part:
    """Creatinine against a multiple of the patient's own baseline, in the same unit."""
    start = log.course.creatinine_baseline

    def weigh(value: LabValue) -> tuple[Truth, str]:
        if start is None or not log.constants.usable("creatinine", start.value, start.unit):
            return Truth.UNKNOWN, "A usable baseline creatinine is not recorded."
        if start.comparator is not None or start.unit != value.unit:
            return Truth.UNKNOWN, "The baseline is in another unit, or only a bound."
        limit = threshold.value * start.value
        return threshold.met_by(value.interval, limit), _BOUND

    return _lab_part(log, "creatinine", "creatinine", weigh)


def _value(entry: LogEntry, name: Lab) -> LabValue | None:
    values = {
        "bilirubin": entry.bilirubin,
        "ast": entry.ast,
        "alt": entry.alt,
        "creatinine": entry.creatinine,
    }
    return values[name]


def lab_text(value: LabValue, log: Log) -> str:
    """`<0.3 mg/dL` or `82 U/L, upper limit 40`."""
    unit = log.constants.unit_text(value.unit)
    text = f"{value.comparator or ''}{show_number(value.value)} {unit}"
    if value.upper_limit is None:
        return text
    return f"{text}, upper limit {show_number(value.upper_limit)}"


def _lab_part(log: Log, name: Lab, quantity: Quantity, weigh: _Weigh) -> Part:
    label = _LAB_NAMES[name]
    found = []
    for entry in log.entries:
        value = _value(entry, name)
        if value is None:
            continue
        truth, doubt = Truth.UNKNOWN, _UNUSABLE
        if log.constants.usable(quantity, value.value, value.unit):
            truth, doubt = weigh(value)
        text = lab_text(value, log)
        found.append(
            Observation(
                entry.day, truth, label, text, entry.id, doubt if truth is Truth.UNKNOWN else ""
            ),
        )
    return Part(label, (*found, *unread(log, name, label)))

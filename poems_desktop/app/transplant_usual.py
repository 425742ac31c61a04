"""Measured values of the transplant log outside the usual band of the same finding in the forms.

The bands are those of the forms; the log has none of its own.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from poems_desktop.app.entries import Hint, usual_hint
from poems_desktop.app.transplant_fields import LABS
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.clinical.transplant import DatedWeight, LabValue, LogEntry, Transplant

_PERCENT = "%"
FORM_FIELDS: Mapping[str, str] = {
    "temperature": "body_temperature",
    "weight": "body_weight",
    "admission_weight": "body_weight",
    "pre_conditioning_weight": "body_weight",
    "oxygen_saturation": "spo2",
    "neutrophils": "anc",
    "bilirubin": "bilirubin_total",
    "ast": "ast",
    "alt": "alt",
    "creatinine": "creatinine",
    "creatinine_baseline": "creatinine",
}
"""The field of the forms that asks for the same finding, by the group of the log's field."""


def usual_of_entry(entry: LogEntry, definitions: Definitions) -> dict[str, Hint]:
    """The cautions of an entry, by the name of the field that holds the value."""
    return dict(_hints(_of_entry(entry), definitions))


def usual_of_course(course: Transplant, definitions: Definitions) -> dict[str, Hint]:
    """The cautions of what is said of a transplant as a whole."""
    return dict(_hints(_of_course(course), definitions))


def _of_entry(entry: LogEntry) -> Iterator[tuple[str, Measurement]]:
    if entry.temperature is not None:
        yield "temperature", _measured(entry.temperature.value, entry.temperature.unit)
    if entry.weight is not None:
        yield "weight", _measured(entry.weight.value, entry.weight.unit)
    if entry.oxygen_saturation is not None:
        yield "oxygen_saturation", _measured(entry.oxygen_saturation, _PERCENT)
    for name in LABS:
        lab: LabValue | None = getattr(entry, name)
        if lab is not None:
            yield name, _of_lab(lab)


def _of_course(course: Transplant) -> Iterator[tuple[str, Measurement]]:
    for name in ("admission_weight", "pre_conditioning_weight"):
        weight: DatedWeight | None = getattr(course, name)
        if weight is not None:
            yield name, _measured(weight.value, weight.unit)
    if course.creatinine_baseline is not None:
        yield "creatinine_baseline", _of_lab(course.creatinine_baseline)


def _measured(value: Decimal, unit: str) -> Measurement:
    return Measurement(id="", test="", value=value, unit=unit)


def _of_lab(lab: LabValue) -> Measurement:
    return Measurement(id="", test="", value=lab.value, unit=lab.unit, comparator=lab.comparator)


def _hints(
    found: Iterator[tuple[str, Measurement]], definitions: Definitions
) -> Iterator[tuple[str, Hint]]:
    for group, measured in found:
        asked = measured.model_copy(update={"test": FORM_FIELDS[group]})
        if hint := usual_hint(asked, definitions):
            yield f"{group}.value", hint

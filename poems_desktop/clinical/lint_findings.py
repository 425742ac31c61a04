"""What is wrong with fields beyond names and ranges: codes, units, scales, sex and the core set."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from poems_desktop.clinical.conversion import bridge_between, convert
from poems_desktop.clinical.fields import (
    Codes,
    Field,
    FindingField,
    LaboratoryRange,
    ResultField,
    Scale,
)
from poems_desktop.clinical.problems import Problem
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity, Units, UnlikeUnitsError

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions

SECONDS = {"finding": 4, "choice": 5, "date": 8, "text": 10, "result": 12}
"""What entering one field is assumed to take a physician, in seconds, details left out."""
MOST_SECONDS = 600
_FORMATS = {
    "hpo": re.compile(r"HP:\d{7}"),
    "loinc": re.compile(r"\d{1,7}-\d"),
    "atc": re.compile(r"[A-Z]\d\d([A-Z]([A-Z](\d\d)?)?)?"),
}


def lint_fields(definitions: "Definitions") -> Iterator[Problem]:
    """Every problem of codes, units, scales and laboratory ranges; and a core set too long."""
    for form in definitions.forms:
        for field in form.field:
            place = f"forms/{form.id}: {field.key}"
            yield from _codes(place, field.codes)
            if isinstance(field, ResultField):
                yield from _result(place, field, definitions)
            if isinstance(field, FindingField) and field.group and field.tier == "extended":
                yield Problem(place, "is a group, which is never asked; leave out its tier.")
    yield from _roles(definitions)
    seconds = core_seconds(definitions)
    if seconds > MOST_SECONDS:
        over = f"takes {seconds} s by our estimate, more than {MOST_SECONDS} s"
        yield Problem("forms", f"the core set {over}; make some fields extended.")


def core_fields(definitions: "Definitions") -> tuple[Field, ...]:
    """The fields that a first visit asks."""
    return tuple(
        field
        for form in definitions.forms
        for field in form.field
        if field.tier == "core" and not (isinstance(field, FindingField) and field.group)
    )


def core_seconds(definitions: "Definitions") -> int:
    """Estimated time to enter the core set, in seconds."""
    return sum(SECONDS[field.kind] for field in core_fields(definitions))


def _roles(definitions: "Definitions") -> Iterator[Problem]:
    for one in definitions.sets.values():
        for criterion in one.criterion:
            for key in criterion.fields:
                field = definitions.fields.get(key)
                if field is not None and field.evidence_role == "test":
                    place = f"criteria/{one.id}: {criterion.id}"
                    yield Problem(place, f"reads {key!r}: that a test was done proves nothing.")


def _codes(place: str, codes: Codes) -> Iterator[Problem]:
    for name, pattern in _FORMATS.items():
        code = getattr(codes, name)
        if code is not None and not pattern.fullmatch(code):
            yield Problem(place, f"{code!r} is not written as {name} codes are.")
    if (codes.loinc is None) != (codes.loinc_name is None):
        yield Problem(place, "a LOINC code and its official name have to stand together.")
    if codes.loinc and _FORMATS["loinc"].fullmatch(codes.loinc) and not _checked(codes.loinc):
        yield Problem(place, f"the check digit of LOINC {codes.loinc!r} is wrong; look it up.")


def _checked(loinc: str) -> bool:
    """Whether the last digit fits the others by the rule of LOINC (modulus 10, doubled)."""
    body, _, digit = loinc.partition("-")
    total = 0
    for place, character in enumerate(reversed(body)):
        total += sum(divmod(int(character) * (2 if place % 2 == 0 else 1), 10))
    return (10 - total % 10) % 10 == int(digit)


def _result(place: str, field: ResultField, definitions: "Definitions") -> Iterator[Problem]:
    yield from _units(place, field, definitions.units)
    yield from _scale(place, field)
    for one in field.laboratories:
        yield from _laboratory(place, one, field)
    for part in (field.scale, field.bridge, *field.laboratories):
        for cite in () if part is None else part.cites:
            if cite.partition("#")[0] not in definitions.references:
                yield Problem(place, f"{cite!r} is not in references.toml; add it or mend it.")


def _units(place: str, field: ResultField, units: Units) -> Iterator[Problem]:
    bridge = field.bridge
    if bridge is not None:
        for unit in (bridge.unit, bridge.other):
            if unit not in field.units:
                yield Problem(place, f"its bridge names {unit!r}, which is not among its units.")
        if bridge_between(bridge.unit, bridge.other, field, units) is None:
            yield Problem(place, "its bridge joins units that need none; take it away.")
    for unit in field.units[1:]:
        try:
            convert(Quantity(Interval(None, None), unit), field.units[0], field, units)
        except UnlikeUnitsError:
            yield Problem(
                place, f"nothing leads from {unit!r} to {field.units[0]!r}; add a bridge."
            )


def _scale(place: str, field: ResultField) -> Iterator[Problem]:
    scale = field.scale
    if scale is None:
        if field.units[0] == "{score}":
            yield Problem(place, "is a score that does not say which way is better; add a scale.")
        return
    if not scale.cites:
        yield Problem(place, "its scale cites nothing; cite where its direction stands.")
    if scale.minimal_change is not None and scale.minimal_change <= 0:
        yield Problem(place, "its smallest meaningful change has to be above 0.")
    if not _fits(scale, field):
        yield Problem(place, "its scale and its possible range have different ends.")


def _fits(scale: Scale, field: ResultField) -> bool:
    ends = ((scale.low, field.possible.low), (scale.high, field.possible.high))
    return all(end is None or end == limit for end, limit in ends)


def _laboratory(place: str, one: LaboratoryRange, field: ResultField) -> Iterator[Problem]:
    if one.low > one.high:
        yield Problem(place, f"the range of {one.laboratory} is empty; swap low and high.")
    if not one.cites:
        yield Problem(place, f"the range of {one.laboratory} cites nothing.")
    if field.specimens and one.specimen is None:
        yield Problem(place, f"the range of {one.laboratory} does not say its specimen.")

"""Results in comparable series: one test, one specimen, one laboratory, one unit."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement, Record, Specimen
from poems_desktop.clinical.vegf import TESTS
from poems_desktop.core.marked import marked
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError

_BEDSIDE_UNITS = frozenset({"kg", "cm", "Cel"})


@dataclass(frozen=True, slots=True)
class Change:
    """The difference from the previous result of the same series, in the later one's unit."""

    previous: Measurement
    difference: Decimal
    percent: int | None
    """Whole percent, None where the previous value is zero."""


@dataclass(frozen=True, slots=True)
class Row:
    """One result with its change, or why there is none.

    `used` is False for one that is kept and read by no rule: dated ahead, or with text in it that
    nobody can read; `why_not` says which.
    """

    result: Measurement
    label: str
    change: Change | None
    why_not: str | None
    used: bool = True


def specimen_of(result: Measurement) -> Specimen | None:
    """The specimen as stated, or as the name of the test says it; None where nothing does."""
    return result.specimen or TESTS.get(result.test)


def listed_as(test: str) -> str:
    """The test that results are listed under: all kinds of VEGF are one."""
    return "vegf" if test in TESTS else test


def specimen_matters(test: str, definitions: Definitions) -> bool:
    """Whether results of a test are told apart by their specimen."""
    field = definitions.result(test)
    return test in TESTS or (field is not None and bool(field.specimens))


def test_label(result: Measurement, definitions: Definitions) -> str:
    """`VEGF, plasma`, `Platelet count`: the field's label, with the specimen where it matters."""
    if result.test in TESTS:
        specimen = result.specimen or TESTS[result.test]
        return f"VEGF, {specimen}" if specimen else marked("VEGF, specimen not stated")
    field = definitions.fields.get(result.test)
    return result.test if field is None else field.label


def laboratory_matters(field: ResultField | None) -> bool:
    """Whether two results may only be compared where the laboratory of both is stated.

    Scales and what is measured at the bedside (weight, height, temperature) have none.
    """
    return field is None or (field.scale is None and field.units[0] not in _BEDSIDE_UNITS)


def rows(
    record: Record, definitions: Definitions, test: str | None = None, as_of: date | None = None
) -> tuple[Row, ...]:
    """All results, or those of one test, newest first; `vegf` covers all VEGF tests."""
    return tuple(_row(one, definitions, as_of) for one in reversed(_placed(record, test)))


def latest(record: Record, definitions: Definitions, as_of: date | None = None) -> tuple[Row, ...]:
    """The newest result of each test and specimen, VEGF first, in the forms' order.

    One that is dated after `as_of` or needs correction never hides an older one that holds.
    """
    found = _placed(record)
    found.reverse()
    holding = (one for one in found if not _not_used(one.result, as_of))
    newest: dict[tuple[str, str | None], _Placed] = {}
    for one in (*holding, *found):
        newest.setdefault((listed_as(one.result.test), one.result.specimen), one)
    order = {key: place for place, key in enumerate(definitions.fields)}

    def rank(one: _Placed) -> tuple[bool, int, str]:
        test = one.result.test
        return (test not in TESTS, order.get(test, len(order)), one.result.specimen or "z")

    return tuple(_row(one, definitions, as_of) for one in sorted(newest.values(), key=rank))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A result with the last dated one before it, of any and of the same laboratory."""

    result: Measurement
    same_test: Measurement | None
    same_lab: Measurement | None


def _placed(record: Record, test: str | None = None) -> list[_Placed]:
    """All results with a number, or those of one test, oldest first."""
    chosen = [
        result
        for result in record.results
        if result.value is not None and (test is None or _same_test(result.test, test))
    ]
    chosen.sort(key=_when)
    found: list[_Placed] = []
    before: dict[tuple[str | None, ...], Measurement] = {}
    for result in chosen:
        series = (listed_as(result.test), result.specimen)
        same_lab = (*series, result.laboratory)
        found.append(_Placed(result, before.get(series), before.get(same_lab)))
        if result.collected is not None and not result.unread:
            before[series] = before[same_lab] = result
    return found


def _not_used(result: Measurement, as_of: date | None) -> str:
    """Why no rule reads the result, empty where they do."""
    if result.unread:
        return "needs correction"
    later = as_of is not None and result.collected is not None and result.collected.earliest > as_of
    return "dated later" if later else ""


def _same_test(test: str, wanted: str) -> bool:
    return listed_as(test) == listed_as(wanted)


def _when(result: Measurement) -> date:
    return date.min if result.collected is None else result.collected.earliest


def _row(placed: _Placed, definitions: Definitions, as_of: date | None) -> Row:
    if not_used := _not_used(placed.result, as_of):
        label = test_label(placed.result, definitions)
        return Row(placed.result, label, None, not_used, used=False)
    return _compared(placed, definitions)


def _compared(placed: _Placed, definitions: Definitions) -> Row:
    result, same_test, same_lab = placed.result, placed.same_test, placed.same_lab
    label = test_label(result, definitions)
    if result.test in TESTS and result.specimen is None and TESTS[result.test] is None:
        return Row(result, label, None, "set aside")
    if result.collected is None:
        return Row(result, label, None, "no date")
    if same_test is None:
        return Row(result, label, None, "first result")
    stated = bool(result.laboratory and same_test.laboratory)
    if not stated and (same_lab is None or laboratory_matters(definitions.result(result.test))):
        return Row(result, label, None, "lab not stated")
    if same_lab is None:
        return Row(result, label, None, "first at this lab")
    return _changed(result, same_lab, label, definitions)


def _changed(
    result: Measurement,
    previous: Measurement,
    label: str,
    definitions: Definitions,
) -> Row:
    now, before = result.interval, previous.interval
    if now is None or before is None or now.exact is None or before.exact is None:
        return Row(result, label, None, "reported as a bound")
    if not result.unit or not previous.unit:
        return Row(result, label, None, "unit not stated")
    try:
        moved = definitions.units.convert(Quantity(before, previous.unit), result.unit).value
    except UnlikeUnitsError:
        return Row(result, label, None, "other unit")
    base = moved.low if moved.low is not None else before.exact
    difference = now.exact - base
    percent = None
    if base:
        ratio = difference / base * 100
        percent = int(ratio.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return Row(result, label, Change(previous, difference, percent), None)

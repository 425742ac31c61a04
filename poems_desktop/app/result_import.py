"""Rows of a table become results, or are refused with why: nothing is guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import uuid4

from poems_desktop.app.entries import unread_words, usual_hint
from poems_desktop.app.result_table import Meaning, Table
from poems_desktop.app.words import tr
from poems_desktop.clinical.conversion import convert
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement, Specimen
from poems_desktop.clinical.vegf import TESTS
from poems_desktop.core.interval import Interval
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import TypedNumber, UnreadableError, read_date, read_number
from poems_desktop.core.truth import Truth

_SPECIMENS: Mapping[str, Specimen] = {
    "serum": "serum",
    "s": "serum",
    "plasma": "plasma",
    "p": "plasma",
    "edta plasma": "plasma",
    "edta-plasma": "plasma",
    "citrate plasma": "plasma",
}
_TWICE = marked("This result is already recorded: same test, day, value and laboratory.")
_NOT_STATED = frozenset({"", "not stated", "unknown", "?", "n/a", "na", "-"})


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every row whose column is missing or whose cell is empty, as the user says."""

    test: str = ""
    unit: str = ""
    specimen: Specimen | None = None
    laboratory: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not taken, as it stood, and why."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be imported, and what not."""

    accepted: tuple[tuple[int, Measurement], ...]
    refused: tuple[Refused, ...]
    cautions: tuple[tuple[int, str], ...] = ()
    """Rows that are taken and should be looked at, each with what to check."""


def caution_line(plan: Plan, most: int) -> str:
    """What to check, in the caution's own words where all rows have the same; empty without any.

    The first `most` rows are named by their numbers.
    """
    if not plan.cautions:
        return ""
    rows = ", ".join(str(row) for row, _ in plan.cautions[:most])
    rows += ", …" if len(plan.cautions) > most else ""
    sentences = {sentence for _, sentence in plan.cautions}
    if len(sentences) > 1:
        return tr("Taken, but to be checked, as said beside each row. By row: {rows}").format(
            rows=rows
        )
    return tr("{caution} By row: {rows}").format(caution=sentences.pop(), rows=rows)


class _RowError(ValueError):
    """Why a row is refused."""


def plan_import(  # noqa: PLR0913 - each is the user's own choice or the record's
    table: Table,
    columns: Mapping[Meaning, int],
    defaults: Defaults,
    definitions: Definitions,
    today: date,
    existing: Iterable[Measurement] = (),
) -> Plan:
    """Read every row; a row with anything that cannot be read is refused whole."""
    *_, last = plan_in_steps(table, columns, defaults, definitions, today, existing)
    return last.plan


@dataclass(frozen=True, slots=True)
class PlanStep:
    """How far a long plan has come. `plan` holds what was read so far."""

    done: int
    of: int
    plan: Plan


def plan_in_steps(  # noqa: PLR0913 - as above
    table: Table,
    columns: Mapping[Meaning, int],
    defaults: Defaults,
    definitions: Definitions,
    today: date,
    existing: Iterable[Measurement] = (),
    size: int = 200,
) -> Iterator[PlanStep]:
    """As `plan_import`, told after every `size` rows and at the end; whoever asks may stop."""
    reader = _Reader(columns, defaults, definitions, today)
    seen = {_identity(one) for one in existing}
    accepted: list[tuple[int, Measurement]] = []
    refused: list[Refused] = []
    cautions: list[tuple[int, str]] = []
    count = len(table.rows)
    for done, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True), 1):
        why = _TWICE
        try:
            result = reader.read(row)
        except _RowError as error:
            why, result = str(error), None
        if result is None or _identity(result) in seen:
            refused.append(Refused(number, " | ".join(row), why))
        else:
            seen.add(_identity(result))
            accepted.append((number, result))
            if hint := usual_hint(result, definitions):
                cautions.append((number, hint.sentence))
        if done % size == 0 and done < count:
            yield PlanStep(done, count, Plan(tuple(accepted), tuple(refused), tuple(cautions)))
    yield PlanStep(count, count, Plan(tuple(accepted), tuple(refused), tuple(cautions)))


def known_units(field: ResultField, definitions: Definitions) -> Mapping[str, str]:
    """Every way in which a unit of the field may be written, folded, with its UCUM code."""
    found: dict[str, str] = {}
    for unit in field.units:
        for way in (unit, definitions.unit_text(unit)):
            found[_folded(way)] = unit
    return found


def test_fields(definitions: Definitions) -> Mapping[str, ResultField]:
    """Every test that can be imported, by its key and by its label, folded."""
    found: dict[str, ResultField] = {}
    for key, field in definitions.fields.items():
        if isinstance(field, ResultField):
            found[_folded(key)] = found[_folded(field.label)] = field
    return found


test_fields.__test__ = False  # type: ignore[attr-defined]


class _Reader:
    """Reads one row after another by the same columns and defaults."""

    def __init__(
        self,
        columns: Mapping[Meaning, int],
        defaults: Defaults,
        definitions: Definitions,
        today: date,
    ) -> None:
        self._columns = columns
        self._defaults = defaults
        self._definitions = definitions
        self._today = today
        self._tests = test_fields(definitions)

    def read(self, row: Sequence[str]) -> Measurement:
        field = self._test(row)
        number = self._number(row)
        unit = self._unit(row, field)
        self._require_possible(number, unit, field)
        return Measurement(
            id=uuid4().hex,
            test=field.key,
            value=number.value,
            comparator=number.comparator,
            unit=unit,
            specimen=self._specimen(row, field),
            laboratory=self._cell(row, "laboratory") or self._defaults.laboratory,
            collected=self._day(row),
            ref_lower=self._limit(row, "lower"),
            ref_upper=self._limit(row, "upper"),
            note=self._cell(row, "note"),
        )

    def _cell(self, row: Sequence[str], meaning: Meaning) -> str:
        column = self._columns.get(meaning)
        return "" if column is None or column >= len(row) else row[column]

    def _test(self, row: Sequence[str]) -> ResultField:
        name = self._cell(row, "test") or self._defaults.test
        if not name:
            message = tr("Which test this is, is not said. Name a column or choose the test above.")
            raise _RowError(message)
        field = self._tests.get(_folded(name))
        if field is None:
            message = tr(
                "This test is not known here. Choose it from the list, or leave the row out."
            )
            raise _RowError(message)
        return field

    def _number(self, row: Sequence[str]) -> TypedNumber:
        text = self._cell(row, "value")
        if not text:
            message = tr("There is no value.")
            raise _RowError(message)
        try:
            return read_number(text)
        except UnreadableError as error:
            raise _RowError(unread_words(error)) from None

    def _unit(self, row: Sequence[str], field: ResultField) -> str:
        text = self._cell(row, "unit") or self._defaults.unit
        if not text and field.units == ("1",):
            return "1"
        if not text:
            message = tr("The unit is not said. Name a column or choose the unit above.")
            raise _RowError(message)
        unit = known_units(field, self._definitions).get(_folded(text))
        if unit is None:
            ways = ", ".join(self._definitions.unit_text(one) for one in field.units)
            message = tr("This unit is not one of {label}. Known: {ways}.").format(
                label=tr(field.label), ways=ways
            )
            raise _RowError(message)
        return unit

    def _specimen(self, row: Sequence[str], field: ResultField) -> Specimen | None:
        text = " ".join(self._cell(row, "specimen").casefold().split())
        if text in _NOT_STATED:
            stated = self._defaults.specimen if text == "" else None
        elif text in _SPECIMENS:
            stated = _SPECIMENS[text]
        else:
            message = tr("The specimen is not known. Write serum or plasma, or leave it empty.")
            raise _RowError(message)
        if field.key in TESTS and TESTS[field.key] not in {None, stated} and stated is not None:
            message = tr("The specimen does not fit the test that is named.")
            raise _RowError(message)
        return stated if field.specimens else None

    def _day(self, row: Sequence[str]) -> PartialDate | None:
        text = self._cell(row, "date")
        if not text:
            message = tr("There is no date of collection.")
            raise _RowError(message)
        try:
            day = read_date(text.partition(" ")[0] if ":" in text else text, self._today)
        except UnreadableError as error:
            raise _RowError(unread_words(error)) from None
        if day.earliest > self._today:
            message = tr("The date of collection lies in the future.")
            raise _RowError(message)
        return day

    def _limit(self, row: Sequence[str], meaning: Meaning) -> Decimal | None:
        text = self._cell(row, meaning)
        if not text:
            return None
        try:
            number = read_number(text)
        except UnreadableError:
            number = None
        if number is None or number.comparator is not None:
            message = tr("The {meaning} limit is not a number.").format(meaning=meaning)
            raise _RowError(message)
        return number.value

    def _require_possible(self, number: TypedNumber, unit: str, field: ResultField) -> None:
        value = Interval.reported(number.comparator, number.value)
        try:
            units = self._definitions.units
            inside = convert(Quantity(value, unit), field.units[0], field, units).value
        except UnlikeUnitsError:
            return
        low, high = field.possible.low, field.possible.high
        if Truth.FALSE in (inside.at_or_above(low), inside.at_or_below(high)):
            message = tr(
                "This value is not possible: {label} lies between {low} and {high}."
            ).format(label=tr(field.label), low=low, high=high)
            raise _RowError(message)


def _identity(one: Measurement) -> tuple[object, ...]:
    day = None if one.collected is None else one.collected.iso()
    lab = one.laboratory.casefold().strip()
    return (one.test, day, one.value, one.comparator, one.unit, one.specimen, lab)


def _folded(text: str) -> str:
    plain = text.casefold().replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u")
    return "".join(plain.split())

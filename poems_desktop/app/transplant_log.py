"""The transplant log as a table of days: what each day holds, and what nobody recorded.

Nothing is filled in: a day without an answer says so, a reading that cannot be true is not shown
as a value, and a weight from another scale is not compared.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from poems_desktop.app.transplant_days import LogDay, log_days
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.features import Feature
from poems_desktop.clinical.engraftment.infection import counts_positive, named_culture
from poems_desktop.clinical.engraftment.log_words import words_of
from poems_desktop.clinical.engraftment.units import (
    half_up,
    in_fahrenheit,
    kilograms,
    temperature_text,
    weight_text,
)
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.engraftment.weights import (
    baseline_weight,
    gain_percent,
    gain_text,
    other_scale,
)
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import LogEntry, Temperature, Transplant, Weight
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

CellState = Literal["", "present", "absent", "na"]
NOT_RECORDED = marked("not recorded")
_MINUS = "\N{MINUS SIGN}"
_ABOUT = "\N{ALMOST EQUAL TO}"
_TENTH = Decimal("0.1")
_ZERO_F, _PER_C = Decimal(32), Decimal("1.8")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the table. `told` says it in full; a state is drawn as its shape."""

    text: str = ""
    state: CellState = ""
    strong: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table with its unit."""

    key: str
    label: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart, in its column."""

    column: int
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A named limit of a definition, drawn as such."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of points over the days."""

    title: str
    unit: str
    points: tuple[Point, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole log."""

    days: tuple[LogDay, ...]
    rows: tuple[Row, ...]
    charts: tuple[Chart, ...]

    def column(self, day: date) -> int | None:
        """Where a day stands; None outside the log."""
        return next((at for at, one in enumerate(self.days) if one.day == day), None)


def log_grid(
    course: Transplant,
    constants: EngraftmentConstants,
    features: Sequence[Feature],
    today: date,
) -> Grid:
    """The table and the charts of a log as known today; `features` say what is set in bold."""
    days = log_days(course, constants, today)
    log = Log(course, constants, today)
    seen = _Seen(log, days, features)
    rows = tuple(
        Row(key, label, unit, seen.cells(key, tell)) for key, label, unit, tell in _rows(seen)
    )
    return Grid(days, rows, (seen.temperature_chart(), seen.weight_chart()))


class _Seen:
    """One log, asked day by day."""

    def __init__(self, log: Log, days: Sequence[LogDay], features: Sequence[Feature]) -> None:
        self.log = log
        self.days = days
        self.baseline = baseline_weight(log).weight
        self._strong = {
            (one.name, fact.day)
            for one in features
            for fact in one.seen
            if fact.truth is Truth.TRUE
        }
        readings = [one.temperature for one in log.entries if one.temperature]
        weights: list[Weight] = [one.weight for one in log.entries if one.weight]
        self.fahrenheit = bool(readings) and readings[-1].unit == "[degF]"
        self.pounds = bool(weights) and weights[-1].unit == "[lb_av]"
        counted = [one.neutrophils for one in log.entries if one.neutrophils]
        self.count_unit = counted[-1].unit if counted else "10*9/L"
        self._asked_from = self._first_asked()

    def _first_asked(self) -> date:
        first = self.log.constants.log.first_day
        known = [one.day for one in self.days if one.number is not None and one.number >= first]
        entered = [one.day for one in self.log.entries]
        return min([*known, *entered], default=self.log.as_of)

    def entries(self, day: date) -> tuple[LogEntry, ...]:
        return self.log.by_day.get(day, ())

    def is_strong(self, name: str, day: date) -> bool:
        return (name, day) in self._strong

    def cells(self, key: str, tell: "_Tell") -> tuple[Cell, ...]:
        return tuple(self._cell(key, tell, one) for one in self.days)

    def _cell(self, key: str, tell: "_Tell", one: LogDay) -> Cell:
        found = tell(self, one.day)
        if found is not None:
            return found
        asked = self._asked_from <= one.day <= self.log.as_of and key not in _NOT_ASKED
        return Cell(state="na", told=NOT_RECORDED) if asked else Cell()

    def hottest(self, day: date) -> Temperature | None:
        usable = self.log.constants.usable
        found = [
            one.temperature
            for one in self.entries(day)
            if one.temperature
            and usable("temperature", one.temperature.value, one.temperature.unit)
        ]
        return max(found, key=in_fahrenheit, default=None)

    def degrees(self, reading: Temperature) -> Decimal:
        """In the unit of the row, one decimal where it had to be converted."""
        if (reading.unit == "[degF]") == self.fahrenheit:
            return reading.value
        exact = in_fahrenheit(reading)
        return half_up(exact if self.fahrenheit else (exact - _ZERO_F) / _PER_C, _TENTH)

    def weighed(self, day: date) -> Weight | None:
        usable = self.log.constants.usable
        found = [
            one.weight
            for one in self.entries(day)
            if one.weight and usable("weight", one.weight.value, one.weight.unit)
        ]
        return found[-1] if found else None

    def gain(self, weight: Weight) -> Decimal | None:
        """Percent of the baseline, None where nothing may be compared."""
        if self.baseline is None or other_scale(weight, self.baseline):
            return None
        return gain_percent(weight, self.baseline)

    def temperature_chart(self) -> Chart:
        limit = self.log.constants.spitzer.fever.value
        unit = "°F" if self.fahrenheit else "°C"
        at = limit * _PER_C + _ZERO_F if self.fahrenheit else limit
        points = [
            Point(column, float(value), show_number(value))
            for column, one in enumerate(self.days)
            if (reading := self.hottest(one.day)) is not None
            for value in [self.degrees(reading)]
        ]
        name = f"{show_number(limit)} °C, {self.log.constants.spitzer.title}"
        return Chart(marked("Temp. max"), unit, tuple(points), Line(float(at), name))

    def weight_chart(self) -> Chart:
        limit = self.log.constants.spitzer.weight_gain.value
        points = []
        for column, one in enumerate(self.days):
            weight = self.weighed(one.day)
            gain = None if weight is None else self.gain(weight)
            if gain is not None:
                points.append(Point(column, float(gain), f"{signed(gain)}%"))
        name = f"+{show_number(limit)} %, {self.log.constants.spitzer.title}"
        unit = marked("% of baseline")
        if self.baseline is None:
            unit = marked("baseline not chosen")
        return Chart(marked("Weight"), unit, tuple(points), Line(float(limit), name))


_Tell = Callable[[_Seen, date], Cell | None]
_NOT_ASKED = frozenset({"change", "cultures", "entries"})


def signed(value: Decimal) -> str:
    """`+4.5`, `0.0`, `−0.3`: one decimal, half up."""
    shown = half_up(value, _TENTH)
    if shown == 0:
        return "0.0"
    return f"{'+' if shown > 0 else _MINUS}{show_number(abs(shown))}"


def _temperature(seen: _Seen, day: date) -> Cell | None:
    readings = [one.temperature for one in seen.entries(day) if one.temperature]
    top = seen.hottest(day)
    if top is None:
        return (
            Cell(tr("not used"), told="; ".join(map(temperature_text, readings)))
            if readings
            else None
        )
    about = "" if (top.unit == "[degF]") == seen.fahrenheit else _ABOUT
    told = "; ".join(temperature_text(one) for one in readings)
    return Cell(
        f"{about}{show_number(seen.degrees(top))}",
        strong=seen.is_strong("fever", day),
        told=told,
    )


def _weight(seen: _Seen, day: date) -> Cell | None:
    weight = seen.weighed(day)
    if weight is None:
        wrong = [one.weight for one in seen.entries(day) if one.weight]
        return Cell(tr("not used"), told="; ".join(map(weight_text, wrong))) if wrong else None
    strong = seen.is_strong("weight_gain", day)
    if (weight.unit == "[lb_av]") == seen.pounds:
        return Cell(show_number(weight.value), strong=strong, told=weight_text(weight))
    in_kg = kilograms(weight)
    shown = in_kg / kilograms(Weight(value=Decimal(1), unit="[lb_av]")) if seen.pounds else in_kg
    text = f"{_ABOUT}{show_number(half_up(shown, _TENTH))}"
    return Cell(text, strong=strong, told=weight_text(weight))


def _change(seen: _Seen, day: date) -> Cell | None:
    weight = seen.weighed(day)
    if weight is None or seen.baseline is None:
        return None
    gain = seen.gain(weight)
    if gain is None:
        return Cell(
            tr("scale"), told=tr("Weighed on another scale than the baseline; not compared.")
        )
    if day == seen.baseline.day and gain == 0:
        return Cell(tr("ref."), told=tr("the baseline weight"))
    strong = seen.is_strong("weight_gain", day)
    return Cell(signed(gain), strong=strong, told=gain_text(weight, seen.baseline))


def _stools(seen: _Seen, day: date) -> Cell | None:
    counts = [one.stools for one in seen.entries(day) if one.stools]
    if not counts:
        stated = _merged(one.diarrhea for one in seen.entries(day))
        return (
            None
            if stated is None
            else Cell(state=stated, told=tr("diarrhea {stated}").format(stated=tr(stated)))
        )
    told = "; ".join(words_of(one, "stools", seen.log.constants) for one in seen.entries(day))
    most = max(one.per_day for one in counts)
    return Cell(str(most), strong=seen.is_strong("diarrhea", day), told=told)


def _merged(states: Iterable[FindingState]) -> CellState | None:
    """Present on any entry wins, then absent; None where nobody said either."""
    found = set(states)
    if FindingState.PRESENT in found:
        return "present"
    return "absent" if FindingState.ABSENT in found else None


def _rash(seen: _Seen, day: date) -> Cell | None:
    found = [one.rash.state for one in seen.entries(day) if one.rash]
    state = _merged(found)
    if state is None:
        return None
    told = [words_of(one, "rash", seen.log.constants) for one in seen.entries(day) if one.rash]
    return Cell(state=state, told="; ".join(told))


def _breathing(seen: _Seen, day: date) -> Cell | None:
    state = _merged(one.breathing_difficulty for one in seen.entries(day))
    return None if state is None else Cell(state=state, told=tr(state))


def _oxygen(seen: _Seen, day: date) -> Cell | None:
    flows = [one.oxygen.liters_per_minute for one in seen.entries(day) if one.oxygen]
    if not flows:
        return None
    most = max(flows)
    told = "; ".join(
        words_of(one, "breathing_difficulty", seen.log.constants) for one in seen.entries(day)
    )
    return Cell(tr("Air") if most == 0 else show_number(most), strong=most > 0, told=told)


def _neutrophils(seen: _Seen, day: date) -> Cell | None:
    found = [one for one in seen.entries(day) if one.neutrophils]
    if not found or found[-1].neutrophils is None:
        return None
    last = found[-1].neutrophils
    unit = seen.log.constants.unit_text(last.unit)
    told = "; ".join(words_of(one, "neutrophils", seen.log.constants) for one in found)
    if not seen.log.constants.usable("neutrophils", last.value, last.unit):
        return Cell(tr("not used"), told=told)
    text = f"{last.comparator or ''}{show_number(last.value)}"
    return Cell(text if last.unit == seen.count_unit else f"{text} {unit}", told=told)


def _cultures(seen: _Seen, day: date) -> Cell | None:
    found = [one for entry in seen.entries(day) for one in entry.cultures]
    done = [one for one in found if one.result != "not_done"]
    told = "; ".join(named_culture(one) for one in found)
    if any(counts_positive(one) for one in done):
        return Cell(tr("pos."), strong=True, told=told)
    if any(one.result == "pending" for one in done):
        return Cell(tr("pend."), told=told)
    if done:
        return Cell(tr("neg."), told=told)
    return Cell(tr("none"), told=told) if found else None


def _antibiotic(seen: _Seen, day: date) -> Cell | None:
    said = {one.antibiotic for one in seen.entries(day)} - {None}
    if not said:
        return None
    given = True in said
    return Cell(
        tr("Yes") if given else tr("No"),
        strong=given,
        told=tr("given") if given else tr("not given"),
    )


def _steroid(seen: _Seen, day: date) -> Cell | None:
    said = [one.steroid for one in seen.entries(day) if one.steroid]
    if not said:
        return None
    doses = [one for one in said if one.given]
    if not doses:
        return Cell("0", told=tr("not given"))
    keys = ("steroid", "dose")
    told = "; ".join(
        words_of(one, key, seen.log.constants)
        for one in seen.entries(day)
        if one.steroid and one.steroid.given
        for key in keys
    )
    amounts = [one.milligrams for one in doses if one.milligrams is not None]
    drugs = {one.drug.strip().casefold() for one in doses}
    if len(amounts) < len(doses) or len(drugs) > 1:
        return Cell(tr("Yes"), strong=True, told=told)
    return Cell(show_number(sum(amounts, Decimal(0))), strong=True, told=told)


def _entries(seen: _Seen, day: date) -> Cell | None:
    found = seen.entries(day)
    if not found:
        return None
    late = sum(one.late for one in found)
    told = "; ".join(entry_title(one) for one in found)
    return Cell(tr("{count} late").format(count=len(found)) if late else str(len(found)), told=told)


def _rows(seen: _Seen) -> Iterator[tuple[str, str, str, _Tell]]:
    yield "temperature", marked("Temp. max"), "°F" if seen.fahrenheit else "°C", _temperature
    yield "weight", marked("Weight"), "lb" if seen.pounds else "kg", _weight
    yield "change", marked("Change"), marked("% of baseline"), _change
    yield "stools", marked("Stools"), marked("per 24 h"), _stools
    yield "rash", marked("Rash"), "", _rash
    yield "breathing_difficulty", marked("Breathing diff."), "", _breathing
    yield "oxygen", marked("Oxygen"), marked("L/min"), _oxygen
    yield (
        "neutrophils",
        marked("Neutrophils"),
        seen.log.constants.unit_text(seen.count_unit),
        _neutrophils,
    )
    yield "cultures", marked("Cultures"), "", _cultures
    yield "antibiotic", marked("Antibiotic"), marked("given"), _antibiotic
    yield "steroid", marked("Steroid"), marked("mg given"), _steroid
    yield "entries", marked("Entries"), "", _entries


def entry_title(entry: LogEntry) -> str:
    """`14:20, Nurse J. Pell, entered late`."""
    clock = f"{entry.at:%H:%M}" if entry.at else tr("no time")
    late = tr(", entered late") if entry.late else ""
    return f"{clock}, {entry.by or 'by: not recorded'}{late}"

"""What one day of a log says in each row of its table.

A reading that cannot be true is not shown as a value, and a weight from another scale is not
compared.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from poems_desktop.app.transplant_charts import signed
from poems_desktop.app.transplant_course import entry_title
from poems_desktop.app.transplant_readings import Readings
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.infection import counts_positive, named_culture
from poems_desktop.clinical.engraftment.log_words import words_of
from poems_desktop.clinical.engraftment.units import temperature_text, weight_text
from poems_desktop.clinical.engraftment.weights import gain_text
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.core.marked import marked
from poems_desktop.core.reading import show_number

CellState = Literal["", "present", "absent", "na"]
_ABOUT = "\N{ALMOST EQUAL TO}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the table. `told` says it in full; a state is drawn as its shape."""

    text: str = ""
    state: CellState = ""
    strong: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the table with its unit. `tell` gives the cell of a day, None where it says nothing.

    `asked`: of every day, so that a day that says nothing was not recorded.
    """

    key: str
    label: str
    unit: str
    tell: Callable[[Readings, date], Cell | None]
    asked: bool = True


def questions(seen: Readings) -> Iterator[Question]:
    """The rows of the table, in order, in the units of this log."""
    yield Question(
        "temperature", marked("Temp. max"), "°F" if seen.fahrenheit else "°C", _temperature
    )
    yield Question("weight", marked("Weight"), "lb" if seen.pounds else "kg", _weight)
    yield Question("change", marked("Change"), marked("% of baseline"), _change, asked=False)
    yield Question("stools", marked("Stools"), marked("per 24 h"), _stools)
    yield Question("rash", marked("Rash"), "", _rash)
    yield Question("breathing_difficulty", marked("Breathing diff."), "", _breathing)
    yield Question("oxygen", marked("Oxygen"), marked("L/min"), _oxygen)
    count_unit = seen.log.constants.unit_text(seen.count_unit)
    yield Question("neutrophils", marked("Neutrophils"), count_unit, _neutrophils)
    yield Question("cultures", marked("Cultures"), "", _cultures, asked=False)
    yield Question("antibiotic", marked("Antibiotic"), marked("given"), _antibiotic)
    yield Question("steroid", marked("Steroid"), marked("mg given"), _steroid)
    yield Question("entries", marked("Entries"), "", _entries, asked=False)


def _temperature(seen: Readings, day: date) -> Cell | None:
    readings = [one.temperature for one in seen.entries(day) if one.temperature]
    top = seen.hottest(day)
    if top is None:
        return (
            Cell(tr("not used"), told="; ".join(map(temperature_text, readings)))
            if readings
            else None
        )
    about = _ABOUT if seen.converted(top) else ""
    told = "; ".join(temperature_text(one) for one in readings)
    return Cell(
        f"{about}{show_number(seen.degrees(top))}",
        strong=seen.is_strong("fever", day),
        told=told,
    )


def _weight(seen: Readings, day: date) -> Cell | None:
    weight = seen.weighed(day)
    if weight is None:
        wrong = [one.weight for one in seen.entries(day) if one.weight]
        return Cell(tr("not used"), told="; ".join(map(weight_text, wrong))) if wrong else None
    strong = seen.is_strong("weight_gain", day)
    about = _ABOUT if seen.converted(weight) else ""
    text = f"{about}{show_number(seen.weight_in_unit(weight))}"
    return Cell(text, strong=strong, told=weight_text(weight))


def _change(seen: Readings, day: date) -> Cell | None:
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


def _stools(seen: Readings, day: date) -> Cell | None:
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


def _rash(seen: Readings, day: date) -> Cell | None:
    found = [one.rash.state for one in seen.entries(day) if one.rash]
    state = _merged(found)
    if state is None:
        return None
    told = [words_of(one, "rash", seen.log.constants) for one in seen.entries(day) if one.rash]
    return Cell(state=state, told="; ".join(told))


def _breathing(seen: Readings, day: date) -> Cell | None:
    state = _merged(one.breathing_difficulty for one in seen.entries(day))
    return None if state is None else Cell(state=state, told=tr(state))


def _oxygen(seen: Readings, day: date) -> Cell | None:
    flows = [one.oxygen.liters_per_minute for one in seen.entries(day) if one.oxygen]
    if not flows:
        return None
    most = max(flows)
    told = "; ".join(
        words_of(one, "breathing_difficulty", seen.log.constants) for one in seen.entries(day)
    )
    return Cell(tr("Air") if most == 0 else show_number(most), strong=most > 0, told=told)


def _neutrophils(seen: Readings, day: date) -> Cell | None:
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


def _cultures(seen: Readings, day: date) -> Cell | None:
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


def _antibiotic(seen: Readings, day: date) -> Cell | None:
    said = {one.antibiotic for one in seen.entries(day)} - {None}
    if not said:
        return None
    given = True in said
    return Cell(
        tr("Yes") if given else tr("No"),
        strong=given,
        told=tr("given") if given else tr("not given"),
    )


def _steroid(seen: Readings, day: date) -> Cell | None:
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


def _entries(seen: Readings, day: date) -> Cell | None:
    found = seen.entries(day)
    if not found:
        return None
    late = sum(one.late for one in found)
    told = "; ".join(entry_title(one) for one in found)
    return Cell(tr("{count} late").format(count=len(found)) if late else str(len(found)), told=told)

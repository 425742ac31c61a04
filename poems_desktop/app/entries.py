"""What a person typed into a field becomes part of a record, or is kept as typed with a reason."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from poems_desktop.clinical.conversion import convert
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import DateAnswer, Finding, Measurement, Patient, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import (
    UnreadableError,
    read_date,
    read_number,
    show_date,
    show_number,
)
from poems_desktop.core.truth import Truth

_Dated = TypeVar("_Dated", Measurement, Finding, Visit, DateAnswer)


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence beside a field. An error is not used until corrected; a caution is kept."""

    level: str
    sentence: str


def with_number(result: Measurement, typed: str) -> Measurement:
    """The result with its value as typed; unreadable text is kept and the value is none."""
    unread = {name: text for name, text in result.unread.items() if name != "value"}
    if not typed.strip():
        return result.model_copy(update={"value": None, "comparator": None, "unread": unread})
    try:
        number = read_number(typed)
    except UnreadableError:
        unread["value"] = typed
        return result.model_copy(update={"value": None, "comparator": None, "unread": unread})
    update = {"value": number.value, "comparator": number.comparator, "unread": unread}
    return result.model_copy(update=update)


def with_date(target: _Dated, name: str, typed: str, today: date) -> _Dated:
    """`target` with the date field `name` as typed; unreadable text is kept in `unread`."""
    unread = {key: text for key, text in target.unread.items() if key != name}
    value: PartialDate | None = None
    if typed.strip():
        try:
            value = read_date(typed, today)
        except UnreadableError:
            unread[name] = typed
    return _copy(target, {name: value, "unread": unread})


_AnyModel = TypeVar("_AnyModel", bound=Model)


def _copy(target: _AnyModel, update: dict[str, object]) -> _AnyModel:
    return target.model_copy(update=update)


def shown_number(result: Measurement) -> str:
    """What the value field shows: the number, or the text that could not be read."""
    if "value" in result.unread:
        return result.unread["value"]
    if result.value is None:
        return ""
    return f"{result.comparator or ''}{show_number(result.value)}"


def shown_date(target: Measurement | Finding | Visit | DateAnswer, name: str) -> str:
    """What a date field shows: the date, or the text that could not be read."""
    if name in target.unread:
        return target.unread[name]
    value = getattr(target, name)
    return "" if value is None else show_date(value)


def number_problem(typed: str) -> Hint | None:
    """Why the text is not a number; None for blank and for numbers."""
    if not typed.strip():
        return None
    try:
        read_number(typed)
    except UnreadableError as error:
        return Hint("error", error.sentence)
    return None


def date_problem(typed: str, today: date, *, what: str) -> Hint | None:
    """Why the text is not a usable date; clinical dates are not in the future."""
    if not typed.strip():
        return None
    try:
        value = read_date(typed, today)
    except UnreadableError as error:
        return Hint("error", error.sentence)
    if value.earliest > today:
        limit = show_date(PartialDate.of(today))
        return Hint("error", f"{what} is in the future. Enter {limit} or earlier.")
    return None


def result_hints(
    result: Measurement,
    definitions: Definitions,
    today: date,
) -> tuple[Hint, ...]:
    """Everything to say under a result: errors first, then cautions."""
    hints = [
        number_problem(result.unread.get("value", "")),
        date_problem(shown_date(result, "collected"), today, what="Collected date"),
        _range_hint(result, definitions),
        _specimen_hint(result, definitions),
    ]
    return tuple(hint for hint in hints if hint is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that is not used until it is corrected.

    `key` is the field's, or `visit`; `part` is `date`, `onset`, `assessed`, `value` or the id of
    the result.
    """

    key: str
    part: str


def problems(visit: Visit, definitions: Definitions, today: date) -> tuple[Problem, ...]:
    """Every entry that is not used until it is corrected, in the order of the forms."""
    found = [Problem("visit", "date")] if _wrong_date(shown_date(visit, "date"), today) else []
    inside: list[Problem] = []
    for key, answer in visit.answers.items():
        if isinstance(answer, DateAnswer) and _wrong_date(shown_date(answer, "value"), today):
            inside.append(Problem(key, "value"))
        elif isinstance(answer, Finding):
            inside += [
                Problem(key, name)
                for name in ("onset", "assessed")
                if _wrong_date(shown_date(answer, name), today)
            ]
    for result in visit.results:
        hints = result_hints(result, definitions, today)
        if any(hint.level == "error" for hint in hints):
            inside.append(Problem(result.test, result.id))
    place = {key: at for at, key in enumerate(definitions.fields)}
    return (*found, *sorted(inside, key=lambda one: place.get(one.key, len(place))))


def _wrong_date(shown: str, today: date) -> bool:
    return date_problem(shown, today, what="") is not None


def problem_count(visit: Visit, definitions: Definitions, today: date) -> int:
    """How many entries of a visit are not used until they are corrected; its date is one."""
    return len(problems(visit, definitions, today))


def _range_hint(result: Measurement, definitions: Definitions) -> Hint | None:
    field = definitions.result(result.test)
    if field is None or result.interval is None:
        return None
    if not result.unit:
        return Hint("caution", "The unit is not stated; the value is kept and not used.")
    try:
        entered = Quantity(result.interval, result.unit)
        value = convert(entered, field.units[0], field, definitions.units)
    except UnlikeUnitsError:
        return Hint("caution", "This unit is not convertible; the value is kept and not used.")
    low, high = field.possible.low, field.possible.high
    below = value.value.at_or_above(low) is Truth.FALSE
    if below or value.value.at_or_below(high) is Truth.FALSE:
        unit = definitions.unit_text(field.units[0])
        limits = f"{show_number(low)} to {show_number(high)} {unit}"
        return Hint("error", f"Outside the possible range, {limits}. Check value and unit.")
    return None


def _specimen_hint(result: Measurement, definitions: Definitions) -> Hint | None:
    field = definitions.result(result.test)
    if field is None or not field.specimens or result.value is None or result.specimen:
        return None
    limits = {one.specimen: f"{one.value:,f}" for one in definitions.cut_offs.cut_off}
    return Hint(
        "caution",
        "Kept, but set aside: without the specimen it is not compared with "
        f"{limits['plasma']} (plasma) or {limits['serum']} (serum).",
    )


def patient_born(patient: Patient) -> str:
    """The birth date as shown, `not stated` where there is none."""
    return "not stated" if patient.born is None else show_date(patient.born)


def age_on(born: PartialDate | None, day: date) -> int | None:
    """Full years on `day`; None where the birth date is not known to the day."""
    if born is None or born.exact is None:
        return None
    birthday = born.exact
    before = (day.month, day.day) < (birthday.month, birthday.day)
    return day.year - birthday.year - before

"""What a person typed into a field becomes part of a record, or is kept as typed with a reason."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from poems_desktop.app.words import tr
from poems_desktop.clinical.conversion import convert
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Range, ResultField
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import (
    Attribution,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Visit,
)
from poems_desktop.clinical.vegf import TESTS
from poems_desktop.core.interval import Interval
from poems_desktop.core.marked import marked
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
    about: str = ""
    """`collected` where it is about that date, `usual` where about the usual band."""
    cites: tuple[str, ...] = ()
    """The sources of the limits it names; none where it is about what was typed alone."""


def blank_result(field: ResultField, name: str) -> Measurement:
    """A result of this id with nothing entered but a unit that goes without saying."""
    return Measurement(id=name, test=field.key, unit=field.only_unit)


def is_entered(result: Measurement) -> bool:
    """Whether there is anything in it: a number, or text that could not be read."""
    return result.value is not None or bool(result.unread)


def attribution(cause: str, reason: str, author: str) -> Attribution | None:
    """Another cause as typed, in the name of who says so; a reason alone states none."""
    if not cause.strip():
        return None
    return Attribution(cause=cause.strip(), reason=reason.strip(), author=author)


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


def unread_words(error: UnreadableError) -> str:
    """What is wrong with typed text and what to do, in the language of the window."""
    return tr(error.template).format(**error.values)


def number_problem(typed: str) -> Hint | None:
    """Why the text is not a number; None for blank and for numbers."""
    if not typed.strip():
        return None
    try:
        read_number(typed)
    except UnreadableError as error:
        return Hint("error", unread_words(error))
    return None


def date_problem(typed: str, today: date, *, what: str) -> Hint | None:
    """Why the text is not a usable date; clinical dates are not in the future."""
    if not typed.strip():
        return None
    try:
        value = read_date(typed, today)
    except UnreadableError as error:
        return Hint("error", unread_words(error))
    if value.earliest > today:
        limit = show_date(PartialDate.of(today))
        said = tr("{what} is in the future. Enter {limit} or earlier.")
        return Hint("error", said.format(what=what, limit=limit))
    return None


def result_hints(
    result: Measurement,
    definitions: Definitions,
    today: date,
) -> tuple[Hint, ...]:
    """Everything to say under a result: errors first, then cautions."""
    hints = [
        number_problem(result.unread.get("value", "")),
        _collected_hint(result, today),
        _possible_hint(result, definitions),
        _specimen_hint(result, definitions),
        usual_hint(result, definitions),
    ]
    return tuple(hint for hint in hints if hint is not None)


def _collected_hint(result: Measurement, today: date) -> Hint | None:
    hint = date_problem(shown_date(result, "collected"), today, what=tr("Collected date"))
    return None if hint is None else replace(hint, about="collected")


def _possible_hint(result: Measurement, definitions: Definitions) -> Hint | None:
    field = definitions.result(result.test)
    if field is None or result.interval is None:
        return None
    if not result.unit:
        return Hint("caution", tr("The unit is not stated; the value is kept and not used."))
    value = _in_first_unit(result, field, definitions)
    if value is None:
        return Hint("caution", tr("This unit is not convertible; the value is kept and not used."))
    if not _outside(value, field.possible):
        return None
    low, high = show_number(field.possible.low), show_number(field.possible.high)
    unit = definitions.unit_text(field.units[0])
    said = tr("Outside the possible range, {low} to {high} {unit}. Check value and unit.")
    return Hint("error", said.format(low=low, high=high, unit=unit), cites=field.possible.cites)


def usual_hint(result: Measurement, definitions: Definitions) -> Hint | None:
    """A possible value that may be a slip all the same; nothing but this sentence reads the band.

    A bound such as `<31` is told only where no value that it allows lies within the band.
    """
    field = definitions.result(result.test)
    if field is None or field.usual is None:
        return None
    value = _in_first_unit(result, field, definitions)
    if value is None or _outside(value, field.possible) or not _outside(value, field.usual):
        return None
    said = tr("Outside the usual {low} to {high} {unit}. Check the number and its unit.")
    if not _set_aside(result, field):
        said = tr(
            "Outside the usual {low} to {high} {unit}. "
            "Check the number and its unit; it is kept and used."
        )
    low, high = f"{field.usual.low:,f}", f"{field.usual.high:,f}"
    unit = definitions.unit_text(field.units[0])
    return Hint("caution", said.format(low=low, high=high, unit=unit), "usual", field.usual.cites)


def _in_first_unit(
    result: Measurement, field: ResultField, definitions: Definitions
) -> Interval | None:
    """The value in the unit of the field's ranges; None without unit or in an unlike one."""
    if result.interval is None or not result.unit:
        return None
    entered = Quantity(result.interval, result.unit)
    try:
        return convert(entered, field.units[0], field, definitions.units).value
    except UnlikeUnitsError:
        return None


def _outside(value: Interval, limits: Range) -> bool:
    """Whether no number that the value may be lies within the limits."""
    ends = (value.at_or_above(limits.low), value.at_or_below(limits.high))
    return Truth.FALSE in ends


def _set_aside(result: Measurement, field: ResultField) -> bool:
    """Whether the value is compared with nothing because its specimen is not said."""
    return bool(field.specimens) and result.value is not None and not result.specimen


_OURS = "project"
_WHICH_SPECIMEN = marked(
    "Kept. Say whether it was serum or plasma: results are compared only within one specimen."
)


def _specimen_hint(result: Measurement, definitions: Definitions) -> Hint | None:
    field = definitions.result(result.test)
    if field is None or not _set_aside(result, field):
        return None
    if result.test not in TESTS:
        return Hint("caution", tr(_WHICH_SPECIMEN), cites=(_OURS,))
    limits = {one.specimen: one.value for one in definitions.cut_offs.cut_off}
    value = _in_first_unit(result, field, definitions)
    if value is not None and value.at_or_above(max(limits.values())) is Truth.TRUE:
        said = tr(
            "Kept: at or above both published limits, {plasma} (plasma) and {serum} (serum). "
            "Say which it was: results are compared only within one specimen."
        )
    elif value is not None and value.at_or_above(min(limits.values())) is Truth.FALSE:
        said = tr(
            "Kept: below both published limits, {plasma} (plasma) and {serum} (serum). "
            "Say which it was: results are compared only within one specimen."
        )
    else:
        said = tr(
            "Kept, but set aside: without the specimen it is not compared with "
            "{plasma} (plasma) or {serum} (serum)."
        )
    shown = {one: f"{limit:,f}" for one, limit in limits.items()}
    cites = dict.fromkeys(cite for one in definitions.cut_offs.cut_off for cite in one.cites)
    said = said.format(plasma=shown["plasma"], serum=shown["serum"])
    return Hint("caution", said, cites=tuple(cites))


def patient_born(patient: Patient) -> str:
    """The birth date as shown, `not stated` where there is none."""
    return tr("not stated") if patient.born is None else show_date(patient.born)


def age_on(born: PartialDate | None, day: date) -> int | None:
    """Full years on `day`; None where the birth date is not known to the day."""
    if born is None or born.exact is None:
        return None
    birthday = born.exact
    before = (day.month, day.day) < (birthday.month, birthday.day)
    return day.year - birthday.year - before

"""Answers and results in words: what was recorded, never what follows from it."""

from collections.abc import Iterable

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField, Field, FindingField
from poems_desktop.clinical.finding_state import GRADES, FindingState
from poems_desktop.clinical.record import (
    Answer,
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    TextAnswer,
    Treatment,
)
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date, show_number

NOTHING = marked("nothing recorded")
STATES = {
    FindingState.PRESENT: marked("present"),
    FindingState.ABSENT: marked("absent"),
    FindingState.NOT_ASSESSED: marked("not assessed"),
    FindingState.NOT_ASSESSABLE: marked("not assessable"),
}
_GRADES = {"mild": marked("mild"), "moderate": marked("moderate"), "severe": marked("severe")}
_GRADE_NAMES = {
    "mild": marked("Mild"),
    "moderate": marked("Moderate"),
    "severe": marked("Severe"),
}
_SPECIMENS = {"serum": marked("serum"), "plasma": marked("plasma"), None: ""}


def answer_words(answer: Answer | None, field: Field | None) -> str:
    """An answer with all its details, `nothing recorded` where there is none."""
    match answer:
        case None:
            return tr(NOTHING)
        case Finding():
            return "; ".join((tr(STATES[answer.state]), *finding_details(answer, field)))
        case Choice():
            return choice_words(answer, field)
        case DateAnswer():
            return _date(answer.value, answer.unread.get("value", ""))
        case TextAnswer():
            return answer.value


def finding_details(answer: Finding, field: Field | None) -> tuple[str, ...]:
    """Onset, grade, method, date, note and other cause of a finding, as far as recorded."""
    onset = _date(answer.onset, answer.unread.get("onset", ""))
    assessed = _date(answer.assessed, answer.unread.get("assessed", ""))
    cause = answer.explained_by
    by = ""
    if cause is not None:
        said = ", ".join(part for part in (cause.reason, cause.author) if part)
        by = tr("explained by {cause}").format(cause=cause.cause) + (f" ({said})" if said else "")
    parts = (
        tr("onset {date}").format(date=onset) if onset else "",
        tr("grade {grade}").format(grade=tr(_GRADES[answer.grade])) if answer.grade else "",
        tr("looked for by {method}").format(method=method_words(answer.method, field))
        if answer.method
        else "",
        tr("looked for {date}").format(date=assessed) if assessed else "",
        by,
        tr("note: {note}").format(note=answer.note) if answer.note else "",
    )
    return tuple(part for part in parts if part)


def grade_choices() -> tuple[tuple[str | None, str], ...]:
    """The grades to choose from by value and name, none of them first."""
    return ((None, ""), *((grade, tr(_GRADE_NAMES[grade])) for grade in GRADES))


def method_choices(field: FindingField) -> tuple[tuple[str | None, str], ...]:
    """The ways of looking to choose from by value and label, none of them first."""
    return ((None, ""), *((one.value, tr(one.label)) for one in field.methods))


def method_words(value: str, field: Field | None) -> str:
    """The label of a way of looking, its key where these forms do not have it."""
    method = field.method(value) if isinstance(field, FindingField) else None
    return value if method is None else tr(method.label)


def choice_words(answer: Choice, field: Field | None) -> str:
    """The label of a choice, its key where these forms do not have it."""
    options = field.options if isinstance(field, ChoiceField) else ()
    return next((tr(one.label) for one in options if one.value == answer.value), answer.value)


def result_words(result: Measurement, definitions: Definitions) -> str:
    """`640 pg/mL, plasma, Elm Valley, 12-Aug-2025`; text that could not be read as typed."""
    parts = (
        value_words(result, definitions),
        tr(_SPECIMENS[result.specimen]),
        result.laboratory,
        _date(result.collected, result.unread.get("collected", "")) or result.when,
        tr("note: {note}").format(note=result.note) if result.note else "",
    )
    return ", ".join(part for part in parts if part) or tr(NOTHING)


def value_words(result: Measurement, definitions: Definitions) -> str:
    """`<31 pg/mL`: the number with its unit, or what was typed instead."""
    if "value" in result.unread:
        return tr("“{text}” (not readable)").format(text=result.unread["value"])
    if result.value is None:
        return ""
    unit = definitions.unit_text(result.unit) if result.unit else tr("no unit")
    return f"{result.comparator or ''}{show_number(result.value)} {unit}"


def results_words(results: Iterable[Measurement], definitions: Definitions) -> str:
    """All results of one test, in their order."""
    return "\n".join(result_words(one, definitions) for one in results) or tr(NOTHING)


def treatment_words(one: Treatment) -> str:
    """`Radiation · 01-Mar-2024 to Apr-2024`: a treatment in a line."""
    start, stop = _date(one.start, ""), _date(one.stop, "")
    span = one.when
    if stop:
        span = tr("{start} to {stop}").format(start=start or "?", stop=stop)
    elif start:
        span = tr("from {start}").format(start=start)
    return " · ".join(part for part in (one.name, span) if part)


def _date(value: PartialDate | None, unread: str) -> str:
    if unread:
        return tr("“{text}” (not readable)").format(text=unread)
    return "" if value is None else show_date(value)

"""What changed between two states of one part of a record, in plain words."""

from collections.abc import Iterator

from poems_desktop.app.answer_words import NOTHING
from poems_desktop.app.visit_differences import differences
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.log_words import MAIN, MORE, words_of
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.record import Patient, Treatment, Visit
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth


def name_of(part: Model, definitions: Definitions) -> str:  # noqa: PLR0911 - one a kind
    """`Visit of 14-May-2025`, `Treatment lenalidomide`: a part of a record in a sentence."""
    match part:
        case Patient():
            return tr("Patient data")
        case Visit():
            return tr("Visit of {date}").format(date=_value(part.date, tr("no date")))
        case Treatment():
            return tr("Treatment {name}").format(name=part.name)
        case Transplant():
            return tr("Transplant, day 0 {date}").format(date=_value(part.zero, tr("not known")))
        case LogEntry():
            return tr("Daily log of {date}").format(date=show_date(PartialDate.of(part.day)))
        case Override():
            found = definitions.sets.get(part.set_id)
            labels = {} if found is None else {one.id: one.label for one in found.criterion}
            return tr("Override of {criterion}").format(
                criterion=labels.get(part.criterion_id, part.criterion_id)
            )
        case _:
            return tr("Answer to a contradiction")


def changes(before: Model, after: Model, definitions: Definitions) -> tuple[str, ...]:
    """`Papilledema: absent → present`: one line for each thing that differs."""
    if isinstance(before, Visit) and isinstance(after, Visit):
        lines = [one.line for one in differences(before, after, definitions)]
        if before.signed != after.signed:
            lines.append(tr("signed since") if after.signed else tr("no longer signed"))
        return tuple(lines)
    if isinstance(before, LogEntry) and isinstance(after, LogEntry):
        return tuple(_entry(before, after, definitions))
    return tuple(_fields(before, after))


def _entry(before: LogEntry, after: LogEntry, definitions: Definitions) -> Iterator[str]:
    constants = definitions.library.engraftment
    for key, label in {**MAIN, **MORE}.items():
        old, new = words_of(before, key, constants), words_of(after, key, constants)
        if old != new:
            yield f"{label}: {old} → {new}"
    for name in ("day", "at", "note"):
        old_value, new_value = getattr(before, name), getattr(after, name)
        if old_value != new_value:
            yield f"{name}: {_value(old_value)} → {_value(new_value)}"


def _fields(before: Model, after: Model) -> Iterator[str]:
    for name in type(after).model_fields:
        old, new = getattr(before, name, None), getattr(after, name)
        if old != new:
            yield f"{name.replace('_', ' ')}: {_value(old)} → {_value(new)}"


def _value(value: object, nothing: str = NOTHING) -> str:  # noqa: PLR0911 - one a type
    match value:
        case None | "" | ():
            return nothing
        case PartialDate():
            return show_date(value)
        case bool():
            return "yes" if value else "no"
        case Truth():
            return tr("met") if value is Truth.TRUE else tr("not met")
        case tuple():
            return tr("{count} recorded").format(count=len(value))
        case Model():
            return ", ".join(
                f"{name.replace('_', ' ')} {_value(getattr(value, name))}"
                for name in type(value).model_fields
            )
        case _:
            return str(value)

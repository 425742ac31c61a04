"""A treatment as typed into its row: read whole, or not at all with a sentence per field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from poems_desktop.app.entries import date_problem
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Treatment
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import read_date, show_date
from poems_desktop.core.truth import Truth

DOMAIN = "treatment"
"""The form in which they are entered."""
TEXTS = ("name", "start", "stop", "when", "outcome")
DIRECTED: tuple[tuple[bool | None, str], ...] = (
    (None, marked("Not known")),
    (True, marked("Yes")),
    (False, marked("No")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read; `treatment` is None while something is missing or wrong."""

    treatment: Treatment | None
    problems: Mapping[str, str]


def shown(treatment: Treatment) -> dict[str, str]:
    """What each text field of the row shows."""
    return {
        "name": treatment.name,
        "start": "" if treatment.start is None else show_date(treatment.start),
        "stop": "" if treatment.stop is None else show_date(treatment.stop),
        "when": treatment.when,
        "outcome": treatment.outcome,
    }


def read(
    before: Treatment,
    texts: Mapping[str, str],
    directed: bool | None,  # noqa: FBT001 - a value of the record
    today: date,
) -> Entry:
    """The treatment as typed over `before`; a wholly blank new row is neither right nor wrong."""
    typed = {name: texts.get(name, "").strip() for name in TEXTS}
    problems = {
        name: hint.sentence
        for name in ("start", "stop")
        if (hint := date_problem(typed[name], today, what=tr("This date"))) is not None
    }
    if not typed["name"] and (before.name or any(typed.values())):
        problems["name"] = tr("The name is missing. Type what was given.")
    if problems or not typed["name"]:
        return Entry(None, problems)
    days = {name: _day(typed[name], today) for name in ("start", "stop")}
    start, stop = days["start"], days["stop"]
    if start is not None and stop is not None and stop.before(start) is Truth.TRUE:
        return Entry(None, {"stop": tr("The end lies before the start. Correct one of them.")})
    rest = {name: typed[name] for name in ("name", "when", "outcome")}
    return Entry(before.model_copy(update={**rest, **days, "directed": directed}), {})


def _day(text: str, today: date) -> PartialDate | None:
    return read_date(text, today) if text else None

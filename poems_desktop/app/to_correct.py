"""Entries that are kept as typed and not used until somebody corrects them."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.app.entries import date_problem, result_hints, shown_date
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.record import DateAnswer, Finding, Visit


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
        elif isinstance(answer, Finding) and (field := definitions.finding(key)) is not None:
            inside += [
                Problem(key, name)
                for name in finding_dates(answer, field)
                if _wrong_date(shown_date(answer, name), today)
            ]
    for result in visit.results:
        hints = result_hints(result, definitions, today)
        if any(hint.level == "error" for hint in hints):
            inside.append(Problem(result.test, result.id))
    place = {key: at for at, key in enumerate(definitions.fields)}
    return (*found, *sorted(inside, key=lambda one: place.get(one.key, len(place))))


def finding_dates(answer: Finding, field: FindingField) -> tuple[str, ...]:
    """The dates that are asked of a finding as it is answered: of the others nothing is said."""
    return tuple(one for one in field.asked_of(answer.state) if one in {"onset", "assessed"})


def _wrong_date(shown: str, today: date) -> bool:
    return date_problem(shown, today, what="") is not None


def following(found: tuple[Problem, ...], last: Problem | None) -> Problem:
    """The one of `found` after the last one, around the end; the first where that is corrected."""
    place = found.index(last) + 1 if last in found else 0
    return found[place % len(found)]


def problem_count(visit: Visit, definitions: Definitions, today: date) -> int:
    """How many entries of a visit are not used until they are corrected; its date is one."""
    return len(problems(visit, definitions, today))

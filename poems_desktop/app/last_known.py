"""What earlier visits say of each field: shown beside it, never copied forward."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from poems_desktop.app.answer_words import (
    STATES,
    choice_words,
    method_words,
    value_words,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import (
    Answer,
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Record,
    TextAnswer,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

_SAID = frozenset({FindingState.PRESENT, FindingState.ABSENT})


@dataclass(frozen=True, slots=True)
class Known:
    """The last word on a field before the open visit: what was said, and when."""

    said: str
    when: PartialDate
    visit: str
    """The id of the visit that says it."""

    @property
    def text(self) -> str:
        """`last: present, 12-Mar-2026`."""
        return tr("last: {said}, {date}").format(said=self.said, date=show_date(self.when))


class Remembered:
    """What the visits before the open one say, read anew when they or its date change."""

    def __init__(self, record: Record, visit_id: str, definitions: Definitions) -> None:
        """Read it.

        Raises:
            KeyError: if the record has no such visit.
        """
        self._visit_id = visit_id
        self._definitions = definitions
        self._read(record)

    def read_again(self, record: Record) -> bool:
        """Take a record over; False, and nothing read, where it says the same as before."""
        same = len(record.visits) == len(self._visits) and all(
            old is new or (self._visit_id == old.id == new.id and old.date == new.date)
            for old, new in zip(self._visits, record.visits, strict=True)
        )
        if not same:
            self._read(record)
        return not same

    def _read(self, record: Record) -> None:
        self._visits = record.visits
        self.known = last_known(record, self._visit_id, self._definitions)


def last_known(record: Record, visit_id: str, definitions: Definitions) -> Mapping[str, Known]:
    """By key, the latest present, absent, value or text of the visits before the open one.

    Before means: surely on an earlier day, or of the same day and standing earlier in the record.
    Without a date a visit is neither before nor after another. "Not assessed" says nothing. What
    an earlier visit reports of a later day than the open visit's is left out.

    Raises:
        KeyError: if the record has no such visit.
    """
    visits = {visit.id: visit for visit in record.visits}
    found: dict[str, Known] = {}
    for visit in _before(record, visits[visit_id]):
        for key, answer in visit.answers.items():
            when = _day(answer, visit)
            if when is not None and _is_news(when, found.get(key)):
                said = _said(answer, definitions.fields.get(key))
                if said:
                    found[key] = Known(said, when, visit.id)
        for result, when in _newest(visit):
            if _is_news(when, found.get(result.test)):
                found[result.test] = Known(_measured(result, definitions), when, visit.id)
    return found


def _before(record: Record, opened: Visit) -> list[Visit]:
    """The visits before `opened`, the latest first."""
    limit = opened.date
    place = next(at for at, visit in enumerate(record.visits) if visit.id == opened.id)
    before = [
        visit
        for at, visit in enumerate(record.visits)
        if visit.date is not None
        and visit.id != opened.id
        and _is_before(visit.date, limit, stands_before=at < place)
    ]
    return before[::-1]


def _is_before(day: PartialDate, limit: PartialDate | None, *, stands_before: bool) -> bool:
    if limit is None:
        return False
    if day == limit:
        return stands_before
    return day.on_or_before(limit) is Truth.TRUE


def _is_news(when: PartialDate, known: Known | None) -> bool:
    return known is None or when.earliest > known.when.earliest


def _day(answer: Answer, visit: Visit) -> PartialDate | None:
    """The day of which an answer speaks."""
    return (answer.assessed if isinstance(answer, Finding) else None) or visit.date


def _said(answer: Answer, field: Field | None) -> str:
    match answer:
        case Finding():
            if answer.state not in _SAID:
                return ""
            said = tr(STATES[answer.state])
            if answer.state is FindingState.ABSENT and answer.method:
                by = _inside(method_words(answer.method, field))
                said = tr("{state} by {method}").format(state=said, method=by)
            return said
        case Choice():
            return _inside(choice_words(answer, field))
        case DateAnswer():
            return "" if answer.value is None else show_date(answer.value)
        case TextAnswer():
            return answer.value.strip()


def _inside(label: str) -> str:
    """A label inside a sentence: `Fundoscopy` loses its capital, `CT` keeps it."""
    return label if any(one.isupper() for one in label[1:4]) else label[:1].lower() + label[1:]


def _newest(visit: Visit) -> Iterator[tuple[Measurement, PartialDate]]:
    """The newest result of each test, with the day on which it was collected."""
    newest: dict[str, tuple[Measurement, PartialDate]] = {}
    for result in visit.results:
        when = result.collected or visit.date
        if result.value is None or when is None:
            continue
        known = newest.get(result.test)
        if known is None or known[1].earliest <= when.earliest:
            newest[result.test] = (result, when)
    yield from newest.values()


def _measured(result: Measurement, definitions: Definitions) -> str:
    parts = (value_words(result, definitions), tr(result.specimen or ""))
    return ", ".join(part for part in parts if part)

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
        for key, known in (*_answers(visit, definitions), *_results(visit, definitions)):
            if key not in found or _later(known, found[key]):
                found[key] = known
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


def _later(one: Known, other: Known) -> bool:
    return one.when.earliest > other.when.earliest


def _answers(visit: Visit, definitions: Definitions) -> Iterator[tuple[str, Known]]:
    for key, answer in visit.answers.items():
        said, when = _said(answer, definitions.fields.get(key), visit)
        if said and when is not None:
            yield key, Known(said, when, visit.id)


def _said(answer: Answer, field: Field | None, visit: Visit) -> tuple[str, PartialDate | None]:
    match answer:
        case Finding():
            if answer.state not in _SAID:
                return "", None
            said = tr(STATES[answer.state])
            if answer.state is FindingState.ABSENT and answer.method:
                by = _inside(method_words(answer.method, field))
                said = tr("{state} by {method}").format(state=said, method=by)
            return said, answer.assessed or visit.date
        case Choice():
            return _inside(choice_words(answer, field)), visit.date
        case DateAnswer():
            return ("" if answer.value is None else show_date(answer.value)), visit.date
        case TextAnswer():
            return answer.value.strip(), visit.date


def _inside(label: str) -> str:
    """A label inside a sentence: `Fundoscopy` loses its capital, `CT` keeps it."""
    return label if any(one.isupper() for one in label[1:4]) else label[:1].lower() + label[1:]


def _results(visit: Visit, definitions: Definitions) -> Iterator[tuple[str, Known]]:
    """The newest result of each test, on the day that it was collected."""
    newest: dict[str, Known] = {}
    for result in visit.results:
        when = result.collected or visit.date
        if result.value is None or when is None:
            continue
        said = ", ".join(
            part for part in (value_words(result, definitions), tr(result.specimen or "")) if part
        )
        known = Known(said, when, visit.id)
        if result.test not in newest or not _later(newest[result.test], known):
            newest[result.test] = known
    yield from newest.items()

"""What of a record a document is made from, line by line, and what of it is not recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from poems_desktop.app.answer_words import answer_words, result_words, treatment_words
from poems_desktop.app.evidence_links import askable, field_of
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement, Visit
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.reports.kind_names import Kind

NOT_RECORDED = marked("not recorded")
_VEGF = "vegf"
_Draw = Literal["criteria", "vegf", "results", "workup", "treatments", "transplant"]
_WHOLE: Final[tuple[_Draw, ...]] = ("criteria", "vegf", "results", "treatments", "transplant")
_TREND: Final[tuple[_Draw, ...]] = ("vegf", "treatments", "transplant")
DRAWS: Final[Mapping[Kind, tuple[_Draw, ...]]] = MappingProxyType({
    "summary": _WHOLE,
    "summary-anonymous": _WHOLE,
    "text": _WHOLE,
    "referral": (*_WHOLE, "workup"),
    "checklist": ("criteria", "vegf"),
    "trend": _TREND,
    "trend-anonymous": _TREND,
    "engraftment": ("transplant",),
    "calendar": ("transplant",),
    "daily-log": ("transplant",),
    "workup": ("workup",),
    "handout-vegf": ("vegf",),
    "handout-transplant": ("transplant",),
    "handout-poems": (),
    "handout-help": (),
    "blank-forms": (),
})  # fmt: skip
"""What each kind reads; of the name, which stands on every page, nothing is said."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One thing that a document is made from.

    `key` is the field that holds it, empty where no form asks it; `visit` the id of the visit that
    it was recorded at, empty where it is not `recorded`.
    """

    label: str
    words: str
    page: Literal["Visit", "Transplant"] = "Visit"
    key: str = ""
    visit: str = ""
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """What belongs together, under its title."""

    title: str
    feeds: tuple[Feed, ...]


def feeds(
    kind: Kind, assessment: Assessment, transplant_id: str | None = None
) -> tuple[FeedGroup, ...]:
    """Everything that a document of this kind is made from, each group in the order of its page.

    `transplant_id` names one of several transplants; None lists all of them.
    """
    record = assessment.record
    known = {one.id for one in record.transplants}
    wanted = transplant_id if transplant_id in known else None

    def transplant(assessment: Assessment) -> Iterator[Feed]:
        return _transplants(assessment, wanted)

    sources: Mapping[_Draw, tuple[str, Callable[[Assessment], Iterator[Feed]]]] = {
        "criteria": (tr("Criteria"), _criteria),
        "vegf": (tr("VEGF"), _vegf),
        "results": (tr("Other results"), _results),
        "workup": (tr("Work-up"), _workup),
        "treatments": (tr("Treatments"), _treatments),
        "transplant": (tr("Transplant"), transplant),
    }
    return tuple(
        FeedGroup(sources[draw][0], tuple(sources[draw][1](assessment))) for draw in DRAWS[kind]
    )


def _criteria(assessment: Assessment) -> Iterator[Feed]:
    """The answers that each criterion reads, and the criteria for which there is none."""
    definitions = assessment.definitions
    said: set[str] = set()
    for item in assessment.main.items:
        read = item.criterion.rule == _VEGF
        asked = [key for key in item.criterion.fields if askable(key, definitions)]
        found = [feed for key in asked for feed in _latest(key, assessment)]
        yield from (feed for feed in found if feed.key not in said)
        said.update(feed.key for feed in found)
        if not found and not read:
            key = field_of(item, definitions)
            yield Feed(item.criterion.label, tr(NOT_RECORDED), key=key, recorded=False)


def _vegf(assessment: Assessment) -> Iterator[Feed]:
    found = [_result(one, visit, assessment) for visit, one in _measured(assessment, {_VEGF})]
    yield from found or [_missing(_VEGF, assessment)]


def _results(assessment: Assessment) -> Iterator[Feed]:
    """The newest result of each test but VEGF, in the order of the forms."""
    fields = assessment.definitions.fields
    keys = [key for key, one in fields.items() if isinstance(one, ResultField) and key != _VEGF]
    found = [feed for key in keys for feed in _latest(key, assessment)]
    if found or not keys:
        yield from found
    else:
        yield Feed(tr("Results"), tr(NOT_RECORDED), key=keys[0], recorded=False)


def _workup(assessment: Assessment) -> Iterator[Feed]:
    """Every field of the work-up; of fields that replace each other, those that are recorded."""
    said: set[str] = set()
    for item in assessment.definitions.library.guidance.workup.item:
        anyone = [feed for key in item.any_of for feed in _latest(key, assessment)]
        rest = [] if anyone or not item.any_of else [_missing(item.any_of[0], assessment)]
        needed = [
            feed
            for key in item.required
            for feed in tuple(_latest(key, assessment)) or (_missing(key, assessment),)
        ]
        yield from (one for one in (*needed, *anyone, *rest) if one.key not in said)
        said.update(one.key for one in (*needed, *anyone, *rest))


def _treatments(assessment: Assessment) -> Iterator[Feed]:
    found = [Feed(tr("Treatment"), treatment_words(one)) for one in assessment.record.treatments]
    yield from found or [Feed(tr("Treatments"), tr(NOT_RECORDED), recorded=False)]


def _transplants(assessment: Assessment, wanted: str | None) -> Iterator[Feed]:
    those = [one for one in assessment.record.transplants if wanted in (None, one.id)]
    if not those:
        yield Feed(tr("Day 0"), tr(NOT_RECORDED), "Transplant", recorded=False)
    for one in those:
        zero = one.zero
        words = tr(NOT_RECORDED) if zero is None else show_date(zero)
        yield Feed(tr("Day 0"), words, "Transplant", recorded=zero is not None)
        days = sorted({entry.day for entry in one.entries})
        if not days:
            yield Feed(tr("Daily log"), tr(NOT_RECORDED), "Transplant", recorded=False)
            continue
        count, last = len(one.entries), show_date(PartialDate.of(days[-1]))
        said = (
            tr("1 entry, the last of {last}")
            if count == 1
            else tr("{count} entries, the last of {last}")
        )
        yield Feed(tr("Daily log"), said.format(count=count, last=last), "Transplant")


def _latest(key: str, assessment: Assessment) -> Iterator[Feed]:
    """What was recorded last under a key; nothing where nothing was."""
    measured = _measured(assessment, {key})
    if measured:
        visit, one = measured[0]
        yield _result(one, visit, assessment)
        return
    fields = assessment.definitions.fields
    for visit in _newest_first(assessment.record.visits):
        answer = visit.answers.get(key)
        if answer is not None and key in fields:
            when = tr("visit without a date") if visit.date is None else show_date(visit.date)
            words = f"{answer_words(answer, fields[key])} · {when}"
            yield Feed(fields[key].label, words, key=key, visit=visit.id)
            return


def _measured(assessment: Assessment, tests: set[str]) -> list[tuple[Visit, Measurement]]:
    """The results of some tests with their visits, newest first."""
    found = [
        (visit, one)
        for visit in _newest_first(assessment.record.visits)
        for one in visit.results
        if one.test in tests
    ]
    return sorted(found, key=_collected, reverse=True)


def _collected(pair: tuple[Visit, Measurement]) -> str:
    visit, one = pair
    day = one.collected or visit.date
    return "" if day is None else day.earliest.isoformat()


def _newest_first(visits: Iterable[Visit]) -> list[Visit]:
    return sorted(visits, key=_day, reverse=True)


def _day(visit: Visit) -> str:
    return "" if visit.date is None else visit.date.earliest.isoformat()


def _result(one: Measurement, visit: Visit, assessment: Assessment) -> Feed:
    field = assessment.definitions.fields.get(one.test)
    label = one.test if field is None else field.label
    key = one.test if field is not None else ""
    return Feed(label, result_words(one, assessment.definitions), key=key, visit=visit.id)


def _missing(key: str, assessment: Assessment) -> Feed:
    field = assessment.definitions.fields.get(key)
    label = key if field is None else field.label
    return Feed(label, tr(NOT_RECORDED), key="" if field is None else key, recorded=False)

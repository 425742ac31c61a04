"""The five features of the source as a bedside reader needs them: today's state and its reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.features import Feature, Name
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.engraftment.weighing import Log, Observation
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.truth import Truth

NOT_TODAY = "Not recorded today"
WITHOUT_TIME = "time not recorded"


@dataclass(frozen=True, slots=True)
class BedsideLine:
    """One feature on one day.

    `reading` is the last entry that carries the state, with its time; `beside` says what else the
    day holds, what keeps the state open, or what was last recorded before a silent day.
    """

    name: Name
    title: str
    truth: Truth
    state: str
    reading: str
    beside: str


def bedside_lines(panel: EngraftmentPanel, log: Log) -> tuple[BedsideLine, ...]:
    """The five features as known on the panel's day; none without a state."""
    by_id = {one.id: one for one in log.entries}
    return tuple(_line(one, panel.as_of, by_id) for one in panel.features)


def _line(feature: Feature, day: date, by_id: Mapping[str, LogEntry]) -> BedsideLine:
    told = feature.today
    today = [one for one in feature.seen if one.day == day]
    if not today:
        before = [one for one in feature.seen if one.day < day]
        return BedsideLine(
            feature.name,
            told.title,
            Truth.UNKNOWN,
            told.value,
            f"{NOT_TODAY}: examine",
            _last_before(before),
        )
    carrying = [one for one in today if one.truth is told.truth] or today
    last = carrying[-1]
    beside = [one.caution for one in today if one.caution]
    if told.truth is Truth.UNKNOWN:
        beside += [one.doubt for one in carrying if one.doubt]
    beside += _others(carrying, today, by_id)
    return BedsideLine(
        feature.name,
        told.title,
        Truth.UNKNOWN if told.truth is None else told.truth,
        told.value,
        f"{_time(last, by_id)}: {last.text}",
        " ".join(dict.fromkeys(one for one in beside if one)),
    )


def _others(
    carrying: Sequence[Observation],
    today: Sequence[Observation],
    by_id: Mapping[str, LogEntry],
) -> list[str]:
    """`The same at 06:10.` and what the last other entry of the day says."""
    parts = []
    same = [_time(one, by_id) for one in carrying[:-1]]
    if same:
        parts.append(f"The same: {', '.join(same)}.")
    if others := [one for one in today if one not in carrying]:
        parts.append(f"Also {_time(others[-1], by_id)}: {others[-1].text}.")
    if len(others) > 1:
        parts.append(f"{len(others) - 1} more today, see the log.")
    return parts


def _last_before(before: Sequence[Observation]) -> str:
    if not before:
        return "No earlier entry."
    return f"Last entry {date_text(before[-1].day)}: {before[-1].text}."


def _time(one: Observation, by_id: Mapping[str, LogEntry]) -> str:
    entry = by_id.get(one.place)
    if entry is None or entry.at is None:
        return WITHOUT_TIME
    return f"{entry.at:%H:%M}, entered late" if entry.late else f"{entry.at:%H:%M}"


def _moment(entry: LogEntry) -> tuple[date, time]:
    return entry.day, entry.at or time.min


def last_entry_words(course: Transplant, day: date) -> str:
    """`last entry 20-Nov-2025 14:20`, or that there is none up to the day."""
    known = [one for one in course.entries if one.day <= day]
    if not known:
        return f"no entry in the log up to {date_text(day)}"
    last = max(known, key=_moment)
    clock = f"{last.at:%H:%M}" if last.at else WITHOUT_TIME
    return f"last entry {date_text(last.day)} {clock}"

"""From entries of single days to an item over a window: present wins, blank stays unknown.

An item is true once any day of the window shows it. It is false only when every day of the window
was assessed and showed nothing; a day without entry, or still to come, keeps it open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from itertools import groupby
from typing import Literal

from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import days_text
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.transplant import Culture, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth, all_of, any_of

Window = tuple[date, ...]
Windows = tuple[Window, ...]
"""All windows that are still possible; none where that cannot be said."""


@dataclass(frozen=True)
class Log:
    """A transplant as known on a day: entries after it do not exist yet."""

    course: Transplant
    constants: EngraftmentConstants
    as_of: date

    @cached_property
    def entries(self) -> tuple[LogEntry, ...]:
        """In order of day and time, those without time first."""
        known = [one for one in self.course.entries if one.day <= self.as_of]
        return tuple(sorted(known, key=_order))

    @cached_property
    def by_day(self) -> Mapping[date, tuple[LogEntry, ...]]:
        """The entries of each day."""
        return {day: tuple(those) for day, those in groupby(self.entries, key=_day)}

    @cached_property
    def cultures(self) -> tuple[tuple[Culture, str], ...]:
        """Every test for infection collected so far, with the id of its entry."""
        return tuple(
            (one, entry.id)
            for entry in self.entries
            for one in entry.cultures
            if one.collected is None or one.collected <= self.as_of
        )

    @cached_property
    def steroid_days(self) -> frozenset[date]:
        """The days on which any steroid was given, for whatever purpose."""
        return frozenset(
            one.day for one in self.entries if one.steroid is not None and one.steroid.given
        )


def _day(entry: LogEntry) -> date:
    return entry.day


def _order(entry: LogEntry) -> tuple[date, time]:
    return entry.day, entry.at or time.min


@dataclass(frozen=True, slots=True)
class Observation:
    """What one entry, or one day, says about a question; `doubt` says why it is open."""

    day: date
    truth: Truth
    label: str
    text: str
    place: str = ""
    doubt: str = ""
    caution: str = ""

    @property
    def as_input(self) -> Input:
        """As shown beside a conclusion."""
        return Input(self.label, self.text, PartialDate.of(self.day), self.place)


@dataclass(frozen=True, slots=True)
class Part:
    """A question answered by observations; `asks` says what to record while it is open."""

    asks: str
    observations: tuple[Observation, ...]

    def over(self, days: Iterable[date]) -> Truth:
        """The answer over a window: present on any day, absent only if absent on every day."""
        by_day: dict[date, list[Truth]] = {day: [] for day in days}
        for one in self.observations:
            if one.day in by_day:
                by_day[one.day].append(one.truth)
        return any_of(any_of(found) if found else Truth.UNKNOWN for found in by_day.values())

    def silent(self, days: Iterable[date]) -> set[date]:
        """The days on which nothing was recorded."""
        return set(days) - {one.day for one in self.observations}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a definition, made of parts of which `all` or `any` must hold."""

    id: str
    title: str
    role: Literal["major", "minor", "required", "any_of"]
    rule: str
    parts: tuple[Part, ...]
    combine: Literal["all", "any"] = "all"
    cautions: tuple[str, ...] = ()

    def over(self, days: Iterable[date]) -> Truth:
        """The truth of the item in one window."""
        window = tuple(days)
        truths = [part.over(window) for part in self.parts]
        return all_of(truths) if self.combine == "all" else any_of(truths)


def agreed(truths: Iterable[Truth]) -> Truth:
    """What every possible window says; unknown where they differ or none is known."""
    found = set(truths)
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


WINDOW_OPEN = "The window of this definition is not known yet."
_PLAIN_DOUBT = "Not assessable as recorded."
_SEEN = "Recorded as present; the window of this definition is not known yet"
STATE = {Truth.TRUE: "Met as recorded", Truth.FALSE: "Not met", Truth.UNKNOWN: "Not yet known"}


def interpret_item(
    item: Item,
    windows: Windows,
    log: Log,
    confidence: Confidence,
    cites: tuple[str, ...],
) -> Interpretation:
    """One line of a definition with its evidence, its doubts and what was not recorded."""
    truth = agreed(item.over(days) for days in windows)
    every = {day for days in windows for day in days}
    observations = [one for part in item.parts for one in part.observations]
    seen = not windows and item.over({one.day for one in observations}) is Truth.TRUE
    inside = [one for one in observations if one.day in every or not windows]
    outside = [one for one in observations if one.truth is Truth.TRUE and one not in inside]
    cautions = [*item.cautions, *(one.caution for one in inside if one.caution)]
    if outside:
        days = days_text(one.day for one in outside)
        cautions.append(f"Recorded outside this definition's window, not counted in it: {days}.")
    return Interpretation(
        id=item.id,
        title=item.title,
        value=_SEEN if seen else STATE[truth],
        truth=truth,
        inputs=tuple(one.as_input for one in inside),
        rule=item.rule,
        cites=cites,
        confidence=confidence,
        cautions=tuple(dict.fromkeys(cautions)),
        missing=_missing(item, every, inside, log.as_of) if truth is Truth.UNKNOWN else (),
    )


def doubts(observations: Iterable[Observation]) -> list[str]:
    """`20-Nov-2025: what keeps it open`: each doubt once, with its days."""
    days: dict[str, list[date]] = {}
    for one in observations:
        if one.truth is Truth.UNKNOWN:
            days.setdefault(one.doubt or _PLAIN_DOUBT, []).append(one.day)
    return [f"{days_text(when)}: {doubt}" for doubt, when in days.items()]


def _missing(
    item: Item,
    every: set[date],
    inside: Sequence[Observation],
    as_of: date,
) -> tuple[str, ...]:
    found = [] if every else [WINDOW_OPEN]
    found += doubts(inside)
    past = {day for day in every if day <= as_of}
    found += [
        f"{part.asks}: not recorded on {days_text(silent)}."
        for part in item.parts
        if (silent := part.silent(past))
    ]
    if later := [day for day in every if day > as_of]:
        found.append(f"The window is open until {days_text([max(later)])}.")
    return tuple(dict.fromkeys(found))

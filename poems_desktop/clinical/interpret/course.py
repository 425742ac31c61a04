"""A record as of a date, cut at the first treatment of the plasma cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Facts, gather
from poems_desktop.clinical.record import Choice, Measurement, Record, Visit
from poems_desktop.clinical.vegf import first_directed_treatment
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.truth import Truth

Side = Literal["before", "after"]


@dataclass(frozen=True)
class Course:
    """A record as of a date, cut at the first treatment of the plasma cells."""

    record: Record
    definitions: Definitions
    as_of: date

    @cached_property
    def began(self) -> PartialDate | None:
        """When that treatment began, None where none is recorded."""
        return first_directed_treatment(self.record)

    @cached_property
    def seen(self) -> tuple[Visit, ...]:
        """Visits that are not surely after the date, as the record lists them."""
        return tuple(v for v in self.record.visits if not self._later(v.date))

    def visits(self, side: Side) -> tuple[Visit, ...]:
        """Visits surely before (or on the day) or surely after it, oldest first.

        Without treatment every visit is before; a visit whose side is not known is on neither.
        """
        began = self.began
        if began is None:
            return self.seen if side == "before" else ()
        wanted = Truth.TRUE if side == "before" else Truth.FALSE
        chosen = [v for v in self.seen if v.date and v.date.on_or_before(began) is wanted]
        return tuple(sorted(chosen, key=when))

    def results(self, test: str, side: Side) -> tuple[Measurement, ...]:
        """Readable results of one test on one side of treatment, oldest first."""
        found = [r for r in self.record.results if r.test == test and self._is(r, side)]
        return tuple(sorted(found, key=_collected))

    @cached_property
    def baseline_facts(self) -> Facts:
        """Findings as known when treatment began, or as of the date where it did not."""
        began = self.began
        limit = self.as_of if began is None else min(self.as_of, began.latest)
        return gather(self.record, self.definitions, limit)

    @cached_property
    def later_facts(self) -> Facts:
        """Findings of visits surely after treatment began, oldest visit first."""
        after = self.record.model_copy(update={"visits": self.visits("after")})
        return gather(after, self.definitions, self.as_of)

    def _later(self, when: PartialDate | None) -> bool:
        return when is not None and when.earliest > self.as_of

    def _is(self, result: Measurement, side: Side) -> bool:
        if result.value is None or result.unread or self._later(result.collected):
            return False
        if result.phase is not None:
            return (result.phase == "before_treatment") == (side == "before")
        began = self.began
        if began is None:
            return side == "before"
        if result.collected is None:
            return False
        after = began.on_or_before(result.collected)
        return after is (Truth.TRUE if side == "after" else Truth.FALSE)


def when(visit: Visit) -> date:
    """The first day a visit may have been on; one without a date comes first."""
    return date.min if visit.date is None else visit.date.earliest


def _collected(result: Measurement) -> date:
    return date.min if result.collected is None else result.collected.earliest


def choice(visit: Visit, key: str) -> str | None:
    """The value chosen at one visit, None where nothing was."""
    answer = visit.answers.get(key)
    return answer.value if isinstance(answer, Choice) else None


def latest_choice(visits: Sequence[Visit], key: str) -> str | None:
    """The newest value chosen."""
    return next((v for visit in reversed(visits) if (v := choice(visit, key)) is not None), None)


def in_unit(result: Measurement, definitions: Definitions, unit: str) -> Interval | None:
    """A result in one unit; None without unit, in an unlike one, or where it is impossible."""
    field = definitions.result(result.test)
    if result.interval is None or not result.unit or field is None:
        return None
    first = field.units[0]
    try:
        value = definitions.units.convert(Quantity(result.interval, result.unit), first).value
        if value.at_or_above(field.possible.low) is Truth.FALSE:
            return None
        if value.at_or_below(field.possible.high) is Truth.FALSE:
            return None
        return definitions.units.convert(Quantity(value, first), unit).value
    except UnlikeUnitsError:
        return None

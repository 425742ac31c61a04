"""When treatment of the plasma cells of POEMS began, and what lies on which side of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.record import Choice, DateAnswer, Record, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

DIRECTED_STARTS = ("treatment_start_date", "stem_cell_infusion_date")
"""Date fields of the forms that say when treatment of the plasma cells began."""
NO_BEGINNING = frozenset({"observation", "supportive_only", "surgery_only"})
"""Strategies of a visit whose date of treatment begins nothing: no drug, radiation, transplant."""
PLASMA_CELL_WORDS = (
    "bortezomib",
    "carfilzomib",
    "cyclophosphamide",
    "daratumumab",
    "isatuximab",
    "ixazomib",
    "lenalidomide",
    "melphalan",
    "pomalidomide",
    "thalidomide",
    "car-t",
    "radiation",
    "radiotherapy",
    "cell transplant",
)
"""Names of plasma-cell drugs, radiotherapy and transplant. They are read only in a treatment for
which nobody said whether it was directed at the plasma cells; that word always goes first."""
FLAG_ONLY_WORDS = (
    "immunoglobulin",
    "ivig",
    "plasma exchange",
    "plasmapheresis",
    "prednis",
    "dexamethasone",
    "steroid",
    "glucocorticoid",
)
"""Treatments that alone begin nothing but may change what is measured after them."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """When treatment began.

    `day` is the first dated start, None where there is none. `undated` says that a treatment
    marked as directed at the plasma cells has no date: it may have begun before anything.
    """

    day: PartialDate | None
    undated: bool = False

    def reached(self, seen: PartialDate | None) -> Truth:
        """Whether `seen` lies on or after the beginning; UNKNOWN where the order is not known."""
        if self.day is None:
            return Truth.UNKNOWN if self.undated else Truth.FALSE
        if seen is None:
            return Truth.UNKNOWN
        after = self.day.on_or_before(seen)
        return Truth.UNKNOWN if after is Truth.FALSE and self.undated else after

    def passed(self, seen: PartialDate | None) -> bool:
        """Whether `seen` surely lies after the day on which treatment began."""
        return self.day is not None and seen is not None and self.day.before(seen) is Truth.TRUE


def treatment_began(record: Record) -> Beginning:
    """The first plasma-cell drug, radiotherapy or transplant for POEMS.

    Immunoglobulin, plasma exchange and steroids alone never begin it (see `flagging`).
    """
    directed = [one for one in record.treatments if is_directed(one)]
    starts = [one.start for one in directed if one.start is not None]
    starts += [one.began for one in record.transplants if one.began is not None]
    starts += [day for visit in record.visits for day in _stated(visit)]
    undated = any(one.directed and one.start is None for one in directed)
    undated = undated or any(one.began is None for one in record.transplants)
    return Beginning(min(starts, key=_earliest, default=None), undated)


def is_directed(treatment: Treatment) -> bool:
    """Whether it was aimed at the plasma cells: as stated, else by the names in it."""
    if treatment.directed is not None:
        return treatment.directed
    return _names(treatment, PLASMA_CELL_WORDS)


def flagging(record: Record) -> tuple[Treatment, ...]:
    """Immunoglobulin, plasma exchange or steroids that were given without directed treatment."""
    return tuple(
        one for one in record.treatments if not is_directed(one) and _names(one, FLAG_ONLY_WORDS)
    )


def _names(treatment: Treatment, words: tuple[str, ...]) -> bool:
    name = treatment.name.casefold()
    return any(word in name for word in words)


def _stated(visit: Visit) -> Iterator[PartialDate]:
    strategy = visit.answers.get("treatment_strategy")
    if isinstance(strategy, Choice) and strategy.value in NO_BEGINNING:
        return
    answers = (visit.answers.get(key) for key in DIRECTED_STARTS)
    yield from (one.value for one in answers if isinstance(one, DateAnswer) and one.value)


def _earliest(value: PartialDate) -> date:
    return value.earliest

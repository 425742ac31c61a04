"""Treatments that begin nothing, but after which a value asks for a second look."""

from collections.abc import Iterator, Sequence

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Facts
from poems_desktop.clinical.footnotes import Flag
from poems_desktop.clinical.record import Record
from poems_desktop.clinical.treatment import flagging
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth


def treatment_flags(
    record: Record,
    facts: Facts,
    points: Sequence[VegfPoint],
    definitions: Definitions,
) -> tuple[Flag, ...]:
    """A flag for each immunoglobulin, plasma exchange or steroid given before a value that counts.

    It changes no verdict: treatment of POEMS does not begin with them.
    """
    return tuple(_flags(record, facts, points, definitions))


def _flags(
    record: Record,
    facts: Facts,
    points: Sequence[VegfPoint],
    definitions: Definitions,
) -> Iterator[Flag]:
    dated = tuple(_dated(facts, points, definitions))
    for one in flagging(record):
        start = one.start
        if start is None:
            continue
        after = dict.fromkeys(label for label, day in dated if _reached(start, day))
        if after:
            yield Flag(
                f"before_values.{one.id}",
                f"{one.name}, begun {show_date(start)}, does not begin treatment of POEMS, so what "
                f"was recorded after it counts ({', '.join(after)}). It may have changed these "
                "values: look for earlier ones.",
                ("project",),
            )


def _dated(
    facts: Facts,
    points: Sequence[VegfPoint],
    definitions: Definitions,
) -> Iterator[tuple[str, PartialDate | None]]:
    """Every pre-treatment value that counts, with its label and day."""
    for key, known in facts.items():
        rule = definitions.fields[key].pre_treatment
        if rule is not None and rule.holds == "value":
            for one in known.observations:
                if one.truth is not Truth.UNKNOWN and not one.aside:
                    yield one.label, one.date
    for point in points:
        if point.aside is None:
            yield "VEGF", point.result.collected


def _reached(start: PartialDate, day: PartialDate | None) -> bool:
    return day is not None and start.on_or_before(day) is Truth.TRUE

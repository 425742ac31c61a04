"""Maiolino 2003: non-infectious fever with rash, infiltrate or diarrhea as neutrophils return."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.clinical.engraftment.constants import HOURS
from poems_desktop.clinical.engraftment.counts import EngraftmentDay
from poems_desktop.clinical.engraftment.days import shifted, span, window
from poems_desktop.clinical.engraftment.definition import (
    Definition,
    DefinitionResult,
    weigh_definition,
    with_caution,
)
from poems_desktop.clinical.engraftment.fever import judged_fever
from poems_desktop.clinical.engraftment.findings import infiltrate, liquid_stools, rash
from poems_desktop.clinical.engraftment.weighing import Item, Log, Windows
from poems_desktop.core.truth import Truth, all_of, any_of


def maiolino_items(log: Log) -> tuple[Item, ...]:
    """The lines of Maiolino 2003."""
    stools = log.constants.maiolino.liquid_stools
    return (
        Item(
            "maiolino_fever",
            "Non-infectious fever",
            "required",
            "Fever that a clinician judged not infectious. No threshold of temperature was seen.",
            (judged_fever(log),),
        ),
        Item(
            "maiolino_rash",
            "Rash",
            "any_of",
            "Rash of any extent that no drug explains.",
            (rash(log, None),),
        ),
        Item(
            "maiolino_infiltrate",
            "Lung infiltrate",
            "any_of",
            "A lung infiltrate of any extent.",
            (infiltrate(log),),
        ),
        Item(
            "maiolino_diarrhea",
            "Diarrhea",
            "any_of",
            f"{stools.words.capitalize()} liquid stools in 24 hours with negative stool tests.",
            (liquid_stools(log, stools),),
        ),
    )


def maiolino_windows(log: Log, engraftment: EngraftmentDay, day_zero: date | None) -> Windows:
    """From the hours before neutrophils reappeared to the end of the log.

    Where the unit did not state that day, it lies between day 0 and engraftment at the latest.
    """
    if day_zero is None:
        return ()
    appeared = log.course.neutrophils_appeared
    if appeared is not None and appeared <= log.as_of:
        starts = [appeared]
    elif engraftment.complete:
        starts = [day_zero, max(engraftment.candidates)]
    else:
        return ()
    before = log.constants.maiolino.hours_before // HOURS
    _, end = window(day_zero, log.constants.log)
    late = {one.day for one in log.entries}
    return tuple(_from(shifted(day, -before), end, late) for day in starts)


def _from(start: date, end: date, entries: set[date]) -> tuple[date, ...]:
    """The days of the log from `start`, and later days with an entry."""
    last = max(start, end)
    return (*span(start, last), *sorted(day for day in entries if day > last))


def maiolino(
    log: Log,
    engraftment: EngraftmentDay,
    day_zero: date | None,
) -> DefinitionResult:
    """Maiolino 2003: non-infectious fever and at least one of rash, infiltrate and diarrhea."""
    rule = log.constants.maiolino
    items = maiolino_items(log)
    fever, *others = items

    def decide(days: Sequence[date]) -> Truth:
        return all_of([fever.over(days), any_of(one.over(days) for one in others)])

    windows = maiolino_windows(log, engraftment, day_zero)
    words = (
        "Non-infectious fever and at least one of rash, lung infiltrate and diarrhea, from "
        f"{rule.hours_before} hours before neutrophils reappear, or any time after."
    )
    needs = "day 0, and the day on which neutrophils reappeared or the day of engraftment."
    definition = Definition("maiolino_2003", rule.title, words, needs, items, decide, rule)
    result = weigh_definition(definition, windows, log)
    if log.course.neutrophils_appeared is not None:
        return result
    bounded = "The day on which neutrophils reappeared is not stated; engraftment bounds it."
    return with_caution(result, bounded)

"""A definition of engraftment syndrome, weighed over every window that is still possible.

The definitions are known here only from an abstract and from what others say of them: they stay
unconfirmed. "Not met" speaks of a definition, never of the patient.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from poems_desktop.clinical.engraftment.constants import Sourced
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.infection import NOT_EXCLUDED
from poems_desktop.clinical.engraftment.weighing import (
    WINDOW_OPEN,
    Item,
    Log,
    Windows,
    agreed,
    interpret_item,
)
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

VERDICT = {
    Truth.TRUE: f"Definition met as recorded; {NOT_EXCLUDED.lower()}",
    Truth.FALSE: "Definition not met as recorded; engraftment syndrome is not excluded",
    Truth.UNKNOWN: "Not yet known; engraftment syndrome is not excluded",
}


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition before it is weighed: its lines and how they decide in one window."""

    id: str
    title: str
    rule: str
    window_needs: str
    items: tuple[Item, ...]
    decide: Callable[[Sequence[date]], Truth]
    source: Sourced


@dataclass(frozen=True, slots=True)
class WeighedItem:
    """One line of a definition with its role."""

    item: Item
    interpretation: Interpretation


@dataclass(frozen=True, slots=True)
class DefinitionResult:
    """A definition with every line, its possible windows and its verdict."""

    interpretation: Interpretation
    items: tuple[WeighedItem, ...]
    windows: Windows
    truth: Truth

    @property
    def tally(self) -> str:
        """`1 of 7 lines met (Weight gain), 0 not met, 6 not known`."""
        truths = [one.interpretation.truth for one in self.items]
        met = [one.item.title for one in self.items if one.interpretation.truth is Truth.TRUE]
        named = f" ({', '.join(met)})" if met else ""
        return (
            f"{len(met)} of {len(truths)} lines met{named}, "
            f"{sum(one is Truth.FALSE for one in truths)} not met, "
            f"{sum(one is Truth.UNKNOWN for one in truths)} not known"
        )


def weigh_definition(definition: Definition, windows: Windows, log: Log) -> DefinitionResult:
    """The verdict on which all possible windows agree, with every line, input and unknown."""
    source = definition.source
    weighed = tuple(
        WeighedItem(one, interpret_item(one, windows, log, source.confidence, source.cites))
        for one in definition.items
    )
    truth = agreed(definition.decide(days) for days in windows)
    still_open = [] if windows else [f"The window: {definition.window_needs}"]
    still_open += [
        f"{one.item.title}: {text}"
        for one in weighed
        for text in one.interpretation.missing
        if text != WINDOW_OPEN
    ]
    told = Interpretation(
        id=definition.id,
        title=definition.title,
        value=VERDICT[truth],
        truth=truth,
        inputs=(*_windows(windows), *(_line(one) for one in weighed)),
        rule=definition.rule,
        cites=source.cites,
        confidence=source.confidence,
        cautions=(log.constants.texts["two_definitions"].text,),
        missing=tuple(dict.fromkeys(still_open)) if truth is Truth.UNKNOWN else (),
    )
    return DefinitionResult(told, weighed, windows, truth)


def with_caution(result: DefinitionResult, caution: str) -> DefinitionResult:
    """The same result with one more caution."""
    told = result.interpretation
    return replace(result, interpretation=replace(told, cautions=(caution, *told.cautions)))


def _line(one: WeighedItem) -> Input:
    role = one.item.role.replace("_", " ")
    return Input(f"{one.item.title} ({role})", one.interpretation.value)


def _windows(windows: Windows) -> tuple[Input, ...]:
    if not windows:
        return (Input("Window", "not yet known"),)
    return tuple(
        Input(
            "Window" if len(windows) == 1 else "Possible window",
            f"{date_text(days[0])} to {date_text(days[-1])}",
            PartialDate.of(days[0]),
        )
        for days in windows
    )

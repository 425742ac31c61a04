"""What is due, since when, and why: windows counted from recorded dates, never from a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.calendar import Months, Standing, State, Window, is_due, said
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.guidance.visits import Due, Visits, next_visit
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

Anchor = Literal["diagnosis", "treatment_start", "radiation_end"]
ANCHORS: Mapping[Anchor, str] = {
    "diagnosis": "Diagnosis",
    "treatment_start": "Start of treatment",
    "radiation_end": "End of radiation",
}


class Condition(Model):
    """When an item applies at all: a finding present, or a result ever so high."""

    key: Key
    text: str
    present: bool = False
    above: Decimal | None = None
    at_least: Decimal | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if sum((self.present, self.above is not None, self.at_least is not None)) != 1:
            message = "a condition asks for exactly one of present, above, at_least"
            raise ValueError(message)
        return self


class FollowUpItem(Model):
    """A test with its windows after an anchor, then at a steady interval."""

    id: Key
    title: str
    anchor: Anchor
    windows: tuple[Months, ...] = ()
    every: Months | None = None
    keys: Annotated[tuple[Key, ...], Field(min_length=1)]
    all_within_days: Annotated[int, Field(ge=0)] | None = None
    """All keys have to be on record within so many days of each other; None: any one is enough."""
    condition: Condition | None = None
    why: str
    caution: str
    cites: Cites
    confidence: Confidence

    @model_validator(mode="after")
    def _comes_at_some_time(self) -> Self:
        if not self.windows and self.every is None:
            message = "an item has windows, an interval, or both"
            raise ValueError(message)
        return self


class FollowUpRules(Model):
    """`resources/guidance/followup.toml`."""

    version: str
    visits: Visits
    item: Annotated[tuple[FollowUpItem, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that windows are counted from, None where not recorded.

    `done` holds, by key, the dates on which a test was recorded. `condition` says of each
    condition's key whether it was ever met. `complete_response` is the hematologic one, to first
    line treatment.
    """

    diagnosis: PartialDate | None = None
    treatment_start: PartialDate | None = None
    radiated: bool = False
    """A radiation treatment is on record, dated or not."""
    radiation_end: PartialDate | None = None
    last_visit: PartialDate | None = None
    complete_response: Truth = Truth.UNKNOWN
    done: Mapping[str, tuple[PartialDate, ...]] = field(default_factory=dict)
    condition: Mapping[str, Truth] = field(default_factory=dict)

    def anchor(self, name: Anchor) -> PartialDate | None:
        """The date of an anchor."""
        return {
            "diagnosis": self.diagnosis,
            "treatment_start": self.treatment_start,
            "radiation_end": self.radiation_end,
        }[name]


def load_followup(resources: Path | None = None) -> FollowUpRules:
    """Read `resources/guidance/followup.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return read_model(folder(resources, "guidance") / "followup.toml", FollowUpRules)


def plan(dates: Dates, rules: FollowUpRules, as_of: date) -> tuple[Due, ...]:
    """What stands on `as_of`: the next visit, then every item that applies or may apply."""
    visits = rules.visits
    found = [next_visit(visits, dates.diagnosis, dates.last_visit, dates.complete_response, as_of)]
    for item in rules.item:
        applies = _applies(item, dates)
        if applies is not Truth.FALSE:
            found.append(_due(item, dates, applies, as_of))
    return tuple(found)


def _applies(item: FollowUpItem, dates: Dates) -> Truth:
    if item.anchor == "radiation_end" and not dates.radiated:
        return Truth.FALSE
    if item.condition is None:
        return Truth.TRUE
    return dates.condition.get(item.condition.key, Truth.UNKNOWN)


def _due(item: FollowUpItem, dates: Dates, applies: Truth, as_of: date) -> Due:
    anchor = dates.anchor(item.anchor)
    if anchor is None:
        return _made(item, Standing(State.NO_DATE), applies)
    done = _done(item, dates, as_of)
    window, since = _next_window(item, anchor, done, as_of)
    state = State.DONE if window is None else window.state(as_of)
    return _made(item, Standing(state, window, since), applies)


def _done(item: FollowUpItem, dates: Dates, as_of: date) -> tuple[PartialDate, ...]:
    """The days on which the item was done, oldest first.

    Where all tests belong together, a day counts when every other test lies close to it; the last
    of them finishes it.
    """
    past = [[day for day in dates.done.get(key, ()) if day.earliest <= as_of] for key in item.keys]
    if item.all_within_days is None:
        days = [day for each in past for day in each]
    else:
        limit = timedelta(days=item.all_within_days)
        days = [
            day
            for each in past
            for day in each
            if all(any(_close(day, one, limit) for one in other) for other in past)
        ]
    return tuple(sorted(days, key=_first_day))


def _close(day: PartialDate, earlier: PartialDate, limit: timedelta) -> bool:
    """Whether `earlier` lies on `day` or at most `limit` before it."""
    return timedelta(0) <= day.earliest - earlier.earliest <= limit


def _first_day(day: PartialDate) -> date:
    return day.earliest


def _next_window(
    item: FollowUpItem,
    anchor: PartialDate,
    done: tuple[PartialDate, ...],
    as_of: date,
) -> tuple[Window | None, PartialDate]:
    """The first window after the anchor that is open or to come.

    A window that passed without the test gives way to the next one once that is open: nobody can
    do last year's test.
    """
    windows = [Window.after(anchor, months) for months in item.windows]
    for place, window in enumerate(windows):
        passed = place + 1 < len(windows) and as_of >= windows[place + 1].opens
        if not passed and not any(window.answered_by(day) for day in done):
            return window, anchor
    if item.every is None:
        return None, anchor
    last = done[-1] if done and done[-1].latest >= anchor.earliest else anchor
    return Window.after(last, item.every), last


def _missing(item: FollowUpItem, state: State) -> tuple[str, ...]:
    if state is State.NO_DATE:
        return (f"{ANCHORS[item.anchor]}: date",)
    return ("The date counted from: day",) if state is State.PERHAPS else ()


def _made(item: FollowUpItem, standing: Standing, applies: Truth) -> Due:
    cautions = [item.caution]
    if item.condition is not None and applies is Truth.UNKNOWN:
        cautions.append(f"Applies where there was {item.condition.text}; that is not on record.")
    since = standing.since
    line = Interpretation(
        id=f"followup_{item.id}",
        title=item.title,
        value=said(standing),
        truth=is_due(standing.state),
        inputs=() if since is None else (Input("Counted from", show_date(since), since),),
        rule=f"{item.why} Counted from: {ANCHORS[item.anchor]}, then from the last one.",
        cites=item.cites,
        confidence=item.confidence,
        cautions=tuple(cautions),
        missing=_missing(item, standing.state),
    )
    return Due(standing, line)

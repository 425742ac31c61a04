"""What every conclusion beyond the criteria looks like: a result that a reader can check."""

from dataclasses import dataclass
from typing import Literal

from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

Confidence = Literal["sourced", "computed", "own", "unconfirmed"]
"""Seen in a source; our arithmetic on cited figures; our own conservative default; or shipped by
exception until a clinician confirms it, with a visible mark."""


@dataclass(frozen=True, slots=True)
class Input:
    """One recorded thing that went into a conclusion."""

    label: str
    text: str
    date: PartialDate | None = None
    place: str = ""
    """The id of the visit, result or log entry."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A conclusion with everything that a reader needs to check it.

    `truth` answers a yes-or-no question, None where there is none to answer. `missing` says, in
    words, what would have to be recorded; the conclusion is then open, never negative.
    """

    id: str
    title: str
    value: str
    truth: Truth | None
    inputs: tuple[Input, ...]
    rule: str
    cites: tuple[str, ...]
    confidence: Confidence
    cautions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

"""The names of all kinds of documents, light enough for the start of a command line."""

from typing import Final, Literal, get_args

Kind = Literal[
    "summary",
    "summary-anonymous",
    "engraftment",
    "calendar",
    "daily-log",
    "handout-vegf",
    "handout-poems",
    "handout-transplant",
    "handout-help",
    "checklist",
    "trend",
    "trend-anonymous",
    "referral",
    "workup",
    "blank-forms",
    "text",
]
NAMES: Final[tuple[Kind, ...]] = get_args(Kind)

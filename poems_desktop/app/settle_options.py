"""What would settle a set, each option with the fields to go to; tests not had here are skipped."""

from collections.abc import Mapping
from dataclasses import dataclass

from poems_desktop.app.evidence_links import askable
from poems_desktop.app.not_here import NotHere
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle it; `fields` has the field of each criterion, in the set's order."""

    text: str
    fields: tuple[str, ...]
    criteria: tuple[str, ...]
    cites: tuple[str, ...] = ()
    is_test: bool = True
    """Whether it needs a test that a site may not have; a question to a laboratory does not."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Options least burdensome first; `skipped` are those that need a test not had here."""

    options: tuple[Option, ...]
    skipped: tuple[Option, ...]
    marked: tuple[str, ...] = ()
    """The fields of `skipped` whose test is said not to be had."""


def settle(assessment: Assessment, result: SetResult, not_here: NotHere) -> Settle:
    """What would settle `result`: nothing where it is decided.

    The options and their order are those of `wording.settle_lines`.
    """
    if result.truth is not Truth.UNKNOWN:
        return Settle((), ())
    items = {item.criterion.id: item for item in result.items}
    found = [_option(names, items, assessment.definitions) for names in result.by_burden.met]
    unique = tuple({one.text: one for one in reversed(found)}.values())[::-1]
    kept = tuple(one for one in unique if not not_here.fields.intersection(one.fields))
    skipped = tuple(one for one in unique if one not in kept)
    places = dict.fromkeys(field for one in skipped for field in one.fields)
    marked = tuple(field for field in places if field in not_here.fields)
    return Settle((*_clarify(assessment, items, found), *kept), skipped, marked)


def _option(names: frozenset[str], items: Mapping[str, Item], definitions: Definitions) -> Option:
    ordered = [item for name, item in items.items() if name in names]
    places = [_place(item, definitions) for item in ordered]
    return Option(
        "; ".join(tr(item.criterion.settle) for item in ordered),
        tuple(place for place in places if place),
        tuple(item.criterion.id for item in ordered),
        tuple(dict.fromkeys(cite for item in ordered for cite in item.criterion.cites)),
    )


def _place(item: Item, definitions: Definitions) -> str:
    """Where it would be entered: the first field that could still meet it."""
    keys = (*item.settled_by, *item.criterion.fields)
    return next((key for key in keys if askable(key, definitions)), "")


def _clarify(
    assessment: Assessment, items: Mapping[str, Item], found: list[Option]
) -> tuple[Option, ...]:
    vegf = items.get("vegf")
    by_number = vegf is not None and vegf.criterion.vegf_mode != "statement"
    if not by_number or not any("vegf" in one.criteria for one in found):
        return ()
    return tuple(
        Option(text, ("vegf",), ("vegf",), is_test=False) for text in assessment.clarify_vegf
    )

"""The VEGF criterion as each set states it: any evidence, a statement only, or serum only."""

from collections.abc import Sequence
from decimal import Decimal

from poems_desktop.clinical import vegf
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Fact
from poems_desktop.clinical.policy import VegfRule
from poems_desktop.clinical.sets import Criterion
from poems_desktop.clinical.vegf import VegfPoint, VegfWeighed
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, any_of

_NUMBER_ALONE = (
    "A number alone leaves it open: no cut-off of this set could be checked. "
    "State whether VEGF is elevated."
)


def weigh(
    criterion: Criterion,
    found: Sequence[VegfPoint],
    statement: Fact,
    rule: VegfRule,
    definitions: Definitions,
) -> VegfWeighed:
    """Weigh VEGF by the criterion's mode.

    A statement that is explained by another cause does not count: where statements decide, the
    criterion is then not met.
    """
    if criterion.vegf_mode == "serum_cut_off":
        return _in_serum(found, criterion.vegf_cut_off or Decimal(0))
    stated = criterion.vegf_mode == "statement"
    if statement.explained is not None and (stated or rule == "stated"):
        return VegfWeighed(Truth.FALSE, (), by_statement=True, conflicts=())
    if not stated:
        return vegf.weigh(found, statement, rule, definitions)
    conflicts = vegf.weigh(found, statement, "stated", definitions).conflicts
    note = _NUMBER_ALONE if statement.admitted is Truth.UNKNOWN and found else None
    known = statement.admitted is not Truth.UNKNOWN
    return VegfWeighed(statement.admitted, (), by_statement=known, conflicts=conflicts, note=note)


def _in_serum(found: Sequence[VegfPoint], cut_off: Decimal) -> VegfWeighed:
    """Serum alone, at `cut_off` or above; what may be serum keeps it from not met."""
    counting = [one for one in found if one.aside is None and one.specimen == "serum"]
    truths = [
        Truth.UNKNOWN if one.value is None else one.value.at_or_above(cut_off) for one in counting
    ]
    doubts = [Truth.UNKNOWN for one in found if _perhaps_serum(one, cut_off)]
    total = any_of([*truths, *doubts]) if truths else Truth.UNKNOWN
    deciding = tuple(p for p, t in zip(counting, truths, strict=True) if t is total)
    note = _serum_note(found, cut_off) if total is Truth.UNKNOWN else None
    return VegfWeighed(total, deciding, by_statement=False, conflicts=(), note=note)


def _perhaps_serum(point: VegfPoint, cut_off: Decimal) -> bool:
    if point.doubtful:
        return point.specimen != "plasma" or point.result.test == "vegf_serum"
    if point.aside is not None or point.specimen is not None:
        return False
    return point.value is None or point.value.at_or_above(cut_off) is not Truth.FALSE


def _serum_note(found: Sequence[VegfPoint], cut_off: Decimal) -> str:
    wanted = f"Serum only, {show_number(cut_off)} {vegf.CANONICAL} or more by ELISA"
    if any(one.specimen == "plasma" for one in found):
        return f"{wanted}: a plasma value is not evaluated."
    return f"{wanted}; a statement without the number leaves it open."

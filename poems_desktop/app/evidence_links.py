"""From a criterion to the field that holds its evidence, and from a field to its criteria."""

from poems_desktop.clinical.assessment import SetResult
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.weighing import Item


def askable(key: str, definitions: Definitions) -> bool:
    """Whether a form asks the key: statements about a whole group are never asked."""
    finding = definitions.finding(key)
    return key in definitions.fields and not (finding is not None and finding.group)


def field_of(item: Item, definitions: Definitions) -> str:
    """Where the evidence is, else where it could be entered; empty where nothing is asked."""
    recorded = (one.field for one in item.evidence)
    for key in (*recorded, *item.settled_by, *item.criterion.fields):
        if askable(key, definitions):
            return key
    return ""


def criteria_of(key: str, result: SetResult) -> tuple[tuple[str, Item], ...]:
    """The criteria of a set that read a field, each with the letter of its condition."""
    return tuple(
        (limb.limb.id, item)
        for limb in result.limbs
        for item in limb.items
        if key in item.criterion.fields or (key == "vegf" and item.criterion.rule == "vegf")
    )

"""Which result is next to which in a drawn figure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poems_desktop.plots.spots import Spot


def nearest(
    spots: "Sequence[Spot]", at: tuple[float, float], size: tuple[int, int], reach: float
) -> "Spot | None":
    """The result nearest to a place in pixels, if any is within `reach`."""
    found, least = None, reach * reach
    for spot in spots:
        away = (spot.x * size[0] - at[0]) ** 2 + (spot.y * size[1] - at[1]) ** 2
        if away <= least:
            found, least = spot, away
    return found


def beside(spots: "Sequence[Spot]", here: "Spot | None", steps: int) -> "Spot | None":
    """The result so many steps later (or earlier) in the panel, its last or first at most.

    Without a result to start from: the first of the figure, going back the last.
    """
    if not spots:
        return None
    if here is None:
        return spots[0] if steps > 0 else spots[-1]
    row = [one for one in spots if one.panel == here.panel]
    return row[max(0, min(row.index(here) + steps, len(row) - 1))]


def in_other_panel(spots: "Sequence[Spot]", here: "Spot | None", steps: int) -> "Spot | None":
    """The result nearest in time in the panel below or above; `here` where there is none."""
    if here is None:
        return beside(spots, None, 1)
    names = list(dict.fromkeys(one.panel for one in spots))
    place = names.index(here.panel) + steps
    if not 0 <= place < len(names):
        return here
    row = [one for one in spots if one.panel == names[place]]
    return min(row, key=lambda one: abs(one.x - here.x))

"""What the figure shows, as chosen above it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.vegf_lines import VegfLines
    from poems_desktop.plots.trend_model import TrendModel


@dataclass(frozen=True, slots=True)
class TrendOptions:
    """`since` is where the time axis begins, None for all. `others` are keys of further tests."""

    since: date | None = None
    scale: Literal["log", "linear"] = "log"
    treatments: bool = True
    lines: "VegfLines | None" = None
    others: tuple[str, ...] = ()


def model_of(assessment: "Assessment", options: TrendOptions) -> "TrendModel":
    """The figure as data."""
    from poems_desktop.plots.trend_build import build

    return build(
        assessment,
        since=options.since,
        scale=options.scale,
        treatments=options.treatments,
        lines=options.lines,
        others=options.others,
    )

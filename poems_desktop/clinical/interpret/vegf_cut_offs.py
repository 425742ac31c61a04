"""Over which cut-offs the VEGF criterion holds: a property of the points, not of any study."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.record import Specimen
from poems_desktop.clinical.vegf import CANONICAL, VegfPoint
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class CutOffRange:
    """For which cut-offs (`x or more`, pg/mL) the criterion is met on one specimen.

    Met for every x up to `met_to`, not met for every x above `not_met_above` (from it on, where
    `not_met_at`), unknown between. None: no such cut-off exists.
    """

    specimen: Specimen
    met_to: Decimal | None
    not_met_above: Decimal | None
    not_met_at: bool

    def at(self, cut_off: Decimal) -> Truth:
        """Whether some value reaches `cut_off`."""
        if self.met_to is not None and cut_off <= self.met_to:
            return Truth.TRUE
        above = self.not_met_above
        if above is not None and (cut_off > above or (self.not_met_at and cut_off == above)):
            return Truth.FALSE
        return Truth.UNKNOWN


def cut_off_range(points: Sequence[VegfPoint], specimen: Specimen) -> CutOffRange | None:
    """The cut-offs over which the criterion holds on the results of one specimen; None if none.

    Results that never count are left out. One whose specimen is not known can only keep the
    criterion from not met. One that is set aside until it is mended may yet pass any cut-off:
    then none is surely not met.
    """
    possible = [
        one
        for one in points
        if one.specimen in {specimen, None} and (one.aside is None or one.doubtful)
    ]
    lows: list[Decimal] = []
    highs: list[tuple[Decimal, bool]] = []
    counted = 0
    for one in possible:
        value = None if one.doubtful else one.value
        if value is not None and one.specimen == specimen:
            counted += 1
            lows += [] if value.low is None else [value.low]
        if value is not None and value.high is not None:
            highs.append((value.high, not value.high_open))
    if not counted:
        return None
    met_to = max(lows) if lows else None
    if len(highs) < len(possible):
        return CutOffRange(specimen, met_to, None, not_met_at=False)
    high, reached = max(highs)
    return CutOffRange(specimen, met_to, high, not_met_at=not reached)


def robustness(points: Sequence[VegfPoint], specimen: Specimen) -> Interpretation:
    """The range of cut-offs over which the VEGF criterion holds, in words."""
    found = cut_off_range(points, specimen)
    used = [one for one in points if one.aside is None and one.specimen == specimen]
    return Interpretation(
        id=f"vegf.robustness.{specimen}",
        title=f"Cut-offs over which VEGF in {specimen} counts as elevated",
        value="No result of this specimen counts." if found is None else _words(found),
        truth=None,
        inputs=tuple(Input("VEGF", p.text, p.result.collected, p.result.id) for p in used),
        rule="Elevated at a cut-off where at least one counting result reaches it.",
        cites=("project",),
        confidence="computed",
        cautions=("Serum and plasma are never put together.",),
        missing=() if found else (f"A VEGF result in {specimen} from before treatment.",),
    )


def _words(found: CutOffRange) -> str:
    parts: list[str] = []
    if found.met_to is not None:
        parts.append(f"met for any cut-off up to {show_number(found.met_to)} {CANONICAL}")
    if found.not_met_above is None:
        parts.append("not known for any other" if parts else "not known for any cut-off")
    else:
        word = "from" if found.not_met_at else "above"
        parts.append(f"not met for any {word} {show_number(found.not_met_above)} {CANONICAL}")
        if found.met_to != found.not_met_above:
            parts.append("not known between" if found.met_to is not None else "not known below")
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."

"""Over which VEGF cut-offs the verdict of a set holds: how much of it hangs on one number."""

from collections.abc import Mapping
from decimal import Decimal

from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.clinical.interpret.vegf_cut_offs import CutOffRange, cut_off_range
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.record import Specimen
from poems_desktop.clinical.vegf import CANONICAL
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.evaluate import truth_of
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

_SPECIMENS: tuple[Specimen, ...] = ("serum", "plasma")
_STATE = {Truth.TRUE: "met", Truth.FALSE: "not met", Truth.UNKNOWN: "not yet known"}


def robustness(assessment: Assessment, result: SetResult) -> Interpretation:
    """For which cut-offs, put to the numbers of one specimen alone, the verdict is what it is."""
    vegf = next((item for item in result.items if item.criterion.rule == "vegf"), None)
    points = [one for one in assessment.vegf_points if one.aside is None]
    value, missing = _found(assessment, result, vegf)
    return Interpretation(
        id=f"robustness.{result.criteria_set.id}",
        title=f"VEGF cut-offs over which the verdict of {result.criteria_set.short} holds",
        value=value,
        truth=None,
        inputs=tuple(Input("VEGF", p.text, p.result.collected, p.result.id) for p in points),
        rule="The set is weighed again with VEGF met, not met or unknown at each cut-off.",
        cites=("project",),
        confidence="computed",
        cautions=("Serum and plasma are never put together.",) if points else (),
        missing=missing,
    )


def _found(
    assessment: Assessment,
    result: SetResult,
    vegf: Item | None,
) -> tuple[str, tuple[str, ...]]:
    if vegf is None:
        return "VEGF is not part of this set; no cut-off can change it.", ()
    by_vegf = _verdicts(result, vegf)
    now = _STATE[result.truth]
    if len(set(by_vegf.values())) == 1:
        return f"{_capital(now)} whatever VEGF is: no cut-off can change it.", ()
    parts: list[str] = []
    if vegf.override is not None:
        parts.append("Rests on a clinician's override, not on a number.")
    elif any(one.field == vegf.criterion.group for one in vegf.evidence):
        parts.append("Rests on the statement, not on a number.")
    elif vegf.criterion.vegf_mode == "statement":
        return f"{_capital(now)}: only a statement decides VEGF in this set.", ()
    serum_only = vegf.criterion.vegf_mode == "serum_cut_off"
    for specimen in _SPECIMENS[:1] if serum_only else _SPECIMENS:
        found = cut_off_range(assessment.vegf_points, specimen)
        if found is not None:
            parts.append(_by_numbers(found, by_vegf))
    if parts:
        return " ".join(parts), ()
    asked = "in serum" if serum_only else "with its specimen"
    return "No VEGF number that could be compared.", (f"A VEGF result {asked} before treatment.",)


def _verdicts(result: SetResult, vegf: Item) -> Mapping[Truth, Truth]:
    """The set's verdict for each state of VEGF, everything else as it is."""
    tree = result.criteria_set.tree()
    known = {item.criterion.id: item.truth for item in result.items}
    return {truth: truth_of(tree, {**known, vegf.criterion.id: truth}) for truth in Truth}


def _by_numbers(found: CutOffRange, by_vegf: Mapping[Truth, Truth]) -> str:
    """`By the serum numbers alone: met up to 4,794 pg/mL, not yet known above`."""
    spans: list[tuple[str, Truth]] = []
    if found.met_to is not None:
        spans.append((f"up to {_number(found.met_to)}", by_vegf[Truth.TRUE]))
    high = found.not_met_above
    if high is None or high != found.met_to:
        spans.append((_between(found), by_vegf[Truth.UNKNOWN]))
    if high is not None:
        word = "from" if found.not_met_at else "above"
        spans.append((f"{word} {_number(high)}", by_vegf[Truth.FALSE]))
    told = ", ".join(f"{_STATE[truth]} {where}" for where, truth in spans)
    return f"By the {found.specimen} numbers alone, for cut-offs: {told}."


def _between(found: CutOffRange) -> str:
    if found.met_to is None and found.not_met_above is None:
        return "of any height"
    if found.met_to is None:
        return f"below {_number(found.not_met_above or Decimal(0))}"
    return "above that" if found.not_met_above is None else "between"


def _number(value: Decimal) -> str:
    return f"{show_number(value)} {CANONICAL}"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"

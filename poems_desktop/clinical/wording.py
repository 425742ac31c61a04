"""The words for states and verdicts, once for screen, paper and terminal."""

from poems_desktop.clinical.assessment import Assessment, LimbResult, SetResult
from poems_desktop.clinical.weighing import Evidence, Item
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

VERDICT = {
    Truth.TRUE: "Criteria met",
    Truth.FALSE: "Not met",
    Truth.UNKNOWN: "Not yet known",
}
ITEM = {
    Truth.TRUE: "Met",
    Truth.FALSE: "Not met",
    Truth.UNKNOWN: "Not yet known",
}
_MOST_NAMED = 2
SUPPORTS = "Supports, and does not replace, clinical judgment. It does not diagnose."


def headline(result: SetResult) -> str:
    """`Not yet known`, `Criteria met` or `Not met`."""
    return VERDICT[result.truth]


def tally(result: SetResult) -> str:
    """`3 of 4`: how many lettered conditions are met."""
    return f"{result.limbs_met} of {len(result.limbs)}"


def subline(result: SetResult) -> str:
    """What decides the verdict, or what is open; a sentence that never says "not POEMS"."""
    if result.truth is Truth.TRUE:
        return f"Met by {', '.join(_limb(limb) for limb in result.limbs)}."
    parts = [f"{tally(result)} conditions met."]
    failed = [limb for limb in result.limbs if limb.truth is Truth.FALSE]
    still_open = [limb.limb.id for limb in result.limbs if limb.truth is Truth.UNKNOWN]
    if failed:
        names = "; ".join(f"{limb.limb.id} {limb.limb.title.lower()}" for limb in failed)
        parts.append(f"Deciding: {names}. This does not exclude the disease.")
    else:
        verb = "is" if len(still_open) == 1 else "are"
        parts.append(f"{_and(still_open)} {verb} open, not refuted.")
    return " ".join(parts)


def _limb(limb: LimbResult) -> str:
    """`A`, `C (elevated VEGF)`, `D (5 of 6)`: a condition and what met it."""
    if len(limb.items) == 1:
        return limb.limb.id
    labels = [item.criterion.label for item in limb.items if item.truth is Truth.TRUE]
    few = len(labels) <= _MOST_NAMED
    named = " and ".join(labels) if few else f"{len(labels)} of {len(limb.items)}"
    return f"{limb.limb.id} ({named})"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def evidence_line(evidence: Evidence) -> str:
    """`Thrombocytosis present · 13-Aug-2025`."""
    when = f" · {show_date(evidence.date)}" if evidence.date is not None else ""
    text = evidence.text if evidence.field == "vegf" else f"{evidence.label} {evidence.text}"
    return f"{text}{when}"


def item_lines(item: Item) -> tuple[str, ...]:
    """The evidence of a criterion in reading order, or that nothing was assessed.

    Where it is open, plain absents are counted ("2 of 6 assessed"); what needs a reader's eye, such
    as an inadequate method or a value that is set aside, is said in full.
    """
    if item.truth is not Truth.UNKNOWN:
        return tuple(evidence_line(one) for one in item.evidence)
    lines = [
        evidence_line(one)
        for one in item.evidence
        if one.truth is Truth.TRUE or one.field == "vegf" or one.text != "not assessed"
        if one.truth is not Truth.FALSE
    ]
    counting = {*item.criterion.members, *item.criterion.also}
    looked = {one.field for one in item.evidence if one.truth is Truth.FALSE} & counting
    if looked:
        lines.append(f"{len(looked)} of {len(counting)} assessed, absent")
    if item.note:
        lines.append(item.note)
    if not lines and any(one.text != "not assessed" for one in item.evidence):
        return ("Recorded, but nothing that counts",)
    return tuple(lines) or ("Not assessed",)


def brief(item: Item) -> str:
    """The evidence in a few words: `splenomegaly`, `3 present`, `2 of 6 assessed`."""
    labels = list(dict.fromkeys(one.label for one in item.evidence if one.truth is Truth.TRUE))
    counting = {*item.criterion.members, *item.criterion.also}
    looked = {one.field for one in item.evidence if one.truth is Truth.FALSE} & counting
    if item.truth is Truth.TRUE:
        return _inside(labels[0]) if len(labels) == 1 else f"{len(labels)} present"
    if item.truth is Truth.FALSE:
        return "absent"
    return f"{len(looked)} of {len(counting)} assessed" if looked else "not assessed"


def _inside(label: str) -> str:
    """A label inside a sentence: `Splenomegaly` loses its capital, `VEGF` keeps it."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def settle_lines(assessment: Assessment) -> tuple[str, ...]:
    """What would settle the main set, least burdensome first: the text of each option."""
    result = assessment.main
    if result.truth is not Truth.UNKNOWN:
        return ()
    criteria = {item.criterion.id: item.criterion for item in result.items}
    order = ("questionnaire", "bedside", "blood", "imaging", "biopsy")

    def burden(names: frozenset[str]) -> tuple[int, int]:
        return (len(names), max(order.index(criteria[name].burden) for name in names))

    options = sorted(result.settling.met, key=burden)
    lines: list[str] = []
    for names in options:
        ordered = [c for c in criteria if c in names]
        lines.append("; ".join(criteria[name].settle for name in ordered))
    vegf_open = any("vegf" in names for names in options)
    clarify = assessment.clarify_vegf if vegf_open else ()
    return tuple(dict.fromkeys((*clarify, *lines)))

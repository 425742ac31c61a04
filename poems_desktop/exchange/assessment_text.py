"""An assessment as a page of plain text, for the terminal and for pasting."""

from collections.abc import Iterator, Mapping, Sequence

from poems_desktop import __version__
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment, LimbResult, SetResult
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.conclusions_text import conclusions_text
from poems_desktop.exchange.explain_words import marks

_MARKS = {Truth.TRUE: "[+]", Truth.FALSE: "[x]", Truth.UNKNOWN: "[?]"}
_RULES = {
    "stated": "stated: the statement, else the laboratory's limit, else a cut-off that is passed",
    "published": "published: numbers against the published cut-offs alone (a research view)",
}
_EXCLUSION = {
    Truth.TRUE: "not there",
    Truth.FALSE: "there, which excludes",
    Truth.UNKNOWN: "not yet known",
}
_PRESENCE = {Truth.TRUE: "Present", Truth.FALSE: "Absent", Truth.UNKNOWN: "Not yet known"}
_MOST_WARNINGS = 20
_CONTROL = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code != ord("\n")}
"""A file may hold signs that move the cursor of a terminal."""


def to_text(
    name: str, assessment: Assessment, warnings: Sequence[str], *, full: bool = False
) -> str:
    """The page for one case; `full` adds everything that follows beyond the criteria."""
    lines = [f"{name}   {_who(assessment)}".rstrip()]
    for result in assessment.results.values():
        lines += ["", *_set(result, assessment)]
    lines += _beside(assessment)
    if assessment.conflicts:
        lines += ["", "Contradictions to resolve:", *_bullets(assessment.conflicts)]
    if warnings:
        lines += ["", "Kept, not counted:", *_bullets(warnings[:_MOST_WARNINGS])]
        if len(warnings) > _MOST_WARNINGS:
            lines.append(f"  ... and {len(warnings) - _MOST_WARNINGS} more")
    as_of = show_date(PartialDate.of(assessment.as_of))
    lines += [
        "",
        f"As of {as_of}. VEGF rule {_RULES[assessment.policy.vegf_rule]}.",
        _versions(assessment),
        wording.SUPPORTS,
    ]
    if full:
        lines.append(conclusions_text(assessment.conclusions, assessment.definitions))
    return "\n".join(lines).translate(_CONTROL)


def _versions(assessment: Assessment) -> str:
    policy = assessment.policy
    site = f" of {policy.site}" if policy.site else ""
    definitions = assessment.definitions.digest[:12]
    return (
        f"POEMS Desktop {__version__}, definitions {definitions}, "
        f"policy {policy.digest()[:12]}{site}."
    )


def _beside(assessment: Assessment) -> list[str]:
    """Second looks, disagreements, robustness and overrides that could not be used."""
    definitions = assessment.definitions
    found: list[str] = []
    if assessment.flags:
        told = [f"{one.text}  {marks(one.cites, definitions)}" for one in assessment.flags]
        found += ["", "Think again:", *_bullets(told)]
    if differing := assessment.disagreements:
        found += ["", "Where the sets disagree:", *_bullets([one.line for one in differing])]
    ranges = assessment.robustness
    told = [f"{definitions.sets[name].short}: {said.value}" for name, said in ranges.items()]
    found += ["", "VEGF cut-offs over which each verdict holds:", *_bullets(told)]
    if assessment.unused_overrides:
        told = [f"{one.set_id}, {one.criterion_id}" for one in assessment.unused_overrides]
        found += ["", "Overrides of criteria that are not known here, not used:", *_bullets(told)]
    return found


def _who(assessment: Assessment) -> str:
    patient = assessment.record.patient
    parts = []
    if patient.age_years is not None:
        parts.append(f"{patient.age_years} y")
    if patient.sex:
        parts.append(patient.sex)
    if patient.source:
        parts.append(patient.source)
    return " · ".join(parts)


def _set(result: SetResult, assessment: Assessment) -> Iterator[str]:
    one = result.criteria_set
    definitions = assessment.definitions
    yield f"{one.title} ({one.id} {one.version})  {marks(one.cites, definitions)}"
    if one.confidence == "unconfirmed":
        yield "  [unconfirmed: not checked against the paper; see explain]"
    yield f"  {wording.headline(result).upper()}. {wording.subline(result)}"
    if (variant := result.castleman_variant) is not None and variant.truth is Truth.TRUE:
        yield f"  CASTLEMAN VARIANT. {variant.sentence}  {marks(variant.cites, definitions)}"
    for limb in result.limbs:
        yield from _limb(limb, definitions)
    if result.truth is Truth.UNKNOWN:
        yield "  What would settle it (any one line may be enough):"
        for place, line in enumerate(wording.settle_lines(assessment, result), 1):
            yield f"    {place}. {line}"
        yield "  What could make it not met (any one line may be enough):"
        for place, line in enumerate(wording.close_lines(result), 1):
            yield f"    {place}. {line}"


def _limb(limb: LimbResult, definitions: Definitions) -> Iterator[str]:
    one = limb.limb
    mark = " (unconfirmed)" if one.confidence == "unconfirmed" else ""
    if one.none_of:
        yield f"  {one.id}  {one.title}, {one.need}{mark}: {_EXCLUSION[limb.truth]}"
    else:
        yield f"  {one.id}  {one.title}, {one.need}{mark}: {limb.met} met"
    for item in limb.items:
        yield from _item(item, definitions, _PRESENCE if one.none_of else wording.ITEM)


def _item(item: Item, definitions: Definitions, words: Mapping[Truth, str]) -> Iterator[str]:
    state = words[item.truth]
    cited = marks(item.criterion.cites, definitions)
    yield f"     {_MARKS[item.truth]} {item.criterion.label}: {state}  {cited}"
    for line in wording.item_lines(item):
        yield f"           {line}"


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"  - {line}" for line in lines]

"""A criteria set as a page of plain text: every rule, member, footnote, citation and mark."""

from collections.abc import Iterator, Sequence

from poems_desktop.clinical import grades
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.sets import CriteriaSet, Criterion, Limb
from poems_desktop.core.reading import show_number
from poems_desktop.exchange.explain_words import marks, sources, wrapped

_ALL_ASSESSED = "Not met where all of the first list are adequately absent"


def explain(one: CriteriaSet, definitions: Definitions) -> str:
    """The page for one set."""
    lines = [f"{one.title} ({one.id} {one.version}), {one.year}  {marks(one.cites, definitions)}"]
    lines += wrapped(f"Validation: {one.validation}", 0)
    if one.confidence == "unconfirmed":
        lines += wrapped("UNCONFIRMED: a clinician has to check this set against its paper.", 0)
    if not one.switched_on:
        lines += wrapped(f"SWITCHED OFF until a site confirms it. {one.confirm}", 0)
    lines += ["", *_grades(one)]
    for limb in one.limb:
        lines += ["", *_limb(limb, one, definitions)]
    lines += _beside(one, definitions)
    lines += ["", "Sources:", *sources(_cites(one), definitions)]
    return "\n".join(lines)


def _grades(one: CriteriaSet) -> Iterator[str]:
    for grade in one.grades if one.lesser else (one.weakest,):
        counts = "" if grade.counts else " Does not count as met."
        yield from wrapped(f"{_capital(grade.title)}: {grades.in_words(one, grade)}.{counts}", 0)
    yield "Met where every condition asked for is met; what was not assessed stays unknown."


def _limb(limb: Limb, one: CriteriaSet, definitions: Definitions) -> Iterator[str]:
    mark = f" ({limb.confidence})" if limb.confidence != "sourced" else ""
    rule = "none of" if limb.none_of else f"at least {limb.at_least} of {len(limb.criteria)}"
    yield f"{limb.id}  {limb.title}, {limb.need}{mark}: {rule}"
    by_id = {criterion.id: criterion for criterion in one.criterion}
    for name in limb.criteria:
        yield from _criterion(by_id[name], one, definitions)


def _criterion(criterion: Criterion, one: CriteriaSet, definitions: Definitions) -> Iterator[str]:
    lender = next((other for other, names in one.borrow.items() if criterion.id in names), None)
    taken = "" if lender is None else f" (as in {lender})"
    yield f"   - {criterion.label}{taken}  {marks(criterion.cites, definitions)}"
    for line in _rules(criterion, definitions):
        yield from wrapped(line, 8)


def _rules(criterion: Criterion, definitions: Definitions) -> Iterator[str]:
    def labels(keys: Sequence[str]) -> str:
        return ", ".join(definitions.fields[key].label for key in keys)

    if criterion.rule == "vegf":
        yield _vegf(criterion)
    if criterion.members:
        yield f"Met by any of: {labels(criterion.members)}."
    if criterion.also:
        yield f"Met also by: {labels(criterion.also)}."
    if criterion.group is not None and criterion.rule != "vegf":
        yield f"Or by a statement about the whole: {labels((criterion.group,))}."
    if criterion.maybe:
        yield f"Left open by: {labels(criterion.maybe)}."
    if criterion.weak:
        yield f"Never by itself: {labels(criterion.weak)}."
    if criterion.rule == "members":
        by_members = criterion.absent_by == "members"
        group = " or by the statement" if criterion.group is not None else ""
        yield f"{_ALL_ASSESSED}{group}." if by_members else "Not met only by a statement."
    if criterion.caveat:
        yield f"Caution: {criterion.caveat}"
    yield f"To settle it ({criterion.burden}): {criterion.settle}."


def _vegf(criterion: Criterion) -> str:
    if criterion.vegf_mode == "statement":
        return "By the clinician's statement only; a number alone leaves it open."
    if criterion.vegf_cut_off is not None:
        number = show_number(criterion.vegf_cut_off)
        return f"By a number in serum only: met at {number} pg/mL or more. Plasma is not evaluated."
    return (
        "By the statement, else the number against the laboratory's own limit, else a published "
        "cut-off that is passed; serum and plasma apart."
    )


def _beside(one: CriteriaSet, definitions: Definitions) -> Iterator[str]:
    yield from ("", "Footnotes:")
    for place, note in enumerate(one.footnote, 1):
        mark = f" ({note.confidence})" if note.confidence != "sourced" else ""
        yield from wrapped(f"{place}. {note.text}{mark}  {marks(note.cites, definitions)}", 2)
    variant = one.castleman_variant
    if variant is not None:
        told = (
            f"Flag, beside the verdict: {variant.castleman} met, {variant.clone} not met and one "
            f"of {variant.minor}: the Castleman variant.  {marks(variant.cites, definitions)}"
        )
        yield from wrapped(told, 2)
    for shared in one.shared:
        told = f"Said in the verdict line: {shared.text}  {marks(shared.cites, definitions)}"
        yield from wrapped(told, 2)


def _cites(one: CriteriaSet) -> list[str]:
    cites = [*one.cites, *(cite for c in one.criterion for cite in c.cites)]
    cites += [cite for note in one.footnote for cite in note.cites]
    cites += [cite for shared in one.shared for cite in shared.cites]
    cites += () if one.castleman_variant is None else one.castleman_variant.cites
    return cites


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"

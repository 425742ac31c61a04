"""What is wrong with one criteria set: limbs, grades, borrowed criteria, footnotes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from poems_desktop.clinical.fields import ChoiceField, FindingField
from poems_desktop.clinical.problems import Problem
from poems_desktop.clinical.sets import CriteriaSet, Criterion

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions


def duplicates(place: str, names: Sequence[str]) -> Iterator[Problem]:
    """A problem for every name that stands more than once."""
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(place, f"{name!r} is defined {count} times; keep one.")


def lint_set(definitions: "Definitions", one: CriteriaSet) -> Iterator[Problem]:
    """Every problem of one set, its borrowed criteria already in place."""
    place = f"criteria/{one.id}"
    ids = [criterion.id for criterion in one.criterion]
    yield from duplicates(place, ids)
    used = [name for limb in one.limb for name in limb.criteria]
    yield from duplicates(place, used)
    for name in sorted(set(used) ^ set(ids)):
        yield Problem(place, f"criterion {name!r} is not in both a limb and the list.")
    for limb in one.limb:
        if limb.at_least > len(limb.criteria):
            yield Problem(place, f"limb {limb.id} asks for more than it has.")
    yield from _borrowed(place, one, definitions)
    yield from _grades(place, one)
    yield from _beside(place, one)
    for criterion in one.criterion:
        if criterion.id not in one.borrowed:
            where = f"{place}: {criterion.id}"
            yield from _criterion(where, criterion)
            yield from _criterion_fields(definitions, where, criterion.fields)


def _borrowed(place: str, one: CriteriaSet, definitions: "Definitions") -> Iterator[Problem]:
    for other, names in one.borrow.items():
        found = definitions.sets.get(other)
        lent: set[str] = set()
        if found is not None:
            lent = {criterion.id for criterion in found.criterion} - found.borrowed
        for name in names:
            if name not in lent:
                yield Problem(
                    place, f"borrows {name!r} from {other!r}, which has no such of its own."
                )


def _grades(place: str, one: CriteriaSet) -> Iterator[Problem]:
    limbs = {limb.id: limb for limb in one.limb}
    yield from duplicates(place, limbs_of(one))
    yield from duplicates(place, [grade.id for grade in one.grades])
    if one.lesser and not one.grade:
        yield Problem(place, "has lesser grades; name the highest one too.")
    stronger = one.highest
    for grade in one.lesser:
        for name, count in grade.at_least.items():
            if name not in limbs:
                yield Problem(
                    place, f"grade {grade.id!r} names a limb {name!r}, which is not there."
                )
            elif count > len(limbs[name].criteria):
                yield Problem(place, f"grade {grade.id!r} asks for more than limb {name} has.")
            elif limbs[name].none_of:
                yield Problem(place, f"grade {grade.id!r} counts in {name}, which excludes.")
        if all(grade.needed(limb) == 0 for limb in one.limb):
            yield Problem(place, f"grade {grade.id!r} asks for nothing.")
        if grade.counts:
            if any(grade.needed(limb) > stronger.needed(limb) for limb in one.limb):
                yield Problem(place, f"grade {grade.id!r} asks for more than the one before it.")
            stronger = grade


def limbs_of(one: CriteriaSet) -> list[str]:
    """The ids of the limbs, in order."""
    return [limb.id for limb in one.limb]


def _beside(place: str, one: CriteriaSet) -> Iterator[Problem]:
    if not one.switched_on and not one.confirm:
        yield Problem(place, "is switched off but says not what a site has to confirm.")
    ids = {criterion.id for criterion in one.criterion}
    variant = one.castleman_variant
    if variant is not None:
        for name in sorted({variant.castleman, variant.clone} - ids):
            yield Problem(place, f"castleman_variant names {name!r}, which is no criterion here.")
        if variant.minor not in limbs_of(one):
            yield Problem(place, f"castleman_variant names no limb with {variant.minor!r}.")
    for shared in one.shared:
        for name in sorted({shared.first, shared.second} - ids):
            yield Problem(place, f"shared names {name!r}, which is no criterion here.")
        fields = {name for c in one.criterion if c.id == shared.second for name in c.members}
        if shared.field not in fields:
            yield Problem(place, f"shared names {shared.field!r}, no member of {shared.second!r}.")


def _criterion(where: str, criterion: Criterion) -> Iterator[Problem]:
    in_serum = criterion.vegf_mode == "serum_cut_off"
    if in_serum == (criterion.vegf_cut_off is None):
        yield Problem(where, "gives a VEGF cut-off with the mode serum_cut_off, and only there.")
    if criterion.rule == "members" and not (criterion.members or criterion.also):
        yield Problem(where, "has no member that could meet it.")
    if criterion.absent_by == "members" and criterion.rule == "members":
        if not criterion.members:
            yield Problem(where, "can never be not met; name members or use a statement.")
    elif criterion.group is None and not in_serum:
        yield Problem(where, "is closed by a statement but names no group.")


def _criterion_fields(
    definitions: "Definitions",
    where: str,
    keys: Sequence[str],
) -> Iterator[Problem]:
    for key in keys:
        field = definitions.fields.get(key)
        if field is None:
            yield Problem(where, f"reads {key!r}, which no form has.")
        elif not isinstance(field, (FindingField, ChoiceField)):
            yield Problem(where, f"reads {key!r}, which is neither a finding nor a choice.")
    yield from duplicates(where, keys)

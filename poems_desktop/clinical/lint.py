"""What is wrong with the definitions as a whole: names, citations and rules across files."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from poems_desktop.clinical.fields import ChoiceField, FieldBase, FindingField, ResultField
from poems_desktop.clinical.lint_findings import lint_fields
from poems_desktop.clinical.lint_sets import duplicates, lint_set
from poems_desktop.clinical.problems import Problem
from poems_desktop.clinical.vegf import CANONICAL

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.sets import CriteriaSet


def lint(definitions: "Definitions", set_ids: Sequence[str]) -> tuple[Problem, ...]:
    """Every problem that no single file shows; empty when all is well."""
    found = [
        *duplicates("forms", [field.key for form in definitions.forms for field in form.field]),
        *duplicates("forms", [form.id for form in definitions.forms]),
        *duplicates("criteria", set_ids),
        *_citations(definitions),
        *_units(definitions),
        *_fields(definitions),
    ]
    for criteria_set in definitions.sets.values():
        found.extend(lint_set(definitions, criteria_set))
    found.extend(_cut_offs(definitions))
    if not found:
        found.extend(lint_fields(definitions))
    return tuple(found)


def _citations(definitions: "Definitions") -> Iterator[Problem]:
    for place, cites in _cited(definitions):
        for cite in cites:
            if cite.partition("#")[0] not in definitions.references:
                yield Problem(place, f"{cite!r} is not in references.toml; add it or mend it.")


def _cited(definitions: "Definitions") -> Iterator[tuple[str, Sequence[str]]]:
    for form in definitions.forms:
        for field in form.field:
            yield from _cited_by_field(f"forms/{form.id}: {field.key}", field)
    for one in definitions.sets.values():
        yield from _cited_by_set(one)
    for cut_off in definitions.cut_offs.cut_off:
        yield f"vegf: {cut_off.specimen}", cut_off.cites
    for family in definitions.unit_families:
        yield f"units: {family.canonical}", family.cites


def _cited_by_set(one: "CriteriaSet") -> Iterator[tuple[str, Sequence[str]]]:
    yield f"criteria/{one.id}", one.cites
    for criterion in one.criterion:
        if criterion.id not in one.borrowed:
            yield f"criteria/{one.id}: {criterion.id}", criterion.cites
    for place, footnote in enumerate(one.footnote, 1):
        yield f"criteria/{one.id}: footnote {place}", footnote.cites
    for shared in one.shared:
        yield f"criteria/{one.id}: shared {shared.field}", shared.cites
    if one.castleman_variant is not None:
        yield f"criteria/{one.id}: castleman_variant", one.castleman_variant.cites


def _cited_by_field(place: str, field: FieldBase) -> Iterator[tuple[str, Sequence[str]]]:
    yield place, field.cites
    if isinstance(field, FindingField):
        for method in field.methods:
            yield f"{place}.{method.value}", method.cites
    if isinstance(field, ResultField):
        yield f"{place}.possible", field.possible.cites
        if field.usual is not None:
            yield f"{place}.usual", field.usual.cites


def _units(definitions: "Definitions") -> Iterator[Problem]:
    families = definitions.unit_families
    yield from duplicates("units", [unit for family in families for unit in family.factors])
    for family in families:
        place = f"units: {family.canonical}"
        if family.factors.get(family.canonical) != 1:
            yield Problem(place, "is not 1 of itself; list it with the factor 1.")
        for unit, factor in family.factors.items():
            if not factor > 0:
                yield Problem(place, f"the factor of {unit!r} has to be above 0.")
        for unit in sorted(set(family.display) - set(family.factors)):
            yield Problem(place, f"shows {unit!r}, which has no factor.")


def _fields(definitions: "Definitions") -> Iterator[Problem]:
    known = {unit for family in definitions.unit_families for unit in family.factors}
    criteria = {one.id for each in definitions.sets.values() for one in each.criterion}
    for form in definitions.forms:
        for field in form.field:
            place = f"forms/{form.id}: {field.key}"
            if field.counts_for is not None and field.counts_for not in criteria:
                yield Problem(place, f"counts for {field.counts_for!r}, which no set has.")
            yield from _field(place, field, known)


def _field(place: str, field: FieldBase, known_units: set[str]) -> Iterator[Problem]:
    counts = field.evidence_role in {"direct", "result", "measure"} and field.counts_for
    if counts and not field.cites:
        yield Problem(place, "counts for a criterion but cites nothing; cite the rule.")
    if isinstance(field, ResultField):
        yield from _result(place, field, known_units)
    if isinstance(field, ChoiceField):
        yield from duplicates(place, [option.value for option in field.options])
    if isinstance(field, FindingField):
        yield from duplicates(place, [method.value for method in field.methods])
        for method in field.methods:
            if not method.adequate and not method.caution:
                yield Problem(place, f"{method.value!r} is inadequate but says not why.")


def _result(place: str, field: ResultField, known_units: set[str]) -> Iterator[Problem]:
    for unit in field.units:
        if unit not in known_units:
            yield Problem(place, f"the unit {unit!r} is not in units.toml; add it.")
    for name, limits in (("possible", field.possible), ("usual", field.usual)):
        if limits is not None and limits.low > limits.high:
            yield Problem(place, f"its {name} range is empty; swap low and high.")
    usual, possible = field.usual, field.possible
    if usual is not None and (usual.low < possible.low or usual.high > possible.high):
        yield Problem(place, "its usual range is wider than the possible one; mend either.")


def _cut_offs(definitions: "Definitions") -> Iterator[Problem]:
    yield from duplicates("vegf", [one.specimen for one in definitions.cut_offs.cut_off])
    for one in definitions.cut_offs.cut_off:
        if one.unit != CANONICAL:
            yield Problem(f"vegf: {one.specimen}", f"give the cut-off in {CANONICAL}.")
    for specimen in ("plasma", "serum"):
        if all(one.specimen != specimen for one in definitions.cut_offs.cut_off):
            yield Problem("vegf", f"has no cut-off for {specimen}.")

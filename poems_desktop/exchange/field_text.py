"""A field as a page of plain text: everything that it knows, with its sources."""

from collections.abc import Iterator, Sequence
from itertools import chain

from poems_desktop.app.asking import sex_words
from poems_desktop.app.field_about import scale_words
from poems_desktop.clinical.citing import cited
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import (
    Bridge,
    ChoiceField,
    Codes,
    Field,
    FindingField,
    Method,
    Range,
    ResultField,
)
from poems_desktop.clinical.sets import Criterion, UnitFamilyFile
from poems_desktop.core.reading import show_number
from poems_desktop.exchange.explain_words import marks, sources, wrapped

_VEGF = "vegf"
_TIERS = {"core": "shown always", "extended": "one click away"}
_ROLES = {
    "direct": "a finding that counts by itself where a set lists it",
    "result": "the result of a test; it counts only where a set lists it",
    "measure": "a number; it counts only through a limit or cut-off that is cited",
    "test": "says that a test was done; it ticks no criterion",
    "supporting": "supports; it ticks no criterion",
}
_HOLDS = {
    "value": "Given on or after the beginning of treatment it is shown and not counted.",
    "absence": "An absent from on or after the beginning of treatment is shown and not counted.",
}


def explain(field: Field, definitions: Definitions) -> str:
    """The page for one field."""
    parts = [
        _head(field, definitions),
        _values(field, definitions),
        _codes(field.codes),
        _frequency(field.key, definitions),
        _counts(field, definitions),
        _absent(field, definitions),
    ]
    lines = list(chain.from_iterable(["", *told] for part in parts if (told := list(part))))
    return "\n".join(
        [*lines[1:], "", "Sources:", *sources(_cites(field, definitions), definitions)]
    )


def _head(field: Field, definitions: Definitions) -> Iterator[str]:
    form = definitions.form_of[field.key]
    yield f"{field.label} ({field.key})  {marks(field.cites, definitions)}".rstrip()
    yield from wrapped(f"{field.plain}.", 0)
    yield f"Form {form.title}; {field.kind}; tier {field.tier}, {_TIERS[field.tier]}."
    if field.sex is not None:
        yield sex_words(field)
    if isinstance(field, FindingField) and field.group:
        yield "A statement about a whole group: read from imported cases, never asked in a form."
    if field.caveat is not None:
        yield from wrapped(f"Caution: {field.caveat}", 0)


def _values(field: Field, definitions: Definitions) -> Iterator[str]:
    if isinstance(field, ChoiceField):
        yield "Values:"
        for option in field.options:
            means = "" if option.means == "unknown" else f", means {option.means}"
            yield f"  - {option.label} ({option.value}{means})"
    elif isinstance(field, ResultField):
        yield from _number(field, definitions)


def _number(field: ResultField, definitions: Definitions) -> Iterator[str]:
    first = definitions.unit_text(field.units[0])
    yield f"Unit: {first} (UCUM {field.units[0]})."
    for family in _families(field, definitions):
        yield from wrapped(_factors(field, family, definitions), 0)
    if field.bridge is not None:
        yield from wrapped(_bridge(field.bridge, definitions), 0)
    if field.specimens:
        yield f"Specimen: {' or '.join(field.specimens)}; never compared with each other."
    yield _range("Possible", field.possible, first, definitions)
    if field.usual is not None:
        yield _range("Usual (our plausibility band)", field.usual, first, definitions)
    for one in field.laboratories:
        specimen = "" if one.specimen is None else f", {one.specimen}"
        name = f"Usual at {one.laboratory}{specimen} (an example, no limit for others)"
        yield from wrapped(_range(name, one, first, definitions), 0)
    if field.scale is not None:
        told = f"Scale: {scale_words(field.scale, first)}  {marks(field.scale.cites, definitions)}"
        yield from wrapped(told.rstrip(), 0)


def _families(field: ResultField, definitions: Definitions) -> list[UnitFamilyFile]:
    """The families that lead from one unit of the field to another."""
    known = set(field.units)
    return [one for one in definitions.unit_families if len(known.intersection(one.factors)) > 1]


def _factors(field: ResultField, family: UnitFamilyFile, definitions: Definitions) -> str:
    canonical = definitions.unit_text(family.canonical)
    told = [
        f"1 {definitions.unit_text(unit)} = {show_number(family.factors[unit])} {canonical}"
        for unit in field.units
        if unit in family.factors
    ]
    return f"Read in any of these, by exact factors: {'; '.join(told)}.  " + marks(
        family.cites, definitions
    )


def _bridge(bridge: Bridge, definitions: Definitions) -> str:
    unit, other = definitions.unit_text(bridge.unit), definitions.unit_text(bridge.other)
    plus = f" + {show_number(bridge.plus)}" if bridge.plus else ""
    mark = " (unconfirmed)" if bridge.confidence == "unconfirmed" else ""
    return (
        f"Also: {other} = {show_number(bridge.factor)} x {unit}{plus}, for this substance "
        f"only{mark}.  {marks(bridge.cites, definitions)}"
    )


def _range(name: str, given: Range, unit: str, definitions: Definitions) -> str:
    ends = f"{show_number(given.low)} to {show_number(given.high)} {unit}"
    return f"{name}: {ends}.  {marks(given.cites, definitions)}".rstrip()


def _codes(codes: Codes) -> Iterator[str]:
    name = f" ({codes.loinc_name})" if codes.loinc_name else ""
    known = (("HPO", codes.hpo, ""), ("LOINC", codes.loinc, name), ("ATC", codes.atc, ""))
    told = [f"{system} {code}{note}" for system, code, note in known if code is not None]
    if told:
        yield from wrapped(f"Codes: {'; '.join(told)}.", 0)


def _frequency(key: str, definitions: Definitions) -> Iterator[str]:
    library = definitions.library.frequencies
    series = library.of(key)
    if not series:
        return
    spread = library.spread(key)
    yield f"How common: {spread.text}." if spread is not None else "How common:"
    for one in series:
        yield from wrapped(f"- {library.sentence(one)}  {marks(one.cites, definitions)}", 2)
    yield from wrapped(library.caution, 2)


def _counts(field: Field, definitions: Definitions) -> Iterator[str]:
    role = field.evidence_role
    if role is not None:
        about = f" About: {', '.join(labels)}." if (labels := _about(field, definitions)) else ""
        yield from wrapped(f"As evidence: {_ROLES[role]}.{about}", 0)
    read = list(_criteria(field.key, definitions))
    yield from ("Counts for:", *read) if read else ("No criteria set lists it.",)
    for one in definitions.thresholds.of_test(field.key):
        sign = "above" if one.operator == "above" else "at least"
        sex = "" if one.sex is None else f", {one.sex}"
        limit = f"{sign} {show_number(one.value)} {definitions.unit_text(one.unit)}{sex}"
        told = f"- {definitions.fields[one.finding].label}: by the laboratory's own limit, else "
        told += f"the site's, else {limit} once a site confirms it ({one.confidence})."
        yield from wrapped(f"{told}  {marks(one.cites, definitions)}", 2)
    if field.pre_treatment is not None:
        given = field.pre_treatment
        told = f"{_HOLDS[given.holds]} {given.caution}  {marks(given.cites, definitions)}"
        yield from wrapped(told, 0)


def _about(field: Field, definitions: Definitions) -> list[str]:
    """The criteria that it is about, under every label that the sets give them."""
    every = (one for each in definitions.sets.values() for one in each.criterion)
    return list(dict.fromkeys(one.label for one in every if one.id == field.counts_for))


def _criteria(key: str, definitions: Definitions) -> Iterator[str]:
    for one in definitions.sets.values():
        for criterion in one.criterion:
            if (how := _how(key, criterion)) is not None:
                yield from wrapped(f"- {one.short}, {criterion.label}: {how}.", 2)


def _how(key: str, criterion: Criterion) -> str | None:
    if criterion.rule == "vegf" and key == _VEGF:
        by_number = criterion.vegf_mode != "statement"
        return "by its number" if by_number else "a number alone leaves it open"
    ways: tuple[tuple[Sequence[str], str], ...] = (
        (criterion.members, "present, it meets the criterion; absent, it helps to close it"),
        (criterion.also, "present, it meets the criterion; its absence is not needed"),
        (criterion.maybe, "leaves the criterion open"),
        (criterion.weak, "never by itself"),
        ((criterion.group or "",), "a statement about the whole"),
    )
    return next((how for keys, how in ways if key in keys), None)


def _absent(field: Field, definitions: Definitions) -> Iterator[str]:
    if not isinstance(field, FindingField):
        return
    if not field.methods:
        yield "An absent counts as it is stated: no way of looking is asked."
        return
    yield "What makes an absent adequate:"
    for method in field.methods:
        yield from wrapped(_method(method, definitions), 2)
    yield "Without a recorded way an absent is taken as stated, with the question beside it."


def _method(method: Method, definitions: Definitions) -> str:
    enough = "adequate" if method.adequate else "not adequate, stays not yet known"
    caution = f" {method.caution}" if method.caution else ""
    return f"- {method.label}: {enough}.{caution}  {marks(method.cites, definitions)}".rstrip()


def _cites(field: Field, definitions: Definitions) -> Iterator[str]:
    told = (
        field,
        definitions.library.frequencies.of(field.key),
        tuple(_families(field, definitions)) if isinstance(field, ResultField) else (),
        definitions.thresholds.of_test(field.key),
    )
    return (cite for _, cite in cited(told))

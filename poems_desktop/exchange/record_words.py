"""A patient's latest record as plain sentences, for a reader who has no program to open it.

Reads contents as plain data and passes over what it does not know: an export must never fail
because a record is older or newer than the program.
"""

from collections.abc import Iterator, Mapping, Sequence

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ChoiceField

Json = Mapping[str, object]
STATES = {
    "present": "present",
    "absent": "absent",
    "not_assessed": "not assessed",
    "not_assessable": "not assessable",
}


def in_words(revisions: Sequence[Json], drafts: Sequence[Json], said: Definitions) -> list[str]:
    """One sentence a fact, the patient first, then visits by date, then the rest."""
    latest: dict[tuple[object, object], Json] = {}
    for one in revisions:
        latest[one["kind"], one["entity_id"]] = one
    lines: list[str] = []
    for one in sorted(latest.values(), key=_order):
        lines += _entity(one, said)
    for draft in drafts:
        if draft["kind"] == "visit":
            lines += _visit(_mapping(draft["content"]), said, "Unsigned visit")
    return lines


def dictionary(said: Definitions) -> dict[str, object]:
    """The words behind keys, units and states, so that the file explains itself."""
    fields: dict[str, object] = {}
    for key, field in said.fields.items():
        fields[key] = {"label": field.label, "kind": field.kind}
        if isinstance(field, ChoiceField):
            fields[key] = {
                "label": field.label,
                "kind": field.kind,
                "options": {option.value: option.label for option in field.options},
            }
    units = {family.canonical: dict(family.display) for family in said.unit_families}
    return {"fields": fields, "units": units, "states": STATES}


def _order(one: Json) -> tuple[int, str, int]:
    kinds = ("patient", "visit")
    kind = str(one["kind"])
    day = _mapping(one["content"]).get("date")
    seq = one["seq"]
    place = kinds.index(kind) if kind in kinds else len(kinds)
    return (place, day if isinstance(day, str) else "9999", seq if isinstance(seq, int) else 0)


def _entity(one: Json, said: Definitions) -> list[str]:
    kind, content = str(one["kind"]), one["content"]
    if content is None:
        return [f"A {kind} was erased on legal demand; its content is not here."]
    found = _mapping(content)
    if kind == "visit":
        return list(_visit(found, said, "Visit"))
    if one["action"] == "delete":
        return [
            f"Deleted; what follows is kept. Reason: {one['reason'] or 'none'}.",
            _patient(found),
        ]
    short = {
        "patient": lambda: _patient(found),
        "treatment": lambda: _treatment(found),
        "transplant": lambda: _transplant(found),
        "measurement": lambda: f"Result: {_result(found, said)}",
    }
    return [short[kind]()] if kind in short else []


def _treatment(found: Json) -> str:
    return _joined(f"Treatment: {_text(found, 'name')}", found, ("start", "stop", "when"))


def _transplant(found: Json) -> str:
    day0 = _text(found, "day0") or "date not stated"
    return _joined(f"Transplant, day 0: {day0}", found, ("note",))


def _patient(found: Json) -> str:
    name = ", ".join(part for key in ("family", "given") if (part := _text(found, key)))
    parts = [f"Patient: {name or 'no name'}"]
    for label, key in (("born", "born"), ("sex", "sex"), ("record number", "record_number")):
        if value := _text(found, key):
            parts.append(f"{label} {value}")
    if found.get("fictional") is True:
        parts.append("fictional")
    return "; ".join(parts) + "."


def _visit(found: Json, said: Definitions, title: str) -> Iterator[str]:
    yield _joined(f"{title} of {_text(found, 'date') or 'no date'}", found, ("label", "note"))
    states: dict[str, list[str]] = {}
    for key, answer in _mapping(found.get("answers")).items():
        given = _mapping(answer)
        if (state := given.get("state")) in STATES:
            states.setdefault(STATES[str(state)], []).append(_label(key, said))
        elif isinstance(value := given.get("value"), str):
            yield f"  {_label(key, said)}: {_option(key, value, said)}."
    for state, labels in states.items():
        yield f"  {state.capitalize()}: {', '.join(labels)}."
    results = found.get("results")
    for result in results if isinstance(results, list) else ():
        yield f"  Result: {_result(_mapping(result), said)}"


def _result(found: Json, said: Definitions) -> str:
    test = _text(found, "test")
    number = f"{_text(found, 'comparator')}{_text(found, 'value')}" or "no number"
    unit = said.unit_text(_text(found, "unit"))
    parts = [f"{_label(test, said)} {number} {unit}".rstrip()]
    parts += [
        part for key in ("specimen", "laboratory", "collected") if (part := _text(found, key))
    ]
    return ", ".join(parts) + "."


def _joined(start: str, found: Json, keys: Sequence[str]) -> str:
    parts = [part for key in keys if (part := _text(found, key))]
    return "; ".join([start, *parts]).rstrip(".") + "."


def _label(key: str, said: Definitions) -> str:
    field = said.fields.get(key)
    return key if field is None else field.label


def _option(key: str, value: str, said: Definitions) -> str:
    field = said.choice(key)
    options = () if field is None else field.options
    return next((one.label for one in options if one.value == value), value)


def _text(found: Json, key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}

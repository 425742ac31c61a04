"""An assessment as plain JSON data: the contract of `assess --json`."""

from collections.abc import Sequence

from poems_desktop import __version__
from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.clinical.weighing import Evidence, Item
from poems_desktop.core.truth import Truth

FORMAT = "poems-assessment/1"
MOST_SETS = 20
VERDICTS = {Truth.TRUE: "met", Truth.FALSE: "not_met", Truth.UNKNOWN: "undetermined"}
ITEMS = {Truth.TRUE: "met", Truth.FALSE: "not_met", Truth.UNKNOWN: "unknown"}
STATES = {Truth.TRUE: "for", Truth.FALSE: "against", Truth.UNKNOWN: "open"}

Json = dict[str, object]


def to_json(name: str, assessment: Assessment, warnings: Sequence[str]) -> Json:
    """One case's result under its id; every output names the VEGF rule and the versions."""
    return {
        "format": FORMAT,
        "id": name,
        "program_version": __version__,
        "definitions_digest": assessment.definitions.digest,
        "vegf_rule": assessment.policy.vegf_rule,
        "as_of": assessment.as_of.isoformat(),
        "criteria": {key: _set(result) for key, result in assessment.results.items()},
        "conflicts": list(assessment.conflicts),
        "warnings": list(warnings),
    }


def _set(result: SetResult) -> Json:
    return {
        "set_version": result.criteria_set.version,
        "title": result.criteria_set.title,
        "verdict": VERDICTS[result.truth],
        "items": {item.criterion.id: ITEMS[item.truth] for item in result.items},
        "evidence": {
            item.criterion.id: [_evidence(one) for one in item.evidence] for item in result.items
        },
        "notes": {item.criterion.id: item.note for item in result.items if item.note},
        "would_settle": _would_settle(result),
    }


def _evidence(one: Evidence) -> Json:
    return {
        "field": one.field,
        "speaks": STATES[one.truth],
        "text": one.text,
        "date": None if one.date is None else one.date.iso(),
        "place": one.place,
        "caution": one.caution,
        "cites": list(one.cites),
    }


def _would_settle(result: SetResult) -> Json:
    items = {item.criterion.id: item for item in result.items}
    met, not_met = result.settling.met, result.settling.not_met
    return {
        "met": [_settling(names, items, meets=True) for names in met[:MOST_SETS]],
        "not_met": [_settling(names, items, meets=False) for names in not_met[:MOST_SETS]],
        "truncated": len(met) > MOST_SETS or len(not_met) > MOST_SETS,
    }


def _settling(names: frozenset[str], items: dict[str, Item], *, meets: bool) -> Json:
    ordered = [name for name in items if name in names]
    return {
        "criteria": ordered,
        "fields": {
            name: list(items[name].settled_by if meets else items[name].closed_by)
            for name in ordered
        },
    }

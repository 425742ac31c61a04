"""An assessment as plain JSON data: the contract of `assess --json`."""

from collections.abc import Sequence

from poems_desktop import __version__
from poems_desktop.clinical.assessment import Assessment, SetResult
from poems_desktop.clinical.grades import by_id
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.weighing import Evidence, Item
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.conclusions_text import conclusions_json

FORMAT = "poems-assessment/1"
MOST_SETS = 20
VERDICTS = {Truth.TRUE: "met", Truth.FALSE: "not_met", Truth.UNKNOWN: "undetermined"}
ITEMS = {Truth.TRUE: "met", Truth.FALSE: "not_met", Truth.UNKNOWN: "unknown"}
VARIANTS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "unknown"}
STATES = {Truth.TRUE: "for", Truth.FALSE: "against", Truth.UNKNOWN: "open"}

Json = dict[str, object]


def to_json(
    name: str, assessment: Assessment, warnings: Sequence[str], *, full: bool = False
) -> Json:
    """One case's result under its id; every output names the VEGF rule and the versions.

    `full` adds everything that follows beyond the criteria.
    """
    found = _criteria(name, assessment, warnings)
    if full:
        found["conclusions"] = conclusions_json(assessment.conclusions)
    return found


def signed_snapshot(assessment: Assessment) -> Json:
    """What a signed visit keeps of its assessment, under the patient's id of this store."""
    kept = to_json(assessment.record.patient.id, assessment, ())
    kept["unsigned_visits"] = sum(not visit.signed for visit in assessment.record.visits)
    return kept


def _criteria(name: str, assessment: Assessment, warnings: Sequence[str]) -> Json:
    return {
        "format": FORMAT,
        "id": name,
        "program_version": __version__,
        "definitions_digest": assessment.definitions.digest,
        "policy_digest": assessment.policy.digest(),
        "site": assessment.policy.site,
        "vegf_rule": assessment.policy.vegf_rule,
        "as_of": assessment.as_of.isoformat(),
        "criteria": {key: _set(result) for key, result in assessment.results.items()},
        "flags": [{"text": one.text, "cites": list(one.cites)} for one in assessment.flags],
        "disagreements": [
            {"sets": list(one.sets), "line": one.line} for one in assessment.disagreements
        ],
        "robustness": {key: one.value for key, one in assessment.robustness.items()},
        "unused_overrides": [
            {"set": one.set_id, "criterion": one.criterion_id, **_override(one)}
            for one in assessment.unused_overrides
        ],
        "conflicts": list(assessment.conflicts),
        "warnings": list(warnings),
    }


def _set(result: SetResult) -> Json:
    return {
        "set_version": result.criteria_set.version,
        "title": result.criteria_set.title,
        "verdict": VERDICTS[result.truth],
        "grade": None if result.grade is None else result.grade.id,
        "grades": {name: VERDICTS[truth] for name, truth in by_id(result.grades).items()},
        "confidence": result.criteria_set.confidence,
        "items": {item.criterion.id: ITEMS[item.truth] for item in result.items},
        "evidence": {
            item.criterion.id: [_evidence(one) for one in item.evidence] for item in result.items
        },
        "notes": {item.criterion.id: item.note for item in result.items if item.note},
        "overrides": {
            item.criterion.id: {**_override(item.override), "weighed": ITEMS[item.weighed]}
            for item in result.items
            if item.override is not None and item.weighed is not None
        },
        "castleman_variant": _variant(result),
        "counted_twice": [
            {"field": one.field, "text": one.text, "verdict_without": VERDICTS[after]}
            for one, after in result.shared
        ],
        "would_settle": _would_settle(result),
    }


def _override(one: Override) -> Json:
    return {
        "verdict": ITEMS[one.truth],
        "reason": one.reason,
        "author": one.author,
        "day": one.day.iso(),
    }


def _variant(result: SetResult) -> Json | None:
    found = result.castleman_variant
    if found is None:
        return None
    return {"present": VARIANTS[found.truth], "text": found.sentence, "cites": list(found.cites)}


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
    excluding = result.criteria_set.excluding
    options = result.by_burden
    met, not_met = options.met, options.not_met
    return {
        "met": [_settling(names, items, excluding, meets=True) for names in met[:MOST_SETS]],
        "not_met": [
            _settling(names, items, excluding, meets=False) for names in not_met[:MOST_SETS]
        ],
        "truncated": len(met) > MOST_SETS or len(not_met) > MOST_SETS,
    }


def _settling(
    names: frozenset[str],
    items: dict[str, Item],
    excluding: frozenset[str],
    *,
    meets: bool,
) -> Json:
    """A criterion that excludes has to become not met where the others have to become met."""
    ordered = [name for name in items if name in names]
    return {
        "criteria": ordered,
        "fields": {
            name: list(
                items[name].settled_by if meets != (name in excluding) else items[name].closed_by
            )
            for name in ordered
        },
    }

"""From a record to the inputs of the readings: which visit, which result, before or after."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import get_args

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.facts import Facts, fact, gather
from poems_desktop.clinical.interpret.course import (
    Course,
    Side,
    choice,
    in_unit,
    latest_choice,
    when,
)
from poems_desktop.clinical.interpret.hematologic_response import CloneState, State
from poems_desktop.clinical.interpret.latency_index import NerveStudy
from poems_desktop.clinical.interpret.m_protein import CloneTests, Test
from poems_desktop.clinical.interpret.risk import Known, age_at, low_albumin
from poems_desktop.clinical.record import DateAnswer, Visit
from poems_desktop.clinical.weighing import weigh_members
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth, all_of, any_of

_MEANING: Mapping[str, Test] = {
    "positive": "positive",
    "negative": "negative",
    "indeterminate": "indeterminate",
    "not_done": "not_done",
    "m_spike": "positive",
    "no_m_spike": "negative",
    "monoclonal_lambda": "positive",
    "monoclonal_kappa": "positive",
    "polyclonal": "negative",
    "polyclonal_only": "negative",
    "not_detected": "negative",
    "non_diagnostic": "indeterminate",
}
_RANK: tuple[Test, ...] = ("positive", "negative", "indeterminate", "not_done")
_CURRENT_SET = "dispenzieri"
_GROUPS = (
    ("organomegaly", "organomegaly"),
    ("skin_changes", "skin"),
    ("volume_overload", "volume_overload"),
)
_FLOW_METHODS = {"flow_cytometry", "morphology_only"}


def _tests(visits: Sequence[Visit], key: str) -> Iterator[Test]:
    for visit in visits:
        value = choice(visit, key)
        if value is not None and (meaning := _MEANING.get(value)) is not None:
            yield meaning


def _strongest(found: Iterator[Test]) -> Test | None:
    return min(found, key=_RANK.index, default=None)


def clone_tests(course: Course) -> CloneTests:
    """The tests for the clone before treatment; a positive one stands over a negative one."""
    visits = course.visits("before")
    by_flow = [v for v in visits if _by_flow(v)]
    stained = [v for v in visits if not _by_flow(v)]
    light = latest_choice(visits, "light_chain_type")
    return CloneTests(
        spep=_strongest(_tests(visits, "spep_result")),
        serum_immunofixation=_strongest(_tests(visits, "serum_immunofixation")),
        urine_immunofixation=_strongest(_tests(visits, "urine_immunofixation")),
        marrow_stained=_strongest(_tests(stained, "bm_clonal_plasma_cells_present")),
        marrow_flow=_strongest(_flow(by_flow)),
        lesion_biopsy=_strongest(_tests(visits, "lesion_biopsy_result")),
        accessible_lesion=_accessible(course.baseline_facts),
        light_chain=light if light in {"lambda", "kappa", "both"} else None,  # type: ignore[arg-type]
    )


def _by_flow(visit: Visit) -> bool:
    other = choice(visit, "bm_clonal_plasma_cells_present") == "not_detected_other_method"
    return other or choice(visit, "bm_detection_method") in _FLOW_METHODS


def _flow(visits: Sequence[Visit]) -> Iterator[Test]:
    yield from _tests(visits, "bm_clonal_plasma_cells_present")
    for visit in visits:
        if choice(visit, "bm_clonal_plasma_cells_present") == "not_detected_other_method":
            yield "negative"


def _accessible(facts: Facts) -> bool | None:
    """False where neither a bone lesion nor a large node was found; else somebody has to say."""
    places = ("sclerotic_bone_lesion", "lymphadenopathy", "plasmacytoma")
    none = all_of(fact(facts, key).truth.negated for key in places)
    return False if none is Truth.TRUE else None


def clone_state(course: Course, side: Side) -> CloneState:
    """The clone before treatment (any positive stands) or by the newest tests after it."""
    visits = course.visits(side)
    numbers = course.results("m_protein_serum", side)
    value = in_unit(numbers[-1], course.definitions, "g/dL") if numbers else None
    return CloneState(
        _state(visits, "serum_immunofixation", side),
        _state(visits, "urine_immunofixation", side),
        _state(
            [v for v in visits if not _by_flow(v)] if side == "after" else visits,
            "bm_clonal_plasma_cells_present",
            side,
        ),
        value,
    )


def _state(visits: Sequence[Visit], key: str, side: Side) -> State | None:
    found = [one for one in _tests(visits, key) if one in get_args(State)]
    if not found:
        return None
    if side == "before":
        return "positive" if "positive" in found else "negative"
    return "positive" if found[-1] == "positive" else "negative"


def isotype(course: Course, side: Side) -> tuple[str | None, str | None]:
    """Heavy and light chain as last typed on one side of treatment."""
    visits = course.visits(side)
    return latest_choice(visits, "heavy_chain_class"), latest_choice(visits, "light_chain_type")


def nerve_study(course: Course) -> NerveStudy | None:
    """The newest study of the median nerve; its parts are taken from one visit only."""
    keys = {
        "distance": "median_distal_distance",
        "latency": "median_dml",
        "velocity": "median_mcv",
        "reported": "terminal_latency_index_median",
    }
    for visit in sorted(course.record.visits, key=when, reverse=True):
        if visit.date is not None and visit.date.earliest > course.as_of:
            continue
        found = {name: _quantity(visit, key) for name, key in keys.items()}
        if not any(found.values()):
            continue
        reported = found["reported"]
        return NerveStudy(
            "median",
            found["distance"],
            found["latency"],
            found["velocity"],
            None if reported is None else reported.value,
            response_absent=_absent(_quantity(visit, "median_cmap")),
        )
    return None


def _quantity(visit: Visit, test: str) -> Quantity | None:
    for result in visit.results:
        interval = result.interval
        if result.test == test and interval is not None and result.unit and not result.unread:
            return Quantity(interval, result.unit)
    return None


def _absent(amplitude: Quantity | None) -> Truth:
    if amplitude is None:
        return Truth.UNKNOWN
    value = amplitude.value
    if value.exact == 0:
        return Truth.TRUE
    return Truth.FALSE if value.low is not None and value.low > 0 else Truth.UNKNOWN


def evidence_states(course: Course, latency_index: Truth) -> Mapping[str, Truth]:
    """Which findings between POEMS and CIDP are present; what no field holds is left out."""
    facts = gather(course.record, course.definitions, course.as_of)
    plain = (
        "conduction_block",
        "muscle_wasting",
        "thrombocytosis",
        "papilledema",
        "vegf_elevated",
        "cidp_previous_diagnosis",
    )
    states = {key: fact(facts, key).truth for key in plain}
    for key, criterion_id in _GROUPS:
        states[key] = _group(course.definitions, facts, criterion_id)
    tests = clone_tests(course)
    states["monoclonal_lambda"] = _lambda(tests)
    states["latency_index_high"] = latency_index
    tibial = course.results("tibial_cmap", "before")
    if tibial and tibial[-1].interval is not None:
        states["tibial_cmap_absent"] = _absent(Quantity(tibial[-1].interval, "mV"))
    return states


def _lambda(tests: CloneTests) -> Truth:
    known = {"lambda": Truth.TRUE, "kappa": Truth.FALSE}
    return known.get(tests.light_chain or "", Truth.UNKNOWN)


def _group(definitions: Definitions, facts: Facts, criterion_id: str) -> Truth:
    """As the current criteria set weighs it."""
    current = definitions.sets.get(_CURRENT_SET)
    criteria = () if current is None else current.criterion
    labels = {key: field.label for key, field in definitions.fields.items()}
    found = [weigh_members(c, facts, labels).truth for c in criteria if c.id == criterion_id]
    return any_of(found) if found else Truth.UNKNOWN


def known_risks(course: Course, complete_response: Truth) -> Known:
    """Statements and numbers that the risk factors read, before treatment where they are so."""
    facts = course.baseline_facts
    heavy, light = isotype(course, "before")
    statements = {
        "pulmonary_hypertension": fact(facts, "pulmonary_arterial_hypertension").truth,
        "pleural_effusion": fact(facts, "pleural_effusion").truth,
        "igg_lambda": _igg_lambda(heavy, light),
        "fdg_avid": avid(course, "before"),
        "no_complete_hematologic_response": complete_response.negated,
        "low_albumin": _low_albumin(course),
    }
    return Known(statements, dict(_numbers(course)))


def _igg_lambda(heavy: str | None, light: str | None) -> Truth:
    unread = {"biclonal", "both", "none"}
    parts = [
        Truth.UNKNOWN if one is None or one in unread else Truth.of(one == wanted)
        for one, wanted in ((heavy, "IgG"), (light, "lambda"))
    ]
    return all_of(parts)


def avid(course: Course, side: Side) -> Truth:
    """Whether the newest PET on one side of treatment counted any avid lesion."""
    found = course.results("pet_avid_lesions", side)
    value = found[-1].interval if found else None
    return Truth.UNKNOWN if value is None else value.above(Decimal(0))


def _low_albumin(course: Course) -> Truth:
    found = course.results("albumin", "before")
    field = course.definitions.result("albumin")
    if not found or field is None:
        return Truth.UNKNOWN
    last = found[-1]
    if last.interval is None or last.ref_lower is None or not last.unit:
        return Truth.UNKNOWN
    first = field.units[0]
    possible = (
        Quantity(Interval.exactly(field.possible.low), first),
        Quantity(Interval.exactly(field.possible.high), first),
    )
    reference = Quantity(Interval.exactly(last.ref_lower), last.unit)
    value = Quantity(last.interval, last.unit)
    return low_albumin(value, reference, possible, course.definitions.units)


def _numbers(course: Course) -> Iterator[tuple[str, Interval]]:
    patient = course.record.patient
    age = age_at(patient.born, _diagnosed(course))
    if age is None and patient.born is None and patient.age_years is not None:
        age = Interval.exactly(Decimal(patient.age_years))
    if age is not None:
        yield "age_at_diagnosis", age
    day0 = [
        one.zero
        for one in course.record.transplants
        if one.zero is not None and one.zero.earliest <= course.as_of
    ]
    at_transplant = age_at(patient.born, min(day0, key=lambda d: d.earliest, default=None))
    if at_transplant is not None:
        yield "age_at_transplant", at_transplant
    found = course.results("egfr", "before")
    if found:
        unit = "mL/min/{1.73_m2}"
        value = in_unit(found[-1], course.definitions, unit)
        if value is not None:
            yield "egfr", value


def _diagnosed(course: Course) -> PartialDate | None:
    for visit in course.record.visits:
        answer = visit.answers.get("diagnosis_date")
        if isinstance(answer, DateAnswer) and answer.value is not None:
            return answer.value
    return None

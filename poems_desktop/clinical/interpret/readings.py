"""All readings of one record at once: what screens, prints and exports show beside the criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from poems_desktop.clinical.facts import fact
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.interpret import vegf_reading
from poems_desktop.clinical.interpret.antibodies import exposed, exposure, may_be_drug
from poems_desktop.clinical.interpret.cidp_or_poems import Evidence, evidence
from poems_desktop.clinical.interpret.clinical_response import (
    NEUROPATHY,
    Direction,
    OrganChange,
    clinical_response,
)
from poems_desktop.clinical.interpret.course import Course, latest_choice
from poems_desktop.clinical.interpret.from_record import (
    avid,
    clone_state,
    clone_tests,
    evidence_states,
    isotype,
    known_risks,
    nerve_study,
)
from poems_desktop.clinical.interpret.from_visits import (
    bevacizumab,
    relapse_seen,
    sample_details,
    scale_changes,
)
from poems_desktop.clinical.interpret.hematologic_response import hematologic_response
from poems_desktop.clinical.interpret.imaging_response import PetState, imaging_response
from poems_desktop.clinical.interpret.latency_index import (
    Neurophysiology,
    load_neurophysiology,
    read_latency_index,
)
from poems_desktop.clinical.interpret.m_protein import clone
from poems_desktop.clinical.interpret.measures import measures
from poems_desktop.clinical.interpret.onls_answers import onls_of_answers
from poems_desktop.clinical.interpret.operating_points import (
    OperatingPoints,
    load_operating_points,
)
from poems_desktop.clinical.interpret.relapse import new_features, relapse_types
from poems_desktop.clinical.interpret.response_template import ResponseTable, load_response
from poems_desktop.clinical.interpret.risk import RiskReading, RiskTable, load_risk, read_model
from poems_desktop.clinical.interpret.scales import Scales, load_scales
from poems_desktop.clinical.interpret.vegf_baseline import Arranged, SetAside, arrange, change
from poems_desktop.clinical.interpret.vegf_cut_offs import robustness
from poems_desktop.clinical.interpret.vegf_points import against_points
from poems_desktop.clinical.interpret.vegf_sample import (
    SampleDetails,
    read_sample,
)
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.truth import Truth

_STATED: Mapping[str, Direction] = {"improved": "improved", "stable": "stable", "worse": "worse"}


@dataclass(frozen=True, slots=True)
class Tables:
    """The constants of every topic, loaded once."""

    points: OperatingPoints
    response: ResponseTable
    risk: RiskTable
    neurophysiology: Neurophysiology
    scales: Scales


def load_tables(resources: Path | None = None) -> Tables:
    """Read the constants of every topic.

    Raises:
        ProblemsError: with every problem of the first file that has any.
    """
    return Tables(
        load_operating_points(resources),
        load_response(resources),
        load_risk(resources),
        load_neurophysiology(resources),
        load_scales(resources),
    )


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything read from one record as of a date. The four response axes are never joined."""

    vegf: tuple[Interpretation, ...]
    """Change, rise and relapse by series; each counting result against the published points; then
    the cut-offs over which it counts as elevated."""
    samples: tuple[Interpretation, ...]
    """How each VEGF sample was taken, in the order of the points."""
    vegf_set_aside: tuple[SetAside, ...]
    clone: Interpretation
    antibodies: Interpretation
    measures: tuple[Interpretation, ...]
    latency_index: Interpretation | None
    cidp_or_poems: Evidence
    risk: tuple[RiskReading, ...]
    response: tuple[Interpretation, ...]
    new_features: Interpretation | None
    relapse: tuple[Interpretation, ...]
    scales: tuple[Interpretation, ...]


def read(
    course: Course,
    tables: Tables,
    points: tuple[VegfPoint, ...],
    details: Mapping[str, SampleDetails] | None = None,
) -> Readings:
    """Read a record; `points` as `vegf.points` gives them, `details` by the id of a result."""
    study = nerve_study(course)
    index = None
    if study is not None:
        rules = tables.neurophysiology.latency_index
        index = read_latency_index(study, rules, tables.points.find(rules.point))
    reached = Truth.UNKNOWN if index is None or index.truth is None else index.truth
    given = {p.result.id: bevacizumab(course, p) for p in points}
    known_of = {
        p.result.id: sample_details(course, p, (details or {}).get(p.result.id)) for p in points
    }
    arranged = arrange(points, course.definitions, course.as_of, known_of, given)
    response = _response(course, tables, arranged)
    complete = response[0].truth
    known = known_risks(course, Truth.UNKNOWN if complete is None else complete)
    antibodies = tables.points.antibody
    record = course.record
    return Readings(
        vegf=_vegf(tables, points, arranged),
        samples=tuple(
            read_sample(p, known_of[p.result.id], given[p.result.id], tables.points) for p in points
        ),
        vegf_set_aside=arranged.aside,
        clone=clone(clone_tests(course), tables.points),
        antibodies=exposure(record.treatments, record.transplants, antibodies, course.as_of),
        measures=measures(course, tables.points, tables.response),
        latency_index=index,
        cidp_or_poems=evidence(evidence_states(course, reached), tables.neurophysiology),
        risk=tuple(read_model(model, known) for model in tables.risk.model),
        response=response,
        new_features=_new_features(course, tables) if course.began is not None else None,
        relapse=relapse_types(relapse_seen(course), tables.response) if course.began else (),
        scales=(
            *onls_of_answers(course, tables.scales.onls),
            *scale_changes(course, tables.scales),
        ),
    )


def _vegf(
    tables: Tables,
    points: tuple[VegfPoint, ...],
    arranged: Arranged,
) -> tuple[Interpretation, ...]:
    found: list[Interpretation] = []
    for series in arranged.series:
        if series.after:
            found.append(change(series))
            found.append(vegf_reading.rise(series, tables.points))
            found.append(vegf_reading.relapse_caution(series, tables.points))
    for point in points:
        found.extend(against_points(point, tables.points.point))
    found.extend(robustness(points, specimen) for specimen in ("plasma", "serum"))
    return tuple(found)


def _response(
    course: Course,
    tables: Tables,
    arranged: Arranged,
) -> tuple[Interpretation, ...]:
    """Hematologic, VEGF by series, imaging, clinical; nothing before treatment began."""
    template = tables.response.template
    found = exposed(course.record.treatments, tables.points.antibody, course.as_of)
    drug = may_be_drug(*isotype(course, "after"), found)
    months = _months(course)
    return (
        hematologic_response(
            clone_state(course, "before"),
            clone_state(course, "after"),
            template,
            band_may_be_drug=drug,
        ),
        *(
            vegf_reading.response(series, course.began, template, tables.points)
            for series in arranged.series
        ),
        imaging_response(
            PetState(avid(course, "before")), PetState(avid(course, "after")), template
        ),
        clinical_response(_changes(course), months, template, tables.response.timing),
    )


def _months(course: Course) -> int | None:
    began = course.began
    return None if began is None else vegf_reading.months_between(began.latest, course.as_of)


def _changes(course: Course) -> tuple[OrganChange, ...]:
    """Findings present before treatment, and new ones, by what the newest visit says of them.

    One that is still present has no recorded direction, but for neuropathy as stated.
    """
    before, later = course.baseline_facts, course.later_facts
    nerves = latest_choice(course.visits("after"), "neurological_response")
    found: list[OrganChange] = []
    for key, field in course.definitions.fields.items():
        if not isinstance(field, FindingField) or field.group:
            continue
        known = [o.truth for o in fact(later, key).observations if o.truth is not Truth.UNKNOWN]
        direction = _direction(fact(before, key).truth, known[-1] if known else Truth.UNKNOWN)
        if key == NEUROPATHY:
            direction = _STATED.get(nerves or "", direction)
        if direction is not None or fact(before, key).truth is Truth.TRUE:
            found.append(OrganChange(key, field.label, direction))
    return tuple(found)


def _direction(before: Truth, now: Truth) -> Direction | None:
    if before is Truth.TRUE and now is Truth.FALSE:
        return "improved"
    return "worse" if before is Truth.FALSE and now is Truth.TRUE else None


def _new_features(course: Course, tables: Tables) -> Interpretation:
    definitions = course.definitions
    asked = dict.fromkeys(
        key
        for one in definitions.sets.values()
        for criterion in one.criterion
        for key in criterion.members
        if definitions.finding(key) is not None
    )
    before, later = course.baseline_facts, course.later_facts
    labels = {key: field.label for key, field in definitions.fields.items()}
    return new_features(
        {key: fact(before, key).truth for key in asked},
        {key: fact(later, key).truth for key in asked},
        labels,
        asked,
        tables.response,
    )

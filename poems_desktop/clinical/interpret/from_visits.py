"""What visits say of a VEGF sample, of relapse and of scales, in the words of the readings."""

from collections.abc import Iterator, Mapping

from poems_desktop.clinical.facts import fact
from poems_desktop.clinical.interpret.course import Course, Side, choice, latest_choice
from poems_desktop.clinical.interpret.response_template import RelapseType
from poems_desktop.clinical.interpret.scales import Scale, Scales, Score, change
from poems_desktop.clinical.interpret.scales import Side as Hand
from poems_desktop.clinical.interpret.vegf_sample import (
    SampleDetails,
    Tube,
    on_bevacizumab,
    unknown_sample,
)
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.record import Measurement, Visit
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.truth import Truth, any_of

_TUBES: Mapping[str, Tube] = {"plasma_edta": "edta", "plasma_other": "other"}
_STEROIDS = ("corticosteroids", "prednisone", "dexamethasone")
_ALONE: tuple[RelapseType, ...] = ("hematologic", "vegf")
TYPES: tuple[RelapseType, ...] = ("clinical", "radiographic", "hematologic", "vegf")


def bevacizumab(course: Course, point: VegfPoint) -> Truth:
    """Whether the sample followed bevacizumab, by the list of treatments and by each visit.

    A visit that tells of it without dates leaves earlier samples unknown.
    """
    collected = point.result.collected
    found = [on_bevacizumab(course.record.treatments, collected, course.as_of)]
    for visit in course.seen:
        if choice(visit, "bevacizumab") in {"current", "past"}:
            before = Truth.UNKNOWN
            if visit.date is not None and collected is not None:
                before = visit.date.on_or_before(collected)
            found.append(Truth.TRUE if before is Truth.TRUE else Truth.UNKNOWN)
    return any_of(found)


def sample_details(
    course: Course,
    point: VegfPoint,
    given: SampleDetails | None = None,
) -> SampleDetails:
    """What is known of a sample: as given, and where it is silent, as the record tells."""
    known = given or unknown_sample(point.result.id)
    told = dict(_told(course, point))
    fresh = {name: value for name, value in told.items() if getattr(known, name) is None}
    return known.model_copy(update=fresh)


def _told(course: Course, point: VegfPoint) -> Iterator[tuple[str, object]]:
    platelets = _platelets_raised(course, point)
    if platelets is not None:
        yield "platelets_raised", platelets
    for visit in course.seen:
        if _never_by(visit, point, "bevacizumab"):
            yield "bevacizumab", False
        if visit.date is None or visit.date != point.result.collected:
            continue
        tube = _TUBES.get(choice(visit, "vegf_specimen") or "")
        if tube is not None:
            yield "tube", tube
        if any(choice(visit, key) == "current" for key in _STEROIDS):
            yield "steroids", True
        elif choice(visit, "corticosteroids") == "never":
            yield "steroids", False


def _never_by(visit: Visit, point: VegfPoint, key: str) -> bool:
    """Whether a drug was still never given at a visit on or after the sample."""
    collected = point.result.collected
    if choice(visit, key) != "never" or visit.date is None or collected is None:
        return False
    return collected.on_or_before(visit.date) is Truth.TRUE


def _platelets_raised(course: Course, point: VegfPoint) -> bool | None:
    collected = point.result.collected
    if collected is None:
        return None
    for one in course.record.results:
        if one.test == "platelets" and one.collected == collected and not one.unread:
            raised = _above_limit(one)
            if raised is not Truth.UNKNOWN:
                return raised is Truth.TRUE
    return None


def _above_limit(result: Measurement) -> Truth:
    if result.interval is None or result.ref_upper is None:
        return Truth.UNKNOWN
    return result.interval.above(result.ref_upper)


def relapse_seen(course: Course) -> Mapping[RelapseType, Truth]:
    """Which types of relapse the visits after treatment state; one stated alone excludes others."""
    kind = latest_choice(course.visits("after"), "relapse_type")
    for name in TYPES:
        if kind == name:
            rest = Truth.FALSE if name in _ALONE else Truth.UNKNOWN
            return {**dict.fromkeys(TYPES, rest), name: Truth.TRUE}
    stated = fact(course.later_facts, "relapse_progression").truth
    if stated is Truth.FALSE and kind is None:
        return dict.fromkeys(TYPES, Truth.FALSE)
    return dict.fromkeys(TYPES, Truth.UNKNOWN)


def scale_changes(course: Course, scales: Scales) -> tuple[Interpretation, ...]:
    """Each scale that was scored before and after treatment: last before against newest after."""
    found: list[Interpretation] = []
    for scale in scales.scale:
        for field, hand in _fields(scale):
            before = _score(course, scale, field, hand, "before")
            after = _score(course, scale, field, hand, "after")
            if before is not None and after is not None:
                found.append(change(before, after, scales))
    return tuple(found)


def _fields(scale: Scale) -> Iterator[tuple[str, Hand | None]]:
    if scale.field is not None:
        yield scale.field, None
    if scale.left_field is not None:
        yield scale.left_field, "left"
    if scale.right_field is not None:
        yield scale.right_field, "right"


def _score(
    course: Course,
    scale: Scale,
    field: str,
    hand: Hand | None,
    side: Side,
) -> Score | None:
    for last in reversed(course.results(field, side)):
        if last.interval is not None and last.unit:
            return Score(scale.id, last.interval, last.unit, hand, last.collected, last.id)
    return None

"""Whether a record lies in the group for which the sources name radiation alone."""

from decimal import Decimal

from poems_desktop.clinical.guidance.case import Case, Sighting
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.interval import Interval
from poems_desktop.core.truth import Truth, all_of

COUNT = "bone_lesion_count"
LESION = "sclerotic_bone_lesion"
CLONE = "bm_clonal_plasma_cells_present"
INVOLVED = "bm_involvement"
METHOD = "bm_detection_method"
_TOO_COARSE = frozenset({"flow_cytometry", "morphology_only"})
_GROUP = "the group for which the sources name radiation alone"
_NONE = Interval.exactly(Decimal(0))


class RadiationRule(Model):
    """Between which counts of lesions the sources name radiation alone."""

    title: str
    fewest: Decimal
    most: Decimal
    most_elsewhere: Decimal
    rule: str
    cites: Cites
    confidence: Confidence
    elsewhere: str
    elsewhere_cites: Cites
    never_cleared: str


def radiation(case: Case, rule: RadiationRule) -> Interpretation:
    """TRUE inside the group, FALSE outside it, UNKNOWN where count or marrow is open."""
    lesions, missing, inputs = _lesions(case)
    marrow, marrow_missing, marrow_inputs = _marrow(case)
    in_number = (
        Truth.UNKNOWN
        if lesions is None
        else all_of((lesions.at_or_above(rule.fewest), lesions.at_or_below(rule.most)))
    )
    truth = all_of((in_number, marrow.negated))
    cautions = []
    if lesions is not None and lesions.at_or_below(rule.most_elsewhere) is not Truth.TRUE:
        cautions.append(rule.elsewhere)
    if marrow is Truth.TRUE:
        cautions.append(rule.never_cleared)
    open_ = truth is Truth.UNKNOWN
    return Interpretation(
        id="radiation",
        title=rule.title,
        value=_value(truth, in_number, lesions, marrow),
        truth=truth,
        inputs=(*inputs, *marrow_inputs),
        rule=rule.rule,
        cites=(*rule.cites, *(rule.elsewhere_cites if rule.elsewhere in cautions else ())),
        confidence=rule.confidence,
        cautions=tuple(cautions),
        missing=(*missing, *marrow_missing) if open_ else (),
    )


def _value(truth: Truth, in_number: Truth, lesions: Interval | None, marrow: Truth) -> str:
    if truth is Truth.TRUE:
        return f"Inside {_GROUP}. For the clinician to weigh."
    if truth is Truth.UNKNOWN:
        return "Cannot be applied yet: the count of lesions or the marrow is open."
    reasons = []
    if in_number is Truth.FALSE:
        none = lesions is not None and lesions.at_or_below(Decimal(0)) is Truth.TRUE
        reasons.append("no bone lesion" if none else "more lesions than the sources allow")
    if marrow is Truth.TRUE:
        reasons.append("the marrow is involved")
    return f"Outside {_GROUP}: {'; '.join(reasons)}."


def _lesions(case: Case) -> tuple[Interval | None, tuple[str, ...], tuple[Input, ...]]:
    counts = [(s, number) for s in case.seen((COUNT,)) if (number := s.interval) is not None]
    if not counts:
        return _uncounted(case)
    latest, number = counts[-1]
    why = _why_a_recount(case, latest)
    if why is None:
        return number, (), (latest.as_input(),)
    bound = Interval(number.low, None, low_open=number.low_open)
    return bound, (why,), (latest.as_input(),)


def _uncounted(case: Case) -> tuple[Interval | None, tuple[str, ...], tuple[Input, ...]]:
    known = case.fact(LESION)
    inputs = tuple(Input(o.label, o.text, o.date, o.visit_id) for o in known.deciding)
    if known.truth is Truth.FALSE:
        return _NONE, (), inputs
    asked = "the number of sclerotic lesions on low-dose whole-body CT"
    return None, (asked,), inputs


def _why_a_recount(case: Case, count: Sighting) -> str | None:
    """Why the count is only a lower bound: seen by a coarse method, or older than a CT."""
    field = case.definitions.finding(LESION)
    methods = {one.value: one.adequate for one in field.methods} if field else {}
    looks = case.seen((LESION,))
    if any(methods.get(s.method or "") is False for s in looks if s.visit == count.visit):
        return "a recount on CT: the method on record misses lesions"
    for look in looks:
        newer = (
            look.date is not None
            and count.date is not None
            and count.date.before(look.date) is Truth.TRUE
        )
        if newer and look.value == "present" and methods.get(look.method or "") is not False:
            return "a recount: lesions were looked at again after the count"
    return None


def _marrow(case: Case) -> tuple[Truth, tuple[str, ...], tuple[Input, ...]]:
    """Whether the marrow is involved; negative only by a method fine enough."""
    clone, spread = case.fact(CLONE), case.fact(INVOLVED)
    inputs = tuple(
        Input(o.label, o.text, o.date, o.visit_id)
        for known in (clone, spread)
        for o in known.deciding
    )
    if Truth.TRUE in (clone.truth, spread.truth):
        return Truth.TRUE, (), inputs
    asked = "a marrow sample read by immunohistochemistry or in situ hybridization"
    if clone.truth is Truth.FALSE:
        visits = {o.visit_id for o in clone.deciding}
        coarse = [s for s in case.seen((METHOD,)) if s.visit in visits and s.value in _TOO_COARSE]
        if coarse:
            return Truth.UNKNOWN, (asked,), (*inputs, *(s.as_input() for s in coarse))
        return Truth.FALSE, (), inputs
    return Truth.UNKNOWN, (asked,), inputs

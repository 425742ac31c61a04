"""Blood counts as evidence: each number as an observation of the finding that it speaks about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.limits import MULTIPLE, judge, wanted
from poems_desktop.clinical.observing import Observation, later, timed
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Attribution, Finding, Measurement, Record, Visit
from poems_desktop.clinical.treatment import Beginning, treatment_began
from poems_desktop.core.quantity import Quantity, UnlikeUnitsError
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

_PERHAPS_TREATED = "not known to be before treatment: set aside"
_KEPT_OPEN = "open while another number is unclear"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every number of one record is read with."""

    record: Record
    definitions: Definitions
    policy: Policy
    limit: date
    began: Beginning
    visits: tuple[Visit, ...]


def observations(
    record: Record,
    definitions: Definitions,
    policy: Policy,
    as_of: date,
) -> tuple[Observation, ...]:
    """Every number that speaks about a finding, as known on `as_of`.

    A number above its limit is a present, one not above it an absent, one without a limit proves
    nothing. No absent closes a finding over a number that may yet turn out above.
    """
    visits = tuple(visit for visit in record.visits if not later(visit.date, as_of))
    reading = _Reading(record, definitions, policy, as_of, treatment_began(record), visits)
    results = _by_test(reading)
    found = [one for test, given in results.items() for one in _of_test(test, given, reading)]
    unclear = {one.key for one in found if one.truth is Truth.UNKNOWN}
    return tuple(_kept_open(one) if one.key in unclear else one for one in found)


def _kept_open(one: Observation) -> Observation:
    if one.truth is not Truth.FALSE or one.aside:
        return one
    return replace(one, truth=Truth.UNKNOWN, text=f"{one.text}, {_KEPT_OPEN}")


def _by_test(reading: _Reading) -> Mapping[str, list[tuple[Measurement, Visit]]]:
    """The results of each test that speaks about a finding, each with its visit."""
    found: dict[str, list[tuple[Measurement, Visit]]] = {
        test: [] for test in reading.definitions.thresholds.tests
    }
    for visit in reading.visits:
        for result in visit.results:
            if result.test in found:
                found[result.test].append((result, visit))
    return found


def _of_test(
    test: str, results: Sequence[tuple[Measurement, Visit]], reading: _Reading
) -> Iterator[Observation]:
    key = reading.definitions.thresholds.of_test(test)[0].finding
    field = reading.definitions.result(test)
    for result, visit in results:
        told = result.value is not None or result.unread
        day = result.collected or visit.date
        if field and told and not later(day, reading.limit):
            shown = _shown(result, reading.definitions)
            one = Observation(key, field.label, Truth.UNKNOWN, shown, day, result.id)
            yield from _observed(one, field, result, visit, reading)


def _observed(
    one: Observation,
    field: ResultField,
    result: Measurement,
    visit: Visit,
    reading: _Reading,
) -> Iterator[Observation]:
    """The number as weighed; nothing where it was late and no limit could judge it."""
    reached = _reached(result, one, reading.began)
    doubt = _doubt(result, field, reading.definitions)
    sex = reading.record.patient.sex
    number = result.interval if doubt is None else None
    judged = (
        None if number is None else judge(result, number, reading.definitions, reading.policy, sex)
    )
    if judged is None:
        if reached is not Truth.TRUE:
            asked = doubt or _alone(wanted(result.test, reading.definitions, sex))
            yield replace(one, caution=doubt, question=f"{field.label}: {asked}")
        return
    one = replace(
        one,
        truth=judged.truth,
        text=f"{one.text}, {judged.words}",
        caution=judged.caution,
        cites=judged.cites,
        confidence=judged.confidence,
    )
    if reached is Truth.UNKNOWN:
        text = f"{one.text}, {_PERHAPS_TREATED}"
        question = f"{field.label} {text}. Was it before treatment of POEMS began?"
        yield replace(one, truth=Truth.UNKNOWN, text=text, question=question)
        return
    if one.truth is Truth.TRUE:
        one = replace(one, explained=_explained(one.key, visit, reading))
    if reached is Truth.TRUE:
        yield timed(one, field, reading.began, one.date, treated=True)
    else:
        yield replace(one, conflict=_conflict(one, visit, reading))


def _alone(asked: str) -> str:
    return (
        "a number alone leaves it open. Add the laboratory's upper limit to the result, state the "
        f"finding, or let the site confirm its limit ({asked})."
    )


def _reached(result: Measurement, one: Observation, began: Beginning) -> Truth:
    """Whether it was taken on or after the beginning of treatment: its own phase speaks first."""
    if result.phase is not None:
        return Truth.of(result.phase == "on_or_after_treatment")
    return began.reached(one.date)


def _shown(result: Measurement, definitions: Definitions) -> str:
    if result.value is None:
        return "could not be read"
    unit = "times the laboratory's upper limit" if result.unit == MULTIPLE else "(no unit)"
    if result.unit and result.unit != MULTIPLE:
        unit = definitions.unit_text(result.unit)
    return f"{result.comparator or ''}{show_number(result.value)} {unit}"


def _doubt(result: Measurement, field: ResultField, definitions: Definitions) -> str | None:
    """Why the number cannot be used until something is mended."""
    if result.unread:
        return "An entry of this result needs correction; it is not used until then."
    interval = result.interval
    if interval is None or not result.unit or result.unit == MULTIPLE:
        return None
    try:
        value = definitions.units.convert(Quantity(interval, result.unit), field.units[0]).value
    except UnlikeUnitsError:
        return None
    low = value.at_or_above(field.possible.low) is Truth.FALSE
    if low or value.at_or_below(field.possible.high) is Truth.FALSE:
        return "Outside the possible range; check value and unit. Not used."
    return None


def _explained(key: str, visit: Visit, reading: _Reading) -> Attribution | None:
    """The other cause that a clinician gave for the finding which this number shows too."""
    here = _stated(key, (visit,))
    stated = here or _stated(key, reading.visits)
    causes = [one.explained_by for one in stated]
    return None if None in causes else next(reversed(causes), None)


def _stated(key: str, visits: Sequence[Visit]) -> list[Finding]:
    answers = [visit.answers.get(key) for visit in visits]
    return [
        one for one in answers if isinstance(one, Finding) and one.state is FindingState.PRESENT
    ]


def _conflict(one: Observation, visit: Visit, reading: _Reading) -> str | None:
    """What the number and a statement made at the same visit say against each other."""
    answer = visit.answers.get(one.key)
    field = reading.definitions.finding(one.key)
    if not isinstance(answer, Finding) or field is None:
        return None
    adequate = all(m.adequate for m in field.methods if m.value == answer.method)
    said = f"{field.label} is recorded {answer.state.value}, but {one.label}: {one.text}."
    if answer.state is FindingState.PRESENT and one.truth is Truth.FALSE:
        return said
    if answer.state is FindingState.ABSENT and one.truth is Truth.TRUE and adequate:
        return said
    return None

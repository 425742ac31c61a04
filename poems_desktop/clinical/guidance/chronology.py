"""Dates on record that cannot all hold."""

from collections.abc import Iterable, Iterator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.case import Case, Sighting
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import Answer, DateAnswer, Finding
from poems_desktop.clinical.vegf import first_directed_treatment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth


class OrderRule(Model):
    """Two date fields of which the first cannot lie after the second."""

    id: Key
    first: Key
    second: Key
    same_visit: bool = False
    """Compared only within one visit: the fields may be filled anew at each."""
    ask: str


class Chronology(Model):
    """The questions about dates that no field names."""

    born: str
    stop: str
    phase: str
    rule: str
    cites: Cites
    confidence: Confidence


def disorders(
    case: Case,
    orders: tuple[OrderRule, ...],
    rules: Chronology,
) -> Iterator[Interpretation]:
    """Every pair of dates that surely are in the wrong order."""
    for order in orders:
        yield from _order(case, order, rules)
    yield from _stops(case, rules)
    yield from _phases(case, rules)
    yield from _births(case, rules)


def _order(case: Case, order: OrderRule, rules: Chronology) -> Iterator[Interpretation]:
    firsts, seconds = case.seen((order.first,)), case.seen((order.second,))
    if order.same_visit:
        pairs = [(one, two) for one in firsts for two in seconds if one.visit == two.visit]
    else:
        pairs = [(firsts[-1], seconds[-1])] if firsts and seconds else []
    for one, two in pairs:
        if one.states and two.states and two.states.before(one.states) is Truth.TRUE:
            stated = (_stated(one), _stated(two))
            yield _question(order.id, order.ask, stated, rules)


def _stated(one: Sighting) -> Input:
    return Input(one.label, one.text, one.states, one.place)


def _stops(case: Case, rules: Chronology) -> Iterator[Interpretation]:
    for one in case.record.treatments:
        if one.start and one.stop and one.stop.before(one.start) is Truth.TRUE:
            text = f"{one.name}: {show_date(one.start)} to {show_date(one.stop)}"
            given = Input("Treatment", text, one.start, one.id)
            yield _question("treatment_dates", rules.stop, (given,), rules)


def _phases(case: Case, rules: Chronology) -> Iterator[Interpretation]:
    began = first_directed_treatment(case.record)
    if began is None:
        return
    for one in case.seen(_tests_before(case)):
        marked = one.result is not None and one.result.phase == "before_treatment"
        if marked and one.date is not None and began.before(one.date) is Truth.TRUE:
            start = Input("Start of treatment", show_date(began), began)
            yield _question("phase", rules.phase, (one.as_input(), start), rules)


def _births(case: Case, rules: Chronology) -> Iterator[Interpretation]:
    born = case.record.patient.born
    if born is None:
        return
    birth = Input("Birth", show_date(born), born, case.record.patient.id)
    for one in _dated(case, born):
        if one.date is not None and one.date.before(born) is Truth.TRUE:
            yield _question("birth", rules.born, (birth, one), rules)


def _tests_before(case: Case) -> Iterable[str]:
    """The tests with a result that is marked as taken before treatment."""
    results = (result for visit in case.visits for result in visit.results)
    return dict.fromkeys(one.test for one in results if one.phase == "before_treatment")


def _keys_before(case: Case, born: PartialDate) -> Iterator[str]:
    """The keys that hold a date before the birth, found without reading the rest."""
    for visit in case.visits:
        early = visit.date is not None and visit.date.before(born) is Truth.TRUE
        for key, answer in visit.answers.items():
            day = _own_date(answer)
            if early if day is None else day.before(born) is Truth.TRUE:
                yield key
        for result in visit.results:
            day = result.collected
            if early if day is None else day.before(born) is Truth.TRUE:
                yield result.test


def _own_date(answer: Answer) -> PartialDate | None:
    if isinstance(answer, Finding):
        return answer.assessed
    return answer.value if isinstance(answer, DateAnswer) else None


def _dated(case: Case, born: PartialDate) -> Iterator[Input]:
    for one in case.seen(dict.fromkeys(_keys_before(case, born))):
        yield one.as_input() if one.states is None else _stated(one)
    for treatment in case.record.treatments:
        yield Input("Treatment", treatment.name, treatment.start, treatment.id)
    for transplant in case.record.transplants:
        yield Input("Transplant, day 0", _shown(transplant.zero), transplant.zero, transplant.id)


def _shown(day: PartialDate | None) -> str:
    return "" if day is None else show_date(day)


def _question(
    name: str,
    ask: str,
    inputs: tuple[Input, ...],
    rules: Chronology,
) -> Interpretation:
    return Interpretation(
        id=f"consistency_{name}",
        title="To be clarified",
        value=ask,
        truth=Truth.TRUE,
        inputs=inputs,
        rule=rules.rule,
        cites=rules.cites,
        confidence=rules.confidence,
    )

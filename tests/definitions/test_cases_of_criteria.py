"""Every shipped criterion, condition and grade has its constructed cases, and they come out so.

The cases stand in tests/data, readable as a table. A criterion, a condition or a grade that is
added to the shipped sets without its cases fails here, and so does a case of what is gone.
"""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, Finding, Measurement, Patient, Record, Visit
from poems_desktop.core.truth import Truth

DATA = Path(__file__).parents[1] / "data"
STATES = {"met": Truth.TRUE, "not_met": Truth.FALSE, "unknown": Truth.UNKNOWN}
ANSWERS = {"present", "absent", "not_assessed", "not_assessable"}
DAY = date(2025, 11, 20)
SHIPPED = load_definitions()


def _table(name):
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


CRITERIA = _table("criterion_cases.toml")
VERDICTS = _table("verdict_cases.toml")


def _answer(key, word):
    field = SHIPPED.choice(key)
    if field is None:
        return Finding(state=word)
    values = {option.value: option for option in field.options}
    if word in values:
        return Choice(value=word)
    if word in ANSWERS:
        means = [one.value for one in field.options if one.means == word]
        return Choice(value=means[0]) if means else Finding(state=word)
    message = f"{key} cannot be {word}"
    raise AssertionError(message)


def _result(given):
    told = {"id": "r", "test": "vegf", "unit": "pg/mL", **given}
    numbers = {key: Decimal(told[key]) for key in ("value", "ref_upper") if key in told}
    return Measurement(**{**told, **numbers})


def _weighed(name, case):
    findings = {key: word for key, word in case.items() if key != "result"}
    assert set(findings) <= set(SHIPPED.fields), findings
    visit = Visit(
        id="v",
        answers={key: _answer(key, word) for key, word in findings.items()},
        results=(_result(case["result"]),) if "result" in case else (),
    )
    record = Record(patient=Patient(id="p"), visits=(visit,))
    return assess(record, SHIPPED, Policy(sets=(name,), confirmed=(name,)), DAY).main


# --- criteria ------------------------------------------------------------------------------


def _own():
    """The criteria that each set states itself, with the sets that borrow them."""
    return {
        (one.id, criterion.id)
        for one in SHIPPED.sets.values()
        for criterion in one.criterion
        if criterion.id not in one.borrowed
    }


def test_every_criterion_has_cases_and_every_case_a_criterion():
    assert {(name, one) for name, criteria in CRITERIA.items() for one in criteria} == _own()


@pytest.mark.parametrize(("name", "criterion"), sorted(_own()))
def test_every_criterion_has_cases_of_each_kind(name, criterion):
    cases = CRITERIA[name][criterion]
    assert {kind: bool(cases[kind]) for kind in cases} == dict.fromkeys(STATES, True)
    counting = next(one for one in SHIPPED.sets[name].criterion if one.id == criterion)
    for kind in ("weak", "maybe"):
        keys = set(getattr(counting, kind))
        shown = {key for case in cases["unknown"] for key in case}
        assert not keys or keys & shown, f"no case of {kind}: one of {sorted(keys)}"


def _criterion_cases():
    for name, criteria in CRITERIA.items():
        borrowers = [one.id for one in SHIPPED.sets.values() if name in one.borrow]
        for criterion, cases in criteria.items():
            sets = [name] + [
                other for other in borrowers if criterion in SHIPPED.sets[other].borrow[name]
            ]
            for kind, listed in cases.items():
                for case in listed:
                    yield pytest.param(sets, criterion, kind, case, id=f"{criterion}-{kind}")


@pytest.mark.parametrize(("sets", "criterion", "kind", "case"), list(_criterion_cases()))
def test_each_case_of_a_criterion_in_every_set_that_has_it(sets, criterion, kind, case):
    for name in sets:
        items = {item.criterion.id: item.truth for item in _weighed(name, case).items}
        assert items[criterion] is STATES[kind], name


# --- conditions and grades -----------------------------------------------------------------


def _asked(one):
    """The conditions of a set without which it can never be met."""
    return {limb.id for limb in one.limb if one.weakest.needed(limb)}


def test_every_set_has_cases_and_every_case_a_set():
    assert set(VERDICTS) == set(SHIPPED.sets)


@pytest.mark.parametrize("name", sorted(SHIPPED.sets))
def test_every_condition_and_grade_has_its_case(name):
    one = SHIPPED.sets[name]
    cases = VERDICTS[name]
    assert set(cases["fails"]) == set(cases["open"]) == _asked(one)
    grades = {grade.id for grade in one.grades} if one.lesser else set()
    assert set(cases.get("grade", ())) == grades


@pytest.mark.parametrize("name", sorted(SHIPPED.sets))
def test_the_common_patient_meets_the_set(name):
    result = _weighed(name, VERDICTS[name]["common"])
    assert result.truth is Truth.TRUE
    assert {limb.truth for limb in result.asked} == {Truth.TRUE}


def _conditions(kind):
    return [
        pytest.param(name, letter, {**cases["common"], **changed}, id=f"{name}-{letter}")
        for name, cases in VERDICTS.items()
        for letter, changed in cases[kind].items()
    ]


@pytest.mark.parametrize(("name", "letter", "case"), _conditions("fails"))
def test_a_condition_that_alone_fails_decides_it(name, letter, case):
    result = _weighed(name, case)
    assert result.truth is Truth.FALSE
    states = {limb.limb.id: limb.truth for limb in result.asked}
    assert states == dict.fromkeys(states, Truth.TRUE) | {letter: Truth.FALSE}


@pytest.mark.parametrize(("name", "letter", "case"), _conditions("open"))
def test_a_condition_that_alone_is_open_leaves_it_open(name, letter, case):
    result = _weighed(name, case)
    assert result.truth is Truth.UNKNOWN
    states = {limb.limb.id: limb.truth for limb in result.asked}
    assert states == dict.fromkeys(states, Truth.TRUE) | {letter: Truth.UNKNOWN}


@pytest.mark.parametrize(
    ("name", "grade", "changed"),
    [
        pytest.param(name, grade, changed, id=f"{name}-{grade}")
        for name, cases in VERDICTS.items()
        for grade, changed in cases.get("grade", {}).items()
    ],
)
def test_a_patient_of_each_grade_reaches_none_above_it(name, grade, changed):
    result = _weighed(name, {**VERDICTS[name]["common"], **changed})
    reached = [one.grade.id for one in result.grades if one.truth is Truth.TRUE]
    assert reached[0] == grade
    counts = next(one.grade.counts for one in result.grades if one.grade.id == grade)
    assert (result.truth is Truth.TRUE) is counts

"""All guidance together: what is shipped holds, and a fault is found wherever it is."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from poems_desktop.clinical.guidance.calendar import State, is_due
from poems_desktop.clinical.guidance.library import advise, load_guidance, problems
from poems_desktop.clinical.reason import Reason
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


def test_what_is_shipped_has_no_problem(guidance, shipped):
    assert problems(guidance, shipped) == ()


def _changed(guidance, part, change):
    rules = getattr(guidance, part)
    data = copy.deepcopy(rules.model_dump(by_alias=True))
    change(data)
    return replace(guidance, **{part: type(rules).model_validate(data)})


FAULTS = [
    ("treatment", lambda d: d["treatment"][0]["statement"][0].update(cites=["x_1"]), "'x_1'"),
    ("treatment", lambda d: d["radiation"].update(elsewhere_cites=["x_2"]), "'x_2'"),
    ("treatment", lambda d: d["conflict"][0].update(treatments=["soap"]), "names 'soap'"),
    ("treatment", lambda d: d["conflict"][0].update(findings=["soap"]), "reads 'soap'"),
    ("treatment", lambda d: d["reminder"][0].update(results=["soap"]), "reads 'soap'"),
    ("treatment", lambda d: d["prompt"][0]["needs"][0].update(keys=["soap"]), "reads 'soap'"),
    (
        "treatment",
        lambda d: d["prompt"][0]["signs"][0].update({"is": ["soap"]}),
        "light_chain_type 'soap'",
    ),
    ("workup", lambda d: d["item"][0].update(all=["soap"]), "reads 'soap'"),
    ("workup", lambda d: d["item"][0].update(cites=["x_3#4"]), "'x_3#4'"),
    ("followup", lambda d: d["item"][0].update(keys=["soap"]), "reads 'soap'"),
    (
        "followup",
        lambda d: d["item"][0].update(condition={"key": "soap", "text": "t", "present": True}),
        "reads 'soap'",
    ),
    ("followup", lambda d: d["visits"].update(cites=["x_5"]), "'x_5'"),
    ("consistency", lambda d: d["pair"][0]["claim"].update(key="soap"), "reads 'soap'"),
    ("consistency", lambda d: d["pair"][0]["claim"].update({"is": ["soap"]}), "waits for"),
    (
        "consistency",
        lambda d: d["pair"][0]["against"][0].update({"is": ["soap"]}),
        "waits for serum_immunofixation 'soap'",
    ),
    ("consistency", lambda d: d["look"][0].update(instead=["soap"]), "reads 'soap'"),
    ("consistency", lambda d: d["gain"].update(weight="soap"), "reads 'soap'"),
    ("consistency", lambda d: d["order"][0].update(first="soap"), "reads 'soap'"),
]


@pytest.mark.parametrize(("part", "change", "words"), FAULTS)
def test_a_seeded_fault_is_found(guidance, shipped, part, change, words):
    found = problems(_changed(guidance, part, change), shipped)
    assert [one for one in found if words in one.sentence]


def test_a_name_that_leads_to_no_field_is_found(guidance, shipped):
    first = guidance.texts.synonyms[0].model_copy(update={"key": "soap", "cites": ("x_6",)})
    texts = replace(guidance.texts, synonyms=(first,))
    found = " ".join(str(one) for one in problems(replace(guidance, texts=texts), shipped))
    assert "reads 'soap'" in found
    assert "'x_6'" in found


def test_everything_is_asked_at_once(guidance, make, visit):
    case = make([visit("v1", "2025-01-10", {"papilledema": "absent"})])
    day = date(2025, 11, 20)
    advice = advise(case.record, case.definitions, guidance, day)
    key = advice.contradictions[0].key
    reason = Reason(contradiction=key, reason="seen by OCT", author="A", date=PartialDate.of(day))
    record = case.record.model_copy(update={"reasons": (reason,)})
    answered = advise(record, case.definitions, guidance, day)
    assert advice.contradictions[0].answered is None
    assert answered.contradictions[0].answered == reason
    assert advice.considerations.radiation.truth is Truth.UNKNOWN
    assert len(advice.workup) == len(guidance.workup.item)
    assert advice.followup[0].standing.state is State.NO_DATE


def test_every_line_has_a_source_a_rule_and_words(guidance, make, visit, treatment):
    case = make(
        [visit("v1", "2025-01-10", {"papilledema": "absent", "light_chain_type": "lambda"})],
        [treatment("IVIG", "2024-01-01")],
    )
    advice = advise(case.record, case.definitions, guidance, date(2025, 11, 20))
    lines = [
        *advice.considerations.all,
        *advice.workup,
        *(one.line for one in advice.followup),
        *(one.line for one in advice.contradictions),
    ]
    for line in lines:
        assert line.cites, line.id
        assert line.rule, line.id
        assert line.value, line.id
        assert "not POEMS" not in line.value
        assert line.truth is not Truth.UNKNOWN or line.missing or line.id.startswith("reminder_")


@pytest.mark.parametrize(
    ("state", "truth"),
    [
        (State.DONE, Truth.FALSE),
        (State.EARLY, Truth.FALSE),
        (State.DUE, Truth.TRUE),
        (State.OVERDUE, Truth.TRUE),
        (State.PERHAPS, Truth.UNKNOWN),
        (State.NO_DATE, Truth.UNKNOWN),
    ],
)
def test_whether_it_is_due_now(state, truth):
    assert is_due(state) is truth

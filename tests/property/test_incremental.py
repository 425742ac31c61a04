"""An assessment that reuses unchanged visits equals one that reads everything."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.facts import gather
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.incremental import FactsMemo, assess_again
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate

DEFINITIONS = load_definitions()
POLICY = Policy(sets=("dispenzieri", "suichi_2019"))
KEYS = (
    "polyneuropathy",
    "monoclonal_gammopathy",
    "papilledema",
    "sclerotic_bone_lesion",
    "thrombocytosis",
    "hyperpigmentation",
)
days = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(2018, 2027)),
    st.builds(PartialDate, st.integers(2018, 2027), st.integers(1, 12), st.integers(1, 28)),
)
findings = st.builds(Finding, state=st.sampled_from(FindingState), assessed=days)
answers = st.dictionaries(st.sampled_from(KEYS), findings, max_size=4)
results = st.builds(
    lambda value, day, test: (
        Measurement(id="", test=test, value=Decimal(value), unit="pg/mL", collected=day),
    ),
    st.integers(1, 5000),
    days,
    st.sampled_from(["vegf", "platelets"]),
)
edits = st.tuples(
    st.sampled_from(["answers", "results", "date", "treatment", "began", "add", "drop"]),
    st.integers(0, 3),
    answers,
    results,
    days,
)


def edited(record, edit):
    """One step of a sitting: a visit replaced by a copy, or something beside it."""
    kind, place, new_answers, new_results, day = edit
    visits = list(record.visits)
    at = place % len(visits)
    match kind:
        case "answers":
            visits[at] = visits[at].model_copy(update={"answers": new_answers})
        case "results":
            named = tuple(one.model_copy(update={"id": f"r{at}"}) for one in new_results)
            visits[at] = visits[at].model_copy(update={"results": named})
        case "date":
            visits[at] = visits[at].model_copy(update={"date": day})
        case "began":
            began = {"treatment_start_date": DateAnswer(value=day)}
            visits[at] = visits[at].model_copy(update={"answers": {**visits[at].answers, **began}})
        case "add":
            visits.append(Visit(id=f"n{len(visits)}", date=day, answers=new_answers))
        case "drop" if len(visits) > 1:
            visits.pop(at)
        case "treatment":
            given_ = (Treatment(id="t", name="melphalan", start=day),)
            return record.model_copy(update={"treatments": given_})
    return record.model_copy(update={"visits": tuple(visits)})


@settings(max_examples=60, deadline=None)
@given(st.lists(edits, min_size=1, max_size=6), st.integers(2019, 2026))
def test_reused_visits_change_nothing(steps, year):
    as_of = date(year, 6, 1)
    memo = FactsMemo(DEFINITIONS)
    record = Record(patient=Patient(id="p"), visits=(Visit(id="a"), Visit(id="b")))
    for step in steps:
        record = edited(record, step)
        again = assess_again(record, DEFINITIONS, POLICY, as_of, memo)
        whole = assess(record, DEFINITIONS, POLICY, as_of)
        assert again.facts == whole.facts
        assert again.results == whole.results


def test_visits_that_stayed_are_not_read_again():
    visits = tuple(
        Visit(id=f"v{n}", answers={"papilledema": Finding(state=FindingState.ABSENT)})
        for n in range(3)
    )
    record = Record(patient=Patient(id="p"), visits=visits)
    memo = FactsMemo(DEFINITIONS)
    first = memo.facts(record, date(2026, 1, 1))["papilledema"].observations
    other = {"papilledema": Finding(state=FindingState.ABSENT, note="looked again")}
    relabeled = visits[1].model_copy(update={"label": "x"})
    changed = (visits[0], relabeled, visits[2].model_copy(update={"answers": other}))
    after = record.model_copy(update={"visits": changed})
    second = memo.facts(after, date(2026, 1, 1))["papilledema"].observations
    assert [a is b for a, b in zip(first, second, strict=True)] == [True, True, False]
    assert second == gather(after, DEFINITIONS, date(2026, 1, 1))["papilledema"].observations

"""What is known of a finding over several visits, up to a date, by what method."""

from datetime import date

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.facts import fact, gather
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.observing import Observation
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Patient,
    Record,
    TextAnswer,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

DAY = date(2025, 11, 20)


def _visits(*dated):
    """A record of visits from (date, {key: state}) pairs."""
    visits = tuple(
        Visit(
            id=f"v{n}",
            date=day and PartialDate.from_iso(day),
            answers={key: Finding(state=FindingState(state)) for key, state in answers.items()},
        )
        for n, (day, answers) in enumerate(dated, 1)
    )
    return Record(patient=Patient(id="p"), visits=visits)


def _truth(record, shipped, key, as_of=DAY):
    return fact(gather(record, shipped, as_of), key).truth.name


def test_once_present_stays_present(shipped):
    record = _visits(
        ("2020", {"papilledema": "absent"}),
        ("2021", {"papilledema": "present"}),
        ("2022", {"papilledema": "absent"}),
    )
    assert _truth(record, shipped, "papilledema") == "TRUE"
    deciding = fact(gather(record, shipped, DAY), "papilledema").deciding
    assert [o.visit_id for o in deciding] == ["v2"]


def test_absent_stands_beside_a_later_visit_that_did_not_look(shipped):
    record = _visits(("2020", {"ascites": "absent"}), ("2021", {"ascites": "not_assessed"}))
    assert _truth(record, shipped, "ascites") == "FALSE"


@pytest.mark.parametrize(
    ("visit_date", "as_of", "truth"),
    [
        ("2021-06-15", date(2021, 6, 15), "TRUE"),
        ("2021-06-15", date(2021, 6, 14), "UNKNOWN"),
        ("2021-06", date(2021, 6, 1), "TRUE"),
        ("2021-06", date(2021, 5, 31), "UNKNOWN"),
        (None, date(1950, 1, 1), "TRUE"),
    ],
)
def test_what_was_surely_recorded_later_is_not_yet_known(shipped, visit_date, as_of, truth):
    record = _visits((visit_date, {"plethora": "present"}))
    assert _truth(record, shipped, "plethora", as_of) == truth
    main = assess(record, shipped, Policy(), as_of).main
    skin = next(item for item in main.items if item.criterion.id == "skin")
    assert skin.truth.name == truth


def test_what_was_surely_assessed_later_is_not_yet_known(shipped):
    seen = Finding(state=FindingState.PRESENT, assessed=PartialDate(2022, 3, 1))
    record = Record(patient=Patient(id="p"), visits=(Visit(id="v", answers={"plethora": seen}),))
    assert _truth(record, shipped, "plethora", date(2022, 2, 28)) == "UNKNOWN"
    assert _truth(record, shipped, "plethora", date(2022, 3, 1)) == "TRUE"


@pytest.mark.parametrize(
    ("key", "method", "truth"),
    [
        ("papilledema", "fundoscopy", "FALSE"),
        ("papilledema", "symptoms", "UNKNOWN"),
        ("sclerotic_bone_lesion", "ct", "FALSE"),
        ("sclerotic_bone_lesion", "skeletal_survey", "UNKNOWN"),
        ("sclerotic_bone_lesion", None, "FALSE"),
        ("sclerotic_bone_lesion", "a_method_of_another_version", "FALSE"),
        ("monoclonal_gammopathy", "serum_and_urine_immunofixation", "FALSE"),
        ("monoclonal_gammopathy", "serum_immunofixation", "UNKNOWN"),
        ("monoclonal_gammopathy", "serum_electrophoresis", "UNKNOWN"),
    ],
)
def test_an_absence_is_only_as_good_as_its_method(shipped, make_record, key, method, truth):
    absent = Finding(state=FindingState.ABSENT, method=method)
    record = make_record({key: absent})
    (seen,) = gather(record, shipped, DAY)[key].observations
    assert seen.truth.name == truth
    warned = truth == "UNKNOWN" or method == "ct"
    assert (seen.caution is not None) == warned


@pytest.mark.parametrize("method", ["skeletal_survey", "ct", None])
def test_what_is_seen_is_present_by_any_method(shipped, make_record, method):
    seen = Finding(state=FindingState.PRESENT, method=method)
    record = make_record({"sclerotic_bone_lesion": seen})
    assert _truth(record, shipped, "sclerotic_bone_lesion") == "TRUE"


def test_not_assessable_gives_its_reason(shipped, make_record):
    answers = {
        "papilledema": Finding(state=FindingState.NOT_ASSESSABLE, note="dense cataract"),
        "ascites": Finding(state=FindingState.NOT_ASSESSABLE),
    }
    facts = gather(make_record(answers), shipped, DAY)
    assert facts["papilledema"].observations[0].text == "not assessable: dense cataract"
    assert facts["ascites"].observations[0].text == "not assessable"
    assert {f.truth.name for f in facts.values()} == {"UNKNOWN"}


def test_dates_texts_and_misplaced_choices_are_no_facts(shipped, make_record):
    answers = {
        "neuropathy_onset_date": DateAnswer(value=PartialDate(2020)),
        "a_text": TextAnswer(value="x"),
        "papilledema": Choice(value="present"),
        "no_such_field": Finding(state=FindingState.PRESENT),
    }
    assert gather(make_record(answers), shipped, DAY) == {}


def test_what_was_not_observed_is_no_key_of_the_facts(shipped, make_record):
    answers = {
        "neuropathy_onset_date": DateAnswer(value=PartialDate(2020)),
        "papilledema": "present",
        "ascites": Finding(state=FindingState.ABSENT, assessed=PartialDate(2026, 1, 1)),
    }
    facts = gather(make_record(answers), shipped, DAY)
    assert list(facts) == ["papilledema"]
    assert (len(facts), "ascites" in facts, "papilledema" in facts) == (1, False, True)
    assert facts.get("ascites") is None
    assert facts.get("ascites", facts["papilledema"]) is facts["papilledema"]
    with pytest.raises(KeyError, match="ascites"):
        facts["ascites"]


def test_facts_stand_in_the_order_of_their_answers_then_of_the_numbers(shipped, make_record):
    answers = {"skin_changes": "absent", "ascites": "present"}
    number = Observation("thrombocytosis", "Platelet count", Truth.TRUE, "900", None, "r1")
    facts = gather(make_record(answers), shipped, DAY, [number])
    assert list(facts) == ["skin_changes", "ascites", "thrombocytosis"]
    assert facts["thrombocytosis"].observations == (number,)
    assert facts["thrombocytosis"].first_seen_after is False
    both = gather(make_record({"thrombocytosis": "absent"}), shipped, DAY, [number])
    assert [one.truth for one in both["thrombocytosis"].observations] == [Truth.FALSE, Truth.TRUE]


def test_a_choice_that_this_version_does_not_know_proves_nothing(shipped, make_record):
    record = make_record({"serum_immunofixation": Choice(value="made_up_later")})
    (seen,) = fact(gather(record, shipped, DAY), "serum_immunofixation").observations
    assert (seen.truth, seen.text) == (Truth.UNKNOWN, "a value that this version does not know")
    assert seen.after is False

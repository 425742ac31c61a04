"""Contradictions across domains and time, each answerable with a reason."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.clinical.guidance.case import Case, Sighting
from poems_desktop.clinical.guidance.consistency import (
    Against,
    contradictions,
    load_consistency,
    same_time,
    stale,
    with_reasons,
)
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import DateAnswer
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@pytest.fixture(scope="module")
def rules():
    return load_consistency()


@pytest.fixture
def asked(make, rules):
    """The questions of a record by the id of their rule, `papilledema` and other looks aside."""

    def found(visits=(), **parts):
        lines = [one.line for one in contradictions(make(visits, **parts), rules)]
        return {line.id.removeprefix("consistency_"): line for line in lines}

    return found


def test_every_citation_and_key_exists(rules, shipped):
    parts = [*rules.pair, *rules.look, rules.gain, rules.chronology]
    cited = {c for one in parts for c in one.cites}
    assert {c for c in cited if c.partition("#")[0] not in shipped.references} == set()
    keys = {one.claim.key for one in (*rules.pair, *rules.look)}
    keys |= {test.key for one in rules.pair for test in one.against}
    keys |= {*rules.gain.claims, rules.gain.weight}
    keys |= {key for one in rules.order for key in (one.first, one.second)}
    assert keys - set(shipped.fields) <= {"vegf_plasma", "vegf_serum"}


def test_every_value_named_by_a_rule_is_one_that_can_be_recorded(rules, shipped):
    states = {"present", "absent"}
    tests = [one.claim for one in (*rules.pair, *rules.look)]
    tests += [test for one in rules.pair for test in one.against if test.values]
    for test in tests:
        field = shipped.choice(test.key)
        known = {option.value for option in field.options} if field else states
        assert set(test.values) <= known, test.key


def test_an_empty_record_raises_no_question(asked):
    assert asked() == {}


@pytest.mark.parametrize(
    "against",
    [
        {"serum_immunofixation": "positive"},
        {"urine_immunofixation": "positive"},
        {"spep_result": "m_spike"},
        {"light_chain_type": "lambda"},
    ],
)
def test_no_m_protein_with_a_test_that_shows_one(asked, visit, lacking, against):
    findings = {"monoclonal_gammopathy": lacking("serum_and_urine_immunofixation"), **against}
    found = asked([visit("v1", "2025-01-10", findings)])
    line = found["no_m_protein"]
    assert line.truth is Truth.TRUE
    assert len(line.inputs) == 2
    assert line.cites == ("faq_2017#14",)
    assert line.missing == ()


@pytest.mark.parametrize(
    ("value", "comparator", "raised"),
    [("0", None, False), ("0.1", None, True), ("0.3", "<", False), ("0.3", ">", True)],
)
def test_a_measured_m_protein_speaks_against_none(asked, visit, lacking, value, comparator, raised):
    spike = {
        "test": "m_protein_serum", "value": value, "unit": "g/dL", "comparator": comparator
    }  # fmt: skip
    findings = {"monoclonal_gammopathy": lacking("serum_and_urine_immunofixation")}
    found = asked([visit("v1", "2025-01-10", findings, [spike])])
    assert ("no_m_protein" in found) is raised


@pytest.mark.parametrize("unit", [None, "kg"])
def test_a_number_in_no_usable_unit_speaks_against_nothing(asked, visit, lacking, unit):
    spike = {"test": "m_protein_serum", "value": "2", "unit": unit}
    findings = {"monoclonal_gammopathy": lacking("serum_and_urine_immunofixation")}
    assert asked([visit("v1", "2025-01-10", findings, [spike])]) == {}


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        ("2025-01-01", "2025-02-01", Truth.TRUE),
        ("2025-02-01", "2025-01-01", Truth.TRUE),
        ("2025-01-01", "2025-02-02", None),
        ("2025-02-02", "2025-01-01", None),
        ("2025-01", "2025-02-10", Truth.UNKNOWN),
        ("2025-01", "2025-04", None),
        (None, "2025-04-01", Truth.UNKNOWN),
        ("2025-04-01", None, Truth.UNKNOWN),
    ],
)
def test_trap_22_findings_gather_so_only_one_time_contradicts(
    asked, visit, lacking, first, second, truth
):
    absent = {"monoclonal_gammopathy": lacking("serum_and_urine_immunofixation")}
    found = asked(
        [visit("v1", first, absent), visit("v2", second, {"serum_immunofixation": "positive"})]
    )
    assert (found["no_m_protein"].truth if found else None) is truth
    if truth is Truth.UNKNOWN:
        assert found["no_m_protein"].missing == ("the dates of both entries",)


@pytest.mark.parametrize(
    ("together", "liver", "spleen", "asked_of"),
    [
        ("present", "absent", "present", ["hepatosplenomegaly", "hepatomegaly"]),
        ("present", "present", "absent", ["hepatosplenomegaly", "splenomegaly"]),
        ("present", "absent", "absent", ["hepatosplenomegaly", "hepatomegaly", "splenomegaly"]),
        ("present", "present", "present", []),
        ("present", "not_assessed", "not_assessed", []),
        ("absent", "present", "absent", []),
    ],
)
def test_liver_and_spleen_together_against_each_alone(
    asked, visit, shipped, together, liver, spleen, asked_of
):
    states = {"hepatosplenomegaly": together, "hepatomegaly": liver, "splenomegaly": spleen}
    line = asked([visit("v1", "2025-01-10", states)]).get("liver_and_spleen_together")
    said = [] if line is None else [one.label for one in line.inputs]
    assert said == [shipped.fields[key].label for key in asked_of]
    assert line is None or (line.truth, line.cites) == (Truth.TRUE, ("project",))


def test_a_claim_is_one_question_with_all_that_speaks_against_it(asked, visit, lacking):
    found = asked(
        [
            visit(
                "v1",
                "2025-01-10",
                {
                    "monoclonal_gammopathy": lacking("serum_and_urine_immunofixation"),
                    "serum_immunofixation": "positive",
                    "light_chain_type": "lambda",
                },
            )
        ]
    )
    assert [one.text for one in found["no_m_protein"].inputs] == [
        "absent, by serum and urine immunofixation",
        "positive",
        "lambda",
    ]


@pytest.mark.parametrize(
    ("claim", "test", "value", "limit", "raised"),
    [
        ("thrombocytosis", "platelets", "451", "450", True),
        ("thrombocytosis", "platelets", "450", "450", False),
        ("thrombocytosis", "platelets", "449", "450", False),
        ("thrombocytosis", "platelets", "900", None, False),
        ("diabetes_mellitus", "hba1c", "6.1", "6.0", True),
        ("diabetes_mellitus", "hba1c", "9", None, False),
        ("hypothyroidism", "tsh", "8", "4.5", True),
        ("vegf_elevated", "vegf", "97", "96.2", True),
        ("vegf_elevated", "vegf", "96.2", "96.2", False),
    ],
)
def test_trap_21_a_result_speaks_only_by_its_own_laboratorys_limit(
    asked, visit, claim, test, value, limit, raised
):
    result = {"test": test, "value": value, "ref_upper": limit}
    found = asked([visit("v1", "2025-01-10", {claim: "absent"}, [result])])
    assert bool(found) is raised
    assert all(line.confidence == "own" for line in found.values())


@pytest.mark.parametrize(
    ("value", "limit", "raised"),
    [("3.1", "3.5", True), ("3.5", "3.5", False), ("2.0", None, False)],
)
def test_a_result_below_its_own_limit(asked, visit, value, limit, raised):
    result = {"test": "albumin", "value": value, "ref_lower": limit}
    found = asked([visit("v1", "2025-01-10", {"hypoalbuminemia": "absent"}, [result])])
    assert bool(found) is raised


@pytest.mark.parametrize(("value", "raised"), [("49", False), ("50", True), ("51", True)])
def test_no_pulmonary_hypertension_with_a_pressure_of_50(asked, visit, value, raised):
    result = {"test": "rvsp", "value": value, "unit": "mm[Hg]"}
    found = asked(
        [visit("v1", "2025-01-10", {"pulmonary_arterial_hypertension": "absent"}, [result])]
    )
    assert bool(found) is raised


def test_an_answer_is_no_result_outside_limits(asked, visit):
    findings = {"thrombocytosis": "absent", "platelets": "present"}
    assert asked([visit("v1", "2025-01-10", findings)]) == {}


def test_trap_43_a_complete_response_with_positive_immunofixation(asked, visit):
    findings = {"hematologic_response": "complete", "urine_immunofixation": "positive"}
    found = asked([visit("v1", "2025-01-10", findings)])
    assert found["complete_response_with_immunofixation"].truth is Truth.TRUE
    assert "antibody" in found["complete_response_with_immunofixation"].value


# --- a look ---------------------------------------------------------------------------------------


def test_trap_17_papilledema_absent_without_an_eye_examination_is_asked_about(asked, visit):
    line = asked([visit("v1", "2025-01-10", {"papilledema": "absent"})])
    line = line["papilledema_without_eye_examination"]
    assert line.truth is Truth.UNKNOWN
    assert line.missing == ("how it was looked for",)


@pytest.mark.parametrize("method", ["fundoscopy", "symptoms"])
def test_a_recorded_method_answers_the_look(asked, visit, lacking, method):
    assert asked([visit("v1", "2025-01-10", {"papilledema": lacking(method)})]) == {}


def test_an_eye_examination_on_record_answers_the_look(asked, visit):
    visits = [
        visit("v1", "2025-01-10", {"papilledema": "absent"}),
        visit("v2", "2025-01-12", {"eye_examination": "present"}),
    ]
    assert asked(visits) == {}


def test_papilledema_present_needs_no_look(asked, visit):
    assert asked([visit("v1", "2025-01-10", {"papilledema": "present"})]) == {}


@pytest.mark.parametrize(
    ("tests", "raised"),
    [
        ({}, True),
        ({"serum_immunofixation": "negative"}, True),
        ({"serum_immunofixation": "negative", "urine_immunofixation": "not_done"}, True),
        ({"serum_immunofixation": "negative", "urine_immunofixation": "negative"}, False),
    ],
)
def test_trap_10_no_m_protein_needs_immunofixation_of_serum_and_urine(asked, visit, tests, raised):
    found = asked([visit("v1", "2025-01-10", {"monoclonal_gammopathy": "absent", **tests})])
    assert ("m_protein_without_method" in found) is raised


def test_any_one_of_several_answers_is_a_look_unless_all_are_asked_for(make, visit, rules):
    either = ("eye_examination", "visual_disturbance")
    look = rules.look[0].model_copy(update={"instead": either})
    changed = rules.model_copy(update={"look": (look,)})
    case = make([visit("v1", "2025-01-10", {"papilledema": "absent", either[1]: "absent"})])
    assert contradictions(case, changed) == ()


def _sighting(day, name):
    return Sighting("k", "K", "absent", "absent", day, name, name)


_days = st.dates(date(2024, 1, 1), date(2024, 6, 30))
_partial = st.one_of(
    _days.map(PartialDate.of),
    _days.map(lambda day: PartialDate(day.year, day.month)),
)


@given(_partial, _partial, st.integers(0, 70))
def test_the_same_time_is_what_every_possible_day_says(one, other, limit):
    def days(part):
        span = (part.latest - part.earliest).days
        return [part.earliest + timedelta(days=n) for n in range(span + 1)]

    near = {abs((a - b).days) <= limit for a in days(one) for b in days(other)}
    expected = Truth.UNKNOWN if len(near) > 1 else Truth.of(near.pop())
    assert same_time(_sighting(one, "v1"), _sighting(other, "v2"), limit) is expected


# --- weight ---------------------------------------------------------------------------------------


def _weights(visit, before, after, *, days=("2025-01-10", "2025-06-10"), **parts):
    unit = parts.get("unit", "kg")
    edema = parts.get("edema", "absent")
    return [
        visit("v1", days[0], {}, [{"test": "body_weight", "value": before, "unit": "kg"}]),
        visit(
            "v2",
            days[1],
            {"peripheral_edema": edema},
            [{"test": "body_weight", "value": after, "unit": unit}],
        ),
    ]


@pytest.mark.parametrize(
    ("before", "after", "raised"),
    [("70", "76", True), ("70", "75", True), ("70", "74.9", False), ("76", "70", False)],
)
def test_edema_absent_with_weight_that_rose(asked, visit, before, after, raised):
    found = asked(_weights(visit, before, after))
    assert ("no_edema_with_weight_gain" in found) is raised


def test_the_question_names_gain_and_both_dates(asked, visit):
    line = asked(_weights(visit, "70", "76"))["no_edema_with_weight_gain"]
    assert "rose by 6 kg from 10-Jan-2025 to 10-Jun-2025" in line.value
    assert line.confidence == "own"
    assert line.truth is Truth.TRUE
    assert [one.text for one in line.inputs] == ["70 kg", "76 kg", "absent"]


def test_six_months_to_the_day_are_within_six_months(asked, visit):
    assert asked(_weights(visit, "70", "76", days=("2025-01-10", "2025-07-10")))


@pytest.mark.parametrize(
    "change",
    [
        {"edema": "present"},
        {"edema": "not_assessed"},
        {"days": ("2025-01-10", "2025-07-11")},
        {"days": ("2025-01", "2025-06-10")},
        {"days": (None, "2025-06-10")},
        {"unit": None},
    ],
)
def test_without_two_comparable_weights_and_an_absence_nothing_is_asked(asked, visit, change):
    assert asked(_weights(visit, "70", "76", **change)) == {}


def test_trap_90_pounds_are_converted_before_weights_are_compared(asked, visit):
    assert asked(_weights(visit, "70", "160", unit="[lb_av]")) == {}
    assert asked(_weights(visit, "70", "170", unit="[lb_av]"))


def test_the_lightest_recent_weight_is_compared(asked, visit):
    visits = [
        visit("v0", "2025-02-10", {}, [{"test": "body_weight", "value": "68", "unit": "kg"}]),
        *_weights(visit, "70", "76"),
    ]
    assert "rose by 8 kg from 10-Feb-2025" in asked(visits)["no_edema_with_weight_gain"].value


@pytest.mark.parametrize(
    ("day", "raised"),
    [("2025-06-20", True), ("2025-07-11", True), ("2025-07-12", False), (None, False)],
)
def test_an_absence_stated_close_to_the_weight_counts(asked, visit, day, raised):
    visits = [
        *_weights(visit, "70", "76", edema="not_assessed"),
        visit("v3", day, {"peripheral_edema": "absent"}),
    ]
    assert bool(asked(visits)) is raised


# --- order of dates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symptom", "diagnosis", "raised"),
    [
        ("2024-02-01", "2024-01-31", True),
        ("2024-02-01", "2024-02-01", False),
        ("2024", "2024-02-01", False),
        ("2025", "2024", True),
        (None, "2024", False),
    ],
)
def test_trap_94_the_diagnosis_cannot_lie_before_the_first_symptom(
    asked, visit, on, symptom, diagnosis, raised
):
    answers = {"symptom_onset_date": on(symptom), "diagnosis_date": on(diagnosis)}
    found = asked([visit("v1", "2025-01-10", answers)])
    assert ("symptom_before_diagnosis" in found) is raised


def test_dates_of_different_visits_are_compared_where_they_stand_for_the_patient(asked, visit, on):
    visits = [
        visit("v1", "2025-01-10", {"symptom_onset_date": on("2024-05")}),
        visit("v2", "2025-02-10", {"diagnosis_date": on("2024-03")}),
    ]
    line = asked(visits)["symptom_before_diagnosis"]
    assert [one.date.iso() for one in line.inputs] == ["2024-05", "2024-03"]
    assert line.truth is Truth.TRUE


def test_starts_and_stops_are_compared_only_within_a_visit(asked, visit, on):
    stop, start = on("2024-01-01"), on("2024-06-01")
    apart = [
        visit("v1", "2025-01-10", {"treatment_stop_date": stop}),
        visit("v2", "2025-02-10", {"treatment_start_date": start}),
    ]
    assert asked(apart) == {}
    both = {"treatment_stop_date": stop, "treatment_start_date": start}
    assert "treatment_ends_after_start" in asked([visit("v1", "2025-01-10", both)])


@pytest.mark.parametrize(
    ("start", "stop", "raised"),
    [
        ("2024-05-01", "2024-04-30", True),
        ("2024-05-01", "2024-05-01", False),
        (None, "2024-05-01", False),
        ("2024-05-01", None, False),
    ],
)
def test_a_treatment_cannot_end_before_it_begins(asked, treatment, start, stop, raised):
    found = asked(treatments=[treatment("Melphalan", start, stop)])
    assert ("treatment_dates" in found) is raised


@pytest.mark.parametrize(
    ("collected", "phase", "raised"),
    [
        ("2024-06-01", "before_treatment", True),
        ("2024-05-01", "before_treatment", False),
        ("2024-06-01", "on_or_after_treatment", False),
        ("2024-06-01", None, False),
        ("2024", "before_treatment", False),
    ],
)
def test_a_result_marked_before_treatment_cannot_be_collected_after_it(
    asked, visit, treatment, collected, phase, raised
):
    result = {
        "test": "vegf", "value": 300, "unit": "pg/mL", "collected": collected, "phase": phase
    }  # fmt: skip
    given = [treatment("Melphalan", "2024-05-01", directed=True)]
    found = asked([visit("v1", None, {}, [result])], treatments=given)
    assert ("phase" in found) is raised


def test_an_undated_result_is_in_no_wrong_phase(asked, visit, treatment):
    result = {"test": "vegf", "value": 300, "unit": "pg/mL", "phase": "before_treatment"}
    given = [treatment("Melphalan", "2024-05-01", directed=True)]
    assert asked([visit("v1", None, {}, [result])], treatments=given) == {}


def test_nothing_lies_before_birth(asked, visit, treatment, transplant, on):
    visits = [visit("v1", "2025-01-10", {"diagnosis_date": on("1959")})]
    assert "birth" in asked(visits, born="1960-05-01")
    assert asked(visits, born="1959-05-01") == {}
    early = [treatment("Melphalan", "1950-01-01")]
    assert "birth" in asked(treatments=early, born="1960")
    assert "birth" in asked(transplants=[transplant("1950-01-01")], born="1960")
    assert asked(transplants=[transplant(None)], born="1960") == {}


# --- reasons --------------------------------------------------------------------------------------


def _reason(key, text="Band of daratumumab.", day="2025-02-01"):
    return Reason(contradiction=key, reason=text, author="Dr. A", date=PartialDate.from_iso(day))


@pytest.fixture
def doubtful(visit, lacking):
    def recorded(word="positive"):
        return visit(
            "v1",
            "2025-01-10",
            {
                "monoclonal_gammopathy": lacking("serum_and_urine_immunofixation"),
                "serum_immunofixation": word,
                "spep_result": "m_spike",
            },
        )

    return recorded


def test_a_reason_answers_its_question_and_the_latest_stands(make, rules, doubtful):
    found = contradictions(make([doubtful()]), rules)
    key = found[0].key
    reasons = [_reason(key, "newer", "2025-03-01"), _reason(key, "older")]
    answered = with_reasons(found, reasons)
    assert answered[0].answered.reason == "newer"
    assert answered[0].line == found[0].line
    assert stale(found, reasons) == ()


def test_a_reason_does_not_answer_a_question_whose_entries_changed(make, rules, doubtful):
    first = contradictions(make([doubtful("negative")]), rules)
    then = contradictions(make([doubtful("positive")]), rules)
    old = next(one for one in first if one.line.id == "consistency_no_m_protein")
    reason = _reason(old.key)
    assert all(one.answered is None for one in with_reasons(then, [reason]))
    assert stale(then, [reason]) == (reason,)


def test_the_key_holds_while_nothing_changes(make, rules, doubtful):
    keys = [one.key for one in contradictions(make([doubtful()]), rules)]
    assert keys == [one.key for one in contradictions(make([doubtful()]), rules)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("part", [{"reason": "  "}, {"author": ""}, {"contradiction": ""}])
def test_a_reason_says_why_and_who(part):
    whole = {"contradiction": "a:1", "reason": "r", "author": "a", "date": "2025", **part}
    with pytest.raises(ValueError, match=next(iter(part))):
        Reason.model_validate(whole)


@pytest.mark.parametrize("data", [{"key": "a"}, {"key": "a", "is": ["x"], "lab": "above"}])
def test_a_test_asks_for_one_thing(data):
    with pytest.raises(ValueError, match="exactly one"):
        Against.model_validate(data)


def test_a_broken_file_is_refused_with_its_name(tmp_path):
    (tmp_path / "guidance").mkdir()
    (tmp_path / "guidance" / "consistency.toml").write_text("version = 1", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"consistency\.toml: version"):
        load_consistency(tmp_path)


def test_a_field_that_no_form_has_is_still_shown_by_its_key(make, visit):
    case = make([visit("v1", "2025-01-10", {}, [{"test": "unheard", "value": 1, "unit": "kg"}])])
    assert isinstance(case, Case)
    seen = case.seen(["unheard"])[0]
    assert seen.label == "unheard"
    assert case.number(seen) is None


def test_a_number_is_given_in_the_first_unit_of_its_field(make, visit, shipped):
    spike = {"test": "m_protein_serum", "value": "12", "unit": "g/L"}
    blank = {"test": "m_protein_serum", "unit": "g/L"}
    case = make([visit("v1", "2025-01-10", {}, [blank, spike])])
    (seen,) = case.seen(("m_protein_serum",))
    units = shipped.result("m_protein_serum").units
    assert units[0] != units[-1]
    told = {unit: case.number(seen, unit).exact for unit in ("g/dL", "g/L")}
    assert told == {"g/dL": Decimal("1.2"), "g/L": Decimal(12)}
    assert case.number(seen).exact == told[units[0]]


def test_the_last_stated_dates_are_compared(asked, visit):
    def dates(symptom, diagnosis):
        found = {"symptom_onset_date": symptom, "diagnosis_date": diagnosis}
        return {key: DateAnswer(value=PartialDate.from_iso(value)) for key, value in found.items()}

    wrong, right = dates("2024-05-01", "2023-01-01"), dates("2022-05-01", "2023-01-01")
    first, last = ("v1", "2025-01-10"), ("v2", "2025-06-10")
    assert "symptom_before_diagnosis" not in asked([visit(*first, wrong), visit(*last, right)])
    assert "symptom_before_diagnosis" in asked([visit(*first, right), visit(*last, wrong)])


def test_a_pair_and_a_look_say_by_which_rule_they_ask(asked, visit, lacking):
    findings = {
        "monoclonal_gammopathy": lacking("serum_and_urine_immunofixation"),
        "serum_immunofixation": "positive",
        "papilledema": "absent",
    }
    found = asked([visit("v1", "2025-01-10", findings)])
    assert found["no_m_protein"].rule.startswith("Both entries speak of the same time")
    look = found["papilledema_without_eye_examination"]
    assert look.rule == "An absence counts as stated; this one needs a look."

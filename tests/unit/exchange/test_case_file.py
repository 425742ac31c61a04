"""Case files: what is kept, what is refused, and that each refusal says where and why."""

import json
from decimal import Decimal

import pytest

from poems_desktop.core.partial_date import PartialDate

# --- what is read --------------------------------------------------------------------------


def test_one_case_or_a_list_of_cases(read, a_case):
    assert [case.id for case in read(a_case())] == ["one"]
    assert [case.id for case in read([a_case(id="b"), a_case(id="a")])] == ["b", "a"]


def test_numbers_are_read_as_written(read, a_case, a_result):
    text = json.dumps(a_case(measurements=[a_result(value=7), a_result()]))
    (case,) = read(text.replace('"value": 7', '"value": 0.10000000000000000001'))
    first, second = case.record.results
    assert first.value == Decimal("0.10000000000000000001")
    assert second.value == Decimal(318)


def test_a_result_is_read_whole(read, a_case, a_result):
    given = a_result(
        comparator="<",
        unit="xULN",
        specimen=None,
        collected="2021-04",
        when="at diagnosis",
        ref_lower=0.5,
        ref_upper=1,
        note="by telephone",
        phase="before_treatment",
    )
    (result,) = read(a_case(measurements=[given]))[0].record.results
    assert (result.test, result.value, result.comparator) == ("vegf", Decimal(318), "<")
    assert (result.unit, result.specimen, result.phase) == ("xULN", None, "before_treatment")
    assert (result.collected, result.when) == (PartialDate(2021, 4), "at diagnosis")
    assert (result.ref_lower, result.ref_upper) == (Decimal("0.5"), Decimal(1))
    assert result.note == "by telephone"


def test_states_are_read_and_unknown_is_not_assessed(read, a_case):
    findings = {"ascites": "present", "plethora": "absent", "flushing": "unknown"}
    answers = read(a_case(findings=findings))[0].record.visits[0].answers
    assert {key: str(answer.state) for key, answer in answers.items()} == {
        "ascites": "present",
        "plethora": "absent",
        "flushing": "not_assessed",
    }


def test_choices_never_erase_a_finding(read, a_case):
    one = a_case(
        findings={"polyneuropathy": "present", "spep_result": "unknown"},
        choices={"polyneuropathy": "legs", "spep_result": "m_spike"},
    )
    answers = read(one)[0].record.visits[0].answers
    assert (answers["polyneuropathy"].kind, answers["spep_result"].kind) == ("finding", "choice")


def test_details_belong_to_their_finding(read, a_case):
    detail = {"onset": "2020", "method": "fundoscopy", "assessed": "2021-02-03", "note": "n"}
    one = a_case(findings={"papilledema": "absent"}, details={"papilledema": detail})
    seen = read(one)[0].record.visits[0].answers["papilledema"]
    assert (seen.method, seen.onset, seen.note) == ("fundoscopy", PartialDate(2020), "n")
    assert seen.assessed == PartialDate(2021, 2, 3)


def test_treatments_and_transplants_are_read(read, a_case):
    one = a_case(
        treatments=[
            {"what": "lenalidomide", "when": "later", "outcome": "better"},
            {"what": None, "start": "2020-01", "stop": "2021", "directed": True},
            {},
        ],
        transplants=[{"day0": "2021-05-03", "note": "n"}],
    )
    record = read(one)[0].record
    assert [t.name for t in record.treatments] == ["lenalidomide", "", ""]
    assert record.treatments[1].start == PartialDate(2020, 1)
    assert record.transplants[0].day0 == PartialDate(2021, 5, 3)


def test_everything_that_the_format_allows_is_taken(read, a_case, a_result):
    whole = a_case(
        id="0-a-9",
        source={"citation": "c", "url": None, "scope": None},
        patient={"age_years": None, "sex": None},
        other_findings={"x": "present"},
        measurements=[a_result(specimen="serum", unit=None)],
        other_measurements=[a_result(test="anything")],
        m_protein={"heavy": "IgA", "biclonal": [{"heavy": "IgA"}]},
        treatments=[{"what": "x", "free": {"nested": [1]}}],
        engraftment_syndrome={"occurred": None, "features": []},
        authors_diagnosis="POEMS",
        notes=None,
        kinds=["a"],
        expected={"dispenzieri": {}},
    )
    assert len(read(whole)) == 1


@pytest.mark.parametrize("age", [0, 130])
def test_ages_at_the_ends_are_taken(read, a_case, age):
    assert read(a_case(patient={"age_years": age}))[0].record.patient.age_years == age


def test_a_byte_order_mark_is_no_fault(read, a_case):
    assert len(read(b"\xef\xbb\xbf" + json.dumps(a_case()).encode())) == 1


def test_signs_beyond_the_first_plane_are_text(read, a_case):
    citation = "Müller 李 \U0001f600 \u202e<b>'\"&"
    for ascii_only in (True, False):
        text = json.dumps(a_case(source={"citation": citation}), ensure_ascii=ascii_only)
        assert read(text)[0].record.patient.source == citation


# --- what is kept, warned of, never counted ------------------------------------------------


def test_unknown_keys_are_kept_and_each_is_warned_of(read, a_case, a_result):
    one = a_case(
        surprise={"deep": [1]},
        patient={"shoe_size": 44},
        findings={"blue_hair": "present", "ascites": "present"},
        choices={"ascites": "large"},
        measurements=[a_result(test="blue_factor"), a_result(tube="red")],
        other_findings={"polyneuropathy": "present"},
    )
    (case,) = read(one)
    for part in (
        "key 'surprise'",
        "patient key 'shoe_size'",
        "finding 'blue_hair'",
        "choice 'ascites'",
        "test 'blue_factor'",
        "measurement key 'tube'",
        "other finding 'polyneuropathy'",
    ):
        assert sum(part in warning for warning in case.warnings) == 1, part
    assert all("never counted" in warning for warning in case.warnings)
    assert case.kept == {"surprise": {"deep": [1]}}
    assert case.record.visits[0].other == {"polyneuropathy": "present"}
    assert "polyneuropathy" not in case.record.visits[0].answers


def test_other_results_are_never_read_as_results(read, a_case, a_result):
    (case,) = read(a_case(other_measurements=[a_result(value=5000)]))
    assert case.record.results == ()


@pytest.mark.parametrize("test", ["vegf", "vegf_serum", "vegf_plasma", "platelets"])
def test_known_tests_are_not_warned_of(read, a_case, a_result, test):
    assert read(a_case(measurements=[a_result(test=test)]))[0].warnings == ()


# --- what is refused -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"format": "poems-case/2"}, "format"),
        ({"format": None}, "format"),
        ({"id": "Upper"}, "id"),
        ({"id": "a/../b"}, "id"),
        ({"id": "-a"}, "id"),
        ({"id": "a\n"}, "id"),
        ({"id": ""}, "id"),
        ({"id": 7}, "id"),
        ({"patient": None}, "patient"),
        ({"patient": "F"}, "patient"),
        ({"patient": {"age_years": -1}}, "patient.age_years"),
        ({"patient": {"age_years": 131}}, "patient.age_years"),
        ({"patient": {"age_years": "56"}}, "patient.age_years"),
        ({"patient": {"age_years": True}}, "patient.age_years"),
        ({"patient": {"age_years": 56.5}}, "patient.age_years"),
        ({"patient": {"sex": "female"}}, "patient.sex"),
        ({"findings": []}, "findings"),
        ({"findings": None}, "findings"),
        ({"findings": {"ascites": "yes"}}, "findings.ascites"),
        ({"findings": {"ascites": True}}, "findings.ascites"),
        ({"findings": {"ascites": None}}, "findings.ascites"),
        ({"findings": {"ascites": "Present"}}, "findings.ascites"),
        ({"other_findings": {"x": "perhaps"}}, "other_findings.x"),
        ({"measurements": {}}, "measurements"),
        ({"measurements": [5]}, "measurements.1"),
        ({"treatments": ["x"]}, "treatments.1"),
        ({"treatments": [{"start": "31-Feb"}]}, "treatments.1.start"),
        ({"kinds": "x"}, "kinds"),
        ({"notes": 5}, "notes"),
    ],
)
def test_what_the_format_does_not_allow_is_refused_at_its_place(problems, a_case, parts, place):
    (line,) = problems(a_case(**parts))
    name, _, sentence = line.partition(": ")
    assert name.endswith(f", {place}")
    assert sentence.endswith(".")
    assert "\n" not in line


@pytest.mark.parametrize(
    "parts",
    [
        {"value": "318"},
        {"value": "1.234,5"},
        {"value": "<31"},
        {"value": None},
        {"value": True},
        {"value": [318]},
        {"value": {"number": 318}},
        {"ref_upper": "86"},
        {"ref_lower": False},
    ],
)
def test_a_value_that_is_no_number_is_refused(problems, a_case, a_result, parts):
    (line,) = problems(a_case(measurements=[a_result(), a_result(**parts)]))
    assert line == f"case 'one', measurements.2.{next(iter(parts))}: This is not a number."


@pytest.mark.parametrize(
    "parts",
    [
        {"comparator": "="},
        {"comparator": "≥"},
        {"specimen": "urine"},
        {"specimen": "Plasma"},
        {"phase": "after"},
        {"unit": 5},
        {"test": None},
        {"collected": "31-02-2021"},
        {"collected": "2021-02-30"},
        {"collected": 2021},
        {"collected": "0000"},
    ],
)
def test_a_result_that_the_format_does_not_allow_is_refused(problems, a_case, a_result, parts):
    (line,) = problems(a_case(measurements=[a_result(**parts)]))
    assert f"measurements.1.{next(iter(parts))}: " in line


@pytest.mark.parametrize("key", ["test", "value", "unit", "specimen"])
def test_a_result_without_a_required_key_is_refused(problems, a_case, a_result, key):
    given = a_result()
    del given[key]
    (line,) = problems(a_case(measurements=[given]))
    assert line == f"case 'one', measurements.1.{key}: This key is missing; add it."


@pytest.mark.parametrize("key", ["format", "id", "patient", "findings"])
def test_a_case_without_a_required_key_is_refused(problems, a_case, key):
    one = a_case()
    del one[key]
    name = "the case" if key == "id" else "case 'one'"
    assert problems(one) == [f"{name}, {key}: This key is missing; add it."]


@pytest.mark.parametrize("content", ["null", '"text"', "5", "true", "[null]", "[[]]"])
def test_what_is_no_object_is_no_case(problems, content):
    (line,) = problems(content)
    assert line.endswith("This has to be an object with keys.")


def test_an_empty_list_is_refused(problems):
    assert problems([]) == ["cases.json: The list holds no case."]


def test_one_bad_case_refuses_the_list_and_is_named(problems, a_case):
    good = a_case(id="good")
    lines = problems([good, a_case(id="bad", findings={"ascites": "maybe"}), {"id": 5}, "text"])
    assert [line.partition(":")[0].partition(",")[0] for line in lines] == [
        "case 'bad'",
        *["case 3 of the list"] * 4,
        "case 4 of the list",
    ]


def test_every_problem_of_a_case_is_said_at_once(problems, a_case, a_result):
    lines = problems(
        a_case(
            findings={"ascites": "maybe", "plethora": 1},
            patient={"sex": "X"},
            measurements=[a_result(value="x", unit=1)],
        )
    )
    assert len(lines) == 5


def test_repeated_ids_are_refused(problems, a_case):
    lines = problems([a_case(id="a"), a_case(id="b"), a_case(id="a")])
    assert lines == ["case 'a': This id stands twice; ids must differ."]


def test_very_many_problems_are_summed_up(problems, a_case):
    lines = problems(a_case(findings={f"k{n}": "maybe" for n in range(70)}))
    assert len(lines) == 51
    assert "20 more problems" in lines[-1]


def test_a_refusal_repeats_no_value_and_no_control_sign(problems, a_case):
    lines = problems(a_case(findings={"a\n\x1b[31m": "Jane Doe"}, patient={"sex": "Jane Doe"}))
    assert all(line.isprintable() for line in lines)
    assert not any("Jane" in line for line in lines)


def test_a_very_long_name_is_cut(problems, a_case):
    (line,) = problems(a_case(id="A" * 5000, findings={}))
    assert len(line) < 200
    (line,) = problems(a_case(findings={"k" * 5000: "maybe"}))
    assert len(line) < 300


# --- a clinician's word and the daily log ----------------------------------------------------


def test_another_cause_an_override_and_a_reason_are_read(read, a_case):
    given = a_case(
        findings={"edema": "present"},
        details={"edema": {"explained_by": {"cause": "amlodipine", "author": "Dr. A"}}},
        overrides=[
            {
                "set_id": "dispenzieri",
                "criterion_id": "endocrinopathy",
                "truth": "true",
                "reason": "both axes",
                "author": "Dr. A",
                "day": "2025-11-20",
            }
        ],
        reasons=[{"contradiction": "x", "reason": "seen", "author": "Dr. A", "date": "2025-11-20"}],
    )
    record = read(given)[0].record
    assert record.visits[0].answers["edema"].explained_by.cause == "amlodipine"
    assert record.overrides[0].because == "overridden by Dr. A because both axes"
    assert record.reasons[0].reason == "seen"


def test_a_transplant_is_read_with_its_daily_log(read, a_case):
    log = {
        "note": "first",
        "color": "kept",
        "infusions": [{"id": "i", "day": "2025-11-11"}],
        "entries": [
            {
                "id": "e",
                "day": "2025-11-20",
                "at": "07:30",
                "temperature": {"value": 38.4, "unit": "Cel", "site": "ear"},
                "fever": "present",
            }
        ],
    }
    (case,) = read(a_case(transplants=[log]))
    (transplant,) = case.record.transplants
    assert transplant.id == "one-transplant-1"
    assert transplant.zero == PartialDate(2025, 11, 11)
    assert transplant.entries[0].temperature.value == Decimal("38.4")
    assert "transplant key 'color' is not known to this version; kept, never counted." in (
        case.warnings
    )


def test_a_slip_in_the_log_is_refused_at_its_place(problems, a_case):
    entry = {"id": "e", "day": "2025-11-20", "feverish": True}
    said = " ".join(problems(a_case(transplants=[{"entries": [entry]}])))
    assert "transplants.1.entries.1.feverish" in said


def test_what_has_no_place_in_the_record_is_kept_and_named(read, a_case, a_result):
    given = a_case(
        details={"edema": {"note": "ankles"}},
        other_measurements=[a_result(test="il_12")],
        m_protein={"isotype": "IgA"},
        notes="from the paper",
    )
    (case,) = read(given)
    assert set(case.kept) == {"details", "other_measurements", "m_protein", "notes"}
    assert sum("kept, never counted" in line for line in case.warnings) == 3


def test_later_visits_have_findings_and_results_of_their_own(read, a_case, a_result):
    later = {
        "date": "2025-05-14",
        "label": "Year 3",
        "findings": {"papilledema": "absent"},
        "details": {"papilledema": {"method": "eye_examination"}, "edema": {"note": "none"}},
        "choices": {"walking_aid": "none", "stilts": "yes"},
        "dates": {"diagnosis_date": "2022-03", "wedding": "1990"},
        "measurements": [a_result(collected="2025-05-14")],
    }
    first = {"findings": {"papilledema": "present"}, "measurements": [a_result()]}
    (case,) = read(a_case(**first, later_visits=[later]))
    one, two = case.record.visits
    assert one.answers["papilledema"].state != two.answers["papilledema"].state
    assert two.answers["papilledema"].method == "eye_examination"
    assert (two.label, two.answers["walking_aid"].value) == ("Year 3", "none")
    assert len({result.id for result in case.record.results}) == 2
    told = " ".join(case.warnings)
    assert "details of 'edema'" in told
    assert "choice 'stilts'" in told
    assert two.answers["diagnosis_date"].value == PartialDate(2022, 3)
    assert "date 'wedding' is not known" in told


def test_a_choice_that_no_option_has_is_kept_and_warned_of(read, a_case):
    (case,) = read(a_case(choices={"onls_gait": "sofa", "onls_support": "one"}))
    assert [one for one in case.warnings if "sofa" in one] == [
        "value 'onls_gait: sofa' is not known to this version; kept, never counted."
    ]
    assert not any("onls_support" in one for one in case.warnings)
    assert case.record.visits[0].answers["onls_gait"].value == "sofa"

"""Platelets, hemoglobin and hematocrit: a number counts only through a limit."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy, SiteThreshold
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate

DAY = date(2025, 11, 20)
PLATELETS = {"test": "platelets", "unit": "10*9/L"}
HEMOGLOBIN = {"test": "hemoglobin", "unit": "g/dL"}
HEMATOCRIT = {"test": "hematocrit", "unit": "%"}
ALL = (
    "platelets_high",
    "hemoglobin_high_men",
    "hemoglobin_high_women",
    "hematocrit_high_men",
    "hematocrit_high_women",
)
DRUG = Attribution(cause="iron deficiency")
PRESENT, ABSENT = Finding(state=FindingState.PRESENT), Finding(state=FindingState.ABSENT)
EXPLAINED = Finding(state=FindingState.PRESENT, explained_by=DRUG)


def _day(text):
    return None if text is None else PartialDate.from_iso(text)


def _result(name, given):
    value, upper = given.get("value"), given.get("ref_upper")
    numbers = {
        "value": None if value is None else Decimal(str(value)),
        "ref_upper": None if upper is None else Decimal(str(upper)),
    }
    day = {"collected": _day(given["collected"])} if "collected" in given else {}
    return Measurement(id=name, **{**given, **numbers, **day})


def _visit(*results, name="v", day=None, **answers):
    made = tuple(_result(f"{name}-{n}", one) for n, one in enumerate(results, 1))
    return Visit(id=name, date=_day(day), answers=answers, results=made)


@pytest.fixture
def weigh(shipped):
    def weighed(*visits, sex=None, confirmed=(), thresholds=(), began=None, as_of=DAY):
        given = (Treatment(id="t", name="x", directed=True, start=_day(began)),) if began else ()
        record = Record(patient=Patient(id="p", sex=sex), visits=visits, treatments=given)
        policy = Policy(confirmed=confirmed, thresholds=thresholds)
        return assess(record, shipped, policy, as_of)

    return weighed


@pytest.fixture
def item(weigh):
    def found(*visits, **parts):
        items = weigh(*visits, **parts).main.items
        return next(one for one in items if one.criterion.id == "thrombocytosis_polycythemia")

    return found


@pytest.fixture
def finding(weigh):
    """What the numbers of one visit make of a finding, as `present`, `absent` or `unknown`."""
    words = {"TRUE": "present", "FALSE": "absent", "UNKNOWN": "unknown"}

    def state(key, *results, day=None, **parts):
        return words[weigh(_visit(*results, day=day), **parts).facts[key].counting.name]

    return state


# --- the laboratory's own limit -------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        (399, None, "absent"),
        (400, None, "absent"),
        ("400.1", None, "present"),
        (400, ">", "present"),
        (400, ">=", "unknown"),
        (401, ">=", "present"),
        (399, ">", "unknown"),
        (400, "<", "absent"),
        (400, "<=", "absent"),
        (401, "<", "unknown"),
    ],
)
@pytest.mark.parametrize("unit", ["10*9/L", None])
def test_the_laboratorys_own_limit_goes_first(finding, value, comparator, expected, unit):
    given = {**PLATELETS, "value": value, "comparator": comparator, "ref_upper": 400, "unit": unit}
    assert finding("thrombocytosis", given) == expected
    assert finding("thrombocytosis", given, confirmed=ALL) == expected


def test_a_multiple_of_the_limit_is_compared_with_one(finding):
    given = {**PLATELETS, "unit": "xULN"}
    assert finding("thrombocytosis", {**given, "value": "1.2"}) == "present"
    assert finding("thrombocytosis", {**given, "value": 1}) == "absent"


def test_the_laboratory_is_named_as_the_source(item):
    found = item(_visit({**PLATELETS, "value": 478, "ref_upper": 400}, day="2025-11-12"))
    assert found.truth.name == "TRUE"
    (shown,) = found.evidence
    assert (shown.label, shown.field, shown.place) == ("Platelets", "thrombocytosis", "v-1")
    assert shown.text == "478 ×10⁹/L, above the laboratory's own upper limit of 400"
    assert (shown.cites, shown.confidence) == (("dispenzieri_2012",), "sourced")


def test_a_multiple_names_no_limit(item):
    found = item(_visit({**PLATELETS, "unit": "xULN", "value": 2}))
    assert found.evidence[0].text == (
        "2 times the laboratory's upper limit, above the laboratory's own upper limit"
    )


# --- the default, off until confirmed -------------------------------------------------------


def test_trap_21_without_a_limit_a_number_leaves_it_unknown_and_says_what_would_do(item):
    found = item(_visit({**PLATELETS, "value": 884}))
    assert found.truth.name == "UNKNOWN"
    assert found.note == (
        "Platelets: a number alone leaves it open. Add the laboratory's upper limit to the result, "
        "state the finding, or let the site confirm its limit "
        "(Platelets, men and women: above 450 ×10⁹/L)."
    )
    assert found.settled_by == ("thrombocytosis", "polycythemia")


@pytest.mark.parametrize(
    ("sex", "named"),
    [
        ("F", ["Hemoglobin, women: above 16.0 g/dL"]),
        ("M", ["Hemoglobin, men: above 16.5 g/dL"]),
        (None, ["Hemoglobin, men: above", "Hemoglobin, women: above"]),
    ],
)
def test_the_question_names_the_limit_of_the_patients_sex(item, sex, named):
    note = item(_visit({**HEMOGLOBIN, "value": 17}), sex=sex).note
    assert all(one in note for one in named)
    assert note.count(": above") == len(named)
    assert "_high" not in note


AROUND = [(-1, "absent"), (0, "absent"), (1, "present")]


@pytest.mark.parametrize(("step", "expected"), AROUND)
@pytest.mark.parametrize(
    ("test", "key", "sex", "limit", "name"),
    [
        (PLATELETS, "thrombocytosis", "F", "450", "platelets_high"),
        (PLATELETS, "thrombocytosis", None, "450", "platelets_high"),
        (HEMOGLOBIN, "polycythemia", "M", "16.5", "hemoglobin_high_men"),
        (HEMOGLOBIN, "polycythemia", "F", "16.0", "hemoglobin_high_women"),
        (HEMATOCRIT, "polycythemia", "M", "49", "hematocrit_high_men"),
        (HEMATOCRIT, "polycythemia", "F", "48", "hematocrit_high_women"),
    ],
)
def test_trap_21_a_default_counts_only_where_a_site_confirmed_it(
    finding, test, key, sex, limit, name, step, expected
):
    given = {**test, "value": Decimal(limit) + Decimal("0.1") * step}
    assert finding(key, given, sex=sex, confirmed=(name,)) == expected
    assert finding(key, given, sex=sex) == "unknown"
    others = tuple(one for one in ALL if one != name)
    assert finding(key, given, sex=sex, confirmed=others) == "unknown"


@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [(450, ">", "present"), (450, ">=", "unknown"), (450, "<", "absent"), (451, "<", "unknown")],
)
def test_bounds_stay_bounds(finding, value, comparator, expected):
    given = {**PLATELETS, "value": value, "comparator": comparator}
    assert finding("thrombocytosis", given, confirmed=ALL) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("16.0", "absent"), ("16.1", "unknown"), ("16.5", "unknown"), ("16.6", "present")],
)
def test_where_the_sex_is_not_known_both_limits_have_to_agree(finding, value, expected):
    given = {**HEMOGLOBIN, "value": value}
    assert finding("polycythemia", given, confirmed=ALL) == expected
    assert finding("polycythemia", given, confirmed=("hemoglobin_high_men",)) == "unknown"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"test": "platelets", "value": 451000, "unit": "/uL"}, "present"),
        ({"test": "platelets", "value": 450000, "unit": "/uL"}, "absent"),
        ({"test": "platelets", "value": 451, "unit": "10*3/uL"}, "present"),
        ({"test": "hemoglobin", "value": 166, "unit": "g/L"}, "present"),
        ({"test": "hemoglobin", "value": 165, "unit": "g/L"}, "absent"),
        ({"test": "hematocrit", "value": "0.50", "unit": "1"}, "present"),
        ({"test": "hematocrit", "value": "0.49", "unit": "1"}, "absent"),
        ({"test": "hematocrit", "value": "0.50", "unit": "fraction"}, "unknown"),
        ({"test": "platelets", "value": 884, "unit": None}, "unknown"),
        ({"test": "rbc", "value": 9, "unit": "10*12/L"}, "unknown"),
    ],
)
def test_units_are_converted_exactly_and_never_guessed(weigh, given, expected):
    facts = weigh(_visit(given), sex="M", confirmed=ALL).facts
    key = "thrombocytosis" if given["test"] == "platelets" else "polycythemia"
    words = {"TRUE": "present", "FALSE": "absent", "UNKNOWN": "unknown"}
    assert words[facts[key].counting.name if key in facts else "UNKNOWN"] == expected


def test_the_confirmed_default_names_itself_its_source_and_what_it_may_miss(weigh):
    visit = _visit({**HEMOGLOBIN, "value": 14})
    (one,) = weigh(visit, sex="M", confirmed=ALL).facts["polycythemia"].observations
    assert one.text == "14 g/dL, not above the default, confirmed by the site, of 16.5 g/dL"
    assert (one.cites, one.confidence) == (("arber_2016",), "unconfirmed")
    assert one.caution == "Excess fluid can hide polycythemia."
    visit = _visit({**HEMOGLOBIN, "value": 17, "ref_upper": 18})
    (one,) = weigh(visit).facts["polycythemia"].observations
    assert one.caution == "Excess fluid can hide polycythemia."


# --- the site's own limit -------------------------------------------------------------------


def _of_site(**parts):
    given = {"test": "platelets", "value": Decimal(400), "unit": "10*9/L"} | parts
    return SiteThreshold(by="Dr. Ada", day=_day("2026-03-05"), reason="our analyzer", **given)


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [
        ("above", 400, "absent"),
        ("above", 401, "present"),
        ("at_least", 399, "absent"),
        ("at_least", 400, "present"),
    ],
)
def test_the_sites_limit_goes_before_the_default_and_behind_the_laboratorys(
    finding, operator, value, expected
):
    limits = (_of_site(operator=operator),)
    given = {**PLATELETS, "value": value}
    assert finding("thrombocytosis", given, thresholds=limits, confirmed=ALL) == expected
    own = {**given, "ref_upper": 380}
    assert finding("thrombocytosis", own, thresholds=limits) == "present"


def test_a_limit_of_the_site_for_one_sex_leaves_the_other_to_the_default(finding):
    limits = (_of_site(test="hemoglobin", value=Decimal(15), unit="g/dL", sex="F"),)
    given = {**HEMOGLOBIN, "value": "15.5"}
    parts = {"thresholds": limits, "confirmed": ALL}
    assert finding("polycythemia", given, sex="F", **parts) == "present"
    assert finding("polycythemia", given, sex="M", **parts) == "absent"


def test_a_limit_of_the_site_for_another_test_judges_nothing(finding):
    limits = (_of_site(test="hemoglobin", value=Decimal(15), unit="g/dL"),)
    assert finding("thrombocytosis", {**PLATELETS, "value": 500}, thresholds=limits) == "unknown"


def test_the_sites_limit_is_labelled_as_the_sites(weigh):
    visit = _visit({**PLATELETS, "value": 430})
    (one,) = weigh(visit, thresholds=(_of_site(),)).facts["thrombocytosis"].observations
    assert one.text == "430 ×10⁹/L, above the site's limit of 400 ×10⁹/L"
    assert (one.cites, one.confidence) == (("project",), "own")


# --- numbers that cannot be used ------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"value": 478, "unread": {"collected": "31-Feb"}}, "needs correction"),
        ({"value": None, "unread": {"value": "4,78"}}, "needs correction"),
        ({"value": 3001}, "Outside the possible range"),
        ({"value": 884, "unit": "/uL"}, "Outside the possible range"),
        ({"value": -1}, "Outside the possible range"),
    ],
)
def test_a_number_that_cannot_be_right_is_not_used_and_says_why(item, given, why):
    found = item(_visit({**PLATELETS, "ref_upper": 400, **given}), confirmed=ALL)
    assert found.truth.name == "UNKNOWN"
    assert why in found.note
    assert why in found.evidence[0].caution


def test_a_blank_result_is_nothing_at_all(weigh):
    assert "thrombocytosis" not in weigh(_visit(dict(PLATELETS))).facts


def test_no_absent_closes_a_finding_over_a_number_that_is_unclear(finding):
    low = {**HEMOGLOBIN, "value": 14, "ref_upper": 16}
    unclear, high = {**HEMATOCRIT, "value": 50}, {**HEMATOCRIT, "value": 50, "ref_upper": 47}
    assert finding("polycythemia", low) == "absent"
    assert finding("polycythemia", low, unclear) == "unknown"
    assert finding("polycythemia", low, high) == "present"
    assert finding("polycythemia", high, unclear) == "present"


def test_both_findings_absent_by_number_close_the_criterion(item):
    low = {**HEMOGLOBIN, "value": 14, "ref_upper": 16}
    plain = {**PLATELETS, "value": 300, "ref_upper": 400}
    assert item(_visit(low, plain)).truth.name == "FALSE"
    assert item(_visit(plain)).truth.name == "UNKNOWN"


# --- time -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"collected": "2021-05-09"}, "present"),
        ({"collected": "2021-05-10"}, "unknown"),
        ({"collected": "2021-05"}, "unknown"),
        ({}, "unknown"),
        ({"phase": "before_treatment"}, "present"),
        ({"phase": "on_or_after_treatment", "collected": "2020-01-01"}, "unknown"),
    ],
)
def test_a_number_counts_from_before_treatment_only(finding, given, expected):
    number = {**PLATELETS, "value": 500, "ref_upper": 400, **given}
    assert finding("thrombocytosis", number, began="2021-05-10") == expected


def test_a_number_of_no_known_order_is_set_aside_with_the_question(item):
    found = item(_visit({**PLATELETS, "value": 500, "ref_upper": 400}), began="2021-05-10")
    assert "Was it before treatment of POEMS began?" in found.note
    assert "set aside" in found.evidence[0].text


def test_a_late_number_is_shown_where_a_limit_can_judge_it(item):
    late = {**PLATELETS, "value": 500, "collected": "2022-01-01"}
    found = item(_visit({**late, "ref_upper": 400}), began="2021-05-10")
    assert [one.text for one in found.evidence] == [
        (
            "500 ×10⁹/L, above the laboratory's own upper limit of 400, "
            "on or after treatment: not counted"
        )
    ]
    bare = item(_visit(late), began="2021-05-10")
    assert (bare.evidence, bare.note) == ((), None)


def test_a_late_number_keeps_nothing_open(finding):
    early = {**PLATELETS, "value": 300, "ref_upper": 400, "collected": "2021-01"}
    late = {**PLATELETS, "value": 500, "collected": "2022-01"}
    assert finding("thrombocytosis", early, late, began="2021-05-10") == "absent"
    shown = {**early, "collected": "2022"}
    assert finding("thrombocytosis", early, shown, late, began="2021-05-10") == "absent"


def test_a_late_number_that_is_shown_keeps_its_truth_beside_an_unclear_one(weigh):
    late = {**PLATELETS, "value": 300, "ref_upper": 400, "collected": "2022-01"}
    unclear = {**PLATELETS, "value": 300, "collected": "2020-01"}
    known = weigh(_visit(late, unclear), began="2021-05-10").facts["thrombocytosis"]
    assert (known.truth.name, known.admitted.name) == ("FALSE", "UNKNOWN")


def test_a_later_number_is_not_yet_known(finding):
    number = {**PLATELETS, "value": 500, "ref_upper": 400, "collected": "2023-02-02"}
    assert finding("thrombocytosis", number, as_of=date(2023, 2, 2)) == "present"
    with pytest.raises(KeyError):
        finding("thrombocytosis", number, as_of=date(2023, 2, 1))
    with pytest.raises(KeyError):
        finding("thrombocytosis", {**number, "collected": None}, day="2024", as_of=date(2023, 1, 1))


# --- a statement beside the number ----------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "value", "said"),
    [
        (PRESENT, 300, "Thrombocytosis is recorded present, but Platelets: 300"),
        (ABSENT, 500, "Thrombocytosis is recorded absent, but Platelets: 500"),
        (EXPLAINED, 300, "Thrombocytosis is recorded present, but Platelets: 300"),
        (PRESENT, 500, None),
        (ABSENT, 300, None),
        (Finding(state=FindingState.NOT_ASSESSED), 500, None),
        (Finding(state=FindingState.ABSENT, method="blood_count_treated"), 500, None),
        (Finding(state=FindingState.ABSENT, method="blood_count"), 500, "recorded absent"),
    ],
)
def test_a_statement_against_its_own_number_is_a_conflict(weigh, stated, value, said):
    number = {**PLATELETS, "value": value, "ref_upper": 400}
    conflicts = weigh(_visit(number, thrombocytosis=stated)).conflicts
    assert len(conflicts) == (said is not None)
    assert said is None or said in conflicts[0]


@pytest.mark.parametrize(("stated", "value"), [(PRESENT, 300), (ABSENT, 500)])
def test_a_present_wins_whoever_says_it(item, stated, value):
    number = {**PLATELETS, "value": value, "ref_upper": 400}
    found = item(_visit(number, thrombocytosis=stated))
    assert found.truth.name == "TRUE"
    assert len(found.conflicts) == 1


def test_what_changed_between_visits_is_no_conflict(weigh):
    earlier = _visit(name="a", day="2020", thrombocytosis=ABSENT)
    later = _visit({**PLATELETS, "value": 500, "ref_upper": 400}, name="b", day="2021")
    assert weigh(earlier, later).conflicts == ()


def test_an_answer_of_another_kind_is_no_statement(weigh):
    number = {**PLATELETS, "value": 500, "ref_upper": 400}
    assert weigh(_visit(number, thrombocytosis=Choice(value="present"))).conflicts == ()


NUMBER = {**PLATELETS, "value": 500, "ref_upper": 400}


def test_a_cause_given_for_the_finding_explains_its_number_too(item):
    found = item(_visit(NUMBER, thrombocytosis=EXPLAINED, polycythemia=ABSENT))
    assert found.truth.name == "FALSE"
    assert "explained by iron deficiency" in found.note
    later = _visit(name="b", day="2021", thrombocytosis=EXPLAINED, polycythemia=ABSENT)
    assert item(_visit(NUMBER, day="2020"), later).truth.name == "FALSE"


def test_a_plain_present_anywhere_leaves_the_number_counting(item):
    plain = _visit(name="b", day="2021", thrombocytosis=PRESENT)
    other = _visit(name="c", day="2022", thrombocytosis=EXPLAINED)
    assert item(_visit(NUMBER, day="2020"), plain, other).truth.name == "TRUE"
    assert item(_visit(NUMBER, thrombocytosis=PRESENT), other).truth.name == "TRUE"

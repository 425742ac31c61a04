"""When VEGF counts as elevated, by both rules; serum and plasma are never compared."""

from datetime import date

import pytest

from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import DateAnswer, Finding, Treatment
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate

PLASMA, SERUM, EITHER = {"specimen": "plasma"}, {"specimen": "serum"}, {"specimen": None}
TREATED = {"phase": "on_or_after_treatment"}
BEFORE = {"phase": "before_treatment"}


def _day(text):
    return PartialDate.from_iso(text)


@pytest.fixture
def vegf(truth_of):
    def truth(*results, stated=None, rule="stated", **parts):
        findings = {} if stated is None else {"vegf_elevated": stated}
        return truth_of("vegf", findings, results, rule=rule, **parts)

    return truth


# --- the statement -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("present", "met"), ("absent", "not met"), ("not_assessed", "unknown"), (None, "unknown")],
)
def test_the_statement_decides_by_the_stated_rule_only(vegf, stated, expected):
    assert vegf(stated=stated) == expected
    assert vegf(stated=stated, rule="published") == "unknown"


@pytest.mark.parametrize(
    "result",
    [
        {"value": 5000, **PLASMA},
        {"value": 5, **PLASMA},
        {"value": 5, **PLASMA, "ref_upper": 86},
        {"value": 5000, **SERUM, **TREATED},
        {"value": 900, "unit": None, **EITHER},
    ],
)
def test_the_statement_stands_against_any_number(vegf, result):
    assert vegf(result, stated="present") == "met"
    assert vegf(result, stated="absent") == "not met"


def test_a_statement_made_by_a_published_cut_off_is_no_absence(truth_of):
    by_cut_off = Finding(state=FindingState.ABSENT, method="published_cut_off")
    by_limit = Finding(state=FindingState.ABSENT, method="laboratory_limit")
    assert truth_of("vegf", {"vegf_elevated": by_cut_off}) == "unknown"
    assert truth_of("vegf", {"vegf_elevated": by_limit}) == "not met"


@pytest.mark.parametrize("rule", ["stated", "published"])
@pytest.mark.parametrize(
    ("stated", "result", "said"),
    [
        ("present", {"value": 50, **PLASMA, "ref_upper": 86}, "laboratory's own limit"),
        ("absent", {"value": 90, **PLASMA, "ref_upper": 86}, "laboratory's own limit"),
        ("absent", {"value": 200, **PLASMA}, "cut-offs"),
        ("absent", {"value": 1920, **EITHER}, "cut-offs"),
        ("present", {"value": 199, **EITHER}, "cut-offs"),
        ("absent", {"value": 2, "unit": "xULN", **SERUM}, "laboratory's own limit"),
    ],
)
def test_a_statement_against_its_own_number_is_a_conflict(weigh, rule, stated, result, said):
    (conflict,) = weigh({"vegf_elevated": stated}, [result], rule=rule).conflicts
    assert said in conflict
    assert conflict.startswith("VEGF is stated")


@pytest.mark.parametrize(
    ("stated", "result"),
    [
        ("present", {"value": 900, **PLASMA}),
        ("present", {"value": 500, **EITHER}),
        ("present", {"value": 700, "unit": None, "comparator": ">", **EITHER}),
        ("present", {"value": 3, "unit": "xULN", **EITHER}),
        ("present", {"value": 20, **PLASMA, **TREATED}),
        ("absent", {"value": 20, **PLASMA}),
        (None, {"value": 20, **PLASMA, "ref_upper": 86}),
    ],
)
def test_a_number_that_fits_or_cannot_be_compared_is_no_conflict(weigh, stated, result):
    findings = {} if stated is None else {"vegf_elevated": stated}
    assert weigh(findings, [result]).conflicts == ()


# --- the number against the laboratory's own limit -----------------------------------------


@pytest.mark.parametrize("specimen", [PLASMA, SERUM])
@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        (97, None, "met"),
        (96, None, "not met"),
        (95, None, "not met"),
        (96, ">", "met"),
        (96, ">=", "unknown"),
        (97, ">=", "met"),
        (96, "<", "not met"),
        (96, "<=", "not met"),
        (97, "<", "unknown"),
        (31, "<", "not met"),
        (50, ">", "unknown"),
    ],
)
def test_the_laboratorys_limit_decides_where_specimen_and_limit_are_known(
    vegf, specimen, value, comparator, expected
):
    result = {"value": value, "comparator": comparator, "ref_upper": 96, **specimen}
    assert vegf(result) == expected


def test_the_laboratorys_limit_goes_before_the_cut_off(vegf):
    assert vegf({"value": 2000, **SERUM, "ref_upper": 2500}) == "not met"
    assert vegf({"value": 2000, **SERUM, "ref_upper": 2500}, rule="published") == "met"
    assert vegf({"value": 800, **SERUM, "ref_upper": 771}) == "met"
    assert vegf({"value": 800, **SERUM, "ref_upper": 771}, rule="published") == "not met"


def test_a_limit_without_specimen_does_not_decide(vegf):
    assert vegf({"value": 90, **EITHER, "ref_upper": 86}) == "unknown"
    assert vegf({"value": 50, **EITHER, "ref_upper": 86}) == "unknown"
    assert vegf({"value": 1920, **EITHER, "ref_upper": 86}) == "met"


def test_a_number_without_unit_still_has_its_laboratorys_limit(vegf):
    result = {"value": 700, "unit": None, **SERUM, "ref_upper": 500}
    assert vegf(result) == "met"
    assert vegf(result, rule="published") == "unknown"


@pytest.mark.parametrize("limit", [1, None, 86])
@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        (3, None, "met"),
        (1, None, "not met"),
        ("0.9", None, "not met"),
        ("1.01", None, "met"),
        (1, ">", "met"),
        (1, "<", "not met"),
        (2, "<", "unknown"),
    ],
)
def test_a_multiple_of_the_limit_is_compared_with_one_and_never_converted(
    vegf, limit, value, comparator, expected
):
    result = {"value": value, "unit": "xULN", "comparator": comparator, "ref_upper": limit}
    assert vegf({**result, **SERUM}) == expected
    assert vegf({**result, **PLASMA}) == expected
    assert vegf({**result, **EITHER}) == "unknown"
    assert vegf({**result, **SERUM}, rule="published") == "unknown"


def test_a_huge_multiple_is_not_taken_for_picograms(vegf):
    assert vegf({"value": 5000, "unit": "xULN", **EITHER}) == "unknown"
    assert vegf({"value": 5000, "unit": "xULN", **EITHER}, rule="published") == "unknown"


# --- the published cut-offs ----------------------------------------------------------------

AROUND = [
    (0, None, "met"),
    (-1, None, "below"),
    (1, None, "met"),
    (0, ">", "met"),
    (0, ">=", "met"),
    (0, "<", "below"),
    (0, "<=", "unknown"),
    (-1, "<", "below"),
    (-1, "<=", "below"),
    (-1, ">", "unknown"),
    (-1, ">=", "unknown"),
    (1, "<", "unknown"),
    (1, "<=", "unknown"),
    (1, ">", "met"),
]


@pytest.mark.parametrize(("specimen", "cut_off"), [("plasma", 200), ("serum", 1920)])
@pytest.mark.parametrize(("offset", "comparator", "passed"), AROUND)
def test_values_around_a_cut_off(vegf, specimen, cut_off, offset, comparator, passed):
    result = {"value": cut_off + offset, "comparator": comparator, "specimen": specimen}
    published = {"met": "met", "below": "not met", "unknown": "unknown"}[passed]
    assert vegf(result, rule="published") == published
    assert vegf(result) == ("met" if passed == "met" else "unknown")


@pytest.mark.parametrize(
    ("value", "comparator", "published"),
    [
        (1920, None, "met"),
        (1920, ">=", "met"),
        (1919, None, "unknown"),
        (1919, ">", "unknown"),
        (1919, ">=", "unknown"),
        (700, ">", "unknown"),
        (1000, None, "unknown"),
        (200, None, "unknown"),
        (199, None, "not met"),
        ("199.999", None, "not met"),
        (200, "<", "not met"),
        (200, "<=", "unknown"),
        (199, ">", "unknown"),
        (31, "<", "not met"),
        (2000, "<", "unknown"),
    ],
)
def test_a_number_without_specimen_counts_where_both_cut_offs_agree(
    vegf, value, comparator, published
):
    result = {"value": value, "comparator": comparator, **EITHER}
    assert vegf(result, rule="published") == published
    assert vegf(result) == ("met" if published == "met" else "unknown")


@pytest.mark.parametrize("unit", [None, "", "xULN", "pmol/L", "U/mL", "pg/ML"])
@pytest.mark.parametrize("specimen", [PLASMA, SERUM, EITHER])
def test_a_unit_that_is_missing_or_unlike_leaves_it_unknown(vegf, unit, specimen):
    for value in (5000, 5):
        result = {"value": value, "unit": unit, **specimen}
        assert vegf(result, rule="published") == "unknown"
        if unit != "xULN":
            assert vegf(result) == "unknown"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (200, "ng/L", "met"),
        (199, "ng/L", "not met"),
        ("0.2", "ng/mL", "met"),
        ("0.1999", "ng/mL", "not met"),
    ],
)
def test_nanograms_per_liter_are_picograms_per_milliliter(vegf, value, unit, expected):
    assert vegf({"value": value, "unit": unit, **PLASMA}, rule="published") == expected


@pytest.mark.parametrize(
    ("test", "specimen", "value", "published"),
    [
        ("vegf_plasma", None, 200, "met"),
        ("vegf_plasma", "plasma", 199, "not met"),
        ("vegf_serum", None, 1919, "not met"),
        ("vegf_serum", "serum", 1920, "met"),
        ("vegf_plasma", "serum", 5000, "unknown"),
        ("vegf_serum", "plasma", 5000, "unknown"),
    ],
)
def test_a_test_named_for_its_specimen_needs_no_other_and_bears_none_against_it(
    vegf, test, specimen, value, published
):
    result = {"test": test, "specimen": specimen, "value": value}
    assert vegf(result, rule="published") == published


@pytest.mark.parametrize("test", ["vegf_d", "il6", "VEGF", "vegf_elevated", "platelets"])
def test_other_tests_are_not_vegf(vegf, test):
    assert vegf({"test": test, "value": 5000, **PLASMA}) == "unknown"


# --- before and after treatment ------------------------------------------------------------


@pytest.mark.parametrize("rule", ["stated", "published"])
@pytest.mark.parametrize(
    "number",
    [
        {"value": 5000, **PLASMA},
        {"value": 5, **PLASMA},
        {"value": 5, **PLASMA, "ref_upper": 86},
        {"value": 500, **PLASMA, "ref_upper": 86},
        {"value": 3, "unit": "xULN", **SERUM},
        {"value": 5000, **EITHER},
    ],
)
def test_a_number_on_or_after_treatment_never_counts(vegf, rule, number):
    assert vegf({**number, **TREATED}, rule=rule) == "unknown"


@pytest.mark.parametrize("phase", [BEFORE, {"phase": None}])
def test_a_number_before_treatment_or_without_phase_counts(vegf, phase):
    assert vegf({"value": 200, **PLASMA, **phase}, rule="published") == "met"


def test_the_dates_of_treatment_speak_where_the_phase_does_not(vegf):
    given = Treatment(id="t", name="x", directed=True, start=_day("2020-05-10"))
    cases = {"2020-05-09": "met", "2020-05-10": "unknown", "2020-05": "unknown", None: "unknown"}
    for collected, expected in cases.items():
        result = {"value": 900, **PLASMA, "collected": collected and _day(collected)}
        assert vegf(result, treatments=(given,)) == expected
    late = {"value": 900, **PLASMA, "collected": _day("2021-01-01"), **BEFORE}
    assert vegf(late, treatments=(given,)) == "met"


@pytest.mark.parametrize("directed", [False, None])
def test_treatment_not_known_to_be_directed_at_the_disease_sets_nothing_aside(vegf, directed):
    given = Treatment(id="t", name="x", directed=directed, start=_day("2020-05-10"))
    result = {"value": 900, **PLASMA, "collected": _day("2021")}
    assert vegf(result, treatments=(given,)) == "met"


def test_a_transplant_and_the_forms_own_dates_are_treatment_too(vegf, truth_of):
    result = {"value": 900, **PLASMA, "collected": _day("2021")}
    infused = Transplant(id="t", day0=_day("2020"))
    assert vegf(result, transplants=(infused,)) == "unknown"
    started = {"treatment_start_date": DateAnswer(value=_day("2020-12-31"))}
    assert truth_of("vegf", started, [result]) == "unknown"


# --- several results -----------------------------------------------------------------------


def test_one_counting_result_is_enough(vegf):
    low, high = {"value": 20, **PLASMA, "ref_upper": 86}, {"value": 90, **PLASMA, "ref_upper": 86}
    after = {"value": 9000, **PLASMA, **TREATED}
    assert vegf(low, high) == "met"
    assert vegf(low, low, after) == "not met"
    assert vegf(low, {"value": 150, **PLASMA}) == "unknown"
    assert vegf({"value": 1919, **SERUM}, {"value": 200, **PLASMA}, rule="published") == "met"
    assert vegf({"value": 1919, **SERUM}, {"value": 199, **PLASMA}, rule="published") == "not met"
    assert vegf({"value": 199, **PLASMA}, {"value": 500, **EITHER}, rule="published") == "unknown"


def test_only_the_deciding_results_are_the_evidence(weigh):
    low, high = {"value": 20, **PLASMA, "ref_upper": 86}, {"value": 90, **PLASMA, "ref_upper": 86}
    item = next(i for i in weigh({}, [low, high]).main.items if i.criterion.id == "vegf")
    assert [(e.place, e.text) for e in item.evidence] == [("r2", "90 pg/mL, plasma")]


# --- results that cannot be used -----------------------------------------------------------


@pytest.mark.parametrize("rule", ["stated", "published"])
@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"value": -5, **PLASMA}, "Outside the possible range"),
        ({"value": -5, "unit": None, **PLASMA, "ref_upper": 86}, "Outside the possible range"),
        ({"value": 50001, **SERUM}, "Outside the possible range"),
        ({"value": 318, "unit": "ng/mL", **PLASMA}, "Outside the possible range"),
        ({"value": 0, "comparator": "<", **PLASMA}, "Outside the possible range"),
        ({"value": 50000, "comparator": ">", **PLASMA}, "Outside the possible range"),
        ({"value": None, **PLASMA}, "No value"),
        ({"value": 900, **PLASMA, "unread": {"collected": "31-Feb"}}, "needs correction"),
        ({"value": 900, **PLASMA, "collected": _day("2025-11-21")}, "Collected after 20-Nov-2025"),
        ({"value": 900, "test": "vegf_serum", **PLASMA}, "Named as a serum test"),
    ],
)
def test_a_result_that_cannot_be_right_is_set_aside_with_its_reason(weigh, rule, result, why):
    item = next(i for i in weigh({}, [result], rule=rule).main.items if i.criterion.id == "vegf")
    assert item.truth.name == "UNKNOWN"
    assert why in item.evidence[0].caution


@pytest.mark.parametrize("value", [0, 1, 50000])
def test_the_ends_of_the_possible_range_are_possible(vegf, value):
    assert vegf({"value": value, **SERUM}, rule="published") != "unknown"


def test_results_collected_later_are_not_yet_known(vegf):
    result = {"value": 900, **PLASMA, "collected": _day("2021-06-15")}
    assert vegf(result, as_of=date(2021, 6, 14)) == "unknown"
    assert vegf(result, as_of=date(2021, 6, 15)) == "met"
    sometime = {**result, "collected": _day("2021")}
    assert vegf(sometime, as_of=date(2021, 6, 14)) == "met"
    assert vegf(sometime, as_of=date(2020, 12, 31)) == "unknown"


# --- what to ask ---------------------------------------------------------------------------


def test_open_results_say_what_to_ask(weigh):
    ask = weigh({}, [{"value": 640, **EITHER}]).clarify_vegf
    assert ask == ("Ask the laboratory which specimen the 640 was.",)
    late = {"value": 900, **PLASMA, "collected": _day("2026-01-01")}
    assert weigh({}, [late]).clarify_vegf == ("Correct the date of the plasma result 900.",)
    clear = [{"value": 1920, **EITHER}, {"value": 20, **PLASMA}, {"value": 5, **EITHER}]
    assert weigh({}, clear).clarify_vegf == ()


@pytest.mark.parametrize(
    ("result", "text"),
    [
        ({"value": 1101, **EITHER}, "1,101 pg/mL, specimen not stated"),
        ({"value": 31, "comparator": "<", **PLASMA}, "<31 pg/mL, plasma"),
        ({"value": 700, "unit": None, **SERUM}, "700 (no unit), serum"),
        ({"value": 3, "unit": "xULN", **SERUM}, "3 times the laboratory's upper limit, serum"),
        ({"value": None, **SERUM}, "no value pg/mL, serum"),
    ],
)
def test_a_result_reads_as_reported(weigh, result, text):
    assert weigh({}, [result]).vegf_points[0].text == text


def test_points_stand_in_order_of_collection_undated_first(weigh):
    days = ["2021-05", None, "2020", "2021-04-30"]
    results = [{"value": 1, **PLASMA, "collected": d and _day(d)} for d in days]
    assert [p.result.id for p in weigh({}, results).vegf_points] == ["r2", "r3", "r4", "r1"]


LOW = {"value": 20, **PLASMA, "ref_upper": 86}


@pytest.mark.parametrize("rule", ["stated", "published"])
@pytest.mark.parametrize(
    "doubtful",
    [
        {"value": 318, "unit": "ng/mL", **PLASMA},
        {"value": None, **PLASMA, "unread": {"value": "1,234"}},
        {"value": 5000, "test": "vegf_serum", **PLASMA},
        {"value": 900, "unit": None, **PLASMA},
    ],
)
def test_no_result_closes_the_criterion_over_one_that_may_yet_be_elevated(vegf, rule, doubtful):
    assert vegf(LOW, rule=rule) == "not met"
    assert vegf(LOW, doubtful, rule=rule) == "unknown"
    high = {"value": 200, **PLASMA}
    assert vegf(high, doubtful, rule=rule) == "met"


@pytest.mark.parametrize("rule", ["stated", "published"])
@pytest.mark.parametrize(
    "never",
    [
        {"value": 5000, **PLASMA, **TREATED},
        {"value": 318, "unit": "ng/mL", **PLASMA, **TREATED},
        {"value": None, **PLASMA},
        {"value": 5000, **PLASMA, "collected": _day("2025-11-21")},
    ],
)
def test_a_result_that_never_counts_keeps_nothing_open(vegf, rule, never):
    assert vegf(LOW, never, rule=rule) == "not met"


def test_a_result_perhaps_before_treatment_keeps_it_open(vegf):
    given = Treatment(id="t", name="x", directed=True, start=_day("2020-05-10"))
    low = {**LOW, "collected": _day("2020-01")}
    assert vegf(low, treatments=(given,)) == "not met"
    undated = {"value": 5000, **PLASMA}
    assert vegf(low, undated, treatments=(given,)) == "unknown"

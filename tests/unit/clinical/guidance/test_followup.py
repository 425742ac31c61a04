"""What is due, since when, and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.clinical.guidance.calendar import (
    Months,
    Standing,
    State,
    Window,
    add_months,
)
from poems_desktop.clinical.guidance.followup import (
    Condition,
    Dates,
    FollowUpItem,
    load_followup,
    plan,
)
from poems_desktop.clinical.guidance.recorded import dates_of
from poems_desktop.clinical.guidance.visits import still_open
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


@pytest.fixture(scope="module")
def rules():
    return load_followup()


def _day(text):
    return None if text is None else PartialDate.from_iso(text)


@pytest.fixture(scope="module")
def due(rules):
    def planned(as_of, done=None, **dates):
        given_dates = {
            key: value if isinstance(value, (Truth, dict, bool)) else _day(value)
            for key, value in dates.items()
        }
        days = {key: tuple(map(_day, texts)) for key, texts in (done or {}).items()}
        found = plan(Dates(done=days, **given_dates), rules, date.fromisoformat(as_of))
        return {one.line.id.removeprefix("followup_"): one for one in found}

    return planned


def test_every_citation_and_key_exists(rules, shipped):
    cited = {c for one in (rules.visits, *rules.item) for c in one.cites}
    assert {c for c in cited if c.partition("#")[0] not in shipped.references} == set()
    keys = {k for item in rules.item for k in item.keys}
    keys |= {item.condition.key for item in rules.item if item.condition}
    assert keys - set(shipped.fields) == {"vegf_plasma", "vegf_serum"}


def test_only_the_interval_of_visits_and_the_source_s_own_windows_are_sourced(rules):
    assert rules.visits.confidence == "sourced"
    sourced = {item.id for item in rules.item if item.confidence == "sourced"}
    assert sourced == {"radiation_effect"}


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2024-04-09", State.EARLY),
        ("2024-04-10", State.DUE),
        ("2024-07-10", State.DUE),
        ("2024-07-11", State.OVERDUE),
    ],
)
def test_in_the_first_years_a_visit_is_due_after_3_to_6_months(due, as_of, state):
    visit = due(as_of, diagnosis="2023-01-10", last_visit="2024-01-10")["visit"]
    assert visit.standing.state is state
    assert visit.standing.since == _day("2024-01-10")
    assert visit.line.cites[0] == "faq_2017#30"
    assert "10-Apr-2024 to 10-Jul-2024" in visit.line.value


@pytest.mark.parametrize(
    ("last", "opens"),
    [
        ("2025-01-09", date(2025, 4, 9)),
        ("2025-01-10", date(2025, 7, 10)),
        ("2025-01-11", date(2025, 7, 11)),
    ],
)
def test_after_five_years_from_diagnosis_the_interval_is_6_to_12_months(due, last, opens):
    visit = due("2025-02-01", diagnosis="2020-01-10", last_visit=last)["visit"]
    assert visit.standing.window.opens == opens


def test_a_diagnosis_known_by_its_year_keeps_the_shorter_interval_while_it_may_hold(due):
    visit = due("2025-07-01", diagnosis="2020", last_visit="2025-06-01")["visit"]
    assert visit.standing.window.opens == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("diagnosis", "last", "since", "opens"),
    [
        ("2020-01-10", "2025-01", "2025-01", date(2025, 4, 1)),
        ("2025-01-10", "2025-01", "2025-01", date(2025, 4, 1)),
        ("2025", "2025-03-01", "2025-03-01", date(2025, 6, 1)),
        ("2025-02", "2025-01-31", "2025-02", date(2025, 5, 1)),
    ],
)
def test_vague_dates_keep_the_sooner_visit(due, diagnosis, last, since, opens):
    visit = due("2025-04-01", diagnosis=diagnosis, last_visit=last)["visit"]
    assert visit.standing.since == _day(since)
    assert visit.standing.window.opens == opens


def test_a_vague_visit_or_radiation_does_not_put_a_reminder_off(make, visit, treatment, rules):
    case = make(
        [visit("v1", "2024"), visit("v2", "2024-03-10")],
        [treatment("Radiation", None, "2024"), treatment("Radiation 2", None, "2024-05-01")],
    )
    dates = dates_of(case, rules)
    assert dates.last_visit == _day("2024-03-10")
    assert dates.radiation_end == _day("2024-05-01")


def test_without_a_visit_it_is_counted_from_diagnosis(due):
    visit = due("2025-02-01", diagnosis="2025-01-10")["visit"]
    assert visit.standing.since == _day("2025-01-10")
    assert [one.label for one in visit.line.inputs] == ["Diagnosis"]
    earlier = due("2025-02-01", diagnosis="2025-01-10", last_visit="2024-12-01")["visit"]
    assert earlier.standing.since == _day("2025-01-10")
    same = due("2025-02-01", diagnosis="2025-01-10", last_visit="2025-01-10")["visit"]
    assert [one.label for one in same.line.inputs] == ["Diagnosis", "Last visit"]


def test_trap_94_without_a_date_there_is_nothing_to_count_from(due):
    found = due("2025-02-01", last_visit="2025-01-01", radiated=True)
    assert "radiation_effect" in found
    for one in found.values():
        assert one.standing.state is State.NO_DATE
        assert one.standing.window is None
        assert one.line.truth is Truth.UNKNOWN
        assert one.line.value == "No date to count from"
        assert one.line.missing


def test_the_missing_date_is_named(due):
    found = due("2025-02-01", diagnosis="2025-01-10", radiated=True)
    assert found["vegf"].line.missing == ("Start of treatment: date",)
    assert found["radiation_effect"].line.missing == ("End of radiation: date",)
    assert found["endocrine"].line.missing == ()


@pytest.mark.parametrize(
    ("response", "words"),
    [
        (Truth.FALSE, "Closer than this"),
        (Truth.UNKNOWN, "If first-line treatment brought"),
        (Truth.TRUE, "Follow-up is for life"),
    ],
)
def test_without_a_complete_hematologic_response_it_is_closer(due, response, words):
    visit = due("2025-02-01", diagnosis="2025-01-10", complete_response=response)["visit"]
    assert visit.line.cautions[0].startswith(words)
    assert visit.line.cautions[-1].startswith("Follow-up is for life")


def test_a_date_known_by_its_month_is_perhaps_due(due):
    def state(as_of):
        found = due(as_of, diagnosis="2024-01", last_visit="2024-06")["visit"]
        return found.standing.state

    assert state("2024-08-31") is State.EARLY
    assert state("2024-09-01") is State.PERHAPS
    assert state("2024-09-29") is State.PERHAPS
    assert state("2024-09-30") is State.DUE
    assert state("2024-12-01") is State.DUE
    assert state("2024-12-02") is State.PERHAPS
    assert state("2024-12-30") is State.PERHAPS
    assert state("2024-12-31") is State.OVERDUE


def test_perhaps_due_is_neither_true_nor_false(due):
    found = due("2024-09-15", diagnosis="2024-01", last_visit="2024-06")["visit"]
    assert found.line.truth is Truth.UNKNOWN
    assert found.line.value == "Perhaps due: 01-Sep-2024 to 30-Dec-2024"
    assert found.line.missing == ("Diagnosis or last visit: day",)
    vegf = due("2025-04-15", treatment_start="2025-01")["vegf"]
    assert vegf.line.truth is Truth.UNKNOWN
    assert vegf.line.missing == ("The date counted from: day",)


@pytest.mark.parametrize(
    ("done", "opens"),
    [
        ("2025-04-09", date(2025, 4, 10)),
        ("2025-04-10", date(2025, 7, 10)),
        ("2025-04", date(2025, 7, 10)),
        ("2025-03", date(2025, 4, 10)),
    ],
)
def test_a_test_answers_its_window_from_the_day_it_opens(due, done, opens):
    item = due("2025-06-10", {"vegf": [done]}, treatment_start="2025-01-10")["vegf"]
    assert item.standing.window.opens == opens


def test_trap_39_vegf_at_4_weeks_is_not_yet_due(due):
    vegf = due("2025-02-07", {"vegf": ["2025-02-07"]}, treatment_start="2025-01-10")["vegf"]
    assert vegf.standing.state is State.EARLY
    assert vegf.line.truth is Truth.FALSE
    assert "4 weeks is no failure" in vegf.line.cautions[0]


@pytest.mark.parametrize(
    ("done", "as_of", "opens", "state"),
    [
        ([], "2025-05-01", date(2025, 4, 10), State.DUE),
        (["2025-05-01"], "2025-05-02", date(2025, 7, 10), State.EARLY),
        (["2025-05-01"], "2025-08-01", date(2025, 7, 10), State.DUE),
        ([], "2025-08-01", date(2025, 7, 10), State.DUE),
        ([], "2025-10-11", date(2025, 7, 10), State.OVERDUE),
        (["2025-08-01"], "2025-10-11", date(2026, 2, 1), State.EARLY),
        (["2025-12-01"], "2026-01-01", date(2026, 6, 1), State.EARLY),
        (["2025-05-01", "2025-08-01"], "2026-02-01", date(2026, 2, 1), State.DUE),
        (["2026-01-01"], "2025-08-01", date(2025, 7, 10), State.DUE),
        ([], "2025-07-09", date(2025, 4, 10), State.DUE),
        ([], "2025-07-10", date(2025, 7, 10), State.DUE),
        (["2025-05-01"], "2025-05-01", date(2025, 7, 10), State.EARLY),
        (["2025-05"], "2025-05-10", date(2025, 7, 10), State.EARLY),
    ],
)
def test_the_windows_of_vegf_and_then_every_six_months(due, done, as_of, opens, state):
    vegf = due(as_of, {"vegf": done}, treatment_start="2025-01-10")["vegf"]
    assert vegf.standing.window.opens == opens
    assert vegf.standing.state is state


@pytest.mark.parametrize(
    ("serum", "urine", "opens"),
    [
        (["2025-05-01"], [], date(2025, 4, 10)),
        ([], ["2025-05-01"], date(2025, 4, 10)),
        (["2025-05-01"], ["2025-05-01"], date(2025, 11, 1)),
        (["2025-05-01"], ["2025-06-01"], date(2025, 12, 1)),
        (["2025-06-01"], ["2025-05-01"], date(2025, 12, 1)),
        (["2025-05-01"], ["2025-06-02"], date(2025, 4, 10)),
        (["2025-04-15", "2025-06-02"], ["2025-06-05"], date(2025, 12, 5)),
    ],
)
def test_immunofixation_is_done_when_serum_and_urine_lie_close(due, serum, urine, opens):
    done = {"serum_immunofixation": serum, "urine_immunofixation": urine}
    item = due("2025-06-10", done, treatment_start="2025-01-10")["hematologic"]
    assert item.standing.window.opens == opens


def test_trap_94_radiation_is_judged_from_its_end(due):
    dates = {"radiation_end": "2025-05-01", "radiated": True}
    found = due("2025-07-01", treatment_start="2025-01-01", **dates)
    effect = found["radiation_effect"]
    assert effect.standing.window.opens == date(2025, 8, 1)
    assert effect.standing.since == _day("2025-05-01")
    assert "not from its start" in effect.line.cautions[0]
    judged = due("2025-09-01", {"clinical_response": ["2025-08-10"]}, **dates)
    assert judged["radiation_effect"].standing.state is State.DONE
    assert judged["radiation_effect"].line.value == "Done"
    assert judged["radiation_effect"].line.truth is Truth.FALSE
    assert "radiation_effect" not in due("2025-07-01", treatment_start="2025-01-01")


def test_trap_48_neurology_is_looked_at_for_years_before_failure_is_called(due):
    neurology = due("2025-05-01", treatment_start="2025-01-10")["neurology"]
    assert "before 6 to 12 months" in neurology.line.cautions[0]
    late = due("2027-06-01", {"onls_total": ["2026-02-01"]}, treatment_start="2025-01-10")
    assert late["neurology"].standing.window.opens == date(2027, 1, 10)


def test_a_window_that_passed_gives_way_to_the_next(due):
    item = due("2025-08-01", treatment_start="2025-01-10")["neurology"]
    assert item.standing.window.opens == date(2025, 7, 10)


def test_a_condition_that_nobody_looked_at_is_unknown(due):
    item = due("2025-05-01", treatment_start="2025-01-10")["pet_response"]
    assert "that is not on record" in item.line.cautions[1]


@pytest.mark.parametrize(
    ("done", "since"),
    [
        ("2022", "2022"),
        ("2022-03", "2022-03"),
        ("2022-03-10", "2022-03-10"),
        ("2022-02", "2022-03-10"),
        ("2022-03-09", "2022-03-10"),
    ],
)
def test_what_was_done_before_the_anchor_does_not_count(due, done, since):
    item = due("2022-06-01", {"tsh": [done]}, diagnosis="2022-03-10")["endocrine"]
    assert item.standing.since == _day(since)


@pytest.mark.parametrize(
    ("met", "listed", "asked"),
    [(Truth.TRUE, True, False), (Truth.FALSE, False, False), (Truth.UNKNOWN, True, True)],
)
def test_a_condition_not_met_drops_the_item_and_an_unknown_one_says_so(due, met, listed, asked):
    found = due("2025-05-01", treatment_start="2025-01-10", condition={"pet_avid_lesions": met})
    assert ("pet_response" in found) is listed
    assert "pet" in found
    if listed:
        cautions = " ".join(found["pet_response"].line.cautions)
        assert ("that is not on record" in cautions) is asked


def test_a_yearly_item_is_counted_from_the_last_time_it_was_done(due):
    done = {"tsh": ["2024-02-01", "2019-01-01"]}
    item = due("2025-03-01", done, diagnosis="2022-01-10")["endocrine"]
    assert item.standing.since == _day("2024-02-01")
    assert item.standing.window == Window.after(
        _day("2024-02-01"), Months.model_validate({"from": 12, "to": 12})
    )
    assert item.line.value == "Overdue: 01-Feb-2025"
    before = due("2022-03-01", {"tsh": ["2019-01-01"]}, diagnosis="2022-01-10")["endocrine"]
    assert before.standing.since == _day("2022-01-10")


def test_months_end_with_the_month():
    assert add_months(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert add_months(date(2024, 12, 31), 12) == date(2025, 12, 31)
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.integers(1, 60),
    st.integers(0, 60),
    st.dates(date(1990, 1, 1), date(2098, 1, 1)),
)
def test_a_vaguer_anchor_never_decides_what_the_exact_one_denies(day, first, more, as_of):
    months = Months.model_validate({"from": first, "to": first + more})
    exact = Window.after(PartialDate.of(day), months).state(as_of)
    vague = Window.after(PartialDate(day.year, day.month), months).state(as_of)
    assert vague in {exact, State.PERHAPS}


@pytest.mark.parametrize(
    ("model", "data", "words"),
    [
        (Months, {"from": 6, "to": 3}, "ends before it begins"),
        (Months, {"from": 0, "to": 3}, "greater than or equal to 1"),
        (Months, {"from": 1, "to": 0}, "greater than or equal to 1"),
        (Condition, {"key": "a", "text": "t"}, "exactly one"),
        (Condition, {"key": "a", "text": "t", "present": True, "above": "1"}, "exactly one"),
        (
            FollowUpItem,
            {
                "id": "a",
                "title": "A",
                "anchor": "diagnosis",
                "keys": ["tsh"],
                "why": "w",
                "caution": "c",
                "cites": ["project"],
                "confidence": "own",
            },
            "windows, an interval",
        ),
    ],
)
def test_a_faulty_rule_is_refused(model, data, words):
    with pytest.raises(ValueError, match=words):
        model.model_validate(data)


# --- dates read from a record --------------------------------------------------------------------


def test_dates_of_an_empty_record_are_unknown(make, rules):
    dates = dates_of(make(), rules)
    assert dates == Dates(
        done={k: () for item in rules.item for k in item.keys},
        condition={
            "pet_avid_lesions": Truth.UNKNOWN,
            "rvsp": Truth.UNKNOWN,
            "papilledema": Truth.UNKNOWN,
        },
    )


def test_dates_are_read_where_they_are_recorded(make, visit, treatment, on, rules):
    case = make(
        [
            visit("v1", "2024-01-10", {"diagnosis_date": on("2023-12")}),
            visit("v2", "2024-08-10", {"hematologic_response": "complete"}),
            visit("v3", "2026-08-10", {"diagnosis_date": on("2023-11")}),
            visit("v4", None),
        ],
        [
            treatment("Melphalan", "2024-02-01", directed=True),
            treatment("Radiation", "2024-03-01", "2024-04-20", directed=True),
            treatment("Radiotherapy, second site", "2024-05-01", "2024-06-20"),
            treatment("Radiation, planned", "2024-05-01", "2026-06-20"),
            treatment("Radiation, going on", "2024-05-01"),
        ],
    )
    dates = dates_of(case, rules)
    assert dates.treatment_start == _day("2024-02-01")
    assert dates.radiation_end == _day("2024-06-20")
    assert dates.radiated
    assert dates.last_visit == _day("2024-08-10")
    assert dates.complete_response is Truth.TRUE


def test_a_later_statement_of_the_diagnosis_wins_and_a_future_one_is_not_read(
    make, visit, on, rules
):
    visits = [
        visit("v1", "2024-01-10", {"diagnosis_date": on("2023-12")}),
        visit("v2", "2024-02-10", {"diagnosis_date": on("2023-11-20")}),
        visit("v3", "2024-03-10", {"diagnosis_date": on("2027-01-01")}),
        visit("v4", "2024-04-10", {"diagnosis_date": on(None)}),
    ]
    assert dates_of(make(visits), rules).diagnosis == _day("2023-11-20")


def test_treatment_that_begins_later_is_no_start(make, treatment, rules):
    case = make(treatments=[treatment("Melphalan", "2026-02-01", directed=True)])
    assert dates_of(case, rules).treatment_start is None


@pytest.mark.parametrize(
    ("word", "truth"),
    [
        ("very_good_partial", Truth.FALSE),
        ("partial", Truth.FALSE),
        ("no_response", Truth.FALSE),
        ("not_evaluable", Truth.UNKNOWN),
    ],
)
def test_anything_but_complete_is_not_a_complete_response(make, visit, rules, word, truth):
    case = make([visit("v1", "2024-01-10", {"hematologic_response": word})])
    assert dates_of(case, rules).complete_response is truth


@pytest.mark.parametrize(
    ("value", "truth"), [("49", Truth.FALSE), ("50", Truth.TRUE), ("51", Truth.TRUE)]
)
def test_a_condition_on_a_result_is_met_at_its_limit(make, visit, rules, value, truth):
    result = {"test": "rvsp", "value": value, "unit": "mm[Hg]"}
    case = make([visit("v1", "2024-01-10", {}, [result])])
    assert dates_of(case, rules).condition["rvsp"] is truth


@pytest.mark.parametrize(("value", "truth"), [("0", Truth.FALSE), ("1", Truth.TRUE)])
def test_a_condition_above_a_limit(make, visit, rules, value, truth):
    result = {"test": "pet_avid_lesions", "value": value, "unit": "{count}"}
    case = make([visit("v1", "2024-01-10", {}, [result])])
    assert dates_of(case, rules).condition["pet_avid_lesions"] is truth


def test_trap_60_a_pressure_without_a_unit_leaves_the_condition_open(make, visit, rules):
    case = make([visit("v1", "2024-01-10", {}, [{"test": "rvsp", "value": 60}])])
    assert dates_of(case, rules).condition["rvsp"] is Truth.UNKNOWN


def test_done_dates_are_those_of_the_entries(make, visit, rules):
    vegf = {"test": "vegf", "value": 60, "unit": "pg/mL", "collected": "2024-01-08"}
    case = make([visit("v1", "2024-01-10", {}, [vegf]), visit("v2", None, {}, [])])
    assert dates_of(case, rules).done["vegf"] == (_day("2024-01-08"),)


def test_the_overdue_stands_first_and_what_is_done_is_left_out(due):
    found = due(
        "2025-11-20",
        diagnosis="2022-03-12",
        treatment_start="2022-04-11",
        last_visit="2025-05-14",
        done={"vegf": ("2025-11-01",)},
    )
    states = [one.standing.state for one in still_open(found.values())]
    order = [State.OVERDUE, State.DUE, State.PERHAPS, State.EARLY, State.NO_DATE]
    assert states == sorted(states, key=order.index)
    assert len({*states}) > 1
    assert sorted(states) == sorted(
        one.standing.state for one in found.values() if one.standing.state is not State.DONE
    )


def test_of_equally_urgent_lines_the_plan_keeps_its_order(due):
    found = due("2025-11-20")
    assert {one.standing.state for one in found.values()} == {State.NO_DATE}
    assert still_open(found.values()) == tuple(found.values())


@pytest.mark.parametrize(
    ("anchor", "as_of", "days"),
    [
        ("2025-01-31", "2025-07-31", None),  # the last day on which it is due
        ("2025-01-31", "2025-08-01", 1),
        ("2025-01", "2025-07-31", None),
        ("2025-01", "2025-08-10", 10),  # counted from the last day that the anchor may be
    ],
)
def test_days_overdue_count_from_when_the_window_was_surely_closed(anchor, as_of, days):
    day = date.fromisoformat(as_of)
    window = Window.after(_day(anchor), Months(**{"from": 3, "to": 6}))
    assert Standing(window.state(day), window).days_overdue(day) == days


def test_nothing_without_a_date_is_overdue():
    assert Standing(State.NO_DATE).days_overdue(date(2025, 11, 20)) is None

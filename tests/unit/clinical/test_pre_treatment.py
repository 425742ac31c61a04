"""What counts only from before treatment, what appears only after it, and how findings went."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.facts import fact, gather
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.over_time import course_of
from poems_desktop.clinical.policy import Policy
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
BEGAN = "2021-05-10"
BEFORE, AFTER = "2021-05-09", "2021-05-10"
WORDS = {"TRUE": "met", "FALSE": "not met", "UNKNOWN": "unknown"}
ABSENT = Finding(state=FindingState.ABSENT)
PRESENT = Finding(state=FindingState.PRESENT)


def _day(text):
    return None if text is None else PartialDate.from_iso(text)


def _answer(word):
    if not isinstance(word, str):
        return word
    return Finding(state=FindingState(word)) if word in set(FindingState) else Choice(value=word)


def _record(*visits, began=BEGAN, treatments=None, results=()):
    """Visits from (date, {key: answer}); treatment directed at the plasma cells from `began`."""
    given = (Treatment(id="t", name="melphalan", directed=True, start=_day(began)),)
    made = [
        Visit(id=f"v{n}", date=_day(day), answers={k: _answer(w) for k, w in answers.items()})
        for n, (day, answers) in enumerate(visits, 1)
    ]
    if results:
        made.append(Visit(id="lab", results=tuple(results)))
    treated = given if treatments is None else treatments
    return Record(patient=Patient(id="p"), visits=tuple(made), treatments=treated)


@pytest.fixture
def item(shipped):
    def weighed(criterion, record, as_of=DAY, rule="stated", sets=("dispenzieri",)):
        found = assess(record, shipped, Policy(sets=sets, vegf_rule=rule), as_of).main.items
        return next(one for one in found if one.criterion.id == criterion)

    return weighed


@pytest.fixture
def state(item):
    def truth(*given, **parts):
        return WORDS[item(*given, **parts).truth.name]

    return truth


VALUES = [
    ("thrombocytosis_polycythemia", "thrombocytosis", "present"),
    ("thrombocytosis_polycythemia", "polycythemia", "present"),
    ("monoclonal_pcd", "monoclonal_gammopathy", "present"),
    ("monoclonal_pcd", "monoclonal_plasma_cell_disorder", "present"),
    ("monoclonal_pcd", "serum_immunofixation", "positive"),
    ("monoclonal_pcd", "urine_immunofixation", "positive"),
    ("monoclonal_pcd", "spep_result", "m_spike"),
    ("monoclonal_pcd", "upep_result", "m_spike"),
    ("vegf", "vegf_elevated", "present"),
]


@pytest.mark.parametrize(("criterion", "key", "word"), VALUES)
def test_a_value_of_treatment_is_shown_and_never_counted(item, criterion, key, word):
    assert item(criterion, _record((BEFORE, {key: word}))).truth.name == "TRUE"
    late = item(criterion, _record((AFTER, {key: word})))
    assert late.truth.name == "UNKNOWN"
    (shown,) = [one for one in late.evidence if one.field == key]
    assert shown.truth.name == "UNKNOWN"
    assert shown.text.endswith("on or after treatment: not counted")
    assert shown.caution.startswith("Counted only from before treatment")
    assert (shown.cites, shown.confidence) == (("project",), "own")


@pytest.mark.parametrize(("criterion", "key", "word"), VALUES)
def test_order_not_known_counts_as_stated_with_the_question(item, criterion, key, word):
    for day in (None, "2021", "2021-05"):
        found = item(criterion, _record((day, {key: word})))
        assert found.truth.name == "TRUE"
        assert "before treatment of POEMS, begun 10-May-2021? The dates do not say" in found.note
    undated = (Treatment(id="t", name="x", directed=True),)
    found = item(criterion, _record(("2020", {key: word}), treatments=undated))
    assert "begun on a day not recorded?" in found.note
    assert item(criterion, _record((None, {key: word}), treatments=())).note is None


@pytest.mark.parametrize(
    "given",
    [
        {"thrombocytosis": "absent", "polycythemia": "absent"},
        {"monoclonal_plasma_cell_disorder": "absent"},
        {"vegf_elevated": "absent"},
    ],
)
def test_an_absence_under_treatment_closes_nothing(state, given):
    criterion = {"thrombocytosis": "thrombocytosis_polycythemia", "vegf_elevated": "vegf"}.get(
        next(iter(given)), "monoclonal_pcd"
    )
    assert state(criterion, _record((BEFORE, given))) == "not met"
    assert state(criterion, _record((AFTER, given))) == "unknown"
    assert state(criterion, _record((None, given))) == "not met"


def test_a_value_before_stands_against_any_after_it(item):
    record = _record((BEFORE, {"thrombocytosis": "present"}), (AFTER, {"thrombocytosis": "absent"}))
    found = item("thrombocytosis_polycythemia", record)
    assert found.truth.name == "TRUE"
    assert [one.truth.name for one in found.evidence] == ["TRUE", "UNKNOWN"]
    none = {"thrombocytosis": "absent", "polycythemia": "absent"}
    record = _record((BEFORE, none), (AFTER, {"thrombocytosis": "present"}))
    found = item("thrombocytosis_polycythemia", record)
    assert found.truth.name == "FALSE"
    assert found.conflicts == ()
    assert [one.text for one in found.evidence if one.truth.name == "UNKNOWN"] == [
        "present, on or after treatment: not counted"
    ]


def test_of_years_of_follow_up_only_the_last_of_each_kind_is_told(item):
    visits = [("2020", {"thrombocytosis": "present"})]
    visits += [(f"202{n}", {"thrombocytosis": "absent"}) for n in (2, 3, 4)]
    found = item("thrombocytosis_polycythemia", _record(*visits))
    assert [one.place for one in found.evidence] == ["v1", "v4"]


@pytest.mark.parametrize(
    ("key", "word", "absent"),
    [
        ("plasmacytoma", "present", "absent"),
        ("lesion_biopsy_result", "monoclonal_lambda", None),
        ("bm_clonal_plasma_cells_present", "monoclonal_lambda", "not_detected"),
    ],
)
def test_a_clone_in_tissue_proves_itself_under_treatment_but_its_absence_proves_nothing(
    item, shipped, key, word, absent
):
    found = item("monoclonal_pcd", _record(("2022", {key: word})))
    assert found.truth.name == "TRUE"
    assert found.evidence[0].text.endswith("first seen after treatment began")
    if absent is not None:
        known = fact(gather(_record(("2022", {key: absent})), shipped, DAY), key)
        assert (known.truth.name, known.admitted.name) == ("FALSE", "UNKNOWN")
        assert "proves nothing" in known.observations[0].caution


def test_marrow_cleared_by_treatment_does_not_close_the_clone(state):
    before = {"monoclonal_gammopathy": "absent", "plasmacytoma": "absent"}
    marrow = {"bm_clonal_plasma_cells_present": "not_detected"}
    assert state("monoclonal_pcd", _record((BEFORE, {**before, **marrow}))) == "not met"
    assert state("monoclonal_pcd", _record((BEFORE, before), ("2022", marrow))) == "unknown"


def test_a_stated_clone_is_not_contradicted_by_what_treatment_cleared(item):
    clone = {"monoclonal_plasma_cell_disorder": "present"}
    gone = {
        "monoclonal_gammopathy": "absent",
        "plasmacytoma": "absent",
        "bm_clonal_plasma_cells_present": "not_detected",
    }
    assert item("monoclonal_pcd", _record((BEFORE, clone), ("2022", gone))).conflicts == ()
    assert len(item("monoclonal_pcd", _record((BEFORE, clone | gone))).conflicts) == 1


def test_a_band_under_daratumumab_does_not_make_the_clone(state):
    given = (Treatment(id="d", name="daratumumab", start=_day("2021-05-10")),)
    record = _record(("2021-08", {"serum_immunofixation": "positive"}), treatments=given)
    assert state("monoclonal_pcd", record) == "unknown"


def test_onset_says_when_a_finding_appeared(item):
    early = Finding(state=FindingState.PRESENT, onset=_day("2020-11"))
    late = Finding(state=FindingState.PRESENT, onset=_day("2021-06"))
    record = _record(("2022-01-01", {"thrombocytosis": early}))
    assert item("thrombocytosis_polycythemia", record).truth.name == "TRUE"
    record = _record(("2022-01-01", {"thrombocytosis": late}))
    assert item("thrombocytosis_polycythemia", record).truth.name == "UNKNOWN"


def test_the_day_of_assessment_goes_before_the_day_of_the_visit(state):
    seen = Finding(state=FindingState.PRESENT, assessed=_day("2021-05-01"))
    record = _record(("2022-01-01", {"thrombocytosis": seen}))
    assert state("thrombocytosis_polycythemia", record) == "met"


@pytest.mark.parametrize("day", [None, "2020-01-01"])
def test_a_count_said_to_be_on_treatment_never_counts(state, day):
    seen = Finding(state=FindingState.PRESENT, method="blood_count_treated")
    record = _record((day, {"thrombocytosis": seen}), treatments=())
    assert state("thrombocytosis_polycythemia", record) == "unknown"


def test_another_cause_before_treatment_still_explains_it(item):
    cause = Finding(state=FindingState.PRESENT, explained_by=Attribution(cause="iron deficiency"))
    given = {"thrombocytosis": cause, "polycythemia": "absent"}
    record = _record((BEFORE, given), (AFTER, {"thrombocytosis": "present"}))
    found = item("thrombocytosis_polycythemia", record)
    assert found.truth.name == "FALSE"
    assert "explained by iron deficiency" in found.note


# --- ordinary findings ----------------------------------------------------------------------


def test_what_appears_only_after_treatment_counts_with_the_words(item):
    record = _record(
        (BEFORE, {"papilledema": "absent"}), ("2021-05-11", {"papilledema": "present"})
    )
    found = item("papilledema", record)
    assert found.truth.name == "TRUE"
    assert found.evidence[0].text == "present, first seen after treatment began"
    assert found.evidence[0].truth.name == "TRUE"


@pytest.mark.parametrize("day", [AFTER, "2021", None])
def test_the_words_are_said_only_where_the_dates_prove_them(item, day):
    assert item("papilledema", _record((day, {"papilledema": "present"}))).evidence[0].text == (
        "present"
    )


def test_once_seen_before_nothing_is_first_seen_after(item):
    record = _record(("2020", {"papilledema": "present"}), ("2023", {"papilledema": "present"}))
    assert {one.text for one in item("papilledema", record).evidence} == {"present"}


def test_trap_22_what_appears_after_treatment_does_not_back_date(state):
    record = _record(
        ("2021-01-01", {"skin_thickening": "absent"}), ("2023", {"plethora": "present"})
    )
    assert state("skin", record, as_of=date(2022, 12, 31)) == "unknown"
    assert state("skin", record, as_of=date(2023, 1, 1)) == "met"


# --- VEGF as stated -------------------------------------------------------------------------


def test_a_late_statement_leaves_the_number_from_before_to_decide(item):
    early = Measurement(
        id="r",
        test="vegf",
        value=Decimal(20),
        unit="pg/mL",
        specimen="plasma",
        ref_upper=Decimal(86),
        collected=_day("2021-01"),
    )
    found = item("vegf", _record(("2022", {"vegf_elevated": "present"}), results=[early]))
    assert found.truth.name == "FALSE"
    assert found.conflicts == ()
    assert [one.field for one in found.evidence] == ["vegf", "vegf_elevated"]


def test_a_set_that_takes_statements_only_takes_no_late_one(item):
    for day, expected in ((BEFORE, "TRUE"), (AFTER, "UNKNOWN")):
        record = _record((day, {"vegf_elevated": "present"}))
        found = item("vegf", record, sets=("suichi_2019",))
        assert found.truth.name == expected
        assert any(one.field == "vegf_elevated" for one in found.evidence)


def test_by_numbers_alone_a_late_statement_is_not_even_shown(item):
    record = _record((AFTER, {"vegf_elevated": "present"}))
    assert item("vegf", record, rule="published").evidence == ()


# --- what only flags ------------------------------------------------------------------------


def _flags(shipped, record):
    return [one.text for one in assess(record, shipped, Policy(), DAY).flags]


def test_immunoglobulin_before_a_value_asks_for_a_second_look_and_counts(shipped, state):
    given = (Treatment(id="i", name="IVIG", start=_day("2021-01")),)
    drawn = Measurement(
        id="r",
        test="vegf",
        value=Decimal(900),
        unit="pg/mL",
        specimen="plasma",
        collected=_day("2021-03"),
    )
    record = _record(
        ("2021-02", {"serum_immunofixation": "positive", "papilledema": "present"}),
        treatments=given,
        results=[drawn],
    )
    (said,) = _flags(shipped, record)
    assert said.startswith("IVIG, begun Jan-2021, does not begin treatment of POEMS")
    assert "(Serum immunofixation, VEGF)" in said
    assert state("monoclonal_pcd", record) == "met"


@pytest.mark.parametrize(
    ("start", "day"),
    [("2021-03", "2021-02"), ("2021", "2021-02"), (None, "2021-02"), ("2020", None)],
)
def test_what_was_not_surely_given_before_does_not_flag(shipped, start, day):
    given = (Treatment(id="i", name="prednisone", start=_day(start)),)
    treated = Measurement(id="r", test="vegf", value=Decimal(9), phase="on_or_after_treatment")
    record = _record(
        (day, {"serum_immunofixation": "positive", "spep_result": "no_m_spike"}),
        ("2022", {"plasmacytoma": "present"}),
        treatments=given,
        results=[treated],
    )
    assert _flags(shipped, record) == []


# --- the course of a finding ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        ((), ""),
        ((("2024-03-12", "present"), ("2026-05-05", "absent")),
         "present 12-Mar-2024, absent 05-May-2026"),
        ((("2026-05-05", "absent"), ("2024-03-12", "present")),
         "present 12-Mar-2024, absent 05-May-2026"),
        ((("2024", "present"), ("2025", "present"), ("2026", "absent")),
         "present 2024, absent 2026"),
        (((None, "absent"), ("2025-02", "present")), "absent, undated, present Feb-2025"),
        ((("2024", "not_assessed"), ("2025", "present")), "present 2025"),
    ],
)  # fmt: skip
def test_trap_95_resolved_is_told_as_a_course(shipped, visits, said):
    record = _record(*((day, {"papilledema": word}) for day, word in visits))
    assert course_of(fact(gather(record, shipped, date(2027, 1, 1)), "papilledema")) == said


def test_the_course_leaves_out_what_proves_nothing_and_keeps_what_cannot_count(shipped):
    survey = Finding(state=FindingState.ABSENT, method="skeletal_survey")
    record = _record(("2024", {"sclerotic_bone_lesion": PRESENT}), ("2025", {
        "sclerotic_bone_lesion": survey, "thrombocytosis": ABSENT}))  # fmt: skip
    facts = gather(record, shipped, DAY)
    assert course_of(facts["sclerotic_bone_lesion"]) == "present 2024"
    assert course_of(facts["thrombocytosis"]) == "absent 2025"


def test_a_criterion_keeps_what_was_once_present(state):
    record = _record(("2020", {"papilledema": "present"}), ("2024", {"papilledema": "absent"}))
    assert state("papilledema", record) == "met"

"""Conclusions beyond the criteria: every line can be checked by its reader."""

import json
from datetime import date
from pathlib import Path

import pytest

from poems_desktop.assets import tree
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.conclusions import conclude
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Choice, Patient, Record, Visit
from poems_desktop.core.truth import Truth
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.exchange.conclusions_text import conclusions_json, conclusions_text

DAY = date(2025, 11, 20)
CASES = Path(__file__).parents[2] / "data" / "published-cases.json"


@pytest.fixture(scope="module")
def definitions():
    return load_definitions()


@pytest.fixture(scope="module")
def okonjo(definitions):
    (case,) = read_cases(tree("resources") / "demo" / "okonjo.json", definitions)
    return conclude(assess(case.record, definitions, Policy(), DAY))


def test_every_line_has_a_rule_or_value_and_a_source_that_resolves(okonjo, definitions):
    lines = [line for section in okonjo for line in section.lines]
    assert len(lines) > 40
    for line in lines:
        assert line.value, line.id
        assert line.cites, line.id
        assert all(definitions.mark(cite) for cite in line.cites)


def test_what_is_missing_is_never_answered_no(definitions):
    for case in read_cases(CASES, definitions):
        for section in conclude(assess(case.record, definitions, Policy(), DAY)):
            for line in section.lines:
                if line.missing and not line.inputs:
                    assert line.truth is not Truth.FALSE, (case.id, line.id)


def test_the_page_names_inputs_rule_cautions_and_confidence(okonjo, definitions):
    page = conclusions_text(okonjo, definitions)
    assert "VEGF fell by 85.4% from the baseline. (computed from cited figures)" in page
    assert "from: Baseline 6,240 pg/mL, serum (10-Feb-2022)" in page
    assert "this program's own conservative default" in page
    assert "unconfirmed: a clinician has to confirm it from the paper" in page
    assert "not POEMS" not in page
    assert "missing: " in page


def test_the_data_says_what_the_page_says(okonjo, definitions):
    data = json.loads(json.dumps(conclusions_json(okonjo)))
    assert [section["title"] for section in data] == [section.title for section in okonjo]
    page = conclusions_text(okonjo, definitions)
    for section in data:
        for line in section["lines"]:
            assert f"{line['title']}: {line['value']}" in page
            assert line["answer"] in {"yes", "no", "open", None}


def test_outcomes_of_cohorts_are_told_with_their_group_and_never_as_this_patients(
    okonjo, definitions
):
    (section,) = (one for one in okonjo if one.title == "Outcomes of published cohorts")
    table = definitions.library.tables.risk.association
    assert [line.id for line in section.lines] == [f"risk.association.{a.id}" for a in table]
    for line, one in zip(section.lines, table, strict=True):
        assert one.cohort in line.title
        assert one.horizon in line.value
        assert any("not this patient's chance" in said for said in line.cautions)


def test_onls_answers_of_a_visit_are_graded_on_the_page(definitions):
    answers = {"onls_support": Choice(value="wheelchair")}
    visit = Visit(id="v", answers=answers)
    record = Record(patient=Patient(id="p"), visits=(visit,))
    page = conclusions_text(conclude(assess(record, definitions, Policy(), DAY)), definitions)
    assert "ONLS, legs: 5 to 7 (unconfirmed" in page
    assert "ONLS legs: support for 10 m wheelchair" in page

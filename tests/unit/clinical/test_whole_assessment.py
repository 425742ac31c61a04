"""Everything that follows from a record, each line with a title, words and a source that exists."""

from datetime import date

import pytest

from poems_desktop.assets import tree
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.exchange.case_file import read_cases

DAY = date(2025, 11, 20)


@pytest.fixture(scope="module")
def demos(shipped):
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", shipped)
    policy = Policy(sets=tuple(shipped.sets), confirmed=tuple(shipped.sets))
    return [assess(case.record, shipped, policy, DAY) for case in cases]


def test_every_conclusion_says_what_and_from_where(demos, shipped):
    titles = set()
    for assessment in demos:
        for section in assessment.conclusions:
            titles.add(section.title)
            assert section.lines
            for line in section.lines:
                assert line.title.strip()
                assert line.value.strip() or line.missing
                assert line.rule.strip()
                assert line.cites
                assert {cite.partition("#")[0] for cite in line.cites} <= set(shipped.references)
    assert len(titles) > 8


def test_an_empty_record_concludes_nothing_positive(shipped):
    assessment = assess(Record(patient=Patient(id="p")), shipped, Policy(), DAY)
    found = {section.title: section.lines for section in assessment.conclusions}
    assert "Work-up still missing" in found
    said = [line for lines in found.values() for line in lines]
    assert not any(line.truth is not None and line.truth.name == "TRUE" for line in said)
    assert assessment.engraftment == ()


def test_every_set_in_use_has_its_range_of_cut_offs(demos, shipped):
    for assessment in demos:
        assert set(assessment.robustness) == set(shipped.sets)
        assert assessment.disagreements is assessment.disagreements


def test_an_override_of_nothing_known_is_kept_apart(shipped):
    given = {
        "truth": "true",
        "reason": "both axes",
        "author": "Dr. Ada",
        "day": "2025-06-10",
        "set_id": "dispenzieri",
    }
    known = Override.model_validate({**given, "criterion_id": "endocrinopathy"})
    lost = [
        Override.model_validate({**given, "criterion_id": "mood"}),
        Override.model_validate({**given, "criterion_id": "skin", "set_id": "of_tomorrow"}),
    ]
    record = Record(patient=Patient(id="p"), overrides=(known, *lost))
    assert assess(record, shipped, Policy(), DAY).unused_overrides == tuple(lost)

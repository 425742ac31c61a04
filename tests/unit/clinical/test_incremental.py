"""The assessment of a sitting: the same as a new one, whatever was read before."""

from datetime import date

import pytest

from poems_desktop.clinical import facts as facts_module
from poems_desktop.clinical import incremental, weighing
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.counts import observations
from poems_desktop.clinical.facts import gather
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.incremental import FactsMemo, assess_again
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Attribution,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.weighing import weigh_members
from poems_desktop.core.partial_date import PartialDate

DAY = date(2025, 11, 20)


def _visit(name, day=None, results=(), **states):
    answers = {
        key: Finding(state=one) if isinstance(one, str) else one for key, one in states.items()
    }
    return Visit(id=name, date=day, answers=answers, results=results)


FIRST = _visit("v1", PartialDate(2025, 1, 3), ascites="absent", papilledema="present")
SECOND = _visit("v2", PartialDate(2025, 6, 3), ascites="present")
LATER = _visit("v3", PartialDate(2026, 1, 3), skin_changes="present")
COUNT = Measurement(
    id="r1", test="platelets", value=900, unit="10*9/L", ref_upper=400, collected=FIRST.date
)


def _record(*visits, begun=None):
    treatments = (Treatment(id="t", name="lenalidomide", directed=True, start=begun),)
    return Record(patient=Patient(id="p"), visits=visits, treatments=treatments if begun else ())


EXPLAINED = Finding(state="present", explained_by=Attribution(cause="liver cirrhosis"))
RECORDS = (
    _record(FIRST),
    _record(FIRST, SECOND),
    _record(FIRST, SECOND, LATER),
    _record(FIRST, _visit("v2", SECOND.date, ascites="absent")),
    _record(FIRST, _visit("v2", SECOND.date, ascites=EXPLAINED)),
    _record(_visit("v1", None, thrombocytosis="absent"), SECOND, begun=PartialDate(2025, 5)),
    _record(FIRST, SECOND, begun=PartialDate(2025, 5, 1)),
    _record(_visit("v1", FIRST.date, (COUNT,), thrombocytosis="absent"), SECOND),
    _record(),
)


def _told(assessment):
    return (dict(assessment.facts), dict(assessment.results), assessment.conflicts)


@pytest.mark.parametrize("as_of", [DAY, date(2025, 3, 1), date(2026, 6, 1)])
def test_after_any_edit_it_is_as_assessed_anew(shipped, as_of):
    memo, policy = FactsMemo(shipped), Policy()
    for record in (*RECORDS, *reversed(RECORDS)):
        again = assess_again(record, shipped, policy, as_of, memo)
        assert _told(again) == _told(assess(record, shipped, policy, as_of))


def test_one_memo_serves_several_days(shipped):
    memo = FactsMemo(shipped)
    record = _record(FIRST, SECOND, LATER)
    for as_of in (date(2026, 6, 1), date(2025, 3, 1), DAY):
        assert memo.facts(record, as_of) == gather(record, shipped, as_of)


def test_only_what_was_changed_is_read_again(shipped, monkeypatch):
    read = []

    def noted(field, answer, visit, began):
        read.append((visit.id, field.key))
        return facts_module.of_answer(field, answer, visit, began)

    def told(*visits, **more):
        read.clear()
        dict(memo.facts(_record(*visits, **more), DAY))
        return sorted(read)

    monkeypatch.setattr(incremental, "of_answer", noted)
    memo = FactsMemo(shipped)
    everything = sorted((one.id, key) for one in (FIRST, SECOND) for key in one.answers)
    assert told(FIRST, SECOND) == everything
    assert told(FIRST, SECOND) == []
    answers = {**SECOND.answers, "ascites": Finding(state=FindingState.ABSENT)}
    changed = SECOND.model_copy(update={"answers": answers})
    assert told(FIRST, changed) == [("v2", "ascites")]
    moved = changed.model_copy(update={"date": PartialDate(2025, 4, 30)})
    assert told(FIRST, moved) == [("v2", key) for key in sorted(answers)]
    assert told(FIRST, SECOND, begun=PartialDate(2025, 5, 1)) == everything
    assert told(FIRST, SECOND, LATER, begun=PartialDate(2025, 5, 1)) == []


def test_only_criteria_that_read_what_was_changed_are_weighed_again(shipped, monkeypatch):
    weighed = []

    def noted(criterion, facts, labels):
        weighed.append(criterion.id)
        return weigh_members(criterion, facts, labels)

    def told(record):
        weighed.clear()
        again = assess_again(record, shipped, Policy(), DAY, memo)
        assert dict(again.results) == dict(assess(record, shipped, Policy(), DAY).results)
        anew = len([one for one in again.main.items if one.criterion.rule != "vegf"])
        return weighed[: len(weighed) - anew]

    monkeypatch.setattr(weighing, "weigh_members", noted)
    memo = FactsMemo(shipped)
    assert len(told(_record(FIRST, SECOND))) > 1
    assert told(_record(FIRST, SECOND)) == []
    answers = {**SECOND.answers, "papilledema": Finding(state=FindingState.PRESENT)}
    changed = SECOND.model_copy(update={"answers": answers})
    assert told(_record(FIRST, changed)) == ["papilledema"]
    assert told(_record(FIRST, SECOND)) == ["papilledema"]


def test_numbers_are_read_again_with_the_finding_beside_them(shipped, monkeypatch):
    read = []

    def noted(record, *rest):
        read.append(record)
        return observations(record, *rest)

    def told(record):
        read.clear()
        again = assess_again(record, shipped, Policy(), DAY, memo)
        assert dict(again.facts)
        return len(read)

    monkeypatch.setattr(incremental.counts, "observations", noted)
    memo = FactsMemo(shipped)
    assert told(_record(FIRST, SECOND)) == 1
    other = {**SECOND.answers, "ascites": Finding(state=FindingState.ABSENT)}
    assert told(_record(FIRST, SECOND.model_copy(update={"answers": other}))) == 0
    beside = {**SECOND.answers, "thrombocytosis": Finding(state=FindingState.ABSENT)}
    assert told(_record(FIRST, SECOND.model_copy(update={"answers": beside}))) == 1

"""What the Visit page says beside the form: differences, questions, options, what is kept."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from poems_desktop.app.asking import KeptAnswers, Summaries, is_asked
from poems_desktop.app.evidence_links import askable, criteria_of, field_of
from poems_desktop.app.field_about import about
from poems_desktop.app.merging import entries, joined
from poems_desktop.app.not_here import NotHere
from poems_desktop.app.overrides import (
    MISSING_AUTHOR,
    MISSING_REASON,
    new_override,
    told,
    withdrawn,
)
from poems_desktop.app.set_overview import disagreement_lines, set_lines, with_set
from poems_desktop.app.settle_options import settle
from poems_desktop.app.to_correct import Problem, problem_count, problems
from poems_desktop.app.treatment_entry import read, shown
from poems_desktop.app.visit_differences import differences
from poems_desktop.app.visit_versions import versions
from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.summary import summarize
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth
from poems_desktop.store.conflict import Comparison

TODAY = date(2026, 4, 1)
PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
PROBABLE = {
    "polyneuropathy": PRESENT,
    "monoclonal_gammopathy": PRESENT,
    "hyperpigmentation": PRESENT,
}


def weighed(shipped, answers, policy=None, results=()):
    visit = Visit(id="v", date=PartialDate(2026, 3, 1), answers=answers, results=results)
    record = Record(patient=Patient(id="p"), visits=(visit,))
    return assess(record, shipped, policy or Policy(), TODAY)


def vegf(name, value, **more):
    return Measurement(id=name, test="vegf", value=Decimal(value), unit="pg/mL", **more)


def test_only_what_differs_is_told_and_two_ids_of_one_result_do_not_differ(shipped):
    one = Visit(id="a", answers={"papilledema": ABSENT}, results=(vegf("r1", "640"),))
    other = Visit(id="b", answers={"papilledema": PRESENT}, results=(vegf("r2", "640"),))
    (found,) = differences(one, other, shipped)
    assert (found.key, found.line) == ("papilledema", "Papilledema: absent → present")
    assert differences(one, one.model_copy(update={"id": "c"}), shipped) == ()


def test_differences_of_what_these_forms_do_not_know_are_told_too(shipped):
    old = Visit(id="a", answers={"gone": PRESENT}, results=(Measurement(id="r", test="odd"),))
    found = differences(old, Visit(id="a"), shipped)
    assert {(one.domain, one.label) for one in found} == {
        ("Not in these forms", "gone"),
        ("Not in these forms", "odd"),
    }


@dataclass
class Saved:
    author: str
    reason: str | None
    content: dict
    erased: bool = False
    saved_at: datetime = datetime(2026, 4, 1, tzinfo=UTC)


def test_versions_tell_what_each_changed_and_nothing_of_an_erased_one(shipped):
    one = Visit(id="v", signed=True, answers={"papilledema": ABSENT}).model_dump(mode="json")
    two = Visit(id="v", signed=True, answers={"papilledema": PRESENT}).model_dump(mode="json")
    history = [
        Saved("A", None, one),
        Saved("B", None, {}, erased=True),
        Saved("C", "letter", two),
    ]
    third, second, first = versions(history, shipped)
    assert (first.number, first.changed) == (1, ())
    assert (second.visit, second.changed) == (None, ())
    assert [one.line for one in third.changed] == ["Papilledema: absent → present"]
    assert third.reason == "letter"


@pytest.mark.parametrize("sex", ["F", "M", None])
def test_counts_are_those_of_the_summary_but_for_what_is_not_asked(shipped, sex):
    patient = Patient(id="p", sex=sex)
    other = [f for f in shipped.fields.values() if not is_asked(f, patient)]
    assert bool(other) is (sex is not None)
    visit = Visit(id="v", answers=PROBABLE)
    rows = Summaries(shipped, patient).count(visit)
    for mine, whole in zip(rows, summarize(visit, shipped), strict=True):
        out = sum(f in mine.form.field and f.tier == "core" for f in other)
        assert (mine.total, mine.assessed) == (whole.total - out, whole.assessed)
        assert mine.present == whole.present


def test_counting_again_only_what_an_edit_concerns_gives_the_same(shipped):
    patient = Patient(id="p", sex="M")
    summaries = Summaries(shipped, patient)
    visit = Visit(id="v")
    before = summaries.count(visit)
    steps = (
        ({"answers": {"papilledema": PRESENT}}, {"papilledema"}),
        ({"results": (vegf("r", "640"),)}, {"r"}),
        ({"results": ()}, {"r"}),
        ({"answers": {}}, {"papilledema", "visit"}),
    )
    for update, keys in steps:
        visit = visit.model_copy(update=update)
        assert summaries.count(visit, keys) == Summaries(shipped, patient).count(visit)
    same = summaries.count(visit, {"papilledema"})
    assert same == before
    assert [a is b for a, b in zip(same, summaries.rows(), strict=True)].count(False) == 0


def test_what_is_kept_unasked_is_listed_with_why(shipped):
    women = next(f for f in shipped.fields.values() if f.sex == "F" and f.kind == "finding")
    answers = {
        women.key: PRESENT,
        "gone": PRESENT,
        "papilledema": Finding(state=FindingState.NOT_ASSESSED, onset=PartialDate(2025)),
        "hyperpigmentation": Finding(state=FindingState.PRESENT, note="shown"),
    }
    visit = Visit(id="v", answers=answers, other={"Shoe size": "43"})
    keeper = KeptAnswers(shipped, Patient(id="p", sex="M"))
    kept = keeper.of(visit)
    assert {(one.label, one.text, one.why) for one in kept} == {
        (women.label, "present", "asked of women only"),
        ("gone", "present", "not in these forms"),
        ("Papilledema", "onset 2025", "not asked while not assessed"),
        ("Shoe size", "43", "from an imported case, not in these forms"),
    }
    assert keeper.of(visit) == kept
    now_asked = {**answers, "papilledema": PRESENT}
    del now_asked["gone"]
    later = keeper.of(Visit(id="v", answers=now_asked))
    assert [one.label for one in later] == [women.label]


def test_options_are_those_of_the_wording_in_its_order(shipped):
    for answers in ({}, PROBABLE, {"polyneuropathy": PRESENT}):
        for results in ((), (vegf("r", "640"),)):
            for name in (one for one in shipped.sets if shipped.sets[one].switched_on):
                found = weighed(shipped, answers, Policy(sets=(name,)), results)
                options = settle(found, found.main, NotHere()).options
                assert [one.text for one in options] == list(wording.settle_lines(found))
                assert all(askable(key, shipped) for one in options for key in one.fields)


def test_a_test_not_had_here_is_skipped_and_named_and_changes_no_verdict(shipped):
    found = weighed(shipped, PROBABLE)
    marked = NotHere().marked("sclerotic_bone_lesion")
    all_of_them = settle(found, found.main, NotHere()).options
    after = settle(found, found.main, marked)
    assert set(after.options) | set(after.skipped) == set(all_of_them)
    assert after.skipped
    assert all("sclerotic_bone_lesion" in one.fields for one in after.skipped)
    assert marked.unmarked("sclerotic_bone_lesion") == NotHere()
    assert NotHere.read(marked.content()) == marked
    with pytest.raises(ValueError, match="fields"):
        NotHere.read({"fields": "all"})


def test_links_go_both_ways(shipped):
    found = weighed(shipped, PROBABLE).main
    for letter, item in criteria_of("hyperpigmentation", found):
        assert (letter, item.criterion.id) == ("D", "skin")
        assert field_of(item, shipped) == "hyperpigmentation"
    for item in found.items:
        assert askable(field_of(item, shipped), shipped)


def test_an_override_needs_author_and_reason_and_stays_when_withdrawn(shipped):
    with pytest.raises(ValueError, match=MISSING_AUTHOR):
        new_override(("dispenzieri", "castleman"), Truth.TRUE, "why", " ", TODAY)
    with pytest.raises(ValueError, match=MISSING_REASON):
        new_override(("dispenzieri", "castleman"), Truth.TRUE, "\n", "Ada", TODAY)
    one = new_override(("dispenzieri", "castleman"), Truth.FALSE, "why", "Ada", TODAY)
    gone = withdrawn(one, TODAY)
    record = Record(patient=Patient(id="p"), overrides=(gone, one))
    first, second = told(record, shipped, "dispenzieri", TODAY)
    assert (first.standing, second.standing) == (True, False)
    assert second.text.endswith("Withdrawn 01-Apr-2026.")
    assert told(record, shipped, "suichi_2019", TODAY) == ()


def test_sets_beside_each_other(shipped):
    found = weighed(shipped, PROBABLE)
    assert [one.leads for one in set_lines(found)].count(True) == 1
    assert disagreement_lines(found) == ()
    more = with_set(found, "misawa_kuwabara_2013", used=True)
    both = weighed(shipped, PROBABLE, Policy(sets=more))
    used = [one for one in set_lines(both) if one.truth is not None]
    assert [one.verdict for one in used] == ["Not yet known", "Criteria met"]
    assert all(one.robust for one in used)
    assert len(disagreement_lines(both)) == 1
    assert with_set(both, "dispenzieri", used=False) == more
    assert with_set(both, "misawa_kuwabara_2013", used=False) == ("dispenzieri",)
    assert with_set(found, "japan_mhlw_2024", used=True) == ("dispenzieri",)


def test_how_common_a_finding_is_never_reads_as_a_chance(shipped):
    told_of = " ".join(text for text, _ in about("papilledema", shipped).notes)
    assert "of patients with POEMS" in told_of
    assert "not the chance that a patient with this finding has POEMS" in told_of
    scale = " ".join(text for text, _ in about("onls_total", shipped).notes)
    assert "From 0 to 12, lower is better." in scale
    with pytest.raises(KeyError):
        about("gone", shipped)


def test_a_treatment_is_read_whole_or_not_at_all():
    blank = Treatment(id="t", name="")
    assert read(blank, {}, None, TODAY).treatment is None
    assert read(blank, {}, None, TODAY).problems == {}
    assert "name" in read(blank, {"outcome": "well"}, None, TODAY).problems
    bad = read(blank, {"name": "X", "start": "soon", "stop": "2 apr 2026"}, None, TODAY)
    assert bad.treatment is None
    assert set(bad.problems) == {"start", "stop"}
    turned = read(blank, {"name": "X", "start": "2025", "stop": "2024"}, None, TODAY)
    assert set(turned.problems) == {"stop"}
    typed = {"name": " X ", "start": "mar 2025", "stop": "2025", "when": "spring"}
    good = read(blank, typed, True, TODAY).treatment
    assert good is not None
    assert (good.name, good.directed, good.when) == ("X", True, "spring")
    assert shown(good)["start"] == "Mar-2025"
    assert "name" in read(good, {**typed, "name": ""}, True, TODAY).problems


def test_two_versions_are_joined_and_only_a_clash_needs_a_choice(shipped):
    def content(**answers):
        visit = Visit(id="v", signed=True, answers=answers, results=(vegf("r", "640"),))
        return visit.model_dump(mode="json")

    seen = Finding(state=FindingState.NOT_ASSESSED)
    both = Comparison(
        kind="visit",
        entity_id="v",
        base=content(papilledema=ABSENT),
        theirs=content(papilledema=seen, hemangioma=PRESENT),
        mine=content(papilledema=PRESENT, hyperpigmentation=ABSENT),
        theirs_seq=4,
        theirs_author="B",
        theirs_at="",
    )
    found = entries(both, shipped)
    assert [one.label for one in found if one.clash] == ["Papilledema"]
    keys = {f"answers.{name}" for name in ("papilledema", "hemangioma", "hyperpigmentation")}
    assert {one.key for one in found} == keys
    with pytest.raises(KeyError):
        joined(both, {})
    for pick, state in (("theirs", seen.state), ("mine", PRESENT.state)):
        made = joined(both, {"answers.papilledema": pick})
        assert made.answers["papilledema"].state is state
        assert made.answers["hemangioma"] == PRESENT
        assert made.answers["hyperpigmentation"] == ABSENT
        assert [one.id for one in made.results] == ["r"]


def test_problems_stand_in_the_order_of_the_forms(shipped):
    visit = Visit(
        id="v",
        unread={"date": "soon"},
        answers={"papilledema": Finding(state=FindingState.PRESENT, unread={"onset": "once"})},
        results=(vegf("ok", "640"), Measurement(id="bad", test="vegf", unread={"value": "many"})),
    )
    found = problems(visit, shipped, TODAY)
    assert found == (
        Problem("visit", "date"),
        Problem("papilledema", "onset"),
        Problem("vegf", "bad"),
    )
    assert problem_count(visit, shipped, TODAY) == 3

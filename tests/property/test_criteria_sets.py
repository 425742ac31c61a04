"""Laws of every shipped set, over random records that do not contradict themselves."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import (
    Attribution,
    Choice,
    Finding,
    Measurement,
    Patient,
    Record,
    Visit,
)
from poems_desktop.core.criteria import AtLeast, Leaf
from poems_desktop.core.evaluate import settling
from poems_desktop.core.truth import Truth

DEFINITIONS = load_definitions()
DAY = date(2025, 11, 20)
brief = settings(max_examples=20, deadline=None)
each_set = pytest.mark.parametrize("name", sorted(DEFINITIONS.sets))
EVERY = tuple(DEFINITIONS.sets)
PRESENT, ABSENT = Finding(state=FindingState.PRESENT), Finding(state=FindingState.ABSENT)
NOT_ASSESSED = Finding(state=FindingState.NOT_ASSESSED)
OTHER_CAUSE = Finding(state=FindingState.PRESENT, explained_by=Attribution(cause="a drug"))
STATES = st.sampled_from([None, "present", "absent"])
DENIED = {"absent", "explained"}
OF_MEMBERS = st.sampled_from([None, "present", "absent", "explained"])


def _answer(key, state, *, as_choice):
    """A finding, or for a choice the option that means the state, where there is one."""
    if state == "explained":
        return OTHER_CAUSE
    field = DEFINITIONS.choice(key)
    if as_choice and field is not None:
        options = [one.value for one in field.options if one.means == state]
        if options:
            return Choice(value=options[0])
    return PRESENT if state == "present" else ABSENT


def _members(draw, criterion):
    found = {key: draw(OF_MEMBERS) for key in (*criterion.members, *criterion.also)}
    if any(found[key] == "present" for key in criterion.also):
        # A wider wording that is present does not stand beside a denied part of it.
        found |= {key: None for key in criterion.members if found[key] in DENIED}
    return found


def _group(draw, criterion, found):
    possible = [None]
    states = list(found.values())
    if "present" not in states:
        possible.append("absent")
    denied = criterion.members and all(found[key] == "absent" for key in criterion.members)
    if not denied and "explained" not in states:
        possible.append("present")
    return draw(st.sampled_from(possible))


def _of_criterion(draw, criterion):
    found = _members(draw, criterion)
    group = None
    if criterion.group is not None:
        group = draw(STATES) if criterion.rule == "vegf" else _group(draw, criterion, found)
        found[criterion.group] = group
    for key in (*criterion.weak, *criterion.maybe):
        found[key] = draw(STATES)
    if group == "present":
        found |= {key: None for key in criterion.weak if found[key] == "present"}
    if group == "absent":
        found |= {key: None for key in criterion.maybe if found[key] == "present"}
    return {key: state for key, state in found.items() if state is not None}


@st.composite
def stories(draw, name):
    """Everything that will once be known of a patient, as answers by key, and a VEGF result."""
    known = {}
    for criterion in DEFINITIONS.sets[name].criterion:
        known |= _of_criterion(draw, criterion)
    as_choice = draw(st.booleans())
    answers = {key: _answer(key, state, as_choice=as_choice) for key, state in known.items()}
    results = ()
    if "vegf_elevated" not in answers and draw(st.booleans()):
        value = Decimal(draw(st.sampled_from([5, 150, 199, 200, 999, 1000, 1919, 1920, 5000])))
        specimen = draw(st.sampled_from(["serum", "plasma", None]))
        limit = draw(st.sampled_from([None, Decimal(86)]))
        one = Measurement(
            id="r", test="vegf", value=value, unit="pg/mL", specimen=specimen, ref_upper=limit
        )
        results = (one,)
    return answers, results


@st.composite
def stories_at_two_times(draw, name):
    """What is known first, what is known later (more), what will be known, and the result."""
    answers, results = draw(stories(name))
    later = draw(st.sets(st.sampled_from(sorted(answers)))) if answers else set()
    first = draw(st.sets(st.sampled_from(sorted(later)))) if later else set()
    blank = draw(st.booleans())

    def part(names):
        hidden = dict.fromkeys(set(answers) - names, NOT_ASSESSED) if blank else {}
        return hidden | {key: answers[key] for key in names}

    return part(first), part(later), answers, results


RULES = st.sampled_from(["stated", "published"])


def _weigh(name, answers, results, rule):
    visit = Visit(id="v", answers=answers, results=results)
    record = Record(patient=Patient(id="p"), visits=(visit,))
    policy = Policy(sets=(name,), confirmed=EVERY, vegf_rule=rule)
    return assess(record, DEFINITIONS, policy, DAY)


def _items(assessment):
    return {item.criterion.id: item for item in assessment.main.items}


@each_set
@brief
@given(st.data(), RULES)
def test_learning_more_never_flips_what_is_decided(name, data, rule):
    first, later, everything, results = data.draw(stories_at_two_times(name))
    one, two, three = (_weigh(name, known, results, rule) for known in (first, later, everything))
    for before, after in ((one, two), (two, three)):
        if before.main.truth is not Truth.UNKNOWN:
            assert after.main.truth is before.main.truth
        for criterion, item in _items(before).items():
            if item.truth is not Truth.UNKNOWN:
                assert _items(after)[criterion].truth is item.truth, criterion
        for old, new in zip(before.main.grades, after.main.grades, strict=True):
            if old.truth is not Truth.UNKNOWN:
                assert new.truth is old.truth, old.grade.id


@each_set
@brief
@given(st.data(), RULES)
def test_a_story_without_contradictions_has_no_conflicts(name, data, rule):
    assert _weigh(name, *data.draw(stories(name)), rule).conflicts == ()


@each_set
@brief
@given(st.data(), RULES)
def test_every_way_to_settle_it_does_settle_it_and_nothing_smaller_does(name, data, rule):
    first, _, _, results = data.draw(stories_at_two_times(name))
    before = _weigh(name, first, results, rule)
    if rule == "published":
        return  # a research view: statements settle nothing there
    for wanted, ways in (
        (Truth.TRUE, before.main.settling.met),
        (Truth.FALSE, before.main.settling.not_met),
    ):
        for names in ways:
            after = _settled(before, sorted(names), wanted, first, results, data)
            assert after.main.truth is wanted
            for left_out in sorted(names):
                rest = sorted(names - {left_out})
                less = _settled(before, rest, wanted, first, results, data)
                assert less.main.truth is not wanted, left_out


def _settled(before, names, wanted, answers, results, data):
    """The record with the named criteria decided by answers in fields that they name."""
    known, found = dict(answers), list(results)
    one = before.main.criteria_set
    for criterion in names:
        item = _items(before)[criterion]
        meant = wanted.negated if criterion in one.excluding else wanted
        if item.criterion.vegf_mode == "serum_cut_off":
            found = _in_serum(found, meant)
        else:
            known |= _answered(item, meant, data)
    after = _weigh(one.id, known, tuple(found), "stated")
    for criterion in names:
        meant = wanted.negated if criterion in one.excluding else wanted
        assert _items(after)[criterion].truth is meant
    return after


def _in_serum(found, wanted):
    """A number in serum; and what was of no known specimen turns out to be plasma."""
    value = Decimal(5000) if wanted is Truth.TRUE else Decimal(100)
    number = Measurement(id="new", test="vegf", value=value, unit="pg/mL", specimen="serum")
    return [
        *(r if r.specimen else r.model_copy(update={"specimen": "plasma"}) for r in found),
        number,
    ]


def _answered(item, wanted, data):
    """Answers in the fields that the item itself names."""
    if item.criterion.rule == "vegf":
        assert "vegf_elevated" in item.settled_by
        return {"vegf_elevated": PRESENT if wanted is Truth.TRUE else ABSENT}
    if wanted is Truth.TRUE:
        key = data.draw(st.sampled_from(item.settled_by))
        return {key: _answer(key, "present", as_choice=data.draw(st.booleans()))}
    assert item.closed_by
    return {key: _answer(key, "absent", as_choice=True) for key in item.closed_by}


@each_set
@brief
@given(st.data(), RULES)
def test_what_no_way_names_cannot_change_the_verdict(name, data, rule):
    first, _, everything, results = data.draw(stories_at_two_times(name))
    before = _weigh(name, first, results, rule)
    settling = before.main.settling
    named = frozenset().union(*settling.met, *settling.not_met)
    criteria = DEFINITIONS.sets[name].criterion
    outside = {key for one in criteria if one.id not in named for key in one.fields} - {
        key for one in criteria if one.id in named for key in one.fields
    }
    more = first | {key: answer for key, answer in everything.items() if key in outside}
    assert _weigh(name, more, results, rule).main.truth is before.main.truth


@each_set
@brief
@given(st.data(), RULES)
def test_decided_criteria_ask_for_nothing_and_open_ones_name_their_fields(name, data, rule):
    first, _, _, results = data.draw(stories_at_two_times(name))
    for item in _items(_weigh(name, first, results, rule)).values():
        is_open = item.truth is Truth.UNKNOWN
        assert bool(item.settled_by) == is_open
        assert bool(item.closed_by) == is_open
        assert set(item.settled_by) | set(item.closed_by) <= {*item.criterion.fields, "vegf"}


@each_set
@brief
@given(st.data())
def test_clues_and_other_keys_never_change_anything(name, data):
    answers, results = data.draw(stories(name))
    beside = {
        key: PRESENT
        for key in DEFINITIONS.fields
        if not any(key in one.fields for one in DEFINITIONS.sets[name].criterion)
    }
    assert len(beside) > 50
    one = _weigh(name, answers, results, "stated")
    two = _weigh(name, answers | beside, results, "stated")
    assert [i.truth for i in one.main.items] == [i.truth for i in two.main.items]


@each_set
@brief
@given(st.data(), RULES)
def test_the_grade_and_the_verdict_say_the_same(name, data, rule):
    result = _weigh(name, *data.draw(stories(name)), rule).main
    if result.grades:
        assert (result.grade is not None) == (result.truth is Truth.TRUE)
    assert (result.limbs_met == len(result.asked)) == (result.truth is Truth.TRUE)
    failed = any(limb.truth is Truth.FALSE for limb in result.asked)
    assert failed == (result.truth is Truth.FALSE)


@brief
@given(stories("dispenzieri"))
def test_the_verdict_is_the_published_sentence(story):
    """A and B and one of C and one of D, said a second time without the tree."""
    weighed = _weigh("dispenzieri", *story, "stated")
    found = {name: item.truth for name, item in _items(weighed).items()}
    truths = {
        "A": [found["polyneuropathy"]],
        "B": [found["monoclonal_pcd"]],
        "C": [found[name] for name in ("vegf", "castleman", "sclerotic_bone")],
        "D": [
            found[name]
            for name in (
                "organomegaly",
                "volume_overload",
                "endocrinopathy",
                "skin",
                "papilledema",
                "thrombocytosis_polycythemia",
            )
        ],
    }
    if all(Truth.TRUE in limb for limb in truths.values()):
        expected = Truth.TRUE
    elif any(set(limb) == {Truth.FALSE} for limb in truths.values()):
        expected = Truth.FALSE
    else:
        expected = Truth.UNKNOWN
    assert weighed.main.truth is expected


@pytest.mark.parametrize(
    ("group", "key"), [("endocrinopathy", "diabetes_mellitus"), ("skin_changes", "hemangioma")]
)
def test_the_two_statements_that_a_later_word_reopens_are_never_turned_around(group, key):
    """A named thing that may not count reopens a statement about the whole; it never flips it."""
    stated = PRESENT if group == "endocrinopathy" else ABSENT
    name = {"skin_changes": "skin"}.get(group, group)
    assert (
        _items(_weigh("dispenzieri", {group: stated}, (), "stated"))[name].truth
        is not Truth.UNKNOWN
    )
    more = _weigh("dispenzieri", {group: stated, key: PRESENT}, (), "stated")
    assert _items(more)[name].truth is Truth.UNKNOWN


def test_a_criterion_that_stands_twice_in_a_tree_is_asked_for_once():
    tree = AtLeast(1, (Leaf("a"), AtLeast(2, (Leaf("a"), Leaf("b")))))
    found = settling(tree, {})
    assert found.met == (frozenset({"a"}),)
    assert found.not_met == (frozenset({"a"}),)

"""Three versions side by side, and corrections that keep the old value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.store.conflict import ABSENT, Comparison, changes, compare, same
from poems_desktop.store.errors import Conflict, ReasonMissing
from poems_desktop.store.store import Store

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
    ),
    max_leaves=6,
)
RESULTS = st.dictionaries(
    st.sampled_from(["m1", "m2", "m3"]), st.sampled_from(["1", "2"]), max_size=3
).map(lambda found: [{"id": name, "value": value} for name, value in found.items()])
CONTENTS = st.fixed_dictionaries({}, optional={"a": VALUES, "b": VALUES, "results": RESULTS})


@pytest.fixture
def signed(store: Store) -> Store:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    content = {"note": "old", "date": "2026-01-01", "results": [{"id": "m1", "value": "<31"}]}
    store.sign_visit("v1", "p1", content, base_seq=None)
    return store


def test_a_conflict_carries_three_versions_and_their_differences(signed: Store) -> None:
    base = signed.head("visit", "v1")
    theirs = {**base.content, "note": "theirs", "date": "2026-01-02"}
    latest = signed.sign_visit("v1", "p1", theirs, base_seq=base.seq, reason="typing error")
    mine = {
        **base.content,
        "note": "mine",
        "results": [{"id": "m1", "value": "31"}, {"id": "m2", "value": "9"}],
    }
    signed.save_draft("v1", "p1", mine, base.seq)
    with pytest.raises(Conflict) as caught:
        signed.sign_visit("v1", "p1", mine, base_seq=base.seq, reason="value was 31")
    found = caught.value.comparison
    assert (found.theirs_seq, found.theirs_author) == (latest.seq, "Dr. Ada")
    assert {one.path: (one.base, one.theirs, one.mine, one.clash) for one in found.differences} == {
        ("date",): ("2026-01-01", "2026-01-02", "2026-01-01", False),
        ("note",): ("old", "theirs", "mine", True),
        ("results", "m1", "value"): ("<31", "<31", "31", False),
        ("results", "m2"): (ABSENT, ABSENT, {"id": "m2", "value": "9"}, False),
    }
    with pytest.raises(KeyError):
        found.merged({})
    merged = found.merged({("note",): "theirs"})
    assert merged == {**mine, "note": "theirs", "date": "2026-01-02"}
    again = signed.sign_visit("v1", "p1", merged, base_seq=found.theirs_seq, reason="both")
    assert again.content == merged
    assert "Rossi" not in repr(found)
    assert "mine" not in repr(found)


def test_a_conflict_over_something_new_has_no_base(store: Store) -> None:
    store.save("patient", "p1", "p1", {"family": "Rossi"})
    with pytest.raises(Conflict) as caught:
        store.save("patient", "p1", "p1", {"family": "Other"}, expected_seq=0)
    assert caught.value.comparison.base is None
    assert caught.value.comparison.differences[0].clash
    with pytest.raises(Conflict) as caught:
        store.sign_visit("v1", "p1", {"n": 1}, base_seq=2)
    assert caught.value.comparison.base is None
    assert caught.value.comparison.theirs is None


@given(CONTENTS, CONTENTS)
def test_changes_lead_from_one_version_to_the_other(before: dict, after: dict) -> None:
    comparison = Comparison("visit", "v1", before, before, after, 1, "A", "")
    found = changes(before, after)
    assert (found == ()) or not same(before, after)
    assert not any(one.clash for one in comparison.differences)
    mirrored = Comparison("visit", "v1", before, after, before, 1, "A", "").merged({})
    assert changes(mirrored, after) == ()


@given(CONTENTS, CONTENTS, CONTENTS)
def test_a_merge_takes_each_change_of_either_side(base: dict, theirs: dict, mine: dict) -> None:
    comparison = Comparison("visit", "v1", base, theirs, mine, 1, "A", "")
    for side, whole in (("theirs", theirs), ("mine", mine)):
        choices = {one.path: side for one in comparison.differences if one.clash}
        merged = comparison.merged(choices)
        for one in comparison.differences:
            if one.clash:
                wanted = getattr(one, side)
            else:
                wanted = one.mine if same(one.base, one.theirs) else one.theirs
            assert same(_at(merged, one.path), wanted), whole


def _at(value: object, path: tuple[str, ...]) -> object:
    for name in path:
        if isinstance(value, list):
            value = next((one for one in value if one.get("id") == name), ABSENT)
        else:
            value = value.get(name, ABSENT) if isinstance(value, dict) else ABSENT
    return value


def test_true_is_not_one_and_none_is_not_absent() -> None:
    assert not same(True, 1)
    assert [one.mine for one in compare({}, {}, {"a": None})] == [None]
    assert compare({"a": [1, 2]}, {"a": [1, 2]}, {"a": [1, 2]}) == ()


def test_a_signed_visit_is_corrected_only_with_a_reason(signed: Store) -> None:
    base = signed.head("visit", "v1").seq
    for reason in (None, "", "  "):
        with pytest.raises(ReasonMissing):
            signed.sign_visit("v1", "p1", {"note": "new"}, base_seq=base, reason=reason)
        with pytest.raises(ReasonMissing):
            signed.save("visit", "v1", "p1", {"note": "new"}, reason=reason)
    assert len(signed.history("visit", "v1")) == 1


def test_corrections_keep_the_old_value_with_who_when_and_why(signed: Store) -> None:
    first = signed.head("visit", "v1")
    assert first.action == "sign"
    changed = {**first.content, "results": [{"id": "m1", "value": "31"}]}
    second = signed.sign_visit("v1", "p1", changed, base_seq=first.seq, reason="misread")
    assert second.action == "correct"
    (one,) = signed.corrections("visit", "v1")
    assert (one.path, one.old, one.new) == (("results", "m1", "value"), "<31", "31")
    assert (one.author, one.saved_at, one.reason) == ("Dr. Ada", second.saved_at, "misread")


def test_a_signed_visit_keeps_what_it_was_weighed_as(signed: Store) -> None:
    weighed = {"definitions_digest": "d1", "policy_digest": "p1", "criteria": {"a": {"n": 1}}}
    second = signed.sign_visit("v2", "p1", {"note": "x"}, base_seq=None, assessment=weighed)
    signed.sign_visit("v2", "p1", {"note": "y"}, base_seq=second.seq, reason="typing error")
    assert signed.assessment_of("v2", 1) == weighed
    assert signed.assessment_of("v2") is None
    assert signed.assessment_of("nothing") is None
    assert signed.assessment_of("v1", 7) is None
    assert "definitions_digest" not in repr(second)


@pytest.mark.parametrize("missing", ["definitions_digest", "policy_digest"])
def test_an_assessment_without_its_digests_is_a_mistake(signed: Store, missing: str) -> None:
    weighed = {"definitions_digest": "d1", "policy_digest": "p1"}
    del weighed[missing]
    with pytest.raises(ValueError, match=missing):
        signed.sign_visit("v2", "p1", {}, base_seq=None, assessment=weighed)

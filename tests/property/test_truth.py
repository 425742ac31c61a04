"""Laws of three-valued truth and of the one connective."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.core.truth import Truth, all_of, any_of, at_least

truths = st.lists(st.sampled_from(Truth), max_size=8)


def _completions(values):
    """Every way in which the unknown values may turn out."""
    if Truth.UNKNOWN not in values:
        yield values
        return
    place = values.index(Truth.UNKNOWN)
    for settled in (Truth.TRUE, Truth.FALSE):
        yield from _completions([*values[:place], settled, *values[place + 1 :]])


@given(st.integers(0, 9), truths)
def test_at_least_says_just_what_all_completions_agree_on(k, values):
    outcomes = {sum(t is Truth.TRUE for t in full) >= k for full in _completions(values)}
    expected = Truth.UNKNOWN if len(outcomes) == 2 else Truth.of(outcomes.pop())
    assert at_least(k, values) is expected


@given(truths)
def test_all_and_any_are_counts(values):
    assert all_of(values) is at_least(len(values), values)
    assert any_of(values) is at_least(1, values)
    assert all_of(t.negated for t in values) is any_of(values).negated


@pytest.mark.parametrize("truth", list(Truth))
def test_a_truth_has_no_boolean(truth):
    with pytest.raises(TypeError, match="three-valued"):
        bool(truth)

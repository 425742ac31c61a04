"""Criteria trees."""

import pytest

from poems_desktop.core.criteria import AtLeast, Leaf, Not, leaves


def test_leaves_are_listed_once_in_reading_order():
    tree = AtLeast(1, (Leaf("b"), Not(Leaf("a")), AtLeast(1, (Leaf("b"), Leaf("c")))))
    assert list(leaves(tree)) == ["b", "a", "c"]


@pytest.mark.parametrize("k", [0, 3, -1])
def test_a_count_that_says_nothing_is_refused(k):
    with pytest.raises(ValueError, match="says nothing"):
        AtLeast(k, (Leaf("a"), Leaf("b")))

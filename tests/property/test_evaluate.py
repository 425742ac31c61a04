"""The two laws of evaluation, and that "what would settle it" is right and minimal."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.core.criteria import AtLeast, Leaf, Not, leaves
from poems_desktop.core.evaluate import evaluate, settling, truth_of
from poems_desktop.core.truth import Truth

KNOWN = (Truth.TRUE, Truth.FALSE)
unhurried = settings(deadline=None)  # under coverage on a busy machine a tree takes its time


def _node(children):
    return st.integers(1, len(children)).map(lambda k: AtLeast(k, tuple(children)))


@st.composite
def trees(draw, *, negations=True):
    """A random tree in which every leaf stands once."""
    names = iter([f"c{n}" for n in range(8)])

    def build(depth):
        kind = draw(st.integers(0, 3 if negations else 2)) if depth else 0
        if kind == 0:
            return Leaf(next(names, "last"))
        if kind == 3:
            return Not(build(depth - 1))
        children = [build(depth - 1) for _ in range(draw(st.integers(1, 3)))]
        return draw(_node(children))

    root = build(3)
    count = sum(1 for _ in _all_leaves(root))
    if count != len(set(_all_leaves(root))):
        return Leaf("c0")
    return root


def _all_leaves(node):
    match node:
        case Leaf(id=name):
            yield name
        case Not(child=child):
            yield from _all_leaves(child)
        case AtLeast(children=children):
            for child in children:
                yield from _all_leaves(child)


@st.composite
def trees_with_knowledge(draw):
    tree = draw(trees())
    known = draw(st.fixed_dictionaries({n: st.sampled_from(Truth) for n in leaves(tree)}))
    return tree, known


def _completions(known):
    names = [name for name, truth in known.items() if truth is Truth.UNKNOWN]
    for values in product(KNOWN, repeat=len(names)):
        yield {**known, **dict(zip(names, values, strict=True))}


@unhurried
@given(trees_with_knowledge())
def test_learning_more_never_flips_a_decided_verdict(case):
    tree, known = case
    verdict = evaluate(tree, known).truth
    for more in _completions(known):
        if verdict is not Truth.UNKNOWN:
            assert evaluate(tree, more).truth is verdict


@unhurried
@given(trees_with_knowledge())
def test_the_truth_alone_is_the_truth_of_the_verdict(case):
    tree, known = case
    assert truth_of(tree, known) is evaluate(tree, known).truth
    assert truth_of(tree, {}) is evaluate(tree, {}).truth


@unhurried
@given(trees_with_knowledge())
def test_what_is_not_missing_cannot_change_the_verdict(case):
    tree, known = case
    verdict = evaluate(tree, known)
    others = [n for n, t in known.items() if t is Truth.UNKNOWN and n not in verdict.missing]
    for values in product(KNOWN, repeat=len(others)):
        more = {**known, **dict(zip(others, values, strict=True))}
        assert evaluate(tree, more).truth is verdict.truth
    if verdict.truth is not Truth.UNKNOWN:
        assert not verdict.missing


def _decides(tree, known, names, wanted):
    """Whether some values of `names` alone make the tree `wanted`."""
    return any(
        evaluate(tree, {**known, **dict(zip(names, values, strict=True))}).truth is wanted
        for values in product(KNOWN, repeat=len(names))
    )


@unhurried
@given(trees_with_knowledge())
def test_settling_sets_decide_and_no_smaller_set_does(case):
    tree, known = case
    found = settling(tree, known)
    if evaluate(tree, known).truth is not Truth.UNKNOWN:
        assert found.met == found.not_met == ()
        return
    for wanted, options in ((Truth.TRUE, found.met), (Truth.FALSE, found.not_met)):
        assert options
        for names in options:
            assert _decides(tree, known, sorted(names), wanted)
            for smaller in combinations(sorted(names), len(names) - 1):
                assert not _decides(tree, known, list(smaller), wanted)


@unhurried
@given(trees_with_knowledge())
def test_every_minimal_deciding_set_is_listed(case):
    tree, known = case
    unknown = [n for n, t in known.items() if t is Truth.UNKNOWN]
    if evaluate(tree, known).truth is not Truth.UNKNOWN or len(unknown) > 5:
        return
    found = settling(tree, known)
    for wanted, options in ((Truth.TRUE, found.met), (Truth.FALSE, found.not_met)):
        deciding = [
            frozenset(names)
            for size in range(1, len(unknown) + 1)
            for names in combinations(unknown, size)
            if _decides(tree, known, list(names), wanted)
        ]
        minimal = {one for one in deciding if not any(other < one for other in deciding)}
        assert set(options) == minimal


def test_nothing_known_asks_for_everything_that_is_needed():
    tree = AtLeast(2, (Leaf("a"), AtLeast(1, (Leaf("b"), Leaf("c")))))
    found = settling(tree, {})
    assert found.met == (frozenset({"a", "b"}), frozenset({"a", "c"}))
    assert found.not_met == (frozenset({"a"}), frozenset({"b", "c"}))


def test_a_criterion_that_stands_twice_leaves_no_larger_set():
    tree = AtLeast(1, (Leaf("a"), AtLeast(2, (Leaf("a"), Leaf("b")))))
    found = settling(tree, {})
    assert found.met == found.not_met == (frozenset({"a"}),)

"""A criteria tree and what is known give a verdict, its reasons and what could still decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import assert_never

from poems_desktop.core.criteria import AtLeast, Leaf, Node, Not, leaves
from poems_desktop.core.truth import Truth, at_least

Known = Mapping[str, Truth]
"""Criterion id to truth; an id that is not listed is unknown."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The truth of `node`, the verdicts of its children, and what could still change it.

    `missing` holds the ids of unknown criteria that can still decide the node; it is empty where
    the node is decided.
    """

    node: Node
    truth: Truth
    children: "tuple[Verdict, ...]"
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settling:
    """The smallest sets of criteria that would decide an undecided tree, in each direction."""

    met: tuple[frozenset[str], ...]
    not_met: tuple[frozenset[str], ...]


def evaluate(node: Node, known: Known) -> Verdict:
    """Weigh a tree. More knowledge never flips a decided verdict."""
    match node:
        case Leaf(id=name):
            truth = known.get(name, Truth.UNKNOWN)
            missing = frozenset({name}) if truth is Truth.UNKNOWN else frozenset()
            return Verdict(node, truth, (), missing)
        case Not(child=child):
            inner = evaluate(child, known)
            return Verdict(node, inner.truth.negated, (inner,), inner.missing)
        case AtLeast(k=k, children=nodes):
            parts = tuple(evaluate(child, known) for child in nodes)
            truth = at_least(k, (part.truth for part in parts))
            missing = frozenset[str]().union(*(part.missing for part in parts))
            return Verdict(node, truth, parts, missing if truth is Truth.UNKNOWN else frozenset())
        case _:
            assert_never(node)


def truth_of(node: Node, known: Known) -> Truth:
    """The truth of a tree alone, as `evaluate` tells it with its reasons."""
    match node:
        case Leaf(id=name):
            return known.get(name, Truth.UNKNOWN)
        case Not(child=child):
            return truth_of(child, known).negated
        case AtLeast(k=k, children=nodes):
            return at_least(k, (truth_of(child, known) for child in nodes))
        case _:
            assert_never(node)


def settling(node: Node, known: Known) -> Settling:
    """The minimal sets of unknown criteria that would decide `node`, per direction.

    "Would decide" holds whatever the other unknown criteria turn out to be. Within `met` every
    criterion of a set has to become true, or false where it stands under a Not. A decided tree
    has nothing left to settle.
    """
    if truth_of(node, known) is not Truth.UNKNOWN:
        return Settling((), ())
    order = {name: place for place, name in enumerate(leaves(node))}
    met = _minimal(_ways(node, known, Truth.TRUE))
    not_met = _minimal(_ways(node, known, Truth.FALSE))

    def rank(found: frozenset[str]) -> tuple[int, list[int]]:
        return (len(found), sorted(order[name] for name in found))

    return Settling(tuple(sorted(met, key=rank)), tuple(sorted(not_met, key=rank)))


_Ways = list[frozenset[str]]


def _ways(node: Node, known: Known, wanted: Truth) -> _Ways:
    """Sets of unknown leaves that make `node` become `wanted`; `[frozenset()]` if it already is."""
    match node:
        case Leaf(id=name):
            truth = known.get(name, Truth.UNKNOWN)
            if truth is Truth.UNKNOWN:
                return [frozenset({name})]
            return [frozenset()] if truth is wanted else []
        case Not(child=child):
            return _ways(child, known, wanted.negated)
        case AtLeast(k=k, children=nodes):
            needed = k if wanted is Truth.TRUE else len(nodes) - k + 1
            per_child = [_ways(child, known, wanted) for child in nodes]
            return _of_children(per_child, needed)
        case _:
            assert_never(node)


def _of_children(per_child: list[_Ways], needed: int) -> _Ways:
    done = sum(ways == [frozenset()] for ways in per_child)
    if done >= needed:
        return [frozenset()]
    open_ways = [ways for ways in per_child if ways and ways != [frozenset()]]
    found: _Ways = []
    for chosen in combinations(open_ways, needed - done):
        found.extend(frozenset[str]().union(*choice) for choice in product(*chosen))
    return _minimal(found)


def _minimal(found: _Ways) -> _Ways:
    kept: _Ways = []
    for candidate in sorted(set(found), key=len):
        if candidate and not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return kept if kept or frozenset() not in found else [frozenset()]

"""Criteria as data: a leaf names one criterion, a node asks for at least k of its children."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Leaf:
    """One criterion by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `k` of `children`; all is n of n, any is 1 of n.

    Raises:
        ValueError: unless 1 <= k <= number of children.
    """

    k: int
    children: "tuple[Node, ...]"

    def __post_init__(self) -> None:
        """Refuse a count that is always or never reached."""
        if not 1 <= self.k <= len(self.children):
            message = f"at least {self.k} of {len(self.children)} says nothing"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of `child`."""

    child: "Node"


Node = Leaf | AtLeast | Not


def leaves(node: Node) -> Iterator[str]:
    """The ids of all criteria of a tree, in reading order, each once."""
    seen: set[str] = set()
    for leaf in _walk(node):
        if leaf not in seen:
            seen.add(leaf)
            yield leaf


def _walk(node: Node) -> Iterator[str]:
    match node:
        case Leaf(id=name):
            yield name
        case AtLeast(children=children):
            for child in children:
                yield from _walk(child)
        case Not(child=child):
            yield from _walk(child)
        case _:
            assert_never(node)

"""Source marks used on a document, and the list of references that they call for."""

from collections.abc import Sequence

from poems_desktop.clinical.definitions import Definitions


class Sources:
    """Gathers every mark as it is printed, so that the references list exactly those."""

    def __init__(self, definitions: Definitions) -> None:
        """Nothing is used yet."""
        self._definitions = definitions
        self._used: dict[str, dict[str, None]] = {}

    def marks(self, cites: Sequence[str]) -> str:
        """`F6, N`: the marks of some citations."""
        found: dict[str, None] = {}
        for cite in cites:
            mark = self._definitions.mark(cite)
            found[mark] = None
            self._used.setdefault(cite.partition("#")[0], {})[mark] = None
        return ", ".join(found)

    def knows(self, cite: str) -> bool:
        """Whether the shipped references hold the source of a citation."""
        return cite.partition("#")[0] in self._definitions.references

    def lines(self) -> list[str]:
        """One line per source used: its marks, then the citation."""
        found = []
        for name, marks in self._used.items():
            reference = self._definitions.references[name]
            doi = f" doi {reference.doi}." if reference.doi else ""
            found.append(f"{', '.join(sorted(marks, key=_natural))}: {reference.citation}{doi}")
        return found


def _natural(mark: str) -> tuple[str, int]:
    letters = mark.rstrip("0123456789")
    digits = mark[len(letters) :]
    return (letters, int(digits) if digits else -1)

"""What every page of `explain` shares: lines of one width, short marks, and the sources in full."""

import textwrap
from collections.abc import Iterable, Iterator

from poems_desktop.clinical.definitions import Definitions

_WIDTH = 96


def wrapped(text: str, indent: int) -> list[str]:
    """`text` in lines of the page, `indent` spaces in; further lines stand two deeper."""
    space = " " * indent
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=space,
        subsequent_indent=f"{space}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def marks(cites: Iterable[str], definitions: Definitions) -> str:
    """`[F6, N]`: the short marks of the citations; empty where nothing is cited."""
    told = ", ".join(definitions.mark(cite) for cite in cites)
    return f"[{told}]" if told else ""


def sources(cites: Iterable[str], definitions: Definitions) -> Iterator[str]:
    """Each source once, under its marks: citation, DOI, how it was seen, its note."""
    cited: dict[str, list[str]] = {}
    for cite in dict.fromkeys(cites):
        cited.setdefault(cite.partition("#")[0], []).append(definitions.mark(cite))
    for name, known in cited.items():
        reference = definitions.references[name]
        doi = f" doi {reference.doi}." if reference.doi else ""
        note = f" {reference.note}" if reference.note else ""
        told = f"{', '.join(known)}: {reference.citation}{doi} Seen: {reference.seen}.{note}"
        yield from wrapped(told, 2)

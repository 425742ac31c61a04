"""Every citation within loaded tables, with the place where it stands."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from poems_desktop.clinical.problems import Problem
from poems_desktop.clinical.sets import Reference

_NAMES = ("id", "key", "title", "name", "kind")


def unknown_citations(
    place: str, part: object, references: Mapping[str, Reference]
) -> Iterator[Problem]:
    """What `part`, models nested to any depth, cites and no list of references holds."""
    for where, cite in cited(part, place):
        if cite.partition("#")[0] not in references:
            yield Problem(where, f"{cite!r} is not in references.toml; add it or mend it.")


def cited(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every citation of `part` and of the models within it, each after the place it stands at."""
    if isinstance(part, tuple):
        for one in part:
            yield from cited(one, place)
    elif isinstance(part, BaseModel):
        named = next((getattr(part, name) for name in _NAMES if hasattr(part, name)), None)
        here = f"{place}: {named}" if isinstance(named, str) else place
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name.endswith("cites"):
                yield from ((here, cite) for cite in value)
            else:
                yield from cited(value, here)

"""A topic of the cited texts as a page: each with its figures, group, horizon, date and source."""

from collections.abc import Iterator, Sequence

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.guidance.texts import Text
from poems_desktop.exchange.explain_words import marks, sources, wrapped

_STATUS = {
    "stated": "",
    "conflicting": "Others say otherwise. ",
    "dated": "True of its time only. ",
    "erratum": "A slip of the source. ",
    "own": "This program's own words. ",
}
_READ = (
    "In our own words. Figures describe groups with their years and horizon: none is the chance of "
    "one patient."
)


def topics(texts: Sequence[Text]) -> tuple[str, ...]:
    """The topics that there are texts of, by name."""
    return tuple(sorted({one.topic for one in texts}))


def explain(topic: str, definitions: Definitions) -> str:
    """The page for one topic."""
    library = definitions.library.guidance.texts
    found = [one for one in library.texts if one.topic == topic]
    title = topic.replace("_", " ").capitalize()
    lines = [f"{title}: what the sources say", *wrapped(_READ, 0)]
    numbers = {one.id: place for place, one in enumerate(found, 1)}
    for one in found:
        against = library.side_by_side(one)[1:]
        names = [other.name for other in library.synonyms if other.text == one.id]
        lines += ["", *_text(one, numbers[one.id], definitions)]
        lines += _against(against, numbers)
        if names:
            lines += wrapped(f"Found under: {', '.join(names)}.", 5)
    cites = [cite for one in found for cite in one.cites]
    return "\n".join([*lines, "", "Sources:", *sources(cites, definitions)])


def _text(one: Text, place: int, definitions: Definitions) -> Iterator[str]:
    yield from wrapped(f"{place}. {one.text}  {marks(one.cites, definitions)}", 2)
    guess = "SPECULATIVE: the source itself calls it a guess. " if one.speculative else ""
    yield from wrapped(f"{guess}{_STATUS[one.status]}As of {one.source_date.iso()}.", 5)
    for figure in one.figures:
        yield from wrapped(f"- {figure.show()}", 5)
    if one.address is not None:
        yield f"     Address: {one.address}"


def _against(others: Sequence[Text], numbers: dict[str, int]) -> Iterator[str]:
    here = [str(numbers[one.id]) for one in others if one.id in numbers]
    if here:
        yield f"     Against it: {', '.join(here)}."
    for one in others:
        if one.id not in numbers:
            yield from wrapped(f"Against it, under {one.topic}: {one.text}", 5)

"""Pages for patients: plain words, each with its source, read from `resources/handouts/`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poems_desktop.clinical.citing import unknown_citations
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.model import Day, Model
from poems_desktop.clinical.problems import Problem
from poems_desktop.clinical.sets import Reference

PersonalFact = Literal["laboratory", "specimen", "next_visit", "day_zero", "first_day", "last_day"]
"""What a handout may say of the patient, where the record has it."""
Slot = Literal["results", "write", "contact", "article", "resources"]
"""What is drawn by hand below the paragraphs of a part."""
HandoutId = Literal["vegf", "poems", "transplant", "help"]
IDS: tuple[HandoutId, ...] = ("vegf", "poems", "transplant", "help")
_Words = Annotated[str, Field(min_length=1)]


class Paragraph(Model):
    """A plain statement with its sources.

    `needs` names what the record has to hold for it to be printed, `lacks` what must be missing.
    A paragraph that says what the record holds needs no other source. `guess` marks what the
    source itself calls unproven; the page says so.
    """

    text: _Words
    cites: tuple[str, ...] = ()
    bullet: bool = False
    guess: bool = False
    needs: tuple[PersonalFact, ...] = ()
    lacks: tuple[PersonalFact, ...] = ()

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not self.cites and not self.needs:
            message = "a paragraph cites a source, or says what the record holds"
            raise ValueError(message)
        named = {name for _, name, _, _ in Formatter().parse(self.text) if name is not None}
        if not named <= set(self.needs):
            message = "a paragraph needs every fact that it names in braces"
            raise ValueError(message)
        return self

    def filled(self, facts: Mapping[PersonalFact, str]) -> str | None:
        """The text with the patient's own facts; None where it is not to be printed."""
        if any(name not in facts for name in self.needs):
            return None
        if any(name in facts for name in self.lacks):
            return None
        named: dict[str, str] = {name: facts[name] for name in self.needs}
        return self.text.format(**named) if named else self.text


class Part(Model):
    """A heading, if any, with its paragraphs. `beside` sets it next to the part before it."""

    heading: str = ""
    box: bool = False
    beside: bool = False
    slot: Slot | None = None
    write: tuple[_Words, ...] = ()
    """What to write by hand, each on its line."""
    paragraph: tuple[Paragraph, ...] = ()


class Place(Model):
    """Where help may be found: addresses in full, and the date of the document that names it."""

    name: _Words
    what: _Words
    address: Annotated[tuple[_Words, ...], Field(min_length=1)]
    named: Day
    cites: Annotated[tuple[str, ...], Field(min_length=1)]


class Card(Model):
    """A card for the wallet; its words are for emergency staff."""

    title: _Words
    to: _Words
    heading: _Words
    paragraph: Annotated[tuple[Paragraph, ...], Field(min_length=1)]


class Handout(Model):
    """A page for patients: `resources/handouts/`."""

    id: HandoutId
    version: str
    title: _Words
    reading_age: Annotated[int, Field(ge=6, le=18)]
    """The age from which it can be read, as measured by the tests."""
    lead: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    part: Annotated[tuple[Part, ...], Field(min_length=1)]
    place: tuple[Place, ...] = ()
    article: str | None = None
    article_cites: tuple[str, ...] = ()
    card: Card | None = None

    @model_validator(mode="after")
    def _slots_have_something(self) -> Self:
        slots = {part.slot for part in self.part}
        if ("resources" in slots) != bool(self.place):
            message = "places are listed where a part has the slot for them"
            raise ValueError(message)
        if ("article" in slots) != (self.article is not None and bool(self.article_cites)):
            message = "an article is cited where a part has the slot for it"
            raise ValueError(message)
        return self

    @property
    def plain_text(self) -> str:
        """What a patient reads as sentences: without addresses, citations and the card."""
        parts = [*self.lead, *(one for part in self.part for one in part.paragraph)]
        headings = [part.heading for part in self.part if part.heading]
        whats = [place.what for place in self.place]
        return "\n".join((*headings, *(one.text for one in parts), *whats))


def load_handouts(resources: Path | None = None) -> Mapping[HandoutId, Handout]:
    """Every handout by its id.

    Raises:
        ProblemsError: with every problem of the first file that has any.
    """
    where = folder(resources, "handouts")
    return {name: read_model(where / f"{name}.toml", Handout) for name in IDS}


def lint_handouts(
    handouts: Mapping[HandoutId, Handout], references: Mapping[str, Reference]
) -> Iterator[Problem]:
    """Citations that no list of references holds, and files under the wrong name."""
    for name, handout in handouts.items():
        place = f"handouts/{name}.toml"
        if handout.id != name:
            yield Problem(place, f"calls itself {handout.id!r}; mend its id or its name.")
        yield from unknown_citations(place, handout, references)

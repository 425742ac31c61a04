"""Cited texts in our own words: what the documents tell beyond rules."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.model import Day, Model
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.core.interval import Comparator
from poems_desktop.core.reading import show_number

Audience = Literal["clinician", "patient"]
Status = Literal["stated", "conflicting", "dated", "erratum", "own"]
"""As the source says it; others say otherwise; true of its time only; the source is wrong; ours."""
Topic = Literal[
    "survival",
    "relapse",
    "disease",
    "epidemiology",
    "mechanism",
    "m_protein",
    "marrow",
    "name",
    "diagnosis",
    "vegf",
    "neurophysiology",
    "imaging",
    "transplant",
    "resources",
    "trial",
    "erratum",
]
Cites = Annotated[tuple[str, ...], Field(min_length=1)]
_WORDS: Mapping[str, str] = {"<": "under", "<=": "at most", ">": "more than", ">=": "at least"}


class Figure(Model):
    """A published number with the group that it describes: never the chance of one patient."""

    measure: str
    value: Decimal
    upper: Decimal | None = None
    """The end of a range that starts with `value`."""
    comparator: Comparator | None = None
    about: bool = False
    unit: str
    out_of: int | None = None
    printed_percent: Decimal | None = None
    """The percentage that the source prints beside a count, right or wrong."""
    low: Decimal | None = None
    high: Decimal | None = None
    """The range around a median."""
    n: int | None = None
    cohort: Annotated[str, Field(min_length=1)]
    years: Annotated[str, Field(min_length=1)]
    horizon: Annotated[str, Field(min_length=1)]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Every number that the figure carries."""
        given = (self.value, self.upper, self.low, self.high, self.printed_percent)
        counts = tuple(Decimal(one) for one in (self.out_of, self.n) if one is not None)
        return tuple(one for one in given if one is not None) + counts

    def show(self) -> str:
        """The figure with its group, years and horizon, in one line."""
        size = f", n = {self.n}" if self.n is not None else ""
        group = f"{self.cohort}{size}; years: {self.years}; horizon: {self.horizon}"
        return f"{self.measure}: {self._amount()} ({group})"

    def _amount(self) -> str:
        words = ["about"] if self.about else []
        if self.comparator is not None:
            words.append(_WORDS[self.comparator])
        words.append(show_number(self.value))
        if self.upper is not None:
            words.append(f"to {show_number(self.upper)}")
        if self.out_of is not None:
            words.append(f"of {self.out_of}")
        amount = " ".join((*words, self.unit)).replace(" %", "%")
        if self.low is not None and self.high is not None:
            return f"{amount}, range {show_number(self.low)} to {show_number(self.high)}"
        return amount


class Text(Model):
    """A statement of the documents, restated."""

    id: Key
    topic: Topic
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]
    figures: tuple[Figure, ...] = ()
    cites: Cites
    source_date: Day
    status: Status
    speculative: bool = False
    """The source itself calls it a guess."""
    conflicts_with: tuple[Key, ...] = ()
    address: str | None = None

    @model_validator(mode="after")
    def _conflict_names_the_other_side(self) -> Self:
        if self.status == "conflicting" and not self.conflicts_with:
            message = "a conflicting text names what it conflicts with"
            raise ValueError(message)
        return self


class Synonym(Model):
    """Another name under which a thing may be looked for."""

    name: str
    means: str
    key: Key | None = None
    text: Key | None = None
    cites: Cites

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.key is None and self.text is None:
            message = "a synonym leads to a field or to a text"
            raise ValueError(message)
        return self


class TextsFile(Model):
    """A file of `resources/texts/`."""

    text: tuple[Text, ...] = ()
    synonym: tuple[Synonym, ...] = ()


@dataclass(frozen=True)
class TextLibrary:
    """All cited texts and other names."""

    texts: tuple[Text, ...]
    synonyms: tuple[Synonym, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Text]:
        """Every text by its id."""
        return {one.id: one for one in self.texts}

    def about(self, topic: Topic, audience: Audience | None = None) -> tuple[Text, ...]:
        """The texts of a topic, in the order of the files; for one audience where given."""
        return tuple(
            one
            for one in self.texts
            if one.topic == topic and (audience is None or audience in one.audience)
        )

    def side_by_side(self, text: Text) -> tuple[Text, ...]:
        """A text with all that contradict it, itself first; alone where none does."""
        return (text, *(self.by_id[name] for name in text.conflicts_with))

    def search(self, query: str) -> tuple[Synonym, ...]:
        """Other names that hold every word of `query`, whatever its capitals; none for a blank."""
        words = query.casefold().split()
        if not words:
            return ()
        return tuple(
            one
            for one in self.synonyms
            if all(word in f"{one.name} {one.means}".casefold() for word in words)
        )


def load_texts(resources: Path | None = None) -> TextLibrary:
    """Read all of `resources/texts/`.

    Raises:
        ProblemsError: with what is wrong in a file or between files.
    """
    place = folder(resources, "texts")
    files = [read_model(path, TextsFile) for path in sorted(place.glob("*.toml"))]
    library = TextLibrary(
        texts=tuple(one for file in files for one in file.text),
        synonyms=tuple(one for file in files for one in file.synonym),
    )
    if problems := _between(library):
        raise ProblemsError(problems)
    return library


def _between(library: TextLibrary) -> tuple[Problem, ...]:
    counts = Counter(one.id for one in library.texts)
    found = [
        Problem("texts", f"{name!r} is defined {n} times; keep one.")
        for name, n in counts.items()
        if n > 1
    ]
    if not library.texts:
        found.append(Problem("texts", "no text was found. Install again."))
    for one in library.texts:
        found.extend(
            Problem(f"texts: {one.id}", f"conflicts with {name!r}, which is no other text.")
            for name in one.conflicts_with
            if name not in counts or name == one.id
        )
    found.extend(
        Problem(f"texts: {one.name}", f"leads to {one.text!r}, which is no text.")
        for one in library.synonyms
        if one.text is not None and one.text not in counts
    )
    return tuple(found)

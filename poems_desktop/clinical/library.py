"""The tables and texts that conclusions beyond the criteria are drawn with, read together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from poems_desktop.clinical.citing import unknown_citations
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, load_engraftment
from poems_desktop.clinical.frequencies import Frequencies, lint_frequencies, load_frequencies
from poems_desktop.clinical.guidance.library import Guidance, load_guidance
from poems_desktop.clinical.guidance.library import problems as guidance_problems
from poems_desktop.clinical.handouts import Handout, HandoutId, lint_handouts, load_handouts
from poems_desktop.clinical.interpret.readings import Tables, load_tables
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.send_out import SendOut, lint_send_out, load_send_out


@dataclass(frozen=True, slots=True)
class Library:
    """Every table and text beside forms and criteria."""

    tables: Tables
    guidance: Guidance
    engraftment: EngraftmentConstants
    frequencies: Frequencies
    handouts: Mapping[HandoutId, Handout]
    send_out: SendOut


def load_library(definitions: Definitions, resources: Path | None = None) -> Library:
    """Read all tables and check them against the definitions.

    Raises:
        ProblemsError: with every problem found.
    """
    library = Library(
        load_tables(resources),
        load_guidance(resources),
        load_engraftment(resources),
        load_frequencies(resources),
        load_handouts(resources),
        load_send_out(resources),
    )
    if found := tuple(_problems(library, definitions)):
        raise ProblemsError(found)
    return library


def _problems(library: Library, definitions: Definitions) -> Iterator[Problem]:
    tables = library.tables
    for file, table in (
        ("operating_points.toml", tables.points),
        ("response.toml", tables.response),
        ("risk.toml", tables.risk),
        ("neurophysiology.toml", tables.neurophysiology),
        ("scales.toml", tables.scales),
        ("engraftment.toml", library.engraftment),
    ):
        yield from unknown_citations(file, table, definitions.references)
    yield from guidance_problems(library.guidance, definitions)
    yield from lint_frequencies(library.frequencies, definitions)
    yield from lint_handouts(library.handouts, definitions.references)
    yield from lint_send_out(library.send_out, definitions)

"""Everything that follows from a record beyond the criteria, in the order a reader asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.guidance.library import Advice, Guidance, advise, load_guidance
from poems_desktop.clinical.guidance.library import problems as guidance_problems
from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.readings import Readings, Tables, load_tables, read
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class Library:
    """The tables that conclusions are drawn with."""

    tables: Tables
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class Section:
    """Conclusions under one heading."""

    title: str
    lines: tuple[Interpretation, ...]


def load_library(definitions: Definitions, resources: Path | None = None) -> Library:
    """Read all tables and check them against the definitions.

    Raises:
        ProblemsError: with every problem found.
    """
    library = Library(load_tables(resources), load_guidance(resources))
    if found := tuple(guidance_problems(library.guidance, definitions)):
        raise ProblemsError(found)
    return library


def conclude(assessment: Assessment, library: Library) -> tuple[Section, ...]:
    """All conclusions of an assessed record; empty headings are left out."""
    record, definitions, day = assessment.record, assessment.definitions, assessment.as_of
    course = Course(record, definitions, day)
    readings = read(course, library.tables, assessment.vegf_points)
    advice = advise(record, definitions, library.guidance, day)
    sections = [*_results(readings), *_over_time(advice)]
    return tuple(section for section in sections if section.lines)


def _results(readings: Readings) -> Iterator[Section]:
    evidence = readings.cidp_or_poems
    yield Section("VEGF", (*readings.vegf, *readings.samples))
    yield Section("Clone", (readings.clone, readings.antibodies))
    yield Section("Leans to POEMS rather than CIDP", evidence.for_poems)
    yield Section("Leans to CIDP rather than POEMS", evidence.for_cidp)
    yield Section("Often misread between the two", evidence.neither)
    yield Section("Nerve conduction", _given(readings.latency_index, evidence.prompt))
    yield Section("Heart and lungs", readings.measures)
    yield Section("Risk factors found in cohorts", tuple(one.summary for one in readings.risk))
    yield Section("Response, each axis for itself", readings.response)
    yield Section("Relapse", (*_given(readings.new_features), *readings.relapse))
    yield Section("Function", readings.scales)


def _over_time(advice: Advice) -> Iterator[Section]:
    missing = tuple(one for one in advice.workup if one.truth is not Truth.TRUE)
    yield Section("Contradictions to answer", tuple(one.line for one in advice.contradictions))
    yield Section("Work-up still missing", missing)
    yield Section("Follow-up", tuple(one.line for one in advice.followup))
    yield Section("What the sources say of treatment", advice.considerations.all)


def _given(*lines: Interpretation | None) -> tuple[Interpretation, ...]:
    return tuple(line for line in lines if line is not None)

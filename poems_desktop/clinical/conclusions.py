"""Everything that follows from a record beyond the criteria, in the order a reader asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel
from poems_desktop.clinical.guidance.library import Advice
from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.operating_points import predict
from poems_desktop.clinical.interpret.readings import Readings, Tables, read
from poems_desktop.clinical.interpret.risk import associations
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.core.truth import Truth

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Section:
    """Conclusions under one heading."""

    title: str
    lines: tuple[Interpretation, ...]
    asks: bool = False
    """Whether its lines are questions, which can be answered where they are told."""


def conclude(assessment: "Assessment") -> tuple[Section, ...]:
    """All conclusions of an assessed record; empty headings are left out."""
    record, definitions, day = assessment.record, assessment.definitions, assessment.as_of
    library = definitions.library
    course = Course(record, definitions, day)
    readings = read(course, library.tables, assessment.vegf_points)
    sections = [
        *_results(readings, library.tables),
        _predicted(library.tables, assessment.pretest),
        *_over_time(assessment.advice),
        *(_engraftment(panel) for panel in assessment.engraftment if panel.in_use),
    ]
    return tuple(section for section in sections if section.lines)


def _results(readings: Readings, tables: Tables) -> Iterator[Section]:
    evidence = readings.cidp_or_poems
    yield Section("VEGF", (*readings.vegf, *readings.samples))
    yield Section("Clone", (readings.clone, readings.antibodies))
    yield Section("Leans to POEMS rather than CIDP", evidence.for_poems)
    yield Section("Leans to CIDP rather than POEMS", evidence.for_cidp)
    yield Section("Often misread between the two", evidence.neither)
    yield Section("Nerve conduction", _given(readings.latency_index, evidence.prompt))
    yield Section("Heart and lungs", readings.measures)
    yield Section("Risk factors found in cohorts", tuple(one.summary for one in readings.risk))
    yield Section("Outcomes of published cohorts", associations(tables.risk))
    yield Section("Response, each axis for itself", readings.response)
    yield Section("Relapse", (*_given(readings.new_features), *readings.relapse))
    yield Section("Function", readings.scales)


def _predicted(tables: Tables, pretest: Decimal | None) -> Section:
    """Only for a chance that somebody chose: none is supplied here."""
    found = () if pretest is None else tuple(predict(p, pretest) for p in tables.points.point)
    return Section("Predictive values at the chosen pre-test chance", found)


def _over_time(advice: Advice) -> Iterator[Section]:
    missing = tuple(one for one in advice.workup if one.truth is not Truth.TRUE)
    questions = tuple(one.line for one in advice.contradictions)
    yield Section("Contradictions to answer", questions, asks=True)
    yield Section("Work-up still missing", missing)
    yield Section("Follow-up", tuple(one.line for one in advice.followup))
    yield Section("What the sources say of treatment", advice.considerations.all)


def _engraftment(panel: EngraftmentPanel) -> Section:
    day = panel.day_zero.day
    named = "day 0 not known" if day is None else f"day 0 {date_text(day)}"
    return Section(f"Around the transplant, {named}", panel.interpretations)


def _given(*lines: Interpretation | None) -> tuple[Interpretation, ...]:
    return tuple(line for line in lines if line is not None)

"""Tests that a clinic sends out: what to do with the sample, and whether one is on record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.citing import unknown_citations
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.guidance.case import Case
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem
from poems_desktop.core.reading import show_date

_Words = Annotated[str, Field(min_length=1)]


class Step(Model):
    """Something to do with a sample, or to tell the laboratory; `write` asks for an entry."""

    text: _Words
    write: tuple[_Words, ...] = ()
    cites: Cites
    confidence: Confidence


class Sample(Model):
    """One kind of sample with its steps in order."""

    title: _Words
    note: _Words
    step: Annotated[tuple[Step, ...], Field(min_length=1)]


class SentTest(Model):
    """A test that many clinics send out: `keys` say where a result would be recorded."""

    title: _Words
    keys: Annotated[tuple[str, ...], Field(min_length=1)]
    tell: _Words
    """What to see to, or to tell the laboratory."""
    cites: Cites
    confidence: Confidence


class SendOut(Model):
    """`resources/guidance/send_out.toml`."""

    version: str
    rule: _Words
    cites: Cites
    sample: Annotated[tuple[Sample, ...], Field(min_length=1)]
    test: Annotated[tuple[SentTest, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A test with what the record says of it, in words; `missing` names what has no result."""

    test: SentTest
    text: str
    missing: tuple[str, ...]


def load_send_out(resources: Path | None = None) -> SendOut:
    """Read `resources/guidance/send_out.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return read_model(folder(resources, "guidance") / "send_out.toml", SendOut)


def lint_send_out(sheet: SendOut, definitions: Definitions) -> Iterator[Problem]:
    """Citations and fields that do not exist."""
    yield from unknown_citations("guidance/send_out.toml", sheet, definitions.references)
    for test in sheet.test:
        for key in test.keys:
            if key not in definitions.fields:
                yield Problem(f"send_out: {test.title}", f"reads {key!r}, which no form has.")


def on_record(assessment: Assessment, sheet: SendOut) -> tuple[OnRecord, ...]:
    """Every test of the sheet with its newest date on record, as of the day of the assessment."""
    case = Case(assessment.record, assessment.definitions, assessment.as_of)
    labels = {key: field.label for key, field in assessment.definitions.fields.items()}
    return tuple(_state(case, test, labels) for test in sheet.test)


def _state(case: Case, test: SentTest, labels: Mapping[str, str]) -> OnRecord:
    missing = tuple(labels[key] for key in test.keys if not case.seen((key,)))
    dates = [one.date for one in case.seen(test.keys)]
    if not dates:
        return OnRecord(test, "Not recorded", missing)
    known = [day for day in dates if day is not None]
    last = max(known, key=lambda day: day.earliest, default=None)
    when = "no date" if last is None else show_date(last)
    return OnRecord(test, f"{'Recorded in part' if missing else 'Recorded'}, last {when}", missing)

"""Transplants to print, and their pages as text."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from poems_desktop import assets
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.clinical.transplant import (
    Culture,
    DatedWeight,
    Encephalopathy,
    FeverJudgment,
    Infiltrates,
    Infusion,
    LabValue,
    LogEntry,
    Oxygen,
    Rash,
    Steroid,
    Stools,
    Temperature,
    Transplant,
    Weight,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.reports.canvas import new_canvas
from poems_desktop.reports.frame_sections import opening_section
from poems_desktop.reports.options import Options
from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages

ZERO = date(2025, 11, 11)
AT = datetime(2025, 11, 20, 14, 32)  # noqa: DTZ001 - the clinic's wall clock
LONG = "Seen at the round; skin warm; family told. " * 95


@dataclass(frozen=True)
class Printed:
    """A document's bytes and its words, page by page."""

    content: bytes

    @property
    def pages(self):
        """The words of each page on one line."""
        found = PdfReader(BytesIO(self.content)).pages
        flat = (re.sub(r"\s+", " ", page.extract_text()) for page in found)
        return [re.sub(" ?\N{MINUS SIGN} ?", " \N{MINUS SIGN}", words) for words in flat]

    @property
    def text(self):
        """All pages."""
        return " ".join(self.pages)


def draw(assessment, sections, paper="a4", title="A document"):
    """The sections of one document on pages, below title and identity."""
    geometry, target = Geometry(paper), BytesIO()
    canvas = new_canvas(target, geometry.size, title=title, author="", printed_at=AT)
    opening = opening_section(title, assessment, (), AT, geometry.width)
    pages = arrange([opening, *sections], geometry)
    draw_pages(canvas, pages, geometry, Standing("who", title, (), ("from", "by")))
    canvas.save()
    return Printed(target.getvalue())


@pytest.fixture(scope="session")
def printed():
    """`printed(module, assessment, paper, dose_arithmetic=True)`."""

    def make(module, assessment, paper="a4", *extra, **chosen):
        width = Geometry(paper).width
        sections = module.sections(assessment, width, Options(**chosen), *extra)
        return draw(assessment, sections, paper)

    return make


@pytest.fixture(scope="session")
def ellerby(definitions):
    """The demo patient on a day of the watch window."""

    def on(day=9):
        path = assets.tree("resources") / "demo" / "demo-patients.json"
        case = next(one for one in read_cases(path, definitions) if one.id == "demo-0147")
        return Assessment(case.record, definitions, Policy(), ZERO + timedelta(day))

    return on


@pytest.fixture(scope="session")
def with_transplants(definitions):
    """An assessment of a record with these transplants, on a day counted from day 0."""

    def make(*transplants, day=9, **patient):
        known = {"id": "p1", "family": "Blank", "given": "Ann", **patient}
        record = Record(patient=Patient(**known), transplants=transplants)
        return Assessment(record, definitions, Policy(), ZERO + timedelta(day))

    return make


@pytest.fixture(scope="session")
def bare():
    """A transplant of which nothing but its day is known."""
    return Transplant(id="t", day0=PartialDate(2025, 11, 11))


def _entry(number, hour):
    return LogEntry(
        id=f"e{number}-{hour}",
        day=ZERO + timedelta(number),
        at=time(hour, 5),
        by="Nurse Bartholomea Wolfeschlegelsteinhausen",
        late=hour == 14,
        temperature=Temperature(
            value=Decimal("101.7"), unit="[degF]", site="axillary", antipyretic=True, steroid=True
        ),
        fever="absent" if hour == 14 else "present",
        rash=Rash(state="present", percent=Decimal(40), drug=False),
        stools=Stools(per_day=12, liquid=True),
        diarrhea="present",
        infiltrates=Infiltrates(state="present", diffuse=True, cardiogenic=False),
        hypoxia="present",
        breathing_difficulty="absent",
        oxygen_saturation=Decimal("88.5"),
        oxygen=Oxygen(liters_per_minute=Decimal(4)),
        encephalopathy=Encephalopathy(state="present", explained=False),
        weight=Weight(value=Decimal("172.3"), unit="[lb_av]", scale="bed scale of ward 4B"),
        weight_gain="absent",
        diuretic=True,
        bilirubin=LabValue(value=Decimal(3), unit="mg/dL", upper_limit=Decimal("1.2")),
        ast=LabValue(value=Decimal(300), unit="U/L", upper_limit=Decimal(40)),
        alt=LabValue(value=Decimal(30), unit="U/L", upper_limit=Decimal(40)),
        creatinine=LabValue(value=Decimal("2.2"), unit="mg/dL"),
        neutrophils=LabValue(value=Decimal("0.1"), unit="10*9/L", comparator="<"),
        cultures=(
            Culture(kind="blood", collected=ZERO, result="positive", organism="Staphylococcus"),
            Culture(kind="c_difficile", result="negative"),
        ),
        antibiotic=True,
        steroid=Steroid(
            given=True,
            drug="methylprednisolone sodium succinate",
            milligrams=Decimal(125),
            route="intravenous over 30 minutes",
            purpose="engraftment_syndrome" if number > 7 else None,
        ),
        note=LONG if (number, hour) == (9, 22) else "",
        unread={"oxygen": "zwo liter"} if hour == 6 else {},
    )


@pytest.fixture(scope="session")
def fullest():
    """Everything that a log can hold, four times a day."""
    return Transplant(
        id="full",
        note=LONG,
        infusions=tuple(Infusion(id=f"i{n}", day=ZERO + timedelta(n)) for n in range(3)),
        day_zero_rule="first_infusion",
        mobilization_began=ZERO - timedelta(40),
        discharged=ZERO + timedelta(25),
        stated_engraftment=ZERO + timedelta(8),
        baseline="admission",
        admission_weight=DatedWeight(
            value=Decimal("164.5"),
            unit="[lb_av]",
            scale="bed scale of ward 4B",
            day=ZERO - timedelta(1),
        ),
        judgments=(
            FeverJudgment(
                id="j", first_day=ZERO, last_day=ZERO + timedelta(9), infectious=False, by="Dr X"
            ),
        ),
        entries=tuple(_entry(n, hour) for n in range(-3, 10) for hour in (6, 10, 14, 22)),
    )

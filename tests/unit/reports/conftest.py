from datetime import date, datetime
from pathlib import Path

import pytest

from poems_desktop import assets
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Record
from poems_desktop.exchange.case_file import read_cases

AS_OF = date(2025, 11, 20)


@pytest.fixture(scope="session")
def definitions():
    return load_definitions()


@pytest.fixture(scope="session")
def printed_at():
    return datetime(2025, 11, 20, 14, 32)  # noqa: DTZ001 - the clinic's wall clock


@pytest.fixture(scope="session")
def assess(definitions):
    def make(record):
        return Assessment(record, definitions, Policy(), AS_OF)

    return make


@pytest.fixture(scope="session")
def okonjo(definitions, assess):
    path = assets.tree("resources") / "demo" / "okonjo.json"
    return assess(read_cases(path, definitions)[0].record)


@pytest.fixture(scope="session")
def ellerby(definitions, assess):
    """The demo patient with a transplant, on day 9."""
    path = assets.tree("resources") / "demo" / "demo-patients.json"
    cases = read_cases(path, definitions)
    return assess(next(one for one in cases if one.id == "demo-0147").record)


@pytest.fixture(scope="session")
def published(definitions, assess):
    path = Path(__file__).parents[2] / "data" / "published-cases.json"
    return {case.id: assess(case.record) for case in read_cases(path, definitions)}


@pytest.fixture(scope="session")
def nobody(assess):
    return assess(Record(patient=Patient(id="p1", family="Blank", given="Ann")))


@pytest.fixture(scope="session")
def with_patient(assess):
    def make(assessment, **changes):
        record = assessment.record
        patient = record.patient.model_copy(update=changes)
        return assess(record.model_copy(update={"patient": patient}))

    return make

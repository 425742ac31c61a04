from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Measurement, Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="session")
def result() -> Callable[..., Measurement]:
    def make(
        value,
        collected,
        specimen="plasma",
        laboratory="Meridian",
        comparator=None,
        unit="pg/mL",
        **more,
    ):
        return Measurement(
            id=f"{value}-{collected}-{specimen}-{laboratory}",
            test="vegf",
            value=Decimal(str(value)),
            unit=unit,
            specimen=specimen,
            laboratory=laboratory,
            comparator=comparator,
            collected=None if collected is None else PartialDate.from_iso(collected),
            **more,
        )

    return make


@pytest.fixture(scope="session")
def assess(definitions) -> Callable[..., Assessment]:
    def make(results=(), treatments=(), transplants=(), **patient):
        named = {"id": "p1", "family": "Test", "given": "Ann"} | patient
        record = Record(
            patient=Patient(**named),
            visits=(Visit(id="v1", date=PartialDate(2022, 3, 12), results=tuple(results)),),
            treatments=tuple(treatments),
            transplants=tuple(transplants),
        )
        return Assessment(record, definitions, Policy(), AS_OF)

    return make


@pytest.fixture
def lenalidomide() -> Treatment:
    return Treatment(
        id="t1",
        name="lenalidomide",
        directed=True,
        start=PartialDate(2022, 4, 11),
        stop=PartialDate(2022, 8, 22),
    )


@pytest.fixture
def day_zero() -> Transplant:
    return Transplant(id="x1", day0=PartialDate(2022, 9, 14))

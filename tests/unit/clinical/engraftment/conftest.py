"""Transplants made in a line: day 0 is 11-Nov-2025, entries are written by day number."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.constants import load_engraftment
from poems_desktop.clinical.engraftment.counts import engraftment_day
from poems_desktop.clinical.engraftment.maiolino import maiolino
from poems_desktop.clinical.engraftment.spitzer import spitzer
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.engraftment.weights import baseline_weight
from poems_desktop.clinical.transplant import (
    Culture,
    DatedLab,
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

ZERO = date(2025, 11, 11)
LATE = 60
PARTS = {
    "temperature": Temperature,
    "rash": Rash,
    "stools": Stools,
    "infiltrates": Infiltrates,
    "oxygen": Oxygen,
    "encephalopathy": Encephalopathy,
    "weight": Weight,
    "steroid": Steroid,
}
LABS = ("bilirubin", "ast", "alt", "creatinine", "neutrophils")
UNITS = {"bilirubin": "mg/dL", "creatinine": "mg/dL", "neutrophils": "10*9/L"}


class Maker:
    """Writes courses by day number, with numbers as text."""

    constants = load_engraftment()

    @staticmethod
    def day(number):
        return ZERO + timedelta(days=number)

    def entry(self, number, at=None, **given):
        filled = {}
        for key, value in given.items():
            if key in PARTS and isinstance(value, dict):
                filled[key] = PARTS[key](**value)
            elif key in LABS and isinstance(value, dict):
                filled[key] = LabValue(**{"unit": UNITS.get(key, "U/L"), **value})
            elif key == "cultures":
                filled[key] = tuple(
                    Culture(**{"kind": "blood", "collected": self.day(number), **one})
                    for one in value
                )
            else:
                filled[key] = value
        return LogEntry(
            id=f"e{number}-{at}-{'-'.join(given)}",
            day=self.day(number),
            at=None if at is None else time.fromisoformat(at),
            **filled,
        )

    def counts(self, first, *values):
        """Neutrophils on days in a row from `first`, in 10*9/L; None leaves the day out."""
        return [
            self.entry(first + n, neutrophils={"value": Decimal(one)})
            for n, one in enumerate(values)
            if one is not None
        ]

    def judged(self, first, last=None, *, infectious=False):
        return FeverJudgment(
            id=f"j{first}",
            first_day=self.day(first),
            last_day=self.day(first if last is None else last),
            infectious=infectious,
        )

    def weight(self, kilograms, number=-1, **more):
        return DatedWeight(value=Decimal(kilograms), day=self.day(number), **more)

    def baseline_lab(self, value, unit="mg/dL", **more):
        return DatedLab(value=Decimal(value), unit=unit, day=self.day(-2), **more)

    def course(self, *entries, **given):
        filled = {"infusions": (Infusion(id="i1", day=ZERO),), **given}
        flat = [one for item in entries for one in (item if isinstance(item, list) else [item])]
        return Transplant(id="t1", entries=tuple(flat), **filled)

    def engrafted(self, *entries, **given):
        """A course that engrafted on day +11: windows day +7 to +15, and from day +10."""
        given = {"neutrophils_appeared": self.day(11), **given}
        return self.course(
            self.counts(5, "0.0", "0.0", "0.0", "0.1", "0.1", "0.3", "0.6", "0.9"),
            *entries,
            **given,
        )

    def log(self, course, as_of=LATE, constants=None):
        return Log(course, constants or self.constants, self.day(as_of))

    def spitzer(self, course, as_of=LATE, constants=None):
        log = self.log(course, as_of, constants)
        return spitzer(log, engraftment_day(log, ZERO), baseline_weight(log))

    def maiolino(self, course, as_of=LATE):
        log = self.log(course, as_of)
        return maiolino(log, engraftment_day(log, ZERO), ZERO)

    def item(self, result, name):
        return next(one.interpretation for one in result.items if one.item.id == name)


@pytest.fixture(scope="session")
def make():
    return Maker()


@pytest.fixture(scope="session")
def reading(make):
    """`reading(9, "38.3")`: a temperature with no drug before it unless said."""

    def read(number, value, unit="Cel", at=None, **more):
        plain = {"antipyretic": False, "steroid": False, **more}
        return make.entry(number, at, temperature={"value": Decimal(value), "unit": unit, **plain})

    return read

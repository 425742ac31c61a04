"""Tables as shipped, and VEGF points made in a line."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical import vegf
from poems_desktop.clinical.interpret.course import Course
from poems_desktop.clinical.interpret.readings import load_tables
from poems_desktop.clinical.interpret.vegf_baseline import arrange
from poems_desktop.clinical.record import Treatment
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate

AS_OF = date(2025, 11, 20)


@pytest.fixture(scope="session")
def tables():
    return load_tables()


@pytest.fixture(scope="session")
def n():
    """`n("86")` a number, `n("<31")` a bound, `n(None)` none."""

    def read(text):
        if text is None:
            return None
        for comparator in ("<=", ">=", "<", ">"):
            if str(text).startswith(comparator):
                return Interval.reported(comparator, Decimal(text[len(comparator) :]))
        return Interval.exactly(Decimal(str(text)))

    return read


def treatment(name="melphalan", start="2024-06-01", directed=True, **parts):
    begun = None if start is None else PartialDate.from_iso(start)
    return Treatment(id=f"t-{name}", name=name, directed=directed, start=begun, **parts)


@pytest.fixture(scope="session")
def given():
    """`given("daratumumab", "2024-06-01")`: a treatment."""
    return treatment


def _filled(result):
    filled = {"specimen": "plasma", "laboratory": "Elm", "collected": "2024-01-10", **result}
    text = str(filled.get("value", ""))
    for comparator in ("<", ">"):
        if text.startswith(comparator):
            filled |= {"value": Decimal(text[1:]), "comparator": comparator}
    return {key: value for key, value in filled.items() if value is not None}


@pytest.fixture(scope="session")
def vegf_course(make_record, shipped):
    """A course from VEGF results; treatment began on 1 June 2024 unless `treatments` say else."""

    def make(*results, treatments=None, findings=None, as_of=AS_OF, **parts):
        begun = (treatment(),) if treatments is None else treatments
        filled = [_filled(one) if one.get("test", "vegf") == "vegf" else one for one in results]
        record = make_record(findings, filled, treatments=begun, **parts)
        return Course(record, shipped, as_of)

    return make


@pytest.fixture(scope="session")
def points_of():
    def points(course):
        return vegf.points(course.record, course.definitions, course.as_of)

    return points


@pytest.fixture(scope="session")
def arranged(vegf_course, points_of):
    """The series of VEGF results, each a dictionary over 200 pg/mL plasma at Elm in January."""

    def make(*results, details=None, bevacizumab=None, **parts):
        course = vegf_course(*results, **parts)
        return arrange(points_of(course), course.definitions, course.as_of, details, bevacizumab)

    return make


@pytest.fixture(scope="session")
def series(arranged):
    """The only series of these results."""

    def make(*results, **parts):
        (one,) = arranged(*results, **parts).series
        return one

    return make

"""When treatment of the plasma cells began: the first drug, radiotherapy or transplant."""

import pytest

from poems_desktop.clinical.record import Choice, DateAnswer, Patient, Record, Treatment, Visit
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.clinical.treatment import flagging, is_directed, treatment_began
from poems_desktop.core.partial_date import PartialDate


def _day(text):
    return None if text is None else PartialDate.from_iso(text)


def _given(name="x", start="2021-05-10", directed=None):
    return Treatment(id=name, name=name, start=_day(start), directed=directed)


def _began(*treatments, transplants=(), visits=()):
    record = Record(
        patient=Patient(id="p"),
        treatments=treatments,
        transplants=tuple(transplants),
        visits=tuple(visits),
    )
    return treatment_began(record)


def test_the_first_dated_start_counts():
    later, first = _given("a", "2022", directed=True), _given("b", "2021-05", directed=True)
    infused = Transplant(id="t", day0=_day("2021-05-02"))
    assert _began(later, first).day == _day("2021-05")
    assert _began(later, transplants=[infused]).day == _day("2021-05-02")
    assert _began().day is None


@pytest.mark.parametrize(
    ("name", "directed"),
    [
        ("Lenalidomide + dexamethasone", True),
        ("cyclophosphamide", True),
        ("High-dose MELPHALAN", True),
        ("radiation of the left iliac bone, 45 Gy", True),
        ("irradiation of one lesion", True),
        ("autologous stem cell transplantation", True),
        ("daratumumab added", True),
        ("anti-BCMA CAR-T cells", True),
        ("intravenous immunoglobulin", False),
        ("plasma exchange", False),
        ("prednisone", False),
        ("dexamethasone", False),
        ("hydroxycarbamide", False),
        ("levothyroxine", False),
    ],
)
def test_a_name_is_read_where_nobody_said_what_it_was_for(name, directed):
    assert is_directed(_given(name)) is directed
    assert (_began(_given(name)).day is not None) is directed


def test_what_was_said_goes_before_the_name():
    assert not is_directed(_given("melphalan", directed=False))
    assert is_directed(_given("prednisone", directed=True))
    assert _began(_given("melphalan", directed=False)).day is None


@pytest.mark.parametrize(
    ("strategy", "begins"),
    [
        (None, True),
        ("systemic", True),
        ("radiation_only", True),
        ("observation", False),
        ("supportive_only", False),
        ("surgery_only", False),
    ],
)
def test_the_date_of_a_visit_begins_it_unless_its_strategy_gives_nothing(strategy, begins):
    answers = {"treatment_start_date": DateAnswer(value=_day("2021"))}
    if strategy is not None:
        answers["treatment_strategy"] = Choice(value=strategy)
    found = _began(visits=[Visit(id="v", answers=answers)]).day
    assert found == (_day("2021") if begins else None)


def test_a_date_that_could_not_be_read_begins_nothing():
    answers = {"treatment_start_date": DateAnswer(unread={"value": "soon"})}
    assert _began(visits=[Visit(id="v", answers=answers)]).day is None


@pytest.mark.parametrize(
    ("began", "seen", "reached", "passed"),
    [
        ("2021-05-10", "2021-05-09", "FALSE", False),
        ("2021-05-10", "2021-05-10", "TRUE", False),
        ("2021-05-10", "2021-05-11", "TRUE", True),
        ("2021-05", "2021-05-20", "UNKNOWN", False),
        ("2021-05", "2021-06-01", "TRUE", True),
        ("2021-05-10", None, "UNKNOWN", False),
        (None, "2021-05-10", "FALSE", False),
    ],
)
def test_on_which_side_a_day_lies(began, seen, reached, passed):
    treatments = () if began is None else (_given(start=began, directed=True),)
    beginning = _began(*treatments)
    assert beginning.reached(_day(seen)).name == reached
    assert beginning.passed(_day(seen)) is passed


def test_directed_treatment_without_a_date_leaves_the_order_open():
    undated, dated = _given(start=None, directed=True), _given("b", "2022", directed=True)
    assert _began(undated).reached(_day("2020")).name == "UNKNOWN"
    assert _began(undated, dated).reached(_day("2020")).name == "UNKNOWN"
    assert _began(undated, dated).reached(_day("2023")).name == "TRUE"
    assert _began(transplants=[Transplant(id="t")]).undated
    assert not _began(_given("melphalan", start=None)).undated


def test_immunoglobulin_plasma_exchange_and_steroids_alone_only_flag():
    given = (
        _given("IVIG"),
        _given("Plasmapheresis"),
        _given("prednisolone"),
        _given("lenalidomide + dexamethasone"),
        _given("thyroxine"),
    )
    record = Record(patient=Patient(id="p"), treatments=given)
    assert [one.name for one in flagging(record)] == ["IVIG", "Plasmapheresis", "prednisolone"]

"""Ages, laboratories and choices in a copy without names, where little or much is known."""

from datetime import date

import pytest

from poems_desktop.clinical.anonymous import DayCount, age_words, anonymous
from poems_desktop.clinical.record import (
    Choice,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Treatment,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate

COUNT = DayCount(date(2024, 5, 10), "diagnosis")


@pytest.mark.parametrize(
    ("patient", "words"),
    [
        ({}, "age not stated"),
        ({"age_years": 58}, "58 y at diagnosis"),
        ({"born": PartialDate(1964, 5, 10)}, "60 y at diagnosis"),
        ({"born": PartialDate(1964, 5, 11)}, "59 y at diagnosis"),
        ({"age_years": 90}, "90 y or older at diagnosis"),
    ],
)
def test_the_age_is_told_as_far_as_it_is_known(patient, words):
    assert age_words(Record(patient=Patient(id="p", **patient)), COUNT) == words


def test_choices_stay_free_text_goes_and_no_laboratory_is_invented():
    results = (
        Measurement(id="r1", test="vegf"),
        Measurement(id="r2", test="vegf", laboratory="Elm Valley"),
    )
    answers = {"light_chain_type": Choice(value="lambda"), "note_text": TextAnswer(value="x")}
    visit = Visit(id="v", answers=answers, results=results)
    (copied,) = anonymous(Record(patient=Patient(id="p"), visits=(visit,))).visits
    assert dict(copied.answers) == {"light_chain_type": Choice(value="lambda")}
    assert [one.laboratory for one in copied.results] == ["", "Lab A"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("melphalan, autologous stem cell transplant", None),
        ("radiation of the left iliac bone, 45 Gy", None),
        ("High-dose prednisone 1 mg/kg", None),
        ("lenalidomide at Mauve Ward", "lenalidomide, rest left out"),
        ("Mauve Ward protocol", "treatment 1, name left out"),
        ("therapy by Dr. Knowsall", "treatment 1, rest left out"),
        ("melphalan for Zelda", "treatment 1, name left out"),
        ("melphalan 09032021", "treatment 1, name left out"),
    ],
)
def test_of_a_treatment_only_words_of_treatment_stay(name, told):
    treatment = Treatment(id="t", name=name)
    record = Record(patient=Patient(id="p", given="Zelda"), treatments=(treatment,))
    assert anonymous(record).treatments[0].name == (told or name)

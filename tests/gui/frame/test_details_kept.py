"""Text of the transplant's details that cannot be read outlives page, patient and lock."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Patient
from poems_desktop.clinical.transplant import Infusion, Transplant
from poems_desktop.program import Program
from poems_desktop.ui.transplant.details_form import DetailsForm

COURSE = Transplant(id="t1", infusions=(Infusion(id="i1", day="2025-11-11"),))


@pytest.fixture
def typed(at_visit: Program, qtbot: QtBot) -> Program:
    """A weight and a date that nobody can read, the cursor still in the second."""
    desk = at_visit.desk
    desk.sitting.save_transplant(COURSE)
    other = Patient(id="p2", family="Marlow")
    desk.store.save("patient", "p2", "p2", other.model_dump(mode="json"))
    desk.show_page("Transplant")
    form = details(at_visit)
    for key, text in (("admission_weight.value", "7x kg"), ("discharged", "soon, 18.")):
        form.fields[key].setFocus()
        qtbot.keyClicks(form.fields[key], text)
    return at_visit


def details(program: Program) -> DetailsForm:
    page = program.desk.pages.held("Transplant")
    page.card.set_details_shown(True)
    QApplication.processEvents()
    return page.card.details


def check(program: Program) -> None:
    program.desk.show_page("Transplant")
    form = details(program)
    assert form.fields["admission_weight.value"].text() == "7x kg"
    assert form.fields["discharged"].text() == "soon, 18."
    for key in ("admission_weight.value", "discharged"):
        assert form.fields[key].property("problem") == "error"
        assert form.fields[key].accessibleDescription()
    (course,) = program.desk.sitting.record.transplants
    assert (course.admission_weight, course.discharged) == (None, None)


@pytest.mark.slow
def test_through_a_lock(typed: Program, unlock: Callable[..., None]) -> None:
    assert typed.lock()
    unlock()
    check(typed)


@pytest.mark.slow
def test_through_another_page(typed: Program) -> None:
    typed.desk.show_page("Overview")
    typed.desk.pages.fill()
    check(typed)


@pytest.mark.slow
def test_through_another_patient(typed: Program) -> None:
    typed.desk.patients.open("p2")
    assert typed.desk.sitting.record.transplants == ()
    typed.desk.patients.open("p1")
    check(typed)

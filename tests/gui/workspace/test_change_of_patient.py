"""Going from one patient to another with a page half filled in: nothing lost, nothing mixed up."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from poems_desktop.app.patient_file import open_file
from poems_desktop.app.sitting import Sitting as AppSitting
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding
from poems_desktop.clinical.transplant import Infusion, Transplant
from poems_desktop.ui.crash_guard import CrashGuard
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.screens import settle

OTHER = {"id": "p2", "family": "Zabriskie", "given": "Quentin", "record_number": "R-9988"}


def course(name: str) -> Transplant:
    return Transplant(id=name, infusions=(Infusion(id=f"{name}-i", day=date(2025, 11, 11)),))


@pytest.fixture
def ward(sitting):
    """Two patients with a transplant each; the first is open on the Transplant page."""
    sitting.store.save("patient", "p2", "p2", OTHER)
    app: AppSitting = sitting.desk.sitting
    app.save_transplant(course("t1"))
    sitting.desk.patients.open("p2")
    app.save_transplant(course("t2"))
    sitting.desk.patients.open("p1")
    sitting.go("Transplant")
    settle(20)
    return sitting


def type_weight(ward, typed: str) -> None:
    field = ward.child("log.weight.value")
    field.setFocus()
    QTest.keyClicks(field, typed)


def weights(ward) -> dict[str, list[str]]:
    """By transplant, the weights in the store as typed: without a unit none is read."""
    found = {}
    for patient in ("p1", "p2"):
        for one in open_file(ward.store, patient).record.transplants:
            found[one.id] = [text for entry in one.entries for text in entry.unread.values()]
    return found


def test_a_half_typed_entry_is_kept_when_another_patient_is_opened(ward):
    type_weight(ward, "71.4")
    ward.desk.patients.open("p2")
    settle(20)
    assert ward.go("Transplant").entries.course.id == "t2"
    assert weights(ward) == {"t1": ["71.4"], "t2": []}


def test_the_page_of_each_patient_writes_its_own(ward):
    type_weight(ward, "71.4")
    ward.desk.patients.open("p2")
    ward.go("Transplant")
    settle(20)
    type_weight(ward, "55")
    ward.desk.patients.open("p1")
    settle(20)
    assert weights(ward) == {"t1": ["71.4"], "t2": ["55"]}


@pytest.mark.slow
def test_leaving_the_window_and_locking_write_the_entry(ward):
    type_weight(ward, "71.4")
    ward.desk.flush()
    assert weights(ward)["t1"] == ["71.4"]


def test_a_fault_elsewhere_writes_a_half_typed_entry(ward):
    type_weight(ward, "71.4")
    guard = CrashGuard(ward.program, ward.shell)
    guard.handle(ValueError("elsewhere"))
    guard._page.close()
    assert weights(ward)["t1"] == ["71.4"]


@pytest.mark.slow
def test_a_patient_may_change_on_any_page(ward):
    for page in PAGES:
        for patient in ("p2", "p1"):
            ward.go("Transplant")
            ward.go(page)
            ward.desk.patients.open(patient)
            settle(5)
            assert ward.desk.sitting.record.patient.id == patient


@pytest.mark.slow
def test_typed_text_that_is_no_number_keeps_its_place_with_its_patient(ward):
    type_weight(ward, "7x")
    QTest.keyClick(ward.child("log.weight.value"), Qt.Key.Key_Tab)
    ward.desk.patients.open("p2")
    settle(20)
    assert weights(ward) == {"t1": ["7x"], "t2": []}


def test_an_edit_that_was_not_shown_yet_is_not_shown_of_another_patient(ward, monkeypatch):
    ward.desk.patients.open("p1")
    ward.desk.visits.start()
    ward.go("Visit")
    settle(20)
    page, shown = ward.desk.pages.visit_page(), []
    monkeypatch.setattr(page.checklist, "show_assessment", shown.append)
    ward.desk.session.set_answer("papilledema", Finding(state=FindingState.PRESENT))
    ward.desk.patients.open("p2")
    QCoreApplication.sendPostedEvents(page)
    assert shown == []


@pytest.mark.slow
def test_an_edit_is_shown_once_for_all_of_a_turn_and_a_fault_in_it_is_told(ward, monkeypatch):
    ward.desk.patients.open("p1")
    ward.desk.visits.start()
    ward.go("Visit")
    settle(20)
    page, shown, told = ward.desk.pages.visit_page(), [], []

    def fail(assessment: object) -> None:
        shown.append(assessment)
        raise LookupError

    monkeypatch.setattr(page.checklist, "show_assessment", fail)
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    for key in ("papilledema", "edema"):
        ward.desk.session.set_answer(key, Finding(state=FindingState.PRESENT))
    QCoreApplication.sendPostedEvents(page)
    assert len(shown) == 1
    assert told == [LookupError]
    monkeypatch.undo()

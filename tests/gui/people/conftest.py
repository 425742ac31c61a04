"""A clinic of a few people around the patient of the sitting: who is due, transplanted, alike."""

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView

from poems_desktop.app.patient_file import save_record
from poems_desktop.clinical.record import DateAnswer, Patient, Record, Visit
from poems_desktop.clinical.transplant import LogEntry, Steroid, Transplant, Weight
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.store import Store
from poems_desktop.ui.patient_list import PatientList
from poems_desktop.ui.patient_rows import PatientItem, PatientModel
from tests.gui.workspace.conftest import (
    Sitting,
    dialogs,
    open_store,
    program,
    read_once,
    shipped,
    sitting,
    store_folder,
    template,
)

__all__ = [
    "dialogs",
    "open_store",
    "program",
    "read_once",
    "shipped",
    "sitting",
    "store_folder",
    "template",
]


def person(name: str, family: str, given: str, born: str = "", number: str = "") -> Patient:
    return Patient(
        id=name,
        family=family,
        given=given,
        born=PartialDate.from_iso(born) if born else None,
        record_number=number or f"N-{name}",
    )


def seen(patient: Patient, diagnosis: str, last: str) -> Record:
    """Diagnosed and last seen on these days."""
    answers = {"diagnosis_date": DateAnswer(value=PartialDate.from_iso(diagnosis))}
    visit = Visit(
        id=f"{patient.id}-v", date=PartialDate.from_iso(last), signed=True, answers=answers
    )
    return Record(patient=patient, visits=(visit,))


def entry(name: str, day: int, hour: int, **given: object) -> LogEntry:
    return LogEntry(id=name, day=date(2025, 11, day), at=time(hour), **given)


def transplanted(patient: Patient) -> Record:
    """On day +9 today, weighed twice two days ago, on a steroid since yesterday."""
    name = patient.id
    steroid = Steroid(given=True, drug="prednisone", purpose="engraftment_syndrome")
    log = (
        entry(f"{name}-evening", 18, 20, weight=Weight(value=Decimal("72.4"))),
        entry(f"{name}-morning", 18, 8, weight=Weight(value=Decimal("71.2"))),
        entry(f"{name}-s-1", 19, 9, steroid=steroid),
        entry(f"{name}-s-2", 20, 9, steroid=steroid),
    )
    one = Transplant(id=f"{name}-t", day0=PartialDate(2025, 11, 11), entries=log)
    return Record(patient=patient, transplants=(one,))


CLINIC = (
    seen(person("late", "Okonjo", "Marit"), "2025-03-12", "2025-05-14"),
    seen(person("long", "Halloran", "Bridie"), "2021-05-12", "2021-05-12"),
    seen(person("now", "Łukasiewicz", "Zofia"), "2025-01-10", "2025-07-01"),
    seen(person("next", "Drummond", "Isa"), "2025-11-01", "2025-11-10"),
    transplanted(person("ward", "Müller", "Jürgen", number="WARD-77")),
    Record(patient=person("alike", "ELLERBY", "Thomas", "1954-01-31")),
    Record(patient=person("rtl", "مرحبا", "ليلى")),
    Record(patient=person("emoji", "Fox \N{FOX FACE}", "Ann")),
)


def enter(sitting: Sitting, field: QLineEdit, text: str) -> None:
    """Put `text` in place of what a field holds: typed, or pasted where no key of QTest has it."""
    sitting.qtbot.keyClick(field, "a", Qt.KeyboardModifier.ControlModifier)
    if text.isascii():
        sitting.qtbot.keyClicks(field, text)
        return
    QGuiApplication.clipboard().setText(text)
    sitting.qtbot.keyClick(field, "v", Qt.KeyboardModifier.ControlModifier)


class List:
    """The patient list as somebody reads it."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.panel: PatientList = sitting.shell.workspace().patients
        self.view = self.panel.findChild(QListView)

    def items(self) -> list[PatientItem]:
        model = self.view.model()
        return [model.index(row, 0).data(PatientModel.ITEM) for row in range(model.rowCount())]

    def names(self) -> list[str]:
        return [item.name for item in self.items()]

    def notes(self, name: str) -> list[str]:
        item = next(item for item in self.items() if item.patient_id == name)
        return [note.text for note in item.notes]

    def said(self) -> list[str]:
        return [one.text() for one in self.panel.findChildren(QLabel) if one.isVisible()]

    def settled(self) -> None:
        """Every record is looked through and the list repainted."""
        flow = self.sitting.desk.search
        self.sitting.qtbot.waitUntil(lambda: not flow._at_rest.isActive(), timeout=5_000)
        done = lambda: not flow._marks.left() and not flow._repaint.isActive()  # noqa: E731
        self.sitting.qtbot.waitUntil(done, timeout=10_000)
        self.sitting.qtbot.waitUntil(lambda: not flow._marks._timer.isActive(), timeout=5_000)


def fill(store: Store, records: tuple[Record, ...]) -> None:
    for record in records:
        save_record(store, record)


@pytest.fixture
def people(sitting: Sitting) -> List:
    """The sitting's patient among the clinic, every mark read."""
    fill(sitting.store, CLINIC)
    sitting.desk.search.show_again()
    listed = List(sitting)
    if listed.panel.is_rail():
        sitting.shell.toggle_list()
    listed.settled()
    # A window that the system has left in the background has neither focus nor shortcuts.
    with sitting.qtbot.waitActive(sitting.shell):
        sitting.shell.activateWindow()
    return listed

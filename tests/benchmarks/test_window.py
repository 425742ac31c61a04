"""The window at work: first list, a long record, a day of use; each beside its floor."""

import gc
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from poems_desktop.app.preferences import Places
from poems_desktop.app.site_settings import confirm_sheet
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.record import Finding, Measurement, Patient, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.store import recovery
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.garbage import GuiGarbage

HERE = Path(__file__).parent
NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
PATIENTS, VISITS = 1000, 200
OPEN = "under 150 ms; floor: reading that record's rows"
EDITS, CHANGES, LOOKS = 10_000, 500, 5
_PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024


def visit(number, definitions):
    """One of many visits: forty findings and twenty results."""
    day = date(2008, 1, 1) + timedelta(days=30 * number)
    when = PartialDate(day.year, day.month, day.day)
    findings = [one.key for one in definitions.fields.values() if one.kind == "finding"][:40]
    results = [one for one in definitions.fields.values() if one.kind == "result"][:20]
    states = cycle(("present", "absent"))
    return Visit(
        id=f"v{number}",
        date=when,
        label=f"Visit {number}",
        answers={key: Finding(state=next(states), assessed=when) for key in findings},
        results=tuple(
            Measurement(
                id=f"{number}-{one.key}",
                test=one.key,
                value=one.possible.high / 3,
                unit=one.units[0],
                specimen="plasma",
                laboratory="Elm Valley",
                collected=when,
            )
            for one in results
        ),
    )


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A store of a thousand patients, one of them with two hundred signed visits."""
    folder = tmp_path_factory.mktemp("clinic") / "clinic.poems"
    definitions = load_definitions()
    now = partial(lambda: NOW)
    with Store.create(folder, PASSPHRASE, author="Owner", clock=now, kdf=CHEAP) as store:
        store._database.connection.execute("PRAGMA synchronous = OFF")
        for number in range(PATIENTS):
            one = Patient(id=f"p{number}", family=f"Ellerby{number}", record_number=f"R-{number}")
            store.save("patient", one.id, one.id, one.model_dump(mode="json"))
        for number in range(VISITS):
            one = visit(number, definitions)
            store.save("visit", one.id, "p0", one.model_dump(mode="json"))
        words = recovery.seal_recovery(folder, store._session.key, kdf=CHEAP)
        confirm_sheet(store, words.sheet)
    return folder


@pytest.fixture
def program(qtbot, tmp_path, clinic):
    """The window with the clinic open."""
    made = Program(Places(tmp_path / "data", tmp_path / "config"), lambda: NOW)
    GuiGarbage(made)
    made.shell.resize(1440, 900)
    made.shell.show()
    made.ready()
    made._on_opened(Store.unlock(clinic, PASSPHRASE, author="Owner", clock=lambda: NOW))
    yield made
    made.lock()
    made.shell.close()
    made.shell.deleteLater()


def test_from_the_passphrase_to_the_first_list(board, clinic, tmp_path):
    pair, environment = None, {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = []
    for turn in range(5):
        command = [sys.executable, HERE / "first_list.py", clinic, tmp_path / str(turn)]
        made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        told.append(tuple(float(one) for one in made.stdout.split()))
    assert pair is None
    ours, floors = zip(*told, strict=True)
    board.tell(
        f"unlock to the first list of {PATIENTS} patients, beyond the derivation of the key: "
        f"{sorted(ours)[2]:.0f} ms [{min(ours):.0f}-{max(ours):.0f}] (aim: under 400); "
        f"floor, the same rows from the open store: {sorted(floors)[2]:.1f} ms"
    )


def test_open_a_patient_with_two_hundred_visits(board, program):
    desk = program.desk
    shown = board.pair(f"open a patient with {VISITS} visits, until the verdict is drawn", OPEN)
    whole = board.pair("the same, until every card is drawn", OPEN)

    def bare():
        started = perf_counter()
        for one in desk.store.heads_of("p0"):
            assert one.content
        return perf_counter() - started

    program.shell.set_page(PAGES.index("Overview"))
    for _ in range(11):
        desk.patients.open("p1")
        QTest.qWait(200)
        floor = bare()
        started = perf_counter()
        desk.patients.open("p0")
        QApplication.sendPostedEvents()
        program.shell.repaint()
        shown.ours.append(perf_counter() - started)
        page = desk.page_widget("Overview").held
        assert page.facts.isVisible()
        page.finish()
        QApplication.sendPostedEvents()
        program.shell.repaint()
        whole.ours.append(perf_counter() - started)
        for pair in (shown, whole):
            pair.floor.append(floor)
    assert len(desk.sitting.record.visits) == VISITS


def resident():
    """The memory in use, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * _PAGE_KIB / 1024


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc")
def test_a_day_of_use_leaves_memory_flat(board, program):
    desk = program.desk
    desk.patients.open("p1")
    desk.visits.start()
    program.shell.set_page(PAGES.index("Visit"))
    QTest.qWait(1500)
    controls = [
        desk.page_widget("Visit").held.form.editor(key).control
        for key in ("papilledema", "castleman_disease", "splenomegaly", "hyperpigmentation")
    ]
    keys = cycle((Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_N))
    places = cycle(range(len(PAGES)))
    seen = []

    def a_part():
        for turn in range(EDITS // LOOKS):
            QTest.keyClick(controls[turn % len(controls)], next(keys))
            if turn % 20 == 0:
                QTest.qWait(1)
        for turn in range(CHANGES // LOOKS):
            program.shell.set_page(next(places))
            QTest.qWait(5)
            if turn % 25 == 0:
                program.desk.patients.open(f"p{2 + turn}")
                QTest.qWait(5)
                program.desk.patients.open("p1")
        program.shell.set_page(PAGES.index("Visit"))
        QTest.qWait(500)
        gc.collect()
        seen.append((len(gc.get_objects()), resident()))

    for _ in range(LOOKS):
        a_part()
        held = desk.page_widget("Visit").held
        held.form.finish()
        keys_of = ("papilledema", "castleman_disease", "splenomegaly", "hyperpigmentation")
        controls[:] = [held.form.editor(key).control for key in keys_of]
    looks = ", ".join(f"{objects:,} objects {memory:.0f} MiB" for objects, memory in seen)
    board.tell(f"a day of use, {EDITS:,} edits and {CHANGES} page changes, in fifths: {looks}")
    assert seen[-1][0] < seen[1][0] * 1.05

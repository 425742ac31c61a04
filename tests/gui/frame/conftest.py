"""The whole window on throw-away stores: cheap key derivation, a fixed clock, answered dialogs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.preferences import Places
from poems_desktop.app.site_settings import confirm_sheet
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.record import Patient, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.store import creation, recovery, users
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui import desk as desk_module
from poems_desktop.ui.desk import PAGES

NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"
PATIENT = Patient(
    id="p1",
    family="Ellerby",
    given="Tomas",
    born=PartialDate(1971, 5, 3),
    sex="M",
    record_number="R-0147",
)
VISIT = Visit(id="v1", date=PartialDate(2025, 11, 20), label="Baseline")


def now() -> datetime:
    return NOW


@dataclass
class FakeDialogs:
    """Answers what it is told to answer, and remembers what was asked."""

    agree: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask_patient(self, today, checks, patient, over: QWidget):
        self.asked.append("patient")

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        self.asked.append(title)
        return self.agree

    def tell(self, title: str, text: str, over: QWidget) -> None:
        self.told.append(f"{title}: {text}")


def free_deleted() -> None:
    """Widgets that were told to go are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    return load_definitions()


@pytest.fixture(autouse=True)
def read_once_and_cheap(shipped: Definitions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk takes the definitions read already; every key is derived cheaply."""
    monkeypatch.setattr(desk_module, "shipped_definitions", lambda: shipped)
    for module, name in (
        (creation, "create_store"),
        (recovery, "seal_recovery"),
        (users, "add_user"),
        (users, "change_passphrase"),
    ):
        monkeypatch.setattr(module, name, partial(getattr(module, name), kdf=CHEAP))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two users, a patient, a begun visit and a confirmed recovery sheet."""
    folder = tmp_path_factory.mktemp("template") / "clinic.poems"
    with creation.create_store(folder, PASSPHRASE, clock=now, kdf=CHEAP, author="Dr. Ada") as key:
        users.add_user(folder, key, "Ben Cole", "coordinator", OTHER, kdf=CHEAP)
        words = recovery.seal_recovery(folder, key, kdf=CHEAP)
        (folder.parent / "sheet.txt").write_text(words.text, encoding="utf-8")
        with Store.open(folder, key, author="Dr. Ada", clock=now) as store:
            store.save("patient", "p1", "p1", PATIENT.model_dump(mode="json"))
            store.save_draft("v1", "p1", VISIT.model_dump(mode="json"), None)
            confirm_sheet(store, words.sheet)
    return folder


@pytest.fixture
def sheet(template: Path) -> str:
    """The groups of the template's recovery sheet."""
    return (template.parent / "sheet.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A copy of the template."""
    copy = tmp_path / "data" / "stores" / "clinic.poems"
    shutil.copytree(template, copy)
    return copy


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def program(
    tmp_path: Path, dialogs: FakeDialogs, qtbot: QtBot, request: pytest.FixtureRequest
) -> Iterator[Program]:
    """The program at its start page, shown; with its own dialogs where `real_dialogs` is asked."""
    real = "real_dialogs" in request.fixturenames
    made = Program(Places(tmp_path / "data", tmp_path / "config"), now, None if real else dialogs)
    made.shell.resize(1440, 900)
    with qtbot.waitActive(made.shell):
        made.shell.show()
        made.shell.activateWindow()
    made.ready()
    yield made
    made.lock()
    if made.desk is not None:
        made.locking.drop_hold()
        made.release()
    qtbot.waitUntil(lambda: not made._ending, timeout=10_000)
    made.shell.close()
    made.shell.deleteLater()
    free_deleted()


@pytest.fixture
def unlock(program: Program, folder: Path, qtbot: QtBot) -> Callable[..., None]:
    """Unlocks the copy through the start page."""

    def by(passphrase: str = PASSPHRASE, user: str = "") -> None:
        program.opening.unlocking.unlock(str(folder), passphrase, user)
        qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
        # No test here pulls the plug; waiting for the disk would be most of it.
        program.desk.store._database.connection.execute("PRAGMA synchronous = OFF")

    return by


@pytest.fixture
def at_visit(program: Program, unlock: Callable[..., None]) -> Program:
    """Unlocked, with the patient open on the Visit page."""
    unlock()
    program.desk.patients.open("p1")
    program.shell.set_page(PAGES.index("Visit"))
    return program


@pytest.fixture
def real_dialogs() -> None:
    """Asked for, the program has its own dialogs."""

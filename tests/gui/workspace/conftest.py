"""The whole window on a throw-away store: cheap key derivation, a fixed clock, answered dialogs."""

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
from poems_desktop.store import creation, recovery
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui import desk as desk_module
from poems_desktop.ui.desk import PAGES, Desk
from poems_desktop.ui.patient_dialog import PatientChecks
from poems_desktop.ui.shell import Shell
from poems_desktop.ui.visit.visit_page import VisitPage

NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
PATIENT = Patient(
    id="p1",
    family="Ellerby",
    given="Tomas",
    title="Mr",
    born=PartialDate(1971, 5, 3),
    sex="M",
    record_number="R-0147",
)
VISIT = Visit(id="v1", date=PartialDate(2025, 11, 20), label="Baseline")


def now() -> datetime:
    """The fixed present."""
    return NOW


@dataclass
class FakeDialogs:
    """Answers what it is told to answer, and remembers what was asked."""

    patients: list[Patient | None] = field(default_factory=list)
    agree: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def ask_patient(
        self,
        today: object,
        checks: PatientChecks,
        patient: Patient | None,
        over: QWidget,
    ) -> Patient | None:
        self.asked.append("patient")
        found = self.patients.pop(0)
        agreed = patient is not None or found is None or checks.may_add(found, over)
        return found if agreed else None

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        self.asked.append(title)
        return self.agree

    def tell(self, title: str, text: str, over: QWidget) -> None:
        self.told.append(f"{title}: {text}")


def free_deleted() -> None:
    """Widgets that were told to go are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Sitting:
    """An unlocked window, with what a test asks of it."""

    program: Program
    dialogs: FakeDialogs
    folder: Path
    qtbot: QtBot

    @property
    def shell(self) -> Shell:
        return self.program.shell

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    @property
    def store(self) -> Store:
        return self.desk._store

    def go(self, page: str) -> QWidget:
        """Choose a page by its tab and give its content."""
        self.shell.set_page(PAGES.index(page))
        held = self.desk.pages.page(page) if self.desk.page_widget(page) is None else None
        assert held is None
        return self.desk.page_widget(page).held

    @property
    def page(self) -> VisitPage:
        """The Visit page."""
        held = self.go("Visit")
        assert isinstance(held, VisitPage)
        return held

    def editor(self, key: str) -> QWidget:
        """The editor of a field, in view."""
        self.page.form.go_to(key)
        return self.page.form.editor(key)

    def child(self, name: str, kind: type = QWidget) -> QWidget:
        """A control by its object name."""
        found = self.shell.findChild(kind, name)
        assert found is not None, name
        return found

    def draft(self, visit_id: str = "v1") -> Visit:
        """The visit as the store has it now."""
        kept = self.store.draft(visit_id)
        assert kept is not None
        return Visit.model_validate(kept.content)

    def status(self) -> str:
        """What the status line says of saving."""
        return self.shell.workspace().status.facts().saved


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    """The definitions, read once."""
    return load_definitions()


@pytest.fixture(autouse=True)
def read_once(shipped: Definitions, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk takes the definitions read already; a store is made with a cheap key."""
    monkeypatch.setattr(desk_module, "shipped_definitions", lambda: shipped)
    cheap = partial(creation.create_store, kdf=CHEAP)
    monkeypatch.setattr(creation, "create_store", cheap)
    monkeypatch.setattr(recovery, "seal_recovery", partial(recovery.seal_recovery, kdf=CHEAP))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one patient and one begun visit, to copy."""
    folder = tmp_path_factory.mktemp("template") / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author="Owner", clock=now, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", PATIENT.model_dump(mode="json"))
        store.save_draft("v1", "p1", VISIT.model_dump(mode="json"), None)
        words = recovery.seal_recovery(folder, store._session.key, kdf=CHEAP)
        confirm_sheet(store, words.sheet)
    return folder


@pytest.fixture
def store_folder(template: Path, tmp_path: Path) -> Path:
    """A copy of the template."""
    folder = tmp_path / "data" / "stores" / "clinic.poems"
    shutil.copytree(template, folder)
    return folder


@pytest.fixture
def open_store(store_folder: Path) -> Iterator[Callable[[], Store]]:
    """Opens the copy; what a test leaves open is closed."""
    opened: list[Store] = []

    def unlock() -> Store:
        opened.append(Store.unlock(store_folder, PASSPHRASE, author="Owner", clock=now))
        # No test that uses this store pulls the plug; waiting for the disk would be most of it.
        opened[-1]._database.connection.execute("PRAGMA synchronous = OFF")
        return opened[-1]

    yield unlock
    for store in opened:
        store.lock()


@pytest.fixture
def dialogs() -> FakeDialogs:
    """Answered dialogs."""
    return FakeDialogs()


@pytest.fixture
def program(tmp_path: Path, dialogs: FakeDialogs, qtbot: QtBot) -> Iterator[Program]:
    """The program at its start page, shown."""
    made = Program(Places(tmp_path / "data", tmp_path / "config"), now, dialogs)
    made.shell.resize(1440, 900)
    with qtbot.waitActive(made.shell):
        made.shell.show()
        made.shell.activateWindow()
    made.ready()
    yield made
    made.lock()
    made.shell.close()
    made.shell.deleteLater()
    free_deleted()


@pytest.fixture
def sitting(
    program: Program,
    dialogs: FakeDialogs,
    open_store: Callable[[], Store],
    store_folder: Path,
    qtbot: QtBot,
) -> Sitting:
    """The window with the patient open on the Visit page."""
    program._on_opened(open_store())
    made = Sitting(program, dialogs, store_folder, qtbot)
    made.desk.patients.open("p1")
    made.shell.set_page(PAGES.index("Visit"))
    return made

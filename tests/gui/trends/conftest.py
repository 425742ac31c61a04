"""The Trends page on a throw-away store: cheap key derivation, a fixed clock, fake dialogs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.preferences import Places
from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Measurement, Patient, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui import desk as desk_module
from poems_desktop.ui.context import Context
from poems_desktop.ui.desk import PAGES
from poems_desktop.ui.pages.trends_page import TrendsPage
from poems_desktop.ui.trends.import_dialog import ImportDialog

NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
PATIENT = Patient(id="p1", family="Ellerby", given="Tomas", record_number="R-0147")


def now() -> datetime:
    return NOW


def result(name: str, value: str, day: str, test: str = "vegf", **given: object) -> Measurement:
    filled = {"unit": "pg/mL", "specimen": "plasma", "laboratory": "Meridian", **given}
    return Measurement(
        id=name, test=test, value=Decimal(value), collected=PartialDate.from_iso(day), **filled
    )


def platelets(name: str, value: str, day: str) -> Measurement:
    return result(name, value, day, "platelets", unit="10*9/L", specimen=None)


RESULTS = (
    result("a", "486", "2022-03-08"),
    result("b", "412", "2022-05-03"),
    result("c", "231", "2025-03-12", laboratory="Harbour"),
    result("s1", "6240", "2022-02-10", specimen="serum", laboratory="Elm Valley"),
    result("s2", "5180", "2022-04-12", specimen="serum", laboratory="Elm Valley"),
    result("n", "880", "2022-01-24", specimen=None),
    platelets("t1", "612", "2022-03-08"),
    platelets("t2", "214", "2025-05-14"),
)


@dataclass
class FakeDialogs:
    agree: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        self.asked.append(text)
        return self.agree

    def tell(self, title: str, text: str, over: QWidget) -> None:
        self.told.append(text)


@dataclass
class FakePlaces:
    write: Path | None = None
    read: Path | None = None
    names: list[str] = field(default_factory=list)

    def to_write(self, name: str, over: QWidget) -> Path | None:
        self.names.append(name)
        return self.write

    def to_read(self, over: QWidget) -> Path | None:
        return self.read


@dataclass
class Trends:
    """The page with what a test asks of it."""

    page: TrendsPage
    sitting: Sitting
    store: Store
    dialogs: FakeDialogs
    places: FakePlaces
    window: QWidget
    qtbot: QtBot

    def child(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.child(name), Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key) -> None:
        """Keys in the figure."""
        for key in keys:
            self.qtbot.keyClick(self.page.figure, key)

    @property
    def readout(self) -> str:
        return self.page.card.readout.text()

    def paste(self, text: str) -> ImportDialog:
        """Paste a table; the dialog once every row is checked."""
        QApplication.clipboard().setText(text)
        self.click("trend.paste")
        return self.checked()

    def checked(self) -> ImportDialog:
        """The open dialog once every row is checked."""
        dialog = self.page.entry.dialog
        assert dialog is not None
        self.qtbot.waitUntil(lambda: not dialog.busy, timeout=5000)
        return dialog

    def drafted(self, visit_id: str = "v1") -> Visit:
        """The visit as the store has it, after writing."""
        self.sitting.session.flush()
        kept = self.store.draft(visit_id)
        assert kept is not None
        return Visit.model_validate(kept.content)


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one patient, one begun visit and a treatment."""
    folder = tmp_path_factory.mktemp("template") / "clinic.poems"
    visit = Visit(id="v1", date=PartialDate(2025, 11, 20), label="Baseline", results=RESULTS)
    drug = Treatment(
        id="d", name="lenalidomide", directed=True, start=PartialDate(2022, 4, 11),
        stop=PartialDate(2022, 8, 22),
    )  # fmt: skip
    with Store.create(folder, PASSPHRASE, author="Dr A", clock=now, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", PATIENT.model_dump(mode="json"))
        store.save("treatment", "d", "p1", drug.model_dump(mode="json"))
        store.save_draft("v1", "p1", visit.model_dump(mode="json"), None)
    return folder


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "clinic.poems"
    shutil.copytree(template, folder)
    made = Store.unlock(folder, PASSPHRASE, author="Dr A", clock=now)
    made._database.connection.execute("PRAGMA synchronous = OFF")
    yield made
    made.lock()


@pytest.fixture
def sitting(store: Store, shipped: Definitions) -> Sitting:
    made = Sitting(store, shipped, Policy(), now, "Dr A")
    made.open("p1")
    return made


@pytest.fixture
def open_page(sitting: Sitting, store: Store, qtbot: QtBot) -> Iterator[Callable[..., Trends]]:
    """Shows the page in a window of a size."""
    windows: list[QWidget] = []

    def show(width: int = 1396, height: int = 760) -> Trends:
        window = QWidget()
        window.resize(width, height)
        windows.append(window)
        dialogs, places = FakeDialogs(), FakePlaces()
        context = Context(sitting, window, dialogs, lambda: True, [].append)
        page = TrendsPage(context, places)
        page.setParent(window)
        page.resize(window.size())
        page.show()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: page.figure._image is not None, timeout=10000)
        page.figure.setFocus()
        return Trends(page, sitting, store, dialogs, places, window, qtbot)

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def trends(open_page: Callable[..., Trends]) -> Trends:
    return open_page()


@pytest.fixture
def window(
    store: Store,
    shipped: Definitions,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    """The whole window with the patient open on the Trends page."""
    monkeypatch.setattr(desk_module, "shipped_definitions", lambda: shipped)
    program = Program(Places(tmp_path / "data", tmp_path / "config"), now, FakeDialogs())
    program.shell.resize(1440, 900)
    with qtbot.waitActive(program.shell):
        program.shell.show()
        program.shell.activateWindow()
    program.ready()
    program._on_opened(store)
    program.desk.patients.open("p1")
    program.shell.set_page(PAGES.index("Trends"))
    yield program
    program.lock()
    program.shell.close()
    program.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

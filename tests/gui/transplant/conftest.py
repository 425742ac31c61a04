"""The Transplant page on a throw-away store: cheap key derivation, a fixed clock, fake dialogs."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient
from poems_desktop.clinical.transplant import DatedWeight, Infusion, LogEntry, Transplant, Weight
from poems_desktop.store.errors import StoreFull
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui.context import Context
from poems_desktop.ui.transplant.transplant_page import TransplantPage

NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
DAY = date(2025, 11, 20)
COURSE = Transplant(
    id="t1",
    infusions=(Infusion(id="i1", day=date(2025, 11, 11)),),
    baseline="admission",
    admission_weight=DatedWeight(value="71.4", unit="kg", day=date(2025, 11, 8)),
)
OLD = LogEntry(
    id="old",
    day=date(2025, 11, 19),
    by="Nurse B",
    weight=Weight(value="47.6", unit="kg"),
)


def now() -> datetime:
    return NOW


@dataclass
class FakeDialogs:
    """Answers what it is told to answer, and remembers what was asked."""

    agree: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        self.asked.append(text)
        return self.agree

    def tell(self, title: str, text: str, over: QWidget) -> None:
        self.told.append(text)


@dataclass
class Ward:
    """A page with what a test asks of it."""

    page: TransplantPage
    sitting: Sitting
    dialogs: FakeDialogs
    window: QWidget
    qtbot: QtBot
    shown: list[str]
    make: Callable[[], TransplantPage]

    def child(self, name: str) -> QWidget:
        """A control by its object name; of those that were replaced, the one shown."""
        found = [one for one in self.page.findChildren(QWidget, name) if one.isVisible()]
        found = found or self.page.findChildren(QWidget, name)
        assert found, name
        return found[0]

    def put(self, name: str, text: str) -> None:
        """Type into a field and leave it with Tab."""
        control = self.child(name)
        control.setFocus()
        control.selectAll()
        if text:
            self.qtbot.keyClicks(control, text)
        else:
            self.qtbot.keyClick(control, Qt.Key.Key_Delete)
        self.qtbot.keyClick(control, Qt.Key.Key_Tab)

    def pick(self, name: str, value: object) -> None:
        """Choose in a list with the keyboard."""
        box = self.child(name)
        box.setFocus()
        at = next(n for n in range(box.count()) if box.itemData(n) == value)
        while box.currentIndex() != at:
            down = Qt.Key.Key_Down if box.currentIndex() < at else Qt.Key.Key_Up
            before = box.currentIndex()
            self.qtbot.keyClick(box, down)
            if box.currentIndex() == before:
                break

    def state(self, name: str, key: Qt.Key) -> None:
        """Choose a state by its letter."""
        control = self.child(name)
        control.setFocus()
        self.qtbot.keyClick(control, key)

    def click(self, name: str) -> None:
        """Press a button."""
        self.qtbot.mouseClick(self.child(name), Qt.MouseButton.LeftButton)

    @property
    def course(self) -> Transplant:
        """The transplant as the store has it now."""
        self.sitting.refresh()
        return next(one for one in self.sitting.record.transplants if one.id == "t1")

    @property
    def today(self) -> LogEntry:
        """The one entry of today as the store has it now."""
        (found,) = [one for one in self.course.entries if one.day == DAY]
        return found

    def messages(self) -> str:
        """What is said under the form."""
        return self.page.card.form.messages.text()

    def again(self) -> TransplantPage:
        """The page made anew from the store alone."""
        assert self.page.flush()
        self.page.hide()
        self.page.setParent(None)
        self.page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.sitting.open("p1")
        self.page = self.make()
        return self.page


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one patient."""
    folder = tmp_path_factory.mktemp("template") / "clinic.poems"
    patient = Patient(id="p1", family="Ellerby")
    with Store.create(folder, PASSPHRASE, author="Dr A", clock=now, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", patient.model_dump(mode="json"))
    return folder


@pytest.fixture
def course() -> Transplant:
    """One infusion and a chosen baseline."""
    return COURSE


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "clinic.poems"
    shutil.copytree(template, folder)
    made = Store.unlock(folder, PASSPHRASE, author="Dr A", clock=now)
    made._database.connection.execute("PRAGMA synchronous = OFF")
    yield made
    made.lock()


@pytest.fixture
def bare_sitting(store: Store, shipped: Definitions) -> Sitting:
    """The patient open, without a transplant."""
    sitting = Sitting(store, shipped, Policy(), now, "Dr A")
    sitting.open("p1")
    return sitting


@pytest.fixture
def open_ward(bare_sitting: Sitting, qtbot: QtBot) -> Iterator[Callable[..., Ward]]:
    """Shows the page in a window."""
    windows: list[QWidget] = []

    def show(**options: object) -> Ward:
        window = QWidget()
        window.resize(1396, 900)
        windows.append(window)
        dialogs, shown = FakeDialogs(), []
        context = Context(bare_sitting, window, dialogs, lambda: True, shown.append)

        def make() -> TransplantPage:
            page = TransplantPage(context, **options)
            page.setParent(window)
            page.resize(window.size())
            page.show()
            return page

        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Ward(make(), bare_sitting, dialogs, window, qtbot, shown, make)

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ward(bare_sitting: Sitting, open_ward: Callable[..., Ward]) -> Ward:
    """One transplant with an entry of yesterday by somebody else."""
    bare_sitting.save_transplant(COURSE)
    bare_sitting.save_entry("t1", OLD)
    return open_ward()


@pytest.fixture
def full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on the disk is full, until the returned function is called."""

    def refuse(*_: object, **__: object) -> None:
        raise StoreFull

    monkeypatch.setattr(store, "save", refuse)
    return monkeypatch.undo

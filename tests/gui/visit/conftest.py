"""The Visit page over a real store in a throw-away folder; dialogs are answered."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.app.sitting import Sitting
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Patient, Visit
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.ui.context import Context
from poems_desktop.ui.theme import apply_theme, load_theme
from poems_desktop.ui.visit.visit_page import VisitPage

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "violet anchor mistral 9 dunes"
AUTHOR = "Dr Ada Marsh"
PATIENT = Patient(id="p1", family="Ellerby", given="Tomas", sex="M", record_number="R-0147")
TODAY = PartialDate(2026, 4, 1)


def now() -> datetime:
    """The fixed present."""
    return NOW


@dataclass
class Answers:
    """Says yes, or what it is told to; remembers what was asked and told."""

    agree: bool = True
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, _text: str, _action: str, _over: QWidget) -> bool:
        self.asked.append(title)
        return self.agree

    def tell(self, title: str, text: str, _over: QWidget) -> None:
        self.told.append(f"{title}: {text}")


class Bench:
    """A sitting with its Visit page, made anew when the page asks for a visit."""

    def __init__(self, folder: Path, definitions: Definitions, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.dialogs = Answers()
        self.store = Store.unlock(folder, PASSPHRASE, author=AUTHOR, clock=now)
        self.store._database.connection.execute("PRAGMA synchronous = OFF")
        self.sitting = Sitting(self.store, definitions, Policy(), now, AUTHOR)
        self.window = QWidget()
        self.window.resize(1230, 800)
        QVBoxLayout(self.window)
        self.context = Context(self.sitting, self.window, self.dialogs, self.flush, str)
        self.page: VisitPage | None = None

    def flush(self) -> bool:
        focused = QApplication.focusWidget()
        if focused is not None and hasattr(focused, "flush"):
            focused.flush()
        if self.sitting.session is not None:
            self.sitting.session.flush()
        return True

    def sign(self, *visits: Visit) -> None:
        """Visits that were signed before."""
        for visit in visits:
            signed = visit.model_copy(update={"signed": True})
            self.store.sign_visit(
                visit.id, "p1", signed.model_dump(mode="json"), base_seq=None, reason=None
            )

    def open(self, visit: Visit | None = None) -> VisitPage:
        """Show a draft, or the newest visit."""
        if visit is not None:
            self.store.save_draft(visit.id, "p1", visit.model_dump(mode="json"), None)
        self.sitting.open("p1")
        if visit is not None:
            self.sitting.open_again(visit.id)
        return self._show()

    def _show(self) -> VisitPage:
        self.put_away()
        page = VisitPage(self.sitting.session, self.context)
        page.settled.connect(self.flush)
        page.visit_chosen.connect(self._choose)
        self.window.layout().addWidget(page)
        self.page = page
        if not self.window.isActiveWindow():
            with self.qtbot.waitActive(self.window):
                self.window.show()
                self.window.activateWindow()
        return page

    def _choose(self, visit_id: str) -> None:
        self.flush()
        self.sitting.open_again(visit_id)
        self._show()

    def put_away(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            page.close_session()
            page.hide()
            page.deleteLater()

    def close(self) -> None:
        self.put_away()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.store.lock()

    def find(self, name: str, kind: type = QWidget) -> QWidget:
        found = self.window.findChildren(kind, name)
        assert found, name
        return found[-1]

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Replace the text of a field and leave it."""
        line = self.find(name, QLineEdit)
        line.setFocus()
        line.selectAll()
        if text:
            self.qtbot.keyClicks(line, text)
        else:
            self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def choose(self, key: str, letter: str) -> None:
        """Set a finding by its letter."""
        self.page.form.go_to(key)
        self.qtbot.keyClicks(self.page.form.editor(key).control, letter)

    def settled(self) -> None:
        """The checklist shows the last edit, and what waits for rest too."""
        self.page._refresh()
        self.page.checklist.show_rest()


@pytest.fixture(scope="session")
def shipped() -> Definitions:
    """The definitions, read once."""
    return load_definitions()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one patient, to copy."""
    folder = tmp_path_factory.mktemp("visit-template") / "clinic.poems"
    with Store.create(folder, PASSPHRASE, author=AUTHOR, clock=now, kdf=CHEAP) as store:
        store.save("patient", "p1", "p1", PATIENT.model_dump(mode="json"))
    return folder


@pytest.fixture
def bench(
    template: Path, tmp_path: Path, shipped: Definitions, qtbot: QtBot, qapp: QApplication
) -> Iterator[Bench]:
    """A sitting on a copy of the store."""
    apply_theme(qapp, load_theme("light"))
    folder = tmp_path / "clinic.poems"
    shutil.copytree(template, folder)
    made = Bench(folder, shipped, qtbot)
    yield made
    made.close()


@pytest.fixture
def opened(bench: Bench) -> Callable[..., VisitPage]:
    """Opens a draft of today with the answers given."""

    def made(**answers: object) -> VisitPage:
        return bench.open(Visit(id="v1", date=TODAY, answers=answers))

    return made

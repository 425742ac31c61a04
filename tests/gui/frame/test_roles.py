"""A reader, a coordinator and a store open for reading find values they cannot change, and why."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from poems_desktop.clinical.record import Treatment, Visit
from poems_desktop.clinical.transplant import DatedWeight, Infusion, LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.program import Program
from poems_desktop.store import users
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.store import Store
from poems_desktop.store.unlocking import unlock_key
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.pages.start_stores import RecentStore
from poems_desktop.ui.trends.figure_card import FigureCard

NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)
PASSPHRASE = "violet anchor mistral 9 dunes"
OTHER = "copper lantern quiet 4 meadow"
READER = "slate harbor window 2 amber"
CHEAP = KdfCost(iterations=1, memory_kib=64, lanes=1)
VISIT = {
    "id": "v1",
    "date": "2025-11-20",
    "label": "Baseline",
    "answers": {
        "hyperpigmentation": {
            "kind": "finding", "state": "present", "onset": "2025-03", "note": "both hands"
        },
    },
    "results": [{"id": "r1", "test": "vegf", "value": "486", "unit": "pg/mL"}],
}  # fmt: skip
COURSE = Transplant(
    id="t1",
    infusions=(Infusion(id="i1", day="2025-11-11"),),
    admission_weight=DatedWeight(value="71.4", unit="kg", day="2025-11-08"),
)
# What only chooses what is shown: no word of it goes into the record.
LOOKS = {
    *(
        "field_finder",
        "patients.search",
        "patients.filter",
        "trend.tests",
        "checklist.set",
        "checklist.tabs",
    ),
    *("transplant.chooser", "log.entry", "visit.choose", "trend.lines", "trend.others"),
}
ACTING = re.compile(
    r"(visit\.(new|sign|correct|sign_correction|withdraw_correction)|patients\.new|treatments\.add|"
    r".*\.(add|remove|explain|cause_remove)|trend\.(add|paste|import)|transplant\.(add|first|new.*)|"
    r"transplant\.add_infusion|log\.(save|correct)|log\.cultures\..*|judgment\..*|override\..*|"
    r"settle\..*not_here|settle\.again|question\..*|confirm\..*)$"
)


@pytest.fixture
def filled(folder: Path) -> Path:
    """The store with something on every page, and a reader."""
    with unlock_key(folder, PASSPHRASE) as key:
        users.add_user(folder, key, "Rae", "reader", READER, kdf=CHEAP)
        with Store.open(folder, key, author="Dr. Ada", clock=lambda: NOW) as store:
            store.save_draft("v1", "p1", Visit.model_validate(VISIT).model_dump(mode="json"), None)
            drug = Treatment(id="d", name="lenalidomide", start=PartialDate(2025, 4, 11))
            store.save("treatment", "d", "p1", drug.model_dump(mode="json"))
            store.save("transplant", "t1", "p1", COURSE.model_dump(mode="json"))
            entry = LogEntry(id="e1", day="2025-11-20", by="Nurse B", note="seen at noon")
            logged = {"transplant": "t1", "entry": entry.model_dump(mode="json")}
            store.save("log_entry", "e1", "p1", logged)
    return folder


@pytest.fixture
def come(filled: Path, program: Program, unlock: Callable[..., None]) -> Callable[[str], Program]:
    """The window of somebody, with the patient open."""

    def by(who: str) -> Program:
        secret, name = {"reader": (READER, "Rae"), "coordinator": (OTHER, "Ben Cole")}.get(
            who, (PASSPHRASE, "Dr. Ada")
        )
        unlock(secret, name)
        program.desk.patients.open("p1")
        return program

    return by


@pytest.fixture
def reading(filled: Path, program: Program, qtbot: QtBot) -> Iterator[Program]:
    """The window of a physician while another window has the store."""
    with Store.unlock(filled, PASSPHRASE, author="Elsewhere", clock=lambda: NOW):
        opening = program.opening
        program.shell.start_page.set_recent([RecentStore(str(filled), filled.name)])
        opening.unlocking.unlock(str(filled), PASSPHRASE, "Dr. Ada")
        qtbot.waitUntil(lambda: opening.unlocking._work is None, timeout=10_000)
        press(program, "reading only")
        qtbot.waitUntil(lambda: program.desk is not None, timeout=10_000)
        program.desk.patients.open("p1")
        yield program
        program.lock()


def press(program: Program, words: str) -> None:
    card = program.shell.start_page.unlock_card
    next(one for one in card.findChildren(QAbstractButton) if words in one.text()).click()


def prepared(program: Program, name: str) -> QWidget:
    """A page with everything unfolded."""
    program.desk.show_page(name)
    page = program.desk.pages.held(name)
    if name == "Visit":
        page.form.finish()
        for card in page.form.cards().values():
            card.show_all()
    if name == "Transplant":
        page.card.set_details_shown(True)
        page.card.form.set_more(True)
        page.entries.go_to_entry("e1")
    QApplication.processEvents()
    return page


def fields(within: QWidget) -> Iterator[QWidget]:
    """Every control that can hold something entered."""
    for one in within.findChildren(QWidget):
        if isinstance(one.parentWidget(), (QComboBox, SegmentedControl)):
            continue
        checkable = isinstance(one, QAbstractButton) and one.isCheckable()
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, SegmentedControl)
        if (checkable or isinstance(one, kinds)) and one.objectName() not in LOOKS:
            yield one


def takes_input(one: QWidget) -> bool:
    if not one.isEnabled():
        return False
    if isinstance(one, ChoiceBox):
        return not one.is_read_only()
    if isinstance(one, SegmentedControl):
        return not one.accessibleName().endswith(", read only")
    if isinstance(one, (QLineEdit, QPlainTextEdit)):
        return not one.isReadOnly()
    return True


def named(one: QWidget) -> str:
    return one.objectName() or one.accessibleName() or type(one).__name__


def acting(within: QWidget) -> list[str]:
    """Buttons that would change something, and can be pressed."""
    buttons = within.findChildren(QAbstractButton)
    return [
        one.objectName()
        for one in buttons
        if ACTING.match(one.objectName()) and one.isEnabled() and one.isVisible()
    ]


VIEWS = {"Fields shown", "Rows shown", "What the panel shows"}


def is_view(one: QWidget) -> bool:
    """Whether the control only chooses what is shown, as all that stands at the figure."""
    above = one
    while above is not None:
        if isinstance(above, FigureCard):
            return True
        above = above.parentWidget()
    return any(one.accessibleName().startswith(name) for name in VIEWS)


def check_read_only(page: QWidget) -> int:
    """Everything on a page shows its value, can be focused and copied, and takes no input."""
    found = [one for one in fields(page) if not is_view(one)]
    assert sorted({named(one) for one in found if takes_input(one)}) == []
    assert acting(page) == []
    texts = 0
    for one in found:
        if isinstance(one, QLineEdit):
            assert one.isEnabled(), named(one)
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, named(one)
            assert QAccessible.queryAccessibleInterface(one).state().readOnly, named(one)
            if one.text():
                one.selectAll()
                assert one.selectedText() == one.text()
                texts += 1
        if isinstance(one, ChoiceBox):
            assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, named(one)
            assert one.accessibleDescription() == "Read only", named(one)
    return texts


def poke(qtbot: QtBot, page: QWidget) -> None:
    """Type into everything there is."""
    for one in fields(page):
        if one.isVisible() and one.isEnabled() and not is_view(one):
            for key in (Qt.Key.Key_P, Qt.Key.Key_Down, Qt.Key.Key_7, Qt.Key.Key_Delete):
                qtbot.keyClick(one, key)


def state_of(program: Program) -> list:
    store = program.desk.store
    heads = [(one.entity_id, one.seq) for one in store.heads_of("p1")]
    return [heads, [dict(one.content) for one in store.drafts_of("p1")]]


@pytest.mark.slow
def test_a_physician_has_all_of_it(come: Callable[[str], Program]) -> None:
    """What the others lack is there to be lacked."""
    program = come("physician")
    visit = prepared(program, "Visit")
    assert sum(takes_input(one) for one in fields(visit)) > 100
    assert {"treatments.add", "vegf.add", "r1.remove"} <= set(acting(visit))
    assert program.desk._page_buttons.sign.isEnabled()
    assert program.shell.findChild(QLabel, "visit.sign_why") is None
    log = prepared(program, "Transplant")
    assert {"transplant.add", "log.save", "judgment.add", "log.correct"} <= set(acting(log))
    assert acting(prepared(program, "Trends")) == ["trend.paste", "trend.import"]
    assert program.shell.findChild(QWidget, "trend.add").isEnabled()


def check_all_pages(program: Program, qtbot: QtBot, dialogs) -> None:
    before, texts = state_of(program), 0
    for name in ("Overview", "Visit", "Trends", "Transplant"):
        page = prepared(program, name)
        texts += check_read_only(page)
    assert texts >= 8  # date, label, onset, note, value, treatment, weight, note of the log
    for name in ("Trends", "Transplant"):
        poke(qtbot, program.desk.pages.held(name))
    assert program.desk.flush()
    assert state_of(program) == before
    assert dialogs.told == []
    assert not program.shell.findChild(QWidget, "trend.add").isEnabled()


@pytest.mark.slow
def test_a_reader_looks_at_everything_and_changes_nothing(
    come: Callable[[str], Program], qtbot: QtBot, dialogs
) -> None:
    program = come("reader")
    said = program.shell.workspace().status.facts().saved
    assert said == "Your role is reader: you can look at everything and change nothing."
    check_all_pages(program, qtbot, dialogs)
    documents = prepared(program, "Documents")
    qtbot.waitUntil(lambda: not documents.busy, timeout=20_000)
    leaving = documents.leaving
    for button in (leaving.print, leaving.save, leaving._several):
        assert not button.isEnabled()
        assert button.accessibleDescription() == said
    for action in ("patient.new", "patient.edit", "visit.new", "visit.sign", "reports.print"):
        assert not program.shell.menus.actions[action].isEnabled(), action
    assert not program.shell.workspace().patients.new.isEnabled()


@pytest.mark.slow
def test_a_store_open_for_reading_is_the_same_for_a_physician(
    reading: Program, qtbot: QtBot, dialogs
) -> None:
    assert reading.shell.workspace().status.facts().saved.startswith("Open for reading only")
    check_all_pages(reading, qtbot, dialogs)


@pytest.mark.slow
def test_a_coordinator_keeps_the_log_and_prints_but_does_not_sign_or_override(
    come: Callable[[str], Program], qtbot: QtBot, dialogs
) -> None:
    program = come("coordinator")
    visit = prepared(program, "Visit")
    check_read_only(visit)
    assert not program.desk._page_buttons.sign.isEnabled()
    why = program.shell.findChild(QLabel, "visit.sign_why")
    assert (why.text(), why.isVisible()) == ("A physician signs", True)
    assert "A physician enters and signs" in program.desk._page_buttons.sign.accessibleDescription()
    assert "A physician enters" in visit.checklist.findChild(QLabel, "checklist.hint").text()
    row = next(iter(visit.checklist.view._blocks[0].rows.values()))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_O)
    assert visit.checklist.view.editor.isHidden()
    log = prepared(program, "Transplant")
    assert {"transplant.add", "log.save", "judgment.add"} <= set(acting(log))
    weight = log.card.form.cells["weight.value"].control
    log.entries.go_to_entry("new")
    qtbot.keyClicks(weight, "71.2")
    log.card.form.cells["weight.unit"].control.setCurrentIndex(1)
    log.card.form.cells["weight.unit"].control.flush()
    assert program.desk.flush()
    (course,) = program.desk.sitting.record.transplants
    assert [str(one.weight.value) for one in course.entries if one.weight] == ["71.2"]
    documents = prepared(program, "Documents")
    qtbot.waitUntil(lambda: not documents.busy, timeout=20_000)
    assert documents.leaving.print.isEnabled()
    assert documents.leaving.save.isEnabled()
    assert dialogs.told == []


@pytest.mark.slow
@pytest.mark.parametrize("who", ["reader", "coordinator"])
def test_settings_of_the_site_and_users_show_and_do_not_change(
    come: Callable[[str], Program], who: str
) -> None:
    program = come(who)
    program.shell.trigger("file.settings")
    dialog = program._menu._settings.dialog
    for name in ("Site", "Users and keys"):
        section = dialog.show_section(name)
        taking = [named(one) for one in fields(section) if takes_input(one)]
        assert taking == []
        pressed = [one for one in section.findChildren(QAbstractButton) if one.isEnabled()]
        assert [
            one.text() for one in pressed if not isinstance(one.parent(), SegmentedControl)
        ] == []
        assert "Your role is" in section.message.text()
    computer = dialog.show_section("This computer")
    assert any(takes_input(one) for one in fields(computer))
    dialog.reject()


@pytest.mark.slow
def test_the_next_user_has_their_own_rights(
    come: Callable[[str], Program], unlock: Callable[..., None]
) -> None:
    program = come("reader")
    assert program.lock()
    unlock(PASSPHRASE, "Dr. Ada")
    assert program.shell.menus.actions["patient.new"].isEnabled()
    program.desk.patients.open("p1")
    assert program.desk._page_buttons.sign.isEnabled()
    assert takes_input(prepared(program, "Visit").heading.date)

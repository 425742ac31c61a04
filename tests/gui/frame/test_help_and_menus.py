"""Guide, shortcuts, About, the menus by keyboard, and what a fault of the program shows."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from poems_desktop.app.diagnostics import start_log, stop_log
from poems_desktop.program import Program
from poems_desktop.ui.actions import ACTIONS
from poems_desktop.ui.crash_guard import CrashGuard
from poems_desktop.ui.help.save_diagnostics import write_diagnostics

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_guide_is_searched_and_shows_sources(program: Program, qtbot: QtBot) -> None:
    program.shell.trigger("help.guide")
    window = program._menu._help
    qtbot.waitUntil(window.isVisible)
    assert len(window.shown()) > 40
    qtbot.keyClicks(window._search, "crow fukase")
    assert window.shown()[0] == "Other names"
    assert "POEMS syndrome" in window._page.toPlainText()
    window._search.clear()
    qtbot.keyClicks(window._search, "vegf cut")
    text = window._page.toPlainText()
    assert "sensitivity 68%" in text
    assert "[F11]" in text
    window.close()


def test_every_key_of_the_menus_is_in_the_list(at_visit: Program) -> None:
    at_visit.shell.trigger("help.shortcuts")
    window = at_visit._menu._help
    text = window._keys.toPlainText()
    for spec in ACTIONS:
        if spec.shortcut:
            assert spec.shortcut.replace("/", "/") in text, spec.action_id
    assert "Alt+1" in text
    assert "P, A, N" in text
    window.close()


def test_every_action_is_bound_and_no_two_share_a_key(at_visit: Program) -> None:
    shell = at_visit.shell
    assert shell.menus.unbound() == []
    keys = [spec.shortcut for spec in ACTIONS if spec.shortcut]
    assert len(keys) == len(set(keys))
    for menu in {spec.menu for spec in ACTIONS}:
        texts = [spec.text.replace("&&", "") for spec in ACTIONS if spec.menu == menu]
        letters = [text[text.index("&") + 1].casefold() for text in texts]
        assert len(letters) == len(set(letters)), menu


def test_about_names_versions_digest_and_licenses(program: Program, shipped) -> None:
    program.shell.trigger("help.about")
    window = program._menu._help
    text = window._about.toPlainText()
    assert shipped.digest in text
    assert "PySide6-Essentials: 6.12.0" in text
    licenses = window._licences.toPlainText()
    for words in (
        "LESSER GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "SQLCipher",
        "Human Phenotype Ontology",
        "LOINC is copyright",
        "ATC codes: WHO",
    ):
        assert words in licenses, words
    window.close()


def test_undo_and_redo_say_what_they_do(at_visit: Program, qtbot: QtBot) -> None:
    page = at_visit.desk.pages.visit_page()
    undo = at_visit.shell.menus.actions["edit.undo"]
    assert not undo.isEnabled()
    page.form.go_to("hyperpigmentation")
    qtbot.keyClick(page.form.editor("hyperpigmentation").control, Qt.Key.Key_P)
    qtbot.waitUntil(undo.isEnabled)
    label = at_visit.desk.sitting.definitions.fields["hyperpigmentation"].label
    assert undo.text() == f"&Undo {label}"
    at_visit.shell.trigger("edit.undo")
    redo = at_visit.shell.menus.actions["edit.redo"]
    qtbot.waitUntil(redo.isEnabled)
    assert redo.text() == f"&Redo {label}"
    assert undo.text() == "&Undo"


def test_hand_over_shows_one_patient_and_takes_search_away(at_visit: Program) -> None:
    at_visit.desk.store.save("patient", "p2", "p2", {"id": "p2", "family": "Other"})
    at_visit.desk.search.show()
    at_visit.shell.trigger("file.handover")
    rows = at_visit.desk.search._rows
    assert [row.family for row in rows] == ["Ellerby"]
    assert not at_visit.shell.menus.actions["edit.find"].isEnabled()
    at_visit.shell.trigger("file.handover")
    assert at_visit.shell.menus.actions["edit.find"].isEnabled()
    assert len(at_visit.desk.search._rows) == 2


@pytest.fixture
def guard(at_visit: Program, tmp_path: Path):
    """The guard, put away again; the log is in a scratch place."""
    start_log(tmp_path / "log" / "a.log")
    before = sys.excepthook
    made = CrashGuard(at_visit, at_visit.shell)
    yield made
    sys.excepthook = before
    stop_log()


def test_a_fault_writes_the_draft_and_shows_a_page_without_patient_data(
    at_visit: Program, guard: CrashGuard, qtbot: QtBot, tmp_path: Path
) -> None:
    page = at_visit.desk.pages.visit_page()
    page.form.go_to("hyperpigmentation")
    qtbot.keyClick(page.form.editor("hyperpigmentation").control, Qt.Key.Key_P)
    family = at_visit.desk.sitting.record.patient.family
    guard.handle(ValueError(f"cannot draw {family}"))
    shown = QApplication.activeModalWidget()
    assert shown is guard._page
    assert "ValueError" in shown.report
    assert family not in shown.report
    assert not at_visit.desk.session.dirty
    shown.save_to(str(tmp_path / "report.txt"))
    assert family not in (tmp_path / "report.txt").read_text(encoding="utf-8")
    log = tmp_path / "log" / "a.log"
    assert "ValueError" in log.read_text(encoding="utf-8")
    write_diagnostics(log, tmp_path / "diagnostics.txt")
    kept = (tmp_path / "diagnostics.txt").read_text(encoding="utf-8")
    assert "ValueError" in kept
    assert family not in kept
    shown.close()


def test_a_fault_in_the_saving_itself_says_that_entries_are_not_safe(
    at_visit: Program, guard: CrashGuard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_visit.desk.pages.visit_page()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(at_visit.desk.writing, "write", broken)
    session = at_visit.desk.session
    session.set_heading(session.visit.model_copy(update={"label": "Changed"}), page)
    assert session.dirty
    guard.handle(KeyError("x"))
    shown = guard._page
    said = " ".join(one.text() for one in shown.findChildren(QLabel))
    assert "could not be written" in said
    shown.close()
    monkeypatch.undo()

"""From a keystroke to the updated checklist, beside the same key in a bare widget."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from poems_desktop.app.editing import EditSession
from poems_desktop.app.patient_file import PatientFile
from poems_desktop.assets import tree
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.policy import Policy
from poems_desktop.exchange.case_file import read_cases
from poems_desktop.ui.fonts import load_start_fonts
from poems_desktop.ui.kit.segmented import finding_control
from poems_desktop.ui.theme import apply_theme, load_theme
from poems_desktop.ui.visit.visit_page import VisitPage


class Nowhere:
    """A store that forgets."""

    def save_draft(self, *_):
        return None


@pytest.fixture
def page(qapp):
    load_start_fonts()
    apply_theme(qapp, load_theme("light"))
    definitions = load_definitions()
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", definitions)
    record = next(one.record for one in cases if one.id == "demo-0147")
    file = PatientFile(record)
    visit = record.visits[0].id
    session = EditSession(Nowhere(), file, visit, definitions, Policy(), date(2025, 11, 20))
    made = VisitPage(session)
    made.resize(1230, 780)
    made.form.finish()
    made.show()
    QApplication.sendPostedEvents()
    yield made
    made.close_session()
    made.close()


class Bare(QWidget):
    """The same control and one label that follows it."""

    def __init__(self):
        super().__init__()
        self.control = finding_control("Castleman disease")
        self.label = QLabel("not assessed")
        column = QVBoxLayout(self)
        column.addWidget(self.control)
        column.addWidget(self.label)
        self.control.edited.connect(self.label.setText)


def test_keystroke_to_updated_checklist(board, page, qtbot):
    bare = Bare()
    qtbot.addWidget(bare)
    bare.show()
    control = page.form.editor("castleman_disease").control
    row = page.checklist.row("castleman")

    def pressed(target, shown):
        def run():
            for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_N):
                QTest.keyClick(target, key)
                QTest.qWait(0)
                shown.repaint()

        return run

    board.compare(
        "three keystrokes to the updated checklist",
        "floor: the same control with one label",
        pressed(bare.control, bare),
        pressed(control, page.checklist),
        rounds=30,
    )
    assert row.state_text() == "Not yet known"

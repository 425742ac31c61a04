"""From a keystroke to the updated checklist, beside the same key in a bare widget."""

from datetime import date
from itertools import cycle

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


def demo_record():
    definitions = load_definitions()
    cases = read_cases(tree("resources") / "demo" / "demo-patients.json", definitions)
    return next(one.record for one in cases if one.id == "demo-0147")


@pytest.fixture(params=["a typical record", "a full record"])
def page(request, qapp, full_record):
    load_start_fonts()
    apply_theme(qapp, load_theme("light"))
    definitions = load_definitions()
    record = full_record if request.param == "a full record" else demo_record()
    visit = record.visits[0].id
    session = EditSession(
        Nowhere(), PatientFile(record), visit, definitions, Policy(), date(2025, 11, 20)
    )
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


def test_keystroke_to_updated_checklist(board, page, qtbot, request):
    bare = Bare()
    qtbot.addWidget(bare)
    bare.show()
    control = page.form.editor("castleman_disease").control
    keys = cycle((Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_N))

    def pressed(target):
        def run():
            QTest.keyClick(target, next(keys))
            # Until nothing waits any more: weighed, laid out and drawn, the form as well.
            QApplication.sendPostedEvents()
            QApplication.processEvents()

        return run

    page.form.go_to("castleman_disease")
    QTest.qWait(500)

    name = request.node.callspec.params["page"]
    pair = board.compare(
        f"one keystroke to the updated checklist and form, {name}",
        "99 of 100 under 16 ms; floor: the same control with one label",
        pressed(bare.control),
        pressed(control),
        rounds=300,
    )
    board.tail(pair)
    control.show_value("not_assessed")
    QTest.keyClick(control, Qt.Key.Key_P)
    QApplication.sendPostedEvents()
    assert page.checklist.row("castleman").state_text() == "Met"

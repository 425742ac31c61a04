"""The line at the foot says when the open record was last saved, whatever was saved of it."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from poems_desktop.clinical.record import Patient, Treatment
from poems_desktop.store.errors import StoreFull
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.status_strip import StatusFacts, StatusStrip

EARLIER = datetime(2025, 3, 12, 9, 5, tzinfo=UTC)


def facts(sitting) -> StatusFacts:
    return sitting.shell.workspace().status.facts()


def test_an_opened_record_says_when_it_was_last_saved(sitting, monkeypatch) -> None:
    saved = sitting.desk.sitting.now
    other = Patient(id="p2", family="Marlow")
    sitting.store.save("patient", "p2", "p2", other.model_dump(mode="json"))
    monkeypatch.setattr(sitting.desk.sitting, "_clock", lambda: saved + timedelta(hours=3))
    sitting.desk.status._saved = EARLIER
    sitting.desk.patients.open("p2")
    assert facts(sitting).saved == f"Saved 20-Nov-2025 {saved:%H:%M}"
    assert not facts(sitting).failed
    sitting.desk.visits.start()
    sitting.desk.session.set_heading(sitting.desk.session.visit.model_copy(update={"label": "x"}))
    assert sitting.desk.flush()
    assert facts(sitting).saved == f"Saved 20-Nov-2025 {saved + timedelta(hours=3):%H:%M}"


def test_what_is_saved_beside_the_visit_says_so_too(sitting) -> None:
    sitting.desk.status._saved = EARLIER
    sitting.desk.status.show()
    assert facts(sitting).saved.startswith("Saved 12-Mar-2025")
    one = Treatment(id="t", name="lenalidomide")
    sitting.desk.sitting.save("treatment", one.id, one.model_dump(mode="json"))
    assert facts(sitting).saved == sitting.status()
    assert facts(sitting).saved.startswith("Saved 20-Nov-2025")


def test_what_is_not_saved_bears_no_check_mark(sitting, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    sitting.editor("hyperpigmentation")
    control = sitting.child("hyperpigmentation.state", SegmentedControl)
    with monkeypatch.context() as disk:
        disk.setattr(type(sitting.store), "save_draft", full)
        sitting.qtbot.keyClicks(control, "p")
        assert facts(sitting).failed
        assert facts(sitting).saved.startswith("Not saved: ")
        one = Treatment(id="t", name="lenalidomide")
        sitting.desk.sitting.save("treatment", one.id, one.model_dump(mode="json"))
        assert facts(sitting).saved.startswith("Not saved: "), "the visit still waits"
    sitting.qtbot.keyClick(control, Qt.Key.Key_A)
    assert not facts(sitting).failed
    assert facts(sitting).saved.startswith("Saved 20-Nov-2025")


def test_a_failure_looks_like_none_that_was_saved(qtbot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    looks = []
    for failed in (False, True):
        strip.show_facts(StatusFacts(saved="x", failed=failed))
        looks.append(strip._saved_icon.pixmap().toImage())
    assert looks[0] != looks[1]


def test_nobody_open_has_nothing_saved(sitting) -> None:
    field = sitting.shell.workspace().findChild(QLineEdit, "patients.search")
    assert field is not None
    sitting.desk.sitting.close()
    sitting.desk.status.on_read()
    assert facts(sitting).saved == ""


def test_marks_that_are_a_letter_are_named_as_the_list_of_sources_has_them(sitting) -> None:
    assert facts(sitting).sources == f"Sources: {sitting.desk.sitting.definitions.letters}"

"""The patient list: found while typing, filtered, marked, and opened by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from poems_desktop.app.patient_file import PatientFile
from poems_desktop.app.patient_marks import DueMark, UnitMark, count_marks, passed
from poems_desktop.app.similar_names import folded
from poems_desktop.clinical.record import Record
from poems_desktop.ui import list_counts, list_marks, patient_search
from poems_desktop.ui.kit.counted_control import CountedControl
from poems_desktop.ui.kit.rail_count import RailCount
from poems_desktop.ui.kit.segmented import SegmentedControl
from poems_desktop.ui.patient_rows import PatientItem, PatientView
from poems_desktop.ui.theme import font
from tests.gui.people.conftest import List, Sitting, enter, fill, person, seen, transplanted

NAMES = (
    ("lukas", "ŁUKASIEWICZ, Zofia"),
    ("ŁUKAS", "ŁUKASIEWICZ, Zofia"),
    ("MULL", "MÜLLER, Jürgen"),
    ("jürg", "MÜLLER, Jürgen"),
    ("ward-7", "MÜLLER, Jürgen"),
    ("bridie hal", "HALLORAN, Bridie"),
    ("مرحبا", "مرحبا, ليلى"),
    ("\N{FOX FACE}", "FOX \N{FOX FACE}, Ann"),
)


def search_field(people: List) -> QLineEdit:
    return next(one for one in people.panel.findChildren(QLineEdit) if one.isVisible())


def choose(people: List, letter: str) -> None:
    control = people.panel.findChild(SegmentedControl)
    control.setFocus()
    people.sitting.qtbot.keyClick(control, letter)
    people.settled()


def test_typing_finds_by_name_number_and_part_however_it_is_written(people: List) -> None:
    bot = people.sitting.qtbot
    everybody = people.names()
    assert len(everybody) == 9
    people.sitting.shell.trigger("edit.find")
    field = search_field(people)
    bot.waitUntil(lambda: QApplication.focusWidget() is field, timeout=5_000)
    for typed, name in NAMES:
        enter(people.sitting, field, typed)
        assert people.names() == [name], typed
        assert "1" in people.said()
    enter(people.sitting, field, "qq")
    assert people.names() == []
    assert "Nobody matches." in people.said()
    bot.keyClick(field, Qt.Key.Key_Escape)
    assert people.names() == everybody
    assert "Nobody matches." not in people.said()
    bot.keyClicks(field, "halloran")
    bot.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is people.view
    bot.keyClick(people.view, Qt.Key.Key_Return)
    assert people.sitting.desk.sitting.record.patient.id == "long"
    assert people.sitting.shell.workspace().banner.facts().name == "HALLORAN, Bridie"
    enter(people.sitting, field, " ")
    order = [item.patient_id for item in people.items()]
    bot.keyClick(field, Qt.Key.Key_Return)
    assert people.view.currentIndex().row() == order.index("long")
    bot.keyClick(people.view, Qt.Key.Key_Down)
    assert people.sitting.desk.sitting.record.patient.id == "long", "an arrow opens nobody"
    bot.keyClick(people.view, Qt.Key.Key_Return)
    assert people.sitting.desk.sitting.record.patient.id == order[order.index("long") + 1]


def test_each_filter_shows_its_patients_with_their_marks(people: List) -> None:
    assert people.notes("late") == ["Overdue 6 d"]
    assert people.notes("long") == ["Overdue 4 y"]
    assert people.notes("now") == ["Due by 01-Jan-2026"]
    assert people.notes("next") == ["Next 10-Feb-2026"]
    assert people.notes("ward") == ["Day +9"]
    choose(people, "d")
    assert [one.patient_id for one in people.items()] == ["long", "late", "now"]
    assert "3" in people.said()
    choose(people, "t")
    assert [one.patient_id for one in people.items()] == ["ward"]
    day, window, missing, steroid, weight = people.notes("ward")
    assert (day, window) == ("Day +9", "watch window ends in 6 d")
    assert missing.endswith(" not recorded today")
    assert int(missing.split()[0]) > 0
    assert steroid == "steroid day 2"
    assert weight == "weight 72.4 kg, 18-Nov-2025"
    bot = people.sitting.qtbot
    bot.keyClicks(search_field(people), "halloran")
    people.settled()
    assert people.names() == []
    assert "Nobody here is in the days of a transplant log." in people.said()
    choose(people, "d")
    assert [one.patient_id for one in people.items()] == ["long"]
    enter(people.sitting, search_field(people), "drummond")
    people.settled()
    assert people.names() == []
    assert "Nobody here is due." in people.said()
    choose(people, "a")
    enter(people.sitting, search_field(people), " ")
    here = people.sitting
    here.desk.patients.open("late")
    here.desk.visits.start()
    people.settled()
    assert people.notes("late") == ["Due by 12-Mar-2026"], "the begun visit counts at once"
    here.desk.visits.sign()
    assert here.dialogs.asked[-1] == "Sign this visit?"
    people.settled()
    assert people.notes("late") == ["Due by 12-Mar-2026"]


def test_a_running_log_does_not_hide_that_a_patient_is_overdue(people: List) -> None:
    one = transplanted(person("both", "Quist", "Ola"))
    visits = seen(one.patient, "2025-03-12", "2025-05-14").visits
    fill(people.sitting.store, (one.model_copy(update={"visits": visits}),))
    people.sitting.desk.search.show_again()
    people.settled()
    day, overdue = people.notes("both")
    assert day == "Day +9"
    assert overdue.startswith("Overdue ")
    choose(people, "d")
    assert "both" in [one.patient_id for one in people.items()]
    assert people.notes("both") == [day, overdue]


@pytest.mark.slow
def test_a_similar_name_is_told_in_list_and_banner(people: List) -> None:
    assert people.notes("alike") == ["Similar name"]
    assert people.notes("p1") == ["Similar name"]
    here = people.sitting
    field = here.editor("diagnosis_date").findChild(QLineEdit)
    enter(here, field, "2025-10")
    here.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert here.desk.flush()
    people.settled()
    assert people.notes("p1") == ["Next 20-Feb-2026", "Similar name"], "a draft counts as well"
    assert "Similar name" not in people.notes("late")
    banner = people.sitting.shell.workspace().banner
    for name in ("alike", "p1"):
        people.sitting.desk.patients.open(name)
    assert banner.facts().alike == "1 other: check birth date"
    assert "similar name" in banner.facts().sentence()
    people.sitting.qtbot.keyClicks(search_field(people), "thomas")
    assert people.names() == ["ELLERBY, Thomas"]
    assert people.notes("alike") == ["Similar name"], "the search hides the other, not the danger"
    people.sitting.desk.patients.open("late")
    assert banner.facts().alike == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 d"), (61, "61 d"), (62, "2 mo"), (95, "3 mo"), (729, "23 mo"), (731, "2 y"),
     (1470, "4 y"), (1826, "4 y"), (1827, "5 y")],
)  # fmt: skip
def test_a_stretch_of_days_is_read_at_a_glance(days: int, said: str) -> None:
    assert passed(days) == said


def test_strokes_and_accents_do_not_make_another_name() -> None:
    assert folded("Łukasiewicz") == folded("LUKASIEWICZ")
    assert folded("Sørensen") == folded("Sorensen")


@pytest.mark.slow
def test_of_250_patients_the_list_says_who_is_not_shown(people: List) -> None:
    here = crowd(people)
    assert len(people.items()) == 200
    assert "200+" in people.said()
    assert MORE in people.said()
    assert "ZYZZY, Last" not in people.names()
    counted(people)
    assert people.names()[:2] == ["MÜLLER, Jürgen", "ZYZZY, Last"], "everybody is known: by urgency"
    assert MOST_URGENT in people.said()
    enter(here, search_field(people), "zyz")
    assert people.names() == ["ZYZZY, Last"]
    assert MOST_URGENT not in people.said()


@pytest.mark.slow
def test_a_record_that_cannot_be_read_is_not_passed_over_in_silence(
    people: List, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = list_marks.open_file

    def fail(store: object, name: str) -> PatientFile:
        if name == "late":
            raise LookupError
        return real(store, name)

    monkeypatch.setattr(list_marks, "open_file", fail)
    people.sitting.desk.search._marks._known.clear()
    choose(people, "d")
    assert [one.patient_id for one in people.items()] == ["long", "now"]
    assert "1 record could not be read and may be missing here." in people.said()


@pytest.mark.slow
def test_a_filter_looks_through_those_whom_the_list_does_not_show(people: List) -> None:
    crowd(people)
    choose(people, "t")
    assert people.names() == ["MÜLLER, Jürgen", "ZYZZY, Last"]
    assert MORE not in people.said()


MOST_URGENT = "The 200 most urgent are shown. Type a name to find others."
MORE = "The first 200 are shown. Type more of the name to find others."


def crowd(people: List) -> Sitting:
    """250 patients; the last of them on day +9."""
    here = people.sitting
    many = [Record(patient=person(f"m{n:03}", f"Marsh{n:03}", "Ada")) for n in range(240)]
    fill(here.store, (*many, transplanted(person("zz", "Zyzzy", "Last"))))
    here.desk.search._marks._timer.setInterval(0)
    here.desk.search.show_again()
    return here


def counted(people: List) -> tuple[str, ...]:
    """The numbers in the filters once the whole store was looked through."""
    flow = people.sitting.desk.search
    done = lambda: not flow._counts._look.isActive() and not flow._counts._tell.isActive()  # noqa: E731
    people.settled()
    people.sitting.qtbot.waitUntil(done, timeout=5_000)
    people.settled()
    people.sitting.qtbot.waitUntil(done, timeout=5_000)
    return people.panel.findChild(CountedControl).counts()


@pytest.mark.slow
def test_the_filters_count_the_whole_store_whatever_is_searched_for(people: List) -> None:
    control = people.panel.findChild(CountedControl)
    assert counted(people) == ("9", "3", "1")
    assert control.accessibleDescription() == "All 9, Due 3, Transplant 1"
    assert [one.text() for one in control._segments] == ["All 9", "Due 3", "Transplant 1"]
    people.sitting.qtbot.keyClicks(search_field(people), "halloran")
    assert counted(people) == ("9", "3", "1")
    assert people.names() == ["HALLORAN, Bridie"]
    here = people.sitting
    field = here.editor("diagnosis_date").findChild(QLineEdit)
    enter(here, field, "2020-10")
    here.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert here.desk.flush()
    assert counted(people) == ("9", "4", "1"), "what is entered counts at once"
    fill(here.store, (transplanted(person("second", "Quist", "Ola")),))
    here.desk.search.show_again()
    assert counted(people) == ("10", "4", "2")


@pytest.mark.slow
def test_the_rail_says_how_many_are_due_and_leads_to_them(people: List) -> None:
    assert counted(people) == ("9", "3", "1")
    people.sitting.shell.toggle_list()
    rail = people.panel.findChild(RailCount)
    assert (rail.isVisible(), rail.text()) == (True, "3")
    assert rail.accessibleName() == "Due: 3. Show them"
    people.sitting.qtbot.keyClick(rail, Qt.Key.Key_Return)
    people.settled()
    assert not people.panel.is_rail()
    assert [one.patient_id for one in people.items()] == ["long", "late", "now"]
    people.sitting.desk.hand_over.toggle()
    people.sitting.shell.toggle_list()
    assert rail.isHidden(), "it would tell of others"


@pytest.mark.slow
def test_what_was_not_counted_is_said_as_at_least(
    people: List, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (list_counts, patient_search):
        monkeypatch.setattr(module, "MOST", 6)
    people.sitting.desk.search.show_again()
    every, due, _ = counted(people)
    assert every == "6+"
    assert due.endswith("+")
    assert "Numbers and order take in the first 6 patients by name only." in people.said()
    choose(people, "d")
    assert "The numbers above take in the first 6 patients by name only." in people.said()
    enter(people.sitting, search_field(people), "okonjo")
    assert not [said for said in people.said() if "by name only" in said]


DUE, NEXT = DueMark("overdue", "Overdue 6 d"), DueMark("next", "Next 10-Feb-2026")
UNIT = UnitMark(9, ())


@pytest.mark.parametrize(
    ("marks", "more", "said"),
    [
        ([], False, ("0", "0", "0")),
        ([(DUE, None), (NEXT, UNIT)], False, ("2", "1", "1")),
        ([(DUE, None), (NEXT, UNIT), (None, None)], False, ("3", "1+", "1+")),
        ([(NEXT, None), (None, None)], False, ("2", "", "")),
        ([(DUE, None), (NEXT, None)], True, ("2+", "1+", "")),
    ],
)
def test_numbers_are_told_as_far_as_they_are_known(marks, more: bool, said: tuple) -> None:
    found = count_marks(marks, more=more)
    assert (found.all, found.due, found.transplant) == said


BY_URGENCY = ["ward", "long", "late", "now", "next", "alike", "p1", "emoji", "rtl"]


def test_everybody_stands_by_urgency_and_who_is_searched_for_by_name(people: List) -> None:
    shown = lambda: [one.patient_id for one in people.items()]  # noqa: E731
    assert shown() == BY_URGENCY
    enter(people.sitting, search_field(people), "a")
    people.settled()
    assert shown()[0] != "ward"
    assert people.names() == sorted(people.names(), key=folded)
    people.sitting.qtbot.keyClick(search_field(people), Qt.Key.Key_Escape)
    assert shown() == BY_URGENCY, "what is known is in order at once"


@pytest.mark.slow
def test_no_row_moves_while_the_pointer_is_over_the_list(people: List) -> None:
    here, shown = people.sitting, lambda: [one.patient_id for one in people.items()]
    assert shown() == BY_URGENCY
    QApplication.sendEvent(people.view, QEnterEvent(*[QPointF(9, 9)] * 3))
    field = here.editor("diagnosis_date").findChild(QLineEdit)
    enter(here, field, "2015-10")
    here.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert here.desk.flush()
    people.settled()
    assert people.notes("p1")[0].startswith("Overdue"), "what is said of a row changes at once"
    assert shown() == BY_URGENCY
    QApplication.sendEvent(people.view, QEvent(QEvent.Type.Leave))
    people.settled()
    assert shown() == ["ward", "p1", *[one for one in BY_URGENCY[1:] if one != "p1"]]


def test_enter_opens_nobody_whom_the_order_has_brought_below_the_mark(qtbot: QtBot) -> None:
    view, opened = PatientView(), []
    qtbot.addWidget(view)
    view.open_requested.connect(opened.append)
    ada, ben = (PatientItem(name, name, "") for name in ("ada", "ben"))
    view.show_items([ada, ben])
    view.focus_first()
    view.show_items([ben, ada])
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == []
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.show_items([ada, ben])
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["ben"], "whom somebody marked stays marked, wherever they stand"


@pytest.mark.slow
def test_words_are_never_cut_where_numbers_have_no_room(people: List) -> None:
    control = people.panel.findChild(CountedControl)
    counted(people)
    for numbers in (("9", "3", "1"), ("1000", "312", "12"), ("3000+", "1204+", "100+")):
        control.show_counts(dict(zip(("all", "due", "transplant"), numbers, strict=True)))
        bold = QFontMetrics(font("dense", 700))
        for one in control._segments:
            assert bold.horizontalAdvance(one.text()) + 8 <= one.width(), one.text()
        last = control._segments[-1].geometry()
        assert last.right() <= control.width() - 4
        assert control._segments[-1].text().startswith("Transplant")
    assert control.accessibleDescription() == "All 3000+, Due 1204+, Transplant 100+"

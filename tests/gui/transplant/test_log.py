"""The page around the entry: days, late entries, corrections, several transplants, day 0, panel."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from poems_desktop.clinical.transplant import Infusion, LogEntry, Temperature, Transplant
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.screens import settle
from poems_desktop.ui.theme import apply_theme, load_theme

DAY = date(2025, 11, 20)


def words(widget: QWidget) -> str:
    """Every label below a widget."""
    return " ".join(one.text() for one in widget.findChildren(Label)).replace("\u2011", "-")


def to_day(ward, number: int) -> None:
    """Go to a day with the arrow keys of the table."""
    table = ward.page.card.log.table
    table.setFocus()
    wanted = date(2025, 11, 11 + number)
    while ward.page.entries.day != wanted:
        ahead = Qt.Key.Key_Right if ward.page.entries.day < wanted else Qt.Key.Key_Left
        ward.qtbot.keyClick(table, ahead)


def fever(ward, value: str = "38.7") -> None:
    ward.pick("log.temperature.unit", "Cel")
    ward.put("log.temperature.value", value)


def test_a_patient_without_transplant_has_an_honest_page_and_can_get_one(open_ward):
    ward = open_ward()
    page = ward.page
    assert page.empty.isVisible()
    assert "not a statement that there was none" in words(page.empty)
    ward.click("transplant.first")
    ward.put("transplant.new.infusion", "11-13-2025x")
    ward.click("transplant.new.add")
    assert ward.sitting.record.transplants == ()
    assert ward.child("transplant.new.infusion").accessibleDescription()
    ward.put("transplant.new.infusion", "11nov25")
    ward.put("transplant.new.mobilization", "28-Oct-2025")
    ward.click("transplant.new.add")
    (course,) = ward.sitting.record.transplants
    assert course.days_of_infusion == (date(2025, 11, 11),)
    assert (course.baseline, course.day_zero_rule) == (None, None)
    assert not page.empty.isVisible()
    days = page.card.log.table.log.grid.days
    assert days[0].day == date(2025, 10, 28)
    assert (days[-1].number, [one.number for one in days if one.watched]) == (
        30,
        list(range(7, 16)),
    )
    assert [one.day for one in days if one.today] == [DAY]


def test_the_log_runs_from_day_minus_seven_without_a_mobilization(ward):
    days = ward.page.card.log.table.log.grid.days
    assert (days[0].number, days[-1].number) == (-7, 30)
    assert ward.page.entries.day == DAY


def test_two_shifts_of_a_day_are_two_entries_and_the_day_shows_both(ward):
    fever(ward, "38.1")
    ward.click("log.save")
    ward.put("log.at.value", "2015")
    fever(ward, "38.9")
    entries = [one for one in ward.course.entries if one.day == DAY]
    assert [str(one.temperature.value) for one in entries] == ["38.1", "38.9"]
    log = ward.page.card.log.table.log
    index = log.index(0, log.grid.column(DAY))
    assert index.data() == "38.9"
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Temp. max, Day +9, Thu 20-Nov-2025: 38.1 °C")
    assert ward.page.card.form.head.chooser.count() == 3


def test_an_entry_for_an_earlier_day_is_marked_late(ward):
    to_day(ward, 6)
    assert ward.child("log.at.value").text() == ""
    fever(ward)
    (entry,) = [one for one in ward.course.entries if one.day == date(2025, 11, 17)]
    assert (entry.late, entry.by, entry.at) == (True, "Dr A", None)
    assert "late entry" in words(ward.page.card.form)


def test_a_day_to_come_takes_no_entry(ward):
    to_day(ward, 10)
    assert not ward.page.card.form.isEnabled()
    assert "has not come yet" in words(ward.page.card.form)
    to_day(ward, 9)
    assert ward.page.card.form.isEnabled()


def test_an_entry_is_corrected_only_with_a_reason_and_the_old_value_stays(ward, store):
    to_day(ward, 8)
    ward.pick("log.entry", "old")
    weight = ward.child("log.weight.value")
    assert (weight.text(), weight.isReadOnly()) == ("47.6", True)
    ward.click("log.correct")
    assert weight.isReadOnly()
    ward.put("log.reason", "digits exchanged")
    assert not weight.isReadOnly()
    ward.put("log.weight.value", "74.6")
    (entry,) = [one for one in ward.course.entries if one.id == "old"]
    assert (str(entry.weight.value), entry.by) == ("74.6", "Nurse B")
    first, last = store.history("log_entry", "old")
    assert first.content["entry"]["weight"]["value"] == "47.6"
    assert (last.reason, last.author) == ("digits exchanged", "Dr A")
    assert "Dr A: digits exchanged. Weight: was 47.6 kg" in words(ward.page.card.form)


def test_ones_own_entry_of_today_takes_what_is_still_blank_and_no_more(ward):
    fever(ward)
    name = ward.today.id
    ward.click("log.save")
    ward.pick("log.entry", name)
    assert ward.child("log.temperature.value").isReadOnly()
    ward.pick("log.antibiotic.value", "yes")
    assert (ward.today.antibiotic, ward.today.id) == (True, name)


def test_what_is_not_recorded_today_is_named_and_nothing_is_invented(ward):
    said = words(ward.page.card.form)
    assert "9 items left today: temperature, weight, stools, rash …" in said
    fever(ward)
    assert "8 items left today" in words(ward.page.card.form)
    log = ward.page.card.log.table.log
    column = log.grid.column(DAY)
    states = {row.key: (row.cells[column].text, row.cells[column].state) for row in log.grid.rows}
    assert states["rash"] == ("", "na")
    assert states["temperature"] == ("38.7", "")
    after = {row.cells[column + 1].state for row in log.grid.rows}
    assert after == {""}


def course_of(name: str, zero: date) -> Transplant:
    return Transplant(id=name, infusions=(Infusion(id=f"i-{name}", day=zero),))


LONG_AGO = course_of("long ago", date(2021, 3, 2))
RUNNING = course_of("running", date(2025, 11, 11))
PLANNED = course_of("planned", date(2026, 1, 20))
OVER = course_of("over", date(2025, 6, 3))


@pytest.mark.parametrize(
    ("recorded", "opened", "day"),
    [
        ((LONG_AGO, RUNNING, PLANNED), "running", DAY),  # neither the first nor the last of them
        ((PLANNED, RUNNING, LONG_AGO), "running", DAY),
        ((OVER, PLANNED, LONG_AGO), "over", date(2025, 7, 3)),  # none runs: the last that has begun
        ((LONG_AGO, OVER), "over", date(2025, 7, 3)),
        ((PLANNED,), "planned", date(2026, 1, 13)),
    ],
)
def test_the_page_opens_on_the_transplant_that_counts_today(
    bare_sitting, open_ward, recorded, opened, day
):
    for one in recorded:
        bare_sitting.save_transplant(one)
    page = open_ward().page
    assert page.entries.course.id == opened
    assert page.card.chooser.value() == opened
    assert page.entries.day == day
    zero = next(one for one in page.card.log.table.log.grid.days if one.number == 0)
    assert zero.day == next(one for one in recorded if one.id == opened).zero.exact
    assert bare_sitting.assessment.current_transplant.id == opened


@pytest.mark.slow
def test_a_second_transplant_has_its_own_log(ward):
    fever(ward)
    ward.click("transplant.add")
    ward.put("transplant.new.infusion", "01-Mar-2025")
    ward.click("transplant.new.add")
    assert ward.page.entries.course.id != "t1"
    assert ward.page.card.log.table.log.grid.days[7].day == date(2025, 3, 1)
    assert all(row.cells[0].text == "" for row in ward.page.card.log.table.log.grid.rows)
    ward.pick("transplant.chooser", "t1")
    assert ward.page.entries.course.id == "t1"
    assert len(ward.page.entries.course.entries) == 2
    assert len(ward.sitting.record.transplants) == 2


def test_the_first_date_of_day_zero_needs_no_question_but_a_change_does(ward):
    ward.click("transplant.details")
    ward.dialogs.agree = False
    ward.put("transplant.infusions.0", "12-Nov-2025")
    (asked,) = ward.dialogs.asked
    assert "Day 0 moved 1 day later" in asked
    assert "Day +15, the watch window ends: Wed 26-Nov-2025 becomes Thu 27-Nov-2025" in asked
    assert ward.course.days_of_infusion == (date(2025, 11, 11),)
    assert ward.child("transplant.infusions.0").text() == "11-Nov-2025"
    ward.dialogs.agree = True
    ward.put("transplant.infusions.0", "12-Nov-2025")
    assert ward.course.days_of_infusion == (date(2025, 11, 12),)
    assert ward.page.card.form.head.title.text() == "Entry for Day +8, 20-Nov-2025"


@pytest.mark.slow
def test_split_infusions_ask_for_the_rule_and_say_which_one_counts(ward):
    ward.click("transplant.details")
    ward.click("transplant.add_infusion")
    ward.put("transplant.infusions.1", "13-Nov-2025")
    assert "no day 0 is known" in ward.dialogs.asked[-1]
    assert ward.course.zero is None
    assert "Which rule counts for day 0" in words(ward.page.card)
    assert ward.page.card.log.table.log.grid.days[0].number is None
    ward.pick("transplant.day_zero_rule", "last_infusion")
    assert ward.course.zero.exact == date(2025, 11, 13)
    assert "Day 0: 13-Nov-2025. Day 0 is the day of the last infusion." in words(ward.page.card)
    ward.pick("transplant.day_zero_rule", "first_infusion")
    assert ward.course.zero.exact == date(2025, 11, 11)
    assert "Day 0 moved 2 days earlier" in ward.dialogs.asked[-1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mobilization_began", "discharged", "neutrophils_appeared"])
def test_days_of_the_transplant_are_saved_and_shown_again(ward, name):
    ward.click("transplant.details")
    ward.put(f"transplant.{name}", "18-Nov-2025")
    assert getattr(ward.course, name) == date(2025, 11, 18)
    ward.again()
    assert ward.child(f"transplant.{name}").text() == "18-Nov-2025"
    ward.page.card.set_details_shown(True)
    ward.put(f"transplant.{name}", "03/04/2025")
    assert "can mean" in ward.child(f"transplant.{name}").accessibleDescription()
    assert getattr(ward.course, name) == date(2025, 11, 18)
    assert ward.child(f"transplant.{name}").text() == "03/04/2025"
    ward.put(f"transplant.{name}", "")
    assert getattr(ward.course, name) is None


def test_days_at_home_follow_the_discharge(ward):
    ward.click("transplant.details")
    ward.put("transplant.discharged", "18-Nov-2025")
    assert "Discharged 18-Nov-2025: 2 days at home." in words(ward.page.card)
    homes = [one.home for one in ward.page.card.log.table.log.grid.days if one.home is not None]
    assert homes[:3] == [0, 1, 2]


def test_a_baseline_is_chosen_and_complete_or_not_used(bare_sitting, open_ward):
    bare_sitting.save_transplant(Transplant(id="t1", infusions=(Infusion(id="i", day=DAY),)))
    ward = open_ward()
    assert ward.child("transplant.baseline").value() is None
    ward.click("transplant.details")
    ward.pick("log.weight.unit", "kg")
    ward.put("log.weight.value", "74.6")
    ward.put("transplant.admission_weight.value", "71,4")
    assert "Still missing: unit, day" in words(ward.page.card.details)
    assert ward.course.admission_weight is None
    ward.pick("transplant.admission_weight.unit", "kg")
    ward.put("transplant.admission_weight.day", "8nov25")
    assert str(ward.course.admission_weight.value) == "71.4"
    change = next(r for r in ward.page.card.log.table.log.grid.rows if r.key == "change")
    assert {cell.text for cell in change.cells} == {""}
    ward.pick("transplant.baseline", "admission")
    change = next(r for r in ward.page.card.log.table.log.grid.rows if r.key == "change")
    assert "+4.5" in {cell.text for cell in change.cells}


def test_a_judgment_of_the_fever_is_the_clinicians_and_is_taken_back(ward):
    fever(ward)
    ward.click("judgment.add")
    assert ward.course.judgments == ()
    ward.put("judgment.first", "20-Nov-2025")
    ward.click("judgment.add")
    assert "Choose whether" in words(ward.page.panel.judgments)
    assert ward.child("judgment.choice").accessibleDescription()
    assert not ward.child("judgment.first").accessibleDescription()
    ward.pick("judgment.choice", "no")
    ward.put("judgment.reason", "no focus found")
    ward.click("judgment.add")
    (one,) = ward.course.judgments
    assert (one.first_day, one.last_day, one.infectious) == (DAY, DAY, False)
    assert (one.by, one.reason) == ("Dr A", "no focus found")
    assert "20-Nov-2025: not infectious, Dr A" in words(ward.page.panel.judgments)
    ward.click(f"judgment.remove.{one.id}")
    assert ward.course.judgments == ()


def test_the_panel_shows_both_halves_the_words_on_the_dose_and_no_figure(ward):
    fever(ward)
    said = words(ward.page.panel)
    assert "Fever" in said
    assert "Not assessed" in said
    both = words(ward.child("engraftment.both"))
    assert "Treat possible infection" in both
    assert "Give steroids" in both
    quoted = words(ward.child("engraftment.quotation"))
    constants = ward.sitting.definitions.library.engraftment
    assert constants.texts["steroid_dose"].text in quoted
    assert "Physician must confirm dose" in said
    assert "day 10 of steroid is 29-Nov-2025" in said
    assert "Arithmetic only" not in said
    assert "not excluded" in said


def test_the_lines_of_a_definition_are_shown_on_demand(ward):
    for name, line in (("spitzer_2001", "(major)"), ("maiolino_2003", "Non-infectious fever")):
        assert line not in words(ward.page.panel._body)
        ward.click(f"engraftment.lines.{name}")
        assert line in words(ward.page.panel._body)
    fever(ward)
    assert "Non-infectious fever" in words(ward.page.panel._body)
    ward.click("engraftment.lines.maiolino_2003")
    assert "Hide" not in ward.child("engraftment.lines.maiolino_2003").text()


def test_arithmetic_stands_only_where_a_physician_switched_it_on_and_for_today(
    bare_sitting, open_ward, course
):
    bare_sitting.save_transplant(course)
    ward = open_ward(dose_arithmetic=True)
    ward.pick("log.weight.unit", "kg")
    ward.put("log.weight.value", "74.6")
    said = words(ward.page.panel)
    assert "Arithmetic only" in said
    assert "74.6 × 2 = 149.2, shown 149 mg; latest weight 74.6 kg, 20-Nov-2025" in said
    assert "71.4 × 1 = 71.4, shown 71 mg; baseline weight 71.4 kg, 08-Nov-2025" in said
    assert "Physician must confirm dose" in said
    to_day(ward, 8)
    assert "Arithmetic only" not in words(ward.page.panel._body)


def test_an_earlier_day_is_shown_as_known_then(bare_sitting, open_ward, course):
    bare_sitting.save_transplant(course)
    hot = Temperature(value="38.9", unit="Cel")
    bare_sitting.save_entry("t1", LogEntry(id="e", day=DAY, temperature=hot))
    ward = open_ward()
    lines = [one.accessibleName() for one in ward.page.panel.findChildren(QWidget)]
    assert any(one.startswith("Fever: Present") for one in lines)
    to_day(ward, 8)
    assert "as known then" in words(ward.page.panel)
    lines = [one.accessibleName() for one in ward.page.panel._body.findChildren(QWidget)]
    assert any(one.startswith("Fever: Not assessed") for one in lines)


def test_what_cannot_be_written_stays_is_said_and_is_tried_again(ward, full_disk, qtbot):
    failed = []
    ward.page.save_failed.connect(failed.append)
    fever(ward)
    assert failed
    assert "Not saved" in words(ward.page.card.form)
    assert not ward.page.flush()
    to_day_before = ward.page.entries.day
    table = ward.page.card.log.table
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert ward.page.entries.day == to_day_before
    assert ward.child("log.temperature.value").text() == "38.7"
    full_disk()
    with qtbot.waitSignal(ward.page.saved, timeout=5000):
        pass
    assert str(ward.today.temperature.value) == "38.7"


def test_a_dose_is_not_recorded_elsewhere_while_the_entry_cannot_be_left(ward, full_disk):
    to_day(ward, 8)
    before = ward.page.entries.day
    fever(ward)
    held = ward.page.entries.keeper
    ward.click("engraftment.dose")
    assert ward.page.entries.day == before
    assert ward.page.entries.keeper is held
    assert not ward.child("log.steroid.given").hasFocus()
    assert "Not saved" in words(ward.page.card.form)
    full_disk()
    ward.click("engraftment.dose")
    assert ward.page.entries.day == DAY
    assert ward.child("log.steroid.given").hasFocus()


def test_a_dose_begins_an_entry_of_ones_own_beside_somebody_elses(ward):
    theirs = LogEntry(id="theirs", day=DAY, by="Nurse B", note="Seen at night.")
    ward.sitting.save_entry("t1", theirs)
    ward.page.refresh()
    ward.page.entries.go_to_entry("theirs")
    assert ward.page.entries.keeper.lock == "locked"
    ward.click("engraftment.dose")
    assert ward.child("log.steroid.given").hasFocus()
    ward.pick("log.steroid.given", "yes")
    mine = [one for one in ward.course.entries if one.day == DAY and one.id != "theirs"]
    assert [(one.by, one.steroid.given) for one in mine] == [("Dr A", True)]
    assert next(one for one in ward.course.entries if one.id == "theirs") == theirs


def test_a_dose_goes_into_the_entry_of_today_being_written(ward):
    fever(ward)
    being_written = ward.page.entries.keeper
    ward.click("engraftment.dose")
    assert ward.page.entries.keeper is being_written
    ward.pick("log.steroid.given", "yes")
    assert ward.today.steroid.given


def test_leaving_the_page_writes_what_was_typed(ward, qtbot):
    ward.pick("log.temperature.unit", "Cel")
    control = ward.child("log.temperature.value")
    control.setFocus()
    qtbot.keyClicks(control, "38.2")
    ward.page.hide()
    assert str(ward.today.temperature.value) == "38.2"


def test_the_table_is_copied_with_headings_and_units(ward, qtbot):
    fever(ward)
    table = ward.page.card.log.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "Day +9, Thu 20-Nov-2025" in lines[0].split("\t")
    assert lines[1].startswith("Temp. max °C\t")
    assert "38.7" in lines[1].split("\t")


def test_the_whole_watch_window_is_in_view_at_first(ward, qapp):
    ward.page.resize(1396, 740)
    qapp.processEvents()
    log = ward.page.card.log
    wide = log.table.horizontalHeader().defaultSectionSize()
    begins = log.table.horizontalScrollBar().value() // wide
    ends = begins + log.table.viewport().width() // wide
    days = log.table.log.grid.days
    watched = [at for at, day in enumerate(days) if day.watched]
    assert len(watched) == 9
    assert begins > 0
    assert begins <= watched[0] <= watched[-1] < ends
    assert log.table.horizontalScrollBar().value() % wide == 0


def test_under_the_width_for_both_the_panel_goes_below(ward):
    assert ward.page.panel.mapTo(ward.page, ward.page.panel.rect().topLeft()).x() > 900
    ward.page.resize(960, 640)
    card = ward.page.card.geometry()
    assert ward.page.panel.geometry().top() > card.bottom()
    assert ward.page.panel.isVisible()
    ward.page.resize(1396, 900)
    assert ward.page.panel.mapTo(ward.page, ward.page.panel.rect().topLeft()).x() > 900


def test_the_note_and_the_dose_stay_in_sight_beside_the_log(ward):
    from PySide6.QtWidgets import QPushButton

    def seen() -> list[bool]:
        found = [
            ward.page.findChild(QPushButton, f"engraftment.{one}") for one in ("print", "dose")
        ]
        return [not one.visibleRegion().isEmpty() for one in found]

    for wide, high in ((1396, 640), (960, 640), (1396, 640)):
        ward.page.resize(wide, high)
        settle(30)
        if wide > 1200:
            assert seen() == [True, True]
        buttons = ward.page.panel.buttons
        assert buttons.isVisible()
        assert ward.page.panel.isAncestorOf(buttons) == (wide < 1200)
        ward.page.refresh()
        assert buttons.isVisible()


def test_a_narrow_page_that_is_shown_again_opens_no_window_of_its_own(ward, qapp):
    ward.page.resize(960, 640)
    before = {one for one in qapp.topLevelWidgets() if one.isVisible()}
    ward.page.refresh()
    assert {one for one in qapp.topLevelWidgets() if one.isVisible()} == before
    assert ward.page.panel.isVisible()


def test_every_control_says_what_it_is(ward):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    ward.page.card.form.set_more(True)
    ward.page.card.set_details_shown(True)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    silent = [
        (type(one).__name__, one.objectName())
        for kind in kinds
        for one in ward.page.findChildren(kind)
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
        and not one.objectName().startswith("qt_")
    ]
    assert silent == []


@pytest.mark.slow
def test_another_page_comes_back_to_the_place(ward):
    fever(ward)
    place = ward.page.place()
    page = ward.again()
    page.go_to(place)
    assert (page.place(), page.entries.keeper.known) == (place, True)


@pytest.mark.slow
@pytest.mark.parametrize(("wide", "scale"), [(1396, 1.0), (980, 1.0), (980, 1.5)])
def test_nothing_lies_outside_its_place_whatever_is_open(ward, qapp, wide, scale):
    apply_theme(qapp, load_theme("dark"), scale)
    ward.page.resize(wide, 640)
    ward.page.card.form.set_more(True)
    ward.page.card.set_details_shown(True)
    ward.put("log.temperature.value", "38,700")
    fever(ward, "38,700")
    ward.qtbot.waitUntil(lambda: outside(ward.page) == [], timeout=3000)


def outside(root: QWidget) -> list[str]:
    """Widgets that are shown beyond the right edge of what holds them."""
    found = []
    for one in root.findChildren(QWidget):
        parent = one.parentWidget()
        if not one.isVisible() or one.isWindow() or isinstance(parent, QTableView | QHeaderView):
            continue
        if one.geometry().right() > parent.rect().right():
            found.append(f"{type(one).__name__} {one.objectName()}")
    return found

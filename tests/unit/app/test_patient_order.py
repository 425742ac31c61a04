"""The list by urgency: who needs somebody first stands first, and says what is due."""

from datetime import date

import pytest

from poems_desktop.app.patient_marks import DueMark, UnitMark, due_beside, place_of

OVERDUE_LONG = (DueMark("overdue", "", date(2021, 11, 12)), None)
OVERDUE = (DueMark("overdue", "", date(2025, 11, 14)), None)
DUE_SOON = (DueMark("due", "", date(2025, 11, 28)), None)
DUE = (DueMark("due", "", date(2026, 1, 1)), None)
PERHAPS = (DueMark("perhaps", "", date(2025, 11, 21)), None)
NEXT = (DueMark("next", "", date(2026, 2, 10)), None)
LATER = (DueMark("next", "", date(2026, 5, 22)), None)
NO_DATE = (DueMark("none", ""), None)
NOT_READ = (None, None)
WATCHED = (NO_DATE[0], UnitMark(9, (), watched=True))
WATCHED_LATE = (OVERDUE[0], UnitMark(14, (), watched=True))
BEFORE_WATCH = (None, UnitMark(3, ()))
IN_ORDER = (
    WATCHED, WATCHED_LATE, BEFORE_WATCH, OVERDUE_LONG, OVERDUE, DUE_SOON, DUE, PERHAPS, NEXT, LATER,
    NO_DATE,
)  # fmt: skip


def test_each_stands_before_who_can_wait_longer():
    places = [place_of(*one) for one in IN_ORDER]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_of_whom_nothing_is_known_stands_last_and_among_equals_nobody_first():
    assert place_of(*NOT_READ) == place_of(*NO_DATE) == max(place_of(*one) for one in IN_ORDER)
    assert place_of(*OVERDUE) == place_of(DueMark("overdue", "other words", OVERDUE[0].day), None)


@pytest.mark.parametrize(
    ("urgency", "alone", "beside_a_log"),
    [("overdue", True, True), ("due", True, True), ("perhaps", True, True),
     ("next", True, False), ("none", False, False)],
)  # fmt: skip
def test_a_running_log_hides_a_later_date_but_nothing_that_is_due(urgency, alone, beside_a_log):
    mark = DueMark(urgency, "" if urgency == "none" else "words", date(2025, 11, 14))
    assert due_beside(mark, None) == (mark if alone else None)
    assert due_beside(mark, UnitMark(9, ())) == (mark if beside_a_log else None)


def test_of_a_record_that_is_not_read_nothing_is_said_to_be_due():
    assert due_beside(None, None) is due_beside(None, UnitMark(9, ())) is None

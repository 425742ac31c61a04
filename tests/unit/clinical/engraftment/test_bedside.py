from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.bedside import bedside_lines, last_entry_words
from poems_desktop.clinical.engraftment.panel import engraftment_panel
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.fixture
def line(make):
    def find(name, *entries, as_of=9, **given):
        course = make.course(*entries, **given)
        panel = engraftment_panel(course, make.constants, make.day(as_of))
        lines = {one.name: one for one in bedside_lines(panel, make.log(course, as_of))}
        assert list(lines) == ["fever", "diarrhea", "weight_gain", "rash", "breathing"]
        return lines[name]

    return find


def test_trap_83_a_silent_day_is_not_assessed(line):
    found = line("rash")
    assert (found.truth, found.state) == (U, "Not assessed")
    assert found.reading == "Not recorded today: examine"
    assert found.beside == "No earlier entry."


def test_a_silent_day_names_the_last_entry_and_takes_no_state_from_it(make, line):
    found = line("rash", make.entry(8, "07:00", rash={"state": "present"}))
    assert (found.truth, found.state) == (U, "Not assessed")
    assert found.beside == "Last entry 19-Nov-2025: stated present."


def test_the_last_reading_that_carries_the_state_is_shown_with_its_time(line, reading):
    found = line(
        "fever",
        reading(9, "38.9", at="06:10"),
        reading(9, "38.4", at="14:20"),
        reading(9, "37.0", at="18:00"),
    )
    assert (found.truth, found.state) == (T, "Present")
    assert found.reading.startswith("14:20: 38.4 °C")
    assert "The same: 06:10." in found.beside
    assert "Also 18:00: 37 °C" in found.beside or "Also 18:00: 37.0 °C" in found.beside


def test_what_keeps_a_state_open_stands_beside_it(line, reading):
    found = line("fever", reading(9, "37.9", at="06:10"))
    assert (found.truth, found.state) == (U, "Not yet known")
    assert found.beside == "The source gives no number; the clinician says whether this is present."


def test_a_late_entry_and_one_without_time_say_so(make, line):
    late = make.entry(9, "06:10", rash={"state": "absent"}, late=True)
    assert line("rash", late).reading == "06:10, entered late: stated absent"
    untimed = make.entry(9, rash={"state": "absent"})
    assert line("rash", untimed).reading == "time not recorded: stated absent"


def test_a_contradiction_is_said(make, line):
    entry = make.entry(
        9, weight={"value": Decimal(90)}, weight_gain="absent",
    )  # fmt: skip
    found = line("weight_gain", entry, baseline="admission", admission_weight=make.weight("80"))
    assert found.truth is T
    assert "says both present and absent" in found.beside


def test_more_entries_than_fit_are_counted(make, line):
    entries = [make.entry(9, f"{h:02}:00", oxygen={"liters_per_minute": 0}) for h in (6, 8, 10)]
    found = line("breathing", *entries, make.entry(9, "12:00", breathing_difficulty="present"))
    assert found.reading == "12:00: stated present"
    assert found.beside == "Also 10:00: room air. 2 more today, see the log."


def test_the_last_entry_is_named_with_its_time(make):
    course = make.course(make.entry(8), make.entry(9, "14:20"), make.entry(9, "06:10"))
    assert last_entry_words(course, make.day(9)) == "last entry 20-Nov-2025 14:20"
    assert last_entry_words(course, make.day(8)) == "last entry 19-Nov-2025 time not recorded"
    assert last_entry_words(course, make.day(7)) == "no entry in the log up to 18-Nov-2025"


@pytest.mark.parametrize(("others", "said"), [(1, None), (2, "1 more"), (3, "2 more")])
def test_more_than_one_other_entry_of_the_day_is_counted(line, reading, others, said):
    rest = [reading(9, "37.0", at=f"1{n}:00") for n in range(others)]
    found = line("fever", reading(9, "38.9", at="06:10"), *rest)
    wanted = "" if said is None else f"{said} today, see the log."
    assert f"Also 1{others - 1}:00: 37" in found.beside
    assert ("more today" in found.beside) is (said is not None)
    assert wanted in found.beside

"""An entry becomes a form and the form the same entry, whatever it holds; no window needed."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from poems_desktop import assets
from poems_desktop.app.transplant_course import day_zero_words, may_continue, new_entry
from poems_desktop.app.transplant_days import log_days
from poems_desktop.app.transplant_entry import compose
from poems_desktop.app.transplant_fields import FIELDS, MORE
from poems_desktop.app.transplant_log import log_grid
from poems_desktop.app.transplant_sheet import Sheet, sheet_of
from poems_desktop.clinical.transplant import (
    Culture,
    DatedWeight,
    Infusion,
    LogEntry,
    Oxygen,
    Steroid,
    Temperature,
    Transplant,
    Weight,
)
from poems_desktop.exchange.case_file import read_cases

DAY = date(2025, 11, 20)
NOW = datetime(2025, 11, 20, 12, 32, tzinfo=UTC)


@pytest.fixture(scope="module")
def constants(shipped):
    return shipped.library.engraftment


def demo_entries(shipped):
    cases = read_cases(assets.tree("resources") / "demo" / "demo-patients.json", shipped)
    return [e for case in cases for t in case.record.transplants for e in t.entries]


def test_every_entry_of_the_demo_log_stands_in_the_form_as_it_is(shipped, constants):
    entries = demo_entries(shipped)
    assert len(entries) > 10
    for entry in entries:
        again = compose(sheet_of(entry), entry, constants, DAY).entry
        if entry.rash is not None and entry.rash.state == "not_assessed":
            again = again.model_copy(update={"rash": entry.rash})
        assert again == entry


def test_typed_text_of_every_kind_comes_back_as_typed(constants):
    answers = {
        one.key: "?!" for one in FIELDS.values() if one.kind in ("number", "count", "clock", "text")
    }
    answers |= {"steroid.given": "yes", "rash.state": "present", "oxygen.how": "oxygen"}
    answers["temperature.site"] = "ear"
    answers["note.value"] = "n"
    composed = compose(Sheet(answers), LogEntry(id="e", day=DAY), constants, DAY)
    read = LogEntry.model_validate(composed.entry.model_dump(mode="json"))
    assert dict(sheet_of(read).answers) == answers
    assert read.temperature is None
    assert read.oxygen is None
    assert composed.errors >= 10


def test_an_entry_that_was_composed_can_always_be_read_again(constants):
    for value in ("-5", "0", "999999", "1e5", "<3", "100.0001"):
        answers = dict.fromkeys(FIELDS, value)
        answers |= {"steroid.given": "yes", "oxygen.how": "oxygen", "rash.state": "present"}
        answers |= {key: "" for key in FIELDS if key.endswith((".unit", ".site", ".purpose"))}
        answers |= {key: "present" for key, one in FIELDS.items() if one.kind == "state"}
        composed = compose(Sheet(answers), LogEntry(id="e", day=DAY), constants, DAY)
        dumped = composed.entry.model_dump(mode="json")
        assert LogEntry.model_validate(dumped) == composed.entry


def test_sections_of_the_form_hold_what_the_core_row_does_not():
    titles = [one.title for one in MORE]
    assert titles[-1] == "Note"


def test_a_late_entry_has_no_time_filled_in():
    late = new_entry(date(2025, 11, 19), NOW, "Dr A")
    assert (late.late, late.at) == (True, None)
    today = new_entry(DAY, NOW, "Dr A")
    assert (today.late, today.at) == (False, time(12, 32))
    assert may_continue(today, "Dr A", DAY)
    assert not may_continue(today, "Dr B", DAY)
    assert not may_continue(late, "Dr A", DAY)


def course(*entries: LogEntry, **more: object) -> Transplant:
    infusion = Infusion(id="i", day=date(2025, 11, 11))
    return Transplant(id="t", infusions=(infusion,), entries=entries, **more)


def cell(found, key, day=DAY):
    column = found.column(day)
    return next(row for row in found.rows if row.key == key).cells[column]


def test_units_are_not_mixed_in_a_row_without_a_mark(constants):
    celsius = LogEntry(
        id="a", day=date(2025, 11, 19), temperature=Temperature(value="38.7", unit="Cel")
    )
    fahrenheit = LogEntry(id="b", day=DAY, temperature=Temperature(value="101.7", unit="[degF]"))
    found = log_grid(course(celsius, fahrenheit), constants, (), DAY)
    row = found.rows[0]
    assert (row.unit, cell(found, "temperature").text) == ("°F", "101.7")
    assert cell(found, "temperature", date(2025, 11, 19)).text == "≈101.7"
    assert cell(found, "temperature", date(2025, 11, 19)).told.startswith("38.7 °C")


def test_another_scale_is_not_compared(constants):
    start = DatedWeight(value="71.4", unit="kg", scale="one", day=date(2025, 11, 8))
    entry = LogEntry(id="a", day=DAY, weight=Weight(value="74.6", scale="two"))
    found = log_grid(
        course(entry, baseline="admission", admission_weight=start), constants, (), DAY
    )
    assert cell(found, "change").text == "scale"
    assert found.charts[1].points == ()


@pytest.mark.parametrize(
    ("doses", "shown"),
    [
        ((Steroid(given=False),), "0"),
        ((Steroid(given=True),), "Yes"),
        ((Steroid(given=True, drug="p", milligrams=Decimal(75)),) * 2, "150"),
        (
            (
                Steroid(given=True, drug="p", milligrams=Decimal(75)),
                Steroid(given=True, drug="d", milligrams=Decimal(8)),
            ),
            "Yes",
        ),
    ],
)
def test_doses_of_one_drug_are_added_and_of_two_are_not(constants, doses, shown):
    entries = [LogEntry(id=str(n), day=DAY, steroid=one) for n, one in enumerate(doses)]
    assert cell(log_grid(course(*entries), constants, (), DAY), "steroid").text == shown


@pytest.mark.parametrize(
    ("results", "shown"),
    [
        (("negative", "positive"), "pos."),
        (("negative", "pending"), "pend."),
        (("negative",), "neg."),
        (("not_done",), "none"),
    ],
)
def test_the_gravest_culture_of_a_day_is_named(constants, results, shown):
    cultures = tuple(Culture(kind="blood", result=one) for one in results)
    found = log_grid(course(LogEntry(id="a", day=DAY, cultures=cultures)), constants, (), DAY)
    assert cell(found, "cultures").text == shown


def test_room_air_is_air_and_the_most_oxygen_of_the_day_counts(constants):
    flows = [Oxygen(liters_per_minute=one) for one in (0, 2)]
    entries = [LogEntry(id=str(n), day=DAY, oxygen=one) for n, one in enumerate(flows)]
    assert cell(log_grid(course(entries[0]), constants, (), DAY), "oxygen").text == "Air"
    assert cell(log_grid(course(*entries), constants, (), DAY), "oxygen").text == "2"


def test_entries_far_outside_do_not_stretch_the_log_without_end(constants):
    far = LogEntry(id="a", day=date(2024, 1, 1))
    near = LogEntry(id="b", day=date(2025, 12, 20))
    days = log_days(course(far, near), constants, DAY)
    assert (days[0].number, days[-1].day) == (-7, date(2025, 12, 20))


def test_no_day_zero_before_and_after_asks_nothing(constants):
    blank = Transplant(id="t")
    assert day_zero_words(blank, course(), DAY, constants) is None
    assert day_zero_words(course(), course(note="x"), DAY, constants) is None
    assert "no day 0 is known" in day_zero_words(course(), blank, DAY, constants)

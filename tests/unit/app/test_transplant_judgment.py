"""A judgment of a fever is read as typed, or refused at the field that is wrong."""

from datetime import date

import pytest

from poems_desktop.app.transplant_judgment import (
    INFECTIOUS,
    NOT_INFECTIOUS,
    JudgmentError,
    read_judgment,
    with_judgment,
    without_judgment,
)
from poems_desktop.clinical.transplant import LONGEST_JUDGMENT, Transplant

TODAY = date(2025, 11, 20)
TYPED = {"first": "18-Nov-2025", "last": "19nov25", "choice": NOT_INFECTIOUS, "reason": " none "}


def read(**changes):
    return read_judgment({**TYPED, **changes}, "Dr A", TODAY)


def test_it_names_days_cause_reason_and_who_judged():
    one = read()
    assert (one.first_day, one.last_day) == (date(2025, 11, 18), date(2025, 11, 19))
    assert (one.infectious, one.reason, one.by) == (False, "none", "Dr A")
    assert read(choice=INFECTIOUS).infectious
    assert read().id != one.id


def test_without_a_last_day_the_first_alone_is_judged():
    one = read(last=" ")
    assert one.first_day == one.last_day == date(2025, 11, 18)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("first", "", "date"),
        ("first", "03/04/2025", "can mean"),
        ("first", "Nov-2025", "Type the full day"),
        ("last", "2025", "Type the full day"),
        ("last", "17-Nov-2025", "The first day comes first"),
        ("choice", "", "Choose whether"),
        ("choice", "None", "Choose whether"),
    ],
)
def test_what_is_no_judgment_yet_is_refused_at_its_field(field, text, said):
    with pytest.raises(JudgmentError) as refused:
        read(**{field: text})
    assert refused.value.field == field
    assert said in refused.value.sentence


def test_the_longest_judgment_is_what_the_record_can_hold():
    last = date.fromordinal(date(2025, 1, 1).toordinal() + LONGEST_JUDGMENT - 1)
    assert read(first="01-Jan-2025", last=f"{last:%d-%b-%Y}").last_day == last
    after = date.fromordinal(last.toordinal() + 1)
    with pytest.raises(JudgmentError, match=f"at most {LONGEST_JUDGMENT} days") as refused:
        read(first="01-Jan-2025", last=f"{after:%d-%b-%Y}")
    assert refused.value.field == "last"


def test_one_is_added_and_taken_back_without_touching_the_others():
    first, second = read(), read(choice=INFECTIOUS)
    both = with_judgment(with_judgment(Transplant(id="t"), first), second)
    assert both.judgments == (first, second)
    assert without_judgment(both, first.id).judgments == (second,)

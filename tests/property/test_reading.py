"""What a field shows always reads back; what could be misread is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import (
    TypedNumber,
    UnreadableError,
    read_date,
    read_number,
    show_date,
    show_number,
    show_typed,
)

TODAY = date(2025, 11, 20)
numbers = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6
)
any_numbers = numbers | st.integers(-(10**9), 10**9).map(Decimal)
partial = st.one_of(
    st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1000, 9999)),
)


@given(any_numbers, st.sampled_from([None, "<", "<=", ">", ">="]))
def test_a_shown_number_reads_back(value, comparator):
    number = TypedNumber(value, comparator)
    assert read_number(show_typed(number)) == number


@given(numbers)
def test_comma_and_point_mean_the_same_unless_three_digits_follow(value):
    shown = show_number(value.quantize(Decimal("0.01")))
    assert read_number(shown.replace(".", ",")).value == read_number(shown).value


@given(partial)
def test_a_shown_date_reads_back(value):
    assert read_date(show_date(value), TODAY) == value
    assert PartialDate.from_iso(value.iso()) == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused_with_a_sentence(text):
    try:
        number = read_number(text)
    except UnreadableError as error:
        said = error.sentence
        assert said.endswith(".")
    else:
        assert number.value.is_finite()


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused_with_a_sentence(text):
    try:
        value = read_date(text, TODAY)
    except UnreadableError as error:
        said = error.sentence
        assert said.endswith(".")
    else:
        assert value.earliest <= value.latest


@pytest.mark.parametrize(
    ("typed", "value", "comparator"),
    [
        ("318", "318", None),
        (" 4,5 ", "4.5", None),
        ("4.500", "4.500", None),
        ("<31", "31", "<"),
        ("> 2000", "2000", ">"),
        ("≤0,5", "0.5", "<="),
        ("0", "0", None),
        ("12,3456", "12.3456", None),
    ],
)
def test_numbers_as_laboratories_print_them(typed, value, comparator):
    assert read_number(typed) == TypedNumber(Decimal(value), comparator)


@pytest.mark.parametrize("typed", ["1,234", "12,345", "<1,920", "0,123"])
def test_a_comma_before_three_digits_offers_both_readings(typed):
    with pytest.raises(UnreadableError) as refused:
        read_number(typed)
    digits = typed.lstrip("<")
    whole, after = digits.split(",")
    assert f"{whole}.{after}" in refused.value.sentence
    assert str(int(whole + after)) in refused.value.sentence


@pytest.mark.parametrize(
    "typed",
    ["1.234,5", "1,234.5", "1 234", "1'234", "1e3", "1O.5", "--3", "<", "", "5 mg", ".5", "5.",
     "٣١", "NaN", "inf", "9" * 40],
)  # fmt: skip
def test_what_is_not_a_plain_number_is_refused(typed):
    with pytest.raises(UnreadableError):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("12aug25", "2025-08-12"),
        ("12-Aug-2025", "2025-08-12"),
        ("12 August 2025", "2025-08-12"),
        ("2025-08-12", "2025-08-12"),
        ("Aug-2025", "2025-08"),
        ("2025-08", "2025-08"),
        ("1971", "1971"),
        ("t", "2025-11-20"),
        ("29feb2024", "2024-02-29"),
        ("25/04/2025", "2025-04-25"),
        ("04/04/2025", "2025-04-04"),
        ("3may71", "1971-05-03"),
        ("1jan26", "2026-01-01"),
    ],
)
def test_dates_as_people_type_them(typed, iso):
    assert read_date(typed, TODAY).iso() == iso


@pytest.mark.parametrize(
    "typed",
    ["31-Feb-2025", "31-Feb", "29feb2025", "03/04/2025", "32jan2025", "2025-13", "ju2025", "",
     "tomorrow", "12-Agu-2025", "0-May-2025", "2025-00-10"],
)  # fmt: skip
def test_days_that_do_not_exist_or_can_be_misread_are_refused(typed):
    with pytest.raises(UnreadableError):
        read_date(typed, TODAY)


def test_an_ambiguous_date_names_both_readings():
    with pytest.raises(UnreadableError, match=r"03-Apr-2025 or 04-Mar-2025"):
        read_date("03/04/2025", TODAY)

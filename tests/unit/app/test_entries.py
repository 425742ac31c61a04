"""What is typed becomes part of the record, or stays as typed with a reason beside it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poems_desktop.app.entries import (
    age_on,
    date_problem,
    number_problem,
    patient_born,
    result_hints,
    shown_date,
    shown_number,
    with_date,
    with_number,
)
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Measurement, Patient, Visit
from poems_desktop.core.partial_date import PartialDate

TODAY = date(2025, 11, 20)
EMPTY = Measurement(id="r", test="vegf", unit="pg/mL", specimen="plasma")


@pytest.mark.parametrize(
    ("typed", "value", "comparator", "shown"),
    [
        ("318", "318", None, "318"),
        ("<31", "31", "<", "<31"),
        (">= 2000", "2000", ">=", ">=2000"),
        ("4,5", "4.5", None, "4.5"),
    ],
)
def test_a_number_is_taken_with_its_comparator(typed, value, comparator, shown):
    result = with_number(EMPTY, typed)
    assert (result.value, result.comparator) == (Decimal(value), comparator)
    assert shown_number(result) == shown
    assert result.unread == {}


@pytest.mark.parametrize("typed", ["1,234", "1.234,5", "abc", "31 Feb"])
def test_what_is_no_number_stays_as_typed_and_is_never_used(typed):
    result = with_number(with_number(EMPTY, "<7"), typed)
    assert (result.value, result.comparator, result.unread) == (None, None, {"value": typed})
    assert shown_number(result) == typed
    assert number_problem(typed).level == "error"
    assert with_number(result, "8").unread == {}


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_cleared_number_is_none(blank):
    result = with_number(with_number(EMPTY, "<7"), blank)
    assert (result.value, result.comparator, result.unread) == (None, None, {})
    assert shown_number(result) == ""
    assert number_problem(blank) is None


def test_a_number_mended_leaves_other_unread_text_alone():
    broken = with_date(with_number(EMPTY, "x"), "collected", "31-Feb", TODAY)
    assert set(broken.unread) == {"value", "collected"}
    assert set(with_number(broken, "5").unread) == {"collected"}
    assert set(with_date(broken, "collected", "", TODAY).unread) == {"value"}


@settings(deadline=None)
@given(st.text(max_size=10))
def test_any_typed_number_shows_again_and_shows_the_same_when_typed_again(typed):
    result = with_number(EMPTY, typed)
    again = with_number(result, shown_number(result))
    assert again == result


@settings(deadline=None)
@given(st.text(max_size=10))
def test_any_typed_date_shows_again_and_shows_the_same_when_typed_again(typed):
    visit = with_date(Visit(id="v"), "date", typed, TODAY)
    assert with_date(visit, "date", shown_date(visit, "date"), TODAY) == visit


def test_dates_are_taken_at_their_precision_or_kept_as_typed():
    finding = Finding(state=FindingState.PRESENT)
    assert with_date(finding, "onset", "aug 2020", TODAY).onset == PartialDate(2020, 8)
    kept = with_date(finding, "onset", "31-Feb-2020", TODAY)
    assert (kept.onset, shown_date(kept, "onset")) == (None, "31-Feb-2020")
    assert shown_date(finding, "onset") == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", None),
        ("2025", None),
        ("20-Nov-2025", None),
        ("21-Nov-2025", "Onset is in the future. Enter 20-Nov-2025 or earlier."),
        ("2026", "in the future"),
        ("31-Feb-2020", "no such day"),
    ],
)
def test_a_clinical_date_is_not_in_the_future(typed, said):
    hint = date_problem(typed, TODAY, what="Onset")
    assert (hint is None) == (said is None)
    if said:
        assert said in hint.sentence


def _said(shipped, **parts):
    given_result = EMPTY.model_copy(update=parts)
    return [(h.level, h.sentence) for h in result_hints(given_result, shipped, TODAY)]


def test_a_good_result_needs_no_word(shipped):
    assert _said(shipped, value=Decimal(318)) == []
    assert _said(shipped) == []


@pytest.mark.parametrize(
    ("parts", "level", "part"),
    [
        ({"value": Decimal(-1)}, "error", "Outside the possible range, 0 to 50000 pg/mL"),
        ({"value": Decimal(50001)}, "error", "Outside the possible range"),
        ({"value": Decimal(318), "unit": "ng/mL"}, "error", "Outside the possible range"),
        ({"value": Decimal(318), "unit": None}, "caution", "unit is not stated"),
        ({"value": Decimal(3), "unit": "xULN"}, "caution", "not convertible"),
        ({"value": Decimal(318), "specimen": None}, "caution", "200 (plasma) or 1,920 (serum)"),
        ({"unread": {"value": "1,234"}}, "error", "1234 or 1.234"),
        ({"unread": {"collected": "31-Feb-2020"}}, "error", "no such day"),
        ({"collected": PartialDate(2026)}, "error", "Collected date is in the future"),
    ],
)
def test_a_doubtful_result_says_what_to_do(shipped, parts, level, part):
    ((found, sentence),) = _said(shipped, **parts)
    assert found == level
    assert part in sentence
    assert sentence.endswith(".")


def test_tests_without_a_field_or_specimen_are_not_judged(shipped):
    assert _said(shipped, test="from_elsewhere", value=Decimal(-1)) == []
    assert _said(shipped, test="platelets", unit="10*9/L", specimen=None, value=Decimal(300)) == []


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (PartialDate(1971, 5, 3), date(2025, 5, 2), 53),
        (PartialDate(1971, 5, 3), date(2025, 5, 3), 54),
        (PartialDate(2000, 2, 29), date(2001, 2, 28), 0),
        (PartialDate(2000, 2, 29), date(2001, 3, 1), 1),
        (PartialDate(1971, 5), date(2025, 5, 3), None),
        (None, date(2025, 5, 3), None),
    ],
)
def test_an_age_is_said_only_where_the_birthday_is_known(born, day, age):
    assert age_on(born, day) == age


def test_a_birth_date_shows_its_precision():
    assert patient_born(Patient(id="p", born=PartialDate(1971, 5))) == "May-1971"
    assert patient_born(Patient(id="p")) == "not stated"


@pytest.mark.parametrize(
    ("test", "value", "said"),
    [
        ("vegf", "640", "set aside"),
        ("vegf", "1919", "set aside"),
        ("vegf", "1920", "at or above both"),
        ("vegf", "200", "set aside"),
        ("vegf", "199", "below both"),
        ("hgf", "640", "only within one specimen"),
    ],
)
def test_a_missing_specimen_is_told_for_what_it_means(shipped, test, value, said):
    field = shipped.result(test)
    assert field is not None
    one = Measurement(id="r", test=test, value=Decimal(value), unit=field.units[0])
    told = [hint.sentence for hint in result_hints(one, shipped, date(2026, 1, 1))]
    assert any(said in sentence for sentence in told), told
    assert test == "vegf" or not any("1,920" in sentence for sentence in told)

"""A possible number outside our usual band gets a caution, is kept, is used, and is no error."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.entries import result_hints, usual_hint
from poems_desktop.app.result_import import Defaults, plan_import
from poems_desktop.app.result_table import guessed, read_table
from poems_desktop.app.to_correct import problem_count
from poems_desktop.clinical.record import Measurement, Visit

TODAY = date(2025, 11, 20)
PLATELETS = (
    "Outside the usual 5 to 1,500 ×10⁹/L. Check the number and its unit; it is kept and used."
)


def _hints(shipped, test, value, unit, comparator=None, specimen=None):
    result = Measurement(
        id="r", test=test, value=value, unit=unit, comparator=comparator, specimen=specimen
    )
    return [(one.level, one.sentence) for one in result_hints(result, shipped, TODAY)]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("4.9", "10*9/L", True),
        ("5", "10*9/L", False),
        ("5.1", "10*9/L", False),
        ("1499", "10*9/L", False),
        ("1500", "10*9/L", False),
        ("1500.1", "10*9/L", True),
        ("4999", "/uL", True),
        ("5000", "/uL", False),
        ("1500000", "/uL", False),
        ("1500001", "/uL", True),
        ("1600", "10*3/uL", True),
        ("512", None, False),
    ],
)
def test_the_ends_of_the_band_are_usual_in_every_unit(shipped, value, unit, said):
    found = _hints(shipped, "platelets", value, unit)
    assert (("caution", PLATELETS) in found) == said
    assert [level for level, _ in found] == (["caution"] if said or unit is None else [])


@pytest.mark.parametrize(
    ("test", "value", "unit", "said"),
    [
        ("creatinine", "17.68", "umol/L", False),
        ("creatinine", "17.67", "umol/L", True),
        ("creatinine", "1326", "umol/L", False),
        ("creatinine", "1326.1", "umol/L", True),
        ("body_temperature", "91.4", "[degF]", False),
        ("body_temperature", "91.3", "[degF]", True),
        ("calcium", "2.3", "mg/dL", True),
        ("calcium", "2.3", "mmol/L", False),
        ("m_protein_serum", "8", "g/dL", True),
        ("m_protein_serum", "8", "g/L", False),
        ("igg", "12", "mg/dL", True),
        ("igg", "12", "g/L", False),
    ],
)
def test_trap_90_a_slip_of_unit_is_seen_and_the_right_unit_is_not(shipped, test, value, unit, said):
    found = _hints(shipped, test, value, unit)
    assert [level for level, _ in found] == (["caution"] if said else [])
    assert all("it is kept and used" in sentence for _, sentence in found)


@pytest.mark.parametrize(
    ("comparator", "value", "said"),
    [
        (">", "1000", False),
        (">", "1499", False),
        (">=", "1500", False),
        (">", "1500", True),
        (">=", "1501", True),
        ("<", "20", False),
        ("<=", "5", False),
        ("<", "5", True),
        ("<=", "4", True),
    ],
)
def test_a_bound_is_doubted_only_where_nothing_it_allows_is_usual(shipped, comparator, value, said):
    found = _hints(shipped, "platelets", value, "10*9/L", comparator)
    assert found == ([("caution", PLATELETS)] if said else [])


@pytest.mark.parametrize("value", ["0.5", "3001", "250000"])
def test_the_impossible_stays_an_error_and_is_told_once(shipped, value):
    ((level, sentence),) = _hints(shipped, "platelets", value, "10*9/L")
    assert (level, "possible" in sentence) == ("error", True)


def test_without_unit_or_in_an_unlike_one_nothing_is_said_of_the_band(shipped):
    for unit in (None, "xULN"):
        result = Measurement(id="r", test="platelets", value="1600", unit=unit)
        assert usual_hint(result, shipped) is None
    assert usual_hint(Measurement(id="r", test="ecog", value="9", unit="{score}"), shipped) is None
    assert usual_hint(Measurement(id="r", test="nobody_knows", value="9"), shipped) is None
    assert usual_hint(Measurement(id="r", test="platelets", unit="10*9/L"), shipped) is None


def test_what_is_set_aside_is_not_called_used(shipped):
    aside, doubt = _hints(shipped, "vegf", "30000", "pg/mL")
    assert "at or above both" in aside[1]
    assert doubt == (
        "caution",
        "Outside the usual 5 to 25,000 pg/mL. Check the number and its unit.",
    )
    ((_, used),) = _hints(shipped, "vegf", "30000", "pg/mL", specimen="serum")
    assert used.endswith("it is kept and used.")


def test_a_caution_is_no_entry_that_needs_correction(shipped):
    def visit(value):
        result = Measurement(id="r", test="platelets", value=value, unit="10*9/L")
        return Visit(id="v", results=(result,))

    assert problem_count(visit("1600"), shipped, TODAY) == 0
    assert problem_count(visit("3001"), shipped, TODAY) == 1


def test_an_imported_row_outside_the_band_is_taken_with_a_caution(shipped):
    table = read_table(
        "Date\tTest\tResult\tUnit\n"
        "12-Mar-2022\tPlatelets\t512\t10*9/L\n"
        "13-Mar-2022\tPlatelets\t2120\t10*9/L\n"
        "14-Mar-2022\tPlatelets\t31200\t10*9/L\n"
        "15-Mar-2022\tCreatinine\t10\tumol/L\n"
    )
    plan = plan_import(table, guessed(table), Defaults(), shipped, TODAY)
    assert [row for row, _ in plan.accepted] == [2, 3, 5]
    assert [one.row for one in plan.refused] == [4]
    assert [row for row, _ in plan.cautions] == [3, 5]
    assert plan.cautions[0][1] == PLATELETS
    assert plan.accepted[1][1].value == Decimal(2120)


def test_our_own_bands_bear_no_published_source(shipped):
    banded = [one for form in shipped.forms for one in form.field if getattr(one, "usual", None)]
    assert len(banded) > 70
    for field in banded:
        value = field.usual.high + 1
        if value > field.possible.high:
            continue
        result = Measurement(id="r", test=field.key, value=value, unit=field.units[0])
        told = {one.about: one.cites for one in result_hints(result, shipped, TODAY)}
        assert told["usual"] == field.usual.cites == ("project",), field.key


def test_each_hint_names_the_source_of_the_limit_it_tells(shipped):
    impossible = Measurement(id="r", test="platelets", value="250000", unit="10*9/L")
    (hint,) = result_hints(impossible, shipped, TODAY)
    assert hint.cites == shipped.result("platelets").possible.cites != ()
    unsaid = Measurement(id="r", test="vegf", value="150", unit="pg/mL")
    (hint,) = result_hints(unsaid, shipped, TODAY)
    assert hint.cites == ("faq_2017#11", "dispenzieri_2012", "dsouza_2011")
    unread = Measurement(id="r", test="platelets", unread={"value": "many"})
    (hint,) = result_hints(unread, shipped, TODAY)
    assert hint.cites == ()

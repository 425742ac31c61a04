"""Single VEGF results: what each may be used for, and which field could still decide."""

from decimal import Decimal

import pytest

from poems_desktop.clinical import vegf
from poems_desktop.clinical.record import Treatment
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

BEGAN = Treatment(id="t", name="melphalan", directed=True, start=PartialDate(2024, 6, 1))
DAY = PartialDate(2025, 11, 20).earliest


@pytest.fixture
def point(shipped, make_record):
    def made(treatments=(BEGAN,), **result):
        given = {"value": 900, "specimen": "plasma", **result}
        (found,) = vegf.points(make_record({}, [given], treatments=treatments), shipped, DAY)
        return found

    return made


@pytest.mark.parametrize(
    ("result", "timing", "later", "counts"),
    [
        ({"collected": PartialDate(2024, 5, 31)}, False, False, True),
        ({"collected": PartialDate(2024, 6, 1)}, True, False, False),
        ({"collected": PartialDate(2024, 6, 2)}, True, False, False),
        ({"collected": PartialDate(2024)}, True, False, False),
        ({}, True, False, False),
        ({"phase": "before_treatment"}, False, False, True),
        ({"phase": "on_or_after_treatment"}, True, False, False),
        ({"collected": PartialDate(2026, 1, 1)}, False, True, False),
        ({"collected": PartialDate(2024, 5, 1), "value": -1}, False, False, False),
        ({"collected": PartialDate(2024, 5, 1), "value": None}, False, False, False),
    ],
)
def test_when_it_was_drawn_decides_what_it_is_for(point, result, timing, later, counts):
    found = point(**result)
    assert (found.timing_only, found.later, found.aside is None) == (timing, later, counts)


@pytest.mark.parametrize(
    ("result", "doubtful"),
    [
        ({"phase": "before_treatment"}, False),
        ({}, True),
        ({"phase": "on_or_after_treatment"}, False),
        ({"phase": "before_treatment", "value": -1}, True),
        ({"phase": "before_treatment", "value": None}, False),
        ({"phase": "before_treatment", "unread": {"value": "3x"}}, True),
        ({"phase": "before_treatment", "value": None, "unread": {"value": "3x"}}, True),
        ({"phase": "before_treatment", "test": "vegf_serum"}, True),
        ({"phase": "before_treatment", "test": "vegf_plasma"}, False),
        ({"phase": "before_treatment", "value": 50000}, False),
        ({"phase": "before_treatment", "value": 50001}, True),
        ({"phase": "before_treatment", "value": 0}, False),
        ({"phase": "before_treatment", "value": "-0.5", "unit": "xULN"}, True),
        ({"phase": "before_treatment", "value": 0, "unit": "xULN"}, False),
    ],
)
def test_what_may_yet_turn_out_elevated_is_doubtful(point, result, doubtful):
    assert point(**result).doubtful is doubtful


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ({"unit": "pg/mL"}, 900),
        ({"unit": "ng/L"}, 900),
        ({"unit": "ng/mL", "value": 1}, 1000),
        ({"unit": "xULN", "value": 3}, None),
        ({"unit": None}, None),
        ({"unit": "mmol/L"}, None),
    ],
)
def test_the_value_in_the_common_unit(point, result, value):
    found = point(phase="before_treatment", **result).value
    assert (None if found is None else found.exact) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("name", "rule", "fields"),
    [
        ("dispenzieri", "stated", ("vegf", "vegf_elevated")),
        ("dispenzieri", "published", ("vegf",)),
        ("suichi_2019", "stated", ("vegf_elevated",)),
        ("suichi_2019", "published", ("vegf_elevated",)),
        ("japan_mhlw_2024", "stated", ("vegf",)),
        ("japan_mhlw_2024", "published", ("vegf",)),
    ],
)
def test_the_field_that_could_still_decide(shipped, make_record, name, rule, fields):
    from poems_desktop.clinical.assessment import assess
    from poems_desktop.clinical.policy import Policy

    policy = Policy(sets=(name,), confirmed=(name,), vegf_rule=rule)
    settled = {
        Truth.UNKNOWN: ({}, ()),
        Truth.TRUE: ({"vegf_elevated": "present"}, [{"value": 5000, "specimen": "serum"}]),
        Truth.FALSE: ({"vegf_elevated": "absent"}, [{"value": 10, "specimen": "serum"}]),
    }
    for truth, (found, results) in settled.items():
        items = assess(make_record(found, results), shipped, policy, DAY).main.items
        item = next(one for one in items if one.criterion.id == "vegf")
        assert item.truth is truth
        asked = fields if truth is Truth.UNKNOWN else ()
        assert (item.settled_by, item.closed_by) == (asked, asked)


def test_without_any_treatment_it_is_surely_untreated(point):
    assert point(treatments=()).treated is Truth.FALSE
    assert point(treatments=(), collected=PartialDate(2024, 5, 1)).treated is Truth.FALSE
    assert point(collected=PartialDate(2024, 5, 1)).treated is Truth.FALSE
    assert point().treated is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("collected", "used"),
    [
        (PartialDate(2025, 11, 19), True),
        (PartialDate(2025, 11, 20), True),
        (PartialDate(2025, 11, 21), False),
        (PartialDate(2025, 11), True),
        (PartialDate(2025, 12), False),
    ],
)
def test_a_result_of_the_day_itself_is_used_and_one_of_the_next_is_not(point, collected, used):
    assert (point(treatments=(), collected=collected).aside is None) is used

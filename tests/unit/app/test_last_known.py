"""The last word of earlier visits beside each field; nothing is copied."""

from decimal import Decimal

import pytest

from poems_desktop.app.last_known import last_known
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import (
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    TextAnswer,
    Visit,
)
from poems_desktop.core.partial_date import PartialDate

PRESENT = Finding(state=FindingState.PRESENT)
ABSENT = Finding(state=FindingState.ABSENT)
UNASKED = Finding(state=FindingState.NOT_ASSESSED)


def visit(name, day, answers=None, results=()):
    return Visit(id=name, date=day, answers=answers or {}, results=results)


def lowered(label):
    return label[0].lower() + label[1:]


def known(shipped, opened, *visits):
    record = Record(patient=Patient(id="p"), visits=visits)
    return {key: one.text for key, one in last_known(record, opened, shipped).items()}


def test_the_latest_earlier_answer_is_told_with_its_day(shipped):
    first = visit("a", PartialDate(2024, 1, 5), {"papilledema": ABSENT})
    second = visit("b", PartialDate(2026, 3, 12), {"papilledema": PRESENT})
    opened = visit("c", PartialDate(2026, 4, 1), {"papilledema": ABSENT})
    assert known(shipped, "c", first, second, opened) == {
        "papilledema": "last: present, 12-Mar-2026"
    }
    assert known(shipped, "b", first, second, opened) == {
        "papilledema": "last: absent, 05-Jan-2024"
    }
    assert known(shipped, "a", first, second, opened) == {}


def test_not_assessed_says_nothing_and_does_not_hide_what_was_known(shipped):
    first = visit("a", PartialDate(2024, 1, 5), {"papilledema": ABSENT})
    second = visit("b", PartialDate(2025, 1, 5), {"papilledema": UNASKED})
    opened = visit("c", PartialDate(2026, 4, 1))
    assert known(shipped, "c", first, second, opened) == {
        "papilledema": "last: absent, 05-Jan-2024"
    }


@pytest.mark.parametrize("day", [None, PartialDate(2026), PartialDate(2026, 5)])
def test_a_visit_whose_place_in_time_is_not_known_is_not_called_earlier(shipped, day):
    other = visit("a", day, {"papilledema": PRESENT})
    assert known(shipped, "b", other, visit("b", PartialDate(2026, 4, 1))) == {}


def test_an_undated_open_visit_has_no_earlier_ones(shipped):
    other = visit("a", PartialDate(2024), {"papilledema": PRESENT})
    assert known(shipped, "b", other, visit("b", None)) == {}


def test_of_one_day_the_one_that_stands_before_counts(shipped):
    day = PartialDate(2026, 4, 1)
    first = visit("a", day, {"papilledema": PRESENT})
    second = visit("b", day, {"papilledema": ABSENT})
    assert known(shipped, "b", first, second) == {"papilledema": "last: present, 01-Apr-2026"}
    assert known(shipped, "a", first, second) == {}


def test_every_kind_of_answer_and_the_newest_result(shipped):
    method = shipped.finding("sclerotic_bone_lesion").methods[0]
    option = shipped.choice("regimen").options[0]
    date_key = next(key for key, one in shipped.fields.items() if one.kind == "date")
    text_key = next(key for key, one in shipped.fields.items() if one.kind == "text")

    def vegf(name, value, day, specimen):
        return Measurement(
            id=name,
            test="vegf",
            value=Decimal(value),
            unit="pg/mL",
            specimen=specimen,
            collected=day,
        )

    first = visit(
        "a",
        PartialDate(2025, 1, 5),
        {
            "sclerotic_bone_lesion": Finding(
                state=FindingState.ABSENT, method=method.value, assessed=PartialDate(2024, 12)
            ),
            "regimen": Choice(value=option.value),
            date_key: DateAnswer(value=PartialDate(2024, 6)),
            text_key: TextAnswer(value="seen elsewhere"),
        },
        (
            vegf("new", "640", PartialDate(2025, 1, 2), "plasma"),
            vegf("old", "900", PartialDate(2024, 6, 2), None),
            Measurement(id="none", test="platelets"),
        ),
    )
    assert known(shipped, "b", first, visit("b", PartialDate(2026, 4, 1))) == {
        "sclerotic_bone_lesion": f"last: absent by {lowered(method.label)}, Dec-2024",
        "regimen": f"last: {lowered(option.label)}, 05-Jan-2025",
        date_key: "last: Jun-2024, 05-Jan-2025",
        text_key: "last: seen elsewhere, 05-Jan-2025",
        "vegf": "last: 640 pg/mL, plasma, 02-Jan-2025",
    }


def test_a_visit_that_is_not_there_is_an_error(shipped):
    with pytest.raises(KeyError):
        known(shipped, "x")

"""What is typed of a transplant and cannot be used is kept as typed, flagged, and never counted."""

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.app.transplant_details import details_of, read_details
from poems_desktop.clinical.anonymous import LEFT_OUT, _transplant
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.transplant import DatedWeight, Infusion, Transplant

TODAY = date(2025, 11, 20)
DAY = date(2025, 11, 11)
KNOWN = Transplant(
    id="t1",
    infusions=(Infusion(id="i1", day=DAY),),
    discharged=date(2025, 11, 18),
    admission_weight=DatedWeight(value=Decimal("71.4"), unit="kg", day=date(2025, 11, 8)),
)


@pytest.fixture(scope="module")
def constants():
    return load_definitions().library.engraftment


def typed(base, constants, **changes):
    """The details with `changes` typed over what is there; None clears."""
    named = {key.replace("__", "."): text for key, text in changes.items()}
    details = {**details_of(base), **named}
    return read_details({k: v for k, v in details.items() if v}, base, TODAY, constants)


def reloaded(read):
    """The same after the store: the record as JSON, old fields and all."""
    return Transplant.model_validate_json(read.course.model_dump_json())


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("discharged", "18-13-2025"),
        ("mobilization_began", "spring"),
        ("day0", "Xmas"),
        ("admission_weight.value", "7x kg"),
        ("admission_weight.day", "last week"),
        ("creatinine_baseline.value", "1,234"),
        ("infusions.0", "11/12/2025"),
        ("infusions.1", "tomorow"),
    ],
)
def test_it_is_there_again_as_typed_and_flagged(constants, key, text):
    read = typed(KNOWN, constants, **{key.replace(".", "__"): text})
    again = reloaded(read)
    assert details_of(again)[key] == text
    shown = read_details(details_of(again), again, TODAY, constants)
    hint = shown.hints.get(key) or shown.hints[key.partition(".")[0] + ".value"]
    assert hint.level == "error"
    assert shown.course == again  # nothing changes by being looked at


def test_what_was_known_before_counts_until_then_and_is_named(constants):
    read = typed(KNOWN, constants, discharged="18-13-2025", infusions__0="?")
    assert read.course.discharged == KNOWN.discharged
    assert read.course.infusions == KNOWN.infusions
    assert "still counted: 18-Nov-2025" in read.hints["discharged"].sentence
    assert "still counted: 11-Nov-2025" in read.hints["infusions.0"].sentence


def test_an_incomplete_weight_is_kept_whole_and_not_used(constants):
    bare = Transplant(id="t1")
    read = typed(bare, constants, admission_weight__value="71,4", admission_weight__scale="ward 3")
    assert read.course.admission_weight is None
    shown = details_of(reloaded(read))
    assert shown == {"admission_weight.value": "71,4", "admission_weight.scale": "ward 3"}


def test_a_member_that_was_cleared_stays_cleared(constants):
    details = {**details_of(KNOWN)}
    del details["admission_weight.unit"]
    read = read_details(details, KNOWN, TODAY, constants)
    assert "admission_weight.unit" not in details_of(reloaded(read))
    assert read.course.admission_weight == KNOWN.admission_weight


def test_mended_it_is_used_and_nothing_is_left_over(constants):
    broken = reloaded(typed(KNOWN, constants, discharged="18-13-2025"))
    mended = typed(broken, constants, discharged="19-Nov-2025")
    assert mended.course.discharged == date(2025, 11, 19)
    assert mended.course.unread == {}


def test_an_unreadable_infusion_hides_no_other(constants):
    bare = Transplant(id="t1")
    read = typed(bare, constants, infusions__0="xx", infusions__1="11-Nov-2025")
    again = reloaded(read)
    assert [one.day for one in again.infusions] == [DAY]
    assert details_of(again) == {"infusions.0": "11-Nov-2025", "infusions.1": "xx"}
    once_more = read_details(details_of(again), again, TODAY, constants).course
    assert once_more == again


def test_old_records_load_and_anonymized_copies_tell_nothing_typed(constants):
    old = KNOWN.model_dump(mode="json")
    del old["unread"]
    assert Transplant.model_validate(old).unread == {}
    read = typed(KNOWN, constants, discharged="when Mr Ellerby went home")
    assert _transplant(read.course, 1).unread == {"discharged": LEFT_OUT}

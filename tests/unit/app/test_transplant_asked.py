"""A field that depends on an answer is asked beside that answer alone, and used only then."""

from datetime import date

import pytest

from poems_desktop.app.transplant_entry import compose
from poems_desktop.app.transplant_fields import FIELDS
from poems_desktop.app.transplant_sheet import Sheet, sheet_of, unread_name
from poems_desktop.clinical.transplant import LogEntry

DAY = date(2025, 11, 20)
DEPENDENT = {key: one for key, one in FIELDS.items() if one.asked_if is not None}
TYPED = {"number": "5", "text": "by mouth", "flag": "yes", "choice": "other"}
OTHER = {"oxygen": "air", "given": "no", "yes": "no", "present": "absent"}


def answered(key: str, *, asked: bool) -> Sheet:
    """A field typed, beside the answer under which it is asked or beside the opposite."""
    field = DEPENDENT[key]
    member, answer = field.asked_if
    given = answer if asked else OTHER[answer]
    return Sheet({f"{field.group}.{member}": given, key: TYPED[field.kind]})


def test_every_detail_of_rash_lungs_brain_oxygen_and_steroid_depends_on_an_answer():
    groups = {one.group for one in DEPENDENT.values()}
    assert groups == {"rash", "infiltrates", "encephalopathy", "oxygen", "steroid"}


@pytest.mark.parametrize("key", DEPENDENT)
def test_beside_its_answer_it_is_asked_and_used(shipped, key):
    sheet = answered(key, asked=True)
    assert sheet.asks(key)
    entry = compose(sheet, LogEntry(id="e", day=DAY), shipped.library.engraftment, DAY).entry
    assert entry.unread == {}
    assert sheet_of(entry) == sheet


@pytest.mark.parametrize("key", DEPENDENT)
def test_beside_another_it_is_not_asked_kept_and_not_used(shipped, key):
    sheet = answered(key, asked=False)
    assert not sheet.asks(key)
    composed = compose(sheet, LogEntry(id="e", day=DAY), shipped.library.engraftment, DAY)
    assert composed.entry.unread == {unread_name(key): sheet.get(key)}
    assert composed.hints == {}
    bare = Sheet({name: text for name, text in sheet.answers.items() if name != key})
    without = compose(bare, LogEntry(id="e", day=DAY), shipped.library.engraftment, DAY).entry
    assert composed.entry.model_copy(update={"unread": {}}) == without
    assert sheet_of(composed.entry) == sheet


@pytest.mark.parametrize("key", DEPENDENT)
def test_beside_no_answer_it_is_not_asked_either(shipped, key):
    sheet = Sheet({key: TYPED[DEPENDENT[key].kind]})
    assert not sheet.asks(key)
    entry = compose(sheet, LogEntry(id="e", day=DAY), shipped.library.engraftment, DAY).entry
    assert entry.unread == {unread_name(key): sheet.get(key)}


def test_every_other_field_is_always_asked():
    assert all(Sheet().asks(key) for key in FIELDS if key not in DEPENDENT)

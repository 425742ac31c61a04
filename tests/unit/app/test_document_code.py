"""The short code of a document: stable, and a mistyped one is not taken for another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.app.document_basis import Basis, code_of, entities_of, read_code
from poems_desktop.clinical.record import Patient, Record, Treatment, Visit
from poems_desktop.core.partial_date import PartialDate

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASIS = Basis("summary", {"patient:p": "aa", "visit:v": "bb"}, "d", "p", "2025-11-20", {})


@given(st.text())
def test_every_code_is_read_back_however_it_is_typed(digest):
    code = code_of(digest)
    assert len(code) == 11
    assert code[5] == "-"
    assert set(code) <= {*SIGNS, "-"}
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code


@given(st.text(), st.integers(0, 9), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_noticed(digest, place, sign):
    signs = code_of(digest).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1 :]
    assert (read_code(wrong) is None) == (wrong != signs)


@given(st.text(), st.integers(0, 7))
def test_two_neighbors_exchanged_are_always_noticed(digest, place):
    signs = code_of(digest).replace("-", "")
    turned = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    assert (read_code(turned) is None) == (turned != signs)


@pytest.mark.parametrize("typed", ["", "K7QD2", "K7QD2-M9XRTA", "?????-?????", "UUUUU-UUUUU"])
def test_what_is_no_code_is_not_read(typed):
    assert read_code(typed) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "checklist"},
        {"entities": {"patient:p": "aa", "visit:v": "bc"}},
        {"entities": {"patient:p": "aa"}},
        {"definitions": "e"},
        {"policy": "q"},
        {"as_of": "2025-11-21"},
        {"choices": {"blank": True}},
    ],
)
def test_whatever_the_page_is_made_from_changes_the_code(changes):
    assert replace(BASIS, **changes).code != BASIS.code


def test_the_order_of_parts_does_not():
    turned = dict(reversed(BASIS.entities.items()))
    assert replace(BASIS, entities=turned).code == BASIS.code


def test_each_part_that_is_saved_on_its_own_has_its_digest():
    record = Record(
        patient=Patient(id="p", family="Marsh"),
        visits=(Visit(id="v", date=PartialDate(2025, 1, 1)),),
        treatments=(Treatment(id="t", name="melphalan"),),
    )
    before = entities_of(record)
    assert list(before) == ["patient:p", "visit:v", "treatment:t"]
    noted = record.visits[0].model_copy(update={"note": "seen again"})
    after = entities_of(record.model_copy(update={"visits": (noted,)}))
    assert [name for name in before if before[name] != after[name]] == ["visit:v"]

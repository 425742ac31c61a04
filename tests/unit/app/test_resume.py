"""Where somebody was is readable only with the store's key, and comes back exactly."""

import json
from dataclasses import replace

import pytest

from poems_desktop.app.resume import (
    DialogState,
    NotForThisKeyError,
    Resume,
    from_text,
    resume_key,
    seal,
    to_text,
    unseal,
)

KEY = bytes(range(32))
STATE = Resume(
    patient_id="p1",
    visit_id="v1",
    page="Visit",
    views={"patients.search": "Łuk"},
    scrolls=(0, 812),
    focus="edema.note",
    cursor=3,
    dialog=DialogState(
        "patient.new",
        {"family": "Márquez", "given": "", "fictional": True, "sex": 2, "unit": None},
        "given",
    ),
    unsaved=json.dumps({"id": "v1"}),
)


def test_what_is_sealed_comes_back_exactly():
    sealed = seal(STATE, resume_key(KEY), "store", "u1")
    assert unseal(sealed, resume_key(KEY)) == STATE
    assert unseal(seal(Resume(), resume_key(KEY), "s", "u"), resume_key(KEY)) == Resume()


def test_nothing_can_be_read_in_it_and_no_two_are_alike():
    one, two = (seal(STATE, resume_key(KEY), "store", "u1") for _ in range(2))
    assert one.content != two.content
    for word in ("p1", "v1", "edema", "Márquez", "patient.new"):
        assert word.encode() not in one.content
    assert "Márquez" not in repr(one)
    assert "Márquez" not in repr(STATE)


def test_another_key_user_or_store_reads_nothing():
    sealed = seal(STATE, resume_key(KEY), "store", "u1")
    with pytest.raises(NotForThisKeyError):
        unseal(sealed, resume_key(bytes(32)))
    for other in (replace(sealed, user_id="u2"), replace(sealed, store_id="other")):
        with pytest.raises(NotForThisKeyError):
            unseal(other, resume_key(KEY))


def test_the_key_is_not_the_stores_own():
    assert bytes(resume_key(KEY)) != KEY


def test_a_dialog_kept_by_the_places_of_its_fields_is_left_closed():
    kept = json.loads(to_text(STATE))
    kept["dialog"]["fields"], kept["dialog"]["focus"] = ["Márquez", ""], 1
    assert from_text(json.dumps(kept)) == replace(STATE, dialog=None)

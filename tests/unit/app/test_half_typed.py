"""What is half typed is kept by patient and place, and written only where something changed."""

import json
from collections.abc import Mapping

from poems_desktop.app.half_typed import HalfTyped


class Shelf:
    """Keeps texts as the store does; those of `gone` patients never."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, object]] = {}
        self.gone: set[str] = set()
        self.writes = 0

    def unfinished(self, name: str) -> Mapping[str, object]:
        return json.loads(json.dumps(self.kept.get(name, {})))

    def save_unfinished(self, name: str, patient_id: str, content: Mapping[str, object]) -> bool:
        self.writes += 1
        if patient_id in self.gone:
            return False
        self.kept[name] = json.loads(json.dumps(content))
        return True


def test_a_text_comes_back_to_its_patient_place_and_user_only() -> None:
    shelf = Shelf()
    book = HalfTyped(shelf, "Ada")
    book.put("p1", "override/a/vegf", {"reason": "asked by ph", "truth": ""})
    assert book.dirty
    assert book.flush()
    later = HalfTyped(shelf, "Ada")
    assert later.at("p1", "override/a/vegf") == {"reason": "asked by ph"}
    assert later.places("p1", "override/a/") == ["override/a/vegf"]
    for user, patient, place in (
        ("Ben", "p1", "override/a/vegf"),
        ("Ada", "p2", "override/a/vegf"),
        ("Ada", "", "override/a/vegf"),
        ("Ada", "p1", "override/b/vegf"),
    ):
        assert HalfTyped(shelf, user).at(patient, place) == {}


def test_nothing_is_written_twice_and_blank_text_is_nothing() -> None:
    shelf = Shelf()
    book = HalfTyped(shelf, "Ada")
    told: list[int] = []
    book.subscribe(lambda: told.append(1))
    book.put("p1", "a", {"reason": "  "})
    book.flush()
    book.put("p1", "a", {"reason": "x"})
    book.put("p1", "a", {"reason": "x"})
    book.flush()
    book.flush()
    before = shelf.writes
    book.put("p1", "a", {})
    book.flush()
    assert shelf.writes == before + 1
    assert shelf.kept == {"unfinished:Ada:p1": {}}
    assert len(told) == 2


def test_what_was_not_written_goes_on_in_another_sitting() -> None:
    book = HalfTyped(None, "Ada")
    book.put("p1", "a", {"reason": "x"})
    assert not book.dirty  # there is nowhere to write it, and nothing waits for that
    assert book.flush()
    there = HalfTyped(Shelf(), "Ada")
    there.take_back(book.unwritten())
    assert there.dirty
    assert there.at("p1", "a") == {"reason": "x"}
    assert there.flush()
    assert there.unwritten() is None


def test_nothing_stays_of_a_patient_who_is_gone() -> None:
    shelf = Shelf()
    book = HalfTyped(shelf, "Ada")
    book.put("p1", "a", {"reason": "x"})
    shelf.gone.add("p1")
    assert book.flush()
    assert not book.dirty
    assert book.at("p1", "a") == {}


def test_a_field_that_was_emptied_on_purpose_stays_empty() -> None:
    shelf = Shelf()
    book = HalfTyped(shelf, "Ada")
    book.put("p1", "patient", {"number": "", "family": "Mars"}, emptied=["number"])
    assert book.flush()
    assert HalfTyped(shelf, "Ada").at("p1", "patient") == {"number": "", "family": "Mars"}
    there = HalfTyped(Shelf(), "Ada")
    book.put("p1", "patient", {"number": ""}, emptied=["number"])
    there.take_back(book.unwritten())
    assert there.at("p1", "patient") == {"number": ""}
    book.put("p1", "patient", {"number": ""})
    assert book.at("p1", "patient") == {}, "it shows again what it shows of itself"

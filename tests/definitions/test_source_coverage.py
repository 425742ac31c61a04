"""Every term and every number of both source documents has a place that carries it.

The lists hold keys and numerals only, no wording of the documents. Each is sealed by a digest that
was taken from the documents themselves, so that nothing can drop out of a list unseen.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.guidance.texts import Figure, TextLibrary, load_texts
from poems_desktop.clinical.guidance.treatment import TreatmentRules, load_treatment
from poems_desktop.clinical.record import Measurement, Patient

DATA = Path(__file__).parents[1] / "data"
NOT_CARRIED = "not carried: "
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "thirty": 30,
}
_TOLD = re.compile(r"\d+(?:\.\d+)?|[a-z]+")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


TERMS = _read("source_terms.toml")
NUMBERS = _read("source_numbers.toml")


def _digest(values: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(values)).encode()).hexdigest()


def _plain(word: str) -> str:
    """`07` and `7`, `ten` and `10`, `quarters` and `quarter` are the same number."""
    if word[0].isdigit():
        return format(Decimal(word).normalize(), "f")
    return str(WORDS[word]) if word in WORDS else word.removesuffix("s")


def _numbers(text: str) -> set[str]:
    return {_plain(word) for word in _TOLD.findall(text.lower())}


def _of_figures(figures: tuple[Figure, ...]) -> set[str]:
    return {_plain(format(number, "f")) for figure in figures for number in figure.numbers}


class Places:
    """What the program carries, by the names that the lists use."""

    def __init__(self) -> None:
        self.definitions: Definitions = load_definitions()
        self.texts: TextLibrary = load_texts()
        self.treatment: TreatmentRules = load_treatment()

    def holds(self, place: str, name: str) -> bool:
        kind, _, which = place.partition(":")
        match kind:
            case "form":
                return name in self.definitions.fields
            case "text":
                return which in self.texts.by_id
            case "criteria":
                return which in self.definitions.sets
            case "record":
                model, _, attribute = which.partition(".")
                models = {"Patient": Patient, "Measurement": Measurement}
                return attribute in models[model].model_fields
            case _:
                return False

    def numbers(self, place: str) -> set[str]:
        """Every number that a place tells.

        Raises:
            KeyError: where there is no such place.
        """
        kind, _, which = place.partition(":")
        if kind == "text":
            text = self.texts.by_id[which]
            return _numbers(text.text) | _of_figures(text.figures)
        if kind == "treatment":
            one = {t.id: t for t in self.treatment.treatment}[which]
            statements = (*one.statement, *one.warning)
            told = set[str]().union(*(_numbers(s.text) for s in statements))
            return told.union(*(_of_figures(s.figures) for s in statements))
        reference = self.definitions.references[which]
        parts = (reference.citation, str(reference.year), reference.doi or "", reference.note or "")
        return self._with_short_pages(_numbers(" ".join(parts)))

    @staticmethod
    def _with_short_pages(numbers: set[str]) -> set[str]:
        """Last pages are also written by their last one or two digits: 633-8, 373-75."""
        return numbers | {n[-1:] for n in numbers} | {n[-2:] for n in numbers}


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


def _carried() -> Iterator[tuple[str, str]]:
    for group in TERMS["carried"]:
        for key in group["keys"]:
            yield group["place"], key


def test_the_list_of_terms_is_complete() -> None:
    keys = [key for _, key in _carried()]
    assert len(keys) == len(set(keys)) == TERMS["count"] == 243
    assert _digest(keys) == TERMS["digest"]


@pytest.mark.parametrize("source", ["nord", "faq", "both"])
def test_every_term_is_listed_under_its_document(source: str) -> None:
    listed = sum(len(group["keys"]) for group in TERMS["carried"] if group["source"] == source)
    assert listed == {"nord": 79, "faq": 110, "both": 54}[source]


@pytest.mark.parametrize(("place", "key"), list(_carried()))
def test_every_term_has_a_place_that_exists(places: Places, place: str, key: str) -> None:
    assert places.holds(place, key), f"{key} is carried by {place}, which does not exist"


def test_every_other_name_of_the_documents_can_be_searched(places: Places) -> None:
    known = {one.name for one in places.texts.synonyms}
    assert len(TERMS["other_names"]) == 27
    assert set(TERMS["other_names"]) <= known
    for name in TERMS["other_names"]:
        assert name in {one.name for one in places.texts.search(name)}


@pytest.mark.parametrize("source", ["nord_2021", "faq_2017"])
def test_the_list_of_numbers_is_complete(source: str) -> None:
    values = [
        value for one in NUMBERS["number"] if one["source"] == source for value in one["values"]
    ]
    sealed = NUMBERS["document"][source]
    assert len(values) == sealed["count"]
    assert _digest(values) == sealed["digest"]


@pytest.mark.parametrize(
    "group",
    [g for g in NUMBERS["number"] if not g["place"].startswith(NOT_CARRIED)],
    ids=lambda g: f"{g['source']}-{g['place']}",
)
def test_every_number_is_told_where_the_list_says(places: Places, group: dict[str, Any]) -> None:
    told = places.numbers(group["place"])
    missing = [value for value in group["values"] if _plain(value) not in told]
    assert missing == [], f"{group['place']} does not tell {missing}"


def test_a_number_that_is_not_carried_says_why() -> None:
    reasons = [g["place"] for g in NUMBERS["number"] if g["place"].startswith(NOT_CARRIED)]
    assert reasons
    assert all(len(one.removeprefix(NOT_CARRIED).split()) >= 4 for one in reasons)


def test_few_numbers_of_the_faq_go_untold_and_none_of_its_figures() -> None:
    untold = [
        value
        for g in NUMBERS["number"]
        if g["source"] == "faq_2017" and g["place"].startswith(NOT_CARRIED)
        for value in g["values"]
        if "number of a note" not in g["place"]
    ]
    assert sorted(untold) == sorted(["6", "1083", "two", *["one"] * 9])


def test_a_place_that_does_not_exist_is_noticed(places: Places) -> None:
    assert not places.holds("form", "no_such_field")
    assert not places.holds("text:no_such_text", "x")
    assert not places.holds("record:Patient.no_such", "x")
    assert not places.holds("nowhere", "x")
    with pytest.raises(KeyError):
        places.numbers("text:no_such_text")


NAMED_REFERENCES = {
    "nord_2021": (
        "dispenzieri_2019", "dispenzieri_2021", "brown_2018", "jaccard_2018", "keddie_2018",
        "dispenzieri_2012", "nasu_2012", "mauermann_2012", "dsouza_2012", "briani_2012",
        "li_2011_mdex", "kuwabara_2008", "rovira_2001", "soubrier_1999", "arimura_1999",
        "mayo_page_2020", "medscape_page_2020", "cleveland_page_2019", "gard_page_2021",
    ),
    "faq_2017": ("dispenzieri_2008", "kourelis_2016", "wang_2017", "misawa_2016"),
}  # fmt: skip


@pytest.mark.parametrize("source", sorted(NAMED_REFERENCES))
def test_every_reference_that_a_document_names_is_listed(places: Places, source: str) -> None:
    assert set(NAMED_REFERENCES[source]) <= set(places.definitions.references)

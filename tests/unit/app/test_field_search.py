"""A field is found by any word of its names, the nearest first."""

import pytest

from poems_desktop.app.asking import is_asked
from poems_desktop.app.field_search import FieldSearch
from poems_desktop.clinical.record import Patient
from poems_desktop.clinical.summary import asked


@pytest.fixture(scope="module")
def search(shipped):
    return FieldSearch(shipped, Patient(id="p", sex="M"))


def asked_of_men(shipped):
    man = Patient(id="p", sex="M")
    fields = (field for form in shipped.forms for field in asked(form))
    return {field.key for field in fields if is_asked(field, man)}


def keys(found):
    return [one.key for one in found]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("papill", "papilledema"),
        ("PAPILLEDEMA", "papilledema"),
        ("  castl ", "castleman_disease"),
        ("adrenal", "primary_adrenal_insufficiency"),
        ("bone sclerotic", "sclerotic_bone_lesion"),
        ("vegf", "vegf"),
        ("dlco", "dlco_percent"),
    ],
)
def test_a_part_of_the_name_is_enough(search, typed, key):
    assert key in keys(search.find(typed))


def test_what_begins_so_comes_first(search):
    found = search.find("pla")
    labels = [one.label.casefold() for one in found]
    begins = [label.startswith("pla") for label in labels]
    assert begins == sorted(begins, reverse=True)
    assert begins[0]


def test_synonyms_and_plain_words_lead_there(search, shipped):
    names = [
        one for one in shipped.library.guidance.texts.synonyms if one.key in asked_of_men(shipped)
    ]
    assert len(names) > 5
    for one in names:
        assert one.key in keys(search.find(one.name)), one.name


def test_nothing_typed_and_nothing_known_find_nothing(search):
    assert search.find("") == search.find("   ") == search.find("zzyzx") == ()


def test_no_more_than_a_short_list(search):
    assert len(search.find("a")) == 8


def test_what_is_not_asked_is_not_offered(shipped):
    women = [one for one in shipped.fields.values() if one.sex == "F"]
    men = FieldSearch(shipped, Patient(id="p", sex="M"))
    everybody = FieldSearch(shipped, Patient(id="p"))
    assert women
    for one in women:
        assert one.key not in keys(men.find(one.label))
        assert one.key in keys(everybody.find(one.label))


def test_every_field_of_the_forms_is_found_by_its_label(search, shipped):
    for key in asked_of_men(shipped):
        assert key in keys(search.find(shipped.fields[key].label)), key

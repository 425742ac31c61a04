"""Reading the shipped definitions; every problem of every file is said at once."""

import shutil
from datetime import UTC, datetime

import pytest

from poems_desktop import assets
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.problems import Problem, ProblemsError


@pytest.fixture
def copy(tmp_path):
    for name in ("forms", "resources"):
        shutil.copytree(
            assets.tree(name), tmp_path / name, ignore=shutil.ignore_patterns("fonts", "icons")
        )
    return tmp_path


def _load(folder):
    return load_definitions(folder / "forms", folder / "resources")


def _problems(folder):
    with pytest.raises(ProblemsError) as refused:
        _load(folder)
    return refused.value.problems


def test_the_digest_names_the_content(copy, shipped):
    assert _load(copy).digest == shipped.digest
    path = copy / "resources" / "vegf.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# one more line\n", encoding="utf-8")
    assert _load(copy).digest != shipped.digest


def test_forms_stand_in_their_order(shipped):
    orders = [form.order for form in shipped.forms]
    assert orders == sorted(orders)
    assert shipped.form_of["papilledema"].id == "eye"


@pytest.mark.parametrize("name", ["vegf.toml", "units.toml", "references.toml"])
def test_a_missing_file_is_named(copy, name):
    (copy / "resources" / name).unlink()
    assert any(problem.place == name for problem in _problems(copy))


@pytest.mark.parametrize("folder", ["forms", "resources/criteria"])
def test_an_empty_folder_is_a_broken_installation(copy, folder):
    for path in (copy / folder).glob("*.toml"):
        path.unlink()
    assert any("Install again" in problem.sentence for problem in _problems(copy))


def test_problems_of_several_files_are_gathered(copy):
    (copy / "forms" / "eye.toml").write_bytes(b"\xff\xfe")
    (copy / "forms" / "skin.toml").write_text("not = [toml", encoding="utf-8")
    path = copy / "resources" / "vegf.toml"
    text = path.read_text(encoding="utf-8").replace('"serum"', '"urine"')
    path.write_text(text + "surprise = 1\n", encoding="utf-8")
    places = [str(problem) for problem in _problems(copy)]
    assert len(places) >= 4
    for part in ("eye.toml: cannot be read", "skin.toml: cannot be read", "vegf.toml: cut_off"):
        assert any(part in place for place in places)
    assert any("surprise" in place for place in places)


def test_lookups_answer_none_for_another_kind(shipped):
    assert shipped.finding("papilledema").key == "papilledema"
    assert shipped.finding("vegf") is None
    assert shipped.choice("papilledema") is None
    assert shipped.choice("spep_result").key == "spep_result"
    assert shipped.result("papilledema") is None
    assert shipped.result("vegf").specimens == ("serum", "plasma")


@pytest.mark.parametrize(
    ("cite", "mark"),
    [
        ("nord_2021", "N"),
        ("faq_2017#6", "F6"),
        ("dispenzieri_2012", "Dispenzieri 2012"),
        ("dispenzieri_2012#T1", "Dispenzieri 2012"),
    ],
)
def test_marks_are_short_and_carry_a_note_number_after_one_letter(shipped, cite, mark):
    assert shipped.mark(cite) == mark


def test_units_are_written_as_people_write_them(shipped):
    assert shipped.unit_text("10*9/L") == "×10⁹/L"
    assert shipped.unit_text("pg/mL") == "pg/mL"


def test_problems_read_as_place_and_sentence():
    error = ProblemsError((Problem("a.toml", "Mend it."), Problem("b.toml", "Mend that.")))
    assert str(error) == "a.toml: Mend it.\nb.toml: Mend that."


def test_a_source_defined_differently_in_two_files_is_caught(copy):
    entry = '[nord_2021]\nmark = "N"\ncitation = "Another."\nyear = 2021\nseen = "text"\n'
    folder = copy / "resources" / "references.d"
    folder.mkdir(exist_ok=True)
    (folder / "a-source-of-our-own.toml").write_text(entry, encoding="utf-8")
    assert any("is defined twice." in str(problem) for problem in _problems(copy))


def test_every_fault_of_a_source_is_told_with_its_name(copy):
    entry = '[made_up]\nmark = "M"\ncitation = "B"\nyear = 2021\nseen = "never"\nshelf = "3"\n'
    (copy / "resources" / "references.d" / "ours.toml").write_text(entry, encoding="utf-8")
    places = {problem.place for problem in _problems(copy)}
    assert places == {"ours.toml: made_up.seen", "ours.toml: made_up.shelf"}


@pytest.mark.parametrize(
    ("unit", "beside", "heading"),
    [
        ("pg/mL", "pg/mL", "pg/mL"),
        ("10*9/L", "×10⁹/L", "×10⁹/L"),
        ("1", "", ""),
        ("{count}", "", ""),
        ("{score}", "", "points"),
        ("{ratio}", "", "ratio"),
    ],
)
def test_a_unit_is_left_out_where_the_number_says_all(shipped, unit, beside, heading):
    assert shipped.unit_beside(unit) == beside
    assert shipped.unit_in_heading(unit) == heading


def test_every_unit_of_a_form_that_has_a_dimension_stands_beside_its_number(shipped):
    fields = [one for one in map(shipped.result, shipped.fields) if one is not None]
    bare = {unit for field in fields for unit in field.units if not shipped.unit_beside(unit)}
    assert bare == {"1", "{count}", "{score}", "{ratio}"}
    assert shipped.unit_beside(None) == ""


def test_marks_that_are_a_letter_are_named_with_the_day_of_their_citation(shipped):
    letters = {one.mark for one in shipped.references.values() if len(one.mark) == 1}
    named = [one for one in shipped.references.values() if one.short]
    assert {one.mark for one in named} == letters == {"N", "F"}
    for one in named:
        _, _, day = one.short.rpartition(" ")
        written = datetime.strptime(day, "%d-%b-%Y").replace(tzinfo=UTC)
        assert f"{written.day} {written:%B %Y}" in one.citation
    assert shipped.letters == "N = NORD 23-Sep-2021 · F = POEMS FAQ 07-Aug-2017"

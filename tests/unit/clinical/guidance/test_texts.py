"""Cited texts: what each has to carry, and how they are found."""

import re
from decimal import Decimal

import pytest

from poems_desktop.clinical.guidance.texts import Figure, load_texts
from poems_desktop.clinical.problems import ProblemsError


@pytest.fixture(scope="module")
def library():
    return load_texts()


TEXT = """
[[text]]
id = "{name}"
topic = "survival"
audience = ["patient"]
text = "Words."
cites = ["project"]
source_date = "2017"
status = "{status}"
conflicts_with = {others}
"""


def _write(tmp_path, body):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.toml").write_text(body, encoding="utf-8")
    return tmp_path


def test_every_citation_resolves(library, shipped):
    cited = {c for one in (*library.texts, *library.synonyms) for c in one.cites}
    cited |= {c for one in library.texts for c in one.cites}
    assert {c for c in cited if c.partition("#")[0] not in shipped.references} == set()


def test_other_names_lead_to_fields_that_exist(library, shipped):
    assert [s.name for s in library.synonyms if s.key and s.key not in shipped.fields] == []


@pytest.mark.parametrize("topic", ["survival", "relapse"])
def test_trap_66_every_survival_figure_has_cohort_years_and_horizon(library, topic):
    figures = [f for one in library.about(topic) for f in one.figures]
    assert len(figures) >= 8
    for figure in figures:
        assert figure.cohort
        assert figure.years
        assert figure.horizon
        assert figure.cohort in figure.show()
        assert figure.horizon in figure.show()
        assert figure.years in figure.show()


def test_trap_66_the_same_number_at_two_horizons_is_shown_side_by_side(library):
    ten = library.by_id["survival_faq_ten_years"]
    shown = library.side_by_side(ten)
    assert shown[0] is ten
    horizons = {f.horizon for one in shown for f in one.figures if f.value == Decimal(78)}
    assert horizons == {"10 years", "5 years"}


def test_trap_64_both_directions_of_age_are_shown(library):
    pair = library.side_by_side(library.by_id["age_kourelis"])
    assert [one.id for one in pair] == ["age_kourelis", "age_dsouza"]


def test_a_conflict_is_known_from_both_sides(library):
    for one in library.texts:
        for other in library.side_by_side(one)[1:]:
            if other.status == "conflicting":
                assert one.id in other.conflicts_with, (one.id, other.id)


def test_trap_89_no_text_speaks_of_the_readers_own_chance(library):
    for one in library.texts:
        assert not re.search(r"\b(your|you) (chance|odds|risk|survival)\b", one.text), one.id


def test_trap_31_the_gloss_of_specificity_is_an_erratum_and_repeated_nowhere(library):
    assert library.by_id["erratum_specificity"].status == "erratum"
    for name in ("vegf_plasma_operating_point", "vegf_serum_operating_point"):
        words = library.by_id[name].text
        assert "of the others did not" in words
        assert not re.search(r"(95|97\.6)% of (the )?people with", words)


def test_trap_79_no_dose_is_taken_from_the_garbled_sentence(library):
    carrying = [one.id for one in library.texts if "mg/kg" in one.text]
    assert carrying == ["erratum_steroid_sentence"]
    assert library.by_id["erratum_steroid_sentence"].figures == ()


def test_trap_96_every_text_has_the_date_of_its_source_and_the_trial_is_history(library):
    assert all(one.source_date.year >= 2012 for one in library.texts)
    trial = library.by_id["trial_ixazomib"]
    assert trial.status == "dated"
    assert trial.source_date.iso() == "2017-08-07"
    assert "NCT02921893" in trial.text
    assert "not known" in trial.text
    assert {one.status for one in library.about("resources")} <= {"dated", "own"}


def test_what_the_source_calls_a_guess_is_marked(library):
    marked = {one.id for one in library.about("mechanism") if one.speculative}
    assert marked == {
        "mechanism_not_by_crowding",
        "mechanism_vegf_leak",
        "mechanism_polyclonal",
    }


def test_texts_for_one_reader(library):
    patient = library.about("m_protein", "patient")
    assert patient
    assert all("patient" in one.audience for one in patient)
    assert len(patient) < len(library.about("m_protein"))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("takatsuki", "Takatsuki syndrome"),
        ("CROW fukase", "Crow-Fukase syndrome"),
        ("castleman", "Angiofollicular lymph node hyperplasia"),
        ("velcade", "Velcade"),
    ],
)
def test_other_names_are_found_by_any_of_their_words(library, query, name):
    assert name in [one.name for one in library.search(query)]


def test_a_blank_or_foreign_search_finds_nothing(library):
    assert library.search("  ") == ()
    assert library.search("castleman velcade") == ()


def _figure(**parts):
    given = {
        "measure": "deaths", "value": "2", "unit": "%", "cohort": "c", "years": "y", "horizon": "h"
    }  # fmt: skip
    return Figure.model_validate({**given, **parts})


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({}, "deaths: 2% (c; years: y; horizon: h)"),
        ({"comparator": ">", "n": 9}, "deaths: more than 2% (c, n = 9; years: y; horizon: h)"),
        ({"about": True, "upper": "5"}, "deaths: about 2 to 5% (c; years: y; horizon: h)"),
        ({"out_of": 6, "unit": "patients"}, "deaths: 2 of 6 patients (c; years: y; horizon: h)"),
        ({"low": "1", "high": "3"}, "deaths: 2%, range 1 to 3 (c; years: y; horizon: h)"),
        ({"low": "1"}, "deaths: 2% (c; years: y; horizon: h)"),
    ],
)
def test_a_figure_names_its_group(parts, shown):
    assert _figure(**parts).show() == shown


def test_all_numbers_of_a_figure_are_known():
    figure = _figure(upper="5", low="1", high="7", printed_percent="19", out_of=6, n=8)
    assert set(figure.numbers) == {Decimal(n) for n in (2, 5, 1, 7, 19, 6, 8)}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "no text was found"),
        (TEXT.format(name="a", status="stated", others="[]") * 2, "defined 2 times"),
        (TEXT.format(name="a", status="conflicting", others="[]"), "names what it conflicts with"),
        (TEXT.format(name="a", status="stated", others='["b"]'), "which is no other text"),
        (TEXT.format(name="a", status="stated", others='["a"]'), "which is no other text"),
        (TEXT.format(name="a", status="wrong", others="[]"), "status"),
        ("[[synonym]]\nname = 'x'\nmeans = 'y'\ncites = ['project']", "leads to a field"),
        ("not toml", "cannot be read"),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(tmp_path, body, words):
    with pytest.raises(ProblemsError, match=words):
        load_texts(_write(tmp_path, body))


def test_another_name_that_leads_to_no_text_is_refused(tmp_path):
    body = TEXT.format(name="a", status="stated", others="[]")
    body += "[[synonym]]\nname = 'x'\nmeans = 'y'\ntext = 'b'\ncites = ['project']"
    with pytest.raises(ProblemsError, match="which is no text"):
        load_texts(_write(tmp_path, body))

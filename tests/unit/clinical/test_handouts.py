"""Pages for patients: their words, their sources, and how hard they are to read."""

import re

import pytest
from pydantic import ValidationError

from poems_desktop.clinical.handouts import (
    IDS,
    Handout,
    Paragraph,
    lint_handouts,
    load_handouts,
)
from poems_desktop.clinical.problems import ProblemsError

_GROUP = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")


def syllables(word):
    """Groups of vowels, without silent endings; letters of an acronym are spelled out."""
    if word.isupper() and len(word) > 1:
        return len(word)
    word = re.sub(r"[’']s$", "", word.lower())
    found = len(_GROUP.findall(word))
    silent_e = word.endswith("e") and not word.endswith(("le", "ee", "ye"))
    silent_es = word.endswith("es") and not re.search(r"(s|x|z|ch|sh|c|g|l)es$", word)
    silent_ed = word.endswith("ed") and not word.endswith(("ted", "ded"))
    if found > 1 and (silent_e or silent_es or silent_ed):
        found -= 1
    return max(found, 1)


def grade(text):
    """Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59.

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Research Branch Report 8-75, Naval Technical
    Training Command, 1975.
    """
    sentences = [one for one in re.split(r"[.!?]+(?=\s|$)|\n", text) if _WORD.search(one)]
    words = [word for one in sentences for word in _WORD.findall(one)]
    beats = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * beats / len(words) - 15.59


@pytest.fixture(scope="module")
def handouts():
    return load_handouts()


@pytest.mark.parametrize(
    ("word", "count"),
    [("blood", 1), ("plasma", 2), ("doctor", 2), ("antibody", 4), ("cells", 1), ("drawn", 1),
     ("treated", 2), ("changes", 2), ("handling", 2), ("syndrome", 2), ("VEGF", 4), ("the", 1),
     ("people", 2), ("leaking", 2), ("temperature", 4)],
)  # fmt: skip
def test_syllables_are_counted_as_people_speak(word, count):
    assert syllables(word) == count


def test_the_grade_follows_the_formula():
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    hard = "Immunofixation characterizes monoclonal gammopathy considerably more sensitively."
    assert grade(hard) > 20


def running(handout):
    """Whole sentences alone: headings and points of a list would make it look easier."""
    parts = [*handout.lead, *(one for part in handout.part for one in part.paragraph)]
    return "\n".join(one.text for one in parts if not one.bullet)


@pytest.mark.parametrize("name", IDS)
def test_the_stated_reading_age_is_the_measured_one(handouts, name):
    handout = handouts[name]
    measured = max(grade(handout.plain_text), grade(running(handout))) + 5
    assert handout.reading_age - 1 < measured <= handout.reading_age


@pytest.mark.parametrize("name", IDS)
def test_no_handout_foretells_anything_or_gives_an_order(handouts, name):
    text = handouts[name].plain_text
    for word in ("%", "chance", "survival", "prognosis", " mg", "must", "you will "):
        assert word not in text, word


def test_the_shipped_citations_resolve(handouts, shipped):
    assert list(lint_handouts(handouts, shipped.references)) == []


def test_a_citation_without_reference_and_a_wrong_name_are_problems(handouts, shipped):
    wrong = handouts["vegf"].model_copy(update={
        "lead": (Paragraph(text="It is so.", cites=("nobody_1900#3",)),), "id": "help",
    })  # fmt: skip
    found = [str(one) for one in lint_handouts({"vegf": wrong}, shipped.references)]
    assert len(found) == 2
    assert any("nobody_1900#3" in one for one in found)


def test_a_statement_without_source_is_refused():
    with pytest.raises(ValidationError, match="cites a source"):
        Paragraph(text="It is so.")


def test_a_fact_named_in_braces_has_to_be_asked_for():
    with pytest.raises(ValidationError, match="needs every fact"):
        Paragraph(text="Your lab is {laboratory}.", cites=("project",))


def test_a_personal_statement_stands_only_where_the_record_has_it():
    own = Paragraph(text="Your lab is {laboratory}.", needs=("laboratory",))
    other = Paragraph(text="Ask for the lab.", lacks=("laboratory",), cites=("project",))
    assert own.filled({"laboratory": "A {b} & <c>"}) == "Your lab is A {b} & <c>."
    assert own.filled({}) is None
    assert other.filled({"laboratory": "A"}) is None
    assert other.filled({}) == "Ask for the lab."


def test_a_slot_needs_what_it_shows(handouts):
    content = handouts["help"].model_dump()
    with pytest.raises(ValidationError, match="places are listed"):
        Handout.model_validate(content | {"place": ()})
    content = handouts["transplant"].model_dump()
    with pytest.raises(ValidationError, match="an article is cited"):
        Handout.model_validate(content | {"article": None})


def test_what_the_source_calls_unproven_is_marked(handouts):
    guesses = [p for part in handouts["poems"].part for p in part.paragraph if p.guess]
    assert any("signals" in one.text for one in guesses)
    for handout in handouts.values():
        for part in handout.part:
            for one in part.paragraph:
                if " may be what " in one.text or " may be why " in one.text:
                    assert one.guess, one.text


def test_every_resource_of_the_two_documents_is_listed_in_full(handouts):
    listed = {address for place in handouts["help"].place for address in place.address}
    for address in (
        "https://rarediseases.org/patient-assistance-programs/medicalert-assistance-program/",
        "https://rarediseases.org/patient-assistance-programs/rare-disease-educational-support/",
        "https://rarediseases.org/patient-assistance-programs/caregiver-respite/",
        "https://rarediseases.org/living-with-a-rare-disease/find-clinical-trials/",
        "https://www.clinicaltrialsregister.eu/",
        "https://www.smartpatients.com/poems",
        "Toll-free phone (800) 411-1222",
        "TTY (866) 411-1010",
        "prpl@cc.nih.gov",
    ):
        assert address in listed
    assert sum("://" in one for one in listed) >= 13


def test_the_article_to_show_is_cited_in_full(handouts):
    article = handouts["transplant"].article
    for part in ("Dispenzieri", "2008;80(5):397-406", "10.1111/j.1600-0609.2008.01037.x", "POEMS"):
        assert part in article


def test_a_damaged_file_is_refused_with_its_name(tmp_path):
    folder = tmp_path / "handouts"
    folder.mkdir()
    for name in IDS:
        (folder / f"{name}.toml").write_text("id = 3", encoding="utf-8")
    with pytest.raises(ProblemsError, match=r"vegf\.toml"):
        load_handouts(tmp_path)

"""Labels in other languages: what is shipped is whole, and each slip is found with its place."""

from pathlib import Path

import pytest

from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.languages import (
    Language,
    checked_languages,
    lint_language,
    load_languages,
    missing,
    texts,
)
from poems_desktop.clinical.problems import ProblemsError

HEAD = 'language = "xx"\nreviewed = false\ncomplete = false\n'


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions()


def written(folder: Path, text: str, name: str = "xx.toml") -> Path:
    """A folder of forms with one language file."""
    (folder / "languages").mkdir(exist_ok=True)
    (folder / "languages" / name).write_text(text, encoding="utf-8")
    return folder


def told(definitions: Definitions, folder: Path, text: str) -> list[str]:
    (language,) = load_languages(written(folder, HEAD + text))
    return [str(one) for one in lint_language(language, definitions)]


def test_japanese_is_complete_and_says_that_nobody_reviewed_it(definitions: Definitions) -> None:
    (japanese,) = checked_languages(definitions)
    assert (japanese.language, japanese.complete, japanese.reviewed) == ("ja", True, False)
    assert missing(japanese, definitions) == ()
    said = texts(japanese, definitions)
    assert said["Papilledema"] == "乳頭浮腫"
    assert said["Fundoscopy"] == "眼底検査"
    assert said["CT for bone lesions"] == "骨病変のためのCT"


def test_a_language_is_no_form_and_no_part_of_the_digest(
    definitions: Definitions, tmp_path: Path
) -> None:
    assert all(form.id != "ja" for form in definitions.forms)
    assert load_languages(tmp_path) == ()
    assert checked_languages(definitions, tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[field.nope]\nlabel = "x"', "languages/xx: field: 'nope' is not in the definitions."),
        ('[form.nope]\ntitle = "x"', "languages/xx: form: 'nope' is not in the definitions."),
        (
            '[criteria.nope]\ntitle = "x"',
            "languages/xx: criteria: 'nope' is not in the definitions.",
        ),
        ('[shared]\n"Nope" = "x"', "languages/xx: shared: 'Nope' is not in the definitions."),
        (
            '[field.bone_lesion_type.options]\nnope = "x"',
            "languages/xx: field.bone_lesion_type.options has no 'nope' in the form.",
        ),
        (
            '[field.papilledema.methods]\nnope = "x"',
            "languages/xx: field.papilledema.methods has no 'nope' in the form.",
        ),
        (
            '[field.fatigue]\ncaveat = "x"',
            "languages/xx: field.fatigue has no caveat in the form.",
        ),
        (
            '[criteria.dispenzieri.limb.Z]\ntitle = "x"',
            "languages/xx: criteria.dispenzieri: 'Z' is not in the set.",
        ),
        (
            '[form.eye]\ntitle = "x"\nshort = "y"',
            "languages/xx: form.eye.short: 'Eye' is translated in two ways.",
        ),
    ],
)
def test_each_slip_is_told_with_its_place(
    definitions: Definitions, tmp_path: Path, text: str, sentence: str
) -> None:
    assert sentence in told(definitions, tmp_path, text)


def test_a_begun_language_is_clean_and_lists_what_is_missing(
    definitions: Definitions, tmp_path: Path
) -> None:
    folder = written(tmp_path, HEAD + '[field.papilledema]\nlabel = "A"\ncaveat = "B"')
    (begun,) = checked_languages(definitions, folder)
    lacking = missing(begun, definitions)
    assert "field.papilledema.plain" in lacking
    assert "field.papilledema.label" not in lacking
    caveat = definitions.fields["papilledema"].caveat
    assert caveat is not None
    assert texts(begun, definitions) == {"Papilledema": "A", caveat: "B"}


def test_a_language_that_says_it_is_complete_has_to_be(
    definitions: Definitions, tmp_path: Path
) -> None:
    head = HEAD.replace("complete = false", "complete = true")
    folder = written(tmp_path, head)
    with pytest.raises(ProblemsError) as refused:
        checked_languages(definitions, folder)
    said = [str(one) for one in refused.value.problems]
    assert "languages/xx: form.eye.title is not translated." in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("language =", "xx.toml: is not TOML"),
        (HEAD + "nope = 1", "xx.toml: nope is not known or not a text."),
        (HEAD + "[field.eye]\nlabel = 1", "xx.toml: field.eye.label is not known or not a text."),
        (HEAD.replace("xx", "yy"), "xx.toml: says that its language is 'yy'."),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ProblemsError) as refused:
        load_languages(written(tmp_path, text))
    assert any(str(one).startswith(sentence) for one in refused.value.problems)


def test_an_option_may_be_said_by_its_field_or_once_for_all(definitions: Definitions) -> None:
    one = Language(
        language="xx",
        reviewed=True,
        complete=False,
        shared={"Yes": "A", "No": "B"},
        field={"imaging_lesions_found": {"options": {"yes": "A"}}},
    )
    assert lint_language(one, definitions) == ()
    assert texts(one, definitions)["No"] == "B"

"""How common findings are: whose figures, of how many, never averaged, never turned round."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.frequencies import (
    Frequencies,
    Frequency,
    lint_frequencies,
    load_frequencies,
)
from poems_desktop.clinical.problems import ProblemsError

BASE = {"fields": ("ascites",), "series": "S", "cites": ("dispenzieri_2012",)}


def _one(**given: object) -> Frequency:
    return Frequency.model_validate(BASE | given)


def _file(*figures: Frequency) -> Frequencies:
    return Frequencies(version="1", label="of patients with POEMS", caution="C", frequency=figures)


def test_every_figure_is_of_a_field_and_of_a_listed_source(
    shipped: Definitions, frequencies: Frequencies
) -> None:
    assert list(lint_frequencies(frequencies, shipped)) == []
    assert len(frequencies.frequency) == 80


RANGES = {
    "organomegaly": (45, 85),
    "extravascular_volume_overload": (29, 87),
    "endocrinopathy": (67, 84),
    "skin_changes": (68, 89),
    "papilledema": (29, 64),
    "castleman_disease": (11, 25),
    "sclerotic_bone_lesion": (27, 97),
    "thrombocytosis": (54, 88),
    "polycythemia": (54, 88),
}


@pytest.mark.parametrize("key", RANGES)
def test_published_ranges(frequencies: Frequencies, key: str) -> None:
    found = [one.bounds for one in frequencies.of(key) if one.cites == ("dispenzieri_2012",)]
    assert found == [RANGES[key]]


def test_a_field_without_a_series_has_no_figure(frequencies: Frequencies) -> None:
    assert frequencies.of("bone_pain") == ()
    assert frequencies.spread("bone_pain") is None


def test_trap_92_every_figure_is_said_to_be_of_patients_with_poems(
    frequencies: Frequencies,
) -> None:
    for one in frequencies.frequency:
        text = frequencies.sentence(one)
        assert "% of patients with POEMS" in text
        assert one.series in text
        assert not re.search(r"chance|probab|likel|risk|average|mean\b", text, re.IGNORECASE)
    assert "not the chance" in frequencies.caution
    assert "Not averaged" in frequencies.caution


def test_trap_92_series_are_shown_from_lowest_to_highest_and_never_averaged(
    frequencies: Frequencies,
) -> None:
    spread = frequencies.spread("papilledema")
    assert spread is not None
    assert (spread.low, spread.high) == (29, 66)
    assert spread.text == "29% to 66% of patients with POEMS, 3 sources"
    assert spread.cites == ("dispenzieri_2012", "china_nel", "disc_edema_2020")


def test_trap_93_no_criteria_set_reads_a_frequency(frequencies: Frequencies) -> None:
    package = Path(__file__).parents[2] / "poems_desktop" / "clinical"
    for name in ("weighing.py", "facts.py", "vegf.py", "sets.py"):
        assert "frequenc" not in (package / name).read_text(encoding="utf-8")
    assert not any("weight" in name for name in type(frequencies.frequency[0]).model_fields)


def test_figures_about_something_narrower_stay_out_of_the_spread(
    frequencies: Frequencies,
) -> None:
    spread = frequencies.spread("polyneuropathy")
    assert spread is not None
    assert (spread.low, spread.high) == (Decimal(96), Decimal("99.49"))
    first = [one for one in frequencies.of("polyneuropathy") if one.about is not None]
    assert len(first) == 1
    assert frequencies.sentence(first[0]) == (
        "60.44% of patients with POEMS, as the first symptom; "
        "Published cases from China, 1,946 patients"
    )


SENTENCES = [
    ({"percent": "47", "of": 107}, "47% of patients with POEMS; S, 107 patients"),
    ({"percent": "47"}, "47% of patients with POEMS; S, number of patients not seen"),
    ({"low": "29", "high": "64"}, "29% to 64% of patients with POEMS; S"),
    ({"low": "29", "high": "64", "of": 9}, "29% to 64% of patients with POEMS; S, 9 patients"),
    ({"present": 10, "of": 38}, "26% of patients with POEMS; S, 10 of 38"),
    ({"present": 1, "of": 8}, "13% of patients with POEMS; S, 1 of 8"),
    ({"present": 0, "of": 8}, "0% of patients with POEMS; S, 0 of 8"),
    (
        {"percent": "79", "of": 33, "about": "men"},
        "79% of patients with POEMS, men; S, 33 patients",
    ),
]


@pytest.mark.parametrize(("given", "text"), SENTENCES)
def test_a_figure_reads_with_its_series_and_size(given: dict[str, object], text: str) -> None:
    one = _one(**given)
    assert _file(one).sentence(one) == text


def test_one_source_is_called_one_source() -> None:
    spread = _file(_one(percent="47")).spread("ascites")
    assert spread is not None
    assert spread.text == "47% of patients with POEMS, one source"


FAULTS = [
    {},
    {"percent": "47", "present": 1, "of": 2},
    {"percent": "47", "low": "1", "high": "2"},
    {"low": "1"},
    {"high": "1"},
    {"percent": "47", "high": "50"},
    {"low": "64", "high": "29"},
    {"present": 3},
    {"present": 3, "of": 2},
    {"percent": "101"},
    {"percent": "-1"},
    {"present": 1, "of": 0},
    {"percent": "5", "cites": ()},
    {"percent": "5", "fields": ()},
    {"percent": "5", "weight": 2},
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_figure_that_says_too_little_or_two_things_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        _one(**fault)


def test_a_figure_of_nothing_known_is_named(shipped: Definitions) -> None:
    bad = _file(_one(percent="5", fields=("ascites", "ghost"), cites=("nobody_1900#3",)))
    problems = list(lint_frequencies(bad, shipped))
    assert {problem.place for problem in problems} == {
        "frequencies.toml: figure 1 (ascites, ghost)"
    }
    assert [problem.sentence for problem in problems] == [
        "is about 'ghost', which no form has.",
        "'nobody_1900#3' is not in references.toml; add it or mend it.",
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfe", "frequencies.toml: cannot be read"),
        (b"[[[", "frequencies.toml: cannot be read"),
        (b'version = "1"\nlabel = "l"\ncaution = "c"\nfrequency = 3\n', "frequency"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: bytes, place: str) -> None:
    (tmp_path / "frequencies.toml").write_bytes(content)
    with pytest.raises(ProblemsError, match=place):
        load_frequencies(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"frequencies\.toml: cannot be read"):
        load_frequencies(tmp_path)


def test_notes_of_the_faq_are_ones_that_it_has(frequencies: Frequencies) -> None:
    for one in frequencies.frequency:
        for cite in one.cites:
            name, _, note = cite.partition("#")
            assert not note or (name == "faq_2017" and 1 <= int(note) <= 30), cite

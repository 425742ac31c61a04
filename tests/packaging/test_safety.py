"""SAFETY.md is what the data and the tests make, and no trap goes without an answer and a test."""

from __future__ import annotations

import copy
import importlib
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STALE = "Run `.venv/bin/python packaging/build_safety.py` and commit SAFETY.md."


@pytest.fixture(scope="module")
def script():
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return importlib.import_module("build_safety")
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(scope="module")
def data():
    return tomllib.loads((ROOT / "resources" / "safety.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def known(script):
    return script.known_tests(ROOT)


@pytest.fixture
def told(script, data, known):
    """The problems after a change of the trap with that number."""

    def changed(number, tests=None, **parts):
        seeded = copy.deepcopy(data)
        trap = next(one for one in seeded["trap"] if one["number"] == number)
        for name, value in parts.items():
            if value is None:
                trap.pop(name, None)
            else:
                trap[name] = value
        return script.problems(seeded, known if tests is None else tests, ROOT)

    return changed


def test_the_committed_file_is_what_the_script_makes(script):
    committed = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
    assert committed == script.build(ROOT), STALE


def test_every_trap_is_listed_once(data):
    assert sorted(one["number"] for one in data["trap"]) == list(range(1, 97))
    page = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
    listed = [int(one) for one in re.findall(r"^### (\d+)\. ", page, flags=re.MULTILINE)]
    assert listed == list(range(1, 97))


def test_every_trap_that_concerns_the_program_has_a_test_that_exists(script, data, known):
    for trap in data["trap"]:
        tests = script.tests_of(trap, known)
        assert bool(tests) == trap["concerns"], trap["number"]
        for name in tests:
            path, function = name.split("::")
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), name


def test_a_test_named_after_a_trap_belongs_to_that_trap_only(script, known):
    assert any("::test_trap_1_" in one for one in known)
    for name in script.tests_of({"number": 1}, known):
        assert "::test_trap_1_" in name


def test_every_test_named_after_a_trap_stands_in_the_file(known):
    page = (ROOT / "SAFETY.md").read_text(encoding="utf-8")
    named = [one for one in known if "::test_trap_" in one]
    assert len(named) > 150
    assert [one for one in named if f"`{one}`" not in page] == []


def test_a_trap_without_a_test_is_refused(script, data, known, told):
    fewer = [one for one in known if "::test_trap_12_" not in one]
    assert told(12, tests=fewer) == ["Trap 12: no test proves it."]
    assert told(12) == []


def test_the_script_refuses_to_build_and_names_every_problem(script, data):
    seeded = copy.deepcopy(data)
    seeded["trap"] = [one for one in seeded["trap"] if one["number"] not in (3, 4)]
    with pytest.raises(script.SetupProblem) as refused:
        script.build(ROOT, seeded)
    assert str(refused.value).splitlines() == ["Trap 3 is not listed.", "Trap 4 is not listed."]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"also": ["tests/no_file.py::test_x"]}, "there is no test tests/no_file.py::test_x."),
        ({"title": "word " * 16}, "the title is longer than 15 words."),
        ({"answer": "It is fine."}, "the answer names no module or data file in backticks."),
        ({"answer": None}, "the answer names no module or data file in backticks."),
        ({"answer": "See `core/gone.py`."}, "there is no file core/gone.py."),
        ({"why_not": "no page"}, "it concerns the program; `why_not` has no place."),
        ({"concerns": False}, "it does not concern the program; say `why_not`, and no `answer`."),
        (
            {"concerns": False, "answer": None, "why_not": "no page"},
            "it does not concern the program, yet tests prove it.",
        ),
    ],
)
def test_a_seeded_fault_is_named(told, parts, said):
    assert f"Trap 12: {said}" in told(12, **parts)


def test_a_trap_twice_or_beyond_the_list_is_named(script, data, known):
    seeded = copy.deepcopy(data)
    seeded["trap"] += [seeded["trap"][6], {**seeded["trap"][7], "number": 97}]
    found = script.problems(seeded, known, ROOT)
    assert "Trap 7 is listed more than once." in found
    assert "Trap 97 does not exist." in found


def test_a_trap_that_does_not_concern_the_program_says_why(script, data, known):
    seeded = copy.deepcopy(data)
    seeded["trap"][0] = {"number": 1, "title": "T", "concerns": False, "why_not": "No such page."}
    fewer = [one for one in known if "::test_trap_1_" not in one]
    assert script.problems(seeded, fewer, ROOT) == []
    assert "Not concerned: No such page." in script.page(seeded, fewer, ROOT)


def test_everything_shipped_as_unconfirmed_is_listed(script):
    files = [*ROOT.glob("forms/*.toml"), *ROOT.glob("resources/**/*.toml")]
    marked = sum(
        len(
            re.findall(
                r'^[^#\n]*confidence = "unconfirmed"', path.read_text("utf-8"), flags=re.MULTILINE
            )
        )
        for path in files
    )
    rows = script.unconfirmed(ROOT)
    assert len(rows) == marked > 20
    assert all(words for _, _, words in rows)
    assert {"resources/criteria/misawa_kuwabara_2013.toml", "resources/engraftment.toml"} <= {
        file for file, _, _ in rows
    }


def test_a_new_unconfirmed_entry_is_found_with_place_and_words(script, tmp_path):
    (tmp_path / "resources" / "deep").mkdir(parents=True)
    (tmp_path / "resources" / "deep" / "a.toml").write_text(
        '[[rule]]\nid = "x"\nlabel = "A | rule"\nlimit = "3"\n'
        'confidence = "unconfirmed"\n[[rule]]\nid = "y"\nconfidence = "sourced"\n',
        encoding="utf-8",
    )
    expected = [("resources/deep/a.toml", "rule / x", "A | rule: limit 3")]
    assert script.unconfirmed(tmp_path) == expected


def test_checking_writes_nothing_and_notices_a_change(script, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "build", lambda: "made\n")
    monkeypatch.setattr(sys, "argv", ["build_safety.py", "--check"])
    assert script.main() == 1
    assert not (tmp_path / "SAFETY.md").exists()
    monkeypatch.setattr(sys, "argv", ["build_safety.py"])
    assert script.main() == 0
    monkeypatch.setattr(sys, "argv", ["build_safety.py", "--check"])
    assert script.main() == 0
    (tmp_path / "SAFETY.md").write_text("edited\n", encoding="utf-8")
    assert script.main() == 1
    assert "is not what the data and the tests make" in capsys.readouterr().out

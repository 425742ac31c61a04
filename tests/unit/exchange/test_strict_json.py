"""A damaged file is refused with one sentence; nothing is guessed."""

import json
import os

import pytest

from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.exchange.case_file import read_cases


def test_a_file_cut_anywhere_is_refused_with_its_place(problems, a_case, a_result):
    text = json.dumps([a_case(measurements=[a_result(value=12.5)])])
    for length in range(len(text)):
        (line,) = problems(text[:length])
        assert line.startswith("cases.json")
        assert line.endswith(".")


@pytest.mark.parametrize("content", ["", " ", "\n\n", "{", "[", "nope", "{'a': 1}", "[1,]", "\0"])
def test_what_is_not_json_is_refused(problems, content):
    (line,) = problems(content)
    assert "not whole JSON" in line
    assert "line " in line


def test_something_after_the_end_is_refused(problems, a_case):
    (line,) = problems(json.dumps(a_case()) + "{}")
    assert "not whole JSON" in line


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_other_encodings_are_refused(problems, a_case, encoding):
    text = json.dumps(a_case(source={"citation": "Müller"}), ensure_ascii=False)
    (line,) = problems(text.encode(encoding))
    assert line == "cases.json: This file is not UTF-8 text. Save it as UTF-8 JSON."


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_constants_that_are_no_numbers_are_refused(problems, a_case, a_result, constant):
    text = json.dumps(a_case(measurements=[a_result(value=777)])).replace("777", constant)
    (line,) = problems(text)
    assert f"{constant} is not a number that can be recorded" in line


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1e-400", "1e31", "9" * 31, "0." + "1" * 31])
def test_numbers_out_of_all_proportion_are_refused_at_their_place(
    problems, a_case, a_result, number
):
    text = json.dumps(a_case(measurements=[a_result(value=777)])).replace("777", number)
    (line,) = problems(text)
    expected = "measurements.1.value: This is not a number that can be recorded."
    assert line == f"case 'one', {expected}"


@pytest.mark.parametrize("number", ["1e99999999999999999999", "9" * 5000, "1" + "0" * 200])
def test_numbers_beyond_arithmetic_are_refused(problems, a_case, number):
    (line,) = problems(json.dumps(a_case(notes_number=777)).replace("777", number))
    assert line.endswith("it holds a number too large to be recorded.")


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "a", "id": "b"}',
        '{"findings": {"ascites": "present", "ascites": "absent"}}',
        '[{"x": {"ascites": 1, "b": 2, "ascites": 1}}]',
    ],
)
def test_a_key_that_stands_twice_is_refused_by_name(problems, text):
    (line,) = problems(text)
    assert "stands twice in one object. Keep one." in line
    assert "'id'" in line or "'ascites'" in line


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_file_nested_without_end_is_refused(problems, opening):
    (line,) = problems(opening * 200_000)
    assert line == "cases.json: This file nests too deeply to be a case file."


def test_deep_nesting_inside_an_unknown_key_is_kept(read, a_case):
    text = json.dumps(a_case(extra=0)).replace('"extra": 0', f'"extra": {"[" * 400}{"]" * 400}')
    (case,) = read(text)
    assert list(case.kept) == ["extra"]


@pytest.mark.parametrize(
    "parts",
    [
        {"source": {"citation": "\ud800"}},
        {"findings": {"\udc00": "present"}},
        {"other_findings": {"\ud83d": "present"}},
        {"extra": ["deep", {"er": ["\udfff"]}]},
        {"id": "\ud800"},
    ],
)
def test_half_a_character_is_refused(problems, a_case, parts):
    assert problems(a_case(**parts)) == [
        "cases.json: A text holds half a character. Save the file again as UTF-8 JSON."
    ]


def test_a_backslash_before_the_letter_u_is_no_half_character(read, a_case):
    (case,) = read(a_case(source={"citation": r"C:\ud800", "scope": "\U0001f600"}))
    assert case.record.patient.source == r"C:\ud800"


def test_folders_and_missing_files_are_refused(tmp_path, shipped):
    for path in (tmp_path, tmp_path / "none.json", tmp_path / "none" / "x.json"):
        with pytest.raises(ProblemsError, match="cannot be read"):
            read_cases(path, shipped)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_without_permission_is_refused(tmp_path, shipped):
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ProblemsError, match="cannot be read"):
        read_cases(path, shipped)

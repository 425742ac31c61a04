"""Case files written in a line."""

import json

import pytest

from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.exchange.case_file import read_cases


@pytest.fixture(scope="session")
def shipped():
    return load_definitions()


@pytest.fixture(scope="session")
def a_case():
    """`a_case(findings={...})`: a whole case as JSON data."""

    def make(**parts):
        return {"format": "poems-case/1", "id": "one", "patient": {}, "findings": {}, **parts}

    return make


@pytest.fixture(scope="session")
def a_result():
    def make(**parts):
        return {"test": "vegf", "value": 318, "unit": "pg/mL", "specimen": "plasma", **parts}

    return make


@pytest.fixture
def read(tmp_path, shipped):
    """Read JSON data, text or bytes as a case file."""

    def reading(content):
        path = tmp_path / "cases.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return read_cases(path, shipped)

    return reading


@pytest.fixture
def problems(read):
    """The problems for which a file is refused, as lines."""

    def refused(content):
        with pytest.raises(ProblemsError) as error:
            read(content)
        return [str(problem) for problem in error.value.problems]

    return refused

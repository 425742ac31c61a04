"""The program as a process: streams, exit codes and encodings as a script meets them."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = [sys.executable, "-m", "poems_desktop"]


def _run(*arguments, encoding=None):
    environment = {**os.environ}
    if encoding:
        environment["PYTHONIOENCODING"] = encoding
    command = [*PROGRAM, *[str(one) for one in arguments]]
    return subprocess.run(command, capture_output=True, env=environment, timeout=60)


@pytest.fixture
def far_case(a_case, case_file):
    return case_file(
        a_case(source={"citation": "Müller 李 \U0001f600"}, findings={"李": "present"})
    )


@pytest.mark.slow
def test_json_is_the_same_in_every_locale(far_case):
    one, other = (_run("assess", far_case, "--json", encoding=e) for e in ("utf-8", "cp1252"))
    assert one.stdout == other.stdout
    assert one.returncode == other.returncode == 0
    assert "李" in json.loads(one.stdout)[0]["warnings"][0]


def test_a_page_with_signs_that_the_terminal_lacks_is_still_printed(far_case):
    page = _run("assess", far_case, encoding="cp1252")
    assert (page.returncode, page.stderr) == (0, b"")
    assert page.stdout.decode("cp1252").startswith("one   Müller ? ?")


def test_a_malformed_file_ends_with_two_and_a_sentence(tmp_path):
    path = tmp_path / "李.json"
    path.write_text('{"format": "poems', encoding="utf-8")
    result = _run("assess", path, "--json", encoding="cp1252")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"not whole JSON" in result.stderr
    assert b"Traceback" not in result.stderr


def test_weighing_never_loads_drawing_printing_or_the_window(a_case, case_file):
    code = (
        "import sys; from click.testing import CliRunner; from poems_desktop.cli import cli; "
        f"r = CliRunner().invoke(cli, ['assess', {str(case_file(a_case()))!r}]); "
        "assert r.exit_code == 0, r.output; "
        "print([m for m in ('PySide6', 'matplotlib', 'reportlab', 'sqlite_utils', 'numpy') "
        "if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert result.stdout.strip() == b"[]", result.stderr

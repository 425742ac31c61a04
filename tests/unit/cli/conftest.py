"""The command line, run in this process."""

import json

import pytest
from click.testing import CliRunner

from poems_desktop.cli import cli
from poems_desktop.store.creation import create_store
from poems_desktop.store.keys import KdfCost
from poems_desktop.store.recovery import seal_recovery
from poems_desktop.store.store import Store
from poems_desktop.store.users import add_user, change_passphrase


@pytest.fixture(scope="session")
def a_case():
    def make(**parts):
        return {"format": "poems-case/1", "id": "one", "patient": {}, "findings": {}, **parts}

    return make


@pytest.fixture
def case_file(tmp_path):
    def write(content, name="cases.json"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run():
    """Run the program; a traceback fails the test."""

    def running(*arguments):
        result = CliRunner().invoke(cli, [str(one) for one in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return running


@pytest.fixture
def assess(run, case_file):
    """What `assess --json` prints for JSON data."""

    def assessing(content, *options):
        result = run("assess", case_file(content), "--json", *options)
        assert result.exit_code == 0, result.stderr
        assert result.stderr == ""
        return json.loads(result.stdout)

    return assessing


@pytest.fixture
def cheap_keys(monkeypatch):
    """Passphrases cost next to nothing: what a real one costs is tested with the keys."""
    cheap = KdfCost(iterations=1, memory_kib=64, lanes=1)
    for function in (add_user, change_passphrase, seal_recovery, create_store, Store.create):
        defaults = getattr(function, "__kwdefaults__", None) or {}
        if "kdf" in defaults:
            monkeypatch.setitem(defaults, "kdf", cheap)

"""Passphrases typed at a terminal: unseen, twice when new, and nowhere else."""

import os
import shutil
import sys
import time

import pytest

pty = pytest.importorskip("pty")

PASSPHRASE = "open sesame"

pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def at_terminal():
    """Run a command at a terminal of its own, typing a line at each prompt."""

    def running(*arguments, lines):
        child, master = pty.fork()
        if child == 0:
            command = [sys.executable, "-m", "poems_desktop", "store", *map(str, arguments)]
            os.execv(sys.executable, command)  # noqa: S606
        seen, waiting = b"", list(lines)
        shown_at = 0
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                part = os.read(master, 4096)
            except OSError:
                break
            if not part:
                break
            seen += part
            if waiting and seen[shown_at:].rstrip(b" ").endswith(b":"):
                shown_at = len(seen)
                time.sleep(0.1)  # The terminal's echo is switched off after the prompt.
                os.write(master, waiting.pop(0).encode() + b"\n")
        os.close(master)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), seen.decode()

    return running


def test_a_typed_passphrase_opens_and_is_not_shown(at_terminal, template, folder):
    shutil.copytree(template, folder)
    code, seen = at_terminal("verify", folder, lines=[PASSPHRASE])
    assert code == 0, seen
    assert "Passphrase:" in seen
    assert PASSPHRASE not in seen


@pytest.mark.slow
def test_a_new_passphrase_is_typed_twice_alike(at_terminal, tmp_path):
    folder = tmp_path / "new.poems"
    code, seen = at_terminal("create", folder, "--user", "B", lines=["one two", "one tow"])
    assert code == 1, seen
    assert "not alike" in seen
    assert not folder.exists()
    code, seen = at_terminal("create", folder, "--user", "B", lines=["one two", "one two"])
    assert code == 0, seen
    assert "one two" not in seen

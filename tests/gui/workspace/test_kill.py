"""The process is killed in the middle; what was entered is found by the next one."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import poems_desktop

SCRIPT = Path(__file__).with_name("sitting.py")
ROOT = Path(poems_desktop.__file__).parents[1]
ALL_PRESENT = {
    "polyneuropathy": "present",
    "monoclonal_gammopathy": "present",
    "sclerotic_bone_lesion": "present",
    "hyperpigmentation": "present",
    "papilledema": "absent",
}
Start = Callable[[str], subprocess.Popen]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a sitting on the same folder; ends what is left."""
    children: list[subprocess.Popen] = []

    def started(what: str) -> subprocess.Popen:
        command = [sys.executable, "-W", "error", str(SCRIPT), str(tmp_path / "data"), what]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        children.append(child)
        return child

    yield started
    for child in children:
        if child.poll() is None:
            child.kill()
        child.wait()
        child.stdout.close()


def found_after(start: Start) -> dict:
    """What the next process shows."""
    reader = start("read")
    out, _ = reader.communicate(timeout=60)
    assert reader.returncode == 0
    return json.loads(out.splitlines()[-1])


def test_what_was_chosen_or_left_survives_a_kill_at_once(start: Start) -> None:
    child = start("write")
    assert child.stdout.readline() == '"typed"\n'
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    found = found_after(start)
    assert found["states"] == ALL_PRESENT
    assert found["note"] == "both hands"
    assert found["verdict"].startswith("Criteria met")


@pytest.mark.slow
def test_typing_loses_at_most_a_second(start: Start) -> None:
    child = start("type")
    assert child.stdout.readline() == '"typed"\n'
    typed: list[tuple[float, str]] = []
    end = time.monotonic() + 2.2
    while time.monotonic() < end:
        typed.append((time.monotonic(), json.loads(child.stdout.readline())))
    killed = time.monotonic()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    due = [text for when, text in typed if when < killed - 1.0]
    assert due
    found = found_after(start)
    assert found["note"].startswith(due[-1])
    assert found["states"] == ALL_PRESENT

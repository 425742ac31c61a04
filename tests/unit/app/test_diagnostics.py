"""The log and a crash report have no way in for patient data."""

import logging
from datetime import UTC, datetime

import pytest

from poems_desktop.app.diagnostics import (
    crash_report,
    diagnostics_text,
    note,
    note_class,
    note_crash,
    report_lines,
    start_log,
    stop_log,
    versions,
)
from poems_desktop.store.errors import StoreFull

NAMES = ("Ellerby", "Tomas", "R-0147", "hyperpigmentation of both hands")


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log" / "poems-desktop.log"
    assert start_log(path)
    yield path
    stop_log()


def fail_with(name):
    patient = {"family": name}
    try:
        return {}[patient["family"]]
    except KeyError as error:
        message = f"no such patient: {name}"
        raise ValueError(message) from error


def test_events_and_counts_are_written(log):
    note("unlock", demo=False, count=3)
    note_class("save_failed", StoreFull())
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(" unlock count=3 demo=no")
    assert lines[1].endswith(" save_failed error=poems_desktop.store.errors.StoreFull")


def test_a_crash_tells_places_and_classes_only(log):
    with pytest.raises(ValueError, match="Ellerby") as caught:
        fail_with("Ellerby")
    note_crash(caught.value)
    text = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_diagnostics.py" in text
    assert "in fail_with" in text
    report = crash_report(caught.value, versions(), datetime(2026, 3, 1, tzinfo=UTC))
    for name in NAMES:
        assert name not in text
        assert name not in report


@pytest.mark.parametrize("name", NAMES)
def test_text_has_no_way_into_an_event(log, name):
    with pytest.raises(ValueError, match="fixed list"):
        note(name)
    with pytest.raises(ValueError, match="a number"):
        note("unlock", family=name)
    with pytest.raises(ValueError, match="a number"):
        note("unlock", **{name: 1})
    logger = logging.getLogger("poems_desktop.diagnostics")
    logger.warning("patient %s", name)
    logger.error(name, extra={"facts": {"of": name}})
    assert name not in log.read_text(encoding="utf-8")


def test_paths_of_this_computer_stay_out():
    try:
        fail_with("x")
    except ValueError as error:
        lines = report_lines(error)
    assert not any("/" in line and not line.strip().startswith("poems_desktop/") for line in lines)


@pytest.mark.slow
def test_the_log_is_rotated_and_few_parts_are_kept(log):
    for _ in range(40_000):
        note("backup", number=123456)
    parts = sorted(log.parent.iterdir())
    assert 2 <= len(parts) <= 4
    assert all(part.stat().st_size <= 256 * 1024 for part in parts)
    text = diagnostics_text(log, {"Python": "3"}, datetime(2026, 3, 1, tzinfo=UTC))
    assert text.startswith("POEMS Desktop: diagnostics")
    assert text.count("number=123456") > 10_000


def test_a_folder_that_cannot_be_written_starts_no_log(tmp_path):
    (tmp_path / "file").write_text("")
    assert start_log(tmp_path / "file" / "x" / "a.log") is False
    note("start")

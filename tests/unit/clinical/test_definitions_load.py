"""Reading the definitions leaves the garbage collector as it was."""

import gc

import pytest

from poems_desktop.clinical.definitions import load_definitions, shipped_definitions
from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.clinical.uncollected import uncollected


@pytest.fixture(params=[True, False])
def collecting(request):
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_within_nothing_is_collected_and_after_it_is_as_before(collecting):
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() is collecting


def test_files_that_cannot_be_read_leave_it_as_before_too(collecting, tmp_path):
    with pytest.raises(ProblemsError):
        load_definitions(tmp_path, tmp_path)
    assert gc.isenabled() is collecting


def test_definitions_are_read_without_it(collecting, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "poems_desktop.clinical.definitions.lint_thresholds",
        lambda definitions: seen.append(gc.isenabled()) or (),
    )
    load_definitions()
    assert seen == [False]
    assert gc.isenabled() is collecting


def test_what_is_shipped_is_read_once_in_a_process():
    found = shipped_definitions()
    assert found is shipped_definitions()
    assert found.digest == load_definitions().digest

"""The files of constants: they load, cite, and refuse what does not belong."""

import shutil
import tomllib
from pathlib import Path

import pytest

from poems_desktop import assets
from poems_desktop.clinical.interpret.readings import load_tables
from poems_desktop.clinical.interpret.response_template import load_response
from poems_desktop.clinical.interpret.tables import Sourced
from poems_desktop.clinical.problems import ProblemsError

NAMES = ("operating_points", "response", "risk", "neurophysiology", "scales")


def sourced(value):
    """Every sourced constant inside a model."""
    if isinstance(value, Sourced):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from sourced(one)
    for name in getattr(type(value), "model_fields", {}):
        yield from sourced(getattr(value, name))


@pytest.fixture
def every(tables):
    parts = (
        tables.points,
        tables.response,
        tables.risk,
        tables.neurophysiology,
        tables.scales,
    )
    return [one for part in parts for one in sourced(part)]


def test_every_constant_cites_a_known_reference(every, shipped):
    assert len(every) > 60
    for one in every:
        for cite in one.cites:
            assert cite.partition("#")[0] in shipped.references, cite


def test_what_was_only_heard_of_is_marked(tables):
    template = tables.response.template
    unseen = (template, template.vegf, template.hematologic, template.imaging, *template.organ)
    unseen = (*unseen, tables.scales.onls, tables.neurophysiology.latency_index)
    assert {one.confidence for one in unseen} == {"unconfirmed"}


def test_own_choices_cite_the_project(every):
    for one in every:
        if one.confidence == "own":
            assert "project" in one.cites


@pytest.fixture
def copied(tmp_path):
    for name in NAMES:
        shutil.copy(assets.tree("resources") / f"{name}.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_name_in_a_file_is_a_problem(copied, name):
    path = Path(copied) / f"{name}.toml"
    path.write_text('surprise = "1"\n' + path.read_text("utf-8"), "utf-8")
    with pytest.raises(ProblemsError, match=rf"{name}.toml: surprise"):
        load_tables(copied)


def test_a_file_that_is_no_toml_or_not_there_is_a_problem(copied):
    (copied / "response.toml").write_text("= nothing", "utf-8")
    with pytest.raises(ProblemsError, match=r"response\.toml: cannot be read"):
        load_response(copied)
    (copied / "response.toml").unlink()
    with pytest.raises(ProblemsError, match="cannot be read"):
        load_response(copied)


def test_numbers_are_written_as_text_so_that_none_passes_through_a_float():
    for name in NAMES:
        document = tomllib.loads((assets.tree("resources") / f"{name}.toml").read_text("utf-8"))
        assert not list(floats(document))


def floats(value):
    if isinstance(value, float):
        yield value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from floats(one)


def test_a_constant_without_a_citation_is_refused():
    with pytest.raises(ValueError, match="cites"):
        Sourced(cites=(), confidence="own")
    assert Sourced(cites=("project",), confidence="own").cites == ("project",)

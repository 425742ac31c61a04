"""`poems-desktop lint`: clean on what is shipped; each seeded fault ends it with 2 and words."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from poems_desktop import assets
from poems_desktop.cli import cli

# Name of the fault: file, what is exchanged (a pattern), by what, and what the message says.
FAULTS = {
    "text that is not TOML": (
        "forms/eye.toml", r"\A", "[[[", ["eye.toml", "cannot be read"],
    ),
    "a name that no model knows": (
        "forms/skin.toml", r'key = "plethora"', 'key = "plethora"\ncolour = "red"',
        ["skin.toml", "colour", "not permitted"],
    ),
    "a key used twice": (
        "forms/eye.toml", r'key = "papilledema"', 'key = "ascites"',
        ["forms: 'ascites' is defined 2 times"],
    ),
    "a criterion that reads what no form has": (
        "resources/criteria/dispenzieri.toml", '"acrocyanosis",', '"acrocianosis",',
        ["criteria/dispenzieri: skin", "'acrocianosis', which no form has"],
    ),
    "a limb that asks for more than it has": (
        "resources/criteria/suichi_2019.toml", "at_least = 2", "at_least = 5",
        ["criteria/suichi_2019: limb B asks for more than it has"],
    ),
    "a borrowed line that the lender lacks": (
        "resources/criteria/dispenzieri_2003.toml",
        '"castleman",\n  "organo', '"castle",\n  "organo',
        ["criteria/dispenzieri_2003", "borrows 'castle'"],
    ),
    "a cut-off of the wrong mode": (
        "resources/criteria/japan_mhlw_2024.toml", 'vegf_mode = "serum_cut_off"\n', "",
        ["criteria/japan_mhlw_2024: vegf", "VEGF cut-off"],
    ),
    "a set switched off without saying what to confirm": (
        "resources/criteria/japan_mhlw_2024.toml", r'confirm = "[^"]*"\n', "",
        ["criteria/japan_mhlw_2024", "says not what a site has to confirm"],
    ),
    "a cut-off that cites nobody known": (
        "resources/vegf.toml", '"dsouza_2011"', '"nobody_1900"', ["vegf: plasma", "'nobody_1900'"],
    ),
    "a specimen without a cut-off": (
        "resources/vegf.toml", 'specimen = "serum"', 'specimen = "plasma"',
        ["vegf: has no cut-off for serum"],
    ),
    "a unit that does not exist": (
        "forms/vegf.toml", '"ng/L"', '"ng/I"', ["forms/vegf", "'ng/I'", "units.toml"],
    ),
    "a factor of nothing": (
        "resources/units.toml", '"g/L" = "1000"', '"g/L" = "0"', ["units: mg/L", "above 0"],
    ),
    "a possible range upside down": (
        "forms/vegf.toml", r'low = "0", high = "50000"', 'low = "50000", high = "0"',
        ["forms/vegf: vegf", "range is empty"],
    ),
    "a reference told twice in different words": (
        "resources/references.d/guidance.toml", r"\Z",
        '\n[nord_2021]\nmark = "N"\ncitation = "Another."\nyear = 1900\nseen = "text"\n',
        ["guidance.toml: nord_2021", "defined twice"],
    ),
    "a way of looking that says not why it is not enough": (
        "forms/eye.toml", r'caution = "Normal sight[^"]*"\n', "",
        ["forms/eye: papilledema", "'symptoms' is inadequate"],
    ),
    "an absence rule without a statement to close it": (
        "resources/criteria/dispenzieri.toml", 'group = "endocrinopathy"\n', "",
        ["criteria/dispenzieri: endocrinopathy", "names no group"],
    ),
    "a risk factor from nobody known": (
        "resources/risk.toml", r'"wang_2017", "faq', '"nobody_1900", "faq',
        ["risk.toml: wang_2017", "'nobody_1900'"],
    ),
    "a scale from nobody known": (
        "resources/scales.toml", r'cites = \["graham_2006"\]', 'cites = ["nobody_1900"]',
        ["scales.toml", "'nobody_1900'"],
    ),
    "an operating point from nobody known": (
        "resources/operating_points.toml", '"mauermann_2012"', '"nobody_1900"',
        ["operating_points.toml: latency_index_038", "'nobody_1900'"],
    ),
    "an evidence of neurophysiology from nobody known": (
        "resources/neurophysiology.toml", '"chin_med_j_2019"', '"nobody_1900"',
        ["neurophysiology.toml: latency_index_high", "'nobody_1900'"],
    ),
    "a response template from nobody known": (
        "resources/response.toml", '"he_2019"', '"nobody_1900"', ["response.toml", "'nobody_1900'"],
    ),
    "a threshold of engraftment from nobody known": (
        "resources/engraftment.toml", '"medicalalgorithms_spitzer"', '"nobody_1900"',
        ["engraftment.toml", "'nobody_1900'"],
    ),
    "a figure of frequency from nobody known": (
        "resources/frequencies.toml", r'cites = \["[a-z_0-9]*', 'cites = ["nobody_1900',
        ["frequencies.toml: figure 1", "'nobody_1900'"],
    ),
    "a text from nobody known": (
        "resources/texts/survival.toml", r'cites = \["[a-z_0-9]*', 'cites = ["nobody_1900',
        ["texts: ", "'nobody_1900'"],
    ),
    "a work-up item that asks for what no form has": (
        "resources/guidance/workup.toml", r'all = \["', 'all = ["no_such_field", "',
        ["workup: ", "'no_such_field', which no form has"],
    ),
    "a contradiction that waits for an impossible answer": (
        "resources/guidance/consistency.toml", r'is = \["negative', 'is = ["purple',
        ["consistency: ", "'purple', which cannot be recorded"],
    ),
}  # fmt: skip


@pytest.fixture
def tree(tmp_path):
    """A copy of the shipped files that a test may spoil."""
    leave = shutil.ignore_patterns("fonts", "icons", "style", "demo")
    for name in ("forms", "resources"):
        shutil.copytree(assets.tree(name), tmp_path / name, ignore=leave)
    return tmp_path


def _lint(tree: Path):
    asked = ["lint", "--forms", str(tree / "forms"), "--resources", str(tree / "resources")]
    return CliRunner().invoke(cli, asked)


def test_what_is_shipped_is_clean():
    result = CliRunner().invoke(cli, ["lint"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(
        r"Clean: 20 forms, \d+ fields, 5 criteria sets, \d+ references\.\n"
        r"Language ja: 0 texts missing, not reviewed by a native speaker\.\n",
        result.stdout,
    )


def test_an_unspoiled_copy_is_clean(tree):
    assert _lint(tree).exit_code == 0


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_refused_with_its_file_and_what_is_wrong(tree, fault):
    file, pattern, text, said = FAULTS[fault]
    path = tree / file
    content, count = re.subn(pattern, lambda _: text, path.read_text("utf-8"), count=1)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(content, encoding="utf-8")
    result = _lint(tree)
    assert (result.exit_code, result.stdout) == (2, "")
    for part in said:
        assert part in result.stderr
    assert "Traceback" not in result.stderr
    assert str(tree) not in result.stderr


def test_a_missing_file_is_named(tree):
    (tree / "resources" / "risk.toml").unlink()
    result = _lint(tree)
    assert result.exit_code == 2
    assert "risk.toml" in result.stderr


def test_many_faults_are_told_at_once(tree):
    for file, pattern, text in (
        ("resources/vegf.toml", '"dsouza_2011"', '"nobody_1900"'),
        ("resources/units.toml", '"g/L" = "1000"', '"g/L" = "0"'),
        ("resources/criteria/dispenzieri.toml", '"acrocyanosis",', '"acrocianosis",'),
    ):
        path = tree / file
        path.write_text(path.read_text("utf-8").replace(pattern, text, 1), encoding="utf-8")
    told = _lint(tree).stderr
    assert all(part in told for part in ("nobody_1900", "above 0", "acrocianosis"))

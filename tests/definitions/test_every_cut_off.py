"""Every number in the shipped files that decides something, just under, at and just over it.

The table stands in tests/data/cut_offs.toml. Each number of the files listed here is weighed there,
or named with the test that holds its edges, or named as only shown, with the reason. A number that
is added without any of them fails.
"""

import ast
import re
import tomllib
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

import pytest

from poems_desktop import assets
from poems_desktop.clinical.assessment import assess
from poems_desktop.clinical.definitions import load_definitions
from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.clinical.interpret.latency_index import NerveStudy, read_latency_index
from poems_desktop.clinical.interpret.readings import load_tables
from poems_desktop.clinical.interpret.risk import Known, read_model
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Measurement, Patient, Record, Visit
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

ROOT = Path(__file__).parents[2]
DAY = date(2025, 11, 20)
WORDS = {Truth.TRUE: "met", Truth.FALSE: "not met", Truth.UNKNOWN: "unknown"}
FILES = (
    "vegf",
    "thresholds",
    "risk",
    "neurophysiology",
    "operating_points",
    "response",
    "engraftment",
    "guidance/treatment",
    "guidance/consistency",
    "guidance/followup",
    "guidance/workup",
)
TABLE = tomllib.loads((ROOT / "tests" / "data" / "cut_offs.toml").read_text(encoding="utf-8"))
WEIGHED, TESTED, SHOWN = TABLE["weighed"], TABLE["tested"], TABLE["shown"]
SHIPPED, TABLES = load_definitions(), load_tables()


def _numbers(value, trail):
    """Every number below `value` with its place; parts of a list by their id, key or unit."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers(inner, [*trail, key])
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            names = inner if isinstance(inner, dict) else {}
            found = [names[key] for key in ("id", "key", "specimen", "unit") if key in names]
            yield from _numbers(inner, [*trail, str(found[0]) if found else str(place)])
    elif not isinstance(value, bool) and re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        yield "/".join(trail), str(value)


def _shipped_numbers():
    resources = assets.tree("resources")
    found = {}
    for name in (*FILES, *(f"criteria/{one}" for one in SHIPPED.sets)):
        document = tomllib.loads((resources / f"{name}.toml").read_text(encoding="utf-8"))
        found |= dict(_numbers(document, [name]))
    left_out = re.compile(r"(^|/)(version|year)$|/possible/|/at_least(/[A-Z])?$")
    # The counts of limbs and grades are held by tests/data/verdict_cases.toml.
    return {
        place: value
        for place, value in found.items()
        if not (
            left_out.search(place) and (place.startswith("criteria/") or "at_least" not in place)
        )
    }


NUMBERS = _shipped_numbers()


def _matching(place, patterns):
    return [pattern for pattern in patterns if fnmatchcase(place, pattern)]


def test_every_number_is_weighed_tested_or_only_shown_and_in_one_place():
    places = {
        place: (place in WEIGHED, *(bool(_matching(place, part)) for part in (TESTED, SHOWN)))
        for place in NUMBERS
    }
    assert [place for place, found in places.items() if sum(found) != 1] == []


def test_the_table_names_nothing_that_is_gone():
    assert set(WEIGHED) <= set(NUMBERS)
    for part in (TESTED, SHOWN):
        assert {pattern for place in NUMBERS for pattern in _matching(place, part)} == set(part)
    assert all(reason.strip() for reason in SHOWN.values())


@pytest.mark.parametrize("pattern", sorted(TESTED))
def test_the_named_test_is_there(pattern):
    file, _, name = TESTED[pattern].partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("place", sorted(WEIGHED))
def test_the_three_values_stand_around_the_shipped_number(place):
    under, at, over = (Decimal(value) for value in WEIGHED[place]["values"])
    assert under < at < over
    if WEIGHED[place]["probe"] != "latency":
        assert at == Decimal(NUMBERS[place])


# --- ways of weighing ----------------------------------------------------------------------


def _assessed(results, sex=None, **policy):
    record = Record(patient=Patient(id="p", sex=sex), visits=(Visit(id="v", results=results),))
    return assess(record, SHIPPED, Policy(**policy), DAY)


def _vegf(value, specimen, **policy):
    one = Measurement(id="r", test="vegf", value=value, unit="pg/mL", specimen=specimen)
    items = _assessed((one,), **policy).main.items
    return next(item.truth for item in items if item.criterion.id == "vegf")


def _japan(value):
    name = "japan_mhlw_2024"
    return _vegf(value, "serum", sets=(name,), confirmed=(name,))


def _count(value, place, test, unit, sex, finding):
    """By the shipped default alone, once a site has confirmed it; until then unknown."""
    one = Measurement(id="r", test=test, value=value, unit=unit)
    off = _assessed((one,), sex)
    assert off.facts[finding].counting is Truth.UNKNOWN
    on = _assessed((one,), sex, confirmed=(place.split("/")[2],))
    return on.facts[finding].counting


def _risk(value, model, factor):
    found = TABLES.risk.find(model)
    reads = next(one.reads for one in found.factor if one.id == factor)
    reading = read_model(found, Known({}, {reads: Interval.exactly(value)}))
    return next(one.truth for one in reading.factors if one.id.endswith(factor))


def _latency(value):
    """Through the distance in mm, with 4 ms at 50 m/s: 76 mm make 0.38."""
    quantities = [
        Quantity(Interval.exactly(Decimal(number)), unit)
        for number, unit in ((value, "mm"), ("4", "ms"), ("50", "m/s"))
    ]
    fine = dict.fromkeys(("carpal_tunnel", "cold_limb", "response_absent"), Truth.FALSE)
    rules = TABLES.neurophysiology.latency_index
    study = NerveStudy("median", *quantities, **fine)
    return read_latency_index(study, rules, TABLES.points.find(rules.point)).truth


def _threshold(value, place):
    """A threshold of engraftment as it is shipped."""
    document = tomllib.loads((assets.tree("resources") / "engraftment.toml").read_text("utf-8"))
    node = document
    _, part, rest = place.split("/", 2)
    name, _, unit = rest.rpartition("/")[0].partition("/")
    node = document[part][name]
    if isinstance(node, list):
        node = next(one for one in node if one["unit"] == unit)
    return Threshold.model_validate(node).met_by(Interval.exactly(value))


PROBES = {
    "vegf_plasma": lambda value, _: _vegf(value, "plasma", vegf_rule="published"),
    "vegf_serum": lambda value, _: _vegf(value, "serum", vegf_rule="published"),
    "vegf_japan": lambda value, _: _japan(value),
    "count": _count,
    "risk": lambda value, _, *words: _risk(value, *words),
    "latency": lambda value, _: _latency(value),
    "threshold": _threshold,
}


def _weighed(place, value):
    kind, *words = WEIGHED[place]["probe"].split()
    return PROBES[kind](value, place, *words)


@pytest.mark.parametrize("place", sorted(WEIGHED))
def test_just_under_at_and_just_over(place):
    row = WEIGHED[place]
    found = [WORDS[_weighed(place, Decimal(value))] for value in row["values"]]
    assert found == row["then"]
    assert sum(one != other for one, other in pairwise(found)) == 1

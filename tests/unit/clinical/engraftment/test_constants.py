import contextlib
import tomllib
from decimal import Decimal

import pytest

from poems_desktop import assets
from poems_desktop.clinical.engraftment.constants import (
    MOST_QUOTED_WORDS,
    CitedText,
    EngraftmentConstants,
    MaiolinoRule,
    Sourced,
    load_engraftment,
)
from poems_desktop.clinical.problems import ProblemsError

RESOURCES = assets.tree("resources")


def test_both_definitions_ship_unconfirmed(make):
    assert make.constants.spitzer.confidence == "unconfirmed"
    assert make.constants.maiolino.confidence == "unconfirmed"
    assert make.constants.engraftment.confidence == "unconfirmed"
    assert make.constants.poems_window.confidence == "sourced"


def test_every_citation_resolves(make):
    files = [RESOURCES / "references.toml", *(RESOURCES / "references.d").glob("*.toml")]
    known = {name for path in files for name in tomllib.loads(path.read_text("utf-8"))}
    parts = [getattr(make.constants, name) for name in EngraftmentConstants.model_fields]
    sourced = [one for one in [*parts, *make.constants.text] if isinstance(one, Sourced)]
    cited = {cite.partition("#")[0] for one in sourced for cite in one.cites}
    assert len(sourced) > 15
    assert cited <= known


def test_the_only_quotation_is_short_and_from_the_faq(make):
    quoted = [one for one in make.constants.text if one.verbatim]
    assert [one.id for one in quoted] == ["steroid_dose"]
    assert len(quoted[0].text.split()) <= MOST_QUOTED_WORDS
    assert quoted[0].cites == ("faq_2017#29",)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("word " * 26, ("faq_2017#29",)),
        ("few words", ("nord_2021",)),
        ("few words", ("faq_2017#29", "nord_2021")),
    ],
)
def test_a_longer_quotation_or_another_source_is_refused(text, cites):
    with pytest.raises(ValueError, match="from the FAQ alone"):
        CitedText(id="q", text=text, verbatim=True, cites=cites, confidence="sourced")


def test_a_quotation_of_25_words_is_taken():
    CitedText(id="q", text="w " * 25, verbatim=True, cites=("faq_2017#1",), confidence="sourced")


@pytest.mark.parametrize(("hours", "taken"), [(0, True), (24, True), (12, False), (-24, False)])
def test_hours_make_whole_days(make, hours, taken):
    rule = make.constants.maiolino.model_dump()
    fault = contextlib.nullcontext() if taken else pytest.raises(ValueError, match="hours_before")
    with fault:
        MaiolinoRule.model_validate({**rule, "hours_before": hours})


def test_a_faulty_file_is_reported_with_its_places(tmp_path):
    good = (RESOURCES / "engraftment.toml").read_text("utf-8")
    bad = good.replace("hours_before = 96", "hours_before = 95").replace(
        'compare = "above"', 'compare = "over"'
    )
    (tmp_path / "engraftment.toml").write_text(bad, "utf-8")
    with pytest.raises(ProblemsError) as raised:
        load_engraftment(tmp_path)
    places = [one.place for one in raised.value.problems]
    assert places == [
        "engraftment.toml: spitzer.hours_before",
        "engraftment.toml: spitzer.rash.compare",
    ]


@pytest.mark.parametrize("content", [None, b"\xff", b"version = "])
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path, content):
    if content is not None:
        (tmp_path / "engraftment.toml").write_bytes(content)
    with pytest.raises(ProblemsError, match="cannot be read"):
        load_engraftment(tmp_path)


@pytest.mark.parametrize(
    ("quantity", "value", "unit", "usable"),
    [
        ("temperature", "30", "Cel", True),
        ("temperature", "29.9", "Cel", False),
        ("temperature", "44", "Cel", True),
        ("temperature", "44.1", "Cel", False),
        ("temperature", "38.7", "[degF]", False),
        ("weight", "25", "kg", True),
        ("weight", "24.9", "kg", False),
        ("weight", "300", "kg", True),
        ("weight", "300.1", "kg", False),
        ("neutrophils", "500", "10*9/L", False),
        ("neutrophils", "500", "/uL", True),
        ("bilirubin", "34", "umol/L", True),
        ("bilirubin", "2", "g/L", False),
    ],
)
def test_what_cannot_be_true_is_not_used(make, quantity, value, unit, usable):
    assert make.constants.usable(quantity, Decimal(value), unit) is usable


def test_units_are_shown_as_people_write_them(make):
    assert make.constants.unit_text("10*9/L") == "×10⁹/L"
    assert make.constants.unit_text("mg/dL") == "mg/dL"
    assert make.constants.unit_text("foo") == "foo"

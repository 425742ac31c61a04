"""Our plausibility bands: our own, wide enough for POEMS, and read by no rule."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from poems_desktop.app.entries import usual_hint
from poems_desktop.app.help_topics import rule_topics
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement
from poems_desktop.core.reading import show_number
from poems_desktop.exchange import field_text
from poems_desktop.exchange.case_file import read_cases

ROOT = Path(__file__).parents[2]
FILES = (
    ROOT / "tests" / "data" / "published-cases.json",
    ROOT / "resources" / "demo" / "demo-patients.json",
    ROOT / "resources" / "demo" / "okonjo.json",
)
READERS = {"app/entries.py", "app/help_topics.py", "clinical/lint.py", "exchange/field_text.py"}


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


@pytest.fixture(scope="module")
def banded(shipped: Definitions) -> dict[str, ResultField]:
    return {
        key: field
        for key, field in shipped.fields.items()
        if isinstance(field, ResultField) and field.usual is not None
    }


def test_the_tests_where_a_slip_matters_have_a_band(banded: dict[str, ResultField]) -> None:
    wanted = """vegf platelets hemoglobin hematocrit wbc anc m_protein_serum flc_kappa flc_lambda
    creatinine egfr bilirubin_total ast alt albumin body_weight body_height body_temperature spo2
    dlco_percent fvc_percent six_minute_walk ten_metre_walk grip_strength_left tsh prolactin
    testosterone_total cortisol_am glucose_fasting hba1c vitamin_b12 csf_protein"""
    assert set(wanted.split()) <= set(banded)


def test_every_band_is_ours_and_narrower_than_what_is_possible(
    banded: dict[str, ResultField],
) -> None:
    for key, field in banded.items():
        assert field.usual is not None
        assert field.usual.cites == ("project",), key
        assert field.possible.low <= field.usual.low < field.usual.high <= field.possible.high, key
        assert (field.usual.low, field.usual.high) != (field.possible.low, field.possible.high), key


def test_no_published_or_shown_value_is_outside_its_band(
    shipped: Definitions, banded: dict[str, ResultField]
) -> None:
    read = [
        result
        for path in FILES
        for case in read_cases(path, shipped)
        for result in case.record.results
        if result.test in banded and result.interval is not None and result.unit
    ]
    assert len(read) > 50
    assert {"vegf", "platelets", "creatinine", "igg", "acth"} <= {one.test for one in read}
    assert [(one.test, one.value) for one in read if usual_hint(one, shipped)] == []


POEMS = [
    ("vegf", "14200", "pg/mL"),
    ("vegf", "31", "pg/mL"),
    ("platelets", "1080", "10*9/L"),
    ("platelets", "8", "10*9/L"),
    ("anc", "0", "10*9/L"),
    ("hemoglobin", "20.5", "g/dL"),
    ("m_protein_serum", "0", "g/dL"),
    ("albumin", "1.6", "g/dL"),
    ("tsh", "96", "m[IU]/L"),
    ("testosterone_total", "12", "ng/dL"),
    ("csf_protein", "420", "mg/dL"),
    ("dlco_percent", "28", "%"),
    ("body_weight", "38", "kg"),
    ("six_minute_walk", "0", "m"),
    ("creatinine", "9.5", "mg/dL"),
]


@pytest.mark.parametrize(("test", "value", "unit"), POEMS)
def test_what_patients_with_poems_have_is_not_doubted(
    shipped: Definitions, test: str, value: str, unit: str
) -> None:
    result = Measurement(id="r", test=test, value=Decimal(value), unit=unit, specimen=None)
    assert usual_hint(result, shipped) is None


def test_field_page_and_guide_call_it_our_band(
    shipped: Definitions, banded: dict[str, ResultField]
) -> None:
    guide = "\n".join(topic.body for topic in rule_topics(shipped))
    for key, field in banded.items():
        assert field.usual is not None
        page = field_text.explain(field, shipped)
        ends = f"{show_number(field.usual.low)} to {show_number(field.usual.high)}"
        assert f"Usual (our plausibility band): {ends}" in page, key
        assert f"Usual (our plausibility band): {field.usual.low:,f} to" in guide, key
    assert guide.count("Usual (our plausibility band)") == len(banded)


@pytest.mark.slow
def test_no_module_but_the_hint_the_pages_and_lint_reads_the_band() -> None:
    package = ROOT / "poems_desktop"
    readers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "usual"
    }
    assert readers == READERS

from datetime import date
from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.antibodies import exposed, exposure, may_be_drug
from poems_desktop.clinical.interpret.light_chains import (
    FreeLightChains,
    RatioLimits,
    ratio,
    read_ratio,
)
from poems_desktop.clinical.interpret.m_protein import CloneTests, clone
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

NEGATIVE = {
    "serum_immunofixation": "negative",
    "urine_immunofixation": "negative",
    "marrow_stained": "negative",
}
AS_OF = date(2025, 11, 20)


@pytest.fixture
def read(tables):
    return lambda **tests: clone(CloneTests(**tests), tables.points)


@pytest.mark.parametrize(
    "test",
    [
        "spep",
        "serum_immunofixation",
        "urine_immunofixation",
        "marrow_stained",
        "marrow_flow",
        "lesion_biopsy",
    ],
)
def test_any_positive_test_demonstrates_the_clone(read, test):
    reading = read(**{**NEGATIVE, test: "positive"})
    assert reading.truth is Truth.TRUE
    assert reading.value.startswith("Clone demonstrated by")
    assert reading.missing == ()


@pytest.mark.parametrize("name", NEGATIVE)
@pytest.mark.parametrize("state", [None, "not_done", "indeterminate"])
def test_trap_10_one_needed_test_not_negative_leaves_the_clone_open(read, name, state):
    reading = read(**{**NEGATIVE, name: state, "accessible_lesion": False})
    assert reading.truth is Truth.UNKNOWN
    assert reading.value == "Clone not demonstrated so far."
    assert len(reading.missing) == 1


def test_trap_10_electrophoresis_and_flow_exclude_nothing(read):
    reading = read(spep="negative", marrow_flow="negative")
    assert reading.truth is Truth.UNKNOWN
    assert len(reading.missing) == 4
    said = " ".join(reading.cautions)
    assert "4 of 24" in said
    assert "negative flow alone excludes nothing" in said


@pytest.mark.parametrize(
    ("lesion", "biopsy", "truth"),
    [
        (False, None, Truth.FALSE),
        (True, None, Truth.UNKNOWN),
        (None, None, Truth.UNKNOWN),
        (True, "not_done", Truth.UNKNOWN),
        (True, "negative", Truth.FALSE),
        (None, "negative", Truth.FALSE),
    ],
)
def test_an_accessible_lesion_has_to_be_biopsied(read, tables, lesion, biopsy, truth):
    reading = read(**NEGATIVE, accessible_lesion=lesion, lesion_biopsy=biopsy)
    assert reading.truth is truth
    asked = "Is there a lesion that could be biopsied? (CT, PET)"
    labels = {one.id: one.label for one in tables.points.detection}
    wanted = asked if lesion is None else labels["lesion_biopsy"]
    assert reading.missing == (() if truth is Truth.FALSE else (wanted,))


def test_even_with_every_test_negative_it_never_says_no_clone(read):
    reading = read(**NEGATIVE, accessible_lesion=False)
    assert reading.value == "Clone not demonstrated by every test that applies."
    text = " ".join((reading.value, *reading.cautions)).casefold()
    assert "no clone" not in text
    assert "he 2019" in text


def test_trap_12_kappa_asks_to_reconsider_and_excludes_nothing(read):
    reading = read(serum_immunofixation="positive", light_chain="kappa")
    assert reading.truth is Truth.TRUE
    assert any("does not exclude" in one and "Reconsider" in one for one in reading.cautions)
    assert not any("Reconsider" in one for one in read(light_chain="lambda").cautions)
    assert any("two" in one for one in read(light_chain="both").cautions)


@pytest.fixture
def chains(n):
    def make(kappa, lambda_, units=("mg/L", "mg/L"), **parts):
        pair = [
            None if v is None else Quantity(n(v), u)
            for v, u in zip((kappa, lambda_), units, strict=True)
        ]
        return FreeLightChains(*pair, **parts)

    return make


LIMITS = RatioLimits(Decimal("0.26"), Decimal("1.65"))


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        ("25.9", "below the laboratory's range"),
        ("26", "within the laboratory's range"),
        ("165", "within the laboratory's range"),
        ("165.1", "above the laboratory's range"),
        ("<50", "cannot be placed"),
    ],
)
def test_trap_11_no_ratio_answers_whether_there_is_a_clone(tables, shipped, chains, kappa, words):
    reading = read_ratio(
        chains(kappa, "100", limits=LIMITS, renal_impairment=Truth.FALSE),
        shipped.units,
        tables.points,
    )
    assert words in reading.value
    assert reading.truth is None
    said = " ".join(reading.cautions)
    assert "does not exclude a clone" in said
    assert "does not prove one" in said
    assert "18% only" in said
    assert reading.missing == ()


def test_trap_11_renal_impairment_shifts_the_ratio(tables, shipped, chains):
    reading = read_ratio(
        chains("50", "100", renal_impairment=Truth.TRUE), shipped.units, tables.points
    )
    assert reading.value == "Kappa/lambda 0.50."
    assert "usual range does not hold" in reading.cautions[-1]
    assert reading.missing == ("The laboratory's range of the ratio.",)


def test_a_milligram_per_deciliter_is_ten_per_liter(shipped, chains):
    assert ratio(chains("5", "100", ("mg/dL", "mg/L")), shipped.units).exact == Decimal("0.5")


def test_a_reported_ratio_stands_where_none_can_be_calculated(tables, shipped, chains, n):
    alone = chains(None, None, reported=n("0.2"), limits=LIMITS)
    reading = read_ratio(alone, shipped.units, tables.points)
    assert reading.value == "Kappa/lambda 0.20: below the laboratory's range."
    assert reading.truth is None
    assert reading.missing == ("Renal function of the same day.",)


def test_half_a_pair_or_unlike_units_give_no_ratio(tables, shipped, chains):
    reading = read_ratio(chains("5", None), shipped.units, tables.points)
    assert reading.value == "Not calculated."
    assert reading.missing[0] == "Kappa and lambda of the same day."
    reading = read_ratio(chains("5", "3", ("mg/L", "s")), shipped.units, tables.points)
    assert reading.missing[0].startswith("Both in units")
    assert "Renal function of the same day." in reading.missing
    assert ratio(chains("5", "0"), shipped.units) is None


@pytest.mark.parametrize(
    ("heavy", "light", "drug"),
    [
        ("IgG", "kappa", True),
        ("IgG", None, True),
        (None, "kappa", True),
        (None, None, True),
        ("IgG", "lambda", False),
        ("IgA", "kappa", False),
    ],
)
def test_trap_44_a_band_of_the_antibody_s_type_may_be_the_drug(tables, given, heavy, light, drug):
    found = exposed([given("Daratumumab SC")], tables.points.antibody, AS_OF)
    assert may_be_drug(heavy, light, found) is drug
    assert not may_be_drug(heavy, light, ())


@pytest.mark.parametrize(
    ("name", "start", "count"),
    [
        ("daratumumab, bortezomib", "2024-06-01", 1),
        ("Siltuximab", None, 1),
        ("siltuximab", "2026-06-01", 0),
        ("melphalan", "2024-06-01", 0),
    ],
)
def test_trap_44_exposure_is_flagged(tables, given, name, start, count):
    reading = exposure([given(name, start)], (), tables.points.antibody, AS_OF)
    assert len(reading.inputs) == count
    assert reading.truth is (Truth.TRUE if count else Truth.UNKNOWN)
    assert bool(reading.cautions) is bool(count)


@pytest.mark.parametrize(
    ("day0", "truth"),
    [("2024-06-01", Truth.TRUE), ("2026-01-01", Truth.UNKNOWN), (None, Truth.UNKNOWN)],
)
def test_trap_44_transplant_may_bring_oligoclonal_bands(tables, day0, truth):
    day = None if day0 is None else PartialDate.from_iso(day0)
    reading = exposure((), [Transplant(id="x", day0=day)], tables.points.antibody, AS_OF)
    assert reading.truth is truth
    assert ("oligoclonal" in reading.value) is (truth is Truth.TRUE)


def test_an_open_ratio_of_bounds_is_a_bound(shipped, chains):
    assert ratio(chains("<5", "10"), shipped.units) == Interval(
        Decimal(0), Decimal("0.5"), high_open=True
    )

from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.heart_lung import (
    GasTransfer,
    RightHeart,
    read_dlco,
    read_rvsp,
)
from poems_desktop.clinical.interpret.risk import (
    Factor,
    Known,
    age_at,
    associations,
    load_risk,
    low_albumin,
    read_model,
)
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.fixture
def wang(tables, n):
    def read(age=None, egfr=None, ph=U, effusion=U):
        numbers = {"age_at_diagnosis": n(age), "egfr": n(egfr)}
        known = Known(
            {"pulmonary_hypertension": ph, "pleural_effusion": effusion},
            {key: value for key, value in numbers.items() if value is not None},
        )
        return read_model(tables.risk.find("wang_2017"), known)

    return read


def truth(reading, factor):
    return next(one.truth for one in reading.factors if one.id.endswith(factor))


@pytest.mark.parametrize(("age", "expected"), [("49", F), ("50", F), ("51", T), (">=50", U)])
def test_trap_62_age_is_strictly_above_50(wang, age, expected):
    assert truth(wang(age=age), "age_above_50") is expected


@pytest.mark.parametrize(
    ("egfr", "expected"), [("29.9", T), ("30", F), ("30.1", F), ("<30", T), ("<60", U)]
)
def test_trap_62_egfr_is_strictly_below_30(wang, egfr, expected):
    assert truth(wang(egfr=egfr), "egfr_below_30") is expected


def test_trap_62_no_points_and_no_groups_are_made(tables, wang):
    reading = wang("60", "20", T, T)
    assert reading.summary.value == "4 of 4 present, 0 not known."
    assert "points" not in Factor.model_fields
    assert reading.summary.truth is None
    said = " ".join((reading.summary.value, *(one.value for one in reading.factors)))
    for word in ("high risk", "low risk", "points", "score"):
        assert word not in said.casefold()
    assert "nomogram, which was not seen" in reading.summary.cautions[0]


def test_hazard_ratios_are_shown_with_their_intervals(wang):
    shown = [one.value.partition(". ")[2] for one in wang().factors]
    assert shown == [
        "Hazard ratio 4.07 (1.41 to 11.76).",
        "Hazard ratio 3.99 (1.44 to 11.04).",
        "Hazard ratio 3.81 (1.23 to 11.79).",
        "Hazard ratio 8.25 (2.18 to 31.25).",
    ]


def test_trap_63_what_was_not_examined_is_not_counted_absent(wang):
    reading = wang(age="60", effusion=F)
    assert reading.summary.value == "1 of 4 present, 2 not known: at least 1, up to 3."
    assert (reading.present, reading.unknown) == (1, 2)
    assert len(reading.summary.missing) == 2
    assert wang().summary.value == "0 of 4 present, 4 not known: at least 0, up to 4."


def test_trap_64_each_paper_keeps_its_end_point_and_age_turns_round(tables, n):
    known = Known({}, {"age_at_diagnosis": n("45"), "age_at_transplant": n("45")})
    wang, dsouza, kourelis = (read_model(one, known) for one in tables.risk.model)
    assert truth(wang, "age_above_50") is F
    assert truth(dsouza, "age_50_or_less") is T
    assert truth(kourelis, "older_age") is None
    assert "overall survival" in wang.summary.title
    assert "progression after autologous transplant" in dsouza.summary.title
    assert "not for relapse" in " ".join(wang.summary.cautions)
    assert "not for death" in " ".join(dsouza.summary.cautions)
    for reading, other in ((wang, "D'Souza"), (dsouza, "Kourelis"), (kourelis, "D'Souza")):
        aged = [one for one in reading.factors if "ge " in one.title or "age" in one.id]
        assert any(other in " ".join(one.cautions) for one in aged)


@pytest.mark.parametrize(("age", "expected"), [("49", T), ("50", T), ("51", F)])
def test_age_at_transplant_includes_50(tables, n, age, expected):
    known = Known({}, {"age_at_transplant": n(age)})
    assert truth(read_model(tables.risk.find("dsouza_2012"), known), "age_50_or_less") is expected


def test_a_direction_without_limit_is_not_counted(tables, n):
    known = Known({"low_albumin": T}, {"age_at_diagnosis": n("80")})
    reading = read_model(tables.risk.find("kourelis_2016"), known)
    assert reading.summary.value == "1 of 2 present, 1 not known: at least 1, up to 2."
    older = reading.factors[-1]
    assert older.value.startswith("No limit is published")
    assert older.missing == ()
    assert "No hazard ratio was seen." in older.value


def test_a_ratio_without_interval_is_shown_alone(tables):
    model = tables.risk.find("wang_2017")
    factor = model.factor[0].model_copy(update={"interval": None})
    bare = model.model_copy(update={"factor": (factor,)})
    assert read_model(bare, Known({}, {})).factors[0].value.endswith("Hazard ratio 4.07.")


def test_statements_are_inputs_only_where_known(wang):
    reading = wang(age="60", ph=T, effusion=F)
    assert [(one.label, one.text) for one in reading.summary.inputs] == [
        ("Age above 50 years", "60"),
        ("Pulmonary hypertension", "present"),
        ("Pleural effusion", "absent"),
    ]


def test_trap_65_clubbing_is_said_to_be_weak(tables):
    reading = next(one for one in associations(tables.risk) if one.id.endswith("clubbing"))
    assert "6%" in reading.value
    assert "a weak sign" in reading.value
    assert all(
        "clubbing" not in factor.label.casefold()
        for model in tables.risk.model
        for factor in model.factor
    )


def test_trap_66_no_survival_figure_without_cohort_and_horizon(tables):
    readings = associations(tables.risk)
    assert len(readings) == len(tables.risk.association) > 5
    for one, reading in zip(tables.risk.association, readings, strict=True):
        assert one.cohort
        assert one.horizon
        assert one.cohort in reading.title
        assert f"Horizon: {one.horizon}" in reading.value
        assert "not this patient's chance" in reading.cautions[0]
        assert reading.truth is None


POSSIBLE = (
    Quantity(Interval.exactly(Decimal("0.5")), "g/dL"),
    Quantity(Interval.exactly(Decimal("6.5")), "g/dL"),
)


@pytest.fixture
def albumin(n, shipped):
    def read(value, unit, limit, limit_unit):
        made = None if value is None else Quantity(n(value), unit)
        reference = None if limit is None else Quantity(n(limit), limit_unit)
        return low_albumin(made, reference, POSSIBLE, shipped.units)

    return read


@pytest.mark.parametrize(
    ("value", "unit", "limit", "limit_unit", "expected"),
    [
        ("3.2", "g/dL", "3.5", "g/dL", T),
        ("3.5", "g/dL", "3.5", "g/dL", F),
        ("3.4", "g/dL", "3.5", "g/dL", T),
        ("32", "g/L", "3.5", "g/dL", T),
        ("36", "g/L", "3.5", "g/dL", F),
        ("3.2", "g/L", "35", "g/L", U),
        ("32", "g/dL", "3.5", "g/dL", U),
        ("3.2", "s", "3.5", "g/dL", U),
        ("3.2", "g/dL", ">3.5", "g/dL", U),
        (None, "g/dL", "3.5", "g/dL", U),
        ("3.2", "g/dL", None, "g/dL", U),
        ("<3", "g/dL", "3.5", "g/dL", T),
    ],
)
def test_trap_67_albumin_keeps_its_unit(albumin, value, unit, limit, limit_unit, expected):
    assert albumin(value, unit, limit, limit_unit) is expected


@pytest.mark.parametrize(
    ("born", "when", "low", "high"),
    [
        ("1970-05-03", "2020-05-02", 49, 49),
        ("1970-05-03", "2020-05-03", 50, 50),
        ("1970", "2020-05-03", 49, 50),
        ("1970-05", "2020-05", 49, 50),
        ("1970-05-03", "2020", 49, 50),
        ("2020-06", "2020", 0, 0),
    ],
)
def test_age_is_in_completed_years(born, when, low, high):
    found = age_at(PartialDate.from_iso(born), PartialDate.from_iso(when))
    assert (found.low, found.high) == (low, high)


def test_no_age_without_dates_or_before_birth():
    day = PartialDate(2000, 1, 1)
    assert age_at(None, day) is None
    assert age_at(day, None) is None
    assert age_at(day, PartialDate(1999)) is None


@pytest.mark.parametrize(
    ("rvsp", "expected"), [("49", F), ("50", T), ("51", T), ("<60", U), ("30", F)]
)
def test_rvsp_against_the_limit_of_the_study(tables, n, rvsp, expected):
    heart = RightHeart(Quantity(n(rvsp), "mm[Hg]"))
    assert read_rvsp(heart, tables.response.pulmonary_hypertension).truth is expected


@pytest.mark.parametrize(
    ("rvsp", "measurable"), [(None, F), (None, U), ("0", U), ("0", T), ("30", F)]
)
def test_trap_60_no_jet_is_not_a_pressure_of_zero(tables, n, rvsp, measurable):
    quantity = None if rvsp is None else Quantity(n(rvsp), "mm[Hg]")
    reading = read_rvsp(RightHeart(quantity, measurable), tables.response.pulmonary_hypertension)
    assert reading.truth is U
    assert reading.missing


def test_a_pressure_above_zero_is_read_however_low(tables, n):
    rules = tables.response.pulmonary_hypertension
    assert read_rvsp(RightHeart(Quantity(n("1"), "mm[Hg]")), rules).truth is F
    assert read_rvsp(RightHeart(Quantity(n("0"), "mm[Hg]")), rules).truth is U


def test_whether_dlco_was_corrected_is_asked_where_nobody_said(n):
    asked = read_dlco(GasTransfer(Quantity(n("55"), "%"))).missing
    assert asked == ("Was DLCO corrected for hemoglobin?",)


def test_rvsp_in_another_unit_is_not_read(tables, n):
    heart = RightHeart(Quantity(n("4"), "kPa"))
    reading = read_rvsp(heart, tables.response.pulmonary_hypertension)
    assert reading.truth is U
    assert "mmHg" in reading.value


def test_trap_59_dlco_needs_percent_and_correction(n):
    reading = read_dlco(GasTransfer(Quantity(n("55"), "%"), T))
    assert reading.value == "55% of predicted."
    assert reading.missing == ()
    assert not any("corrected" in one for one in reading.cautions)
    for corrected, asked in ((F, 0), (U, 1)):
        reading = read_dlco(GasTransfer(Quantity(n("55"), "%"), corrected))
        assert [(one.label, one.text) for one in reading.inputs] == [("DLCO", "55%")]
        assert reading.cautions[0].startswith("Not corrected for hemoglobin")
        assert len(reading.missing) == asked
    reading = read_dlco(GasTransfer(Quantity(n("15"), "mL/min/mm[Hg]"), T))
    assert "is not percent of predicted" in reading.value
    assert reading.missing == ("DLCO in % of predicted.",)
    assert reading.inputs == ()
    assert read_dlco(GasTransfer()).value == "Not known."


def test_trap_61_egfr_from_creatinine_is_doubted_in_a_wasted_patient(wang):
    factor = next(one for one in wang(egfr="45").factors if one.id.endswith("egfr_below_30"))
    assert "wasted" in factor.cautions[0]
    assert "cystatin C" in factor.cautions[0]


def test_load_without_argument_reads_what_is_shipped(tables):
    assert load_risk() == tables.risk
    with pytest.raises(KeyError):
        tables.risk.find("nothing")

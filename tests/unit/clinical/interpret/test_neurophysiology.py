from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.cidp_or_poems import evidence
from poems_desktop.clinical.interpret.latency_index import (
    NerveStudy,
    latency_index,
    load_neurophysiology,
    read_latency_index,
)
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

FINE = {"carpal_tunnel": Truth.FALSE, "cold_limb": Truth.FALSE, "response_absent": Truth.FALSE}


@pytest.fixture
def study(n):
    def make(distance="80", latency="4.0", velocity="50", *, nerve="median", units=None, **parts):
        units = units or ("mm", "ms", "m/s")
        values = [
            None if value is None else Quantity(n(value), unit)
            for value, unit in zip((distance, latency, velocity), units, strict=True)
        ]
        return NerveStudy(nerve, *values, **{**FINE, **parts})

    return make


@pytest.fixture
def read(tables):
    rules = tables.neurophysiology.latency_index
    return lambda study: read_latency_index(study, rules, tables.points.find(rules.point))


def test_the_worked_example(tables, study, read):
    assert latency_index(study(), tables.neurophysiology.latency_index).exact == Decimal("0.4")
    reading = read(study())
    assert reading.value == "0.40: 0.38 or more, which leans to POEMS rather than CIDP."
    assert reading.truth is Truth.TRUE
    assert reading.confidence == "unconfirmed"
    assert reading.missing == ()


@pytest.mark.parametrize(
    ("distance", "truth"),
    [("75.9", Truth.FALSE), ("76", Truth.TRUE), ("76.1", Truth.TRUE)],
)
def test_the_cut_off_at_under_and_over(study, read, distance, truth):
    assert read(study(distance)).truth is truth


@pytest.mark.parametrize(
    ("latency", "read_"),
    [("2.66", False), ("2.67", True), ("10.66", True), ("10.67", False)],
)
def test_trap_57_outside_the_plausible_range_it_is_not_read(study, read, latency, read_):
    """80 mm at 50 m/s: 0.15 at 10.67 ms and 0.60 at 2.67 ms."""
    reading = read(study(latency=latency))
    assert (reading.truth is not Truth.UNKNOWN) is read_
    assert ("not read" in reading.value) is not read_


def test_trap_57_centimeters_are_refused_not_converted(tables, study, read):
    reading = read(study("8.0", units=("cm", "ms", "m/s")))
    assert reading.value == "Not calculated. Enter the distance in mm, not in cm."
    assert reading.truth is Truth.UNKNOWN
    reading = read(study("8"))
    assert "check number and unit" in reading.value


@pytest.mark.parametrize(
    ("place", "value", "fits"),
    [
        (0, "49", False),
        (0, "50", True),
        (0, "100", True),
        (0, "101", False),
        (1, "1.9", False),
        (1, "2", True),
        (1, "25", True),
        (1, "25.1", False),
        (2, "4", False),
        (2, "5", True),
        (2, "75", True),
        (2, "76", False),
    ],
)
def test_each_measurement_has_its_possible_range(tables, study, place, value, fits):
    values = ["80", "4.0", "50"]
    values[place] = value
    found = latency_index(study(*values), tables.neurophysiology.latency_index)
    assert (found is not None) is fits


def test_trap_57_an_inverted_index_is_caught(study, read, n):
    reading = read(study(None, None, None, reported=n("2.4")))
    assert reading.truth is Truth.UNKNOWN
    assert "upside down" in reading.value


def test_trap_57_another_nerve_has_no_cut_off(study, read, n):
    reading = read(study(nerve="ulnar", reported=n("0.42")))
    assert reading.truth is Truth.UNKNOWN
    assert reading.value == "Not calculated. The cut-off holds for the median nerve only."


@pytest.mark.parametrize("why", FINE)
def test_trap_57_what_makes_it_unreliable_leaves_it_unread(study, read, why):
    reading = read(study(**{why: Truth.TRUE}))
    assert reading.truth is Truth.UNKNOWN
    assert "not read" in reading.value
    assert len(read(study(**{why: Truth.UNKNOWN})).missing) == 1


def test_a_reported_index_stands_where_nothing_was_measured(study, read, n):
    assert read(study(None, None, None, reported=n("0.42"))).truth is Truth.TRUE
    reading = read(study(None, None, None, reported=n("0.37")))
    assert reading.truth is Truth.FALSE
    assert "leans to CIDP" in reading.value
    assert read(study(None, None, None, reported=n(">0.30"))).value == (
        "more than 0.30: cannot be compared with 0.38."
    )


@pytest.mark.parametrize(("reported", "agrees"), [("0.40", True), ("0.404", True), ("0.42", False)])
def test_a_report_that_differs_from_the_measurements_is_a_question(
    study, read, n, reported, agrees
):
    reading = read(study(reported=n(reported)))
    assert (reading.truth is Truth.TRUE) is agrees
    assert any("find out which is right" in one for one in reading.cautions) is not agrees


def test_a_reported_bound_does_not_differ(study, read, n):
    assert read(study(reported=n(">0.30"))).truth is Truth.TRUE


def test_missing_parts_are_named(study, read):
    reading = read(study(None, "4", None))
    assert reading.value == "Not calculated."
    assert reading.missing == ("Distance in mm.", "Forearm motor velocity in m/s.")


def test_a_bound_gives_a_bound(tables, study, n):
    found = latency_index(study(latency=">4.0"), tables.neurophysiology.latency_index)
    assert found.at_or_above(Decimal("0.38")) is Truth.UNKNOWN
    assert found.at_or_above(Decimal("0.40")) is Truth.FALSE


def test_nothing_is_divided_by_a_latency_that_may_be_zero(tables, n):
    study = NerveStudy("median", Quantity(n("80"), "mm"), Quantity(n("<3"), "ms"),
                       Quantity(n("50"), "m/s"))  # fmt: skip
    found = latency_index(study, tables.neurophysiology.latency_index)
    assert found.high is None


def test_trap_58_it_tells_poems_from_cidp_only(study, read):
    for one in (study(), study(latency="6")):
        said = " ".join(read(one).cautions)
        assert "between POEMS and CIDP only" in said
        assert "does not tell POEMS from normal nerves" in said
        assert "does not exclude POEMS" in said
        assert "Sensitivity 70%, specificity 77%" in said


def test_a_point_without_cut_off_is_refused(tables, study):
    rules = tables.neurophysiology.latency_index
    with pytest.raises(ValueError, match="has a cut-off"):
        read_latency_index(study(), rules, tables.points.find("serum_above_limit"))


def keys(lines):
    return {one.id.removeprefix("cidp_or_poems.") for one in lines}


def test_findings_are_sorted_by_what_they_lean_to(tables):
    found = evidence(
        {
            "severe_leg_pain": Truth.TRUE,
            "conduction_block": Truth.TRUE,
            "latency_index_high": Truth.FALSE,
            "thrombocytosis": Truth.FALSE,
            "csf_protein_raised": Truth.TRUE,
        },
        tables.neurophysiology,
    )
    assert keys(found.for_poems) == {"severe_leg_pain"}
    assert keys(found.for_cidp) == {"conduction_block", "latency_index_high"}
    assert keys(found.neither) == {"thrombocytosis", "csf_protein_raised"}
    assert "sural_sparing" in keys(found.not_known)
    assert found.prompt is None


def test_every_finding_is_in_exactly_one_list_and_no_score_exists(tables):
    every = {one.key for one in tables.neurophysiology.feature}
    for truth in Truth:
        found = evidence(dict.fromkeys(every, truth), tables.neurophysiology)
        lists = (found.for_poems, found.for_cidp, found.neither, found.not_known)
        assert sum(len(one) for one in lists) == len(every)
        assert set().union(*map(keys, lists)) == every
        assert all("not added" in one.cautions[0] for part in lists for one in part)
    assert not {"score", "total", "sum"} & set(type(found).__slots__)


@pytest.mark.parametrize(
    ("truth", "word"), [(Truth.TRUE, "present"), (Truth.FALSE, "absent"), (Truth.UNKNOWN, None)]
)
def test_a_line_says_the_state_and_asks_for_what_is_not_known(tables, truth, word):
    found = evidence({"conduction_block": truth}, tables.neurophysiology)
    lines = [*found.for_poems, *found.for_cidp, *found.neither, *found.not_known]
    (line,) = [one for one in lines if one.id == "cidp_or_poems.conduction_block"]
    assert line.value.startswith(f"{(word or 'not known').capitalize()}. ")
    assert [one.text for one in line.inputs] == ([] if word is None else [word])
    assert line.missing == (() if word else (line.title,))


def test_meeting_the_criteria_of_cidp_is_no_evidence_against_poems(tables):
    for key in ("meets_cidp_electrodiagnosis", "steroid_response"):
        found = evidence({key: Truth.TRUE}, tables.neurophysiology)
        assert keys(found.neither) == {key}


@pytest.mark.parametrize(
    ("states", "asked"),
    [
        ({"cidp_previous_diagnosis": Truth.TRUE, "thrombocytosis": Truth.TRUE}, True),
        ({"cidp_previous_diagnosis": Truth.TRUE, "monoclonal_lambda": Truth.TRUE}, True),
        ({"cidp_previous_diagnosis": Truth.TRUE}, False),
        ({"cidp_previous_diagnosis": Truth.TRUE, "conduction_block": Truth.TRUE}, False),
        ({"thrombocytosis": Truth.TRUE}, False),
    ],
)
def test_cidp_with_a_sign_of_poems_asks_for_vegf_and_immunofixation(tables, states, asked):
    prompt = evidence(states, tables.neurophysiology).prompt
    assert (prompt is not None) is asked
    if prompt is not None:
        assert "VEGF" in prompt.value
        assert "immunofixation" in prompt.value


def test_load_without_argument_reads_what_is_shipped(tables):
    assert load_neurophysiology() == tables.neurophysiology


def test_of_several_doubts_the_first_stands_in_the_line(study, read):
    both = read(study(carpal_tunnel=Truth.TRUE, cold_limb=Truth.TRUE))
    assert both.value.endswith("not read. Carpal tunnel syndrome makes the index unreliable.")
    none = read(study(distance=None, carpal_tunnel=Truth.TRUE, cold_limb=Truth.TRUE))
    assert none.value == "Not calculated. Carpal tunnel syndrome makes the index unreliable."

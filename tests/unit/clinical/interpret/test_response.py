from decimal import Decimal

import pytest

from poems_desktop.clinical.interpret.clinical_response import (
    OrganChange,
    clinical_response,
    organ_measure,
)
from poems_desktop.clinical.interpret.hematologic_response import (
    CloneState,
    hematologic_response,
)
from poems_desktop.clinical.interpret.imaging_response import PetState, imaging_response
from poems_desktop.clinical.interpret.relapse import new_features, relapse_types
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

TYPES = ("clinical", "radiographic", "hematologic", "vegf")


def state(serum=None, urine=None, marrow=None, spike=None):
    return CloneState(serum, urine, marrow, spike)


@pytest.fixture
def blood(tables, n):
    def read(before, now, **parts):
        states = [state(*one[:3], n(one[3]) if len(one) > 3 else None) for one in (before, now)]
        return hematologic_response(*states, tables.response.template, **parts)

    return read


P, N = "positive", "negative"


def test_complete_needs_serum_urine_and_marrow(blood):
    reading = blood((P,), (N, N, N))
    assert reading.value == "Complete."
    assert reading.truth is Truth.TRUE
    assert reading.confidence == "sourced"
    assert blood((P, N, N, "0.3"), (N, N, N, "0")).truth is Truth.TRUE


@pytest.mark.parametrize(
    ("now", "value"),
    [
        (
            (N, N, None),
            (
                "Negative: serum immunofixation, urine immunofixation; not done: marrow. "
                "Complete is not known."
            ),
        ),
        (
            (None, N, N),
            (
                "Negative: urine immunofixation, marrow; not done: serum immunofixation. "
                "Complete is not known."
            ),
        ),
        ((None, None, None), None),
    ],
)
def test_trap_43_no_complete_response_without_marrow(blood, now, value):
    reading = blood((P,), now)
    assert reading.truth is Truth.UNKNOWN
    assert reading.missing
    if value:
        assert reading.value == value
    else:
        assert reading.value.startswith("Not known")


@pytest.mark.parametrize("before", [(N, N, N), (None, None, None), (N, N, None)])
def test_nothing_is_evaluable_where_no_clone_was_shown(blood, before):
    reading = blood(before, (N, N, N))
    assert reading.value == "Not evaluable: no clone was shown before treatment."
    assert reading.truth is Truth.UNKNOWN
    assert bool(reading.missing) is (None in before)


def test_a_measured_m_protein_shows_the_clone_too(blood):
    assert blood((None, None, None, "1.2"), (N, N, N)).value == "Complete."


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        ("0.5", "0.05", "Very good partial: M-protein fell by 90%"),
        ("0.5", "0.051", "Not complete. Partial response is not evaluable"),
        ("0.49", "0.01", "Not complete. Partial response is not evaluable"),
        ("1.0", "0.5", "Partial: M-protein fell by 50%"),
        ("1.0", "0.51", "None: M-protein fell by 49%"),
        ("1.0", "0.1", "Very good partial"),
        ("0.99", "0.4", "Not complete. Partial response is not evaluable"),
        ("1.0", "1.2", "None: M-protein rose by 20%"),
        ("1.0", None, "Not complete; partial is not known."),
        ("1.0", ">0.5", "None: M-protein may have fallen or risen"),
        ("1.0", "<0.6", "Not complete; partial is not known."),
        (">1.0", "<0.6", "Not complete; partial is not known."),
    ],
)
def test_falls_are_judged_at_under_and_over_each_limit(blood, before, now, word):
    reading = blood((P, None, None, before), (P, None, None, now))
    assert reading.value.startswith(word)
    assert reading.truth is Truth.FALSE
    assert reading.confidence == "unconfirmed"
    assert "not verified" in reading.cautions[0]


def test_trap_42_a_small_spike_is_not_evaluable_by_percent(blood):
    reading = blood((P, N, P, "0.3"), (P, N, P, "0.1"))
    assert "0.3 g/dL, is too small to measure a fall" in reading.value
    assert not reading.value.startswith("Partial")
    assert any("rules made for myeloma are not used" in one for one in reading.cautions)


def test_without_a_measured_baseline_partial_is_not_evaluable(blood):
    reading = blood((P,), (P,))
    assert "no M-protein was measured before" in reading.value
    assert reading.missing


def test_immunofixation_that_was_all_there_was_and_cleared_is_partial(blood):
    reading = blood((P, N, P, "0"), (N, N, P))
    assert reading.value.startswith("Partial: immunofixation is negative now")
    assert reading.truth is Truth.FALSE
    assert blood((P, N, P, "0"), (N, P, P)).value.startswith("Not complete.")


def test_an_m_protein_that_is_still_measured_is_not_complete(blood):
    reading = blood((P, P, P, "2"), (N, N, N, "0.9"))
    assert reading.truth is Truth.FALSE
    assert reading.value.startswith("Partial")


def test_trap_44_a_band_that_may_be_the_drug_is_not_read(blood):
    before, now = (P, P, P, "0.3"), (P, N, N, "0.2")
    assert blood(before, now).truth is Truth.FALSE
    reading = blood(before, now, band_may_be_drug=True)
    assert reading.truth is Truth.UNKNOWN
    assert any("therapeutic antibody" in one for one in reading.cautions)
    quiet = blood(before, (N, N, N), band_may_be_drug=True)
    assert quiet.truth is Truth.TRUE
    assert not any("therapeutic antibody" in one for one in quiet.cautions)


def test_trap_49_the_myeloma_limit_is_per_deciliter_and_no_rule_reads_it(tables, shipped, blood):
    reference = tables.response.myeloma_reference
    limit = Quantity(Interval.exactly(reference.flc_difference), reference.flc_unit)
    assert shipped.units.convert(limit, "mg/L").value.exact == 100
    assert not {"kappa", "lambda_", "flc"} & set(CloneState.__slots__)
    assert any("free light chains" in one for one in blood((P,), (P,)).cautions)


@pytest.fixture
def pet(tables, n):
    def read(before, now):
        states = [PetState(Truth[a], n(s), Truth[new]) for a, s, new in (before, now)]
        return imaging_response(*states, tables.response.template)

    return read


AVID = ("TRUE", "20", "UNKNOWN")


@pytest.mark.parametrize(
    ("before", "now", "word", "truth"),
    [
        (AVID, ("FALSE", None, "FALSE"), "Complete.", "TRUE"),
        (AVID, ("FALSE", None, "UNKNOWN"), "No uptake is left", "UNKNOWN"),
        (AVID, ("FALSE", None, "TRUE"), "A new lesion", "FALSE"),
        (AVID, ("TRUE", "10", "FALSE"), "Partial: the sum of SUVmax fell by 50%", "FALSE"),
        (AVID, ("TRUE", "10.1", "FALSE"), "None: the sum of SUVmax fell by 49.5%", "FALSE"),
        (AVID, ("TRUE", "9.9", "FALSE"), "Partial", "FALSE"),
        (AVID, ("TRUE", None, "FALSE"), "Not complete; partial is not known", "FALSE"),
        (AVID, ("UNKNOWN", None, "FALSE"), "Not known", "UNKNOWN"),
        (("FALSE", None, "FALSE"), ("FALSE", None, "FALSE"), "Not evaluable: no lesion", "UNKNOWN"),
        (("UNKNOWN", None, "FALSE"), ("FALSE", None, "FALSE"), "Not evaluable.", "UNKNOWN"),
        (("TRUE", ">20", "FALSE"), ("TRUE", "15", "FALSE"), "Not complete; partial", "FALSE"),
    ],
)
def test_imaging_by_uptake_and_new_lesions(pet, before, now, word, truth):
    reading = pet(before, now)
    assert reading.value.startswith(word)
    assert reading.truth is Truth[truth]
    assert reading.confidence == "unconfirmed"


def test_imaging_that_was_not_done_is_asked_for(tables):
    reading = imaging_response(PetState(), PetState(), tables.response.template)
    assert (reading.value, reading.truth) == ("Not evaluable.", Truth.UNKNOWN)
    assert (reading.missing, reading.inputs) == (("PET before treatment.",), ())
    avid = imaging_response(PetState(avid=Truth.TRUE), PetState(), tables.response.template)
    assert avid.missing == ("PET after treatment.",)
    gone = imaging_response(
        PetState(avid=Truth.TRUE), PetState(avid=Truth.FALSE), tables.response.template
    )
    assert (gone.truth, gone.missing) == (Truth.UNKNOWN, ("Was there any new lesion?",))


def test_a_new_lesion_is_an_input_and_its_absence_is_not(pet):
    labels = [one.text for one in pet(AVID, ("TRUE", "10", "TRUE")).inputs]
    assert labels == ["uptake", "20", "uptake", "10", "new lesion"]
    assert "new lesion" not in [one.text for one in pet(AVID, ("FALSE", None, "FALSE")).inputs]


def test_trap_50_sclerosis_that_stays_is_not_persistent_disease(pet):
    assert "sclerotic" not in PetState.__slots__
    reading = pet(AVID, ("FALSE", None, "FALSE"))
    assert reading.truth is Truth.TRUE
    assert any(one.startswith("Sclerosis remains") for one in reading.cautions)


@pytest.fixture
def clinical(tables):
    def read(*changes, months=24):
        made = [OrganChange(key, key.title(), change) for key, change in changes]
        return clinical_response(made, months, tables.response.template, tables.response.timing)

    return read


def test_trap_45_organs_are_listed_and_never_put_together(clinical):
    reading = clinical(("polyneuropathy", "improved"), ("ascites", "worse"), ("spleen", "stable"))
    assert reading.value == "Worse: Ascites. Improved: Polyneuropathy. Stable: Spleen."
    assert reading.truth is None


def test_an_organ_that_was_not_compared_is_missing(clinical, tables):
    reading = clinical(("ascites", None), ("spleen", "improved"))
    assert reading.missing == ("Ascites",)
    assert clinical().value.startswith("Not evaluable")
    assert clinical().missing
    poor = OrganChange("eye", "Eye", "improved", adequately_assessed=False)
    template, timing = tables.response.template, tables.response.timing
    assert clinical_response([poor], 24, template, timing).missing == ("Eye",)


@pytest.mark.parametrize(
    ("months", "change", "warned"),
    [
        (3, "stable", True),
        (3, "worse", True),
        (11, "worse", True),
        (12, "worse", False),
        (13, "stable", False),
        (None, "worse", True),
        (3, "improved", False),
        (3, None, False),
    ],
)
def test_trap_48_nerves_are_not_called_a_failure_too_early(clinical, months, change, warned):
    reading = clinical(("polyneuropathy", change), months=months)
    assert any("failure" in one for one in reading.cautions) is warned
    assert "failure" not in reading.value


def test_other_organs_have_no_such_delay(clinical):
    assert clinical(("ascites", "worse"), months=3).cautions == ()


@pytest.mark.parametrize(
    ("place", "before", "now", "truth"),
    [
        (0, "40", "39.9", "TRUE"),
        (0, "40", "40", "FALSE"),
        (0, "39.9", "30", "UNKNOWN"),
        (0, "55", None, "UNKNOWN"),
        (0, None, "30", "UNKNOWN"),
        (1, "69.9", "70", "TRUE"),
        (1, "69.9", "69.9", "FALSE"),
        (1, "70", "80", "UNKNOWN"),
    ],
)
def test_a_measure_has_to_cross_its_limit(tables, n, place, before, now, truth):
    template = tables.response.template
    reading = organ_measure(template.organ[place], n(before), n(now), template)
    assert reading.truth is Truth[truth]
    assert reading.confidence == "unconfirmed"
    assert bool(reading.missing) is (None in {before, now})
    if before in {"39.9", "70"}:
        assert reading.value.startswith("Not evaluable")


def test_the_rule_of_a_measure_names_both_sides_of_its_limit(tables):
    template = tables.response.template
    rules = [organ_measure(one, None, None, template).rule for one in template.organ]
    assert rules == [
        "RVSP by echo from 40 or more to below 40.",
        "DLCO, % of predicted from below 70 to 70 or more.",
    ]


def test_the_inputs_of_a_hematologic_response_are_what_was_done(blood):
    reading = blood((P, None, None, "1.2"), (N, None, P))
    assert [(one.label, one.text) for one in reading.inputs] == [
        ("Baseline: serum immunofixation", P),
        ("Baseline: M-protein", "1.2 g/dL"),
        ("Now: serum immunofixation", N),
        ("Now: marrow", P),
    ]


def test_trap_46_each_type_of_relapse_stands_for_itself(tables):
    seen = {"clinical": Truth.TRUE, "hematologic": Truth.TRUE, "vegf": Truth.FALSE}
    readings = {one.id: one for one in relapse_types(seen, tables.response)}
    assert set(readings) == {f"relapse.{name}" for name in TYPES}
    assert "treatment should begin in all patients" in readings["relapse.clinical"].value
    assert "reasonable to observe" in readings["relapse.hematologic"].value
    assert "not known to be the only one" in readings["relapse.hematologic"].cautions[0]
    assert readings["relapse.radiographic"].truth is Truth.UNKNOWN
    assert readings["relapse.radiographic"].missing
    assert readings["relapse.radiographic"].inputs == ()
    for name, state in (("clinical", "true"), ("vegf", "false")):
        (shown,) = readings[f"relapse.{name}"].inputs
        assert (shown.text, readings[f"relapse.{name}"].missing) == (state, ())
    assert readings["relapse.vegf"].value == "No VEGF relapse recorded."


def test_an_isolated_hematologic_relapse_needs_the_others_excluded(tables):
    seen = dict.fromkeys(TYPES, Truth.FALSE) | {"hematologic": Truth.TRUE}
    reading = relapse_types(seen, tables.response)[2]
    assert not any("not known to be" in one for one in reading.cautions)
    assert relapse_types(seen, tables.response)[0].value == "No clinical relapse recorded."


def test_the_published_times_are_those_of_the_series(tables):
    found = {one.id: (one.median_months, *one.range_months) for one in tables.response.relapse}
    assert found == {
        "clinical": (48, 6, 311),
        "radiographic": (51, 4, 327),
        "hematologic": (72, 4, 327),
        "vegf": (35, 4, 327),
    }
    for reading in relapse_types({}, tables.response):
        assert "not this patient's chance" in reading.cautions[0]


@pytest.fixture
def new(tables):
    def read(before, now, asked=("edema", "skin")):
        labels = {"edema": "Edema"}
        return new_features(before, now, labels, asked, tables.response)

    return read


def test_trap_47_what_is_new_since_diagnosis_is_named(new):
    reading = new(
        {"edema": Truth.FALSE, "skin": Truth.TRUE}, {"edema": Truth.TRUE, "skin": Truth.TRUE}
    )
    assert reading.value == "New since diagnosis: Edema."
    assert reading.truth is Truth.TRUE


def test_trap_47_what_was_not_asked_is_missing_not_absent(new):
    reading = new({}, {"edema": Truth.FALSE})
    assert reading.truth is Truth.UNKNOWN
    assert reading.value == "Not every feature was asked."
    assert reading.missing == ("skin",)


def test_what_was_not_known_at_diagnosis_is_not_called_new(new):
    reading = new({}, {"edema": Truth.TRUE, "skin": Truth.FALSE})
    assert reading.truth is Truth.UNKNOWN
    assert reading.value == "Present now, not known at diagnosis: Edema."


def test_no_new_feature_needs_every_one_asked(new):
    reading = new({"skin": Truth.TRUE}, {"edema": Truth.FALSE, "skin": Truth.TRUE})
    assert reading.truth is Truth.FALSE
    assert reading.value == "No new feature."
    assert Decimal(len(reading.inputs)) == 1

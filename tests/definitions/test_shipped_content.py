"""What the shipped forms, criteria, cut-offs, units and references have to say."""

import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from poems_desktop.clinical.conversion import convert
from poems_desktop.clinical.definitions import Definitions, load_definitions
from poems_desktop.clinical.fields import ChoiceField, FindingField, ResultField
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "data" / "published-cases.json"


@pytest.fixture(scope="module")
def shipped() -> Definitions:
    return load_definitions()


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


DOMAINS = [
    ("polyneuropathy", "Polyneuropathy"),
    ("neurophysiology", "Neurophysiology"),
    ("organomegaly", "Organomegaly"),
    ("endocrine", "Endocrine"),
    ("m_protein", "M-protein"),
    ("bone_marrow", "Bone marrow"),
    ("skin", "Skin"),
    ("volume_overload", "Volume overload"),
    ("eye", "Eye"),
    ("blood", "Blood and thrombosis"),
    ("bone_imaging", "Bone and imaging"),
    ("castleman", "Castleman"),
    ("vegf", "VEGF and cytokines"),
    ("laboratory", "Laboratory"),
    ("respiratory_cardiac", "Respiratory and cardiac"),
    ("renal", "Renal"),
    ("constitutional", "Constitutional"),
    ("function", "Function and scales"),
    ("treatment", "Treatment"),
    ("transplant", "Transplant"),
]


def test_every_domain_has_a_form_in_the_order_of_the_navigator(shipped: Definitions) -> None:
    assert [(form.id, form.title) for form in shipped.forms] == DOMAINS


def test_every_form_is_its_own_file_with_something_asked_at_once(shipped: Definitions) -> None:
    for form in shipped.forms:
        assert (ROOT / "forms" / f"{form.id}.toml").is_file()
        assert len(form.short) <= 16
        asked = [f for f in form.field if f.tier == "core" and not getattr(f, "group", False)]
        assert asked, form.id


def test_orders_of_forms_differ(shipped: Definitions) -> None:
    orders = [form.order for form in shipped.forms]
    assert len(set(orders)) == len(orders)


def test_every_finding_and_test_of_the_published_cases_has_a_field(shipped: Definitions) -> None:
    cases = _json(CASES)
    findings = {key for case in cases for key in case["findings"]}
    tests = {result["test"] for case in cases for result in case["measurements"]}
    assert len(findings) > 50
    assert findings | tests <= set(shipped.fields)


def test_statements_about_a_group_are_never_asked(shipped: Definitions) -> None:
    groups = {
        key
        for key, field in shipped.fields.items()
        if isinstance(field, FindingField) and field.group
    }
    assert groups == {
        "organomegaly",
        "hepatosplenomegaly",
        "extravascular_volume_overload",
        "endocrinopathy",
        "skin_changes",
        "monoclonal_plasma_cell_disorder",
    }


LIMBS = {
    "A": (1, ("polyneuropathy",)),
    "B": (1, ("monoclonal_pcd",)),
    "C": (1, ("vegf", "castleman", "sclerotic_bone")),
    "D": (
        1,
        (
            "organomegaly",
            "volume_overload",
            "endocrinopathy",
            "skin",
            "papilledema",
            "thrombocytosis_polycythemia",
        ),
    ),
}
NOTHING: dict[str, Any] = {
    "rule": "members",
    "group": None,
    "members": set(),
    "also": set(),
    "maybe": set(),
    "weak": set(),
    "absent_by": "members",
}
MEMBERSHIPS: dict[str, dict[str, Any]] = {
    "polyneuropathy": {
        "members": {"polyneuropathy"},
        "also": {"sensorimotor_polyneuropathy", "demyelinating_neuropathy"},
    },
    "monoclonal_pcd": {
        "group": "monoclonal_plasma_cell_disorder",
        "members": {"monoclonal_gammopathy", "plasmacytoma", "bm_clonal_plasma_cells_present"},
        "also": {
            "serum_immunofixation",
            "urine_immunofixation",
            "lesion_biopsy_result",
            "spep_result",
            "upep_result",
        },
    },
    "vegf": {"rule": "vegf", "group": "vegf_elevated"},
    "castleman": {"members": {"castleman_disease"}},
    "sclerotic_bone": {"members": {"sclerotic_bone_lesion"}},
    "organomegaly": {
        "group": "organomegaly",
        "members": {"hepatomegaly", "splenomegaly", "lymphadenopathy"},
        "also": {"hepatosplenomegaly"},
    },
    "volume_overload": {
        "group": "extravascular_volume_overload",
        "members": {"peripheral_edema", "pleural_effusion", "ascites"},
        "also": {"anasarca"},
    },
    "endocrinopathy": {
        "group": "endocrinopathy",
        "also": {
            "hypogonadism",
            "hyperprolactinemia",
            "primary_adrenal_insufficiency",
            "hypopituitarism",
            "hypoparathyroidism",
            "hyperparathyroidism",
        },
        "weak": {
            "diabetes_mellitus",
            "impaired_glucose_tolerance",
            "hypothyroidism",
            "subclinical_hypothyroidism",
        },
        "absent_by": "statement",
    },
    "skin": {
        "group": "skin_changes",
        "members": {
            "hyperpigmentation",
            "hypertrichosis",
            "glomeruloid_hemangioma",
            "plethora",
            "acrocyanosis",
            "flushing",
            "leukonychia",
        },
        "maybe": {"hemangioma"},
    },
    "papilledema": {"members": {"papilledema"}},
    "thrombocytosis_polycythemia": {"members": {"thrombocytosis", "polycythemia"}},
}


def test_dispenzieri_limbs(shipped: Definitions) -> None:
    limbs = shipped.sets["dispenzieri"].limb
    assert {limb.id: (limb.at_least, limb.criteria) for limb in limbs} == LIMBS


def test_dispenzieri_memberships(shipped: Definitions) -> None:
    found = {
        one.id: {
            "rule": one.rule,
            "group": one.group,
            "members": set(one.members),
            "also": set(one.also),
            "maybe": set(one.maybe),
            "weak": set(one.weak),
            "absent_by": one.absent_by,
        }
        for one in shipped.sets["dispenzieri"].criterion
    }
    assert found == {name: NOTHING | given for name, given in MEMBERSHIPS.items()}


def test_what_counts_says_so_and_for_the_right_criterion(shipped: Definitions) -> None:
    for one in shipped.sets["dispenzieri"].criterion:
        for key in (*one.members, *one.also):
            field = shipped.fields[key]
            assert field.evidence_role in {"direct", "result"}, key
            assert field.counts_for == one.id, key
            assert field.cites, key
        for key in (*one.weak, *one.maybe):
            assert shipped.fields[key].evidence_role == "supporting", key


CLUES = [
    "pericardial_effusion",
    "gynecomastia",
    "amenorrhea",
    "erectile_dysfunction",
    "cherry_angiomata",
    "nail_clubbing",
    "skin_thickening",
    "pulmonary_arterial_hypertension",
    "arterial_thrombosis",
    "ncs_conclusion",
    "bm_involvement",
]


@pytest.mark.parametrize("key", CLUES)
def test_clues_are_recorded_but_no_criterion_reads_them(shipped: Definitions, key: str) -> None:
    assert key in shipped.fields
    for one in shipped.sets["dispenzieri"].criterion:
        assert key not in one.fields


PROVES = {
    "serum_immunofixation": {"positive": "present"},
    "urine_immunofixation": {"positive": "present"},
    "spep_result": {"m_spike": "present"},
    "upep_result": {"m_spike": "present"},
    "lesion_biopsy_result": {"monoclonal_lambda": "present", "monoclonal_kappa": "present"},
    "bm_clonal_plasma_cells_present": {
        "monoclonal_lambda": "present",
        "monoclonal_kappa": "present",
        "polyclonal_only": "absent",
        "not_detected": "absent",
    },
}


@pytest.mark.parametrize("key", PROVES)
def test_a_negative_test_alone_never_proves_that_there_is_no_clone(
    shipped: Definitions, key: str
) -> None:
    field = shipped.fields[key]
    assert isinstance(field, ChoiceField)
    found = {one.value: one.means for one in field.options if one.means != "unknown"}
    assert found == PROVES[key]


def test_vegf_cut_offs_are_the_cited_numbers(shipped: Definitions) -> None:
    found = {
        one.specimen: (one.value, one.unit, one.sensitivity, one.specificity)
        for one in shipped.cut_offs.cut_off
    }
    assert found == {
        "plasma": (Decimal(200), "pg/mL", Decimal(68), Decimal(95)),
        "serum": (Decimal(1920), "pg/mL", Decimal("73.3"), Decimal("97.6")),
    }
    for one in shipped.cut_offs.cut_off:
        assert "F11" in [shipped.mark(cite) for cite in one.cites]


def test_vegf_is_one_result_whose_specimen_decides(shipped: Definitions) -> None:
    field = shipped.result("vegf")
    assert field is not None
    assert field.specimens == ("serum", "plasma")
    assert field.units == ("pg/mL", "ng/L", "ng/mL")
    assert not {"vegf_serum", "vegf_plasma"} & set(shipped.fields)


CONVERSIONS = [
    ("318", "ng/L", "pg/mL", "318"),
    ("0.318", "ng/mL", "pg/mL", "318"),
    ("13.4", "g/dL", "g/L", "134"),
    ("1.2", "mg/dL", "mg/L", "12"),
    ("512000", "/uL", "10*9/L", "512"),
    ("512", "10^9/L", "10*9/L", "512"),
    ("0.45", "1", "%", "45"),
    ("0.3", "g/(24.h)", "mg/(24.h)", "300"),
    ("4.1", "u[IU]/mL", "m[IU]/L", "4.1"),
    ("70", "[in_i]", "cm", "177.8"),
    ("100", "[lb_av]", "kg", "45.359237"),
]


@pytest.mark.parametrize(("value", "unit", "other", "expected"), CONVERSIONS)
def test_unit_factors_are_exact(
    shipped: Definitions, value: str, unit: str, other: str, expected: str
) -> None:
    given = Quantity(Interval.reported(None, Decimal(value)), unit)
    assert shipped.units.convert(given, other).value.exact == Decimal(expected)


def test_no_unit_stands_in_two_families(shipped: Definitions) -> None:
    names = [unit for family in shipped.unit_families for unit in family.factors]
    assert len(names) == len(set(names))
    for family in shipped.unit_families:
        assert family.factors[family.canonical] == 1
        assert set(family.display) <= set(family.factors)


def test_units_of_a_field_convert_into_its_first(shipped: Definitions) -> None:
    for field in shipped.fields.values():
        if isinstance(field, ResultField):
            for unit in field.units:
                given = Quantity(Interval.reported(None, Decimal(1)), unit)
                found = convert(given, field.units[0], field, shipped.units)
                assert found.unit == field.units[0], (field.key, unit)
                one = found.value.exact
                assert one is not None, (field.key, unit)
                assert one > 0 or unit == "[degF]", (field.key, unit)
                assert unit != field.units[0] or one == 1, field.key


def test_units_read_as_people_write_them(shipped: Definitions) -> None:
    assert shipped.unit_text("10*9/L") == "×10⁹/L"
    assert shipped.unit_text("mL/min/{1.73_m2}") == "mL/min/1.73 m²"
    for field in shipped.fields.values():
        if isinstance(field, ResultField):
            for unit in field.units:
                assert not re.search(r"[{}\[\]*]", shipped.unit_text(unit)), unit


RANGES = {
    "vegf": ("0", "50000"),
    "platelets": ("1", "3000"),
    "hemoglobin": ("3", "25"),
    "albumin": ("0.5", "6.5"),
    "onls_arm": ("0", "5"),
    "onls_leg": ("0", "7"),
    "onls_total": ("0", "12"),
    "body_weight": ("25", "300"),
}


@pytest.mark.parametrize("key", RANGES)
def test_possible_ranges(shipped: Definitions, key: str) -> None:
    field = shipped.result(key)
    assert field is not None
    low, high = RANGES[key]
    assert (field.possible.low, field.possible.high) == (Decimal(low), Decimal(high))


def test_every_range_says_whose_it_is(shipped: Definitions) -> None:
    for field in shipped.fields.values():
        if isinstance(field, ResultField):
            assert field.possible.cites, field.key
            assert field.usual is None or field.usual.cites, field.key


def _cites(shipped: Definitions) -> Iterator[str]:
    for field in shipped.fields.values():
        yield from field.cites
        if isinstance(field, FindingField):
            for method in field.methods:
                yield from method.cites
        if isinstance(field, ResultField):
            yield from field.possible.cites
            for part in (field.scale, field.bridge, *field.laboratories):
                yield from () if part is None else part.cites
    for one in shipped.sets.values():
        yield from one.cites
        for criterion in one.criterion:
            yield from criterion.cites
    for cut_off in shipped.cut_offs.cut_off:
        yield from cut_off.cites
    for family in shipped.unit_families:
        yield from family.cites


def test_every_citation_resolves(shipped: Definitions) -> None:
    named = {cite.partition("#")[0] for cite in _cites(shipped)}
    coded = {
        name
        for field in shipped.fields.values()
        for name in ("hpo", "loinc", "atc")
        if getattr(field.codes, name)
    }
    assert coded == {"hpo", "loinc", "atc"}
    assert named | coded <= set(shipped.references)


def test_every_reference_is_cited_by_some_shipped_file(shipped: Definitions) -> None:
    cited: set[str] = {"hpo", "loinc", "atc"}
    files = [*(ROOT / "forms").glob("*.toml"), *(ROOT / "resources").rglob("*.toml")]
    for path in files:
        if not path.name.startswith("references") and path.parent.name != "references.d":
            cited |= set(re.findall(r'"([a-z][a-z0-9_]*)(?:#[^"]*)?"', path.read_text("utf-8")))
    own = tomllib.loads((ROOT / "resources" / "references.toml").read_text("utf-8"))
    assert set(own) <= cited


def test_every_note_of_the_faq_is_one_that_it_has(shipped: Definitions) -> None:
    for cite in _cites(shipped):
        name, _, note = cite.partition("#")
        if name == "faq_2017":
            assert 1 <= int(note) <= 30, cite
        else:
            assert not note, cite


def test_marks_differ_and_say_author_and_year(shipped: Definitions) -> None:
    marks = [reference.mark for reference in shipped.references.values()]
    assert len(set(marks)) == len(marks)
    assert shipped.mark("nord_2021") == "N"
    assert shipped.mark("faq_2017#6") == "F6"
    assert shipped.mark("dispenzieri_2012") == "Dispenzieri 2012"


def test_codes_are_written_as_their_vocabulary_writes_them(shipped: Definitions) -> None:
    codes = [field.codes.hpo for field in shipped.fields.values() if field.codes.hpo]
    assert len(codes) > 50
    assert all(re.fullmatch(r"HP:\d{7}", code) for code in codes)


BRITISH = re.compile(
    r"oedema|haem|anaem|aemi|tumour|oestr|oesoph|fibre|centre|colour|favour|grey\b|leuka?emia"
    r"|(?:norm|hospital|local|optim|recogn)is(?:e|ation)|diarrhoea|gynaec|metre|litre|judgement",
    re.IGNORECASE,
)


def test_nothing_that_is_shown_is_spelled_the_british_way(shipped: Definitions) -> None:
    shown = []
    for form in shipped.forms:
        shown += [form.title, form.short]
        for field in form.field:
            shown += [field.label, field.plain, field.caveat or ""]
            if isinstance(field, ResultField):
                shown += [one.laboratory for one in field.laboratories]
            if isinstance(field, FindingField):
                shown += [f"{method.label} {method.caution}" for method in field.methods]
            if isinstance(field, ChoiceField):
                shown += [option.label for option in field.options]
    for one in shipped.sets.values():
        for criterion in one.criterion:
            shown += [criterion.label, criterion.settle, criterion.caveat or ""]
    assert [text for text in shown if BRITISH.search(text)] == []

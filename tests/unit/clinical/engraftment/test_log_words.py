from decimal import Decimal

import pytest

from poems_desktop.clinical.engraftment.log_words import MAIN, MORE, NOT_RECORDED, words_of

ALL = [*MAIN, *MORE]


@pytest.mark.parametrize("key", ALL)
def test_blank_is_not_recorded_in_every_field(make, key):
    assert words_of(make.entry(9), key, make.constants) == NOT_RECORDED


@pytest.mark.parametrize(
    ("key", "given", "words"),
    [
        ("rash", {"rash": {"state": "absent"}}, "absent"),
        ("rash", {"rash": {"state": "not_assessed"}}, "not assessed"),
        ("rash", {"rash": {"state": "not_assessable"}}, "not assessable"),
        (
            "rash",
            {"rash": {"state": "present", "percent": Decimal(30), "drug": None}},
            "present, 30 % of body surface, cause not recorded",
        ),
        ("breathing_difficulty", {"breathing_difficulty": "absent"}, "difficulty absent"),
        ("breathing_difficulty", {"oxygen": {"liters_per_minute": 0}}, "room air"),
        ("hypoxia", {"hypoxia": "not_assessable"}, "not assessable"),
        ("encephalopathy", {"encephalopathy": {"state": "absent"}}, "absent"),
        (
            "encephalopathy",
            {"encephalopathy": {"state": "present", "explained": True}},
            "present, explained",
        ),
        (
            "encephalopathy",
            {"encephalopathy": {"state": "present"}},
            "present, cause not recorded",
        ),
        ("encephalopathy", {"encephalopathy": {"state": "not_assessable"}}, "not assessable"),
        (
            "cultures",
            {"cultures": [{"result": "positive", "organism": " E. coli ", "contaminant": True}]},
            "Blood culture of 20-Nov-2025: positive, E. coli, judged a contaminant",
        ),
        ("antibiotic", {"antibiotic": False}, "not given"),
        ("antibiotic", {"antibiotic": True}, "given"),
        ("diuretic", {"diuretic": True}, "given"),
        ("steroid", {"steroid": {"given": True}}, "given"),
        ("steroid", {"steroid": {"given": False}}, "not given"),
        (
            "dose",
            {"steroid": {"given": True}},
            "drug not recorded, amount not recorded, route not recorded, purpose not recorded",
        ),
        ("dose", {"steroid": {"given": False}}, NOT_RECORDED),
        (
            "neutrophils",
            {"neutrophils": {"value": Decimal("0.1"), "comparator": "<"}},
            "<0.1 ×10⁹/L",
        ),
        (
            "bilirubin",
            {"bilirubin": {"value": Decimal("1.3"), "upper_limit": Decimal("1.2")}},
            "1.3 mg/dL (upper limit 1.2)",
        ),
        (
            "cultures",
            {"cultures": [{"result": "pending"}]},
            "Blood culture of 20-Nov-2025: pending",
        ),
        (
            "before",
            {"temperature": {"value": Decimal(38), "unit": "Cel", "antipyretic": False}},
            "antipyretic not given",
        ),
        ("weight", {"unread": {"weight": "7l.4"}}, "could not be read: “7l.4”"),
        (
            "temperature",
            {"fever": "absent", "unread": {"temperature": "38,"}},
            "fever absent; could not be read: “38,”",
        ),
    ],
)
def test_what_was_recorded_is_said(make, key, given, words):
    assert words_of(make.entry(9, **given), key, make.constants) == words

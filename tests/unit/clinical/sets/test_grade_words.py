"""What a grade asks for, in words, and which grade is told."""

import pytest

from poems_desktop.clinical.grades import GradeResult as Result
from poems_desktop.clinical.grades import by_id, in_words, reached, reached_without_counting
from poems_desktop.clinical.sets import Grade
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

ASKED = {
    ("dispenzieri", "met"): (
        "peripheral neuropathy, monoclonal plasma cell disorder, at least 1 of 3 one other major, "
        "at least 1 of 6 minor"
    ),
    ("dispenzieri_2003", "met"): (
        "polyneuropathy, monoclonal plasma cell disorder, at least 1 of 7 minor"
    ),
    ("misawa_kuwabara_2013", "definite"): "all 3 major criteria, at least 1 of 8 minor criteria",
    ("misawa_kuwabara_2013", "probable"): (
        "at least 2 of 3 major criteria, at least 1 of 8 minor criteria"
    ),
    ("suichi_2019", "met"): "all 3 major criteria, at least 2 of 4 minor criteria",
    ("japan_mhlw_2024", "definite"): (
        "polyneuropathy, monoclonal plasma cell disorder, serum VEGF, "
        "at least 1 of 8 minor criteria, no multiple myeloma"
    ),
    ("japan_mhlw_2024", "probable"): (
        "polyneuropathy, serum VEGF, at least 1 of 8 minor criteria, no multiple myeloma"
    ),
    ("japan_mhlw_2024", "possible"): (
        "polyneuropathy, at least 2 of 8 minor criteria, no multiple myeloma"
    ),
}


def test_every_grade_of_every_set_in_words(shipped):
    told = {
        (name, grade.id): in_words(one, grade)
        for name, one in shipped.sets.items()
        for grade in one.grades
    }
    assert told == ASKED


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("VEGF in serum", "VEGF in serum"),
        ("Serum VEGF", "serum VEGF"),
        ("A limb", "a limb"),
        ("A VEGF", "a VEGF"),
    ],
)
def test_an_abbreviation_keeps_its_capitals_inside_a_sentence(shipped, title, said):
    one = shipped.sets["suichi_2019"]
    limb = one.limb[0].model_copy(update={"title": title, "at_least": 1, "criteria": ("vegf",)})
    assert in_words(one.model_copy(update={"limb": (limb,)}), one.highest) == said


def _results(**truths):
    return tuple(
        Result(Grade(id=name, title=name, counts=not name.startswith("told")), truth)
        for name, truth in truths.items()
    )


@pytest.mark.parametrize(
    ("truths", "shown", "told"),
    [
        ({"definite": T, "probable": T, "told_only": T}, "definite", "told_only"),
        ({"definite": U, "probable": T, "told_only": F}, "probable", None),
        ({"definite": F, "probable": U, "told_only": U}, None, None),
        ({"definite": F, "probable": F, "told_only": T}, None, "told_only"),
        ({}, None, None),
    ],
)
def test_the_strongest_grade_surely_reached_is_shown(truths, shown, told):
    found = _results(**truths)
    counting, beside = reached(found), reached_without_counting(found)
    assert (counting.id if counting else None) == shown
    assert (beside.id if beside else None) == told
    assert by_id(found) == truths

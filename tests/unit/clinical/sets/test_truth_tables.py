"""Every set against its published sentence, over all truths of its criteria."""

from itertools import pairwise, product

import pytest

from poems_desktop.clinical.grades import weigh_grades
from poems_desktop.core.evaluate import evaluate
from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
THREE = (T, F, U)
SETS = (
    "dispenzieri",
    "dispenzieri_2003",
    "misawa_kuwabara_2013",
    "suichi_2019",
    "japan_mhlw_2024",
)


def _count(truths):
    """Surely met and possibly met."""
    sure = sum(t is T for t in truths)
    return sure, sure + sum(t is U for t in truths)


def _all(*parts):
    if F in parts:
        return F
    return U if U in parts else T


def _least(k, truths):
    sure, possible = _count(truths)
    if sure >= k:
        return T
    return U if possible >= k else F


def _no(truth):
    return {T: F, F: T, U: U}[truth]


COMMON_MINORS = (
    "organomegaly",
    "volume_overload",
    "endocrinopathy",
    "skin",
    "papilledema",
    "thrombocytosis_polycythemia",
)
PLATELETS_OUT = COMMON_MINORS[:-1]
EIGHT = (*COMMON_MINORS, "sclerotic_bone", "castleman")


def _minors(names, k):
    return lambda known: _least(k, [known[name] for name in names])


def _of(name):
    return lambda known: known[name]


SENTENCES = {
    "dispenzieri": [
        _of("polyneuropathy"),
        _of("monoclonal_pcd"),
        _minors(("vegf", "castleman", "sclerotic_bone"), 1),
        _minors(COMMON_MINORS, 1),
    ],
    "dispenzieri_2003": [
        _of("polyneuropathy"),
        _of("monoclonal_pcd"),
        _minors((*PLATELETS_OUT, "sclerotic_bone", "castleman"), 1),
    ],
    "misawa_kuwabara_2013": [
        _minors(("polyneuropathy", "monoclonal_pcd", "vegf"), 2),
        _minors(EIGHT, 1),
    ],
    "suichi_2019": [
        _minors(("polyneuropathy", "monoclonal_pcd", "vegf"), 3),
        _minors(("volume_overload", "skin", "organomegaly", "sclerotic_bone"), 2),
    ],
    "japan_mhlw_2024": [
        _of("polyneuropathy"),
        _of("vegf"),
        _minors(EIGHT, 1),
        lambda known: _no(known["multiple_myeloma"]),
    ],
}


def _stories(criteria_set):
    """All truths of the majors, with minors that stand for every count of them."""
    names = [criterion.id for criterion in criteria_set.criterion]
    minors = max(criteria_set.limb, key=lambda limb: len(limb.criteria)).criteria
    majors = [name for name in names if name not in minors]
    for chosen in product(THREE, repeat=len(majors)):
        for met, unknown in product(range(4), repeat=2):
            states = [T] * met + [U] * unknown
            if len(states) > len(minors):
                continue
            states += [F] * (len(minors) - len(states))
            for turn in range(len(minors)):
                turned = states[turn:] + states[:turn]
                yield dict(zip(majors, chosen, strict=True)) | dict(
                    zip(minors, turned, strict=True)
                )


@pytest.mark.parametrize("name", SETS)
def test_the_verdict_is_the_published_sentence(shipped, name):
    one = shipped.sets[name]
    tree = one.tree()
    found = set()
    for known in _stories(one):
        expected = _all(*(part(known) for part in SENTENCES[name]))
        assert evaluate(tree, known).truth is expected, known
        found.add(expected)
    assert found == {T, F, U}


def test_every_shipped_set_has_its_sentence(shipped):
    assert set(shipped.sets) == set(SETS) == set(SENTENCES)


def _grades(shipped, name, known):
    return {one.grade.id: one.truth for one in weigh_grades(shipped.sets[name], known)}


def test_the_grades_of_misawa_are_three_or_two_of_three_majors(shipped):
    one = shipped.sets["misawa_kuwabara_2013"]
    for known in _stories(one):
        majors = [known[name] for name in ("polyneuropathy", "monoclonal_pcd", "vegf")]
        minor = _least(1, [known[name] for name in EIGHT])
        assert _grades(shipped, one.id, known) == {
            "definite": _all(*majors, minor),
            "probable": _all(_least(2, majors), minor),
        }


def test_the_grades_of_japan_and_what_does_not_count(shipped):
    one = shipped.sets["japan_mhlw_2024"]
    for known in _stories(one):
        first = known["polyneuropathy"]
        minors = [known[name] for name in EIGHT]
        out = _no(known["multiple_myeloma"])
        assert _grades(shipped, one.id, known) == {
            "definite": _all(first, known["monoclonal_pcd"], known["vegf"], _least(1, minors), out),
            "probable": _all(first, known["vegf"], _least(1, minors), out),
            "possible": _all(first, _least(2, minors), out),
        }


@pytest.mark.parametrize("name", ["misawa_kuwabara_2013", "japan_mhlw_2024"])
def test_a_stronger_grade_implies_every_weaker_one_that_counts(shipped, name):
    one = shipped.sets[name]
    for known in _stories(one):
        counting = [g.truth for g in weigh_grades(one, known) if g.grade.counts]
        for stronger, weaker in pairwise(counting):
            assert stronger is not T or weaker is T
            assert weaker is not F or stronger is F


@pytest.mark.parametrize("name", ["dispenzieri", "dispenzieri_2003", "suichi_2019"])
def test_a_set_without_grades_tells_none(shipped, name):
    assert weigh_grades(shipped.sets[name], {}) == ()

"""What is shown as evidence of VEGF, by the mode of the set."""

import pytest

from poems_desktop.core.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
LOW, HIGH = {"value": 999, "specimen": "serum"}, {"value": 1500, "specimen": "serum"}


def _shown(item):
    return [(one.place, one.truth) for one in item.evidence]


@pytest.mark.parametrize(
    ("results", "truth", "shown"),
    [
        ([LOW, HIGH], T, [("r2", T)]),
        ([HIGH, LOW], T, [("r1", T)]),
        ([LOW, LOW], F, [("r1", F), ("r2", F)]),
        ([{"value": 5000, "specimen": "plasma"}], U, [("r1", U)]),
        ([LOW, {"value": 5000}], U, [("r1", U), ("r2", U)]),
        ([LOW, {"value": 5000, "specimen": "plasma"}], F, [("r1", F)]),
    ],
)
def test_in_serum_the_numbers_that_decide_are_the_evidence(item_of, results, truth, shown):
    item = item_of("japan_mhlw_2024", "vegf", {"vegf_elevated": "present"}, results)
    assert item.truth is truth
    assert _shown(item) == shown


@pytest.mark.parametrize("name", ["suichi_2019", "misawa_kuwabara_2013"])
@pytest.mark.parametrize(("state", "truth"), [("present", T), ("absent", F)])
def test_where_a_statement_decides_it_stands_first(item_of, name, state, truth):
    item = item_of(name, "vegf", {"vegf_elevated": state}, [HIGH])
    assert _shown(item) == [("v1", truth), ("r1", U)]
    asked = "Absent as stated; how was it found out? VEGF elevated, as stated."
    assert item.note == (asked if state == "absent" else None)


@pytest.mark.parametrize("name", ["suichi_2019", "misawa_kuwabara_2013"])
def test_a_statement_not_made_is_no_evidence(item_of, name):
    item = item_of(name, "vegf", {"vegf_elevated": "not_assessed"}, [HIGH])
    assert (item.truth, _shown(item)) == (U, [("r1", U)])


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("dispenzieri", "stated"),
        ("suichi_2019", "stated"),
        ("suichi_2019", "published"),
        ("misawa_kuwabara_2013", "published"),
    ],
)
def test_an_explained_statement_is_not_met_and_contradicts_no_number(
    item_of, explained, name, rule
):
    found = {"vegf_elevated": explained("sleep apnea")}
    for results in ([], [{"value": 5, "specimen": "plasma"}], [HIGH]):
        item = item_of(name, "vegf", found, results, rule=rule)
        assert (item.truth, item.conflicts) == (F, ())
        assert item.note.startswith("VEGF elevated, as stated is explained by sleep apnea")

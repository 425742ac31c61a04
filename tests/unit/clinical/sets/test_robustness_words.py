"""What stands beside the range of cut-offs."""

import pytest


@pytest.mark.parametrize(
    ("results", "cautions"),
    [
        ([], ()),
        ([{"value": 5000, "phase": "on_or_after_treatment"}], ()),
        ([{"value": 640, "specimen": "plasma"}], ("Serum and plasma are never put together.",)),
    ],
)
def test_the_caution_stands_beside_numbers_only(weigh_sets, results, cautions):
    for line in weigh_sets({}, results).robustness.values():
        assert line.cautions == cautions

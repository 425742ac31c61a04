"""What the tests for the clone done so far can and cannot exclude."""

from collections.abc import Iterator
from typing import Literal

from poems_desktop.clinical.interpret.operating_points import OperatingPoints
from poems_desktop.clinical.interpret.ranges import answered
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.truth import Truth

Test = Literal["positive", "negative", "indeterminate", "not_done"]


class CloneTests(Model):
    """Tests for the clone before treatment; None is not recorded."""

    spep: Test | None = None
    serum_immunofixation: Test | None = None
    urine_immunofixation: Test | None = None
    marrow_stained: Test | None = None
    """By immunohistochemistry or in situ hybridization."""
    marrow_flow: Test | None = None
    """By flow cytometry, or morphology alone."""
    lesion_biopsy: Test | None = None
    accessible_lesion: bool | None = None
    light_chain: Literal["lambda", "kappa", "both"] | None = None


NEEDED = ("serum_immunofixation", "urine_immunofixation", "marrow_stained")
"""Without each of these negative, the clone is not known to be undemonstrable."""


def _result(tests: CloneTests, name: str) -> Test | None:
    value: Test | None = getattr(tests, name)
    return value


def clone(tests: CloneTests, table: OperatingPoints) -> Interpretation:
    """Whether a clone was demonstrated, and what is still open.

    FALSE only where serum and urine immunofixation, stained marrow and the biopsy of any
    accessible lesion are negative; even then it reads "clone not demonstrated".
    """
    results = {one.id: _result(tests, one.id) for one in table.detection}
    positive = [one.label for one in table.detection if results[one.id] == "positive"]
    open_tests = tuple(_open(tests, table))
    if positive:
        truth, value = Truth.TRUE, f"Clone demonstrated by: {'; '.join(positive)}."
    elif not open_tests:
        truth, value = Truth.FALSE, "Clone not demonstrated by every test that applies."
    else:
        truth, value = Truth.UNKNOWN, "Clone not demonstrated so far."
    return Interpretation(
        id="m_protein.clone",
        title="The plasma cell clone",
        value=value,
        truth=truth,
        inputs=tuple(
            Input(one.label, result.replace("_", " "))
            for one in table.detection
            if (result := results[one.id]) is not None
        ),
        rule=(
            "One positive test demonstrates the clone. Not demonstrated: serum and urine "
            "immunofixation, marrow by immunohistochemistry or in situ hybridization, and the "
            "biopsy of an accessible lesion all negative."
        ),
        cites=("faq_2017#14", "faq_2017#15", "dispenzieri_2012"),
        confidence="sourced",
        cautions=(*_limits(tests, table), *_light(tests)),
        missing=() if positive else open_tests,
    )


def _open(tests: CloneTests, table: OperatingPoints) -> Iterator[str]:
    labels = {one.id: one.label for one in table.detection}
    for name in NEEDED:
        if _result(tests, name) != "negative":
            yield labels[name]
    wanted = answered(tests.accessible_lesion)
    if tests.lesion_biopsy == "negative" or wanted is Truth.FALSE:
        return
    if wanted is Truth.UNKNOWN:
        yield "Is there a lesion that could be biopsied? (CT, PET)"
    else:
        yield labels["lesion_biopsy"]


def _limits(tests: CloneTests, table: OperatingPoints) -> Iterator[str]:
    """What each negative test leaves open."""
    for one in table.detection:
        if _result(tests, one.id) == "negative":
            yield f"{one.label}: {one.text}"
    if "positive" not in {_result(tests, one.id) for one in table.detection}:
        yield (
            "Patients with the other features and no detectable clone have been described; "
            "they responded to treatment of the plasma cells (He 2019)."
        )


def _light(tests: CloneTests) -> Iterator[str]:
    if tests.light_chain == "kappa":
        yield (
            "Kappa does not exclude POEMS, but is rare in it: more than 95% are lambda. "
            "Reconsider the diagnosis."
        )
    if tests.light_chain == "both":
        yield "Both light chains: ask whether one clone is meant, or two."

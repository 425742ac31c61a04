"""Hematologic response: immunofixation and marrow first, percent of the M-protein where it is big.

The ratio of free light chains is never read here, and no rule made for myeloma is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from poems_desktop.clinical.interpret.ranges import percent_fall, show_change, show_range
from poems_desktop.clinical.interpret.response_template import ResponseTemplate
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, any_of

State = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class CloneState:
    """Where the clone was looked for on one occasion; None is not done or not known.

    `m_protein` in g/dL.
    """

    serum_immunofixation: State | None = None
    urine_immunofixation: State | None = None
    marrow: State | None = None
    m_protein: Interval | None = None

    @property
    def found(self) -> Truth:
        """Whether any of it shows a clone; FALSE only where all three are negative."""
        return any_of([_positive(one) for _, one in self.looked])

    @property
    def looked(self) -> tuple[tuple[str, State | None], ...]:
        """The three places with their result."""
        return (
            ("serum immunofixation", self.serum_immunofixation),
            ("urine immunofixation", self.urine_immunofixation),
            ("marrow", self.marrow),
        )


def _positive(state: State | None) -> Truth:
    return Truth.UNKNOWN if state is None else Truth.of(state == "positive")


@dataclass(frozen=True, slots=True)
class _Reading:
    value: str
    truth: Truth
    confidence: Confidence
    cites: tuple[str, ...]
    missing: tuple[str, ...] = ()


def hematologic_response(
    baseline: CloneState,
    now: CloneState,
    template: ResponseTemplate,
    *,
    band_may_be_drug: bool = False,
) -> Interpretation:
    """Complete, very good partial, partial, none, or not evaluable. The truth answers: complete.

    `band_may_be_drug`: the serum band may be a therapeutic antibody; it is then not read.
    """
    if band_may_be_drug and now.serum_immunofixation == "positive":
        now = CloneState(None, now.urine_immunofixation, now.marrow)
    else:
        band_may_be_drug = False
    found = _read(baseline, now, template)
    return Interpretation(
        id="response.hematologic",
        title="Hematologic response",
        value=found.value,
        truth=found.truth,
        inputs=(*_inputs("Baseline", baseline), *_inputs("Now", now)),
        rule=_rule(template),
        cites=found.cites,
        confidence=found.confidence,
        cautions=tuple(_cautions(found, template, band_may_be_drug)),
        missing=found.missing,
    )


def _read(baseline: CloneState, now: CloneState, template: ResponseTemplate) -> _Reading:
    complete = template.complete_hematologic
    shown = any_of([baseline.found, _measured(baseline)])
    if shown is not Truth.TRUE:
        missing = () if baseline.found is Truth.FALSE else ("A clone shown before treatment.",)
        text = "Not evaluable: no clone was shown before treatment."
        return _Reading(text, Truth.UNKNOWN, complete.confidence, complete.cites, missing)
    if now.found is Truth.FALSE and _measured(now) is not Truth.TRUE:
        return _Reading("Complete.", Truth.TRUE, complete.confidence, complete.cites)
    open_tests = tuple(f"Now: {name}." for name, state in now.looked if state is None)
    if now.found is Truth.UNKNOWN and _measured(now) is not Truth.TRUE:
        return _Reading(_part(now), Truth.UNKNOWN, complete.confidence, complete.cites, open_tests)
    return _less_than_complete(baseline, now, template, open_tests)


def _measured(state: CloneState) -> Truth:
    return Truth.UNKNOWN if state.m_protein is None else _above_0(state.m_protein)


def _above_0(value: Interval) -> Truth:
    return Truth.TRUE if value.low is not None and value.low > 0 else Truth.UNKNOWN


def _part(now: CloneState) -> str:
    done = [name for name, state in now.looked if state == "negative"]
    undone = [name for name, state in now.looked if state is None]
    if not done:
        return "Not known: " + ", ".join(f"{name} not done" for name in undone) + "."
    return f"Negative: {', '.join(done)}; not done: {', '.join(undone)}. Complete is not known."


def _less_than_complete(
    baseline: CloneState,
    now: CloneState,
    template: ResponseTemplate,
    open_tests: tuple[str, ...],
) -> _Reading:
    rules = template.hematologic
    confidence, cites = rules.confidence, rules.cites
    if _cleared(baseline, now):
        text = "Partial: immunofixation is negative now and was all that was positive."
        return _Reading(text, Truth.FALSE, confidence, cites)
    if baseline.m_protein is None:
        text = "Not complete. Partial response is not evaluable: no M-protein was measured before."
        return _Reading(
            text, Truth.FALSE, confidence, cites, ("M-protein in g/dL before treatment.",)
        )
    moved = None if now.m_protein is None else percent_fall(baseline.m_protein, now.m_protein)
    for name, least, fall in (
        ("Very good partial", rules.very_good_baseline, rules.very_good_fall),
        ("Partial", rules.partial_baseline, rules.partial_fall),
    ):
        enough = baseline.m_protein.at_or_above(least)
        if enough is Truth.TRUE and moved is not None and moved.at_or_above(fall) is Truth.TRUE:
            return _Reading(
                f"{name}: M-protein {show_change(moved)}.", Truth.FALSE, confidence, cites
            )
    return _none(baseline.m_protein, moved, template, open_tests)


def _cleared(baseline: CloneState, now: CloneState) -> bool:
    """Immunofixation without a measurable M-protein before, negative in serum and urine now."""
    no_spike = baseline.m_protein is not None and baseline.m_protein.exact == 0
    both_negative = {now.serum_immunofixation, now.urine_immunofixation} == {"negative"}
    fixed = "positive" in {baseline.serum_immunofixation, baseline.urine_immunofixation}
    return no_spike and fixed and both_negative and _measured(now) is not Truth.TRUE


def _none(
    size: Interval,
    moved: Interval | None,
    template: ResponseTemplate,
    open_tests: tuple[str, ...],
) -> _Reading:
    rules = template.hematologic
    confidence, cites = rules.confidence, rules.cites
    if size.at_or_above(rules.partial_baseline) is not Truth.TRUE:
        text = (
            "Not complete. Partial response is not evaluable: the M-protein before treatment, "
            f"{show_range(size)} {rules.unit}, is too small to measure a fall."
        )
        return _Reading(text, Truth.FALSE, confidence, cites)
    if moved is None or moved.at_or_above(rules.partial_fall) is Truth.UNKNOWN:
        missing = ("Now: M-protein in g/dL.", *open_tests)
        return _Reading(
            "Not complete; partial is not known.", Truth.FALSE, confidence, cites, missing
        )
    return _Reading(f"None: M-protein {show_change(moved)}.", Truth.FALSE, confidence, cites)


def _rule(template: ResponseTemplate) -> str:
    rules = template.hematologic
    return (
        f"Complete: {template.complete_hematologic.rule} Very good partial: M-protein down by "
        f"{show_number(rules.very_good_fall)}% or more from at least "
        f"{show_number(rules.very_good_baseline)} {rules.unit}. Partial: down by "
        f"{show_number(rules.partial_fall)}% or more from at least "
        f"{show_number(rules.partial_baseline)} {rules.unit}, or immunofixation "
        "negative where no M-protein could be measured before."
    )


def _inputs(when: str, state: CloneState) -> Iterator[Input]:
    for name, result in state.looked:
        if result is not None:
            yield Input(f"{when}: {name}", result)
    if state.m_protein is not None:
        yield Input(f"{when}: M-protein", f"{show_range(state.m_protein)} g/dL")


def _cautions(
    found: _Reading,
    template: ResponseTemplate,
    band_may_be_drug: bool,  # noqa: FBT001 - handed through
) -> Iterator[str]:
    if found.confidence == "unconfirmed":
        yield template.mark
    if band_may_be_drug:
        yield "The band in serum may be a therapeutic antibody; it is not read as M-protein."
    yield "Patients may improve without a hematologic response; the four axes are read apart."
    yield "The ratio of free light chains and the rules made for myeloma are not used."

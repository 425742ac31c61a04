"""Response on PET, by tracer uptake and new lesions: sclerosis that stays is no sign of disease."""

from collections.abc import Iterator
from dataclasses import dataclass

from poems_desktop.clinical.interpret.ranges import percent_fall, show_change
from poems_desktop.clinical.interpret.response_template import ResponseTemplate
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class PetState:
    """One PET: whether any lesion took up tracer, the sum of SUVmax, and new lesions."""

    avid: Truth = Truth.UNKNOWN
    summed_suv: Interval | None = None
    new_lesion: Truth = Truth.UNKNOWN


def imaging_response(
    baseline: PetState,
    now: PetState,
    template: ResponseTemplate,
) -> Interpretation:
    """Complete, partial, none, new lesion, or not evaluable. The truth answers: complete."""
    value, truth, missing = _read(baseline, now, template)
    rules = template.imaging
    return Interpretation(
        id="response.imaging",
        title="Response on imaging",
        value=value,
        truth=truth,
        inputs=(*_inputs("Baseline", baseline), *_inputs("Now", now)),
        rule=(
            "Complete: no lesion takes up tracer any more. Partial: the sum of SUVmax fell by "
            f"{show_number(rules.partial_fall)}% or more. Evaluable where a lesion took up tracer "
            "before treatment."
        ),
        cites=rules.cites,
        confidence=rules.confidence,
        cautions=(
            template.mark,
            "Sclerosis remains after treatment; uptake and new lesions count.",
            "PET can be negative in purely sclerotic lesions.",
        ),
        missing=missing,
    )


_Read = tuple[str, Truth, tuple[str, ...]]


def _read(baseline: PetState, now: PetState, template: ResponseTemplate) -> _Read:
    if now.new_lesion is Truth.TRUE:
        return "A new lesion: no response.", Truth.FALSE, ()
    if baseline.avid is not Truth.TRUE:
        if baseline.avid is Truth.UNKNOWN:
            return "Not evaluable.", Truth.UNKNOWN, ("PET before treatment.",)
        text = "Not evaluable: no lesion took up tracer before treatment."
        return text, Truth.UNKNOWN, ()
    if now.avid is Truth.UNKNOWN:
        return "Not known.", Truth.UNKNOWN, ("PET after treatment.",)
    if now.avid is Truth.TRUE:
        return _uptake_left(baseline, now, template)
    return _no_uptake(now)


def _no_uptake(now: PetState) -> _Read:
    if now.new_lesion is Truth.FALSE:
        return "Complete.", Truth.TRUE, ()
    text = "No uptake is left; new lesions are not known."
    return text, Truth.UNKNOWN, ("Was there any new lesion?",)


def _uptake_left(baseline: PetState, now: PetState, template: ResponseTemplate) -> _Read:
    moved = None
    if baseline.summed_suv is not None and now.summed_suv is not None:
        moved = percent_fall(baseline.summed_suv, now.summed_suv)
    enough = Truth.UNKNOWN if moved is None else moved.at_or_above(template.imaging.partial_fall)
    if moved is None or enough is Truth.UNKNOWN:
        return "Not complete; partial is not known.", Truth.FALSE, ("The sum of SUVmax of both.",)
    name = "Partial" if enough is Truth.TRUE else "None"
    return f"{name}: the sum of SUVmax {show_change(moved)}.", Truth.FALSE, ()


def _inputs(when: str, state: PetState) -> Iterator[Input]:
    words = {Truth.TRUE: "uptake", Truth.FALSE: "no uptake"}
    if state.avid in words:
        yield Input(f"{when}: PET", words[state.avid])
    if state.summed_suv is not None and state.summed_suv.exact is not None:
        yield Input(f"{when}: sum of SUVmax", show_number(state.summed_suv.exact))
    if state.new_lesion is Truth.TRUE:
        yield Input(f"{when}: PET", "new lesion")

"""What happened to a VEGF sample before it was measured, and what may have changed it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from poems_desktop.clinical.interpret.operating_points import OperatingPoints, SampleRules
from poems_desktop.clinical.interpret.ranges import answered
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import Treatment
from poems_desktop.clinical.vegf import VegfPoint
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, any_of

Tube = Literal["edta", "citrate", "ctad", "heparin", "serum_separator", "plain", "other"]
_BEVACIZUMAB = ("bevacizumab", "avastin")


class SampleDetails(Model):
    """What is known of one VEGF sample; None is not known, never no."""

    result_id: str
    tube: Tube | None = None
    clotting_minutes: Decimal | None = None
    freezing_delay_minutes: Decimal | None = None
    storage: Literal["frozen", "refrigerated", "room_temperature"] | None = None
    hemolyzed: bool | None = None
    platelets_raised: bool | None = None
    """Whether the platelet count of the same day was above the laboratory's limit."""
    acute_illness: bool | None = None
    steroids: bool | None = None
    growth_factor: bool | None = None
    bevacizumab: bool | None = None
    other_draw_site: bool | None = None
    iron_deficiency: bool | None = None
    lung_disease_or_sleep_apnea: bool | None = None
    cancer: bool | None = None
    inflammation: bool | None = None


def unknown_sample(result_id: str) -> SampleDetails:
    """Details of a sample of which nothing was recorded."""
    return SampleDetails(result_id=result_id)


_YES: tuple[tuple[str, str], ...] = (
    ("hemolyzed", "The sample was hemolyzed; ask for a new one."),
    ("platelets_raised", "Platelets were high that day; they release VEGF into serum."),
    ("acute_illness", "Drawn during acute illness; repeat after recovery."),
    ("steroids", "Drawn on steroids; not a baseline."),
    ("growth_factor", "Drawn on a growth factor such as G-CSF."),
    ("other_draw_site", "Drawn at another place than before; handling may differ."),
    ("iron_deficiency", "Iron deficiency raises VEGF."),
    ("lung_disease_or_sleep_apnea", "COPD and sleep apnea raise VEGF."),
    ("cancer", "Cancer raises VEGF."),
    ("inflammation", "Chronic inflammation or vasculitis raises VEGF."),
)
_QUESTIONS = {
    "hemolyzed": "Was the sample hemolyzed?",
    "platelets_raised": "What was the platelet count of the same day?",
    "acute_illness": "Was the patient acutely ill?",
    "steroids": "Was the patient on steroids?",
    "growth_factor": "Was a growth factor such as G-CSF given?",
    "other_draw_site": "Was it drawn at the same place as before?",
    "iron_deficiency": "Is there iron deficiency?",
    "lung_disease_or_sleep_apnea": "Is there COPD or sleep apnea?",
    "cancer": "Is there another cancer?",
    "inflammation": "Is there chronic inflammation or vasculitis?",
}
UNREADABLE = "Drawn on or after bevacizumab, which disturbs the assay; not read."


def read_sample(
    point: VegfPoint,
    details: SampleDetails | None,
    bevacizumab: Truth,
    table: OperatingPoints,
) -> Interpretation:
    """What speaks against taking one VEGF result at face value; `missing` asks for the rest.

    `bevacizumab` comes from `on_bevacizumab`; what `details` says of it adds to it. The truth says
    whether the result can be read at all: FALSE after bevacizumab, else UNKNOWN while that is not
    known, else TRUE.
    """
    known = details or unknown_sample(point.result.id)
    given = any_of([bevacizumab, answered(known.bevacizumab)])
    flags = [*_handling(point, known, table.sample), *_named(known)]
    if given is Truth.TRUE:
        flags.insert(0, UNREADABLE)
    questions = [*_asked(point, known)]
    if given is Truth.UNKNOWN:
        questions.insert(0, "Was bevacizumab given before this sample?")
    return Interpretation(
        id=f"vegf.sample.{point.result.id}",
        title="How the VEGF sample was taken",
        value=" ".join(flags) or _silence(known),
        truth=given.negated,
        inputs=(Input("VEGF", point.text, point.result.collected, point.result.id),),
        rule="Each recorded circumstance that is known to raise or falsify VEGF is named.",
        cites=(*table.sample.cites, "walz_2016", "pihan_2018", "faq_2017#12"),
        confidence="sourced",
        missing=tuple(questions),
    )


def _silence(details: SampleDetails) -> str:
    if details == unknown_sample(details.result_id):
        return "Nothing is recorded of how this sample was taken."
    return "Nothing recorded speaks against this result."


def _named(details: SampleDetails) -> Iterator[str]:
    for name, sentence in _YES:
        if getattr(details, name) is True:
            yield sentence


def _handling(point: VegfPoint, details: SampleDetails, rules: SampleRules) -> Iterator[str]:
    if point.specimen == "plasma":
        yield from _plasma(details, rules)
    elif point.specimen == "serum":
        if details.clotting_minutes is not None:
            yield from _clotting(details.clotting_minutes, rules)
    else:
        yield "The specimen is not known, so the handling cannot be judged."
    if details.storage == "room_temperature":
        yield "Kept at room temperature, which one laboratory does not accept."


def _plasma(details: SampleDetails, rules: SampleRules) -> Iterator[str]:
    if details.tube == "citrate":
        yield "Citrate plasma shows activated platelets; EDTA is asked for."
    elif details.tube not in {None, rules.plasma_tube}:
        yield "Not an EDTA tube; tubes differ in VEGF."
    delay = details.freezing_delay_minutes
    if delay is not None and delay > rules.freeze_within_minutes:
        yield (
            f"Frozen after {show_number(delay)} minutes; one laboratory asks for "
            f"{show_number(rules.freeze_within_minutes)}, a client's copy of its rules allows "
            f"{show_number(rules.freeze_within_minutes_elsewhere)}."
        )


def _clotting(minutes: Decimal, rules: SampleRules) -> Iterator[str]:
    if minutes != rules.clotting_minutes_one_laboratory:
        yield (
            f"Clotted for {show_number(minutes)} minutes. VEGF in serum rises while blood clots, "
            f"up to {show_number(rules.clotting_plateau_minutes_low)} to "
            f"{show_number(rules.clotting_plateau_minutes_high)} minutes; "
            f"one laboratory asks for {show_number(rules.clotting_minutes_one_laboratory)}."
        )


def _asked(point: VegfPoint, details: SampleDetails) -> Iterator[str]:
    if point.specimen is None:
        yield "Was it serum or plasma?"
    if details.tube is None:
        yield "Which tube was used?"
    if point.specimen != "plasma" and details.clotting_minutes is None:
        yield "How long did the blood clot before it was spun?"
    if point.specimen != "serum" and details.freezing_delay_minutes is None:
        yield "How long was it until the plasma was frozen?"
    if details.storage is None:
        yield "How was the sample kept?"
    for name, question in _QUESTIONS.items():
        if getattr(details, name) is None:
            yield question


def on_bevacizumab(
    treatments: Sequence[Treatment],
    collected: PartialDate | None,
    as_of: date,
) -> Truth:
    """Whether a sample was drawn on or after the first bevacizumab; it stays so after the last.

    No source says how long the disturbance lasts, so it is not taken to end.
    """
    return any_of([_after(one, collected, as_of) for one in treatments if _is_bevacizumab(one)])


def _is_bevacizumab(treatment: Treatment) -> bool:
    name = treatment.name.casefold()
    return any(word in name for word in _BEVACIZUMAB)


def _after(treatment: Treatment, collected: PartialDate | None, as_of: date) -> Truth:
    if treatment.start is None:
        return Truth.UNKNOWN
    if treatment.start.on_or_before(PartialDate.of(as_of)) is Truth.FALSE:
        return Truth.FALSE
    if collected is None:
        return Truth.UNKNOWN
    return treatment.start.on_or_before(collected)

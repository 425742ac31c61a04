"""Right heart pressure and gas transfer: what was not measured is not zero."""

from dataclasses import dataclass

from poems_desktop.clinical.interpret.ranges import show_range
from poems_desktop.clinical.interpret.response_template import PulmonaryHypertension
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.interval import Interval
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class RightHeart:
    """RVSP by echo; `measurable` FALSE where there was no jet to measure."""

    rvsp: Quantity | None = None
    measurable: Truth = Truth.UNKNOWN


def read_rvsp(heart: RightHeart, rules: PulmonaryHypertension) -> Interpretation:
    """RVSP against the pressure one study counted; unknown where no jet could be measured."""
    truth, value, missing = _rvsp(heart, rules)
    return Interpretation(
        id="heart.rvsp",
        title="Right ventricular systolic pressure by echo",
        value=value,
        truth=truth,
        inputs=()
        if heart.rvsp is None
        else (Input("RVSP", f"{show_range(heart.rvsp.value)} {heart.rvsp.unit}"),),
        rule=rules.text,
        cites=rules.cites,
        confidence=rules.confidence,
        cautions=(
            "Definitions of pulmonary hypertension differ; this is that of one study.",
            "Without a measurable jet pulmonary hypertension is not known, not absent.",
        ),
        missing=missing,
    )


def _rvsp(heart: RightHeart, rules: PulmonaryHypertension) -> tuple[Truth, str, tuple[str, ...]]:
    if heart.measurable is Truth.FALSE:
        missing = ("Another way to judge pulmonary pressure.",)
        return Truth.UNKNOWN, "Not measurable: pulmonary pressure is not known.", missing
    if heart.rvsp is None:
        return Truth.UNKNOWN, "Not known.", ("RVSP by echo, or that it was not measurable.",)
    if heart.rvsp.unit != rules.unit:
        return Truth.UNKNOWN, "Not read: enter it in mmHg.", ("RVSP in mmHg.",)
    value = heart.rvsp.value
    if value.high is not None and value.high <= 0:
        text = "Not read: 0 is no pressure. Record it as not measurable."
        return Truth.UNKNOWN, text, ("RVSP by echo, or that it was not measurable.",)
    limit = show_number(rules.rvsp_at_least)
    words = {
        Truth.TRUE: f"{show_range(value)} mmHg: {limit} or more.",
        Truth.FALSE: f"{show_range(value)} mmHg: below {limit}.",
        Truth.UNKNOWN: f"{show_range(value)} mmHg: cannot be compared with {limit}.",
    }
    truth = value.at_or_above(rules.rvsp_at_least)
    return truth, words[truth], ()


@dataclass(frozen=True, slots=True)
class GasTransfer:
    """DLCO as reported, and whether it is corrected for hemoglobin."""

    dlco: Quantity | None = None
    hemoglobin_corrected: Truth = Truth.UNKNOWN


def read_dlco(lung: GasTransfer) -> Interpretation:
    """DLCO in percent of predicted; any other unit is not read, and correction is asked for."""
    value, usable = "Not known.", None
    if lung.dlco is not None and lung.dlco.unit != PERCENT:
        value = f"Not read: {lung.dlco.unit} is not percent of predicted."
    elif lung.dlco is not None:
        usable = lung.dlco.value
        value = f"{show_range(usable)}% of predicted."
    cautions = ["DLCO is low in most patients with POEMS."]
    if lung.hemoglobin_corrected is not Truth.TRUE:
        cautions.insert(
            0,
            "Not corrected for hemoglobin, or not known to be: polycythemia raises it, anemia "
            "lowers it.",
        )
    missing: list[str] = []
    if usable is None:
        missing.append("DLCO in % of predicted.")
    if lung.hemoglobin_corrected is Truth.UNKNOWN:
        missing.append("Was DLCO corrected for hemoglobin?")
    return Interpretation(
        id="lung.dlco",
        title="DLCO",
        value=value,
        truth=None,
        inputs=_inputs(usable),
        rule="Read in percent of predicted, corrected for hemoglobin.",
        cites=("project",),
        confidence="own",
        cautions=tuple(cautions),
        missing=tuple(missing),
    )


def _inputs(value: Interval | None) -> tuple[Input, ...]:
    return () if value is None else (Input("DLCO", f"{show_range(value)}%"),)

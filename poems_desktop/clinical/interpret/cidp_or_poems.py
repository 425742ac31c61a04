"""POEMS or CIDP: the findings on either side, listed and never added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from poems_desktop.clinical.interpret.latency_index import Feature, Neurophysiology, Side
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.truth import Truth

NO_SCORE = "No validated score tells POEMS from CIDP; the findings are listed, not added."


@dataclass(frozen=True, slots=True)
class Evidence:
    """The findings by what they lean to. `neither` holds what is often misread."""

    for_poems: tuple[Interpretation, ...]
    for_cidp: tuple[Interpretation, ...]
    neither: tuple[Interpretation, ...]
    not_known: tuple[Interpretation, ...]
    prompt: Interpretation | None
    """What to test, where a diagnosis of CIDP stands beside a sign of POEMS."""


def evidence(states: Mapping[str, Truth], table: Neurophysiology) -> Evidence:
    """Sort every listed finding by its state; one that is not in `states` is not known."""
    lines: dict[Side | None, list[Interpretation]] = {
        "poems": [],
        "cidp": [],
        "neither": [],
        None: [],
    }
    for feature in table.feature:
        truth = states.get(feature.key, Truth.UNKNOWN)
        lines[_leans(feature, truth)].append(_line(feature, truth))
    for_poems = lines["poems"]
    return Evidence(
        tuple(for_poems),
        tuple(lines["cidp"]),
        tuple(lines["neither"]),
        tuple(lines[None]),
        _prompt(states, for_poems),
    )


def _leans(feature: Feature, truth: Truth) -> Side | None:
    if truth is Truth.UNKNOWN:
        return None
    return feature.present if truth is Truth.TRUE else feature.absent


def _line(feature: Feature, truth: Truth) -> Interpretation:
    words = {Truth.TRUE: "present", Truth.FALSE: "absent", Truth.UNKNOWN: "not known"}
    return Interpretation(
        id=f"cidp_or_poems.{feature.key}",
        title=feature.label,
        value=f"{words[truth][0].upper()}{words[truth][1:]}. {feature.text}",
        truth=truth,
        inputs=() if truth is Truth.UNKNOWN else (Input(feature.label, words[truth]),),
        rule="Figures are of patients with POEMS or CIDP who had the finding.",
        cites=feature.cites,
        confidence=feature.confidence,
        cautions=(NO_SCORE,),
        missing=(feature.label,) if truth is Truth.UNKNOWN else (),
    )


def _prompt(
    states: Mapping[str, Truth],
    for_poems: Sequence[Interpretation],
) -> Interpretation | None:
    if states.get("cidp_previous_diagnosis") is not Truth.TRUE:
        return None
    signs = [one for one in for_poems if one.truth is Truth.TRUE]
    if not signs:
        return None
    return Interpretation(
        id="cidp_or_poems.prompt",
        title="CIDP diagnosed, with signs of POEMS",
        value=(
            "Measure VEGF and do serum and urine immunofixation if not yet done, "
            "before more treatment for CIDP."
        ),
        truth=None,
        inputs=tuple(Input(one.title, "present") for one in signs),
        rule="An earlier diagnosis of CIDP together with any finding that leans to POEMS.",
        cites=("nasu_2012", "keddie_2020", "project"),
        confidence="own",
        cautions=(NO_SCORE,),
    )

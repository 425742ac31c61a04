"""Types of relapse, what the sources say of each, and features that are new since diagnosis."""

from collections.abc import Iterable, Mapping

from poems_desktop.clinical.interpret.response_template import Relapse, RelapseType, ResponseTable
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth


def relapse_types(
    seen: Mapping[RelapseType, Truth],
    table: ResponseTable,
) -> tuple[Interpretation, ...]:
    """One reading for each type, in the table's order; no overall one."""
    return tuple(_type(one, seen, table) for one in table.relapse)


def _type(one: Relapse, seen: Mapping[RelapseType, Truth], table: ResponseTable) -> Interpretation:
    truth = seen.get(one.id, Truth.UNKNOWN)
    low, high = one.range_months
    value = {
        Truth.TRUE: f"{one.label} relapse or progression. {one.action}",
        Truth.FALSE: f"No {one.label} relapse recorded.".replace(
            one.label, one.label if one.id == "vegf" else one.label.lower()
        ),
        Truth.UNKNOWN: "Not known.",
    }[truth]
    alone = _alone(one.id, seen)
    cautions = [f"{table.relapse_series.text} This is not this patient's chance."]
    if truth is Truth.TRUE and one.id == "hematologic" and alone is not Truth.TRUE:
        cautions.insert(0, "It is not known to be the only one: the sentence speaks of isolated.")
    return Interpretation(
        id=f"relapse.{one.id}",
        title=f"Relapse: {one.label}",
        value=value,
        truth=truth,
        inputs=(Input(one.question, truth.value),) if truth is not Truth.UNKNOWN else (),
        rule=(
            f"Median time from diagnosis in the series {show_number(one.median_months)} months, "
            f"range {show_number(low)} to {show_number(high)}."
        ),
        cites=one.cites,
        confidence=one.confidence,
        cautions=tuple(cautions),
        missing=(f"{one.question}?",) if truth is Truth.UNKNOWN else (),
    )


def _alone(type_id: RelapseType, seen: Mapping[RelapseType, Truth]) -> Truth:
    others: tuple[RelapseType, ...] = ("clinical", "radiographic", "hematologic", "vegf")
    rest = [seen.get(name, Truth.UNKNOWN) for name in others if name != type_id]
    return Truth.of(all(one is Truth.FALSE for one in rest))


def new_features(
    at_diagnosis: Mapping[str, Truth],
    now: Mapping[str, Truth],
    labels: Mapping[str, str],
    asked: Iterable[str],
    table: ResponseTable,
) -> Interpretation:
    """Features present now that were absent, or never recorded, at diagnosis.

    `asked` names every feature that a follow-up has to ask for; those not asked are missing.
    """
    present = [key for key, truth in now.items() if truth is Truth.TRUE]
    new = [key for key in present if at_diagnosis.get(key, Truth.UNKNOWN) is Truth.FALSE]
    unsure = [key for key in present if at_diagnosis.get(key, Truth.UNKNOWN) is Truth.UNKNOWN]
    unasked = [key for key in asked if now.get(key, Truth.UNKNOWN) is Truth.UNKNOWN]
    truth = Truth.FALSE
    if new:
        truth = Truth.TRUE
    elif unsure or unasked:
        truth = Truth.UNKNOWN

    def words(keys: list[str]) -> str:
        return ", ".join(labels.get(key, key) for key in keys)

    lines = [f"New since diagnosis: {words(new)}."] if new else []
    if unsure:
        lines.append(f"Present now, not known at diagnosis: {words(unsure)}.")
    if not lines:
        lines.append("No new feature." if truth is Truth.FALSE else "Not every feature was asked.")
    return Interpretation(
        id="relapse.new_features",
        title="Features that were not there at diagnosis",
        value=" ".join(lines),
        truth=truth,
        inputs=tuple(Input(labels.get(key, key), "present") for key in present),
        rule="Present now and recorded absent at diagnosis. Every feature is asked at follow-up.",
        cites=table.relapse_series.cites,
        confidence=table.relapse_series.confidence,
        cautions=(table.relapse_series.text,),
        missing=tuple(labels.get(key, key) for key in unasked),
    )

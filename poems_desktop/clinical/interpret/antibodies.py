"""Therapeutic antibodies that immunofixation may show as a band of their own."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.clinical.interpret.operating_points import Antibody
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.record import Treatment
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth


def exposed(
    treatments: Sequence[Treatment],
    antibodies: Sequence[Antibody],
    as_of: date,
) -> tuple[tuple[Treatment, Antibody], ...]:
    """Antibodies that were, or may have been, given by `as_of`; a stop does not end exposure."""
    limit = PartialDate.of(as_of)
    return tuple(
        (treatment, antibody)
        for treatment in treatments
        for antibody in antibodies
        if any(name in treatment.name.casefold() for name in antibody.names)
        and (treatment.start is None or treatment.start.on_or_before(limit) is not Truth.FALSE)
    )


def may_be_drug(
    heavy: str | None,
    light: str | None,
    found: Sequence[tuple[Treatment, Antibody]],
) -> bool:
    """Whether a band of this isotype may be a given antibody; one not typed may be any."""
    for _, antibody in found:
        drug_heavy, drug_light = antibody.isotype.split()
        same_heavy = heavy is None or heavy.casefold() == drug_heavy.casefold()
        same_light = light is None or light.casefold() == drug_light.casefold()
        if same_heavy and same_light:
            return True
    return False


def exposure(
    treatments: Sequence[Treatment],
    transplants: Sequence[Transplant],
    antibodies: Sequence[Antibody],
    as_of: date,
) -> Interpretation:
    """Whether a band on immunofixation may be a drug, or oligoclonal recovery after transplant.

    TRUE where a listed antibody or a transplant is recorded; else UNKNOWN, since no treatment may
    have been recorded yet. Never FALSE.
    """
    found = exposed(treatments, antibodies, as_of)
    limit = PartialDate.of(as_of)
    after = [t for t in transplants if t.zero and t.zero.on_or_before(limit) is not Truth.FALSE]
    lines = [
        f"{treatment.name} ({antibody.isotype}) may show as a band of that type."
        for treatment, antibody in found
    ]
    if after:
        lines.append("After transplant, oligoclonal bands may come and go.")
    truth = Truth.TRUE if lines else Truth.UNKNOWN
    return Interpretation(
        id="m_protein.antibody_exposure",
        title="Therapeutic antibodies and immunofixation",
        value=" ".join(lines) if lines else "No therapeutic antibody or transplant is recorded.",
        truth=truth,
        inputs=(
            *(Input("Treatment", one.name, one.start, one.id) for one, _ in found),
            *(Input("Transplant", "Day 0", one.zero, one.id) for one in after),
        ),
        rule="Each recorded treatment whose name is that of a listed antibody is named.",
        cites=("project",),
        confidence="own",
        cautions=(
            (
                "Tell the laboratory which antibody was given and when; "
                "some have assays that take the drug out."
            ),
        )
        if lines
        else (),
    )

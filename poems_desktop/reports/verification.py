"""The code of a document: from the assessment that it prints and the choices for the print."""

from dataclasses import asdict, replace
from datetime import date

from poems_desktop.app.document_basis import Basis, entities_of
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.reports.options import Options


def basis_of(kind: str, assessment: Assessment, options: Options) -> Basis:
    """What a document of this kind is made from; `options.earlier` is told, not its content."""
    return Basis(
        kind=kind,
        entities=entities_of(assessment.record),
        definitions=assessment.definitions.digest,
        policy=assessment.policy.digest(),
        as_of=assessment.as_of.isoformat(),
        choices=choices_of(options),
    )


def choices_of(options: Options) -> dict[str, object]:
    """The options as plain values, those left at their default not told."""
    bare = replace(options, earlier=None)
    found = {name: _plain(value) for name, value in asdict(bare).items() if value}
    if options.earlier is not None:
        found["voids"] = options.earlier.code or options.earlier.day_zero.isoformat()
    return found


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return value

"""Which conclusions on response and risk a document of one patient prints; no renderer needed."""

from collections.abc import Iterator

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.record import Record

_RESPONSE, _RISK = "response.", "risk."
_OF_COHORTS = "risk.association."
"""Figures of published groups: they say nothing of this patient and stand on no such page."""
NOTHING_TREATED = "Response is read from treatment on; no treatment is recorded."


def treated(record: Record) -> bool:
    """Whether anything was given that could be responded to."""
    return bool(record.treatments or record.transplants)


def response_lines(assessment: Assessment) -> tuple[Interpretation, ...]:
    """Every axis of response, also those that cannot be judged; none before any treatment."""
    return tuple(_starting(assessment, _RESPONSE)) if treated(assessment.record) else ()


def risk_lines(assessment: Assessment) -> tuple[Interpretation, ...]:
    """Every cohort's list of risk factors with how many are present and not known."""
    found = _starting(assessment, _RISK)
    return tuple(one for one in found if not one.id.startswith(_OF_COHORTS))


def _starting(assessment: Assessment, prefix: str) -> Iterator[Interpretation]:
    for section in assessment.conclusions:
        yield from (one for one in section.lines if one.id.startswith(prefix))

"""How much of each domain was looked at, and what was found, at one visit."""

from collections.abc import Mapping
from dataclasses import dataclass

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field, FindingField, Form, ResultField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Answer, Finding, Visit


@dataclass(frozen=True, slots=True)
class DomainSummary:
    """A domain at a visit: the fields that are in use, those with an answer, those present.

    In use are the core fields and, of the extended ones, those with an answer: nobody is told that
    a visit is incomplete because something rare was not asked.
    """

    form: Form
    total: int
    assessed: int
    present: tuple[str, ...]
    """Labels of findings present."""
    absent: int
    not_assessed: tuple[str, ...]
    """Keys of asked findings that nobody assessed."""

    @property
    def complete(self) -> bool:
        """Whether every field in use has an answer."""
        return self.assessed == self.total


def asked(form: Form) -> tuple[Field, ...]:
    """The fields a form asks: statements about a whole group are never asked."""
    return tuple(f for f in form.field if not (isinstance(f, FindingField) and f.group))


def summarize(visit: Visit, definitions: Definitions) -> tuple[DomainSummary, ...]:
    """Every domain in the forms' order."""
    measured = _measured(visit)
    return tuple(_domain(form, visit.answers, measured) for form in definitions.forms)


def is_assessed(field: Field, visit: Visit) -> bool:
    """Whether the visit answers the field: typed text that cannot be read is no answer."""
    return _is_assessed(field, visit.answers, _measured(visit))


def _measured(visit: Visit) -> set[str]:
    return {result.test for result in visit.results if result.value is not None}


def _domain(form: Form, answers: Mapping[str, Answer], measured: set[str]) -> DomainSummary:
    fields = [
        field
        for field in asked(form)
        if field.tier == "core" or field.key in answers or field.key in measured
    ]
    findings = [field for field in fields if isinstance(field, FindingField)]
    states = {field.key: _state(answers.get(field.key)) for field in findings}
    assessed = sum(_is_assessed(field, answers, measured) for field in fields)
    return DomainSummary(
        form=form,
        total=len(fields),
        assessed=assessed,
        present=tuple(f.label for f in findings if states[f.key] is FindingState.PRESENT),
        absent=sum(state is FindingState.ABSENT for state in states.values()),
        not_assessed=tuple(f.key for f in findings if states[f.key] is FindingState.NOT_ASSESSED),
    )


def _state(answer: Answer | None) -> FindingState:
    return answer.state if isinstance(answer, Finding) else FindingState.NOT_ASSESSED


def _is_assessed(field: Field, answers: Mapping[str, Answer], measured: set[str]) -> bool:
    if isinstance(field, ResultField):
        return field.key in measured
    answer = answers.get(field.key)
    if isinstance(answer, Finding):
        return answer.state is not FindingState.NOT_ASSESSED
    return answer is not None

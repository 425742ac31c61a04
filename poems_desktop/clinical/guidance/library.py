"""All guidance loaded together, checked against the forms and references, and asked at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from poems_desktop.clinical.citing import unknown_citations
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.guidance.case import Case
from poems_desktop.clinical.guidance.consistency import (
    ConsistencyRules,
    Contradiction,
    Look,
    Pair,
    contradictions,
    load_consistency,
    with_reasons,
)
from poems_desktop.clinical.guidance.followup import FollowUpRules, load_followup, plan
from poems_desktop.clinical.guidance.recorded import dates_of
from poems_desktop.clinical.guidance.texts import TextLibrary, load_texts
from poems_desktop.clinical.guidance.treatment import (
    Conflict,
    Considerations,
    Reminder,
    TreatmentRules,
    consider,
    load_treatment,
)
from poems_desktop.clinical.guidance.visits import Due
from poems_desktop.clinical.guidance.workup import WorkupRules, load_workup, work_up
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.problems import Problem
from poems_desktop.clinical.record import Record
from poems_desktop.clinical.vegf import TESTS

STATES = frozenset(state.value for state in FindingState)


@dataclass(frozen=True)
class Guidance:
    """Everything of `resources/texts` and `resources/guidance`."""

    texts: TextLibrary
    treatment: TreatmentRules
    workup: WorkupRules
    followup: FollowUpRules
    consistency: ConsistencyRules


@dataclass(frozen=True, slots=True)
class Advice:
    """What guidance says of one record on one day."""

    considerations: Considerations
    workup: tuple[Interpretation, ...]
    followup: tuple[Due, ...]
    contradictions: tuple[Contradiction, ...]


def load_guidance(resources: Path | None = None) -> Guidance:
    """Read all files of guidance.

    Raises:
        ProblemsError: with every problem of the first file that has any.
    """
    return Guidance(
        texts=load_texts(resources),
        treatment=load_treatment(resources),
        workup=load_workup(resources),
        followup=load_followup(resources),
        consistency=load_consistency(resources),
    )


def advise(
    record: Record,
    definitions: Definitions,
    guidance: Guidance,
    as_of: date,
) -> Advice:
    """Treatment considerations, work-up, follow-up and questions for a record on a day."""
    case = Case(record, definitions, as_of)
    found = contradictions(case, guidance.consistency)
    return Advice(
        considerations=consider(case, guidance.treatment),
        workup=work_up(case, guidance.workup),
        followup=plan(dates_of(case, guidance.followup), guidance.followup, as_of),
        contradictions=with_reasons(found, record.reasons),
    )


def problems(guidance: Guidance, definitions: Definitions) -> tuple[Problem, ...]:
    """What no single file shows: citations, fields and values that do not exist."""
    return (
        *_citations(guidance, definitions),
        *_fields(guidance, definitions),
        *_values(guidance, definitions),
        *_treatments(guidance),
    )


def _citations(guidance: Guidance, definitions: Definitions) -> Iterator[Problem]:
    parts: list[tuple[str, object]] = [
        ("texts", (guidance.texts.texts, guidance.texts.synonyms)),
        ("treatment", guidance.treatment),
        ("workup", guidance.workup),
        ("followup", guidance.followup),
        ("consistency", guidance.consistency),
    ]
    for place, part in parts:
        yield from unknown_citations(place, part, definitions.references)


def _fields(guidance: Guidance, definitions: Definitions) -> Iterator[Problem]:
    known = {*definitions.fields, *TESTS}
    for place, keys in _read(guidance):
        for key in keys:
            if key not in known:
                yield Problem(place, f"reads {key!r}, which no form has.")


def _read(guidance: Guidance) -> Iterator[tuple[str, Iterable[str]]]:
    for name in guidance.texts.synonyms:
        yield f"texts: {name.name}", () if name.key is None else (name.key,)
    for item in guidance.workup.item:
        yield f"workup: {item.id}", (*item.required, *item.any_of)
    for due in guidance.followup.item:
        condition = () if due.condition is None else (due.condition.key,)
        yield f"followup: {due.id}", (*due.keys, *condition)
    for pair in guidance.consistency.pair:
        yield f"consistency: {pair.id}", (pair.claim.key, *(one.key for one in pair.against))
    for look in guidance.consistency.look:
        yield f"consistency: {look.id}", (look.claim.key, *look.instead)
    gain = guidance.consistency.gain
    yield f"consistency: {gain.id}", (*gain.claims, gain.weight)
    for order in guidance.consistency.order:
        yield f"consistency: {order.id}", (order.first, order.second)
    for conflict in guidance.treatment.conflict:
        yield f"treatment: {conflict.id}", conflict.findings
    for reminder in guidance.treatment.reminder:
        yield f"treatment: {reminder.id}", (*reminder.findings, *reminder.results)
    for prompt in guidance.treatment.prompt:
        needs = [key for need in prompt.needs for key in need.keys]
        signs = [sign.key for sign in prompt.signs]
        yield f"treatment: {prompt.id}", (*prompt.findings, *signs, *needs)


def _values(guidance: Guidance, definitions: Definitions) -> Iterator[Problem]:
    """Answers that a rule waits for and nobody can give."""
    for place, key, values in _awaited(guidance):
        choice = definitions.choice(key)
        can_be = STATES if choice is None else {option.value for option in choice.options}
        for value in values:
            if value not in can_be:
                yield Problem(place, f"waits for {key} {value!r}, which cannot be recorded.")


def _awaited(guidance: Guidance) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    rules: tuple[Pair | Look, ...] = (*guidance.consistency.pair, *guidance.consistency.look)
    for rule in rules:
        yield f"consistency: {rule.id}", rule.claim.key, rule.claim.values
    for pair in guidance.consistency.pair:
        for test in pair.against:
            yield f"consistency: {pair.id}", test.key, test.values
    for prompt in guidance.treatment.prompt:
        for sign in prompt.signs:
            yield f"treatment: {prompt.id}", sign.key, sign.values


def _treatments(guidance: Guidance) -> Iterator[Problem]:
    known = {one.id for one in guidance.treatment.treatment}
    rules: tuple[Conflict | Reminder, ...] = (
        *guidance.treatment.conflict,
        *guidance.treatment.reminder,
    )
    for rule in rules:
        for name in rule.treatments:
            if name not in known:
                yield Problem(f"treatment: {rule.id}", f"names {name!r}, which is not listed.")

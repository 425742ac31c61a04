"""Every criteria set beside each other: verdict, what decides it, and where they disagree."""

from collections.abc import Sequence
from dataclasses import dataclass

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment, refusal
from poems_desktop.core.truth import Truth


@dataclass(frozen=True, slots=True)
class SetLine:
    """One set; `truth` is None where it is not in use, `refused` says why it may not be."""

    id: str
    short: str
    title: str
    cites: tuple[str, ...]
    truth: Truth | None
    verdict: str = ""
    deciding: str = ""
    robust: str = ""
    refused: str = ""
    leads: bool = False
    """Whether headlines show this set: it cannot be left out here."""


def set_lines(assessment: Assessment) -> tuple[SetLine, ...]:
    """The sets in use in the policy's order, then the others in the order they are shipped."""
    used = tuple(assessment.results)
    others = tuple(name for name in assessment.definitions.sets if name not in used)
    return tuple(_line(name, assessment) for name in (*used, *others))


def disagreement_lines(assessment: Assessment) -> tuple[str, ...]:
    """The one line responsible for each pair of sets whose verdicts differ."""
    return tuple(one.line for one in assessment.disagreements)


def with_set(assessment: Assessment, name: str, *, used: bool) -> tuple[str, ...]:
    """The sets in use with `name` taken in or left out; the first one always stays first.

    A set that the site has not confirmed is never taken in.
    """
    now = assessment.policy.sets
    if not used:
        return tuple(one for one in now if one != name or one == now[0])
    allowed = refusal(assessment.definitions.sets[name], assessment.policy) is None
    return now if name in now or not allowed else _ordered((*now, name), assessment)


def _ordered(names: Sequence[str], assessment: Assessment) -> tuple[str, ...]:
    shipped = list(assessment.definitions.sets)
    return (names[0], *sorted(names[1:], key=shipped.index))


def _line(name: str, assessment: Assessment) -> SetLine:
    known = assessment.definitions.sets[name]
    result = assessment.results.get(name)
    if result is None:
        why = refusal(known, assessment.policy) or ""
        return SetLine(name, known.short, known.title, known.cites, None, refused=why)
    return SetLine(
        name,
        known.short,
        known.title,
        known.cites,
        result.truth,
        wording.headline(result),
        wording.subline(result),
        assessment.robustness[name].value,
        leads=name == assessment.policy.sets[0],
    )

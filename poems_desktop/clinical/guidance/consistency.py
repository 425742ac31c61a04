"""Statements on record that cannot both hold, each put as a question that a reason answers."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.case import Case, Sighting
from poems_desktop.clinical.guidance.chronology import Chronology, OrderRule, disorders
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.guidance.weight import GainRule, gains
from poems_desktop.clinical.interpretation import Confidence, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.reason import Reason
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth, any_of


class Claim(Model):
    """An answer that a pair or a look starts from."""

    key: Key
    values: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]


class Against(Model):
    """What speaks against a claim: an answer, a number, or a result outside its own limits."""

    key: Key
    values: tuple[str, ...] = Field(default=(), alias="is")
    above: Decimal | None = None
    at_least: Decimal | None = None
    lab: Literal["above", "below"] | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        numbers = (self.above, self.at_least, self.lab)
        if sum((bool(self.values), *(one is not None for one in numbers))) != 1:
            message = "asks for exactly one of is, above, at_least, lab"
            raise ValueError(message)
        return self


class Pair(Model):
    """A claim and what cannot hold beside it at the same time."""

    id: Key
    claim: Claim
    against: Annotated[tuple[Against, ...], Field(min_length=1)]
    ask: str
    cites: Cites
    confidence: Confidence


class Look(Model):
    """An absence that needs a look; `instead` are answers that show that one was had."""

    id: Key
    claim: Claim
    instead: Annotated[tuple[Key, ...], Field(min_length=1)]
    every_one: bool = False
    ask: str
    cites: Cites
    confidence: Confidence


class ConsistencyRules(Model):
    """`resources/guidance/consistency.toml`."""

    version: str
    within_days: Annotated[int, Field(ge=0)]
    pair: tuple[Pair, ...]
    look: tuple[Look, ...]
    gain: GainRule
    order: tuple[OrderRule, ...]
    chronology: Chronology


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A question about the record. TRUE: both cannot hold; UNKNOWN: perhaps they cannot."""

    key: str
    """Changes with any of the entries, so an old reason does not answer a new question."""
    line: Interpretation
    answered: Reason | None = None


def load_consistency(resources: Path | None = None) -> ConsistencyRules:
    """Read `resources/guidance/consistency.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return read_model(folder(resources, "guidance") / "consistency.toml", ConsistencyRules)


def contradictions(case: Case, rules: ConsistencyRules) -> tuple[Contradiction, ...]:
    """Every question that the record raises, in the order of the rules."""
    lines = [
        *_pairs(case, rules),
        *(line for one in rules.look for line in _looks(case, one)),
        *gains(case, rules.gain, rules.within_days),
        *disorders(case, rules.order, rules.chronology),
    ]
    return tuple(Contradiction(_key(line), line) for line in lines)


def with_reasons(
    found: Iterable[Contradiction],
    reasons: Iterable[Reason],
) -> tuple[Contradiction, ...]:
    """The same questions, each with the latest reason given to it as it now stands."""
    given = {one.contradiction: one for one in sorted(reasons, key=_day)}
    return tuple(replace(one, answered=given.get(one.key)) for one in found)


def stale(found: Iterable[Contradiction], reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons whose question no longer stands in that form: shown, never applied."""
    standing = {one.key for one in found}
    return tuple(one for one in reasons if one.contradiction not in standing)


def _day(reason: Reason) -> date:
    return reason.date.earliest


def _key(line: Interpretation) -> str:
    parts = [
        "|".join((one.label, one.text, one.date.iso() if one.date else "", one.place))
        for one in line.inputs
    ]
    digest = hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()
    return f"{line.id}:{digest[:16]}"


def _pairs(case: Case, rules: ConsistencyRules) -> Iterator[Interpretation]:
    for pair in rules.pair:
        claims = _claims(case, pair.claim)
        opposing = tuple(_opposing(case, pair.against)) if claims else ()
        for claim in claims:
            hits = [
                (one, together)
                for one in opposing
                if (together := same_time(claim, one, rules.within_days)) is not Truth.FALSE
            ]
            if hits:
                truth = any_of(together for _, together in hits)
                seen = (claim, *(one for one, _ in hits))
                yield _question(pair, seen, truth)


def _claims(case: Case, claim: Claim) -> tuple[Sighting, ...]:
    return tuple(one for one in case.seen((claim.key,)) if one.value in claim.values)


def _opposing(case: Case, against: Iterable[Against]) -> Iterator[Sighting]:
    for test in against:
        for one in case.seen((test.key,)):
            if _holds(case, test, one):
                yield one


def _holds(case: Case, test: Against, one: Sighting) -> bool:
    """Whether a sighting surely is what the test asks for."""
    if test.values:
        return one.value in test.values
    if test.lab is not None:
        return _outside(one, test.lab)
    number = case.number(one)
    if number is None:
        return False
    if test.above is not None:
        return number.above(test.above) is Truth.TRUE
    return test.at_least is not None and number.at_or_above(test.at_least) is Truth.TRUE


def _outside(one: Sighting, side: Literal["above", "below"]) -> bool:
    """Whether a result surely lies outside the limit that its own laboratory printed."""
    result, number = one.result, one.interval
    if result is None or number is None:
        return False
    if side == "above":
        return result.ref_upper is not None and number.above(result.ref_upper) is Truth.TRUE
    return result.ref_lower is not None and number.below(result.ref_lower) is Truth.TRUE


def same_time(one: Sighting, other: Sighting, days: int) -> Truth:
    """Whether two sightings speak of the same time: one visit, or at most `days` apart."""
    if one.visit == other.visit:
        return Truth.TRUE
    if one.date is None or other.date is None:
        return Truth.UNKNOWN
    return _near(one.date, other.date, timedelta(days=days))


def _near(one: PartialDate, other: PartialDate, limit: timedelta) -> Truth:
    most = max(one.latest - other.earliest, other.latest - one.earliest)
    least = max(one.earliest - other.latest, other.earliest - one.latest)
    if most <= limit:
        return Truth.TRUE
    return Truth.FALSE if least > limit else Truth.UNKNOWN


def _looks(case: Case, look: Look) -> Iterator[Interpretation]:
    enough = all if look.every_one else any
    if enough(case.seen((key,)) for key in look.instead):
        return
    for claim in _claims(case, look.claim):
        if claim.method is None:
            yield _question(look, (claim,), Truth.UNKNOWN)


def _question(rule: Pair | Look, seen: tuple[Sighting, ...], truth: Truth) -> Interpretation:
    looked = isinstance(rule, Look)
    open_ = "how it was looked for" if looked else "the dates of both entries"
    return Interpretation(
        id=f"consistency_{rule.id}",
        title="To be clarified",
        value=rule.ask,
        truth=truth,
        inputs=tuple(one.as_input() for one in seen),
        rule="An absence counts as stated; this one needs a look."
        if looked
        else "Both entries speak of the same time and cannot both hold.",
        cites=rule.cites,
        confidence=rule.confidence,
        missing=(open_,) if truth is Truth.UNKNOWN else (),
    )

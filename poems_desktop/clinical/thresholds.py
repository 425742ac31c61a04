"""Which blood counts speak for a finding, and from which number: `resources/thresholds.toml`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field as Constraint

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.interpretation import Confidence
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.problems import Problem

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions

Operator = Literal["above", "at_least"]
Cites = Annotated[tuple[str, ...], Constraint(min_length=1)]


class Threshold(Model):
    """A limit of one test, for one sex or both, off until a site confirms it by its id."""

    id: Key
    test: Key
    finding: Key
    label: str
    operator: Operator
    value: Decimal
    unit: str
    sex: Literal["F", "M"] | None = None
    confirm: str
    """What a site has to do before it confirms it."""
    caution: str | None = None
    """What a number that is not above it may miss."""
    cites: Cites
    confidence: Confidence


class Thresholds(Model):
    """`resources/thresholds.toml`: what goes before every threshold, and the thresholds."""

    version: str
    text: str
    cites: Cites
    confidence: Confidence
    threshold: tuple[Threshold, ...]

    def of_test(self, test: str) -> tuple[Threshold, ...]:
        """Every threshold of one test."""
        return tuple(one for one in self.threshold if one.test == test)

    @property
    def tests(self) -> tuple[str, ...]:
        """The tests that speak about a finding, each once."""
        return tuple(dict.fromkeys(one.test for one in self.threshold))


def lint_thresholds(definitions: "Definitions") -> Iterator[Problem]:
    """What is wrong with the thresholds, and with what the forms cite on pre-treatment values."""
    for cite in definitions.thresholds.cites:
        yield from _cite("thresholds", cite, definitions)
    ids = [one.id for one in definitions.thresholds.threshold]
    for one in definitions.thresholds.threshold:
        place = f"thresholds: {one.id}"
        if ids.count(one.id) > 1 or one.id in definitions.sets:
            yield Problem(place, "the id is given twice; ids of sets and thresholds must differ.")
        yield from _threshold(place, one, definitions)
    for form in definitions.forms:
        for field in form.field:
            for cite in field.pre_treatment.cites if field.pre_treatment else ():
                yield from _cite(f"forms/{form.id}: {field.key}", cite, definitions)


def _threshold(place: str, one: Threshold, definitions: "Definitions") -> Iterator[Problem]:
    for cite in one.cites:
        yield from _cite(place, cite, definitions)
    if definitions.finding(one.finding) is None:
        yield Problem(place, f"speaks about {one.finding!r}, which is no finding of the forms.")
    for other in definitions.thresholds.of_test(one.test):
        if other is not one and (other.sex == one.sex or None in {other.sex, one.sex}):
            yield Problem(place, f"{one.test!r} has another threshold for the same sex.")
        if other.finding != one.finding:
            yield Problem(place, f"{one.test!r} speaks about two findings; keep one.")
    field = definitions.result(one.test)
    if field is None:
        yield Problem(place, f"reads {one.test!r}, which is no result of the forms.")
    elif one.unit not in field.units:
        yield Problem(place, f"its unit {one.unit!r} is not among the units of {one.test!r}.")


def _cite(place: str, cite: str, definitions: "Definitions") -> Iterator[Problem]:
    if cite.partition("#")[0] not in definitions.references:
        yield Problem(place, f"{cite!r} is not in references.toml; add it or mend it.")

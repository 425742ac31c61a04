"""The first work-up: what is recorded and what is missing, least burdensome first."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.case import Case
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.guidance.texts import Cites
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.sets import BURDENS, Burden
from poems_desktop.core.truth import Truth


class WorkupItem(Model):
    """A test: `required` must all be on record, and one of `any_of` where there are any."""

    id: Key
    title: str
    burden: Burden
    required: tuple[Key, ...] = Field(default=(), alias="all")
    any_of: tuple[Key, ...] = Field(default=(), alias="any")
    reason: Annotated[str, Field(min_length=1)]
    cites: Cites
    confidence: Confidence

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.required and not self.any_of:
            message = "a work-up item names what has to be on record"
            raise ValueError(message)
        return self


class WorkupRules(Model):
    """`resources/guidance/workup.toml`."""

    version: str
    order: tuple[Burden, ...]
    rule: str
    item: Annotated[tuple[WorkupItem, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _orders_every_burden(self) -> Self:
        if sorted(self.order) != sorted(BURDENS):
            message = f"the order names each of {', '.join(BURDENS)} once"
            raise ValueError(message)
        return self


def load_workup(resources: Path | None = None) -> WorkupRules:
    """Read `resources/guidance/workup.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return read_model(folder(resources, "guidance") / "workup.toml", WorkupRules)


def work_up(case: Case, rules: WorkupRules) -> tuple[Interpretation, ...]:
    """Every item with what is on record and what is missing, by burden, then as listed.

    TRUE where all is recorded, UNKNOWN otherwise: a test that nobody recorded may have been done.
    """
    ranks = {name: place for place, name in enumerate(rules.order)}
    items = sorted(rules.item, key=lambda item: ranks[item.burden])
    return tuple(_weigh(case, item, rules.rule) for item in items)


def _weigh(case: Case, item: WorkupItem, rule: str) -> Interpretation:
    told = {key: case.seen((key,)) for key in (*item.required, *item.any_of)}
    missing = [_label(case, key) for key in item.required if not told[key]]
    if item.any_of and not any(told[key] for key in item.any_of):
        asked = [key for key in item.any_of if key in case.definitions.fields] or item.any_of
        missing.append(" or ".join(_label(case, key) for key in asked))
    newest = tuple(seen[-1].as_input() for seen in told.values() if seen)
    return Interpretation(
        id=f"workup_{item.id}",
        title=item.title,
        value=_value(missing, newest),
        truth=Truth.UNKNOWN if missing else Truth.TRUE,
        inputs=newest,
        rule=f"{item.reason} {rule}",
        cites=item.cites,
        confidence=item.confidence,
        missing=tuple(missing),
    )


def _value(missing: list[str], told: tuple[Input, ...]) -> str:
    if not missing:
        return "Recorded"
    return "Recorded in part" if told else "Not recorded"


def _label(case: Case, key: str) -> str:
    """The label of a field, or its key in plain words where no form has it yet."""
    field = case.definitions.fields.get(key)
    return key.replace("_", " ") if field is None else field.label

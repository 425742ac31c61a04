"""What the sources say of treatments, for a clinician to weigh. Nothing here recommends."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.guidance.case import Case, present, treatment_input
from poems_desktop.clinical.guidance.radiation import RadiationRule, radiation
from poems_desktop.clinical.guidance.reading import folder, read_model
from poems_desktop.clinical.guidance.texts import Cites, Figure
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.core.truth import Truth

SAID = (
    "What the sources say, for the clinician to weigh. "
    "Nothing is recommended, and no figure is this patient's chance."
)
OWN = "A reminder of this program; no source of ours carries it. A site confirms or removes it."


class Statement(Model):
    """What a source says of a treatment, restated."""

    text: Annotated[str, Field(min_length=1)]
    cites: Cites
    figures: tuple[Figure, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The sentence and each of its figures with its group."""
        return (self.text, *(figure.show() for figure in self.figures))


class TreatmentText(Model):
    """A treatment that the documents name; `matches` finds it among those given."""

    id: Key
    name: str
    matches: Annotated[tuple[str, ...], Field(min_length=1)]
    statement: Annotated[tuple[Statement, ...], Field(min_length=1)]
    warning: tuple[Statement, ...] = ()


class Conflict(Model):
    """Sources that disagree: shown with every side or not at all."""

    id: Key
    title: str
    treatments: tuple[Key, ...] = ()
    findings: tuple[Key, ...] = ()
    side: Annotated[tuple[Statement, ...], Field(min_length=2)]


class Reminder(Model):
    """A line of this program's own, shown where something on record calls for it."""

    id: Key
    title: str
    treatments: tuple[Key, ...] = ()
    matches: tuple[str, ...] = ()
    results: tuple[Key, ...] = ()
    findings: tuple[Key, ...] = ()
    text: Annotated[str, Field(min_length=1)]
    cites: Cites


class Sign(Model):
    """An answer that speaks for POEMS."""

    key: Key
    values: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]
    label: str


class Need(Model):
    """What should be on record; any one of `keys` answers it."""

    keys: Annotated[tuple[Key, ...], Field(min_length=1)]
    label: str


class Prompt(Model):
    """Signs on record that ask for a second look at a treatment for another diagnosis."""

    id: Key
    title: str
    matches: tuple[str, ...]
    findings: tuple[Key, ...]
    signs: tuple[Sign, ...]
    needs: tuple[Need, ...]
    text: Annotated[str, Field(min_length=1)]
    cites: Cites


class TreatmentRules(Model):
    """`resources/guidance/treatment.toml`."""

    version: str
    radiation: RadiationRule
    treatment: Annotated[tuple[TreatmentText, ...], Field(min_length=1)]
    conflict: tuple[Conflict, ...]
    reminder: tuple[Reminder, ...]
    prompt: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Considerations:
    """All that is said of treatment for one record."""

    radiation: Interpretation
    treatments: tuple[Interpretation, ...]
    conflicts: tuple[Interpretation, ...]
    reminders: tuple[Interpretation, ...]
    prompts: tuple[Interpretation, ...]

    @property
    def all(self) -> tuple[Interpretation, ...]:
        """Everything, in reading order."""
        return (
            self.radiation,
            *self.prompts,
            *self.reminders,
            *self.conflicts,
            *self.treatments,
        )


def load_treatment(resources: Path | None = None) -> TreatmentRules:
    """Read `resources/guidance/treatment.toml`.

    Raises:
        ProblemsError: with every problem of the file.
    """
    return read_model(folder(resources, "guidance") / "treatment.toml", TreatmentRules)


def consider(case: Case, rules: TreatmentRules) -> Considerations:
    """What the sources say of treatment, beside what is on record. Proposes nothing."""
    by_id = {one.id: one for one in rules.treatment}
    return Considerations(
        radiation=radiation(case, rules.radiation),
        treatments=tuple(_treatment(case, one) for one in rules.treatment),
        conflicts=tuple(_conflict(case, one, by_id) for one in rules.conflict),
        reminders=tuple(_reminder(case, one, by_id) for one in rules.reminder),
        prompts=tuple(found for one in rules.prompt if (found := _prompt(case, one)) is not None),
    )


def _treatment(case: Case, text: TreatmentText) -> Interpretation:
    return Interpretation(
        id=f"treatment_{text.id}",
        title=text.name,
        value=" ".join(line for one in text.statement for line in one.lines()),
        truth=None,
        inputs=tuple(treatment_input(one) for one in case.given(text.matches)),
        rule=SAID,
        cites=_cites((*text.statement, *text.warning)),
        confidence="sourced",
        cautions=tuple(line for one in text.warning for line in one.lines()),
    )


def _conflict(case: Case, conflict: Conflict, by_id: dict[str, TreatmentText]) -> Interpretation:
    words = [word for name in conflict.treatments for word in by_id[name].matches]
    sides = [" ".join(one.lines()) for one in conflict.side]
    return Interpretation(
        id=f"conflict_{conflict.id}",
        title=conflict.title,
        value=" On the other side: ".join(sides),
        truth=None,
        inputs=(
            *(treatment_input(one) for one in case.given(words)),
            *present(case, conflict.findings),
        ),
        rule="The sources disagree; every side is shown and none is chosen.",
        cites=_cites(conflict.side),
        confidence="sourced",
    )


def _reminder(case: Case, reminder: Reminder, by_id: dict[str, TreatmentText]) -> Interpretation:
    words = [
        *reminder.matches,
        *(word for name in reminder.treatments for word in by_id[name].matches),
    ]
    given: tuple[Input, ...] = tuple(
        treatment_input(one) for one in case.given(words) if case.going_on(one)
    )
    found = present(case, reminder.findings)
    measured = tuple(one.as_input() for one in case.seen(reminder.results))
    calls = bool(given) or (bool(found) and bool(measured))
    return Interpretation(
        id=f"reminder_{reminder.id}",
        title=reminder.title,
        value=reminder.text,
        truth=Truth.TRUE if calls else Truth.UNKNOWN,
        inputs=(*given, *measured, *found),
        rule=OWN,
        cites=reminder.cites,
        confidence="own",
    )


def _prompt(case: Case, prompt: Prompt) -> Interpretation | None:
    grounds = (
        *(treatment_input(one) for one in case.given(prompt.matches)),
        *present(case, prompt.findings),
    )
    signs = tuple(
        one.as_input()
        for sign in prompt.signs
        for one in case.seen((sign.key,))
        if one.value in sign.values
    )
    if not grounds or not signs:
        return None
    return Interpretation(
        id=f"prompt_{prompt.id}",
        title=prompt.title,
        value=prompt.text,
        truth=Truth.TRUE,
        inputs=(*grounds, *signs),
        rule="A treatment or a diagnosis of CIDP on record, and a sign of POEMS beside it.",
        cites=prompt.cites,
        confidence="sourced",
        missing=tuple(need.label for need in prompt.needs if not case.seen(need.keys)),
    )


def _cites(statements: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite for one in statements for cite in one.cites))

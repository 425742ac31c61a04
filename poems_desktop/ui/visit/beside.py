"""What the Visit page reads and saves beside the visit's own draft."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from PySide6.QtCore import QObject

from poems_desktop.app.half_typed import NOBODY, HalfTyped
from poems_desktop.app.overrides import new_override, withdrawn
from poems_desktop.app.ports import Kind
from poems_desktop.app.question_words import answer
from poems_desktop.app.visit_versions import Version, versions
from poems_desktop.app.words import tr
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.reason import Reason
from poems_desktop.clinical.record import Treatment, Visit
from poems_desktop.core.truth import Truth
from poems_desktop.ui.context import Context
from poems_desktop.ui.half_typed import Box, Field
from poems_desktop.ui.visit.not_here_list import NotHereList

_NOT_SAVED = tr("This was not saved")
NOT_KEPT = tr("It was not saved; what you typed is still here.")


class Beside:
    """Saves through the sitting; without a context it saves nothing and knows nobody.

    Attributes:
        not_here: the tests that this site cannot have.
    """

    def __init__(self, context: Context | None) -> None:
        self._context = context
        self.not_here = NotHereList(context)

    @property
    def can_save(self) -> bool:
        """Whether anything of the record can be saved here."""
        return self._context is not None and self._context.rights.record

    @property
    def connected(self) -> bool:
        """Whether there is a record beside the visit."""
        return self._context is not None

    @property
    def why_not(self) -> str:
        """Why nothing can be saved, in a sentence; empty where it can."""
        return "" if self._context is None else self._context.rights.why

    @property
    def author(self) -> str:
        """Who works here."""
        return "" if self._context is None else self._context.sitting.author

    def box(self, fields: Mapping[str, Field], parent: QObject) -> Box:
        """Keeps what is half typed in these fields for the patient who is open."""
        if self._context is None:
            return Box(HalfTyped(), NOBODY, fields, parent)
        patient = self._context.sitting.record.patient.id
        return Box(self._context.half_typed, patient, fields, parent)

    def half_typed(self, beginning: str) -> list[str]:
        """The places that begin so and where something is half typed."""
        if self._context is None:
            return []
        patient = self._context.sitting.record.patient.id
        return self._context.half_typed.places(patient, beginning)

    def override(self, set_id: str, criterion_id: str, truth: Truth, reason: str) -> str | None:
        """Keep a physician's word on a criterion; what is wrong in a sentence, None if nothing."""
        if self._context is None:
            return NOT_KEPT
        sitting = self._context.sitting
        try:
            made = new_override(
                (set_id, criterion_id), truth, reason, sitting.author, sitting.today
            )
        except ValueError as error:
            return str(error)
        return None if self._save("override", made.id, made) else NOT_KEPT

    def withdraw(self, override: Override) -> bool:
        """The override stands no longer from today on; it stays on record."""
        if self._context is None:
            return False
        entity = override.id or self._entity_of(override)
        if not entity:
            return False
        return self._save("override", entity, withdrawn(override, self._context.sitting.today))

    def answer(self, question: str, reason: str) -> str | None:
        """Keep why two statements stand beside each other; what is wrong, None if nothing."""
        if self._context is None:
            return NOT_KEPT
        try:
            made = answer(question, reason, self.author, self._context.sitting.today)
        except ValueError as error:
            return str(error)
        return None if self._save("reason", uuid4().hex, made) else NOT_KEPT

    def save_treatment(self, treatment: Treatment) -> bool:
        """Keep a treatment; earlier versions of it stay in the store."""
        return self._save("treatment", treatment.id, treatment)

    def use_sets(self, names: Sequence[str]) -> None:
        """Weigh by these sets too, for this sitting."""
        if self._context is not None:
            sitting = self._context.sitting
            sitting.use_policy(sitting.policy.model_copy(update={"sets": tuple(names)}))

    def versions(self, visit_id: str) -> tuple[Version, ...]:
        """The signed versions of a visit, newest first."""
        if self._context is None:
            return ()
        sitting = self._context.sitting
        found: list[Version] = []
        self._context.attempt(
            tr("The history cannot be read"),
            lambda: found.extend(
                versions(sitting.store.history("visit", visit_id), sitting.definitions)
            ),
        )
        return tuple(found)

    def signed(self, visit_id: str) -> Visit | None:
        """The visit as it was signed last."""
        found = self.versions(visit_id)
        return found[0].visit if found else None

    def _entity_of(self, override: Override) -> str:
        """An imported override has no id of its own; the store knows under which it lies."""
        sitting = self._context.sitting
        content = override.model_dump(mode="json")
        for head in sitting.store.heads_of(sitting.record.patient.id, kind="override"):
            if head.content == content:
                return head.entity_id
        return ""

    def _save(self, kind: Kind, entity: str, made: Override | Reason | Treatment) -> bool:
        if self._context is None:
            return False
        content = made.model_dump(mode="json")
        sitting = self._context.sitting
        return self._context.attempt(_NOT_SAVED, lambda: sitting.save(kind, entity, content))

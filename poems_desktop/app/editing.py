"""The one place where what was recorded changes: every edit, its undo, and its draft."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from poems_desktop.app.history import History, Step
from poems_desktop.app.made_with import Snapshot, versions
from poems_desktop.app.merging import Versions
from poems_desktop.app.patient_file import PatientFile, draft_content
from poems_desktop.app.ports import Content, RecordStore
from poems_desktop.app.visit_edits import (
    changed_keys,
    with_answer,
    with_heading,
    with_result,
    with_results,
    without_result,
)
from poems_desktop.clinical.assessment import Assessment, assess
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.incremental import FactsMemo, assess_again
from poems_desktop.clinical.policy import Policy
from poems_desktop.clinical.record import Answer, Measurement, Record, Visit
from poems_desktop.core.marked import marked

Listener = Callable[["Edited"], None]
_READ_ONLY = "a signed visit is corrected by a new revision, and only who may edit changes one"


@dataclass(frozen=True, slots=True)
class Edited:
    """What changed: keys of answers and ids of results. `origin` need not be told back."""

    keys: frozenset[str]
    origin: object


class ReadOnlyError(RuntimeError):
    """An edit of a signed visit: it is corrected by a new revision, never changed."""


class ReasonNeededError(ValueError):
    """A correction was to be signed without saying why."""


class EditSession:
    """One visit being edited, with undo, the assessment as it stands, and its draft.

    The session is dirty until `flush` has written the draft. A failed write leaves it dirty.
    A signed visit is read only until `start_correction`; it then becomes a draft beside the
    signed version, which stays, and is signed again with a reason.
    """

    def __init__(  # noqa: PLR0913 - what a sitting is made of
        self,
        store: RecordStore,
        file: PatientFile,
        visit_id: str,
        definitions: Definitions,
        policy: Policy,
        today: date,
        snapshot: Snapshot | None = None,
        *,
        may_edit: bool = True,
    ) -> None:
        """Open `visit_id` of the file; `snapshot` is kept with the signed visit.

        Without `may_edit` the visit can only be read, signed or not.
        """
        self._may_edit = may_edit
        self._snapshot = snapshot
        self._store = store
        self._file = file
        self._record = file.record
        self._visit_id = visit_id
        self._definitions = definitions
        self._policy = policy
        self._today = today
        self._history: History[Visit] = History()
        self._listeners: list[Listener] = []
        self._saved = self.visit
        self._assessment: Assessment | None = None
        self._memo = FactsMemo(definitions)
        self.reason = file.reasons.get(visit_id, "")
        """Why a signed visit is corrected, as typed so far; it is kept with the draft."""
        self._saved_reason = self.reason
        self.conflict: Versions | None = None
        """The two versions, where signing found that the visit was signed meanwhile."""

    @property
    def record(self) -> Record:
        """The record as edited so far."""
        return self._record

    @property
    def visit(self) -> Visit:
        """The visit as edited so far."""
        return next(visit for visit in self._record.visits if visit.id == self._visit_id)

    @property
    def written(self) -> Visit:
        """The visit as the store has it, as far as this session knows."""
        return self._saved

    @property
    def definitions(self) -> Definitions:
        """The definitions in use."""
        return self._definitions

    @property
    def today(self) -> date:
        """The day of the sitting."""
        return self._today

    @property
    def assessment(self) -> Assessment:
        """The record as edited, weighed today."""
        if self._assessment is None:
            self._assessment = assess_again(
                self._record, self._definitions, self._policy, self._today, self._memo
            )
        return self._assessment

    @property
    def dirty(self) -> bool:
        """Whether the draft in the store is behind."""
        behind = self.correcting and self.reason != self._saved_reason
        return self.visit is not self._saved or behind

    @property
    def read_only(self) -> bool:
        """Whether the visit is signed, or nobody here may change it."""
        return self.visit.signed or not self._may_edit

    @property
    def correcting(self) -> bool:
        """Whether a signed version of the visit stands beside what is being edited."""
        return not self.visit.signed and self._visit_id in self._file.base

    @property
    def lacks_reason(self) -> bool:
        """Whether the correction cannot be signed because nobody said why it is made."""
        return self.correcting and not self.reason.strip()

    @property
    def base_seq(self) -> int | None:
        """The revision that the visit was begun from; None for a new visit."""
        return self._file.base.get(self._visit_id)

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self._history.redo_name

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; returns what ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def set_answer(
        self,
        key: str,
        answer: Answer | None,
        origin: object = None,
        *,
        typing: bool = False,
    ) -> None:
        """Set or clear one answer. `typing` merges with the last step on the same key."""
        after = with_answer(self.visit, key, answer)
        self._apply(self._name(key), (key,), after, origin, typing=typing)

    def set_result(
        self, result: Measurement, origin: object = None, *, typing: bool = False
    ) -> None:
        """Add a result, or replace the one with its id."""
        after = with_result(self.visit, result)
        self._apply(self._name(result.test), (result.id,), after, origin, typing=typing)

    def remove_result(self, result_id: str, origin: object = None) -> None:
        """Take a result out of the draft; undo brings it back.

        Raises:
            StopIteration: if the visit has no such result.
        """
        gone = next(one for one in self.visit.results if one.id == result_id)
        after = without_result(self.visit, result_id)
        self._apply(self._name(gone.test), (result_id,), after, origin, typing=False)

    def add_results(self, results: Sequence[Measurement], name: str, origin: object = None) -> None:
        """Add many results as one step called `name`; undo takes all of them out again.

        Raises:
            ReadOnlyError: where the visit is signed.
            ValueError: if one of the ids is already in the visit.
        """
        after = with_results(self.visit, results)
        self._apply(name, tuple(one.id for one in results), after, origin, typing=False)

    def set_heading(self, visit: Visit, origin: object = None, *, typing: bool = False) -> None:
        """Replace date, label or note of the visit; everything else stays as it is."""
        after = with_heading(self.visit, visit)
        self._apply(marked("Visit"), ("visit",), after, origin, typing=typing)

    def undo(self) -> None:
        """Take the last step back."""
        if (step := self._history.undo()) is not None:
            self._replace(step.before)
            self._tell(Edited(self._differences(step), None))

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if (step := self._history.redo()) is not None:
            self._replace(step.after)
            self._tell(Edited(self._differences(step), None))

    def adopt(self, file: PatientFile) -> None:
        """Take over what was saved beside this visit; the visit itself and its undo stay."""
        visit = self.visit
        others = tuple(visit if one.id == visit.id else one for one in file.record.visits)
        self._file = file
        self._record = file.record.model_copy(update={"visits": others})
        self._assessment = None
        self._tell(Edited(frozenset(), None))

    def use_policy(self, policy: Policy) -> None:
        """Weigh by another policy from now on."""
        self._policy = policy
        self._assessment = None
        self._tell(Edited(frozenset(), None))

    def use_today(self, today: date) -> None:
        """Weigh by another day from now on: midnight has passed."""
        self._today = today
        self._assessment = None
        self._tell(Edited(frozenset(), None))

    def seal(self) -> None:
        """The user left the field: typing from now on is a new step."""
        self._history.seal()

    def flush(self) -> bool:
        """Write the draft if it is behind; True when something was written.

        Raises:
            Exception: whatever the store raises; the session then stays dirty.
        """
        visit, reason = self.visit, self.reason
        if not self.dirty or visit.signed:
            return False
        self._store.save_draft(
            visit.id,
            self._record.patient.id,
            draft_content(visit, reason if self.correcting else ""),
            self._file.base.get(visit.id),
        )
        self._saved, self._saved_reason = visit, reason
        return True

    def start_correction(self) -> None:
        """Open the signed visit for correction; nothing is written until something changes."""
        if not self.visit.signed or not self._may_edit:
            return
        self._begin_anew(self.visit.model_copy(update={"signed": False}))

    def sign(self, reason: str = "") -> None:
        """Freeze the visit as a revision; a correction says why.

        Raises:
            ReasonNeededError: for a correction without a reason; nothing is written.
            Exception: whatever the store raises; the session then stays as it is.
        """
        if self.correcting and not reason.strip():
            raise ReasonNeededError
        visit = self.visit.model_copy(update={"signed": True})
        self._store.sign_visit(
            visit.id,
            self._record.patient.id,
            visit.model_dump(mode="json"),
            base_seq=self.base_seq,
            reason=reason.strip() or None,
            definitions=versions(self._definitions),
            assessment=self._weighed(visit),
        )
        self._begin_anew(visit)

    def _weighed(self, visit: Visit) -> Content | None:
        """The record with this visit, as it is weighed at the moment of signing."""
        if self._snapshot is None:
            return None
        visits = tuple(visit if one.id == visit.id else one for one in self._record.visits)
        record = self._record.model_copy(update={"visits": visits})
        return self._snapshot(assess(record, self._definitions, self._policy, self._today))

    def settle_conflict(self, visit: Visit, base_seq: int) -> None:
        """Take over what was chosen of two versions, begun from the newer one; undo brings it back.

        Raises:
            ReadOnlyError: where the visit is signed.
        """
        if self.read_only:
            raise ReadOnlyError(_READ_ONLY)
        base = {**self._file.base, self._visit_id: base_seq}
        self._file = replace(self._file, base=base)
        self.conflict = None
        before = self.visit
        after = visit.model_copy(update={"id": self._visit_id, "signed": False})
        step = Step(marked("Two versions"), "visit", before, after)
        self._history.record(step, merge=False)
        self._replace(after)
        self._tell(Edited(self._differences(step), None))

    def report_conflict(self, versions: Versions) -> None:
        """Signing found a newer version: nothing was written, and both are shown."""
        self.conflict = versions
        self._tell(Edited(frozenset(), None))

    def _begin_anew(self, visit: Visit) -> None:
        """Go on from a state that is as saved, with no step to undo."""
        self._replace(visit)
        self._saved = self.visit
        self._history = History()
        self.reason = self._saved_reason = ""
        self._tell(Edited(frozenset(), None))

    def _name(self, key: str) -> str:
        field = self._definitions.fields.get(key)
        return field.label if field else key

    def _apply(
        self, name: str, paths: tuple[str, ...], after: Visit, origin: object, *, typing: bool
    ) -> None:
        if self.read_only:
            raise ReadOnlyError(_READ_ONLY)
        before = self.visit
        if after == before:
            return
        self._history.record(Step(name, " ".join(paths), before, after), merge=typing)
        self._replace(after)
        self._tell(Edited(frozenset(paths), origin))

    def _replace(self, visit: Visit) -> None:
        visits = tuple(visit if one.id == visit.id else one for one in self._record.visits)
        self._record = self._record.model_copy(update={"visits": visits})
        self._assessment = None

    def _tell(self, edited: Edited) -> None:
        for listener in tuple(self._listeners):
            listener(edited)

    @staticmethod
    def _differences(step: Step[Visit]) -> frozenset[str]:
        return changed_keys(step.before, step.after) | {"visit"}

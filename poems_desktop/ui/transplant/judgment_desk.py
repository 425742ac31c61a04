"""Writes the clinician's judgments of a fever, and takes them back."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from poems_desktop.app.transplant_course import find_transplant
from poems_desktop.app.transplant_judgment import (
    JudgmentError,
    read_judgment,
    with_judgment,
    without_judgment,
)
from poems_desktop.app.words import tr
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.ui.context import Context
from poems_desktop.ui.half_typed import Box
from poems_desktop.ui.transplant.judgments import Judgments

_FAILED = tr("The transplant was not saved")


class JudgmentDesk(QObject):
    """Joins the judgments to the sitting; `saved(when)` follows each write."""

    saved = Signal(object)

    def __init__(self, context: Context, judgments: Judgments, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sitting = context.sitting
        self._judgments = judgments
        self._transplant = ""
        file = context.sitting.file
        patient = "" if file is None else file.record.patient.id
        self._box = Box(context.half_typed, patient, judgments.fields, self)
        judgments.judged.connect(self._on_judged)
        judgments.removed.connect(self._on_removed)

    def open(self, transplant_id: str) -> None:
        """Come to a transplant."""
        self._transplant = transplant_id
        self._box.at(f"judgment/{transplant_id}")

    def show_course(self, course: Transplant) -> None:
        """Show what was judged."""
        self._judgments.show_judgments(course.judgments, self._sitting.today)

    def _on_judged(self, typed: Mapping[str, str]) -> None:
        course = find_transplant(self._sitting.record, self._transplant)
        if course is None:
            return
        try:
            one = read_judgment(typed, self._sitting.author, self._sitting.today)
        except JudgmentError as error:
            self._judgments.refuse(error.field, error.sentence)
            return
        if self._save(with_judgment(course, one)):
            self._box.used()
            self.saved.emit(self._sitting.now)

    def _on_removed(self, judgment_id: str) -> None:
        course = find_transplant(self._sitting.record, self._transplant)
        if course is not None and self._save(without_judgment(course, judgment_id)):
            self.saved.emit(self._sitting.now)

    def _save(self, course: Transplant) -> bool:
        return self._context.attempt(_FAILED, lambda: self._sitting.save_transplant(course))

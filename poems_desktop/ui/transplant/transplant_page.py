"""The Transplant page: which transplant is shown, and what each of its parts is told of the others.

An entry is the business of `EntryDesk`, the transplant's details that of `CourseDesk`, the
judgments of a fever that of `JudgmentDesk`.
"""

import json

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.transplant_course import find_transplant, transplant_title
from poems_desktop.app.transplant_days import opening_day
from poems_desktop.app.transplant_view import course_grid, day_view
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.ui.allowing import allow_buttons, fix_fields
from poems_desktop.ui.context import Context
from poems_desktop.ui.copying import LoggedCopies
from poems_desktop.ui.pages.holder import EmptyPage
from poems_desktop.ui.transplant import page_words
from poems_desktop.ui.transplant.course_desk import CourseDesk
from poems_desktop.ui.transplant.entry_desk import EntryDesk, Place
from poems_desktop.ui.transplant.judgment_desk import JudgmentDesk
from poems_desktop.ui.transplant.log_and_panel import LogAndPanel
from poems_desktop.ui.transplant.log_card import LogCard
from poems_desktop.ui.transplant.panel import EngraftmentView


class TransplantPage(QWidget):
    """The log of the open patient's transplants.

    `saved(when)` follows each write, `save_failed(sentence)` each failure; what failed stays in
    the form and is tried again. `flush()` takes the field being typed in as finished.
    """

    saved = Signal(object)
    save_failed = Signal(str)

    def __init__(
        self, context: Context, *, dose_arithmetic: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._arithmetic = dose_arithmetic
        self._sitting = context.sitting
        file = context.sitting.file
        self._patient = "" if file is None else file.record.patient.id
        self._shown: object = None
        definitions = self._sitting.definitions
        self.card = LogCard(definitions, self._sitting.today)
        self.card.log.table.put_text = LoggedCopies(context, "daily log").put_text
        self.panel = EngraftmentView(definitions)
        self.empty = EmptyPage(*page_words.EMPTY)
        self.body = LogAndPanel(self.card, self.panel)
        self.entries = EntryDesk(context, self.card.form, self)
        self.details = CourseDesk(context, self.card, self)
        self.judgments = JudgmentDesk(context, self.panel.judgments, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.body, 1)
        self._connect()
        self._allow()
        self.card.add_strip.keep_in(context.half_typed, self._patient)
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it stands; an entry being typed stays."""
        if self._sitting.file is None:
            return
        any_course = bool(self._sitting.record.transplants)
        adding = not self.card.add_strip.isHidden()
        self.empty.setVisible(not any_course and not adding)
        self.card.setVisible(any_course or adding)
        self.card.log.setVisible(any_course)
        self.card.form.setVisible(any_course)
        self.body.set_panel_shown(any_course)
        current = self._sitting.assessment.current_transplant
        if self.entries.course is None and current is not None:
            self._open(current)
        self._show()

    def flush(self) -> bool:
        """Finish the field being typed in and write everything; False where that failed.

        A page whose patient is no longer the open one has nothing left: it was written before.
        """
        file = self._sitting.file
        if file is None or file.record.patient.id != self._patient:
            return True
        written = self.entries.leave()
        return self.details.flush() and written

    def close_session(self) -> None:
        """The record is left, with everything written; this page writes no more."""
        self.entries.close_session()
        self.details.close_session()

    def place(self) -> Place:
        """Where the user is."""
        return self.entries.place()

    def go_to(self, place: Place) -> None:
        """Come back to a place of an earlier page of the same patient."""
        course = find_transplant(self._sitting.record, place.transplant)
        if course is not None and self.entries.leave():
            self._open(course, place)
            self._show_anew()

    def held_back(self) -> str | None:
        """What was entered here and the store does not have, as JSON; None where it has all."""
        entry, details = self.entries.held_back(), self.details.held_back()
        return None if entry is None and details is None else json.dumps([entry, details])

    def take_back(self, held: str) -> None:
        """Show and write what was held back, at the place where it was entered."""
        entry, details = json.loads(held)
        if details is not None:
            self.details.take_back(details)
        if entry is not None:
            self.entries.take_back(entry)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page writes what was typed."""
        self.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        card = self.card
        card.log.day_chosen.connect(self.entries.go_to_day)
        card.transplant_chosen.connect(self._on_transplant)
        card.print_wanted.connect(self._on_print)
        card.add_button.clicked.connect(self._on_add)
        card.add_strip.ended.connect(self.refresh)
        if self.empty.button is not None:
            self.empty.button.setObjectName("transplant.first")
            self.empty.button.clicked.connect(self._on_add)
        self.panel.buttons.print_wanted.connect(self._on_print)
        self.panel.buttons.dose_wanted.connect(self._on_dose)
        self.entries.moved.connect(self._show_anew)
        for desk in (self.entries, self.details, self.judgments):
            desk.saved.connect(self._on_saved)
        self.entries.failed.connect(self.save_failed)
        self.details.failed.connect(self.save_failed)
        self.details.added.connect(self._on_transplant)

    def _allow(self) -> None:
        """Somebody who does not keep the log finds it as it stands, and nothing to enter."""
        rights, card = self._context.rights, self.card
        card.form.set_can_write(rights.log, rights.why)
        card.details.set_read_only(not rights.log)
        self.panel.judgments.set_read_only(not rights.log)
        self.panel.buttons.set_can_record(rights.log, rights.why)
        if not rights.log:
            fix_fields(card.add_strip)
        first = [] if self.empty.button is None else [self.empty.button]
        allow_buttons((card.add_button, *first), rights.why, allowed=rights.log)

    def _open(self, course: Transplant, place: Place | None = None) -> None:
        """Come to a transplant: to a place in its log, else where a log opens."""
        self.details.open(course.id)
        self.judgments.open(course.id)
        if place is not None:
            self.entries.open(course, place.day, place.entry)
            return
        constants = self._sitting.definitions.library.engraftment
        self.entries.open(course, opening_day(course, constants, self._sitting.today))

    def _show(self) -> None:
        """Bring every part up to date, where something it shows has changed."""
        course, today, day = self.entries.course, self._sitting.today, self.entries.day
        courses = self._sitting.record.transplants
        key = (course, day, today, len(courses))
        if course is None or key == self._shown:
            return
        self._shown = key
        titles = [(one.id, transplant_title(one, place)) for place, one in enumerate(courses, 1)]
        self.card.show_transplants(titles, course.id)
        assessment = self._sitting.assessment
        self.card.log.show_grid(course_grid(course, assessment, today), day)
        view = day_view(course, assessment, day, today, arithmetic=self._arithmetic)
        self.panel.show_view(view)
        self.card.show_facts(page_words.course_facts(course, view.panel, today))
        self.judgments.show_course(course)
        self.details.show_hints()
        self.entries.show_course(course)

    def _show_anew(self) -> None:
        self._shown = None
        self.refresh()

    def _on_saved(self, when: object) -> None:
        self._show()
        self.saved.emit(when)

    def _on_transplant(self, transplant_id: str) -> None:
        course = find_transplant(self._sitting.record, transplant_id)
        if course is not None and self.entries.leave() and self.details.flush():
            self._open(course)
        self._show_anew()

    def _on_add(self) -> None:
        self.empty.hide()
        self.card.show()
        self.card.add_strip.open()

    def _on_print(self) -> None:
        if self.flush():
            self._context.show_page("Documents")

    def _on_dose(self) -> None:
        """A dose is typed by the physician into the entry of today; nothing is filled in."""
        form = self.card.form
        if not self.entries.begin_today("steroid.given"):
            self.body.bring_into_view(form.save)
            return
        form.set_more(True)
        form.go_to("steroid.given")
        self.body.bring_into_view(form.cells["steroid.given"])

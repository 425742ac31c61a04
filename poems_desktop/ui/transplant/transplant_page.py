"""The Transplant page: chooses transplant, day and entry, and writes what is entered."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.transplant_course import new_entry, transplant_title
from poems_desktop.app.transplant_keeper import EntryKeeper
from poems_desktop.app.transplant_log import Grid, entry_title, log_grid
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.arithmetic import is_reckoned
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.current import current_transplant
from poems_desktop.clinical.engraftment.panel import EngraftmentPanel, engraftment_panel
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.ui.allowing import allow_buttons, fix_fields
from poems_desktop.ui.autosave import Autosave
from poems_desktop.ui.context import Context
from poems_desktop.ui.copying import LoggedCopies
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.pages.holder import EmptyPage
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant import page_words
from poems_desktop.ui.transplant.course_desk import CourseDesk
from poems_desktop.ui.transplant.entry_form import NEW
from poems_desktop.ui.transplant.log_card import LogCard
from poems_desktop.ui.transplant.panel import EngraftmentView, PanelView

_SIDE_BY_SIDE = 1200
_PANEL = 344


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is on the page, to come back after a lock."""

    transplant: str
    day: date
    entry: str


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
        self._transplant = ""
        self._day = self._sitting.today
        self._autosave: Autosave | None = None
        self._shown: object = None
        self.card = LogCard(self._constants, self._sitting.today)
        self.card.log.table.put_text = LoggedCopies(context, "daily log").put_text
        self.panel = EngraftmentView(self._sitting.definitions)
        self.empty = EmptyPage(*page_words.EMPTY)
        self.desk = CourseDesk(context, self.card, self.panel.judgments, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panel_area = Scroller()
        self._build()
        self._connect()
        self._allow()
        self.card.add_strip.keep_in(context.half_typed, self._patient)
        self.refresh()

    @property
    def keeper(self) -> EntryKeeper | None:
        """The entry in the form."""
        return self.card.form.keeper

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._day

    @property
    def course(self) -> Transplant | None:
        """The transplant chosen; None where the patient has none."""
        courses = self._sitting.record.transplants
        return next((one for one in courses if one.id == self._transplant), None)

    def refresh(self) -> None:
        """Show the record as it stands; an entry being typed stays."""
        if self._sitting.file is None:
            return
        courses = self._sitting.record.transplants
        self.empty.setVisible(not courses and self.card.add_strip.isHidden())
        self.card.log.setVisible(bool(courses))
        self.card.form.setVisible(bool(courses))
        self.card.setVisible(bool(courses) or not self.card.add_strip.isHidden())
        self._panel_area.setVisible(bool(courses))
        self.panel.setVisible(bool(courses))
        if not courses:
            return
        current = current_transplant(courses, self._constants, self._sitting.today)
        if self.course is None and current is not None:
            self._choose(current)
        self._show()

    def flush(self) -> bool:
        """Finish the field being typed in and write everything; False where that failed.

        A page whose patient is no longer the open one has nothing left: it was written before.
        """
        if not self._is_open():
            return True
        self.card.form.finish()
        written = self._save_entry()
        return self.desk.flush() and written

    def _is_open(self) -> bool:
        file = self._sitting.file
        return file is not None and file.record.patient.id == self._patient

    def close_session(self) -> None:
        """The record is left, with everything written; this page writes no more."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None
        self.desk.close_session()

    def place(self) -> Place:
        """Where the user is."""
        keeper = self.keeper
        return Place(self._transplant, self._day, keeper.entry.id if keeper else "")

    def go_to(self, place: Place) -> None:
        """Come back to a place of an earlier page of the same patient."""
        courses = self._sitting.record.transplants
        course = next((one for one in courses if one.id == place.transplant), None)
        if course is None or not self._leave_entry():
            return
        self._transplant = course.id
        self.desk.open(course.id)
        self._day = place.day
        found = next((one for one in course.entries if one.id == place.entry), None)
        self._take(found)
        self._show()

    def held_back(self) -> str | None:
        """What was entered here and the store does not have, as JSON; None where it has all."""
        keeper, course = self.keeper, self.desk.keeper
        entry = None if keeper is None else keeper.held_back()
        details = dict(course.details) if course is not None and course.dirty else None
        return None if entry is None and details is None else json.dumps([entry, details])

    def take_back(self, held: str) -> None:
        """Show and write what was held back, at the place where it was entered."""
        entry, details = json.loads(held)
        if details is not None:
            self.desk.take_back(details)
        keeper, course = self.keeper, self.course
        if entry is not None and keeper is not None and course is not None:
            keeper.reason = entry["reason"]
            keeper.take_back(entry["answers"], entry["cultures"])
            self.card.form.show_keeper(keeper, page_words.day_title(course, self._day))
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page writes what was typed."""
        self.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below a certain width the panel goes under the log."""
        super().resizeEvent(event)
        self._arrange()

    @property
    def _constants(self) -> EngraftmentConstants:
        return self._sitting.definitions.library.engraftment

    def _build(self) -> None:
        content = QWidget()
        content.setLayout(self._row)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(10)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self._panel_area)
        self._panel_area.setWidget(self.panel)
        area = Scroller()
        area.show_widget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(area, 1)
        self._area = area

    def _connect(self) -> None:
        card, form = self.card, self.card.form
        card.log.day_chosen.connect(self._on_day)
        card.transplant_chosen.connect(self._on_transplant)
        card.print_wanted.connect(self._on_print)
        card.add_button.clicked.connect(self._on_add)
        card.add_strip.ended.connect(self.refresh)
        if self.empty.button is not None:
            self.empty.button.setObjectName("transplant.first")
            self.empty.button.clicked.connect(self._on_add)
        form.edited.connect(self._on_edited)
        form.entry_chosen.connect(self._on_entry)
        form.finished.connect(self._on_finished)
        form.reason.typing.connect(self._on_reason)
        self.panel.print_wanted.connect(self._on_print)
        self.panel.dose_wanted.connect(self._on_dose)
        self.desk.changed.connect(self._on_course_saved)
        self.desk.failed.connect(self.save_failed)
        self.desk.added.connect(self._on_added)

    def _allow(self) -> None:
        """Somebody who does not keep the log finds it as it stands, and nothing to enter."""
        rights, card = self._context.rights, self.card
        card.form.set_can_write(rights.log, rights.why)
        card.details.set_read_only(not rights.log)
        self.panel.judgments.set_read_only(not rights.log)
        self.panel.set_can_record(rights.log, rights.why)
        if not rights.log:
            fix_fields(card.add_strip)
        first = [] if self.empty.button is None else [self.empty.button]
        allow_buttons((card.add_button, *first), rights.why, allowed=rights.log)

    def _arrange(self) -> None:
        beside = self.width() >= _SIDE_BY_SIDE * text_scale()
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if beside else direction.TopToBottom
        scrolled = self._panel_area.widget() is not None
        self._panel_area.setFixedWidth(round(_PANEL * text_scale()))
        if self._row.direction() == wanted and scrolled == beside:
            return
        self._row.setDirection(wanted)
        self.panel.set_side_by_side(not beside)
        if beside and not scrolled:
            self._row.removeWidget(self.panel)
            self._panel_area.setWidget(self.panel)
            self._row.addWidget(self._panel_area)
        elif not beside and scrolled:
            self._panel_area.takeWidget()
            self._row.removeWidget(self._panel_area)
            self._panel_area.setParent(None)
            self._row.addWidget(self.panel)
        self._panel_area.setVisible(beside and self.course is not None)
        self.panel.setVisible(self.course is not None)

    def _choose(self, course: Transplant) -> None:
        """Come to a transplant, on today or on the last day that was entered."""
        self._transplant = course.id
        self.desk.open(course.id)
        today = self._sitting.today
        days = self._grid(course).days
        self._day = page_words.first_day(course, days, today)
        self._take(None)

    def _take(self, entry: LogEntry | None) -> None:
        """Put an entry into the form, a new one where none is given."""
        course = self.course
        if course is None:
            return
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave.deleteLater()
        fresh = entry or new_entry(self._day, self._sitting.now, self._sitting.author)
        keeper = EntryKeeper(self._sitting, course, fresh, known=entry is not None)
        if keeper.known:
            kept = self._context.half_typed.at(self._patient, _why(keeper))
            keeper.reason = kept.get("reason", "")
        self._autosave = Autosave(keeper, self._now, self)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._on_failed)
        self.card.form.show_keeper(keeper, page_words.day_title(course, self._day))
        self.card.form.show_state("")
        self._shown = None

    def _show(self) -> None:
        course = self.course
        if course is None:
            return
        today = self._sitting.today
        key = (course, self._day, today, len(self._sitting.record.transplants))
        if key == self._shown:
            return
        self._shown = key
        titles = [
            (one.id, transplant_title(one, place))
            for place, one in enumerate(self._sitting.record.transplants, 1)
        ]
        self.card.show_transplants(titles, course.id)
        grid = self._grid(course)
        self.card.log.show_grid(grid, self._day)
        panel = self._panel_of(course, min(self._day, today))
        log = Log(course, self._constants, panel.as_of)
        title = page_words.day_title(course, panel.as_of)
        reckoned = is_reckoned(switched_on=self._arithmetic, as_of=panel.as_of, today=today)
        view = PanelView(panel, log, title, panel.as_of == today, reckoned)
        self.panel.show_view(view)
        self.card.show_facts(page_words.course_facts(course, panel, today))
        self.desk.show_course(course)
        self._show_form(course)

    def _show_form(self, course: Transplant) -> None:
        form, today = self.card.form, self._sitting.today
        entries = [one for one in course.entries if one.day == self._day]
        form.show_title(page_words.day_title(course, self._day))
        form.show_entries([(one.id, entry_title(one)) for one in entries])
        form.show_reminder(*page_words.reminder(course, self._day, today))
        form.setEnabled(self._day <= today)
        if self._day > today:
            form.show_state(tr("This day has not come yet. Choose today or an earlier day."))
        keeper = self.keeper
        known = keeper is not None and keeper.known
        store = self._sitting.store
        lines = page_words.earlier(store, keeper.entry.id, self._constants) if known else ()
        form.show_earlier(lines)

    def _grid(self, course: Transplant) -> Grid:
        today = self._sitting.today
        features = self._panel_of(course, today).features
        return log_grid(course, self._constants, features, today)

    def _panel_of(self, course: Transplant, day: date) -> EngraftmentPanel:
        """As known on a day; today's is the one of the assessment."""
        assessment = self._sitting.assessment
        if day == assessment.as_of:
            pairs = zip(assessment.record.transplants, assessment.engraftment, strict=True)
            for one, panel in pairs:
                if one.id == course.id:
                    return panel
        return engraftment_panel(course, self._constants, day)

    def _leave_entry(self) -> bool:
        """Write the entry before another one is shown; False where it could not be."""
        self.card.form.finish()
        return self._save_entry()

    def _save_entry(self) -> bool:
        return True if self._autosave is None else self._autosave.save_now()

    def _now(self) -> datetime:
        return self._sitting.now

    def _on_edited(self, typing: bool) -> None:
        if self._autosave is None:
            return
        if typing:
            self._autosave.on_edited()
        else:
            self._autosave.save_now()

    def _on_reason(self, reason: str) -> None:
        if (keeper := self.keeper) is not None and keeper.known:
            self._context.half_typed.put(self._patient, _why(keeper), {"reason": reason})

    def _on_saved(self, when: datetime) -> None:
        if (keeper := self.keeper) is not None and keeper.known:
            self._context.half_typed.put(self._patient, _why(keeper), {})
        self.card.form.show_state(tr("Saved {when}").format(when=f"{when:%H:%M}"))
        self._show()
        self.saved.emit(when)

    def _on_failed(self, sentence: str) -> None:
        text = tr("Not saved: {sentence} The entry is kept here; trying again.").format(
            sentence=sentence
        )
        self.card.form.show_state(text, "err")
        self.save_failed.emit(sentence)

    def _on_finished(self) -> None:
        keeper = self.keeper
        if not self._leave_entry():
            return
        if keeper is None or not keeper.known:
            self.card.form.show_state(
                tr("Nothing is entered yet. Fill in a field; it saves itself.")
            )
            return
        self._take(None)
        self._show()
        self.card.form.show_state(tr("Entry saved. The form is ready for the next one."))

    def _on_entry(self, entry_id: str) -> None:
        course = self.course
        if course is None:
            return
        if self._leave_entry():
            found = next((one for one in course.entries if one.id == entry_id), None)
            self._take(None if entry_id == NEW else found)
        self._shown = None
        self._show()

    def _on_day(self, day: date) -> None:
        if day == self._day:
            return
        if self._leave_entry():
            self._day = day
            self._take(None)
        self._shown = None
        self._show()

    def _on_transplant(self, transplant_id: str) -> None:
        courses = self._sitting.record.transplants
        course = next((one for one in courses if one.id == transplant_id), None)
        if course is not None and self._leave_entry() and self.desk.flush():
            self._choose(course)
        self._shown = None
        self._show()

    def _on_added(self, transplant_id: str) -> None:
        self.refresh()
        self._on_transplant(transplant_id)

    def _on_course_saved(self, when: object) -> None:
        self._show()
        self.saved.emit(when)

    def _on_add(self) -> None:
        self.empty.hide()
        self.card.show()
        self.card.add_strip.open()

    def _on_print(self) -> None:
        if self.flush():
            self._context.show_page("Documents")

    def _on_dose(self) -> None:
        """A dose is typed by the physician into the entry of today; nothing is filled in."""
        if self._day != self._sitting.today:
            self._on_day(self._sitting.today)
        self.card.form.set_more(True)
        self.card.form.go_to("steroid.given")
        self._area.ensureWidgetVisible(self.card.form.cells["steroid.given"])


def _why(keeper: EntryKeeper) -> str:
    """Where the reason for correcting an entry is kept until a correction bears it."""
    return f"log entry/{keeper.entry.id}"

"""Finding patients: the list, its filters, its order and what it says of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from poems_desktop.app.patient_marks import place_of
from poems_desktop.app.similar_names import SimilarInList, similar
from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.identity import list_item, list_notes, unit_notes
from poems_desktop.ui.list_counts import MOST, ListCounts
from poems_desktop.ui.list_marks import ListMarks
from poems_desktop.ui.list_words import ListWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poems_desktop.app.ports import PatientRow
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.patient_list import PatientList
    from poems_desktop.ui.patient_rows import PatientItem

_PAGE = 200
_REPAINT_MS = 120
_AT_REST_MS = 400


class PatientSearch(QObject):
    """Shows the patients who match what is typed and chosen, the most urgent first.

    Names that are searched for stand by name. The order is put right only while nothing is read
    and the pointer is not over the list: no row moves away below a hand that is about to click.
    """

    def __init__(self, context: "Context", panel: "PatientList") -> None:
        super().__init__(panel)
        self._context = context
        self._sitting = context.sitting
        self._list = panel
        self._rows: Sequence[PatientRow] = ()
        self._order: dict[str, int] = {}
        self._alone: str | None = None
        self._similar = SimilarInList(context.sitting.store)
        self._marks = ListMarks(context.sitting, self)
        self._marks.marked.connect(self._soon)
        self._marks.finished.connect(self._show_rows)
        self._marks.all_read.connect(self._show_rows)
        self._counts = ListCounts(context.sitting, self._marks, panel, self)
        self._repaint = _once(self, _REPAINT_MS)
        self._repaint.timeout.connect(self._show_rows)
        # Not at every keystroke: what is due follows from the whole record.
        self._at_rest = _once(self, _AT_REST_MS)
        self._at_rest.timeout.connect(self._take_open)
        self._no_more_told = context.sitting.subscribe(self.follow_open)
        panel.search_changed.connect(self.show)
        panel.filter_changed.connect(self.show)
        panel.pointer_left.connect(self._soon)

    def show(self, *_: object) -> None:
        """List the patients that match, and read their marks in the background."""
        try:
            self._rows = self._found()
        except StoreError as error:
            context = self._context
            context.dialogs.tell(tr("The list cannot be read"), error.sentence, context.window)
            return
        self._rank()
        shown = self._show_rows()
        looked_at = shown if self._list.filter_name() == "all" else self._rows
        self._marks.want((row.patient_id, row.seq) for row in looked_at)
        if not self._list.search_text():
            self._counts.begin()

    def show_again(self) -> None:
        """List anew what is searched for: somebody was added or is called something else."""
        self._similar.forget()
        self._counts.begin()
        self.show()

    def show_current(self, patient_id: str) -> None:
        """Mark the open patient in the list."""
        self._list.show_current(patient_id)

    def show_alone(self, patient_id: str | None) -> None:
        """Show only one patient, as for handing the screen to them; None shows all again."""
        self._alone = patient_id
        self._list.set_alone(alone=self.is_alone)
        self.show_again()

    @property
    def is_alone(self) -> bool:
        """Whether only one patient is visible."""
        return self._alone is not None

    @property
    def is_counted(self) -> bool:
        """Whether the filters tell all that they can."""
        return self._counts.is_done

    def follow_open(self) -> None:
        """Something of the open record was saved: the list soon says of it what holds now."""
        self._at_rest.start()
        self._marks.hold()

    def stop(self) -> None:
        """The sitting ends: nothing more is read."""
        self._no_more_told()
        self._marks.stop()
        self._counts.stop()
        self._repaint.stop()
        self._at_rest.stop()

    def _take_open(self) -> None:
        if self._sitting.file is not None and self._marks.take(self._sitting.assessment):
            self._soon()

    def _found(self) -> "Sequence[PatientRow]":
        store, text = self._sitting.store, self._list.search_text()
        if self._alone is not None:
            every = store.search("", limit=None)
            return [row for row in every if row.patient_id == self._alone]
        if self._list.filter_name() != "all":
            return store.search(text, limit=None)
        return store.search(text, limit=(_PAGE if text else MOST) + 1)

    def _soon(self, *_: object) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def _show_rows(self) -> "Sequence[PatientRow]":
        """Show what is found so far; the rows that are shown."""
        if not self._marks.left() and not self._list.is_pointed_at():
            self._rank()
        found = [row for row in self._rows if self._is_shown(row.patient_id)]
        found.sort(key=lambda row: self._order[row.patient_id])
        kept, more = found[:_PAGE], len(found) > _PAGE
        alike = self._alike(kept)
        words = self._words()
        items = [self._item(row, alike=row.patient_id in alike) for row in kept]
        self._list.show_items(items, nothing=words.nothing(), more=more)
        self._counts.show()
        if remark := words.remark(shown=_PAGE if more else 0):
            self._list.say(remark)
        if self._sitting.file is not None:
            self._list.show_current(self._sitting.record.patient.id)
        return kept

    def _rank(self) -> None:
        """Put everybody found in order, by what is known of them now."""
        rows = self._rows
        if self._ranks:
            marks = self._marks
            rows = sorted(
                rows,
                key=lambda row: place_of(marks.due(row.patient_id), marks.unit(row.patient_id)),
            )
        self._order = {row.patient_id: place for place, row in enumerate(rows)}

    @property
    def _ranks(self) -> bool:
        return self._list.filter_name() != "all" or not self._list.search_text()

    def _words(self) -> ListWords:
        return ListWords(
            filter=self._list.filter_name(),
            searched=bool(self._list.search_text()),
            alone=self.is_alone,
            left=self._marks.left(),
            unread=self._marks.unread(),
            ranked=self._ranks and self._counts.is_read,
            counted=MOST if len(self._rows) > MOST else 0,
        )

    def _item(self, row: "PatientRow", *, alike: bool) -> "PatientItem":
        due, unit = self._marks.due(row.patient_id), self._marks.unit(row.patient_id)
        notes = list_notes(due, unit, alike=alike)
        if unit is not None and self._list.filter_name() == "transplant":
            notes += unit_notes(unit)
        return list_item(row, self._sitting.today, notes)

    def _alike(self, shown: "list[PatientRow]") -> frozenset[str]:
        """Who of these shares a family name; alone, nobody is compared."""
        if self.is_alone:
            return frozenset()
        searched = bool(self._list.search_text())
        try:
            return self._similar.among(self._rows, shown, searched=searched)
        except StoreError:  # a list with less warning is still a list
            return similar(self._rows)

    def _is_shown(self, patient_id: str) -> bool:
        if self.is_alone:
            return True
        match self._list.filter_name():
            case "due":
                mark = self._marks.due(patient_id)
                return mark is not None and mark.is_due
            case "transplant":
                return self._marks.unit(patient_id) is not None
            case _:
                return True


def _once(parent: QObject, after: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after)
    return timer

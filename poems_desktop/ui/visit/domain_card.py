"""One clinical domain of the visit as a card of editors, built from its definition."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import is_asked
from poems_desktop.app.last_known import Known
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import (
    ChoiceField,
    DateField,
    Field,
    FindingField,
    Form,
    ResultField,
    TextField,
)
from poems_desktop.clinical.record import Measurement, Patient, Visit
from poems_desktop.clinical.summary import DomainSummary, asked
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.finding_row import FindingRow
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.editors.simple_rows import ChoiceRow, DateRow, TextRow
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.moving_card import MovingCard

EDITORS: dict[str, Callable[..., FieldRow]] = {
    "finding": FindingRow,
    "choice": ChoiceRow,
    "date": DateRow,
    "text": TextRow,
}
"""The editor of each kind of answer; results have a block of their own."""


class DomainCard(MovingCard):
    """A domain's fields; core ones at once, the others on demand or where they hold an answer.

    `edited(key, answer, typing)` and `result_edited(result, typing)` pass on what the editors say.
    """

    edited = Signal(str, object, bool)
    result_edited = Signal(object, bool)
    result_removed = Signal(str)
    left = Signal()
    grown = Signal()

    def __init__(  # noqa: PLR0913 - whose form, on which day, by whom
        self,
        form: Form,
        definitions: Definitions,
        today: date,
        patient: Patient | None = None,
        author: str = "",
        parent: QWidget | None = None,
        *,
        locked: bool = False,
    ) -> None:
        super().__init__(tr(form.title), collapsible=True, parent=parent)
        self.form = form
        self._patient = patient
        self._author = author
        self._locked = locked
        self._known: Mapping[str, Known] = {}
        self.setObjectName(f"domain.{form.id}")
        self._definitions = definitions
        self._today = today
        self._fields = asked(form)
        self._editors: dict[str, FieldRow | ResultsBlock] = {}
        self._lines: dict[str, QWidget] = {}
        self._all = False
        self._open_only = False
        self._visit: Visit | None = None
        self._laboratories: tuple[str, ...] = ()
        self._more = LinkButton("", "plus", measure="small")
        self._more.setObjectName(f"domain.{form.id}.more")
        self._more.clicked.connect(self.show_all)
        self.column.addWidget(self._more)

    def editor(self, key: str) -> FieldRow | ResultsBlock:
        """The editor of a key, made now if it was not needed before.

        Raises:
            KeyError: if this domain does not ask the key.
        """
        if key not in self._editors:
            field = next((one for one in self._fields if one.key == key), None)
            if field is None:
                raise KeyError(key)
            self._make(field)
        return self._editors[key]

    def made(self, key: str) -> FieldRow | ResultsBlock | None:
        """The editor of a key, None where it was not needed yet."""
        return self._editors.get(key)

    def show_known(self, known: Mapping[str, Known]) -> None:
        """Say beside each field what earlier visits said of it."""
        self._known = known
        for key, editor in self._editors.items():
            editor.show_last(known.get(key))

    def show_visit(self, visit: Visit, laboratories: Sequence[str]) -> None:
        """Show the visit's answers and results."""
        self._visit = visit
        self._laboratories = tuple(laboratories)
        for field in self._fields:
            if field.key in self._editors or self._wanted(field):
                self.refresh(field.key)
        self._arrange()

    def refresh(self, key: str) -> None:
        """Show the present answer of one key."""
        visit = self._visit
        if visit is None:
            return
        editor = self.editor(key)
        if isinstance(editor, ResultsBlock):
            mine = [result for result in visit.results if result.test == key]
            editor.show_values(mine, self._laboratories)
        else:
            editor.show_value(visit.answers.get(key))
        editor.set_read_only(visit.signed or self._locked)

    def take(self, visit: Visit) -> None:
        """Remember the visit as edited, without showing it anew."""
        self._visit = visit

    def show_changed(
        self, keys: AbstractSet[str], visit: Visit, laboratories: Sequence[str]
    ) -> None:
        """Show anew what `keys` name: fields, and results shown or kept."""
        self._visit = visit
        self._laboratories = tuple(laboratories)
        changed = [field for field in self._fields if self._concerned(field, keys)]
        for field in changed:
            if field.key in self._editors or self._wanted(field):
                self.refresh(field.key)
        if changed:
            self._arrange()

    def _concerned(self, field: Field, keys: AbstractSet[str]) -> bool:
        if not isinstance(field, ResultField):
            return field.key in keys
        kept = self._visit.results if self._visit is not None else ()
        block = self._editors.get(field.key)
        shown = block.rows if isinstance(block, ResultsBlock) else ()
        return any(one.id in keys for one in kept if one.test == field.key) or any(
            row.result.id in keys for row in shown
        )

    def show_summary(self, summary: DomainSummary) -> None:
        """Say in the header how much was assessed."""
        said = (
            tr("{assessed} of {total} assessed · {present} present")
            if summary.present
            else tr("{assessed} of {total} assessed")
        )
        self.set_subtitle(
            said.format(
                assessed=summary.assessed, total=summary.total, present=len(summary.present)
            )
        )

    def show_open_only(self, open_only: bool) -> None:
        """Show only the fields without an answer, or all that are in use."""
        self._open_only = open_only
        self._arrange()

    def show_all(self) -> None:
        """Show the extended fields too."""
        self._all = True
        if self._visit is not None:
            self.show_visit(self._visit, self._laboratories)

    def _wanted(self, field: Field) -> bool:
        if self._answered(field):
            return True
        return self._asked(field) and (self._all or field.tier == "core")

    def _asked(self, field: Field) -> bool:
        return self._patient is None or is_asked(field, self._patient)

    def _answered(self, field: Field) -> bool:
        visit = self._visit
        if visit is None:
            return False
        if isinstance(field, ResultField):
            return any(result.test == field.key for result in visit.results)
        return field.key in visit.answers

    def _make(self, field: Field) -> None:
        match field:
            case ResultField():
                block = ResultsBlock(field, self._definitions, self._today)
                block.edited.connect(self.result_edited)
                block.removed.connect(self.result_removed)
                block.left.connect(self.left)
                block.grown.connect(self.grown)
                self._editors[field.key] = block
            case FindingField() | ChoiceField() | DateField() | TextField():
                row = EDITORS[field.kind](field, self._definitions, self._today)
                if isinstance(row, FindingRow):
                    row.author = self._author
                row.edited.connect(self._on_edited)
                row.left.connect(self.left)
                row.grown.connect(self.grown)
                self._editors[field.key] = row
        self._editors[field.key].show_last(self._known.get(field.key))
        self._place(field)

    def _place(self, field: Field) -> None:
        keys = [one.key for one in self._fields]
        before = sum(key in self._editors for key in keys[: keys.index(field.key)])
        line = rule()
        self._lines[field.key] = line
        self.column.insertWidget(2 * before, line)
        self.column.insertWidget(2 * before + 1, self._editors[field.key])
        self.grown.emit()

    def _arrange(self) -> None:
        hidden = 0
        for field in self._fields:
            wanted = self._wanted(field)
            hidden += not wanted and self._asked(field)
            editor = self._editors.get(field.key)
            if editor is not None:
                shown = wanted and not (self._open_only and self._answered(field))
                editor.setVisible(shown)
                self._lines[field.key].setVisible(shown)
        self._more.setText(tr("Show {count} more").format(count=hidden))
        self._more.setVisible(hidden > 0 and not self._open_only)

    def _on_edited(self, answer: object, typing: bool) -> None:
        row = self.sender()
        if isinstance(row, FieldRow):
            self.edited.emit(row.field.key, answer, typing)


def laboratories_of(results: Sequence[Measurement]) -> tuple[str, ...]:
    """The laboratories already used, each once, in alphabetical order."""
    return tuple(sorted({result.laboratory for result in results if result.laboratory}))


class CardBuilder:
    """Makes the cards one per turn of the event loop, so that the page answers at once."""

    def __init__(self, make: Callable[[], Iterator[object]], done: Callable[[], None]) -> None:
        self._steps = make()
        self._done = done
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        """Begin with the next turn."""
        self._timer.start()

    def first(self, count: int) -> None:
        """Make the first few now."""
        for _ in range(count):
            next(self._steps, None)

    def finish(self) -> None:
        """Make at once all that is left."""
        for _ in self._steps:
            pass
        self._end()

    def stop(self) -> None:
        """Make no more: the page is about to go."""
        self._timer.stop()

    def step(self) -> bool:
        """Make one more; False where all were made."""
        if next(self._steps, None) is None:
            self._end()
            return False
        return True

    def _end(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._done()

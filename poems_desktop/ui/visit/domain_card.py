"""One clinical domain of the visit as a card of editors, built from its definition."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.asking import is_asked, is_in_use
from poems_desktop.app.last_known import Known
from poems_desktop.app.summary_words import counted
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field, Form, ResultField
from poems_desktop.clinical.record import Patient, Visit
from poems_desktop.clinical.summary import DomainSummary, asked, is_assessed
from poems_desktop.ui.editors.field_row import FieldRow
from poems_desktop.ui.editors.making import Editor, editor_of
from poems_desktop.ui.editors.results_block import ResultsBlock
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import rule
from poems_desktop.ui.kit.moving_card import MovingCard


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
        patient: Patient,
        author: str = "",
        parent: QWidget | None = None,
        *,
        locked: bool = False,
    ) -> None:
        super().__init__(tr(form.title), collapsible=True, parent=parent)
        self.form = form
        self.setObjectName(f"domain.{form.id}")
        self._definitions = definitions
        self._today = today
        self._patient = patient
        self._author = author
        self._locked = locked
        self._fields = asked(form)
        self._known: Mapping[str, Known] = {}
        self._editors: dict[str, Editor] = {}
        self._lines: dict[str, QWidget] = {}
        self._all = False
        self._open_only = False
        self._visit: Visit | None = None
        self._laboratories: tuple[str, ...] = ()
        self._more = LinkButton("", "plus", measure="small")
        self._more.setObjectName(f"domain.{form.id}.more")
        self._more.clicked.connect(self.show_all)
        self.column.addWidget(self._more)

    def editor(self, key: str) -> Editor:
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

    def made(self, key: str) -> Editor | None:
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
        self._show(self._fields)

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
        if changed:
            self._show(changed)

    def show_summary(self, summary: DomainSummary) -> None:
        """Say in the header how much was assessed."""
        self.set_subtitle(counted(summary))

    def show_open_only(self, open_only: bool) -> None:
        """Show only the fields that nobody answered, or all that are in use."""
        self._open_only = open_only
        self._arrange()

    def show_all(self) -> None:
        """Show the extended fields too."""
        self._all = True
        self._show(self._fields)

    def _show(self, fields: Sequence[Field]) -> None:
        for field in fields:
            if field.key in self._editors or self._wanted(field):
                self.refresh(field.key)
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

    def _wanted(self, field: Field) -> bool:
        return is_in_use(field, self._visit, self._patient, extended=self._all)

    def _make(self, field: Field) -> None:
        made = editor_of(field, self._definitions, self._today, self._author)
        if isinstance(made, ResultsBlock):
            made.edited.connect(self.result_edited)
            made.removed.connect(self.result_removed)
        else:
            made.edited.connect(self._on_edited)
        made.left.connect(self.left)
        made.grown.connect(self.grown)
        made.show_last(self._known.get(field.key))
        self._editors[field.key] = made
        self._place(field)

    def _place(self, field: Field) -> None:
        keys = [one.key for one in self._fields]
        before = sum(key in self._editors for key in keys[: keys.index(field.key)])
        line = self._lines[field.key] = rule()
        self.column.insertWidget(2 * before, line)
        self.column.insertWidget(2 * before + 1, self._editors[field.key])
        self.grown.emit()

    def _arrange(self) -> None:
        visit, more = self._visit, 0
        for field in self._fields:
            wanted = self._wanted(field)
            more += not wanted and is_asked(field, self._patient)
            if (editor := self._editors.get(field.key)) is not None:
                left_out = self._open_only and visit is not None and is_assessed(field, visit)
                shown = wanted and not left_out
                editor.setVisible(shown)
                self._lines[field.key].setVisible(shown)
        self._more.setText(tr("Show {count} more").format(count=more))
        self._more.setVisible(more > 0 and not self._open_only)

    def _on_edited(self, answer: object, typing: bool) -> None:
        row = self.sender()
        if isinstance(row, FieldRow):
            self.edited.emit(row.field.key, answer, typing)

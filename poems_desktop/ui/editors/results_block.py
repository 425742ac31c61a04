"""All results of one test at a visit, one entry each, with a line to add another."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import blank_result, is_entered
from poems_desktop.app.last_known import Known
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.editors.field_row import LastKnown
from poems_desktop.ui.editors.result_row import ResultRow
from poems_desktop.ui.kit.buttons import LinkButton


class ResultsBlock(QFrame):
    """There is always one entry to type into; it becomes a result with the first key."""

    edited = Signal(object, bool)
    left = Signal()
    removed = Signal(str)
    grown = Signal()

    def __init__(
        self,
        field: ResultField,
        definitions: Definitions,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(field.key)
        self._definitions = definitions
        self._today = today
        self._laboratories: tuple[str, ...] = ()
        self._read_only = False
        self._rows: dict[str, ResultRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add = LinkButton(
            tr("Add another {label}").format(label=tr(field.label)), "plus", measure="small"
        )
        self._add.setObjectName(f"{field.key}.add")
        self._add.clicked.connect(self.add_blank)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 12, 2)
        foot.addWidget(self._add)
        self._last: LastKnown | None = None
        self._foot = foot
        foot.addStretch(1)
        self._column.addLayout(foot)

    def show_last(self, known: Known | None) -> None:
        """Say under the entries what earlier visits measured last."""
        if self._last is None:
            if known is None:
                return
            self._last = LastKnown()
            self._foot.addWidget(self._last, 1)
        self._last.show_known(known)

    @property
    def control(self) -> QWidget:
        """Where typing begins."""
        return self.rows[0].value

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """The entries from top to bottom."""
        return tuple(self._rows.values())

    def show_values(self, results: Sequence[Measurement], laboratories: Sequence[str]) -> None:
        """Show the visit's results of this test in their order; entries in use stay in place.

        An entry that was never typed into stays too; one whose typing was undone is empty again.
        """
        self._laboratories = tuple(laboratories)
        wanted = {result.id: result for result in results}
        for name in [name for name in self._rows if name not in wanted]:
            self._clear(name, last=not wanted and len(self._rows) == 1)
        for place, (name, result) in enumerate(wanted.items()):
            if name in self._rows:
                self._rows[name].show_value(result)
            else:
                self._append(result, place)
        if not self._rows:
            self.add_blank()
        self._show_add()

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self._read_only = read_only
        for row in self._rows.values():
            row.set_read_only(read_only)
        self._show_add()

    def go_to(self, result_id: str) -> None:
        """Give the focus to what is wrong with a result."""
        row = self._rows.get(result_id)
        if row is not None:
            row.go_to_problem()

    def add_blank(self) -> None:
        """Offer one more empty entry."""
        self._append(blank_result(self.field, uuid4().hex), len(self._rows))
        self._show_add()

    def _clear(self, name: str, *, last: bool) -> None:
        blank = blank_result(self.field, name)
        if self._rows[name].result == blank:
            return
        if last:
            self._rows[name].show_value(blank)
        else:
            self._drop(name)

    def _append(self, result: Measurement, place: int) -> None:
        row = ResultRow(self.field, result, self._definitions, self._laboratories, self._today)
        row.set_read_only(self._read_only)
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        row.removed.connect(self._on_removed)
        ordered = list(self._rows.items())
        ordered.insert(place, (result.id, row))
        self._rows = dict(ordered)
        self._column.insertWidget(place, row)
        self.grown.emit()

    def _drop(self, name: str) -> None:
        row = self._rows.pop(name)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_edited(self, result: Measurement, typing: bool) -> None:
        self.edited.emit(result, typing)
        self._show_add()

    def _on_removed(self, name: str) -> None:
        self._drop(name)
        self.removed.emit(name)
        if not self._rows:
            self.add_blank()
        self._show_add()

    def _show_add(self) -> None:
        full = all(is_entered(row.result) for row in self.rows)
        self._add.setVisible(full and not self._read_only)

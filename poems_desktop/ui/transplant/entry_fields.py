"""The questions of an entry: the daily row, and those that are asked where they were done."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poems_desktop.app.transplant_fields import CORE, MORE, Field, Section, unit_options
from poems_desktop.app.transplant_keeper import EntryKeeper
from poems_desktop.app.transplant_sheet import Sheet
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.transplant.culture_rows import CultureRows
from poems_desktop.ui.transplant.field_cell import FieldCell


class EntryFields(QObject):
    """Makes the widgets `core` and `more`, to be placed by a form.

    `typed(key, text)` while text is typed, `settled(key, text)` when it or a choice stands.
    """

    typed = Signal(str, str)
    settled = Signal(str, str)

    def __init__(self, constants: EngraftmentConstants, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._constants = constants
        self.cells: dict[str, FieldCell] = {}
        self.cultures = CultureRows(today)
        self._sections: list[tuple[QWidget, Section]] = []
        self.core = self._row(CORE)
        self.more = self._more()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what stands in a form; nothing is told."""
        for key, cell in self.cells.items():
            cell.show_value(sheet.get(key))
        self.cultures.show_value(sheet.cultures)

    def follow(self, keeper: EntryKeeper) -> None:
        """Locks, hints and asked fields as the keeper has them now."""
        hints = keeper.composed.hints
        for key, cell in self.cells.items():
            cell.set_read_only(not keeper.may_change(key))
            cell.setVisible(keeper.is_asked(key))
            cell.show_hint(hints.get(key))
        self.cultures.set_read_only(not keeper.may_change_cultures())
        self.cultures.show_hints(hints)
        for holder, section in self._sections:
            holder.setVisible(any(keeper.is_asked(one.key) for one in section.fields))

    def flush(self) -> None:
        """Take the field being typed in as finished."""
        for cell in self.cells.values():
            cell.flush()
        self.cultures.flush()

    def name_of(self, key: str) -> str:
        """What a field is called in full."""
        if key in self.cells:
            return tr(self.cells[key].field.name)
        _, place, member = key.split(".")
        return tr("Culture {number}, {member}").format(number=int(place) + 1, member=member)

    def _more(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        *before, note = MORE
        for section in before:
            column.addWidget(self._section(section))
        column.addWidget(rule())
        column.addWidget(Label(tr("Cultures"), "dense", tone="ink2"))
        column.addWidget(self.cultures)
        column.addWidget(self._section(note))
        return holder

    def _section(self, section: Section) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule())
        column.addWidget(Label(tr(section.title), "dense", tone="ink2"))
        column.addWidget(self._row(section.fields, line_spacing=5))
        self._sections.append((holder, section))
        return holder

    def _row(self, fields: tuple[Field, ...], line_spacing: int = 2) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=10, line_spacing=line_spacing)
        for field in fields:
            flow.addWidget(self._cell(field))
        return holder

    def _cell(self, field: Field) -> FieldCell:
        options = field.options
        if field.units is not None:
            options = unit_options(field.units, self._constants)
        cell = FieldCell(field, options)
        cell.typed.connect(self.typed)
        cell.settled.connect(self.settled)
        self.cells[field.key] = cell
        return cell

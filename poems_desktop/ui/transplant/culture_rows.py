"""Tests for infection of one entry: kind, day of collection, result, organism."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.entries import Hint
from poems_desktop.app.transplant_fields import CULTURES, RESULTS
from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import IconButton, SecondaryButton
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.theme import text_scale

_DATE, _ORGANISM = 130, 150


class CultureRow(QWidget):
    """One test. `changed(typing)` says that something of it was changed."""

    changed = Signal(bool)
    removed = Signal(object)

    def __init__(self, place: int, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = tr("Culture {number}").format(number=place + 1)
        self.kind = ChoiceBox(
            [(value, tr(text)) for value, text in CULTURES],
            name=tr("{name}, kind").format(name=name),
        )
        self.collected = DateEdit(name=tr("{name}, collected").format(name=name))
        self.collected.set_today(today)
        self.result = ChoiceBox(
            [(value, tr(text)) for value, text in RESULTS],
            name=tr("{name}, result").format(name=name),
        )
        self.organism = LineField(name=tr("{name}, organism").format(name=name))
        self.contaminant = CheckBox(tr("Judged a contaminant"))
        self.remove = IconButton(
            "x", tr("Remove culture {number}").format(number=place + 1), size=12
        )
        self._build(place)

    def answers(self) -> dict[str, str]:
        """The row as it stands; blank ones are empty."""
        return {
            "kind": str(self.kind.value() or ""),
            "collected": self.collected.text().strip(),
            "result": str(self.result.value() or ""),
            "organism": self.organism.text().strip(),
            "contaminant": "yes" if self.contaminant.isChecked() else "",
        }

    def show_answers(self, one: Mapping[str, str]) -> None:
        """Show a test, silently."""
        self.kind.show_value(one.get("kind") or None)
        self.collected.show_value(one.get("collected", ""))
        self.result.show_value(one.get("result") or None)
        self.organism.show_value(one.get("organism", ""))
        self.contaminant.setChecked(one.get("contaminant") == "yes")

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        for line in (self.collected, self.organism):
            line.setReadOnly(read_only)
        for control in (self.kind, self.result):
            control.set_read_only(read_only)
        self.contaminant.setEnabled(not read_only)
        self.remove.setVisible(not read_only)

    def flush(self) -> None:
        """Take the text being typed as finished."""
        self.collected.flush()
        self.organism.flush()

    def _build(self, place: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.collected.setPlaceholderText(tr("Collected"))
        self.organism.setPlaceholderText(tr("Organism"))
        self.collected.setFixedWidth(round(_DATE * text_scale()))
        self.organism.setFixedWidth(round(_ORGANISM * text_scale()))
        self.contaminant.setAccessibleName(
            tr("Culture {number}, judged a contaminant").format(number=place + 1)
        )
        parts = {
            "kind": self.kind,
            "collected": self.collected,
            "result": self.result,
            "organism": self.organism,
            "contaminant": self.contaminant,
            "remove": self.remove,
        }
        for member, control in parts.items():
            control.setObjectName(f"log.cultures.{place}.{member}")
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for box in (self.kind, self.result):
            box.edited.connect(self._on_settled)
        for line in (self.collected, self.organism):
            line.typing.connect(self._on_typing)
            line.edited.connect(self._on_settled)
        self.contaminant.clicked.connect(self._on_settled)
        self.remove.clicked.connect(self._on_remove)

    def _on_typing(self, _text: str) -> None:
        self.changed.emit(True)

    def _on_settled(self, *_: object) -> None:
        self.changed.emit(False)

    def _on_remove(self) -> None:
        self.removed.emit(self)


class CultureRows(QWidget):
    """All tests of an entry. `edited(tests, typing)` carries them as they stand."""

    edited = Signal(object, bool)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._read_only = False
        self.rows: list[CultureRow] = []
        self.add = SecondaryButton(tr("Add culture or C. difficile"), "plus", measure="small")
        self.add.setObjectName("log.cultures.add")
        self.add.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addWidget(self.add)

    def show_value(self, cultures: Sequence[Mapping[str, str]]) -> None:
        """Show the tests of an entry, silently."""
        for row in self.rows:
            self._drop(row)
        self.rows = []
        for one in cultures:
            self._append(one)

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    def show_hints(self, hints: Mapping[str, Hint]) -> None:
        """Mark what is wrong."""
        for place, row in enumerate(self.rows):
            for member, control in (("collected", row.collected), ("result", row.result)):
                hint = hints.get(f"cultures.{place}.{member}")
                wrong = hint is not None and hint.level == "error"
                control.show_problem(hint.sentence if hint is not None and wrong else None)

    def flush(self) -> None:
        """Take the text being typed as finished."""
        for row in self.rows:
            row.flush()

    def _append(self, one: Mapping[str, str]) -> CultureRow:
        row = CultureRow(len(self.rows), self._today)
        row.show_answers(one)
        row.set_read_only(self._read_only)
        row.changed.connect(self._tell)
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        return row

    def _drop(self, row: CultureRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.setObjectName("")
        row.deleteLater()

    def _on_add(self) -> None:
        row = self._append({})
        row.kind.setFocus()

    def _on_removed(self, row: CultureRow) -> None:
        kept = [one.answers() for one in self.rows if one is not row]
        self.show_value(kept)
        self._tell(False)

    def _tell(self, typing: bool) -> None:
        self.edited.emit(tuple(one.answers() for one in self.rows), typing)

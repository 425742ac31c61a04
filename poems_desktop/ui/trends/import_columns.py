"""What each column of a table means, and what holds where a column or a cell is missing."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from poems_desktop.app.result_import import Defaults
from poems_desktop.app.result_table import Meaning, Table, guessed
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.record import Specimen
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.labels import BELOW, Label, below, field_label
from poems_desktop.ui.kit.segmented import below_label, specimen_control

_MEANINGS: Final[Mapping[Meaning, str]] = {
    "date": tr("Date of collection"),
    "value": tr("Value"),
    "unit": tr("Unit"),
    "specimen": tr("Specimen"),
    "laboratory": tr("Laboratory"),
    "test": tr("Test"),
    "lower": tr("Lower limit"),
    "upper": tr("Upper limit"),
    "note": tr("Note"),
}
_NONE = tr("not in the table")
_A_ROW = 5
_LONGEST = 28


class ColumnsForm(QWidget):
    """`edited()` follows every change."""

    edited = Signal()

    def __init__(
        self,
        definitions: Definitions,
        laboratories: Sequence[str],
        test: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._definitions = definitions
        self.columns: dict[Meaning, ChoiceBox] = {}
        for meaning, title in _MEANINGS.items():
            box = ChoiceBox([(None, _NONE)], name=tr("Column: {title}").format(title=title))
            box.setObjectName(f"import.column.{meaning}")
            box.show_value(None)
            box.edited.connect(self._on_edited)
            self.columns[meaning] = box
        tests = [
            (key, tr(field.label))
            for key, field in definitions.fields.items()
            if isinstance(field, ResultField)
        ]
        tests.sort(key=lambda one: (one[0] != "vegf", one[1].casefold()))
        self.test = ChoiceBox([("", tr("each row says it")), *tests], name=tr("Test of every row"))
        self.test.setObjectName("import.test")
        self.test.show_value(test)
        self.unit = ChoiceBox(name=tr("Unit of every row"))
        self.unit.setObjectName("import.unit")
        self.specimen = specimen_control()
        self.specimen.set_name(tr("Specimen of every row"))
        self.specimen.setObjectName("import.specimen")
        self.laboratory = ChoiceBox(
            [(lab, lab) for lab in laboratories], name=tr("Laboratory of every row"), editable=True
        )
        self.laboratory.setObjectName("import.laboratory")
        self._offer_units()
        self._build()
        self.test.edited.connect(self._on_test)
        for changed in (self.unit.edited, self.specimen.edited, self.laboratory.edited):
            changed.connect(self._on_edited)

    def show_table(self, table: Table) -> None:
        """Offer the table's columns, those with a telling heading chosen."""
        names = [
            (
                at,
                _shortened(table.header[at])
                if table.header and table.header[at]
                else tr("Column {number}").format(number=at + 1),
            )
            for at in range(table.width)
        ]
        found = guessed(table)
        for meaning, box in self.columns.items():
            box.show_value(None)
            box.set_options([(None, _NONE), *names])
            box.show_value(found.get(meaning))

    def choices(self) -> dict[str, str]:
        """Everything chosen here as plain words."""
        columns = {f"column.{name}": str(place) for name, place in self.chosen().items()}
        return {
            **columns,
            "test": str(self.test.value() or ""),
            "unit": str(self.unit.value() or ""),
            "specimen": str(self.specimen.value() or ""),
            "laboratory": str(self.laboratory.value() or ""),
        }

    def show_choices(self, choices: Mapping[str, str]) -> None:
        """Show what `choices` gave, for the same table; what is missing was empty."""
        for meaning, box in self.columns.items():
            place = choices.get(f"column.{meaning}")
            box.show_value(None if place is None else int(place))
        self.test.show_value(choices.get("test", ""))
        self._offer_units()
        self.unit.show_value(choices.get("unit", ""))
        self.specimen.show_value(choices.get("specimen", ""))
        self.laboratory.show_value(choices.get("laboratory", ""))

    def chosen(self) -> dict[Meaning, int]:
        """The column of each meaning that has one."""
        return {
            meaning: value
            for meaning, box in self.columns.items()
            if isinstance(value := box.value(), int)
        }

    def defaults(self) -> Defaults:
        """What holds where the table says nothing."""
        specimen = self.specimen.value()
        stated: Specimen | None = specimen if specimen in {"serum", "plasma"} else None
        return Defaults(
            test=str(self.test.value() or ""),
            unit=str(self.unit.value() or ""),
            specimen=stated,
            laboratory=str(self.laboratory.value() or "").strip(),
        )

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(Label(tr("Columns"), "section"), 0, 0, 1, _A_ROW)
        for place, (meaning, title) in enumerate(_MEANINGS.items()):
            row, column = divmod(place, _A_ROW)
            chosen = self.columns[meaning]
            grid.addWidget(below(field_label(title, chosen), chosen), row + 1, column)
        grid.addWidget(Label(tr("Where the table says nothing"), "section"), 3, 0, 1, _A_ROW)
        for column, (title, field) in {
            0: (tr("Test"), self.test),
            1: (tr("Unit"), self.unit),
            4: (tr("Laboratory"), self.laboratory),
        }.items():
            cell = below(field_label(title, field), field)
            grid.addWidget(cell, 4, column, Qt.AlignmentFlag.AlignVCenter)
        specimen = below_label(field_label(tr("Specimen"), self.specimen), self.specimen, BELOW)
        grid.addLayout(specimen, 4, 2, 1, 2, Qt.AlignmentFlag.AlignVCenter)
        for column in range(_A_ROW):
            grid.setColumnStretch(column, 1)

    def _offer_units(self) -> None:
        field = self._definitions.result(str(self.test.value() or ""))
        units = () if field is None else field.units
        named = [(unit, self._definitions.unit_text(unit)) for unit in units]
        self.unit.show_value("")
        self.unit.set_options([("", tr("each row says it")), *named])
        self.unit.show_value("")

    def _on_test(self, _value: object) -> None:
        self._offer_units()
        self.edited.emit()

    def _on_edited(self, _value: object) -> None:
        self.edited.emit()


def _shortened(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[: _LONGEST - 1]}…"

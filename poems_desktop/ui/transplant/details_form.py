"""What is said of a transplant as a whole: infusions, rule for day 0, dates, baselines."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from poems_desktop.app.entries import Hint
from poems_desktop.app.transplant_details import BASELINES, DATES, WEIGHTS
from poems_desktop.app.transplant_fields import unit_options
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.engraftment.constants import Quantity
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.date_edit import DateEdit
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import field_label
from poems_desktop.ui.kit.line_field import LineField
from poems_desktop.ui.kit.number_edit import NumberEdit
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.transplant.hint_list import HintList

_DATE, _NUMBER, _TEXT, _NOTE = 130, 62, 110, 300
_NO_RULE = tr("Not chosen")


class DetailsForm(QFrame):
    """`settled(key, text)` when a field was finished; the page decides whether it stands."""

    settled = Signal(str, str)
    infusion_wanted = Signal()

    def __init__(
        self, definitions: Definitions, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "subtle")
        self.setAccessibleName(tr("The transplant"))
        self._constants = definitions.library.engraftment
        self._today = today
        self.fields: dict[str, LineField | ChoiceBox] = {}
        self._read_only = False
        self._said = HintList(definitions)
        self._infusions = QWidget()
        self._infusion_flow = FlowLayout(self._infusions, spacing=10, line_spacing=5)
        self.add = LinkButton(tr("Add another infusion"), "plus", measure="small")
        self.add.setObjectName("transplant.add_infusion")
        self.add.clicked.connect(self.infusion_wanted)
        self._build()

    def show_details(self, details: Mapping[str, str], infusions: int) -> None:
        """Show a transplant, with so many fields for infusions; nothing is told."""
        self._place_infusions(max(1, infusions))
        for key, control in self.fields.items():
            text = details.get(key, "")
            if isinstance(control, ChoiceBox):
                control.show_value(text or None)
            else:
                control.show_value(text)
        self.add.setVisible(bool(details.get("infusions.0")))

    def show_unconfirmed(self, typed: Mapping[str, str]) -> None:
        """Show what waits for a question to be answered; leaving its field asks it again."""
        for key, text in typed.items():
            field = self.fields.get(key)
            if isinstance(field, LineField):
                field.setText(text)
            elif isinstance(field, ChoiceBox):
                field.setCurrentIndex(field.findData(text))

    def show_hints(self, hints: Mapping[str, Hint]) -> None:
        """Mark what is wrong."""
        for key, control in self.fields.items():
            hint = hints.get(key)
            wrong = hint is not None and hint.level == "error"
            if hint is not None and hint.about == "usual" and isinstance(control, LineField):
                control.show_problem(hint.sentence, kind="caution")
                continue
            control.show_problem(hint.sentence if hint is not None and wrong else None)
        self._said.show_hints(
            (self.fields[key].accessibleName(), hint)
            for key, hint in hints.items()
            if key in self.fields
        )

    def set_read_only(self, read_only: bool) -> None:
        """Show without taking input, from now on also in fields that are made later."""
        self._read_only = read_only
        self.add.setEnabled(not read_only)
        for field in self.fields.values():
            self._fix(field)

    def _fix(self, field: LineField | ChoiceBox) -> None:
        if isinstance(field, ChoiceBox):
            field.set_read_only(self._read_only)
        else:
            field.setReadOnly(self._read_only)

    def flush(self) -> None:
        """Take the text being typed as finished."""
        for control in tuple(self.fields.values()):
            control.flush()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._infusions)
        days = self._row(column)
        rules: list[tuple[str | None, str]] = [
            (None, _NO_RULE),
            *((r.id, tr(r.label)) for r in self._constants.day_zero_rule),
        ]
        self._choice(days, "day_zero_rule", tr("Rule for day 0"), rules, tr("Rule for day 0"))
        self._date(days, "day0", tr("Day 0 as stated"))
        for key, label in DATES.items():
            self._date(days, key, tr(label))
        weights = self._row(column)
        self._choice(
            weights,
            "baseline",
            tr("Weight baseline"),
            [(value, tr(text)) for value, text in BASELINES],
            tr("Weight baseline"),
        )
        for key, label in WEIGHTS.items():
            self._quantity(self._row(column), key, tr(label), "weight", scale=True)
        last = self._row(column)
        self._quantity(last, "creatinine_baseline", tr("Creatinine baseline"), "creatinine")
        note = LineField(name=tr("Note on the transplant"))
        self._place(last, "note", tr("Note"), note, _NOTE)
        column.addLayout(self._said)

    def _row(self, column: QVBoxLayout) -> FlowLayout:
        holder = QWidget()
        column.addWidget(holder)
        return FlowLayout(holder, spacing=10, line_spacing=5)

    def _date(self, flow: FlowLayout, key: str, label: str, name: str = "") -> None:
        field = DateEdit(name=name or label)
        field.set_today(self._today)
        self._place(flow, key, label, field, _DATE)

    def _choice(
        self,
        flow: FlowLayout,
        key: str,
        label: str,
        options: list[tuple[str | None, str]],
        name: str,
    ) -> None:
        self._place(flow, key, label, ChoiceBox(options, name=name), 0)

    def _quantity(
        self, flow: FlowLayout, key: str, label: str, quantity: Quantity, *, scale: bool = False
    ) -> None:
        self._place(flow, f"{key}.value", label, NumberEdit(name=label), _NUMBER)
        units = ChoiceBox(
            unit_options(quantity, self._constants), name=tr("{label}, unit").format(label=label)
        )
        self._place(flow, f"{key}.unit", tr("Unit"), units, 0)
        self._date(flow, f"{key}.day", tr("on"), tr("{label}, date").format(label=label))
        if scale:
            self._place(
                flow,
                f"{key}.scale",
                tr("Scale"),
                LineField(name=tr("{label}, scale").format(label=label)),
                _TEXT,
            )

    def _place(
        self, flow: FlowLayout, key: str, label: str, field: LineField | ChoiceBox, wide: int
    ) -> None:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(field_label(label, field))
        column.addWidget(field)
        if wide:
            field.setFixedWidth(round(wide * text_scale()))
        field.setObjectName(f"transplant.{key}")
        field.edited.connect(self._on_edited)
        self.fields[key] = field
        self._fix(field)
        flow.addWidget(cell)

    def _place_infusions(self, count: int) -> None:
        known = [key for key in self.fields if key.startswith("infusions.")]
        if len(known) == count:
            return
        for key in known:
            field = self.fields.pop(key)
            field.blockSignals(True)
        while (item := self._infusion_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()
        for place in range(count):
            label = (
                tr("Stem cells returned")
                if place == 0
                else tr("Infusion {number}").format(number=place + 1)
            )
            self._date(self._infusion_flow, f"infusions.{place}", label)
        self._infusion_flow.addWidget(self.add)

    def _on_edited(self, _value: object) -> None:
        sender = self.sender()
        for key, field in self.fields.items():
            if field is sender:
                value = field.value() if isinstance(field, ChoiceBox) else field.text()
                self.settled.emit(key, str(value or ""))
                return

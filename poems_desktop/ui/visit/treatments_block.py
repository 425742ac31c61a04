"""Treatments given, in the card of the Treatment domain: kept with the record, not the visit."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Treatment
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.treatment_row import PLACE, TreatmentRow


class TreatmentsBlock(QFrame):
    """All treatments of the record, each kept as soon as it can be read, and a line to add one."""

    grown = Signal()

    def __init__(self, today: date, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self.setObjectName("treatments")
        self.setProperty("kind", "plain")
        self._today = today
        self._rows: dict[str, TreatmentRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 2)
        head.setSpacing(1)
        head.addWidget(Label(tr("Treatments given"), "row"))
        about = tr(
            "Kept with the record, each change at once with its author; not undone with Ctrl+Z."
        )
        head.addWidget(Label(about, "caption", wrap=True))
        self._column.addWidget(rule())
        self._column.addLayout(head)
        self._add = LinkButton(tr("Add a treatment"), "plus", measure="small")
        self._add.setObjectName("treatments.add")
        self._add.clicked.connect(self.add_blank)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 0, 12, 4)
        foot.addWidget(self._add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        # Once it has its place: alone it would be a window.
        self._add.setHidden(not beside.can_save)

    @property
    def rows(self) -> tuple[TreatmentRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows.values())

    def show_treatments(self, treatments: Sequence[Treatment]) -> None:
        """Show those of the record; a row that is being typed into stays as it is."""
        for one in treatments:
            row = self._rows.get(one.id)
            if row is None:
                self._append(one)
            elif row.treatment != one:
                row.show_changed(one)
        for place in self._beside.half_typed(PLACE):
            if (new := place.removeprefix(PLACE)) not in self._rows:
                self._append(Treatment(id=new, name=""))

    def add_blank(self) -> None:
        """Offer an empty row; it becomes a treatment with its name."""
        row = self._append(Treatment(id=uuid4().hex, name=""))
        self.grown.emit()
        row.fields["name"].setFocus()

    def _append(self, treatment: Treatment) -> TreatmentRow:
        row = TreatmentRow(treatment, self._today, beside=self._beside)
        row.finished.connect(self._on_finished)
        self._rows[treatment.id] = row
        self._column.insertWidget(self._column.count() - 1, row)
        row.go_on()
        return row

    def _on_finished(self, treatment: Treatment) -> None:
        row = self._rows[treatment.id]
        if self._beside.save_treatment(treatment):
            row.kept(treatment)
        else:
            row.not_kept()

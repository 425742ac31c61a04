"""Import of a pasted or saved table: columns, what holds for all, and every row with its fate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.result_import import Plan
from poems_desktop.app.result_table import Table
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.frozen_dialog import leave_alone
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.trends.import_columns import ColumnsForm
from poems_desktop.ui.trends.import_rows import ImportRows
from poems_desktop.ui.trends.plan_job import Job, PlanRequest

_WIDE, _HIGH, _INSIDE = 980, 660, 24
_CHOSEN = "chosen"
_KEPT = tr(
    "This import was begun before and closed. Cancel takes it away; then another can be begun."
)


@dataclass(frozen=True, slots=True)
class ImportFacts:
    """Into what a table is imported."""

    who: str
    into: str
    definitions: Definitions
    today: date
    existing: tuple[Measurement, ...]
    laboratories: Sequence[str]
    test: str
    visit: str = ""


class ImportDialog(QDialog):
    """`imported(results)` brings the accepted results; a closed dialog brings nothing.

    It stays open with all of them until `taken` says that they have their place. Closed by
    Escape it is only put away: `half_done` gives it for another one to go on with.
    """

    imported = Signal(object)

    def __init__(self, facts: ImportFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.setObjectName("import.dialog")
        self._facts = facts
        self._table: Table | None = None
        self._holds_table = False
        self._source: str | Path = ""
        self._wanted_back: Mapping[str, str] = {}
        self.plan = Plan((), ())
        self._reading = Job(self)
        self._planning = Job(self)
        self.form = ColumnsForm(facts.definitions, facts.laboratories, facts.test)
        leave_alone(self.form)  # its lists are known only once the table was read
        self.rows = ImportRows(facts.definitions)
        self._kept = Label(_KEPT, "dense", tone="ink2", wrap=True)
        self.accept_button = PrimaryButton(tr("Import"))
        self.accept_button.setObjectName("import.accept")
        self.cancel_button = SecondaryButton(tr("Cancel"))
        self.cancel_button.setObjectName("import.cancel")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._build()
        self._connect()
        self._show_plan(self.plan)

    def read(self, source: str | Path) -> None:
        """Read a pasted text or a file in a worker thread, then plan its import."""
        self._source = source
        self._holds_table = True
        self._show_progress(tr("Reading the table…"))
        self._reading.read(source)

    def freeze_more(self) -> Mapping[str, str]:
        """The text or the file that is imported, and everything chosen for it."""
        kind = "text" if isinstance(self._source, str) else "file"
        focused: object = self.focusWidget()
        chosen = {} if self._table is None else {**self.form.choices(), _CHOSEN: "yes"}
        return {
            **(self._wanted_back or chosen),
            "source": kind,
            kind: str(self._source),
            "visit": self._facts.visit,
            "about": self._facts.test,
            "shown": str(self.rows.wanted.value()),
            "focus": focused.objectName() if isinstance(focused, QWidget) else "",
        }

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Read the same again; the choices follow once it was read."""
        self._wanted_back = dict(more)
        self.read(more["text"] if more["source"] == "text" else Path(more["file"]))

    def half_done(self) -> Mapping[str, str]:
        """What `go_on` continues with; empty without a table, once imported or cancelled."""
        return self.freeze_more() if self._holds_table else {}

    def go_on(self, kept: Mapping[str, str]) -> None:
        """Continue with an import that was closed, and say so."""
        self._kept.show()
        self.thaw_more(kept)

    def taken(self) -> None:
        """The results are where they belong."""
        self._holds_table = False
        self.accept()

    @property
    def visit(self) -> str:
        """The id of the visit that the results are for."""
        return self._facts.visit

    @property
    def busy(self) -> bool:
        """Whether a table is being read or planned."""
        return self._reading.running or self._planning.running or self._soon.isActive()

    def done(self, result: int) -> None:
        """However the dialog ends, nothing goes on behind it."""
        self._soon.stop()
        self._reading.stop()
        self._planning.stop()
        super().done(result)

    def _connect(self) -> None:
        self._reading.done.connect(self._on_table)
        self._reading.refused.connect(self._on_unreadable)
        self._planning.stepped.connect(self.rows.show_step)
        self._planning.done.connect(self._show_plan)
        self._planning.refused.connect(self._on_refused)
        self._soon.timeout.connect(self._plan)
        self.form.edited.connect(self._on_edited)
        self.accept_button.clicked.connect(self._on_accept)
        self.cancel_button.clicked.connect(self._on_cancel)

    def _on_table(self, table: Table) -> None:
        self._table = table
        self.form.show_table(table)
        back, self._wanted_back = self._wanted_back, {}
        if _CHOSEN in back:
            self.form.show_choices(back)
            self.rows.wanted.show_value(back.get("shown", "all"))
            focused = self.findChild(QWidget, back.get("focus") or "import.cancel")
            if focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._plan()

    def _on_edited(self) -> None:
        self._planning.stop()
        self.accept_button.setEnabled(False)
        self._soon.start()

    def _plan(self) -> None:
        if self._table is None:
            return
        self._show_progress(tr("Checking each row…"))
        facts = self._facts
        self._planning.plan(
            PlanRequest(
                self._table,
                self.form.chosen(),
                self.form.defaults(),
                facts.definitions,
                facts.today,
                facts.existing,
            )
        )

    def _on_unreadable(self, sentence: str) -> None:
        self._holds_table = bool(self._wanted_back)  # what was chosen for it may yet be wanted
        self._on_refused(sentence)

    def _on_refused(self, sentence: str) -> None:
        self._show_plan(Plan((), ()))
        self.rows.show_refusal(sentence)

    def _show_progress(self, what: str) -> None:
        self.accept_button.setEnabled(False)
        self.rows.show_progress(what)

    def _show_plan(self, plan: Plan) -> None:
        self.plan = plan
        self.rows.show_plan(plan, read=self._table is not None)
        taken = len(plan.accepted)
        said = tr("Import 1 result") if taken == 1 else tr("Import {taken} results")
        self.accept_button.setText(said.format(taken=taken) if taken else tr("Import"))
        self.accept_button.setEnabled(taken > 0)

    def _on_cancel(self) -> None:
        self._holds_table = False
        self.reject()

    def _on_accept(self) -> None:
        self.imported.emit(tuple(one for _, one in self.plan.accepted))

    def _build(self) -> None:
        scale = text_scale()
        wide, high = round(_WIDE * scale), round(_HIGH * scale)
        if (over := self.parentWidget()) is not None:
            wide, high = min(wide, over.width() - _INSIDE), min(high, over.height() - _INSIDE)
        self.resize(wide, high)
        area = Scroller()
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(2, 4, 10, 4)
        holder.addWidget(self.form)
        holder.addStretch(1)
        area.show_widget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + 6, round(250 * scale)))
        self._kept.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label(tr("Import results"), "title"))
        column.addWidget(Label(self._facts.who, "strong", wrap=True))
        column.addWidget(Label(self._facts.into, "dense", tone="ink2", wrap=True))
        column.addWidget(self._kept)
        column.addWidget(area)
        column.addWidget(rule())
        column.addWidget(self.rows, 1)
        column.addLayout(buttons)

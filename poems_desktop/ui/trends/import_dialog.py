"""Import of a pasted or saved table: columns, what holds for all, and every row with its fate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from poems_desktop.app.result_import import Plan
from poems_desktop.app.result_table import Table
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.frozen_dialog import leave_alone
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.trends.import_columns import ColumnsForm
from poems_desktop.ui.trends.import_preview import PreviewTable
from poems_desktop.ui.trends.plan_job import Job, PlanRequest

_WIDE, _HIGH, _INSIDE = 980, 660, 24
_NAMED = 12
_NOTHING = tr(
    "No row can be imported yet. Say what the columns mean, or mend the rows and try again."
)
_ALL_REFUSED_LEFT = tr("Refused rows stay out. Mend them in the spreadsheet and import them again.")


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
    """`imported(results)` brings the accepted results; a cancelled dialog brings nothing."""

    imported = Signal(object)

    def __init__(self, facts: ImportFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("POEMS Desktop")
        self.setObjectName("import.dialog")
        self._facts = facts
        self._table: Table | None = None
        self._source: str | Path = ""
        self._wanted_back: Mapping[str, str] = {}
        self.plan = Plan((), ())
        self._reading = Job(self)
        self._planning = Job(self)
        self.form = ColumnsForm(facts.definitions, facts.laboratories, facts.test)
        leave_alone(self.form)  # its lists are known only once the table was read
        self.preview = PreviewTable()
        self.message = InlineMessage()
        self.wanted = SegmentedControl(
            _wanted(self.plan), name=tr("Rows shown"), rest="all", size="small"
        )
        self._wanted_place = QHBoxLayout()
        self.progress = QProgressBar()
        self.accept_button = PrimaryButton(tr("Import"))
        self.accept_button.setObjectName("import.accept")
        self.cancel_button = SecondaryButton(tr("Cancel"))
        self.cancel_button.setObjectName("import.cancel")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._build()
        self._connect()
        self._show_plan()

    def read(self, source: str | Path) -> None:
        """Read a pasted text or a file in a worker thread, then plan its import."""
        self._source = source
        self._show_progress(tr("Reading the table…"))
        self._reading.read(source)

    def freeze_more(self) -> Mapping[str, str]:
        """The text or the file that is imported, and everything chosen for it."""
        kind = "text" if isinstance(self._source, str) else "file"
        focused: object = self.focusWidget()
        return {
            **(self._wanted_back or self.form.choices()),
            "source": kind,
            kind: str(self._source),
            "visit": self._facts.visit,
            "about": self._facts.test,
            "shown": str(self.wanted.value()),
            "focus": focused.objectName() if isinstance(focused, QWidget) else "",
        }

    def thaw_more(self, more: Mapping[str, str]) -> None:
        """Read the same again; the choices follow once it was read."""
        self._wanted_back = dict(more)
        self.read(more["text"] if more["source"] == "text" else Path(more["file"]))

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
        self._reading.refused.connect(self._on_refused)
        self._planning.stepped.connect(self._on_step)
        self._planning.done.connect(self._on_plan)
        self._planning.refused.connect(self._on_refused)
        self._soon.timeout.connect(self._plan)
        self.form.edited.connect(self._on_edited)
        self.accept_button.clicked.connect(self._on_accept)
        self.cancel_button.clicked.connect(self.reject)

    def _on_table(self, table: Table) -> None:
        self._table = table
        self.form.show_table(table)
        back, self._wanted_back = self._wanted_back, {}
        if back:
            self.form.show_choices(back)
            self.wanted.show_value(back["shown"])
            if (focused := self.findChild(QWidget, back["focus"] or "import.cancel")) is not None:
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

    def _on_step(self, done: int, of: int) -> None:
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setFormat(tr("{done} of {of} rows").format(done=done, of=of))

    def _on_plan(self, plan: Plan) -> None:
        self.progress.hide()
        self.plan = plan
        self._show_plan()

    def _on_refused(self, sentence: str) -> None:
        self.progress.hide()
        self.plan = Plan((), ())
        self._show_plan()
        self.message.show_message("error", sentence)

    def _show_progress(self, what: str) -> None:
        self.accept_button.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.setFormat(what)
        self.progress.setAccessibleName(what)
        self.progress.show()

    def _show_plan(self, _value: object = None) -> None:
        taken, refused = len(self.plan.accepted), len(self.plan.refused)
        self._offer_wanted()
        self.preview.show_plan(self.plan, self._facts.definitions, _rows_shown(self.wanted.value()))
        said = tr("Import 1 result") if taken == 1 else tr("Import {taken} results")
        self.accept_button.setText(said.format(taken=taken) if taken else tr("Import"))
        self.accept_button.setEnabled(taken > 0)
        if not taken and self._table is not None:
            self.message.show_message("caution", _NOTHING)
        else:
            self._show_counts(refused)

    def _show_counts(self, refused: int) -> None:
        """How many rows stay out, and which of the others are to be looked at."""
        doubtful = _doubtful(self.plan)
        rows = (
            tr("1 row is refused")
            if refused == 1
            else tr("{refused} rows are refused").format(refused=refused)
        )
        left = f"{_ALL_REFUSED_LEFT} {doubtful}".strip()
        if refused:
            self.message.show_message("caution" if doubtful else "note", left, f"{rows}.")
        else:
            self.message.show_message("caution", doubtful)

    def _offer_wanted(self) -> None:
        """The numbers stand in the words, so the control is made anew with them."""
        before, value = self.wanted, self.wanted.value()
        focused = before.hasFocus()
        made = SegmentedControl(_wanted(self.plan), name=tr("Rows shown"), rest="all", size="small")
        made.setObjectName("import.wanted")
        leave_alone(made)
        made.show_value(value)
        made.edited.connect(self._on_wanted)
        self._wanted_place.replaceWidget(before, made)
        before.hide()
        before.deleteLater()
        self.wanted = made
        self.setTabOrder(made, self.preview)
        if focused:
            made.setFocus()

    def _on_wanted(self, value: object) -> None:
        self.preview.show_plan(self.plan, self._facts.definitions, _rows_shown(value))

    def _on_accept(self) -> None:
        results = tuple(one for _, one in self.plan.accepted)
        self.accept()
        self.imported.emit(results)

    def _build(self) -> None:
        scale = text_scale()
        wide, high = round(_WIDE * scale), round(_HIGH * scale)
        if (over := self.parentWidget()) is not None:
            wide, high = min(wide, over.width() - _INSIDE), min(high, over.height() - _INSIDE)
        self.resize(wide, high)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label(tr("Import results"), "title"))
        column.addWidget(Label(self._facts.who, "strong", wrap=True))
        column.addWidget(Label(self._facts.into, "dense", tone="ink2", wrap=True))
        area = Scroller()
        inner = QWidget()
        holder = QVBoxLayout(inner)
        holder.setContentsMargins(2, 4, 10, 4)
        holder.addWidget(self.form)
        holder.addStretch(1)
        area.show_widget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + 6, round(250 * scale)))
        column.addWidget(area)
        column.addWidget(rule())
        self._wanted_place.addWidget(self.wanted)
        self._wanted_place.addStretch(1)
        self.progress.setObjectName("import.progress")
        self.progress.setFixedWidth(round(220 * scale))
        self.progress.hide()
        self._wanted_place.addWidget(self.progress)
        column.addLayout(self._wanted_place)
        column.addWidget(self.preview, 1)
        column.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        column.addLayout(buttons)


def _wanted(plan: Plan) -> tuple[SegmentOption, ...]:
    taken, refused = len(plan.accepted), len(plan.refused)
    return (
        SegmentOption("all", tr("All {count}").format(count=taken + refused)),
        SegmentOption("taken", tr("Taken {taken}").format(taken=taken)),
        SegmentOption("refused", tr("Refused {refused}").format(refused=refused)),
    )


def _doubtful(plan: Plan) -> str:
    """The rows outside the usual band, the first few by their numbers; empty without any."""
    rows = [row for row, _ in plan.cautions]
    if not rows:
        return ""
    named = ", ".join(map(str, rows[:_NAMED])) + (", …" if len(rows) > _NAMED else "")
    return tr("Taken, but outside the usual range: check number and unit. By row: {rows}").format(
        rows=named
    )


def _rows_shown(value: object) -> Literal["all", "taken", "refused"]:
    """Which rows are shown; all of them for anything else."""
    if value == "taken":
        return "taken"
    return "refused" if value == "refused" else "all"

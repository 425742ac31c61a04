"""The lower half of an import: how far it is, every row with its fate, and what to look at."""

from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from poems_desktop.app.result_import import Plan, caution_line
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.ui.frozen_dialog import leave_alone
from poems_desktop.ui.kit.inline_message import InlineMessage
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.trends.import_preview import PreviewTable

_BAR = 220
_NAMED = 12
_NOTHING = tr(
    "No row can be imported yet. Say what the columns mean, or mend the rows and try again."
)
_ALL_REFUSED_LEFT = tr("Refused rows stay out. Mend them in the spreadsheet and import them again.")


class ImportRows(QWidget):
    """Shows one plan at a time; `wanted` says which of its rows."""

    def __init__(self, definitions: Definitions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definitions = definitions
        self._plan = Plan((), ())
        self.preview = PreviewTable()
        self.message = InlineMessage()
        self.progress = QProgressBar()
        self.progress.setObjectName("import.progress")
        self.progress.setFixedWidth(round(_BAR * text_scale()))
        self.progress.hide()
        self.wanted = self._control("all")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.wanted)
        self._bar.addStretch(1)
        self._bar.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._bar)
        column.addWidget(self.preview, 1)
        column.addWidget(self.message)

    def show_plan(self, plan: Plan, *, read: bool) -> None:
        """Show what an import would take and refuse; `read`: a table is there to take from."""
        self.progress.hide()
        self._plan = plan
        self._offer_wanted()
        self._show_rows()
        if read and not plan.accepted:
            self.message.show_message("caution", _NOTHING)
        else:
            self._show_counts()

    def show_refusal(self, sentence: str) -> None:
        """Nothing can be taken, and why."""
        self.show_plan(Plan((), ()), read=False)
        self.message.show_message("error", sentence)

    def show_progress(self, what: str) -> None:
        """Something is under way, nobody knows for how long."""
        self.progress.setRange(0, 0)
        self.progress.setFormat(what)
        self.progress.setAccessibleName(what)
        self.progress.show()

    def show_step(self, done: int, of: int) -> None:
        """So many rows are checked."""
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setFormat(tr("{done} of {of} rows").format(done=done, of=of))

    def _show_counts(self) -> None:
        """How many rows stay out, and which of the others are to be looked at."""
        doubtful, refused = caution_line(self._plan, _NAMED), len(self._plan.refused)
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
        before, focused = self.wanted, self.wanted.hasFocus()
        made = self._control(before.value())
        self._bar.replaceWidget(before, made)
        before.hide()
        before.deleteLater()
        self.wanted = made
        self.setTabOrder(made, self.preview)
        if focused:
            made.setFocus()

    def _control(self, value: object) -> SegmentedControl:
        taken, refused = len(self._plan.accepted), len(self._plan.refused)
        options = (
            SegmentOption("all", tr("All {count}").format(count=taken + refused)),
            SegmentOption("taken", tr("Taken {taken}").format(taken=taken)),
            SegmentOption("refused", tr("Refused {refused}").format(refused=refused)),
        )
        made = SegmentedControl(options, name=tr("Rows shown"), rest="all", size="small")
        made.setObjectName("import.wanted")
        leave_alone(made)
        made.show_value(value)
        made.edited.connect(self._show_rows)
        return made

    def _show_rows(self, _value: object = None) -> None:
        self.preview.show_plan(self._plan, self._definitions, _rows_shown(self.wanted.value()))


def _rows_shown(value: object) -> Literal["all", "taken", "refused"]:
    """Which rows are shown; all of them for anything else."""
    if value == "taken":
        return "taken"
    return "refused" if value == "refused" else "all"

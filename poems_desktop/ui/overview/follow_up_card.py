"""What is due: each line with since when, why, and the source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from poems_desktop.app.due_actions import action_of
from poems_desktop.app.patient_marks import passed
from poems_desktop.app.rights import Rights
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.visits import Due, still_open
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import pixmap
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import unbroken
from poems_desktop.ui.theme import scaled, text_scale

_WORDS = {
    State.OVERDUE: (tr("Overdue"), "err", "clock"),
    State.DUE: (tr("Due"), "unk", "clock"),
    State.PERHAPS: (tr("Perhaps due"), "unk", "clock"),
    State.EARLY: (tr("Not yet due"), "ink2", "cal"),
    State.NO_DATE: (tr("No date set"), "ink2", "flag"),
}
_STATE_WIDTH = 96


class DueRow(Themed, QWidget):
    """One thing to do; `wanted(DueAction)` when its button is pressed."""

    wanted = Signal(object)

    def __init__(
        self,
        due: Due,
        assessment: Assessment,
        rights: Rights | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action = action_of(due, assessment)
        said, self._tone, self._icon_name = _WORDS[due.standing.state]
        self._icon = Label()
        late = due.standing.days_overdue(assessment.as_of)
        time = "" if late is None else passed(late)
        said = tr("Overdue {time}").format(time=time) if time else said
        # A number stays with its unit: what wraps is the word before them.
        shown = said.replace(f" {time}", f"\n{time}") if time else said
        button = self._button(due.line.title, rights or Rights())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(self._left(shown, button))
        row.addLayout(_right(due, assessment), 1)
        self.setAccessibleName(f"{due.line.title}: {said}. {_remark(due)}")
        self.follow_theme()

    def _left(self, shown: str, button: SecondaryButton | None) -> QWidget:
        """How it stands, and what would bring it further."""
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(shown, "denseStrong", tone=self._tone, wrap=True), 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        wide = round(_STATE_WIDTH * text_scale())
        if button is not None:
            wide = max(wide, button.sizeHint().width())
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        left.setFixedWidth(wide)
        return left

    def _button(self, title: str, rights: Rights) -> SecondaryButton | None:
        if self._action is None:
            return None
        button = SecondaryButton(self._action.text, measure="small")
        button.setObjectName(f"due.{self._action.way}")
        button.setAccessibleName(f"{self._action.text}: {title}")
        allow_buttons((button,), rights.why, allowed=rights.record)
        button.clicked.connect(self._on_button)
        return button

    def _on_button(self) -> None:
        self.wanted.emit(self._action)

    def refresh_look(self) -> None:
        """Draw the sign for the present theme."""
        self._icon.setPixmap(pixmap(self._icon_name, self._tone, scaled(14)))


def _right(due: Due, assessment: Assessment) -> QVBoxLayout:
    """What it is, why, and by which source."""
    holder = QWidget()
    marks = FlowLayout(holder, spacing=4, line_spacing=3)
    for mark, reference in citations(due.line.cites, assessment.definitions):
        marks.addWidget(CitationMark(mark, reference))
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(due.line.title, "strong", wrap=True))
    column.addWidget(Label(unbroken(_remark(due)), "dense", tone="ink2", wrap=True))
    column.addWidget(holder)
    return column


def _remark(due: Due) -> str:
    parts = [due.line.value.rstrip(".") + "."]
    if due.line.missing:
        parts.append(
            tr("Not recorded: {items}.").format(
                items="; ".join(one.rstrip(".") for one in due.line.missing)
            )
        )
    return " ".join(parts)


class FollowUpCard(Card):
    """Everything of the follow-up plan, the overdue first.

    `wanted(DueAction)` when somebody wants to enter one of it.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Follow-up due"), parent=parent)
        self._area = Scroller()
        self.body.addWidget(self._area)

    def show_assessment(self, assessment: Assessment, rights: Rights | None = None) -> None:
        """Show what is due on the day of the assessment, and offer what `rights` allow."""
        self.set_subtitle(tr("as of {day}").format(day=show_date(PartialDate.of(assessment.as_of))))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        due = still_open(assessment.advice.followup)
        for place, one in enumerate(due):
            if place:
                column.addWidget(rule())
            row = DueRow(one, assessment, rights)
            row.wanted.connect(self.wanted)
            column.addWidget(row)
        if not due:
            column.addWidget(Label(tr("Nothing is due."), "body", tone="ink2"))
        column.addStretch(1)
        self._area.show_widget(holder)

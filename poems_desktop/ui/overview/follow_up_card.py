"""What is due: each line with since when, why, and the source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from poems_desktop.app.due_actions import action_of
from poems_desktop.app.patient_marks import passed
from poems_desktop.app.rights import Rights
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.visits import Due
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
from poems_desktop.ui.theme import text_scale

_WORDS = {
    State.OVERDUE: (tr("Overdue"), "err", "clock"),
    State.DUE: (tr("Due"), "unk", "clock"),
    State.PERHAPS: (tr("Perhaps due"), "unk", "clock"),
    State.EARLY: (tr("Not yet due"), "ink2", "cal"),
    State.NO_DATE: (tr("No date set"), "ink2", "flag"),
    State.DONE: (tr("Done"), "ink2", "check"),
}
_ORDER = tuple(_WORDS)
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
        said, tone, self._icon_name = _WORDS[due.standing.state]
        window, late = due.standing.window, ""
        if due.standing.state is State.OVERDUE and window is not None:
            late = passed((assessment.as_of - window.surely_closed).days)
            said = tr("Overdue {time}").format(time=late)
        self._tone = tone
        self._icon = Label()
        # A number stays with its unit: what wraps is the word before them.
        shown = said.replace(f" {late}", f"\n{late}") if late else said
        state = Label(shown, "denseStrong", tone=tone, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(state, 1)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(6)
        left_column.addLayout(head)
        wide = round(_STATE_WIDTH * text_scale())
        if self._action is not None:
            button = self._button(due.line.title, rights or Rights())
            wide = max(wide, button.sizeHint().width())
            left_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        left_column.addStretch(1)
        left.setFixedWidth(wide)
        title = Label(due.line.title, "strong", wrap=True)
        remark = Label(unbroken(_remark(due)), "dense", tone="ink2", wrap=True)
        holder = QWidget()
        marks = FlowLayout(holder, spacing=4, line_spacing=3)
        for mark, reference in citations(due.line.cites, assessment.definitions):
            marks.addWidget(CitationMark(mark, reference))
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(title)
        right.addWidget(remark)
        right.addWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(8)
        row.addWidget(left)
        row.addLayout(right, 1)
        self.setAccessibleName(f"{due.line.title}: {said}. {_remark(due)}")
        self.follow_theme()

    def _button(self, title: str, rights: Rights) -> SecondaryButton:
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
        self._icon.setPixmap(pixmap(self._icon_name, self._tone, 14))


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
        due = [one for one in assessment.advice.followup if one.standing.state is not State.DONE]
        for place, one in enumerate(sorted(due, key=_urgency)):
            if place:
                column.addWidget(rule())
            row = DueRow(one, assessment, rights)
            row.wanted.connect(self.wanted)
            column.addWidget(row)
        if not due:
            column.addWidget(Label(tr("Nothing is due."), "body", tone="ink2"))
        column.addStretch(1)
        self._area.show_widget(holder)


def _urgency(due: Due) -> int:
    return _ORDER.index(due.standing.state)

"""The live checklist: verdict, every criterion with its evidence, and what would settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from poems_desktop.clinical import wording
from poems_desktop.clinical.assessment import Assessment, LimbResult
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.labels import Label, frame, rule
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.kit.verdict_box import VerdictBox, VerdictState
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale

STATE: dict[Truth, VerdictState] = {
    Truth.TRUE: "met",
    Truth.FALSE: "notmet",
    Truth.UNKNOWN: "unknown",
}
_TONE = {Truth.TRUE: "acc", Truth.FALSE: "not", Truth.UNKNOWN: "unk"}
_WIDTH = 356
_MOST_SETTLING = 4
_MOST_MARKS = 2
_MOST_FULL_ROWS = 3
_BOTH = 2
_LETTERS = 40
_LINE = 274


class CriterionRow(QFrame):
    """A criterion with its state and evidence; Enter or a click goes to the field behind it."""

    chosen = Signal(str)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = compact
        self.setProperty("kind", "criterion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = ""
        self._icon = QLabel()
        self._name = Label("", "row")
        self._brief = Label("", "secondary")
        self._brief.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state = Label("", "denseStrong")
        self._evidence = Label("", "secondary", wrap=True)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(3)
        self._shown_marks: tuple[tuple[str, str], ...] = ()
        text = QVBoxLayout()
        text.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._name)
        top.addWidget(self._brief, 1 if compact else 0)
        top.addLayout(self._marks)
        if not compact:
            top.addStretch(1)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        text.addLayout(top)
        text.addWidget(self._evidence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(7)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)

    def show_item(self, item: Item, assessment: Assessment, letter: str) -> None:
        """Show a weighed criterion."""
        criterion = item.criterion
        self.setObjectName(f"criterion.{criterion.id}")
        self._key = _place(item, assessment)
        state = wording.ITEM[item.truth]
        self._icon.setPixmap(state_pixmap(STATE[item.truth], round(15 * text_scale())))
        self._name.setText(f"{letter}  {criterion.label}" if letter else criterion.label)
        self._state.setText(state)
        self._state.set_tone(_TONE[item.truth])
        evidence = "; ".join(wording.item_lines(item))
        told = self._compact and item.note is None and not _cautions(item)
        self._brief.setText(_fitting(criterion.label, wording.brief(item)) if told else "")
        self._evidence.setText("" if told else evidence)
        self._evidence.setVisible(not told)
        self.setToolTip(plain_tooltip(evidence))
        self.setAccessibleName(f"{criterion.label}: {state}. {evidence}")
        self._show_marks(item, assessment)
        self._fit_name()

    def state_text(self) -> str:
        """The state word shown."""
        return self._state.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self.chosen.emit(self._key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the field."""
        super().mouseReleaseEvent(event)
        self.chosen.emit(self._key)

    def _fit_name(self) -> None:
        """Break the name where state and marks leave no room for it in one line."""
        taken = self._state.sizeHint().width()
        for place in range(self._marks.count()):
            taken += self._marks.itemAt(place).sizeHint().width() + self._marks.spacing()
        room = round(_LINE * text_scale()) - taken
        self._name.setWordWrap(self._name.fontMetrics().horizontalAdvance(self._name.text()) > room)

    def _show_marks(self, item: Item, assessment: Assessment) -> None:
        said = assessment.main.criteria_set.cites
        own = [cite for cite in item.criterion.cites if cite not in said]
        cites = [*own, *(cite for one in item.evidence for cite in one.cites)]
        marks = citations(cites, assessment.definitions)[:_MOST_MARKS]
        if marks == self._shown_marks:
            return
        self._shown_marks = marks
        while (taken := self._marks.takeAt(0)) is not None:
            taken.widget().deleteLater()
        for mark, reference in marks:
            self._marks.addWidget(CitationMark(mark, reference))


def _fitting(label: str, brief: str) -> str:
    """The few words where the line has room for them; the evidence is in the tooltip anyway."""
    return brief if len(label) + len(brief) <= _LETTERS else ""


def _cautions(item: Item) -> bool:
    return item.truth is Truth.UNKNOWN and any(one.caution for one in item.evidence)


def _place(item: Item, assessment: Assessment) -> str:
    """The field to go to: where the evidence is, else where it could be entered."""
    asked = [
        key
        for key in (*(one.field for one in item.evidence), *item.settled_by, *item.criterion.fields)
        if _is_asked(key, assessment)
    ]
    return asked[0] if asked else ""


def _is_asked(key: str, assessment: Assessment) -> bool:
    finding = assessment.definitions.finding(key)
    return key in assessment.definitions.fields and not (finding is not None and finding.group)


class LimbBlock(QWidget):
    """Conditions under one heading: one with several criteria, or several with one each."""

    def __init__(self, limbs: Sequence[LimbResult], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = tuple(limb.limb.id for limb in limbs)
        self._count = Label("", "secondary")
        compact = len(limbs) == 1 and len(limbs[0].items) > _MOST_FULL_ROWS
        self.rows = {
            item.criterion.id: CriterionRow(compact=compact)
            for limb in limbs
            for item in limb.items
        }
        heading = QHBoxLayout()
        heading.setSpacing(6)
        heading.addWidget(Label(" and ".join(self._ids), "denseStrong"))
        both = ", both needed" if len(limbs) == _BOTH else ""
        heading.addWidget(Label(f"{limbs[0].limb.need}{both}", "secondary"), 1)
        heading.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(1)
        layout.addLayout(heading)
        layout.addWidget(rule())
        for row in self.rows.values():
            layout.addWidget(row)

    def show_limbs(self, limbs: Sequence[LimbResult], assessment: Assessment) -> None:
        """Show the state of every criterion of the conditions that are this block's."""
        mine = [limb for limb in limbs if limb.limb.id in self._ids]
        total = sum(len(limb.items) for limb in mine)
        self._count.setText(f"{sum(limb.met for limb in mine)} of {total}")
        for limb in mine:
            letter = limb.limb.id if len(mine) > 1 else ""
            for item in limb.items:
                self.rows[item.criterion.id].show_item(item, assessment, letter)


def _blocks(limbs: Sequence[LimbResult]) -> list[LimbBlock]:
    """Neighbors with one criterion each and the same need share a heading."""
    groups: list[list[LimbResult]] = []
    for limb in limbs:
        last = groups[-1][-1] if groups else None
        alike = (
            last is not None
            and len(limb.items) == len(last.items) == 1
            and limb.limb.need == last.limb.need
        )
        if alike:
            groups[-1].append(limb)
        else:
            groups.append([limb])
    return [LimbBlock(group) for group in groups]


class ChecklistPanel(Themed, QFrame):
    """The checklist at the right of the Visit page; `field_wanted(key)` asks to go there."""

    field_wanted = Signal(str)

    def __init__(self, assessment: Assessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setObjectName("checklist")
        self.setFixedWidth(round(_WIDTH * text_scale()))
        self._verdict = VerdictBox()
        self._verdict.setObjectName("checklist.verdict")
        self._blocks = _blocks(assessment.main.limbs)
        self._conflicts = Label("", "dense", tone="unk", wrap=True)
        self._settle = frame("box", "acc")
        self._settle_lines = Label("", "dense", tone="ink", wrap=True)
        self._foot = Label(wording.SUPPORTS, "caption", wrap=True)
        self._assessment = assessment
        self._build(assessment)
        self.follow_theme()

    @property
    def verdict(self) -> str:
        """The verdict as it is read out."""
        return self._verdict.accessibleName()

    def row(self, criterion_id: str) -> CriterionRow:
        """The row of a criterion.

        Raises:
            KeyError: if the set has no such criterion.
        """
        for block in self._blocks:
            if criterion_id in block.rows:
                return block.rows[criterion_id]
        raise KeyError(criterion_id)

    def settle_text(self) -> str:
        """What is said to settle it, a line each; blank where it is hidden."""
        return self._settle_lines.text() if not self._settle.isHidden() else ""

    def refresh_look(self) -> None:
        """Draw the states in the colors of a new theme."""
        self.show_assessment(self._assessment)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the record as weighed now."""
        self._assessment = assessment
        result = assessment.main
        self._verdict.show_verdict(
            STATE[result.truth], wording.headline(result), wording.subline(result)
        )
        for block in self._blocks:
            block.show_limbs(result.limbs, assessment)
        lines = wording.settle_lines(assessment)[:_MOST_SETTLING]
        numbered = [f"{place}  {line}" for place, line in enumerate(lines, 1)]
        self._settle_lines.setText("\n".join(numbered))
        self._settle.setVisible(bool(lines))
        self._conflicts.setText("\n".join(assessment.conflicts))
        self._conflicts.setVisible(bool(assessment.conflicts))

    def _build(self, assessment: Assessment) -> None:
        title = QHBoxLayout()
        title.addWidget(Label("Diagnosis checklist", "section"), 1)
        title.addWidget(Label("updates as you type", "caption"))
        top = QVBoxLayout()
        top.setContentsMargins(14, 9, 14, 8)
        top.setSpacing(3)
        top.addLayout(title)
        top.addWidget(Label(assessment.main.criteria_set.title, "dense", wrap=True))
        top.addLayout(self._set_line(assessment))
        content = frame("bar")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 9, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._verdict)
        column.addWidget(self._conflicts)
        for block in self._blocks:
            column.addWidget(block)
            for row in block.rows.values():
                row.chosen.connect(self.field_wanted)
        column.addWidget(self._settle_box())
        column.addWidget(self._foot)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(area, 1)

    @staticmethod
    def _set_line(assessment: Assessment) -> QHBoxLayout:
        one = assessment.main.criteria_set
        line = QHBoxLayout()
        line.setSpacing(3)
        for mark, reference in citations(one.cites, assessment.definitions):
            line.addWidget(CitationMark(mark, reference))
        line.addStretch(1)
        return line

    def _settle_box(self) -> QFrame:
        heading = QHBoxLayout()
        heading.addWidget(Label("What would settle it", "strong", tone="acc"), 1)
        heading.addWidget(Label("any one may be enough", "caption"))
        layout = QVBoxLayout(self._settle)
        layout.setContentsMargins(12, 7, 12, 8)
        layout.setSpacing(3)
        layout.addLayout(heading)
        layout.addWidget(self._settle_lines)
        return self._settle

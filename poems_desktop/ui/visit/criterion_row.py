"""One criterion of the checklist: state, evidence, sources, and the way to its field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.evidence_links import field_of
from poems_desktop.app.verdict_words import brief, evidence, state_word
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment, LimbResult
from poems_desktop.clinical.sets import CriteriaSet
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.column import ColumnLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.verdict_box import VerdictState
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import text_scale

STATE: dict[Truth, VerdictState] = {
    Truth.TRUE: "met",
    Truth.FALSE: "notmet",
    Truth.UNKNOWN: "unknown",
}
TONE = {Truth.TRUE: "acc", Truth.FALSE: "not", Truth.UNKNOWN: "unk"}
_MOST_MARKS = 2
_MOST_FULL_ROWS = 3
_BOTH = 2
_LETTERS = 40
_LINE = 274
_BESIDE = 8
_MARKS_APART = 3


class CriterionRow(QFrame):
    """A criterion with its state and evidence; Enter or a click goes to the field behind it.

    `override_wanted(criterion)` asks to hold it met or not met, by the O key or the menu.
    """

    chosen = Signal(str)
    override_wanted = Signal(str)

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = compact
        self.can_override = True
        self.setProperty("kind", "criterion")
        drawn_once(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = ""
        self._id = ""
        self._shown: tuple[object, ...] = ()
        self._icon = QLabel()
        self._name = Label("", "row")
        self._brief = Label("", "secondary")
        self._brief.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state = Label("", "denseStrong")
        self._evidence = Label("", "secondary", wrap=True)
        self._marks, self._below = QHBoxLayout(), QHBoxLayout()
        for marks in (self._marks, self._below):
            marks.setSpacing(_MARKS_APART)
        self._cites: list[CitationMark] = []
        self._shown_marks: tuple[tuple[str, str], ...] = ()
        self._build()

    def _build(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._name)
        top.addWidget(self._brief, 1 if self._compact else 0)
        top.addLayout(self._marks)
        if not self._compact:
            top.addStretch(1)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        text.addLayout(top)
        text.addWidget(self._evidence)
        text.addLayout(self._below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(7)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)

    def forget(self) -> None:
        """What is shown was drawn for another theme: draw it anew next time."""
        self._shown = ()

    def show_item(
        self, item: Item, assessment: Assessment, letter: str, criteria_set: CriteriaSet
    ) -> bool:
        """Show a weighed criterion; False, and nothing drawn, where it is the same as before."""
        shown = (item, letter, criteria_set.id)
        if shown == self._shown:
            return False
        self._shown = shown
        criterion = item.criterion
        self._id = criterion.id
        self.setObjectName(f"criterion.{criterion.id}")
        self._key = field_of(item, assessment.definitions)
        state = state_word(item.truth)
        label = tr(criterion.label)
        self._icon.setPixmap(state_pixmap(STATE[item.truth], round(15 * text_scale())))
        self._name.setText(f"{letter}  {label}" if letter else label)
        self._state.setText(state)
        self._state.set_tone(TONE[item.truth])
        told_evidence = evidence(item)
        told = self._compact and item.note is None and not _cautions(item)
        told = told and item.override is None
        self._brief.setText(_fitting(label, brief(item)) if told else "")
        self._evidence.setText("" if told else told_evidence)
        self._evidence.setVisible(not told)
        self.setToolTip(plain_tooltip(told_evidence))
        self.setAccessibleName(f"{label}: {state}. {told_evidence}")
        self._show_marks(item, assessment, criteria_set)
        self._fit_name()
        return True

    def state_text(self) -> str:
        """The state word shown."""
        return self._state.text()

    def evidence_text(self) -> str:
        """What is said under the name, in full where the row only shows it in brief."""
        return self.accessibleName().partition(". ")[2]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the field, O overrides."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self.chosen.emit(self._key)
            return
        if event.key() == Qt.Key.Key_O and not event.modifiers():
            event.accept()
            self.override_wanted.emit(self._id)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the field."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by a menu, also from the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = QAction(tr("Go to the field"), menu)
        go.triggered.connect(self._on_go)
        override = QAction(tr("Override with a reason…"), menu)
        override.triggered.connect(self._on_override)
        override.setEnabled(self.can_override)
        menu.addActions([go, override])
        menu.popup(event.globalPos())

    def _on_go(self) -> None:
        self.chosen.emit(self._key)

    def _on_override(self) -> None:
        self.override_wanted.emit(self._id)

    def _fit_name(self) -> None:
        """Break the name where state and marks leave no room for it in one line.

        Where they leave none for its longest word, the marks stand below.
        """
        metrics = self._name.fontMetrics()
        # Each is asked itself: a layout counts a widget as nothing that is not shown yet.
        marks = sum(mark.sizeHint().width() + _MARKS_APART for mark in self._cites)
        room = round(_LINE * text_scale()) - self._state.sizeHint().width()
        longest = max(map(metrics.horizontalAdvance, self._name.text().split()), default=0)
        beside = longest + marks <= room
        self._place_marks(self._marks if beside else self._below)
        room -= marks if beside else 0
        named = metrics.horizontalAdvance(self._name.text())
        self._name.setWordWrap(named > room)
        told = self._brief.fontMetrics().horizontalAdvance(self._brief.text())
        if told and named + told + _BESIDE > room:
            self._brief.setText("")

    def _place_marks(self, line: QHBoxLayout) -> None:
        if line.count() or not self._cites:
            return
        other = self._below if line is self._marks else self._marks
        while other.takeAt(0) is not None:
            pass
        for mark in self._cites:
            line.addWidget(mark)
        if line is self._below:
            line.addStretch(1)

    def _show_marks(self, item: Item, assessment: Assessment, criteria_set: CriteriaSet) -> None:
        own = [cite for cite in item.criterion.cites if cite not in criteria_set.cites]
        cites = [*own, *(cite for one in item.evidence for cite in one.cites)]
        marks = citations(cites, assessment.definitions)[:_MOST_MARKS]
        if marks == self._shown_marks:
            return
        self._shown_marks = marks
        for line in (self._marks, self._below):
            while line.takeAt(0) is not None:
                pass
        for old in self._cites:
            old.hide()
            old.deleteLater()
        self._cites = [CitationMark(mark, reference, self) for mark, reference in marks]


def drawn_once(widget: QWidget) -> None:
    """Give it the color of the panel below: Qt shifts it as a picture and draws what is new."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
    widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)


def _fitting(label: str, brief: str) -> str:
    """The few words where the line has room for them; the evidence is in the tooltip anyway."""
    return brief if len(label) + len(brief) <= _LETTERS else ""


def _cautions(item: Item) -> bool:
    return item.truth is Truth.UNKNOWN and any(one.caution for one in item.evidence)


class LimbBlock(QWidget):
    """Conditions under one heading: one with several criteria, or several with one each."""

    def __init__(self, limbs: Sequence[LimbResult], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawn_once(self)
        self._ids = tuple(limb.limb.id for limb in limbs)
        self._count = Label("", "secondary")
        compact = len(limbs) == 1 and len(limbs[0].items) > _MOST_FULL_ROWS
        self.rows = {
            item.criterion.id: CriterionRow(compact=compact)
            for limb in limbs
            for item in limb.items
        }
        head = QWidget()
        heading = QHBoxLayout(head)
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(6)
        heading.addWidget(Label((" " + tr("and") + " ").join(self._ids), "denseStrong"))
        need = tr(limbs[0].limb.need)
        both = tr("{need}, both needed").format(need=need) if len(limbs) == _BOTH else need
        heading.addWidget(Label(both, "secondary", wrap=True), 1)
        heading.addWidget(self._count)
        layout = ColumnLayout(self, spacing=1)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.addWidget(head)
        layout.addWidget(rule())
        for row in self.rows.values():
            layout.addWidget(row)

    def show_limbs(
        self, limbs: Sequence[LimbResult], assessment: Assessment, criteria_set: CriteriaSet
    ) -> list[CriterionRow]:
        """Show every criterion of the conditions that are this block's: the rows that changed."""
        mine = [limb for limb in limbs if limb.limb.id in self._ids]
        total = sum(len(limb.items) for limb in mine)
        self._count.setText(
            tr("{met} of {total}").format(met=sum(limb.met for limb in mine), total=total)
        )
        changed = []
        for limb in mine:
            letter = limb.limb.id if len(mine) > 1 else ""
            for item in limb.items:
                row = self.rows[item.criterion.id]
                if row.show_item(item, assessment, letter, criteria_set):
                    changed.append(row)
        return changed


def limb_blocks(limbs: Sequence[LimbResult]) -> list[LimbBlock]:
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

"""One criterion of the checklist: state, evidence, sources, and the way to its field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from poems_desktop.app.evidence_links import field_of
from poems_desktop.app.verdict_words import cites, evidence, in_brief, state_word
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.sets import CriteriaSet
from poems_desktop.clinical.weighing import Item
from poems_desktop.core.truth import Truth
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.icons import state_pixmap
from poems_desktop.ui.kit.clicks import ends_click
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.verdict_box import VerdictState
from poems_desktop.ui.text import plain_tooltip, unbroken
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.criterion_title import CriterionTitle

STATE: dict[Truth, VerdictState] = {
    Truth.TRUE: "met",
    Truth.FALSE: "notmet",
    Truth.UNKNOWN: "unknown",
}
TONE = {Truth.TRUE: "acc", Truth.FALSE: "not", Truth.UNKNOWN: "unk"}


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
        self._title = CriterionTitle(self, compact=compact)
        self._evidence = Label("", "secondary", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addLayout(self._title.line)
        text.addWidget(self._evidence)
        text.addLayout(self._title.below)
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
        self._id = item.criterion.id
        self.setObjectName(f"criterion.{self._id}")
        self._key = field_of(item, assessment.definitions)
        state, label, told = state_word(item.truth), tr(item.criterion.label), evidence(item)
        brief = in_brief(item) if self._compact else ""
        self._icon.setPixmap(state_pixmap(STATE[item.truth], round(15 * text_scale())))
        self._title.state.setText(state)
        self._title.state.set_tone(TONE[item.truth])
        self._title.show_name(letter, label, brief)
        self._evidence.setText("" if brief else unbroken(told))
        self._evidence.setVisible(not brief)
        self.setToolTip(plain_tooltip(told))
        self.setAccessibleName(f"{label}: {state}. {told}")
        self._title.show_marks(citations(cites(item, criteria_set), assessment.definitions))
        self._title.fit()
        return True

    def state_text(self) -> str:
        """The state word shown."""
        return self._title.state.text()

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
        if ends_click(event, self):
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


def drawn_once(widget: QWidget) -> None:
    """Give it the color of the panel below: Qt shifts it as a picture and draws what is new."""
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
    widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

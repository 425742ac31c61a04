"""The right panel of the Visit page: live checklist, sets side by side, conclusions."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from poems_desktop.app.question_words import open_count, questions
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.visit.beside import Beside
from poems_desktop.ui.visit.checklist_view import ChecklistView
from poems_desktop.ui.visit.conclusions_view import ConclusionsView
from poems_desktop.ui.visit.criterion_row import CriterionRow
from poems_desktop.ui.visit.sets_view import SetsView

_WIDTH = 356
_AT_REST_MS = 600


class ChecklistPanel(Themed, QFrame):
    """The checklist is drawn at once; the other views and questions once typing rests.

    `field_wanted(key)` asks to go to a field.
    """

    field_wanted = Signal(str)

    def __init__(
        self,
        assessment: Assessment,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setObjectName("checklist")
        self.set_width(_WIDTH)
        self._assessment = assessment
        self._beside = beside or Beside(None)
        self.view = ChecklistView(assessment, self._beside)
        self._sets: SetsView | None = None
        self._conclusions: ConclusionsView | None = None
        self._tabs = _tabs()
        self._tabs.edited.connect(self._on_tab)
        self._ask = LinkButton("", measure="small")
        self._ask.setObjectName("checklist.questions")
        self._ask.clicked.connect(self._on_ask)
        self._ask.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_AT_REST_MS)
        self._at_rest.timeout.connect(self.show_rest)
        self._build()
        self.view.field_wanted.connect(self.field_wanted)
        self.follow_theme()

    def set_width(self, wide: int) -> None:
        """Be `wide` px at the usual text size."""
        self.setFixedWidth(round(wide * text_scale()))

    @property
    def verdict(self) -> str:
        """The verdict as it is read out."""
        return self.view.verdict

    @property
    def sets(self) -> SetsView:
        """The sets side by side, made when first asked for."""
        if self._sets is None:
            self._sets = SetsView(self._assessment, self._beside)
            self._stack.addWidget(self._sets)
        return self._sets

    @property
    def conclusions(self) -> ConclusionsView:
        """The conclusions, made when first asked for."""
        if self._conclusions is None:
            self._conclusions = ConclusionsView(self._beside)
            self._conclusions.field_wanted.connect(self.field_wanted)
            self._stack.addWidget(self._conclusions)
        return self._conclusions

    def row(self, criterion_id: str) -> CriterionRow:
        """The row of a criterion.

        Raises:
            KeyError: if the shown set has no such criterion.
        """
        return self.view.row(criterion_id)

    def settle_text(self) -> str:
        """What is said to settle it, a line each; blank where it is hidden."""
        return self.view.settle.text()

    def show_tab(self, name: str) -> None:
        """Show `checklist`, `sets` or `conclusions`."""
        self._tabs.show_value(name)
        self._on_tab(name)

    def go_to(self, criterion_id: str) -> bool:
        """Give a criterion's row the focus."""
        self.show_tab("checklist")
        return self.view.go_to(criterion_id)

    def refresh_look(self) -> None:
        """Draw the states in the colors of a new theme."""
        self.view.redraw()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the record as weighed now."""
        self._assessment = assessment
        self.view.show_assessment(assessment)
        self._at_rest.start()

    def show_rest(self) -> None:
        """What is not on the way of a keystroke: questions, and the other views if shown."""
        self._at_rest.stop()
        waiting = open_count(questions(self._assessment))
        self._ask.setText(tr("{waiting} to clarify").format(waiting=waiting) if waiting else "")
        self._ask.setVisible(bool(waiting))
        self._quiet.setVisible(not waiting)
        shown = self._stack.currentWidget()
        if shown is self._sets or shown is self._conclusions:
            shown.show_assessment(self._assessment)

    def stop(self) -> None:
        """The page is about to go."""
        self._at_rest.stop()

    def _build(self) -> None:
        self._quiet = Label(tr("updates as you type"), "caption")
        title = QHBoxLayout()
        title.addWidget(Label(tr("Diagnosis checklist"), "section", wrap=True), 1)
        title.addWidget(self._quiet)
        title.addWidget(self._ask)
        top = QVBoxLayout()
        top.setContentsMargins(14, 6, 14, 6)
        top.setSpacing(4)
        top.addLayout(title)
        top.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)

    def _on_tab(self, name: str) -> None:
        if name == "checklist":
            self._stack.setCurrentWidget(self.view)
            return
        shown = self.sets if name == "sets" else self.conclusions
        self._stack.setCurrentWidget(shown)
        shown.show_assessment(self._assessment)

    def _on_ask(self) -> None:
        self.show_tab("conclusions")


def _tabs() -> SegmentedControl:
    options = (
        SegmentOption("checklist", tr("Checklist"), "c"),
        SegmentOption("sets", tr("Sets"), "s"),
        SegmentOption("conclusions", tr("Conclusions"), "o"),
    )
    made = SegmentedControl(options, name=tr("What the panel shows"), rest="checklist")
    made.setObjectName("checklist.tabs")
    return made

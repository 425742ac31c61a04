"""A patient on one page: verdict and diagnosis apart, the course, latest values, what is due."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.ui.context import Context
from poems_desktop.ui.copying import LoggedCopies
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.overview.documents_card import DocumentsCard
from poems_desktop.ui.overview.facts_strip import FactsStrip
from poems_desktop.ui.overview.follow_up_card import FollowUpCard
from poems_desktop.ui.overview.latest_values import LatestValues
from poems_desktop.ui.overview.timeline_view import TimelineView
from poems_desktop.ui.theme import text_scale

_SIDE = 364
_NARROW_SIDE = 300
_NARROW_BELOW = 1150
_LEAST_ROW = 130
_SHOWN_AT_ONCE = 24  # visits


class OverviewPage(QWidget):
    """Reads one assessment; changes nothing.

    Of a long record the verdict is shown first and the cards follow, one with each turn of the
    event loop: nobody waits for a timeline of many years to see who is open.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: object = None
        self._waiting: list[Callable[[Assessment], None]] = []
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_next)
        self.facts = FactsStrip()
        self.timeline = TimelineView()
        self.values = LatestValues()
        self.values.put_text = LoggedCopies(context, "latest values").put_text
        self.follow_up = FollowUpCard()
        self.documents = DocumentsCard()
        self._problems = Card(tr("Problem timeline"))
        self._latest = Card(
            tr("Latest values"),
            tr("change is against the previous result of the same specimen and lab"),
        )
        self._undrawn = _said(
            tr("Nothing to draw yet: no finding recorded as present, no treatment, no day 0.")
        )
        self._unmeasured = _said(
            tr("No result is recorded. Enter one on the Visit page or under Trends.")
        )
        # Where the text is large and the window small, the whole page scrolls: nothing is crushed.
        self._undrawn.hide()
        self._unmeasured.hide()
        self._page = _Page()
        self._grid = QGridLayout(self._page)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it stands."""
        sitting = self._context.sitting
        assessment = sitting.assessment
        self.documents.show_documents(sitting)
        if assessment is self._shown:
            return
        self._shown = assessment
        self.facts.show_assessment(assessment)
        self._waiting = [self._show_timeline, self._show_values, self._show_follow_up]
        if len(assessment.record.visits) <= _SHOWN_AT_ONCE:
            self.finish()
        else:
            self._soon.start()

    def close_session(self) -> None:
        """The record is left, or the store is locked: nothing more of it is shown."""
        self._waiting.clear()
        self._soon.stop()

    def finish(self) -> None:
        """Show now what is still to come."""
        while self._waiting:
            self._show_next()

    def _show_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)(self._context.sitting.assessment)
        if not self._waiting:
            self._soon.stop()

    def _show_timeline(self, assessment: Assessment) -> None:
        self.timeline.show_assessment(assessment)
        self._problems.set_subtitle(tr("bars end at the last assessment"))
        self._drawn.setVisible(not self.timeline.is_empty())
        self._undrawn.setVisible(self.timeline.is_empty())

    def _show_values(self, assessment: Assessment) -> None:
        self.values.show_assessment(assessment)
        self.values.setVisible(self.values.count() > 0)
        self._unmeasured.setVisible(self.values.count() == 0)

    def _show_follow_up(self, assessment: Assessment) -> None:
        self.follow_up.show_assessment(assessment, self._context.rights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page leaves the timeline its room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW * text_scale()
        side = round((_NARROW_SIDE if narrow else _SIDE) * text_scale())
        self.follow_up.setFixedWidth(side)
        self.documents.setFixedWidth(side)
        for row in (1, 2):
            self._grid.setRowMinimumHeight(row, round(_LEAST_ROW * text_scale()))

    def _build(self) -> None:
        self._drawn = Scroller()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.timeline)
        self._drawn.show_widget(holder)
        self._problems.body.addWidget(self._drawn)
        self._problems.body.addWidget(self._undrawn)
        trends = LinkButton(tr("Open trends"), measure="small")
        trends.clicked.connect(self._open_trends)
        self._latest.add_header_widget(trends)
        inset = QHBoxLayout()
        inset.setContentsMargins(8, 0, 0, 0)
        inset.addWidget(self.values)
        self._latest.body.addLayout(inset, 1)
        self._latest.body.addWidget(self._unmeasured)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setSpacing(10)
        self._grid.addWidget(self.facts, 0, 0, 1, 2)
        self._grid.addWidget(self._problems, 1, 0)
        self._grid.addWidget(self.follow_up, 1, 1)
        self._grid.addWidget(self._latest, 2, 0)
        self._grid.addWidget(self.documents, 2, 1)
        self._grid.setRowStretch(1, 3)
        self._grid.setRowStretch(2, 2)
        self._grid.setColumnStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = Scroller()
        area.show_widget(self._page)
        whole.addWidget(area)

    def _open_trends(self) -> None:
        self._context.show_page("Trends")


class _Page(QWidget):
    """As high as its parts need at least: the view around it gives them what more it has."""

    def heightForWidth(self, width: int) -> int:
        """Qt: the least height, where the layout's own answer is the most wished for."""
        layout = self.layout()
        return 0 if layout is None else layout.minimumHeightForWidth(width)


def _said(text: str) -> Label:
    """A sentence in place of what is not recorded."""
    label = Label(text, "dense", tone="ink2", wrap=True)
    label.setContentsMargins(12, 10, 12, 10)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label

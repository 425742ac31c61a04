"""A patient on one page: verdict and diagnosis apart, the course, latest values, what is due."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from poems_desktop.ui.context import Context
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.card import Card
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


class OverviewPage(QWidget):
    """Reads one assessment; changes nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.facts = FactsStrip()
        self.timeline = TimelineView()
        self.values = LatestValues()
        self.follow_up = FollowUpCard()
        self.documents = DocumentsCard()
        self._problems = Card("Problem timeline")
        self._latest = Card(
            "Latest values", "change is against the previous result of the same specimen and lab"
        )
        self._grid = QGridLayout(self)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it stands."""
        sitting = self._context.sitting
        assessment = sitting.assessment
        self.facts.show_assessment(assessment)
        self.timeline.show_assessment(assessment)
        self._problems.set_subtitle("bars end at the last assessment")
        self.values.show_assessment(assessment)
        self.follow_up.show_assessment(assessment)
        self.documents.show_documents(sitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page leaves the timeline its room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW * text_scale()
        side = round((_NARROW_SIDE if narrow else _SIDE) * text_scale())
        self.follow_up.setFixedWidth(side)
        self.documents.setFixedWidth(side)

    def _build(self) -> None:
        area = Scroller()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.timeline)
        area.show_widget(holder)
        self._problems.body.addWidget(area)
        trends = LinkButton("Open trends", measure="small")
        trends.clicked.connect(self._open_trends)
        self._latest.add_header_widget(trends)
        self._latest.body.addWidget(self.values)
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

    def _open_trends(self) -> None:
        self._context.show_page("Trends")

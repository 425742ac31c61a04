"""VEGF over time: the same figure as on paper, and the same results as a table."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.pages.results_table import ResultsTable
from poems_desktop.ui.theme import current_theme, text_scale

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

_YEARS = {"all": None, "3": 3, "1": 1}
_TREND = "After treatment the trend matters more than the value; one higher VEGF does not by itself"
_NOTE = f"{_TREND} mean more treatment."
_SPECIMENS = (
    "Serum VEGF is 10 to 50 times higher than plasma VEGF, so the two are never joined, averaged "
    "or put on one axis."
)
_TABLE_WIDTH, _NARROW_TABLE = 436, 392
_NARROW_BELOW = 1150


class TrendFigure(Themed, QWidget):
    """The matplotlib canvas, made when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(360, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 6, 8, 4)
        self._canvas: FigureCanvasQTAgg | None = None
        self._assessment: Assessment | None = None
        self._options: tuple[date | None, str, bool] = (None, "log", True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        self._soon.timeout.connect(self.draw)
        self.follow_theme()

    def show_trend(
        self, assessment: Assessment, since: date | None, scale: str, *, treatments: bool
    ) -> None:
        """Draw this assessment's VEGF from `since` on."""
        self._assessment = assessment
        self._options = (since, scale, treatments)
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Draw at the present size in the present theme."""
        if self._assessment is None or not self.isVisible():
            return
        from poems_desktop.plots.palette import screen_palette
        from poems_desktop.plots.trend_build import build
        from poems_desktop.plots.trend_words import describe
        from poems_desktop.plots.vegf_figure import draw_trend

        canvas = self._made_canvas()
        since, scale, treatments = self._options
        model = build(
            self._assessment,
            since=since,
            scale="linear" if scale == "linear" else "log",
            treatments=treatments,
        )
        draw_trend(canvas.figure, model, screen_palette(current_theme().name))
        canvas.draw_idle()
        self.setAccessibleName(describe(model))

    def refresh_look(self) -> None:
        """Draw in the colors of a new theme."""
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The first drawing waits for the first showing."""
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again for the new size."""
        super().resizeEvent(event)
        self._soon.start()

    def _made_canvas(self) -> "FigureCanvasQTAgg":
        if self._canvas is None:
            from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
            from matplotlib.figure import Figure

            self._canvas = FigureCanvasQTAgg(Figure(dpi=96))
            self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._column.addWidget(self._canvas)
            self._column.activate()
        return self._canvas


class TrendsPage(QWidget):
    """Figure at the left, table at the right; both from one assessment."""

    def __init__(self, assess: Callable[[], Assessment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assess = assess
        self.figure = TrendFigure()
        self.table = ResultsTable()
        self._range = SegmentedControl(
            (
                SegmentOption("all", "All"),
                SegmentOption("3", "3 years"),
                SegmentOption("1", "1 year"),
            ),
            name="Time shown",
            rest="all",
            size="small",
        )
        self._scale = SegmentedControl(
            (SegmentOption("log", "Log"), SegmentOption("linear", "Linear")),
            name="Scale",
            rest="log",
            size="small",
        )
        self._treatments = CheckBox("Treatments")
        self._treatments.setChecked(True)
        self._results = Card("Results", "")
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the record as it stands."""
        assessment = self._assess()
        years = _YEARS[str(self._range.value())]
        since = None if years is None else assessment.as_of - timedelta(days=round(365.25 * years))
        self.figure.show_trend(
            assessment,
            since,
            str(self._scale.value()),
            treatments=self._treatments.isChecked(),
        )
        self.table.show_assessment(assessment)
        self._results.set_subtitle(f"{self.table.count()}, newest first")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page leaves the figure its room: the table drops what the figure says too."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW * text_scale()
        wide = _NARROW_TABLE if narrow else _TABLE_WIDTH
        self._results.setFixedWidth(round(wide * text_scale()))
        self.table.show_narrow(narrow)

    def _build(self) -> None:
        definitions = self._assess().definitions
        plot = Card("VEGF trend")
        plot.add_header_widget(self._range)
        plot.add_header_widget(self._scale)
        plot.add_header_widget(self._treatments)
        plot.body.addWidget(self.figure, 1)
        plot.body.addWidget(rule())
        plot.body.addLayout(_foot(_NOTE, citations(("faq_2017#12", "faq_2017#11"), definitions)))
        self._results.body.addWidget(self.table, 1)
        self._results.body.addWidget(rule())
        self._results.body.addLayout(
            _foot(_SPECIMENS, citations(("faq_2017#10",), definitions), role="caption")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(plot, 1)
        row.addWidget(self._results)
        self._range.edited.connect(self.refresh)
        self._scale.edited.connect(self.refresh)
        self._treatments.toggled.connect(self.refresh)


def _foot(text: str, marks: tuple[tuple[str, str], ...], role: str = "dense") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(6)
    label: QLabel = Label(text, role, tone="ink2", wrap=True)
    row.addWidget(label, 1)
    for mark, reference in marks:
        row.addWidget(CitationMark(mark, reference))
    return row

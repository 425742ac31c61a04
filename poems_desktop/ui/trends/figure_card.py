"""The figure with what is chosen above it and the words below it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.result_words import sentence
from poems_desktop.app.words import tr
from poems_desktop.clinical.series import rows
from poems_desktop.clinical.vegf_lines import PUBLISHED, VegfLines, published_lines, vegf_lines
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.check_box import CheckBox
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.kit.segmented import SegmentedControl, SegmentOption
from poems_desktop.ui.trends.canvas import TrendCanvas
from poems_desktop.ui.trends.options import TrendOptions
from poems_desktop.ui.trends.other_chooser import OtherChooser
from poems_desktop.ui.trends.readout import Readout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.series import Row
    from poems_desktop.plots.other_build import Offered

_YEARS = {"all": None, "3": 3, "1": 1}
_NO_LINES = VegfLines("none", tr("No lines"), (), tr("No level is drawn."))


class FigureCard(Card):
    """`chosen(result_id)` follows a result chosen in the figure."""

    chosen = Signal(str)
    row_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, definitions: "Definitions", parent: QWidget | None = None) -> None:
        super().__init__(tr("VEGF trend"), parent=parent)
        self.canvas = TrendCanvas()
        self.canvas.setObjectName("trend.figure")
        self.readout = Readout()
        self.others = OtherChooser()
        self.range = _segments(
            tr("Time shown"), (("all", tr("All")), ("3", tr("3 years")), ("1", tr("1 year")))
        )
        self.scale = _segments(tr("Scale"), (("log", tr("Log")), ("linear", tr("Linear"))))
        self.treatments = CheckBox(tr("Treatments"))
        self.treatments.setChecked(True)
        self.lines = ChoiceBox(name=tr("Levels drawn"))
        self.lines.setObjectName("trend.lines")
        self.lines.show_value(PUBLISHED)
        self._trend = definitions.library.guidance.texts.by_id["vegf_trend"]
        self._note = Label(self._trend.text, "caption", tone="ink2", wrap=True)
        self._offered_lines: tuple[VegfLines, ...] = ()
        self._assessment: Assessment | None = None
        self._rows: dict[str, Row] = {}
        self._area = Scroller()
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(0)
        self._fit_soon.timeout.connect(self._fit)
        self._lay_out(definitions)
        self._connect()

    def show_assessment(self, assessment: "Assessment", offered: "Sequence[Offered]") -> None:
        """Show the record as it stands; `offered` are the tests that have a trend."""
        from poems_desktop.plots.other_build import FEWEST, USUAL

        self._assessment = assessment
        self.others.offer(offered, USUAL, FEWEST)
        found = rows(assessment.record, assessment.definitions, as_of=assessment.as_of)
        self._rows = {row.result.id: row for row in found}
        definitions, policy = assessment.definitions, assessment.policy
        sets = [definitions.sets[name] for name in policy.sets]
        lines = vegf_lines(sets, definitions, policy.vegf_rule)
        self._offered_lines = (*lines, _NO_LINES)
        self.lines.set_options([(one.key, tr(one.title)) for one in self._offered_lines])
        self._show()

    def options(self) -> TrendOptions:
        """What is chosen above the figure."""
        years = _YEARS[str(self.range.value())]
        since = None
        if years is not None and self._assessment is not None:
            since = self._assessment.as_of - timedelta(days=round(365.25 * years))
        return TrendOptions(
            since=since,
            scale="linear" if self.scale.value() == "linear" else "log",
            treatments=self.treatments.isChecked(),
            lines=self._chosen_lines(),
            others=self.others.keys(),
        )

    def choose(self, result_id: str) -> None:
        """A result was chosen elsewhere: ring it and say it."""
        self.canvas.set_current(result_id)
        self._say(result_id, aloud=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure fills what is seen."""
        super().resizeEvent(event)
        self._fit_soon.start()

    def _fit(self) -> None:
        self.canvas.set_view_height(self._area.viewport().height())

    def _chosen_lines(self) -> VegfLines:
        chosen = self.lines.value()
        return next((one for one in self._offered_lines if one.key == chosen), _NO_LINES)

    def _show(self, *_: object) -> None:
        if self._assessment is None:
            return
        self._note.setText(f"{self._chosen_lines().note} {self._trend.text}")
        self._fit()
        self.canvas.show_trend(self._assessment, self.options())
        if self.canvas.current not in self._rows:
            self.choose("")

    def _on_pointed(self, result_id: str) -> None:
        self._say(result_id or self.canvas.current, aloud=False)

    def _on_chosen(self, result_id: str) -> None:
        self._say(result_id, aloud=True)
        self.chosen.emit(result_id)

    def _on_shown(self, place: QPointF) -> None:
        self._area.ensureVisible(round(place.x()), round(place.y()), 40, 60)

    def _say(self, result_id: str, *, aloud: bool) -> None:
        row = self._rows.get(result_id)
        if row is None or self._assessment is None:
            self.readout.say("", self.canvas, aloud=False)
            return
        self.readout.say(sentence(row, self._assessment.definitions), self.canvas, aloud=aloud)

    def _lay_out(self, definitions: "Definitions") -> None:
        copy = SecondaryButton(tr("Copy picture"), "copy", measure="small")
        copy.setObjectName("trend.copy")
        copy.clicked.connect(self.copy_wanted)
        export = SecondaryButton(tr("Export…"), "exp", measure="small")
        export.setObjectName("trend.export")
        export.clicked.connect(self.export_wanted)
        self.add_header_widget(copy)
        self.add_header_widget(export)
        self.export = export
        bar = QWidget()
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(bar, spacing=8)
        flow.setContentsMargins(8, 3, 12, 3)
        for widget in (self.range, self.scale, self.treatments, self.lines, self.others):
            flow.addWidget(widget)
        self._area.show_widget(self.canvas)
        self.body.addWidget(bar)
        self.body.addWidget(rule())
        self.body.addWidget(self._area, 1)
        self.body.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(4)
        foot.addWidget(self.readout)
        note = QHBoxLayout()
        note.setSpacing(6)
        note.addWidget(self._note, 1)
        levels = published_lines(definitions).levels
        cites = (*self._trend.cites, *(one.cite for one in levels))
        for mark, reference in citations(cites, definitions):
            note.addWidget(CitationMark(mark, reference))
        foot.addLayout(note)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        for changed in (self.range.edited, self.scale.edited, self.lines.edited):
            changed.connect(self._show)
        self.treatments.toggled.connect(self._show)
        self.others.edited.connect(self._show)
        self.canvas.pointed.connect(self._on_pointed)
        self.canvas.chosen.connect(self._on_chosen)
        self.canvas.shown.connect(self._on_shown)
        self.canvas.copy_wanted.connect(self.copy_wanted)
        self.canvas.row_wanted.connect(self.row_wanted)


def _segments(name: str, options: "Sequence[tuple[str, str]]") -> SegmentedControl:
    choices = tuple(SegmentOption(value, text) for value, text in options)
    return SegmentedControl(choices, name=name, rest=options[0][0], size="small")

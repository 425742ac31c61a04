"""The table of results beside the figure: which test it lists, and the ways to add many at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.clinical.series import listed_as, rows, specimen_of
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.editors.field_row import citations
from poems_desktop.ui.kit.buttons import SecondaryButton
from poems_desktop.ui.kit.card import Card
from poems_desktop.ui.kit.choice_box import ChoiceBox
from poems_desktop.ui.kit.citation_mark import CitationMark
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.kit.labels import Label, rule
from poems_desktop.ui.pages.results_table import ResultsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.series import Row

_APART = tr("Here the two are never joined, averaged or put on one axis.")
VEGF, ALL = "vegf", "all"
_PARTS = {"vegf:plasma": "plasma", "vegf:serum": "serum", "vegf:unstated": None}
_CHOICES = (
    (VEGF, tr("VEGF, all specimens")),
    ("vegf:plasma", tr("VEGF, plasma")),
    ("vegf:serum", tr("VEGF, serum")),
    ("vegf:unstated", tr("VEGF, not stated")),
)


class ResultsCard(Card):
    """`paste_wanted` and `import_wanted` ask for results to be entered."""

    paste_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, definitions: "Definitions", parent: QWidget | None = None) -> None:
        super().__init__(tr("Results"), "", parent=parent)
        self.table = ResultsTable()
        self.table.paste_wanted.connect(self.paste_wanted)
        self.tests = ChoiceBox(_CHOICES, name=tr("Results listed"))
        self.tests.setObjectName("trend.tests")
        self.tests.show_value(VEGF)
        self.tests.edited.connect(self._on_test)
        self._assessment: Assessment | None = None
        self._ways: list[SecondaryButton] = []
        self.body.addWidget(self._bar())
        self.body.addWidget(rule())
        holder = QHBoxLayout()
        holder.setContentsMargins(6, 0, 0, 0)
        holder.addWidget(self.table)
        self.body.addLayout(holder, 1)
        self.body.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(6)
        said = definitions.library.guidance.texts.by_id["vegf_serum_and_plasma"]
        foot.addWidget(Label(f"{said.text} {_APART}", "caption", tone="ink2", wrap=True), 1)
        for mark, reference in citations(said.cites, definitions):
            foot.addWidget(CitationMark(mark, reference))
        self.body.addLayout(foot)

    def show_assessment(
        self, assessment: "Assessment", offered: "Sequence[tuple[str, str]]"
    ) -> None:
        """List the record's results; `offered` are further tests by key and name."""
        self._assessment = assessment
        choices = (*_CHOICES, *offered, (ALL, tr("All results")))
        if self.tests.value() not in {key for key, _ in choices}:
            self.tests.show_value(VEGF)
        self.tests.set_options(choices)
        self._show()

    def show_result(self, result_id: str) -> None:
        """Choose a result; where it is not listed, list its test first."""
        if self.table.choose(result_id) or self._assessment is None:
            return
        found = next((r for r in self._assessment.record.results if r.id == result_id), None)
        if found is None:
            return
        self.tests.show_value(listed_as(found.test))
        self._show()
        self.table.choose(result_id)

    def set_can_add(self, allowed: bool, why: str) -> None:
        """Whether results may be entered here; `why` says why not."""
        allow_buttons(self._ways, why, allowed=allowed)

    def listed(self) -> str:
        """What is listed, as the chooser names it."""
        return self.tests.currentText()

    def _bar(self) -> QWidget:
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        column.addWidget(self.tests)
        row = FlowLayout(spacing=6, line_spacing=4)
        for text, icon, name, signal in (
            (tr("Paste…"), "copy", "trend.paste", self.paste_wanted),
            (tr("Import…"), "open", "trend.import", self.import_wanted),
        ):
            button = SecondaryButton(text, icon, measure="small")
            button.setObjectName(name)
            button.clicked.connect(signal)
            self._ways.append(button)
            row.addWidget(button)
        column.addLayout(row)
        return bar

    def _on_test(self, _value: object) -> None:
        self._show()

    def _show(self) -> None:
        if self._assessment is None:
            return
        self.table.show_rows(
            self._rows(self._assessment),
            self._assessment.definitions,
            tr("{listed} results").format(listed=self.listed())
            if self.tests.value() != ALL
            else tr("All results"),
            mixed=self.tests.value() == ALL,
        )
        count = self.table.count()
        self.set_subtitle(
            tr("{count}, newest first").format(count=count) if count else tr("none recorded")
        )

    def _rows(self, assessment: "Assessment") -> "list[Row]":
        test = str(self.tests.value())
        chosen = None if test == ALL else test.partition(":")[0]
        found = list(rows(assessment.record, assessment.definitions, chosen, assessment.as_of))
        if test in _PARTS:
            return [row for row in found if specimen_of(row.result) == _PARTS[test]]
        return found

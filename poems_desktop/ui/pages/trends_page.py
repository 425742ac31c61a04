"""Results over time: figure and table of one assessment, and results entered here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_buttons, fix_fields
from poems_desktop.ui.copying import LoggedCopies
from poems_desktop.ui.kit.scroll import Scroller
from poems_desktop.ui.theme import text_scale
from poems_desktop.ui.trends.add_strip import AddStrip
from poems_desktop.ui.trends.entry import ResultEntry
from poems_desktop.ui.trends.exporting import COPIED, Exporter
from poems_desktop.ui.trends.figure_card import FigureCard
from poems_desktop.ui.trends.places import FilePlaces, RealPlaces
from poems_desktop.ui.trends.results_card import ALL, ResultsCard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from poems_desktop.app.editing import Edited, EditSession
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.trends.entry import Way

_TABLE_WIDTH, _NARROW_TABLE = 460, 378
_NARROW_BELOW, _STACKED_BELOW = 1150, 820
_SOON, _WHILE_TYPING = 150, 900  # ms; a drawing takes long enough to be felt between two keys
_STACKED_FIGURE, _STACKED_TABLE = 520, 320


class TrendsPage(QWidget):
    """Figure at the left, table at the right; one above the other where there is no room.

    `edited()` and `settled()` follow entries as on the Visit page; `visit_started(id, way)` asks
    to show the page anew for a visit that was begun here, and to go on with `way`.
    """

    edited = Signal()
    settled = Signal()
    visit_started = Signal(str, str)

    def __init__(
        self,
        context: "Context",
        places: FilePlaces | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from poems_desktop.plots.other_build import USUAL

        self._context = context
        places = places or RealPlaces(context.dialogs)
        definitions = context.sitting.definitions
        self.card = FigureCard(definitions)
        self.results = ResultsCard(definitions)
        self.strip = AddStrip(definitions, USUAL)
        self.entry = ResultEntry(context, places, self)
        self.exporter = Exporter(context, places)
        self.figure = self.card.canvas
        self.table = self.results.table
        self.table.put_text = LoggedCopies(context, "results").put_text
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self._follow(context.sitting.session)
        self.results.set_can_add(context.rights.record, context.rights.why)
        allow_buttons((self.card.export,), context.rights.why, allowed=context.rights.log)
        if not context.rights.record:
            fix_fields(self.strip)
        self.refresh()
        self._go_on_typing()

    def refresh(self) -> None:
        """Show the record as it stands."""
        from poems_desktop.plots.other_build import offered

        if self._context.sitting.file is None:
            return
        assessment = self._context.sitting.assessment
        found = offered(assessment)
        self.card.show_assessment(assessment, found)
        self.results.show_assessment(assessment, [(one.key, tr(one.label)) for one in found])

    def begin(self, way: "Way") -> None:
        """Enter results in this way, of the test that is listed until somebody says otherwise."""
        self.entry.test = self._listed_test()
        self.entry.begin(way)

    def import_again(self, more: "Mapping[str, str]") -> None:
        """Open the import again that a lock closed."""
        self.entry.import_again(more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the width."""
        super().resizeEvent(event)
        wide = self.width() / text_scale()
        stacked, narrow = wide < _STACKED_BELOW, wide < _NARROW_BELOW
        way = QBoxLayout.Direction
        self._cards.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        if stacked:
            self.results.setMinimumWidth(0)
            self.results.setMaximumWidth(16777215)
            self.card.setMinimumHeight(round(_STACKED_FIGURE * text_scale()))
            self.results.setMinimumHeight(round(_STACKED_TABLE * text_scale()))
        else:
            table = _NARROW_TABLE if narrow else _TABLE_WIDTH
            self.results.setFixedWidth(round(table * text_scale()))
            self.card.setMinimumHeight(0)
            self.results.setMinimumHeight(0)
        self.table.show_narrow(narrow and not stacked)

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        self.strip.hide()
        column.addWidget(self.strip)
        self._cards.setSpacing(10)
        self._cards.addWidget(self.card, 1)
        self._cards.addWidget(self.results)
        column.addLayout(self._cards, 1)
        area = Scroller()
        area.show_widget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.card.chosen.connect(self.results.show_result)
        self.card.row_wanted.connect(self._on_row_wanted)
        self.card.copy_wanted.connect(self._on_copy)
        self.card.export_wanted.connect(self._on_export)
        self.table.chosen.connect(self.card.choose)
        self.results.paste_wanted.connect(self._on_paste)
        self.results.import_wanted.connect(self._on_import)
        self.entry.add_wanted.connect(self._on_add_ready)
        self.entry.imported.connect(self._on_imported)
        self.entry.visit_started.connect(self.visit_started)
        self.strip.edited.connect(self.edited)
        self.strip.settled.connect(self.settled)
        self.strip.closed.connect(self._on_strip_closed)
        self.strip.begun.connect(self._on_begun)

    def _follow(self, session: "EditSession | None") -> None:
        """Be told of edits and of undo, until the page is gone."""
        if session is not None:
            self.destroyed.connect(session.subscribe(self._on_session_edited))

    def _on_session_edited(self, edited: "Edited") -> None:
        if edited.origin is not self.strip:
            self.strip.follow()
        if self.isVisible():
            self._soon.start(_WHILE_TYPING if edited.origin is self.strip else _SOON)

    def _on_paste(self) -> None:
        self.begin("paste")

    def _on_import(self) -> None:
        self.begin("import")

    def _listed_test(self) -> str:
        listed = str(self.results.tests.value()).partition(":")[0]
        return "vegf" if listed == ALL else listed

    def _on_add_ready(self) -> None:
        session = self._context.sitting.session
        if session is not None:
            self.strip.show()
            self.strip.start(session, self._listed_test())

    def _typing(self) -> tuple[str, str]:
        """Where is kept which entry is open; what is typed in it is in the visit's draft."""
        sitting = self._context.sitting
        visit = "" if sitting.session is None else sitting.session.visit.id
        return sitting.record.patient.id, f"result/{visit}"

    def _on_begun(self) -> None:
        row = self.strip.row
        kept = {} if row is None else {"test": row.result.test, "result": row.result.id}
        self._context.half_typed.put(*self._typing(), kept)

    def _go_on_typing(self) -> None:
        """The strip stands open where it was left open."""
        session = self._context.sitting.session
        if session is None or session.read_only:
            return
        if kept := self._context.half_typed.at(*self._typing()):
            self.strip.show()
            self.strip.go_on(session, kept["test"], kept["result"])

    def _on_strip_closed(self) -> None:
        self._context.half_typed.put(*self._typing(), {})
        self.strip.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _on_imported(self, _count: int) -> None:
        self.settled.emit()
        self.edited.emit()
        self.refresh()

    def _on_row_wanted(self) -> None:
        self.results.show_result(self.figure.current)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        if self.exporter.copy(self.card.options()):
            self.card.readout.say(COPIED, self.figure, aloud=True)

    def _on_export(self) -> None:
        path = self.exporter.export(self.card.options(), self.table)
        if path is not None:
            self.card.readout.say(
                tr("Saved as {name}.").format(name=path.name), self.figure, aloud=True
            )

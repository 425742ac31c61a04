"""Results as a table: what the figure shows, for reading and for the keyboard."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView

from poems_desktop.app.words import tr
from poems_desktop.ui.copying import PutText, put_text
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import font, px, text_scale
from poems_desktop.ui.trends.results_model import LAB_COLUMN, SPECIMEN_COLUMN, ResultsModel
from poems_desktop.ui.trends.specimen_delegate import SpecimenDelegate, draw_shape

if TYPE_CHECKING:
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.series import Row

__all__ = ["ResultsTable", "draw_shape"]
_ROW, _TWO_LINES = 26, 40


class ResultsTable(Themed, QTableView):
    """Read-only; Ctrl+C copies the chosen rows, or all, with headings and units.

    `chosen(result_id)` comes when the user moves to another row; `paste_wanted()` with Ctrl+V.
    """

    chosen = Signal(str)
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.put_text: PutText = put_text
        self._quiet = False
        self._narrow = False
        self._model = ResultsModel()
        self.setModel(self._model)
        self.setObjectName("vegf.results")
        self.setAccessibleName(tr("VEGF results, newest first"))
        self._specimens = SpecimenDelegate(self)
        self.setItemDelegateForColumn(SPECIMEN_COLUMN, self._specimens)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.setTabKeyNavigation(False)
        self.follow_theme()

    def show_rows(
        self, rows: "Sequence[Row]", definitions: "Definitions", name: str, *, mixed: bool = False
    ) -> None:
        """Show results; the chosen one stays chosen where it is still there."""
        chosen = self.current()
        self._quiet = True
        self._model.show(rows, definitions, mixed=mixed)
        self.setAccessibleName(tr("{name}, newest first").format(name=name))
        self.show_narrow(self._narrow)
        self._quiet = False
        if chosen:
            self.choose(chosen)

    def show_narrow(self, narrow: bool) -> None:
        """Put the laboratory under the specimen where there is no room beside it."""
        self._narrow = narrow
        middle = self._model.mixed or self._model.has_specimens()
        two = narrow and middle
        self.setColumnHidden(SPECIMEN_COLUMN, not middle)
        self.setColumnHidden(LAB_COLUMN, two)
        self._specimens.two_lines = two
        self._model.shorten(narrow)
        self.verticalHeader().setDefaultSectionSize(
            round((_TWO_LINES if two else _ROW) * text_scale())
        )
        self.viewport().update()

    def count(self) -> int:
        """How many results are shown."""
        return self._model.rowCount()

    def current(self) -> str:
        """The id of the chosen result, empty where none is."""
        row = self.currentIndex().row()
        return self._model.row(row).result.id if 0 <= row < self.count() else ""

    def choose(self, result_id: str) -> bool:
        """Choose the row of a result without telling anybody; False where it is not here."""
        place = self._model.place_of(result_id)
        self._quiet = True
        if place < 0:
            self.clearSelection()
        else:
            self.selectRow(place)
            self.scrollTo(self._model.index(place, 0))
        self._quiet = False
        return place >= 0

    def row_of(self, result_id: str) -> "Row | None":
        """The result with what changed."""
        place = self._model.place_of(result_id)
        return None if place < 0 else self._model.row(place)

    def cells(self) -> list[tuple[str, ...]]:
        """Every row as text."""
        return [self._model.texts(place) for place in range(self.count())]

    def headings(self) -> tuple[str, ...]:
        """The headings of `cells`."""
        return self._model.headings()

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which result was chosen."""
        super().selectionChanged(now, before)
        if not self._quiet and not now.isEmpty():
            self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies, Ctrl+V asks to paste results."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            self.put_text(self.copied_text())
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            self.paste_wanted.emit()
            return
        super().keyPressEvent(event)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.setFont(font("dense"))
        self.horizontalHeader().setMinimumHeight(px("caption") + 14)
        self.show_narrow(self._narrow)

    def copied_text(self) -> str:
        """The chosen rows, or all, as tab-separated text with headings."""
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        lines = ["\t".join(self.headings())]
        lines += ["\t".join(self._model.texts(at)) for at in sorted(chosen) or range(self.count())]
        return "\n".join(lines)

"""The figure and its table outside the program: clipboard or file, said first and logged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage

from poems_desktop.app.result_csv import csv_bytes
from poems_desktop.app.words import in_english, tr
from poems_desktop.ui.context import Context
from poems_desktop.ui.trends.options import TrendOptions, model_of
from poems_desktop.ui.trends.places import FilePlaces
from poems_desktop.ui.work import sentence_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from poems_desktop.ui.pages.results_table import ResultsTable

NAME = "vegf-trend"
COPIED = tr("Copied with the patient's name, outside the encrypted store. The copy is logged.")
_FAILED = tr("The export failed")
_LEAVES = tr(
    "The file leaves the encrypted store: it is not encrypted, and it names the patient. Whoever "
    "has it can read it. That it was made is written to the log of the store."
)
_WIDTH, _LEAST = 9.0, 5.4
_POINTS = 72.0


class Exporter:
    """Makes the picture in light colors with the patient's name above, whatever the theme."""

    def __init__(self, context: Context, places: FilePlaces) -> None:
        self._context = context
        self._places = places

    def copy(self, options: TrendOptions) -> bool:
        """Put the picture on the clipboard; True where it is there."""
        from poems_desktop.plots.export import picture

        image = QImage.fromData(picture(self._figure(options), "png"))
        if not self._context.attempt(_FAILED, self._logger("clipboard/png")):
            return False
        QGuiApplication.clipboard().setImage(image)
        return True

    def export(self, options: TrendOptions, table: "ResultsTable") -> Path | None:
        """Warn, ask where, write and log; the file where it was written."""
        dialogs, window = self._context.dialogs, self._context.window
        if not dialogs.confirm(tr("Export this trend?"), _LEAVES, tr("Export…"), window):
            return None
        path = self._places.to_write(f"{NAME}.svg", window)
        if path is None:
            return None
        kind = path.suffix.lower().lstrip(".")
        if kind not in {"svg", "png", "pdf", "csv"}:
            dialogs.tell(
                _FAILED, tr("Choose a name that ends in .svg, .png, .pdf or .csv."), window
            )
            return None
        try:
            return path if self._written(path, kind, options, table) else None
        except OSError as error:
            dialogs.tell(_FAILED, sentence_of(error), window)
            return None

    def _written(self, path: Path, kind: str, options: TrendOptions, table: "ResultsTable") -> bool:
        """The file stands under its name only after the log tells of it."""
        beside = path.with_name(f"{path.name}.part")
        try:
            beside.write_bytes(self._content(kind, options, table))
            if not self._context.attempt(_FAILED, self._logger(f"trend/{kind}")):
                return False
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        return True

    def _content(self, kind: str, options: TrendOptions, table: "ResultsTable") -> bytes:
        from poems_desktop.plots.export import kind_of, picture

        if kind != "csv":
            return picture(self._figure(options), kind_of(Path(f"{NAME}.{kind}")))
        from poems_desktop.plots.case_figure import patient_heading

        who = patient_heading(self._context.sitting.record.patient)
        with in_english():  # as every file that leaves the program; an import reads its headings
            headings = (*table.headings(), "Patient")
            return csv_bytes(headings, [(*cells, who) for cells in table.cells()])

    def _figure(self, options: TrendOptions) -> "Figure":
        from poems_desktop.plots.case_figure import patient_heading
        from poems_desktop.plots.palette import screen_palette
        from poems_desktop.plots.vegf_figure import least_height, trend_figure

        assessment = self._context.sitting.assessment
        model = model_of(assessment, options)
        height = max(_LEAST, (least_height(model) + 60) / _POINTS)
        heading = patient_heading(assessment.record.patient)
        palette = screen_palette("light")
        return trend_figure(model, palette, width=_WIDTH, height=height, heading=heading)

    def _logger(self, what: str) -> Callable[[], object]:
        """What writes into the log of the store that something has left it."""
        sitting = self._context.sitting
        record = getattr(sitting.store, "record_event", None)

        def log() -> object:
            if record is None:
                return None
            return record("export", {"format": what, "patient_id": sitting.record.patient.id})

        return log

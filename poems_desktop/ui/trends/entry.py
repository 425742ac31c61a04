"""Results that are entered on the Trends page go into the visit that is open and not signed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from poems_desktop.app.visit_words import visit_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.frozen_dialog import reopened_by
from poems_desktop.ui.trends.import_dialog import ImportDialog, ImportFacts
from poems_desktop.ui.visit.domain_card import laboratories_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from poems_desktop.app.editing import EditSession
    from poems_desktop.ui.context import Context
    from poems_desktop.ui.trends.places import FilePlaces

Way = Literal["add", "paste", "import"]
_LABEL = "Results"
_REOPENED = "page:Trends/import_again"
_NO_VISIT = tr("No visit is begun for this patient. Results belong to a visit, which holds them.")
_SIGNED = tr("The visit {visit} is signed and is not changed by adding to it.")
_ASK = tr("Start a visit of today named “Results” to hold them? It can be signed like any other.")
_EMPTY = tr(
    "The clipboard holds no text. Copy the rows in the spreadsheet, then choose Paste again."
)
_FAILED = tr("The results were not added")


class ResultEntry(QObject):
    """`begin(way)` leads to an entry, or says why not.

    `add_wanted()`: a visit stands ready for typed results. `imported(count)` follows an import.
    `visit_started(visit_id, way)`: a visit was begun for them, and `way` was asked for.
    """

    add_wanted = Signal()
    imported = Signal(int)
    visit_started = Signal(str, str)

    def __init__(self, context: "Context", places: "FilePlaces", parent: "QWidget") -> None:
        super().__init__(parent)
        self._context = context
        self._places = places
        self._over = parent
        self.test = "vegf"
        """What a pasted table is about until the user says otherwise."""
        self.dialog: ImportDialog | None = None

    def begin(self, way: Way) -> None:
        """Enter results in this way; a signed or missing visit is said first."""
        context = self._context
        if not context.rights.record:
            context.dialogs.tell(_FAILED, context.rights.why, context.window)
            return
        session = context.sitting.session
        if session is None or session.read_only:
            self._start_visit(session, way)
            return
        match way:
            case "add":
                self.add_wanted.emit()
            case "paste":
                self._paste()
            case "import":
                path = self._places.to_read(context.window)
                if path is not None:
                    self._open(path)

    def import_again(self, more: Mapping[str, str]) -> None:
        """Open the import that a lock closed, where its visit can still take it."""
        session = self._context.sitting.session
        if session is not None and not session.read_only and session.visit.id == more["visit"]:
            self.test = more["about"]
            self._open(None)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._open(text)
        else:
            self._context.dialogs.tell(_FAILED, _EMPTY, self._context.window)

    def _start_visit(self, session: "EditSession | None", way: Way) -> None:
        why = _NO_VISIT if session is None else _SIGNED.format(visit=visit_words(session.visit))
        context, sitting = self._context, self._context.sitting
        action = tr("Start visit “Results”")
        if not context.dialogs.confirm(
            tr("Start a visit?"), f"{why} {_ASK}", action, context.window
        ):
            return
        if not context.flush() or not context.attempt(_FAILED, self._begun):
            return
        if sitting.session is not None:
            self.visit_started.emit(sitting.session.visit.id, way)

    def _begun(self) -> None:
        sitting = self._context.sitting
        sitting.start_visit()
        if (session := sitting.session) is not None:
            session.set_heading(session.visit.model_copy(update={"label": _LABEL}))
            session.flush()

    def _open(self, source: str | Path | None) -> None:
        """Show the dialog; without a source it reads what it read before a lock."""
        sitting = self._context.sitting
        session = sitting.session
        if session is None:
            return
        from poems_desktop.plots.case_figure import patient_heading

        into = tr("Into the visit {visit}, not yet signed, as one step to undo.").format(
            visit=visit_words(session.visit)
        )
        facts = ImportFacts(
            patient_heading(sitting.record.patient),
            into,
            sitting.definitions,
            sitting.today,
            sitting.record.results,
            laboratories_of(sitting.record.results),
            self.test,
            session.visit.id,
        )
        dialog = ImportDialog(facts, self._over.window())
        dialog.imported.connect(self._on_imported)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        reopened_by(dialog, _REOPENED)
        dialog.open()
        if source is not None:
            dialog.read(source)

    def _on_imported(self, results: tuple[Measurement, ...]) -> None:
        session = self._context.sitting.session
        if session is None or session.read_only:
            return
        count = len(results)
        session.add_results(
            results,
            tr("Import of 1 result")
            if count == 1
            else tr("Import of {count} results").format(count=count),
        )
        self.imported.emit(count)

    def _on_finished(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

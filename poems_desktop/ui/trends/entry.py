"""Results that are entered on the Trends page go into the visit that is open and not signed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from poems_desktop.app.visit_words import visit_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Measurement
from poems_desktop.ui.frozen_dialog import reopened_by
from poems_desktop.ui.trends.import_dialog import ImportDialog, ImportFacts

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
_NO_LONGER = tr(
    "The visit they were to go into is not open for entry any more. They are still here. Close "
    "this import with Escape, open the visit or begin another, then choose Import to go on."
)


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
        self._put_away = ("", "")

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
        if way == "add":
            self.add_wanted.emit()
        elif kept := context.half_typed.at(*self._place()):
            self._open(session).go_on(kept)
        elif way == "paste":
            self._paste(session)
        elif (path := self._places.to_read(context.window)) is not None:
            self._open(session).read(path)

    def import_again(self, more: Mapping[str, str]) -> None:
        """Open the import that a lock closed, where its visit can still take it."""
        session = self._context.sitting.session
        if session is not None and not session.read_only and session.visit.id == more["visit"]:
            self.test = more["about"]
            self._open(session)

    def _paste(self, session: "EditSession") -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._open(session).read(text)
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

    def _place(self) -> tuple[str, str]:
        """Where an import is kept that was closed with a table in it."""
        return self._context.sitting.record.patient.id, "import"

    def _open(self, session: "EditSession") -> ImportDialog:
        """Show the dialog, as it stood before a lock where it was open then."""
        sitting = self._context.sitting
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
            sitting.record.laboratories,
            self.test,
            session.visit.id,
        )
        self._put_away = self._place()
        dialog = ImportDialog(facts, self._over.window())
        dialog.imported.connect(self._on_imported)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        reopened_by(dialog, _REOPENED)
        dialog.open()
        return dialog

    def _on_imported(self, results: tuple[Measurement, ...]) -> None:
        dialog, session = self.dialog, self._context.sitting.session
        if dialog is None:
            return
        if session is None or session.read_only or session.visit.id != dialog.visit:
            self._context.dialogs.tell(_FAILED, _NO_LONGER, dialog)
            return
        count = len(results)
        session.add_results(
            results,
            tr("Import of 1 result")
            if count == 1
            else tr("Import of {count} results").format(count=count),
        )
        dialog.taken()
        self.imported.emit(count)

    def _on_finished(self, _result: int) -> None:
        if self.dialog is not None:
            self._context.half_typed.put(*self._put_away, self.dialog.half_done())
            self.dialog.deleteLater()
        self.dialog = None

"""Second places of the backups: a stick, another disk, a share."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.store.errors import StoreError
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.instants import shown_instant
from poems_desktop.ui.kit.buttons import LinkButton
from poems_desktop.ui.kit.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from poems_desktop.app.rights import Rights
    from poems_desktop.store.backup import SecondPlace
    from poems_desktop.ui.desk import Desk


class BackupPlaces(QWidget):
    """A line for each place. `changed(sentence)` follows every change, `refused(sentence)` a no."""

    changed = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: "Desk | None", rights: "Rights") -> None:
        super().__init__()
        self._desk = desk
        self._rights = rights
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_places(self, places: "Iterable[SecondPlace]") -> None:
        """Show these, each with its last backup."""
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place in places:
            last = shown_instant(place.last_made) if place.last_made else tr("none yet")
            text = tr("{path}: last {last}").format(path=place.path, last=last)
            self._column.addWidget(self._line(place.place_id, text))

    def add(self, path: Path) -> None:
        """Backups go to `path` as well."""
        from poems_desktop.store.backup import add_place

        if self._desk is None:
            return
        try:
            place = add_place(self._desk.store.folder, path)
        except StoreError as error:
            self.refused.emit(error.sentence)
            return
        self._log("backup_place_added", place.place_id)
        self.changed.emit(
            tr("From now on every backup is copied there too, whenever the place is connected.")
        )

    def _line(self, place_id: str, text: str) -> QWidget:
        remove = LinkButton(tr("Use no longer"), measure="small")
        remove.setAccessibleName(tr("Use no longer: {text}").format(text=text))
        remove.setProperty("place", place_id)
        remove.clicked.connect(self._on_remove)
        allow_buttons((remove,), self._rights.why, allowed=self._rights.record)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(text, "body", wrap=True), 1)
        row.addWidget(remove)
        return line

    def _on_remove(self) -> None:
        from poems_desktop.store.backup import forget_place

        place_id = str(self.sender().property("place"))
        if self._desk is None:
            return
        try:
            forget_place(self._desk.store.folder, place_id)
        except StoreError as error:
            self.refused.emit(error.sentence)
            return
        self._log("backup_place_forgotten", place_id)
        self.changed.emit(tr("No further backups go there; those that are there stay."))

    def _log(self, what: str, place_id: str) -> None:
        """The place by its id alone: a path may name a person."""
        desk = self._desk
        if desk is not None and not desk.store.read_only:
            desk.context.attempt(
                tr("This was not noted in the log"),
                lambda: desk.store.record_event("settings", {"entity": what, "place": place_id}),
            )

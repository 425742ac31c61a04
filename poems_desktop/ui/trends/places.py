"""Asking for a file, behind a port so that tests answer without a window."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.dialogs import Dialogs

_FIGURES = tr(
    "Picture, scalable (*.svg);;Picture (*.png);;PDF page (*.pdf);;Table of the results (*.csv)"
)
_TABLES = tr("Tables (*.csv *.tsv *.txt);;All files (*)")


class FilePlaces(Protocol):
    """Where to write and what to read."""

    def to_write(self, name: str, over: QWidget) -> Path | None:
        """A new or replaced file; None where the user changed their mind."""
        ...

    def to_read(self, over: QWidget) -> Path | None:
        """A file to import; None where the user changed their mind."""
        ...


class RealPlaces:
    """The system's own windows."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def to_write(self, name: str, over: QWidget) -> Path | None:
        """As the port says; the ending of the chosen kind is added where none was typed.

        The system asked about the name as typed, so about the whole one it is asked here.
        """
        chosen, kind = QFileDialog.getSaveFileName(over, tr("Export"), name, _FIGURES)
        if not chosen:
            return None
        typed = Path(chosen)
        if typed.suffix:
            return typed
        path = typed.with_suffix(kind.rpartition("*")[2].rstrip(")"))
        return path if not path.exists() or self._may_replace(path, over) else None

    def to_read(self, over: QWidget) -> Path | None:
        """As the port says."""
        chosen, _ = QFileDialog.getOpenFileName(over, tr("Import results"), "", _TABLES)
        return Path(chosen) if chosen else None

    def _may_replace(self, path: Path, over: QWidget) -> bool:
        said = tr("{name} is in this folder already. What it holds would be lost.")
        return self._dialogs.confirm(
            tr("Replace the file?"), said.format(name=path.name), tr("Replace"), over
        )

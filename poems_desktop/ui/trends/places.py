"""Asking for a file, behind a port so that tests answer without a window."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from poems_desktop.app.words import tr

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

    def to_write(self, name: str, over: QWidget) -> Path | None:
        """As the port says; the ending of the chosen kind is added where none was typed."""
        chosen, kind = QFileDialog.getSaveFileName(over, tr("Export"), name, _FIGURES)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(kind.rpartition("*")[2].rstrip(")"))

    def to_read(self, over: QWidget) -> Path | None:
        """As the port says."""
        chosen, _ = QFileDialog.getOpenFileName(over, tr("Import results"), "", _TABLES)
        return Path(chosen) if chosen else None

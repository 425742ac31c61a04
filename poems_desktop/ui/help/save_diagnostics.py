"""Saving the log, so that somebody can look for the cause of a trouble."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from poems_desktop.app.diagnostics import diagnostics_text, versions
from poems_desktop.app.words import tr

_NAME = "poems-desktop-diagnostics.txt"


def save_diagnostics(log: Path, over: QWidget) -> None:
    """Ask for a place and write versions and log there."""
    chosen, _ = QFileDialog.getSaveFileName(over, tr("Save diagnostics"), _NAME, tr("Text (*.txt)"))
    if not chosen:
        return
    try:
        write_diagnostics(log, Path(chosen))
    except OSError as error:
        reason = error.strerror or tr("unknown reason")
        said = tr("The file was not saved: {reason}. Choose another place.").format(reason=reason)
        box = QMessageBox(over)
        box.setWindowTitle("POEMS Desktop")
        box.setText(said)
        box.open()


def write_diagnostics(log: Path, path: Path) -> None:
    """Versions and the log are in `path`.

    Raises:
        OSError: where it cannot be written.
    """
    text = diagnostics_text(log, versions(), datetime.now(UTC))
    path.write_text(text, encoding="utf-8")

"""What happens when the program itself is at fault: the draft is written, a page says so."""

import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.diagnostics import crash_report, note_crash, versions
from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.crash_page import CrashPage
    from poems_desktop.ui.shell import Shell


class CrashGuard(QObject):
    """Takes over `sys.excepthook`. No message of an exception is shown, logged or saved."""

    _from_thread = Signal(object)

    def __init__(self, program: "Bench", shell: "Shell") -> None:
        super().__init__(shell)
        self._program = program
        self._shell = shell
        self._page: CrashPage | None = None
        self._handling = False
        self._from_thread.connect(self.handle)

    def install(self) -> None:
        """From now on every fault comes here."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def handle(self, error: BaseException) -> None:
        """Log the places, write the draft, show the page; a fault meanwhile is only logged."""
        note_crash(error)
        if self._handling:
            return
        self._handling = True
        try:
            self._show(error, safe=self._write_draft())
        finally:
            self._handling = False

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._shell.close()
            return
        self.handle(error.with_traceback(trace))

    def _thread_hook(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._from_thread.emit(given.exc_value)

    def _write_draft(self) -> bool:
        """Whether everything typed is in the store."""
        desk = self._program.desk
        if desk is None:
            return True
        written = False
        try:
            written = desk.writing.write()
        except Exception as error:  # noqa: BLE001 - the fault may sit in the saving itself
            note_crash(error)
        return written

    def _show(self, error: BaseException, *, safe: bool) -> None:
        from poems_desktop.ui.crash_page import CrashPage

        report = crash_report(error, versions(), datetime.now(UTC))
        if self._page is not None:
            self._page.close()
            self._page.deleteLater()
        self._page = CrashPage(report, safe=safe, parent=self._shell)
        self._page.save_wanted.connect(self._on_save)
        self._page.quit_wanted.connect(self._on_quit)
        self._page.open()

    def _on_save(self) -> None:
        if self._page is None:
            return
        name = "poems-desktop-fault.txt"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, tr("Save report"), name, tr("Text (*.txt)")
        )
        if chosen:
            self._page.save_to(chosen)

    def _on_quit(self) -> None:
        if self._page is not None:
            self._page.close()
        self._shell.close()

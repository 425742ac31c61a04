"""What every store needs, read while its passphrase is typed."""

from PySide6.QtCore import QObject, QTimer

from poems_desktop.ui.work import Work

_AT_REST_MS = 150


class Preparing(QObject):
    """Imports the store and reads the definitions in a worker thread, once the window stands.

    Nothing waits for it: what is not there yet is read where it is needed, and a fault that is met
    here is met and told there.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AT_REST_MS)
        self._timer.timeout.connect(self._begin)
        self._timer.start()

    def _begin(self) -> None:
        self._work = Work(_prepare, self)
        self._work.start()


def _prepare() -> None:
    from contextlib import suppress

    from poems_desktop.app import patient_file
    from poems_desktop.clinical import assessment
    from poems_desktop.clinical.definitions import shipped_definitions
    from poems_desktop.clinical.problems import ProblemsError
    from poems_desktop.store import store, unlocking

    del patient_file, assessment, store, unlocking  # Imported, and that is all.
    with suppress(ProblemsError):  # Told where a store is opened.
        shipped_definitions()

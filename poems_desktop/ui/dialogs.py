"""Questions to the user, behind a port so that tests answer without a modal window."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from poems_desktop.clinical.record import Patient
    from poems_desktop.ui.patient_dialog import PatientChecks

TITLE = "POEMS Desktop"


class Dialogs(Protocol):
    """What the desk asks."""

    def ask_patient(
        self,
        today: date,
        checks: "PatientChecks",
        patient: "Patient | None",
        over: QWidget,
    ) -> "Patient | None":
        """Who the patient is, and that it is nobody known; None where the user cancelled."""
        ...

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        """Whether to go on."""
        ...

    def tell(self, title: str, text: str, over: QWidget) -> None:
        """Something that the user has to know."""
        ...


class RealDialogs:
    """Modal windows."""

    def ask_patient(
        self,
        today: date,
        checks: "PatientChecks",
        patient: "Patient | None",
        over: QWidget,
    ) -> "Patient | None":
        """As the port says."""
        from poems_desktop.ui.frozen_dialog import reopened_by
        from poems_desktop.ui.patient_dialog import PatientDialog

        dialog = PatientDialog(today, checks, patient, over)
        reopened_by(dialog, "patient.new" if patient is None else "patient.edit")
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.patient if accepted else None
        dialog.deleteLater()
        return found

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        """As the port says."""
        box = _box(title, text, over)
        yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes

    def tell(self, title: str, text: str, over: QWidget) -> None:
        """As the port says."""
        _box(title, text, over).exec()


class HushableDialogs:
    """Passes every question on until it is hushed; then nothing is asked, told or agreed to.

    A lock takes the field being typed in as finished, and that must not put a question, or what
    a patient's entry is about, in front of the page that hides everything.
    """

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs
        self.hushed = False

    def hush(self) -> None:
        """From now on every answer is no."""
        self.hushed = True

    def ask_patient(
        self,
        today: date,
        checks: "PatientChecks",
        patient: "Patient | None",
        over: QWidget,
    ) -> "Patient | None":
        """As the port says."""
        return None if self.hushed else self._dialogs.ask_patient(today, checks, patient, over)

    def confirm(self, title: str, text: str, action: str, over: QWidget) -> bool:
        """As the port says."""
        return not self.hushed and self._dialogs.confirm(title, text, action, over)

    def tell(self, title: str, text: str, over: QWidget) -> None:
        """As the port says."""
        if not self.hushed:
            self._dialogs.tell(title, text, over)


def _box(title: str, text: str, over: QWidget) -> QMessageBox:
    box = QMessageBox(over)
    box.setWindowTitle(TITLE)
    box.setText(title)
    box.setInformativeText(text)
    return box

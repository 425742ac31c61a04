"""Questions to the user, behind a port so that tests answer without a modal window."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from poems_desktop.clinical.record import Patient

TITLE = "POEMS Desktop"


class Dialogs(Protocol):
    """What the desk asks."""

    def ask_patient(
        self,
        today: date,
        known: Callable[[str], bool],
        patient: "Patient | None",
        over: QWidget,
    ) -> "Patient | None":
        """Who the patient is; None where the user cancelled."""
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
        known: Callable[[str], bool],
        patient: "Patient | None",
        over: QWidget,
    ) -> "Patient | None":
        """As the port says."""
        from poems_desktop.ui.frozen_dialog import reopened_by
        from poems_desktop.ui.patient_dialog import PatientDialog

        dialog = PatientDialog(today, known, patient, over)
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


def _box(title: str, text: str, over: QWidget) -> QMessageBox:
    box = QMessageBox(over)
    box.setWindowTitle(TITLE)
    box.setText(title)
    box.setInformativeText(text)
    return box

"""What is done from the engraftment panel: the bedside note, and the entry of a dose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.allowing import allow_buttons
from poems_desktop.ui.kit.buttons import PrimaryButton, SecondaryButton
from poems_desktop.ui.kit.flow_layout import FlowLayout
from poems_desktop.ui.transplant.panel_parts import PAD


class PanelButtons(QWidget):
    """Stays in sight below the panel where that scrolls by itself."""

    print_wanted = Signal()
    dose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        note = PrimaryButton(tr("Print bedside note…"), "print")
        note.setObjectName("engraftment.print")
        note.clicked.connect(self.print_wanted)
        self._dose = SecondaryButton(tr("Record dose…"))
        self._dose.setObjectName("engraftment.dose")
        self._dose.clicked.connect(self.dose_wanted)
        row = FlowLayout(self, spacing=8, line_spacing=6)
        row.setContentsMargins(PAD, 8, PAD, 8)
        row.addWidget(note)
        row.addWidget(self._dose)

    def set_can_record(self, allowed: bool, why: str) -> None:
        """Whether a dose may be recorded; `why` says why not."""
        allow_buttons((self._dose,), why, allowed=allowed)

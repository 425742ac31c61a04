"""A store that was opened while nobody has shown that they hold its recovery sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.buttons import LinkButton, PrimaryButton, SecondaryButton
from poems_desktop.ui.pages.start_step import StepCard

_TITLE = tr("This store needs a recovery sheet")
_NONE = tr(
    "No recovery sheet opens this store. If every passphrase is forgotten, nobody can read the "
    "records again. Make the sheet now; it takes a minute."
)
_IN_FORCE = tr(
    "Sheet {sheet} opens this store, but nobody has confirmed that it was printed or saved. If you "
    "hold it, say so; if not, make a new one, and the old one no longer opens the store."
)


class NoSheetStep(StepCard):
    """`make_requested()`, `held()` where the sheet in force is there, or `later()`."""

    make_requested = Signal()
    held = Signal()
    later = Signal()

    def __init__(self, sheet: str | None, parent: QWidget | None = None) -> None:
        text = _NONE if sheet is None else _IN_FORCE.format(sheet=sheet)
        super().__init__(_TITLE, text, parent)
        self._make = PrimaryButton(tr("Make a recovery sheet"), measure="large")
        self._held = SecondaryButton(
            tr("I hold sheet {sheet}").format(sheet=sheet), measure="large"
        )
        self._held.setVisible(sheet is not None)
        self._later = LinkButton(tr("Later"), measure="large")
        for button in (self._make, self._held, self._later):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self._make.clicked.connect(self.make_requested)
        self._held.clicked.connect(self.held)
        self._later.clicked.connect(self.later)

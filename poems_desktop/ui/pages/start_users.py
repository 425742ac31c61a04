"""Who unlocks a store that has several users."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.choice_box import ChoiceBox


class UserChoice(QVBoxLayout):
    """A list before a field, made when there is first somebody to choose."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.setSpacing(0)
        self._field = field
        self._list: ChoiceBox | None = None

    def offer(self, users: Sequence[tuple[str, str]]) -> None:
        """Let one of several users (id, name) be chosen; with fewer nothing is asked."""
        if len(users) > 1:
            made = self._list = self._list or self._made()
            made.show_value(None)
            made.set_options(users)
            made.show_value(users[0][0])
            made.show()
        elif self._list is not None:
            self._list.hide()
            self._list.set_options(())

    def user(self) -> str:
        """The id of who unlocks, empty where there is nobody to choose."""
        shown = self._list is not None and not self._list.isHidden()
        return str(self._list.value() or "") if self._list is not None and shown else ""

    def set_busy(self, busy: bool) -> None:
        """Take no input while the program works."""
        if self._list is not None:
            self._list.setEnabled(not busy)

    def _made(self) -> ChoiceBox:
        before = self._field.previousInFocusChain()
        made = ChoiceBox(name=tr("User"))
        made.setProperty("measure", "large")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addWidget(made)
        self.addSpacing(8)
        if before is not None:
            QWidget.setTabOrder(before, made)
        QWidget.setTabOrder(made, self._field)
        return made

"""A list of short lines, with headings between them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font, height


class PlainList(Themed, QListWidget):
    """One line is chosen at a time; a long one is cut and told in full by its tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(6, 6, 6, 6)
        self.follow_theme()

    def add(self, text: str, data: object = None) -> None:
        """A line that can be chosen."""
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setToolTip(text)
        self._place(item)

    def add_heading(self, text: str) -> None:
        """A line above others that belong together."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font("caption", 600))
        item.setForeground(current_theme().color("ink3"))
        self._place(item)

    def lines(self) -> list[str]:
        """The lines that can be chosen."""
        items = (self.item(at) for at in range(self.count()))
        return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]

    def choose_first(self) -> None:
        """Choose the first line that can be."""
        for at in range(self.count()):
            if self.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(at)
                return

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        for at in range(self.count()):
            item = self.item(at)
            item.setSizeHint(QSize(0, height("control")))
            if not item.flags() & Qt.ItemFlag.ItemIsSelectable:
                item.setFont(font("caption", 600))
                item.setForeground(current_theme().color("ink3"))

    def _place(self, item: QListWidgetItem) -> None:
        item.setSizeHint(QSize(0, height("control")))
        self.addItem(item)

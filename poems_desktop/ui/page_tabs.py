"""The tabs of the pages, drawn flat with a line under the chosen one."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from poems_desktop.app.words import tr
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.pages_table import page_title
from poems_desktop.ui.text import without_mnemonics
from poems_desktop.ui.theme import current_theme, font, height

_PAD = 14
_LINE = 3


class PageTabs(Themed, QTabBar):
    """One tab per page; `currentChanged` tells which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(tr("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.follow_theme()

    def add_page(self, name: str) -> int:
        """Add a tab at the end and return its place."""
        place = self.addTab(without_mnemonics(page_title(name)))
        self.setTabData(place, name)
        return place

    def page_name(self, index: int) -> str:
        """The name of a tab's page as it was given; another one may be shown."""
        return str(self.tabData(index) or "")

    def shown_name(self, index: int) -> str:
        """The name of a tab as it is shown."""
        return self.tabText(index).replace("&&", "&")

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the name in the weight of the chosen tab, so that nothing moves."""
        metrics = QFontMetrics(font("body", 600))
        return QSize(
            metrics.horizontalAdvance(self.shown_name(index)) + 2 * _PAD, height("tabs") - 1
        )

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: names are never cut."""
        return self.tabSizeHint(index)

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, the line under the chosen one, and the focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        for index in range(self.count()):
            area = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setFont(font("body", 600 if chosen else 400))
            painter.setPen(theme.color("acc" if chosen else "ink2"))
            if not self.isEnabled():
                painter.setPen(theme.color("ink3"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.shown_name(index))
            if chosen and self.isEnabled():
                line = QRect(area.x(), area.bottom() - _LINE + 1, area.width(), _LINE)
                painter.fillRect(line, theme.color("acc"))
            if chosen and self.hasFocus():
                painter.setPen(QPen(theme.color("acc"), 2))
                painter.drawRoundedRect(area.adjusted(4, 5, -4, -7), 4, 4)
        painter.end()

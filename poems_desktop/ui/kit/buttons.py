"""Buttons of the program: primary, secondary, link and small tool buttons."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from poems_desktop.ui.icons import button_icon, icon
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.text import plain_tooltip
from poems_desktop.ui.theme import current_theme, restyle, scaled

_ICON = 14
_GAP = 4


class _Button(Themed, QPushButton):
    """A push button of one kind, with an icon that follows the theme."""

    KIND = ""
    ICON_TOKEN = "ink"

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        measure: str = "control",
        parent: QWidget | None = None,
    ) -> None:
        self._icon_name = icon_name
        super().__init__(text, parent)
        self.setProperty("kind", self.KIND)
        self.setProperty("measure", measure)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and, with focus, a 2 px ring inside its edge."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().color(self._ring_token()), 2))
        inset = 3 if self.KIND == "primary" else 1
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 3, 3)
        painter.end()

    def _ring_token(self) -> str:
        return "onAcc" if self.KIND == "primary" else "acc"

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        if self._icon_name:
            size = scaled(_ICON)
            self.setIconSize(QSize(size + _GAP, size))
            self.setIcon(button_icon(self._icon_name, self.ICON_TOKEN, size, _GAP))


class PrimaryButton(_Button):
    """The one main action of a page."""

    KIND = "primary"
    ICON_TOKEN = "onAcc"


class SecondaryButton(_Button):
    """Any other action."""

    KIND = "secondary"


class LinkButton(_Button):
    """A quiet action in the color of links."""

    KIND = "link"
    ICON_TOKEN = "acc"


class IconButton(Themed, QToolButton):
    """A small button that shows only an icon; `name` is its accessible name and tooltip."""

    def __init__(  # noqa: PLR0913 (keyword-only)
        self,
        icon_name: str,
        name: str,
        *,
        token: str = "ink2",
        kind: str = "icon",
        size: int = 16,
        around: int = 26,
        parent: QWidget | None = None,
    ) -> None:
        self._icon = (icon_name, token, size)
        self._around = around
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        """What the button does, for the tooltip and screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon = (icon_name, *self._icon[1:])
        self.refresh_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.click()
            return
        super().keyPressEvent(event)

    def refresh_look(self) -> None:
        """Draw for the present theme."""
        name, token, size = self._icon
        self.setIconSize(QSize(scaled(size), scaled(size)))
        self.setIcon(icon(name, token, scaled(size)))
        self._take_room(scaled(self._around))

    def _take_room(self, pixels: int) -> None:
        self.setFixedSize(pixels, pixels)


class CornerButton(IconButton):
    """A button of the menu bar's corner: icon and a short text."""

    def __init__(self, icon_name: str, text: str, *, token: str = "ink2") -> None:
        super().__init__(icon_name, text, token=token, kind="corner", size=14)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if token == "acc":
            self.setProperty("tone", "acc")
            restyle(self)
        self.setText(text)

    def _take_room(self, pixels: int) -> None:
        """As wide as its text."""

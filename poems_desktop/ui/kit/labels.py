"""Labels that show exactly what they are given."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poems_desktop.ui.fonts import ensure_script_fonts
from poems_desktop.ui.kit.themed import Themed
from poems_desktop.ui.theme import current_theme, font

BELOW = 2
"""The px between a label and the field below it."""
# Size, weight and color of each role. Set on the label itself and not by the style sheet, which
# would weigh some thirty rules for every label.
ROLES: Mapping[str, tuple[str, int, str]] = MappingProxyType(
    {
        "hero": ("hero", 600, "ink"),
        "title": ("title", 600, "ink"),
        "name": ("name", 600, "ink"),
        "lead": ("lead", 400, "ink"),
        "verdict": ("verdict", 600, "ink"),
        "section": ("section", 600, "ink"),
        "dose": ("dose", 600, "ink"),
        "body": ("body", 400, "ink"),
        "strong": ("body", 600, "ink"),
        "row": ("body", 500, "ink"),
        "dense": ("dense", 400, "ink"),
        "denseStrong": ("dense", 600, "ink"),
        "secondary": ("dense", 400, "ink2"),
        "caption": ("caption", 400, "ink3"),
    }
)


class Label(Themed, QLabel):
    """A label of one role of `ROLES` that never reads markup."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Inside a menu bar or a list Qt would otherwise take the color of buttons or entries.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        if wrap:
            self.setWordWrap(True)
        self.setText(text)
        self.follow_theme()

    def setText(self, text: str) -> None:
        """Show `text` literally, with the fonts that its scripts need."""
        if text != self.text():
            ensure_script_fonts(text)
            super().setText(text)

    def set_tone(self, tone: str) -> None:
        """Color the text with a token (`unk`, `err`, ...); empty is the role's color."""
        if tone != self._tone:
            self._tone = tone
            self._color_text()

    def refresh_look(self) -> None:
        """Follow the theme and the text size."""
        size, weight, _ = ROLES[self._role]
        self.setFont(font(size, weight))
        self._color_text()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the tone: Qt puts the first color back when an ancestor gets another parent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tone"):
            self._color_text()

    def _color_text(self) -> None:
        wanted = current_theme().color(self._tone or ROLES[self._role][2])
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


def field_label(text: str, buddy: QWidget | None = None, role: str = "caption") -> Label:
    """The label above a field. `&X` in `text` makes Alt+X move to `buddy`."""
    label = Label(text, role)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def below(label: QWidget, editor: QWidget) -> QWidget:
    """A field below its label, as one widget."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(BELOW)
    column.addWidget(label)
    column.addWidget(editor)
    return cell


def rule(*, vertical: bool = False, kind: str = "rule") -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("kind", kind)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def frame(kind: str, tone: str = "") -> QFrame:
    """An empty frame of a look that the style sheet knows (`card`, `box`, `detail`, ...)."""
    made = QFrame()
    made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    return made

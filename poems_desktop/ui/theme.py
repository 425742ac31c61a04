"""Colors, type sizes and the one style sheet of the window."""

import json
from collections.abc import Mapping
from functools import lru_cache
from string import Template
from types import MappingProxyType
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from poems_desktop.assets import tree

ThemeName = Literal["light", "dark"]
TEXT_SCALES = (1.0, 1.15, 1.3, 1.5)
FAMILIES = ("Noto Sans", "Noto Sans Math")

TYPE_PX: Mapping[str, int] = MappingProxyType(
    {
        "hero": 28,
        "title": 20,
        "name": 19,
        "verdict": 16,
        "dose": 16,
        "section": 14,
        "lead": 15,
        "body": 13,
        "dense": 12,
        "caption": 11,
        "cite": 10,
    }
)

# Heights that hold text, in px at 100 % text; they grow with the text size.
_HEIGHTS: Mapping[str, int] = MappingProxyType(
    {"menu": 30, "banner": 62, "tabs": 38, "status": 25, "control": 28, "small": 24, "large": 36}
)

_FIELDS = ("control", "large")

# In high contrast: what is paper (fills, and text on what is filled); all else is ink.
_PAPER = frozenset(
    {
        "bg", "surface", "subtle", "sunken", "accS", "unkS", "errS", "plumS",
        "ban", "onAcc", "onPlum",
    }
)  # fmt: skip
_KEPT_IN_CONTRAST = ("grid", "tx1", "tx2")  # the ground of the plot, which carries no text


class Theme(NamedTuple):
    """The colors of one theme, by token name (`ink`, `acc`, ...).

    With `contrast` there are no tinted areas: black and white alone, and what a color tells stands
    in the shape beside it.
    """

    name: ThemeName
    tokens: Mapping[str, str]
    contrast: bool = False

    def color(self, token: str) -> QColor:
        """The color of a token. Raises KeyError for a token that does not exist."""
        return QColor(self.tokens[token])


class _Look:
    """What the window looks like now; painting asks for it thousands of times."""

    def __init__(self) -> None:
        self.theme: Theme | None = None
        self.scale = 1.0


_LOOK = _Look()


@lru_cache(maxsize=4)
def load_theme(name: ThemeName, *, contrast: bool = False) -> Theme:
    """The theme `name` as shipped in resources/tokens.json, or the same in high contrast."""
    found = json.loads((tree("resources") / "tokens.json").read_text(encoding="utf-8"))
    tokens: dict[str, str] = found[name]
    if contrast:
        paper, ink = ("#000000", "#FFFFFF") if name == "dark" else ("#FFFFFF", "#000000")
        kept = {token: tokens[token] for token in _KEPT_IN_CONTRAST}
        tokens = {token: paper if token in _PAPER else ink for token in tokens} | kept
    return Theme(name, MappingProxyType(tokens), contrast)


def asks_for_contrast(app: QApplication) -> bool:
    """Whether the computer is set to high contrast."""
    hints = app.styleHints()  # held: PySide lets go of the child with the parent's wrapper
    asked = hints.accessibility()
    return asked.contrastPreference() == Qt.ContrastPreference.HighContrast


def qt_application() -> QApplication:
    """The running application.

    Raises:
        TypeError: before there is one.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "A QApplication must exist before the theme is asked for."
        raise TypeError(message)
    return app


def current_theme() -> Theme:
    """The theme in use; the light one before `apply_theme` was called."""
    return _LOOK.theme or load_theme("light")


def text_scale() -> float:
    """The text-size setting: 1.0 is 100 %."""
    return _LOOK.scale


def px(role: str) -> int:
    """The size in px of a type role (`body`, `caption`, ...) at the present text size."""
    return round(TYPE_PX[role] * text_scale())


def scaled(pixels: float) -> int:
    """So many px at 100 % text, at the present text size: for icons and what stands by text."""
    return round(pixels * _LOOK.scale)


def height(part: str) -> int:
    """The height in px of a part (`control`, `banner`, ...) at the present text size."""
    return round(_HEIGHTS[part] * text_scale())


def font(role: str, weight: int = 400) -> QFont:
    """The font of a type role for painted text. `weight` is 400, 500, 600 or 700."""
    return QFont(_font(px(role), weight))


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int) -> QFont:
    made = QFont(list(FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    return made


def qt_arguments() -> list[str]:
    """The arguments for QApplication: Fusion, the same widget style on every system.

    Given as arguments because `setStyle` makes PySide build the large QStyle class at the start.
    """
    return ["poems-desktop", "-style", "fusion"]


def apply_theme(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Give the whole application the colors of `theme` and the text size `scale`.

    May be called again at any time; every widget is restyled. The application must have been
    made with `qt_arguments`.
    """
    if (_LOOK.theme, _LOOK.scale) == (theme, scale) and app.styleSheet():
        return
    _LOOK.theme, _LOOK.scale = theme, scale
    app.setPalette(_palette(theme))
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet(theme, scale))
    # Qt announces a new style only to widgets that a rule of the style sheet has matched.
    for widget in app.allWidgets():
        refresh = getattr(widget, "refresh_look", None)
        if refresh is not None:
            refresh()


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after a property that it selects on has changed.

    A widget that was never shown needs nothing: it is styled when it is.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects on, restyling only if it differs."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def style_sheet(theme: Theme, scale: float) -> str:
    """The style sheet text for one theme and text size."""
    return _style_sheet(theme.name, theme.contrast, scale)


@lru_cache(maxsize=8)
def _style_sheet(name: ThemeName, contrast: bool, scale: float) -> str:
    template = (tree("resources") / "style" / "app.qss").read_text(encoding="utf-8")
    values = dict(load_theme(name, contrast=contrast).tokens)
    values |= {f"f_{role}": f"{round(size * scale)}px" for role, size in TYPE_PX.items()}
    # A style sheet's min-height excludes the 1 px border above and below.
    values |= {f"h_{part}": f"{round(size * scale) - 2}px" for part, size in _HEIGHTS.items()}
    values |= {f"h_{part}_focus": f"{round(_HEIGHTS[part] * scale) - 4}px" for part in _FIELDS}
    return Template(template).substitute(values)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(theme.color("surface"), theme.color("bg"))
    pairs = {
        role.Window: "bg",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "subtle",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "onAcc",
        role.Highlight: "acc",
        role.HighlightedText: "onAcc",
        role.Link: "acc",
        role.LinkVisited: "acc",
        role.PlaceholderText: "ink3",
        role.ToolTipBase: "surface",
        role.ToolTipText: "ink",
        role.Mid: "line",
        role.Midlight: "line",
        role.Dark: "line2",
        role.Light: "surface",
        role.Shadow: "line2",
        role.Accent: "acc",
    }
    for color_role, token in pairs.items():
        palette.setColor(color_role, theme.color(token))
    for color_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, color_role, theme.color("ink3"))
    return palette

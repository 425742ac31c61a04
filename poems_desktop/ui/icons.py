"""Icons from resources/icons, drawn in a token's color at the screen's pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache

from poems_desktop.assets import tree
from poems_desktop.ui.theme import Theme, current_theme, qt_application

STATES = ("present", "absent", "na", "met", "notmet", "unknown")
_STATE_TOKENS = {
    "present": "acc",
    "met": "met",
    "absent": "not",
    "notmet": "not",
    "na": "unk",
    "unknown": "unk",
}
# The light state drawings are the masters: mark color and color inside a filled disc.
_MASTER_MARKS = ("#0B5768", "#3F4E59", "#774700")
_MASTER_HOLE = "#FFFFFF"


def pixmap(name: str, color_token: str, size: int = 16, theme: Theme | None = None) -> QPixmap:
    """The icon `name` in one color, `size` px wide. Raises FileNotFoundError if unknown."""
    theme = theme or current_theme()
    return _draw(name, theme.tokens[color_token], "", size)


def icon(name: str, color_token: str, size: int = 16, theme: Theme | None = None) -> QIcon:
    """Like `pixmap`, for buttons and actions; Qt greys it where they are disabled."""
    return QIcon(pixmap(name, color_token, size, theme))


def button_icon(name: str, color_token: str, size: int, gap: int) -> QIcon:
    """Like `icon`, with `gap` px of air at its right, where Qt puts a button's text too near."""
    drawn = pixmap(name, color_token, size)
    wide = QPixmap(QSize(size + gap, size) * drawn.devicePixelRatio())
    wide.setDevicePixelRatio(drawn.devicePixelRatio())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return QIcon(wide)


def state_pixmap(
    state: str,
    size: int = 16,
    *,
    color_token: str = "",
    hole_token: str = "surface",
    theme: Theme | None = None,
) -> QPixmap:
    """The shape of a state (`present`, `absent`, `na`, `met`, `notmet`, `unknown`).

    `hole_token` colors the sign inside a filled disc; `color_token` overrides the state's color.
    """
    theme = theme or current_theme()
    mark = theme.tokens[color_token or _STATE_TOKENS[state]]
    return _draw(f"state-{state}-light", mark, theme.tokens[hole_token], size)


def state_icon(state: str, size: int = 16) -> QIcon:
    """The shape of a state as an icon in the present theme."""
    return QIcon(state_pixmap(state, size))


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (tree("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _recolored(name: str, color: str, hole: str) -> str:
    drawing = _source(name)
    if not hole:
        return drawing.replace("#000", color)
    drawing = drawing.replace(_MASTER_HOLE, "HOLE")
    for mark in _MASTER_MARKS:
        drawing = drawing.replace(mark, color)
    return drawing.replace("HOLE", hole)


def _draw(name: str, color: str, hole: str, size: int) -> QPixmap:
    ratio = qt_application().devicePixelRatio()  # the highest of all screens
    key = f"poems/{name}/{color}/{hole}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    # Imported here: the first window paints its text before any drawing is needed.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_recolored(name, color, hole).encode("utf-8")))
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn

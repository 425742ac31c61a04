"""The figure of the trends as a picture for the screen, drawn by matplotlib."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from poems_desktop.ui.theme import current_theme, text_scale

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from poems_desktop.plots.spots import Spot
    from poems_desktop.plots.trend_model import TrendModel

_DPI, _POINT = 96.0, 96.0 / 72.0
_PEEK = 86.0  # of the first other panel, in px at 100 % text, so that one knows to scroll


class Rendering:
    """Draws one model after another for a widget, in the present theme and text size."""

    def __init__(self) -> None:
        self._figure: Figure | None = None

    def draw(self, model: "TrendModel", over: QWidget) -> "tuple[QImage, tuple[Spot, ...]]":
        """The picture at the size of `over`, and where each result stands in it."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        from poems_desktop.plots.palette import palette_of
        from poems_desktop.plots.spots import spots
        from poems_desktop.plots.vegf_figure import draw_trend

        ratio, scale = over.devicePixelRatioF(), text_scale()
        figure = self._figure = self._figure or Figure()
        figure.set_dpi(_DPI * scale * ratio)
        high = max(over.height(), over.minimumHeight())
        figure.set_size_inches(over.width() / _DPI / scale, high / _DPI / scale)
        drawn = draw_trend(figure, model, palette_of(current_theme().tokens))
        found = spots(model, drawn)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        wide, tall = canvas.get_width_height()
        image = QImage(canvas.buffer_rgba(), wide, tall, 4 * wide, QImage.Format.Format_RGBA8888)
        image = image.copy()
        image.setDevicePixelRatio(ratio)
        return image, found


def height_for(model: "TrendModel", width: int, seen: int) -> int:
    """How high the figure must be, px: all that is seen at once, more with other panels below."""
    from poems_desktop.plots.vegf_figure import least_height, others_height

    point = _POINT * text_scale()
    below = others_height(model) * point
    least = least_height(model, width / point) * point - below
    main = max(least, seen - (_PEEK * text_scale() if below else 0))
    return round(main + below)

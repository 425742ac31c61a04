"""matplotlib figures drawn as vectors straight onto a reportlab canvas, in the page's own fonts."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from reportlab.pdfgen.canvas import Canvas

from poems_desktop.reports.fonts import Weight
from poems_desktop.reports.text import Style, Text, line_width

Color = Sequence[float]
_SEMI_BOLD = 600
_HATCH_TILE = 9.0
_BUTT = {"butt": 0, "round": 1, "projecting": 2}
_JOIN = {"miter": 0, "round": 1, "bevel": 2}


def draw_figure(canvas: Canvas, figure: Figure, x: float, y: float) -> None:
    """Draw a figure of 72 dots per inch with its lower left corner at `x`, `y`."""
    canvas.saveState()
    canvas.translate(x, y)
    width, height = (side * figure.dpi for side in figure.get_size_inches())
    figure.draw(CanvasRenderer(canvas, width, height))
    canvas.restoreState()


class CanvasRenderer(RendererBase):
    """What matplotlib draws with; one unit is one point, upward."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        """Draw onto `canvas`, already moved to the figure's lower left corner."""
        super().__init__()
        self._canvas = canvas
        self._size = (width, height)

    def flipy(self) -> bool:
        """Both count upward."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """In points."""
        return self._size

    def points_to_pixels(self, points: Any) -> Any:  # noqa: ANN401 - as in matplotlib
        """One to one."""
        return points

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: Any,  # noqa: ANN401 - as in matplotlib
    ) -> tuple[float, float, float]:
        """In points, by the page's own fonts."""
        style = _style(prop)
        return line_width(s, style), style.size * 0.95, style.size * 0.21

    def draw_text(  # noqa: PLR0913 - as in matplotlib
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,  # noqa: ANN401, FBT002
        mtext: Any = None,  # noqa: ANN401
    ) -> None:
        """Write selectable text; never read as math."""
        style = _style(prop, gray=_gray(gc.get_rgb()))
        text = Text(s, line_width(s, style) + 1, style)
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        text.draw(canvas, 0, style.leading * 0.5 + style.size * 0.36)
        canvas.restoreState()

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: ANN401, N803 - as in matplotlib
    ) -> None:
        """Stroke and fill as the context says."""
        canvas = self._canvas
        canvas.saveState()
        self._clip(gc)
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        fill = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        if fill and rgbFace is not None:
            canvas.setFillColorRGB(*rgbFace[:3])
            canvas.setFillAlpha(_alpha(gc, rgbFace))
        if stroke:
            self._pen(gc)
        if stroke or fill:
            outline = self._outline(path, transform)
            canvas.drawPath(outline, stroke=int(stroke), fill=int(fill))
        if gc.get_hatch() is not None:
            self._hatch(gc, path, transform)
        canvas.restoreState()

    def _pen(self, gc: GraphicsContextBase) -> None:
        canvas = self._canvas
        canvas.setStrokeColorRGB(*gc.get_rgb()[:3])
        canvas.setStrokeAlpha(_alpha(gc, gc.get_rgb()))
        canvas.setLineWidth(gc.get_linewidth())
        canvas.setLineCap(_BUTT[gc.get_capstyle()])
        canvas.setLineJoin(_JOIN[gc.get_joinstyle()])
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            canvas.setDash(np.asarray(dashes, dtype=float).tolist(), float(offset or 0))

    def _clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            rectangle = self._canvas.beginPath()
            rectangle.rect(box.x0, box.y0, box.width, box.height)
            self._canvas.clipPath(rectangle, stroke=0, fill=0)
        path, transform = gc.get_clip_path()
        if path is not None and transform is not None:
            self._canvas.clipPath(self._outline(cast("Path", path), transform), stroke=0, fill=0)

    def _hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform) -> None:
        tile = gc.get_hatch_path()
        canvas = self._canvas
        canvas.clipPath(self._outline(path, transform), stroke=0, fill=0)
        canvas.setStrokeColorRGB(*gc.get_hatch_color()[:3])
        canvas.setLineWidth(0.6)
        box = path.get_extents(transform)
        y = box.y0
        while y < box.y1:
            x = box.x0
            while x < box.x1:
                place = Affine2D().scale(_HATCH_TILE).translate(x, y)
                canvas.drawPath(self._outline(tile, place), stroke=1, fill=0)
                x += _HATCH_TILE
            y += _HATCH_TILE

    def _outline(self, path: Path, transform: Transform) -> Any:  # noqa: ANN401 - untyped
        outline = self._canvas.beginPath()
        last = (0.0, 0.0)
        for points, code in path.iter_segments(transform, simplify=False):
            match code:
                case Path.MOVETO:
                    outline.moveTo(*points)
                case Path.LINETO:
                    outline.lineTo(*points)
                case Path.CURVE3:
                    outline.curveTo(*_cubic(last, points.tolist()))
                case Path.CURVE4:
                    outline.curveTo(*points)
                case Path.CLOSEPOLY:
                    outline.close()
            last = (float(points[-2]), float(points[-1]))
        return outline


def _cubic(start: tuple[float, float], points: Sequence[float]) -> tuple[float, ...]:
    (x0, y0), (x1, y1, x2, y2) = start, points
    return (
        x0 + (x1 - x0) * 2 / 3,
        y0 + (y1 - y0) * 2 / 3,
        x2 + (x1 - x2) * 2 / 3,
        y2 + (y1 - y2) * 2 / 3,
        x2,
        y2,
    )


def _style(prop: FontProperties, gray: float = 0.0) -> Style:
    size = float(prop.get_size_in_points())
    weight: Weight = "semibold" if prop.get_weight() == _SEMI_BOLD else "regular"
    return Style(size, size * 1.3, weight, gray)


def _gray(rgb: Sequence[float]) -> float:
    return round(0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2], 3)


def _alpha(gc: GraphicsContextBase, color: Sequence[float]) -> float:
    if gc.get_forced_alpha():
        return float(gc.get_alpha())
    return float(color[3]) if len(color) > 3 else 1.0

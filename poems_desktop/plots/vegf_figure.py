"""The VEGF trend for a screen: one panel per specimen, stacked over one true time axis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from poems_desktop.plots.artists import days, draw_as_of, draw_events, label_ticks, prepare, say
from poems_desktop.plots.event_rows import draw_event_rows, row_count
from poems_desktop.plots.look import Look, screen_look
from poems_desktop.plots.other_drawing import HEIGHT, TITLE, draw_other
from poems_desktop.plots.palette import Palette
from poems_desktop.plots.panel_drawing import Frame, draw_panel
from poems_desktop.plots.placing import Box, Room, around, corners, shifted, text_size
from poems_desktop.plots.ticks import time_ticks
from poems_desktop.plots.trend_model import CutOffLine, TrendModel

NOT_COMPARED = "Serum and plasma are never compared."
NOTHING = "No VEGF result with a date is recorded for this patient."
_INCH = 72.0
_AS_OF_ROOM = 58.0
_LEFT, _BOTTOM, _GAP, _STRIP, _ROW = 48.0, 22.0, 22.0, 40.0, 12.5
_RIGHT_OF_CUT_OFF, _RIGHT = 104.0, 16.0
_MOST_LISTED = 3
_SHARES = {"plasma": 1.5, "serum": 1.0}
_LEAST_PANEL, _NARROW, _AXIS_DATES, _NONE = 86.0, 480.0, 14.0, 24.0


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """Axes by `plasma`, `serum`, `unstated` and the keys of other panels."""

    axes: Mapping[str, Axes]


def others_height(model: TrendModel) -> float:
    """How many points of height the other panels take under those of VEGF."""
    return len(model.others) * (TITLE + HEIGHT) + (_GAP + _AXIS_DATES if model.others else 0.0)


def least_height(model: TrendModel, width: float = 600.0) -> float:
    """Below this many points of height a figure of `width` points would be crowded."""
    panel = _LEAST_PANEL if width > _NARROW else 1.35 * _LEAST_PANEL
    strip = _STRIP + _GAP if model.unstated else 0.0
    listed = min(len(model.listed), _MOST_LISTED + 1) * 12.5
    listed += min(len(model.bands) + len(model.day_zeros), 6) * _ROW
    return 60.0 + len(model.panels) * (panel + _GAP) + strip + listed + others_height(model)


def trend_figure(
    model: TrendModel,
    palette: Palette,
    *,
    width: float = 9.0,
    height: float = 6.6,
    heading: str = "",
) -> Figure:
    """A figure of the trend; `width` and `height` in inches."""
    figure = Figure(figsize=(width, height), dpi=96)
    draw_trend(figure, model, palette, heading=heading)
    return figure


def draw_trend(
    figure: Figure,
    model: TrendModel,
    palette: Palette,
    *,
    heading: str = "",
) -> DrawnTrend:
    """Draw, or draw again after a resize, into the whole of `figure` at its present size."""
    figure.clear()
    figure.set_facecolor(palette.surface)
    look = screen_look(palette)
    sheet = _Sheet(figure, look)
    top = _draw_heading(sheet, heading)
    if model.is_empty:
        _draw_nothing(sheet, model)
        return DrawnTrend({})
    beyond = sheet.beyond(model)
    rows = row_count(model, sheet.plot_width(model), look, beyond)
    top -= rows * _ROW + (10 if rows else 6)
    axes = _draw_stack(sheet, model, look, top, _BOTTOM + _draw_listed(sheet, model))
    first = next(iter(axes.values()))
    if rows:
        draw_event_rows(first, model, look, sheet.frame(first), beyond)
    return DrawnTrend(axes)


class _Sheet:
    """The figure in points, from the lower left."""

    def __init__(self, figure: Figure, look: Look) -> None:
        self.figure = figure
        self.look = look
        self.width = figure.get_figwidth() * _INCH
        self.height = figure.get_figheight() * _INCH

    def plot_width(self, model: TrendModel) -> float:
        right = _RIGHT_OF_CUT_OFF if any(p.cut_off for p in model.panels) else _RIGHT
        return max(self.width - _LEFT - right, 60.0)

    def beyond(self, model: TrendModel) -> float:
        """Points free at the right of the plot, above it."""
        return max(self.width - _LEFT - self.plot_width(model) - _RIGHT / 2, 0.0)

    def add(self, left: float, bottom: float, width: float, height: float) -> Axes:
        return self.figure.add_axes(
            (left / self.width, bottom / self.height, width / self.width, height / self.height)
        )

    def frame(self, axes: Axes) -> Frame:
        place = axes.get_position()
        return Frame(place.width * self.width, place.height * self.height)


def _draw_heading(sheet: _Sheet, heading: str) -> float:
    if not heading:
        return sheet.height - 4
    axes = sheet.add(0, sheet.height - 30, sheet.width, 30)
    axes.set_axis_off()
    palette, look = sheet.look.palette, sheet.look
    say(axes, 14 / sheet.width, 0.45, heading, size=look.label * 1.3, color=palette.ink, bold=True,
        va="center", whole=True)  # fmt: skip
    say(axes, 1 - 14 / sheet.width, 0.45, NOT_COMPARED, size=look.small, color=palette.ink3,
        ha="right", va="center", whole=True)  # fmt: skip
    return sheet.height - 34


def _draw_nothing(sheet: _Sheet, model: TrendModel) -> None:
    axes = sheet.add(0, 0, 1 * sheet.width, sheet.height - 40)
    axes.set_axis_off()
    look = sheet.look
    say(axes, 0.5, 0.6, NOTHING, size=look.label * 1.2, color=look.palette.ink2, bold=True,
        ha="center", whole=True)  # fmt: skip
    for place, one in enumerate(model.listed[:12]):
        say(axes, 0.5, 0.6 - (place + 1.6) * look.small * 1.7 / sheet.height,
            f"{one.text}: {one.reason}", size=look.small, color=look.palette.ink3, ha="center",
            whole=True)  # fmt: skip


def _draw_listed(sheet: _Sheet, model: TrendModel) -> float:
    """Results that are not drawn, in words at the foot; returns the height they take."""
    if not model.listed:
        return 0.0
    lines = [f"Not drawn: {one.text}. {one.reason}" for one in model.listed[:_MOST_LISTED]]
    if len(model.listed) > _MOST_LISTED:
        lines.append(f"and {len(model.listed) - _MOST_LISTED} more, see the table")
    look = sheet.look
    step = look.small * 1.45
    height = len(lines) * step + 8
    axes = sheet.add(0, 0, sheet.width, height)
    axes.set_axis_off()
    for place, line in enumerate(lines, 1):
        say(
            axes, 14 / sheet.width, 1 - (place * step) / height, line,
            size=look.small, color=look.palette.ink2, whole=True,
        )  # fmt: skip
    return height


def _draw_stack(
    sheet: _Sheet, model: TrendModel, look: Look, top: float, bottom: float
) -> dict[str, Axes]:
    width = sheet.plot_width(model)
    strip = _STRIP if model.unstated else 0.0
    gaps = _GAP * max(len(model.panels) - 1 + (1 if strip and model.panels else 0), 0)
    below = others_height(model)
    free = max(top - bottom - strip - gaps - below, 30.0 * max(len(model.panels), 1))
    total = sum(_SHARES[panel.specimen] for panel in model.panels)
    found: dict[str, Axes] = {}
    for panel in model.panels:
        height = free * _SHARES[panel.specimen] / total
        axes = sheet.add(_LEFT, top - height, width, height)
        draw_panel(axes, panel, model, look, Frame(width, height))
        if panel.cut_off is not None:
            share = panel.height_of(panel.cut_off.value)
            _draw_cut_off_text(axes, panel.cut_off, share, look, Frame(width, height))
        found[panel.specimen] = axes
        top -= height + _GAP
    if model.unstated:
        axes = sheet.add(_LEFT, top - strip, width, strip)
        _draw_strip(axes, model, look, Frame(width, strip))
        found["unstated"] = axes
        top -= strip + _GAP
    if not found:
        found["none"] = _draw_none(sheet, model, look, top, width)
        top -= _NONE + _GAP
    dated = list(found.values())[-1:] if model.panels or model.unstated else []
    top -= _AXIS_DATES
    for one in model.others:
        top -= TITLE
        axes = sheet.add(_LEFT, top - HEIGHT, width, HEIGHT)
        draw_other(axes, one, model, look, Frame(width, HEIGHT))
        found[one.key] = axes
        top -= HEIGHT
    dated += list(found.values())[-1:]
    for axes in found.values():
        axes.tick_params(labelbottom=axes in dated)
    for axes in dict.fromkeys(dated):
        _label_as_of(axes, model, look, sheet.frame(axes))
    return found


def _draw_none(sheet: _Sheet, model: TrendModel, look: Look, top: float, width: float) -> Axes:
    """A low strip that says that there is no VEGF, over the other tests."""
    axes = sheet.add(_LEFT, top - _NONE, width, _NONE)
    prepare(axes, model, look)
    axes.set_ylim(0, 1)
    label_ticks(axes, "y", [])
    label_ticks(axes, "x", [])
    draw_events(axes, model, look)
    say(axes, 6 / width, 0.5, NOTHING, size=look.small, color=look.palette.ink2, va="center",
        whole=True)  # fmt: skip
    return axes


def _draw_cut_off_text(
    axes: Axes, cut_off: CutOffLine, share: float, look: Look, frame: Frame
) -> None:
    title, details = cut_off.title, cut_off.details
    step = look.small * 1.35 / frame.height
    at = 1 + 5 / frame.width
    say(axes, at, share + step * 0.35, title, size=look.small, color=look.palette.ink, bold=True,
        va="center", whole=True)  # fmt: skip
    for place, line in enumerate(details, 1):
        say(axes, at, share + step * (0.35 - place), line, size=look.small * 0.94,
            color=look.palette.ink3, va="center", whole=True)  # fmt: skip


def _draw_strip(axes: Axes, model: TrendModel, look: Look, frame: Frame) -> None:
    prepare(axes, model, look)
    axes.set_ylim(0, 1)
    months = time_ticks(model, int(frame.width // (9 * look.small)))
    clear = [one for one in months if not _under_as_of(one[0], model, frame)]
    label_ticks(axes, "x", [(days(model, day), text) for day, text in clear])
    label_ticks(axes, "y", [(0.5, "not\nplotted")])
    axes.grid(axis="x", color=look.palette.grid, lw=0.75, zorder=0)
    draw_events(axes, model, look)
    draw_as_of(axes, model, look)
    room = Room(Box(0, 0, frame.width, frame.height))
    for zero in model.day_zeros:
        x = model.place_of(zero.day) * frame.width
        room.take(Box(x - 2, 0, x + 2, frame.height))
    if model.shows(model.as_of):
        x = model.place_of(model.as_of) * frame.width
        room.take(Box(x - 2, 0, x + 2, frame.height))
    for point in model.unstated:
        x = model.place_of(point.day) * frame.width
        axes.plot([days(model, point.day)], [0.5], marker="D", ms=look.marker * 1.1, mfc="none",
                  mec=look.palette.uns, mew=1.1, zorder=5)  # fmt: skip
        room.take(Box(x - 6, 8, x + 6, frame.height - 8))
    for point in model.unstated:
        lines = [point.reported if " " in point.reported else f"{point.reported} pg/mL",
                 point.date_text]  # fmt: skip
        width, height = text_size(lines, look.small)
        x = model.place_of(point.day) * frame.width
        beside = [b for b in around(x, frame.height / 2, width, height, 7)
                  if abs(b.bottom + b.top - frame.height) < 1]  # fmt: skip
        _two_lines(axes, room.best(beside), lines, look, frame, x)
    _strip_note(axes, look, frame, room)


def _two_lines(  # noqa: PLR0913 - where, what and how
    axes: Axes, box: Box, lines: list[str], look: Look, frame: Frame, x: float
) -> None:
    right = box.right <= x
    at, ha = (box.right if right else box.left) / frame.width, "right" if right else "left"
    for line, height, color, bold in (
        (lines[0], 0.7, look.palette.ink2, True),
        (lines[1], 0.32, look.palette.ink3, False),
    ):
        say(axes, at, height, line, size=look.small, color=color, bold=bold, ha=ha, va="center",
            whole=True)  # fmt: skip


def _strip_note(axes: Axes, look: Look, frame: Frame, room: Room) -> None:
    lines = ["Specimen not stated: set aside", "Ask the lab which it was."]
    width, height = text_size(lines, look.small)
    spots = [
        shifted(spot, -n)
        for spot in corners(room.bounds, width, height, 5)
        for n in (0, 15, 30, 45, 60, 80, 100, 130)
    ]
    box = room.best(spots)
    crowded = sum(box.overlap(one) for one in room.taken[:-1]) > 0
    if crowded:
        say(axes, 0, 1.06, lines[0], size=look.small, color=look.palette.unk, bold=True,
            va="bottom", whole=True)  # fmt: skip
        return
    right = (box.left + box.right) / 2 > frame.width / 2
    at, ha = (box.right if right else box.left) / frame.width, "right" if right else "left"
    for line, at_height, color, bold in (
        (lines[0], 0.7, look.palette.unk, True),
        (lines[1], 0.32, look.palette.ink3, False),
    ):
        say(axes, at, at_height, line, size=look.small, color=color, bold=bold, ha=ha,
            va="center", whole=True)  # fmt: skip


def _under_as_of(day: date, model: TrendModel, frame: Frame) -> bool:
    """Whether a month's name would run into the words about the day asked about."""
    if not model.shows(model.as_of):
        return False
    apart = abs(model.place_of(day) - model.place_of(model.as_of)) * frame.width
    return apart < _AS_OF_ROOM


def _label_as_of(axes: Axes, model: TrendModel, look: Look, frame: Frame) -> None:
    if not model.shows(model.as_of):
        return
    text = f"as of {model.as_of_text}"
    at = model.place_of(model.as_of)
    half = text_size([text], look.small)[0] / 2 / frame.width
    say(axes, min(at, 1 + _RIGHT / frame.width - half), -(5 + look.small) / frame.height, text,
        size=look.small, color=look.palette.ink3, ha="center", whole=True)  # fmt: skip

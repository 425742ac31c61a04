"""One other result over time: a low panel of its own, under the panels of VEGF."""

from itertools import pairwise

from matplotlib.axes import Axes

from poems_desktop.plots.artists import days, draw_as_of, draw_events, label_ticks, prepare, say
from poems_desktop.plots.look import MARKER, Look
from poems_desktop.plots.panel_drawing import Frame
from poems_desktop.plots.placing import Box, Room, around, text_size
from poems_desktop.plots.ticks import close_ticks, time_ticks
from poems_desktop.plots.trend_model import OtherPanel, TrendModel, TrendPoint

HEIGHT, TITLE = 62.0, 17.0
_MOST_FLAGGED = 3


def draw_other(axes: Axes, panel: OtherPanel, model: TrendModel, look: Look, frame: Frame) -> None:
    """Draw everything of one test onto `axes`, which measure `frame`; its name stands above."""
    prepare(axes, model, look)
    axes.set_ylim(panel.low, panel.high)
    label_ticks(axes, "y", close_ticks(panel.low, panel.high))
    months = time_ticks(model, int(frame.width // (7.5 * look.small)))
    label_ticks(axes, "x", [(days(model, day), text) for day, text in months])
    axes.grid(color=look.palette.grid, lw=0.75, zorder=0)
    axes.set_axisbelow(True)
    draw_events(axes, model, look)
    draw_as_of(axes, model, look)
    for run in panel.runs:
        main = run.laboratory == panel.main_laboratory
        axes.plot(
            [days(model, p.day) for p in run.points],
            [float(p.level) for p in run.points],
            color=_color(panel, look), lw=look.line, ls="-" if main else (0, (1.2, 1.6)), zorder=3,
        )  # fmt: skip
    for point in panel.points:
        _draw_point(axes, point, panel, model, look)
    _draw_title(axes, panel, look, frame)
    _draw_labels(axes, panel, model, look, frame)


def _color(panel: OtherPanel, look: Look) -> str:
    return look.palette.ink2 if panel.specimen is None else look.color(panel.specimen)


def _draw_point(
    axes: Axes, point: TrendPoint, panel: OtherPanel, model: TrendModel, look: Look
) -> None:
    color = _color(panel, look)
    x, y = days(model, point.day), float(point.level)
    if point.first != point.last:
        ends = [days(model, point.first), days(model, point.last)]
        axes.plot(ends, [y, y], color=color, lw=0.8, marker="|", ms=look.marker, zorder=3)
    if point.bound is not None:
        end = panel.low if point.bound == "below" else panel.high
        axes.plot([x, x], [y, end], color=color, lw=look.line, zorder=3)
        axes.plot([x], [y], color=color, marker="_", ms=2 * look.marker, mew=look.line, zorder=4)
        return
    if point.other_laboratory:
        axes.plot(
            [x], [y], marker="o", ms=1.9 * look.marker, mfc=look.palette.surface,
            mec=look.palette.unk, mew=1.1, zorder=4,
        )  # fmt: skip
    marker = "o" if panel.specimen is None else MARKER[panel.specimen]
    axes.plot([x], [y], marker=marker, ms=look.marker * 0.85, color=color,
              mec=look.palette.surface, mew=0.7, zorder=5)  # fmt: skip


def _draw_title(axes: Axes, panel: OtherPanel, look: Look, frame: Frame) -> None:
    height = 1 + 4 / frame.height
    say(axes, 0, height, panel.title, size=look.label, color=look.palette.ink, bold=True,
        whole=True)  # fmt: skip
    about = ", ".join(part for part in (panel.unit, panel.direction) if part)
    after = len(panel.title) * look.label * 0.6 + 8
    if about:
        say(axes, after / frame.width, height, about, size=look.small, color=look.palette.ink3,
            whole=True)  # fmt: skip
    note = _note(panel)
    taken = after + text_size([about], look.small)[0]
    if note and taken + text_size([note], look.small)[0] < frame.width:
        say(axes, 1, height, note, size=look.small, color=look.palette.ink3, ha="right",
            whole=True)  # fmt: skip


def _note(panel: OtherPanel) -> str:
    joined = list(dict.fromkeys(run.laboratory for run in panel.runs))
    if not joined and not panel.main_laboratory and len(panel.points) > 1:
        return "laboratory not stated: points not joined"
    others = [name for name in joined if name and name != panel.main_laboratory]
    parts = [f"solid line: {panel.main_laboratory} only"] if panel.main_laboratory in joined else []
    if others:
        parts.append(f"dotted: {', '.join(others)}")
    return "; ".join(parts) if panel.main_laboratory else ""


def _draw_labels(
    axes: Axes, panel: OtherPanel, model: TrendModel, look: Look, frame: Frame
) -> None:
    places = {
        one.result_id: (
            model.place_of(one.day) * frame.width,
            panel.height_of(one.level) * frame.height,
        )
        for one in panel.points
    }
    room = Room(Box(0, 0, frame.width, frame.height))
    half = look.marker * 0.7
    for x, y in places.values():
        room.take(Box(x - half, y - half, x + half, y + half))
    for run in panel.runs:
        for start, stop in pairwise([places[one.result_id] for one in run.points]):
            room.take_line(start, stop, 2.0)
    for day in [zero.day for zero in model.day_zeros]:
        x = model.place_of(day) * frame.width
        room.take(Box(x - 1.5, 0, x + 1.5, frame.height))
    flagged = [one for one in panel.points if one.other_laboratory][-_MOST_FLAGGED:]
    for point in dict.fromkeys([panel.points[-1], panel.points[0], *flagged]):
        x, y = places[point.result_id]
        lines = [point.reported]
        if point.other_laboratory:
            lines = [f"{point.reported}, {point.laboratory or 'lab not stated'}"]
        width, height = text_size(lines, look.small)
        box = room.best(around(x, y, width, height, look.marker * 0.9))
        right = box.right <= x
        color = look.palette.unk if point.other_laboratory else _color(panel, look)
        say(axes, (box.right if right else box.left) / frame.width, box.top / frame.height,
            lines[0], size=look.small, color=color, bold=True, ha="right" if right else "left",
            va="top", whole=True)  # fmt: skip

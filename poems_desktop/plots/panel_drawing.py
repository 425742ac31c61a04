"""One specimen on its axes: joined runs, points, bounds, cut-off and labels."""

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from matplotlib.axes import Axes

from poems_desktop.plots.artists import (
    days,
    draw_as_of,
    draw_events,
    label_ticks,
    prepare,
    say,
)
from poems_desktop.plots.look import MARKER, Look
from poems_desktop.plots.placing import Box, Room, around, corners, shifted, text_size
from poems_desktop.plots.ticks import time_ticks, value_ticks
from poems_desktop.plots.trend_model import Panel, TrendModel, TrendPoint

_ALL_LABELED = 4
_MOST_FLAGGED = 6
_LONG_AGO = timedelta(days=365)
_INWARD = (0, 15, 30, 45, 60, 80, 100, 130)
_FROM_DAY_ZERO = 4.0
_WORDY_FROM, _NOTES_FROM = 260.0, 330.0  # points; on a narrower panel a label is one line


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes in points: what one unit of data measures."""

    width: float
    height: float


def draw_panel(axes: Axes, panel: Panel, model: TrendModel, look: Look, frame: Frame) -> None:
    """Draw everything of one specimen onto `axes`, which measure `frame`."""
    prepare(axes, model, look)
    axes.set_ylim(panel.along(panel.low), panel.along(panel.high))
    label_ticks(axes, "y", [(panel.along(value), text) for value, text in value_ticks(panel)])
    months = time_ticks(model, int(frame.width // (7.5 * look.small)))
    label_ticks(axes, "x", [(days(model, day), text) for day, text in months])
    if look.wordy:
        axes.grid(color=look.palette.grid, lw=0.75, zorder=0)
        axes.set_axisbelow(True)
    draw_events(axes, model, look)
    if look.wordy:
        draw_as_of(axes, model, look)
    room = Room(Box(0, 0, frame.width, frame.height + (0 if look.wordy else 8)))
    if not look.wordy:
        room.take(Box(-30, frame.height + 2, len(panel_name(panel)) * look.label * 0.62 - 26,
                      frame.height + 14))  # fmt: skip
    _draw_cut_off(axes, panel, look)
    _draw_runs(axes, panel, model, look)
    for point in panel.points:
        _draw_point(axes, point, panel, model, look)
    _take_drawn(room, panel, model, frame, look)
    if look.wordy:
        _draw_title(axes, panel, look, frame, room)
    else:
        _label_day_zeros(axes, model, look, frame, room)
    _draw_labels(axes, panel, model, look, frame, room)
    if look.wordy:
        notes = _notes(panel, model)
        _draw_notes(axes, notes if frame.width >= _NOTES_FROM else notes[-1:], look, frame, room)
    else:
        _label_cut_off(axes, panel, look, frame, room)


def panel_name(panel: Panel) -> str:
    """`Plasma, Meridian`: the specimen and the laboratory whose results are joined."""
    lab = f", {panel.main_laboratory}" if panel.main_laboratory else ""
    return f"{panel.specimen.capitalize()}{lab}"


def _draw_cut_off(axes: Axes, panel: Panel, look: Look) -> None:
    if panel.cut_off is not None:
        height = panel.along(panel.cut_off.value)
        axes.axhline(height, color=look.palette.ink2, lw=0.9, ls=(0, (5, 2.4)), zorder=2)


def _draw_runs(axes: Axes, panel: Panel, model: TrendModel, look: Look) -> None:
    for run in panel.runs:
        style = "-" if run.laboratory == panel.main_laboratory else (0, (1.2, 1.6))
        axes.plot(
            [days(model, p.day) for p in run.points],
            [panel.along(p.level) for p in run.points],
            color=look.color(panel.specimen),
            lw=look.line,
            ls=style,
            zorder=3,
        )


def _draw_point(axes: Axes, point: TrendPoint, panel: Panel, model: TrendModel, look: Look) -> None:
    color = look.color(panel.specimen)
    x, y = days(model, point.day), panel.along(point.level)
    if point.first != point.last:
        ends = [days(model, point.first), days(model, point.last)]
        axes.plot(ends, [y, y], color=color, lw=0.8, marker="|", ms=look.marker, zorder=3)
    if point.bound is not None:
        end = axes.get_ylim()[0 if point.bound == "below" else 1]
        axes.plot([x, x], [y, end], color=color, lw=look.line, zorder=3)
        axes.plot([x], [y], color=color, marker="_", ms=2 * look.marker, mew=look.line, zorder=4)
        return
    if point.other_laboratory:
        axes.plot(
            [x], [y], marker="o", ms=2.1 * look.marker, mfc=look.palette.surface,
            mec=look.palette.unk, mew=1.1, zorder=4,
        )  # fmt: skip
    axes.plot(
        [x], [y], marker=MARKER[panel.specimen], ms=look.marker, color=color,
        mec=look.palette.surface, mew=0.7, zorder=5,
    )  # fmt: skip


def _place(point: TrendPoint, panel: Panel, model: TrendModel, frame: Frame) -> tuple[float, float]:
    """A point in points from the lower left of the axes."""
    return model.place_of(point.day) * frame.width, panel.height_of(point.level) * frame.height


def _take_drawn(room: Room, panel: Panel, model: TrendModel, frame: Frame, look: Look) -> None:
    half = look.marker * 0.7
    for point in panel.points:
        x, y = _place(point, panel, model, frame)
        wide = half * (2 if point.other_laboratory else 1)
        room.take(Box(x - wide, y - wide, x + wide, y + wide))
        if point.bound is not None:
            end = 0.0 if point.bound == "below" else frame.height
            room.take_line((x, y), (x, end), 1.5)
    for run in panel.runs:
        places = [_place(point, panel, model, frame) for point in run.points]
        for start, stop in pairwise(places):
            room.take_line(start, stop, 2.0)
    if panel.cut_off is not None:
        height = panel.height_of(panel.cut_off.value) * frame.height
        room.take(Box(0, height - 1, frame.width, height + 1))
    apart = _FROM_DAY_ZERO if look.wordy else 1.5
    upright = [(zero.day, apart) for zero in model.day_zeros]
    if look.wordy and model.shows(model.as_of):
        upright.append((model.as_of, 1.5))
    for day, wide in upright:
        x = model.place_of(day) * frame.width
        room.take(Box(x - wide, 0, x + wide, frame.height))


def _draw_labels(  # noqa: PLR0913 - what, where and how
    axes: Axes, panel: Panel, model: TrendModel, look: Look, frame: Frame, room: Room
) -> None:
    lowest = _lowest(panel)
    brief = look if frame.width >= _WORDY_FROM else replace(look, wordy=False)
    for point, lines, flagged in _labels(panel, brief):
        width, height = text_size([lines[0]], look.label)
        if len(lines) > 1:
            second = text_size([lines[1]], look.small)
            width, height = max(width, second[0]), height + second[1]
        x, y = _place(point, panel, model, frame)
        spots = around(x, y, width, height, look.marker * (1.5 if flagged else 0.9))
        if point is lowest:
            spots.insert(0, spots[3])
        box = room.best(spots)
        right = box.right <= x
        at = (box.right if right else box.left) / frame.width
        color = look.palette.unk if flagged else look.color(panel.specimen)
        ha = "right" if right else "left"
        top = box.top / frame.height
        say(axes, at, top, lines[0], size=look.label, color=color, bold=True, ha=ha, va="top",
            whole=True)  # fmt: skip
        if len(lines) > 1:
            below = (box.top - look.label * 1.35) / frame.height
            say(axes, at, below, lines[1], size=look.small, color=look.palette.ink3, ha=ha,
                va="top", whole=True)  # fmt: skip


def _labels(panel: Panel, look: Look) -> list[tuple[TrendPoint, list[str], bool]]:
    """Which points carry text: other laboratories, last, first, lowest, bounds; or all of a few."""
    main = [p for p in panel.points if not p.other_laboratory]
    flagged = [p for p in panel.points if p.other_laboratory][-_MOST_FLAGGED:]
    found = [(p, _flag(p, look), True) for p in flagged]
    if not main:
        return found
    lowest = _lowest(panel) or main[0]
    bounds = [p for p in main if p.bound is not None][-_MOST_FLAGGED:]
    wanted = [main[-1], main[0], lowest, *bounds]
    if len(main) <= _ALL_LABELED:
        wanted += main
    last = main[-1]
    for point in dict.fromkeys(wanted):
        lines = [point.reported]
        if look.wordy and point is last:
            lines.append(point.date_text)
        found.append((point, lines, False))
    return found


def _lowest(panel: Panel) -> TrendPoint | None:
    exact = [p for p in panel.points if p.bound is None and not p.other_laboratory]
    return min(exact, key=_level, default=None)


def _level(point: TrendPoint) -> float:
    return float(point.level)


def _flag(point: TrendPoint, look: Look) -> list[str]:
    place = point.laboratory or "laboratory not stated"
    if look.wordy:
        return [f"Other lab: {point.reported} at {place}", point.date_text]
    return [f"{point.reported}, other lab"]


def _draw_title(axes: Axes, panel: Panel, look: Look, frame: Frame, room: Room) -> None:
    title, axis = f"VEGF in {panel.specimen}", f"pg/mL, {panel.scale} scale"
    width = len(title) * look.label * 0.68
    spots = corners(room.bounds, width, look.label * 3.2, 6)
    inward = [shifted(spots[0], -n) for n in _INWARD]
    box = room.best([*inward, *spots[1:]])
    right = (box.left + box.right) / 2 > frame.width / 2
    at, ha = (box.right if right else box.left) / frame.width, "right" if right else "left"
    say(axes, at, box.top / frame.height, title, size=look.label * 1.14, bold=True, ha=ha,
        color=look.color(panel.specimen), va="top", whole=True)  # fmt: skip
    below = (box.top - look.label * 1.7) / frame.height
    say(axes, at, below, axis, size=look.small, color=look.palette.ink3, ha=ha, va="top",
        whole=True)  # fmt: skip


def _draw_notes(axes: Axes, notes: list[str], look: Look, frame: Frame, room: Room) -> None:
    """Remarks in a free corner, the lower right by preference."""
    if not notes:
        return
    width, height = text_size(notes, look.small)
    spots = corners(room.bounds, width, height, 5)
    from_low_right = [shifted(spots[3], -n) for n in _INWARD]
    down = (0.0, look.label * 2, look.label * 3.6)
    from_top_left = [shifted(spots[2], n, low) for low in down for n in _INWARD]
    box = room.best([*from_low_right, spots[5], spots[1], spots[4], *from_top_left, spots[0]])
    right = (box.left + box.right) / 2 > frame.width / 2
    at, ha = (box.right if right else box.left) / frame.width, "right" if right else "left"
    for place, note in enumerate(reversed(notes)):
        bottom = (box.bottom + place * look.small * 1.3) / frame.height
        say(
            axes, at, bottom, note,
            size=look.small, color=look.palette.ink3, ha=ha, va="bottom", whole=True,
        )  # fmt: skip


def _notes(panel: Panel, model: TrendModel) -> list[str]:
    joined = [run.laboratory for run in panel.runs]
    found = []
    last = panel.points[-1]
    newest = max([p.day for one in model.panels for p in one.points], default=last.day)
    if newest - last.last > _LONG_AGO:
        found.append(f"no {panel.specimen} result since {last.date_text}")
    others = [name for name in joined if name != panel.main_laboratory]
    if others:
        found.append(f"dotted: {', '.join(dict.fromkeys(others))}")
    if panel.main_laboratory in joined:
        found.append(f"solid line: {panel.main_laboratory} only")
    elif not panel.main_laboratory and len(panel.points) > 1:
        found.append("laboratory not stated: points not joined")
    return found


def _label_day_zeros(axes: Axes, model: TrendModel, look: Look, frame: Frame, room: Room) -> None:
    width, height = text_size(["Day 0"], look.small)
    for zero in model.day_zeros:
        x = model.place_of(zero.day) * frame.width
        top = frame.height
        spots = [
            Box(left, high - height, left + width, high)
            for high in (top, top - height, top / 2, height)
            for left in (x + 4, x - 4 - width)
        ]
        box = room.best(spots)
        say(axes, box.left / frame.width, box.top / frame.height, "Day 0", size=look.small,
            color=look.palette.ink, bold=True, va="top", whole=True)  # fmt: skip


def _label_cut_off(axes: Axes, panel: Panel, look: Look, frame: Frame, room: Room) -> None:
    if panel.cut_off is None:
        return
    text = f"{panel.cut_off.value:,f} {panel.specimen} ({panel.cut_off.mark})"
    width, height = text_size([text], look.small)
    level = panel.height_of(panel.cut_off.value) * frame.height
    spots = [
        Box(left, bottom, left + width, bottom + height)
        for bottom in (level - height - 2, level + 2)
        for left in (frame.width - width, frame.width * 0.62, frame.width * 0.35, 4)
    ]
    box = room.best(spots)
    say(axes, box.left / frame.width, box.bottom / frame.height, text, size=look.small,
        color=look.palette.ink, bold=True, va="bottom", whole=True)  # fmt: skip

"""The trend in words: one sentence for those who cannot see the figure, lines for beneath it."""

from poems_desktop.plots.trend_model import OtherPanel, Panel, TrendModel, TrendPoint


def describe(model: TrendModel) -> str:
    """One sentence that says what the figure shows."""
    if model.is_empty:
        return "VEGF trend: no result with a date."
    parts = [_panel(panel) for panel in model.panels]
    if not parts and not model.unstated:
        parts.append("no result with a date")
    if model.unstated:
        count = len(model.unstated)
        noun = "result" if count == 1 else "results"
        parts.append(f"{count} {noun} set aside, specimen not stated")
    parts += [f"day 0 of a transplant {zero.date_text}" for zero in model.day_zeros]
    parts += [_other(panel) for panel in model.others]
    return f"VEGF trend: {'; '.join(parts)}."


def _panel(panel: Panel) -> str:
    first, last = panel.points[0], panel.points[-1]
    count = len(panel.points)
    if count == 1:
        return (
            f"{panel.specimen}, 1 result, {_value(first)} on {first.date_text}{_elsewhere(first)}"
        )
    text = (
        f"{panel.specimen}, {count} results, from {_value(first)} on {first.date_text}"
        f"{_elsewhere(first)} to {_value(last)} on {last.date_text}{_elsewhere(last)}"
    )
    others = sum(point.other_laboratory for point in panel.points)
    return f"{text}, {others} of them from another laboratory" if others else text


def _other(panel: OtherPanel) -> str:
    first, last = panel.points[0], panel.points[-1]
    about = f" ({panel.direction})" if panel.direction else ""
    values = [f"{p.reported} {panel.unit}".strip() for p in (first, last)]
    count = len(panel.points)
    if count == 1:
        return f"{panel.title}{about}, 1 result, {values[0]} on {first.date_text}"
    return (
        f"{panel.title}{about}, {count} results, from {values[0]} on {first.date_text} to "
        f"{values[1]} on {last.date_text}"
    )


def _value(point: TrendPoint) -> str:
    return point.reported if " " in point.reported else f"{point.reported} pg/mL"


def _elsewhere(point: TrendPoint) -> str:
    return " (another laboratory)" if point.other_laboratory else ""


def caption(model: TrendModel) -> tuple[str, ...]:
    """What must be read beside a small figure; the dates of treatments stand elsewhere."""
    lines: list[str] = []
    solid = [b.name for b in model.bands if b.directed and b.stop]
    hatched = [b.name for b in model.bands if not b.directed and b.stop]
    ticks = [b.name for b in model.bands if b.stop is None]
    for title, found in (("Shaded", solid), ("Hatched", hatched), ("Grey line", ticks)):
        if found:
            lines.append(f"{title}: {'; '.join(found)}.")
    aside = [_listed(point) for point in model.unstated]
    if aside:
        lines.append(f"Set aside, specimen not stated: {'; '.join(aside)}.")
    for panel in model.panels:
        found = [_listed(point) for point in panel.points if point.other_laboratory]
        if found:
            lines.append(f"Other laboratory, {panel.specimen}: {'; '.join(found)}.")
        if len(panel.points) > 1 and not panel.main_laboratory:
            lines.append(f"Laboratory not stated, {panel.specimen}: points are not joined.")
    lines += [f"Not drawn: {one.text}. {one.reason}" for one in model.listed]
    return tuple(lines)


def _listed(point: TrendPoint) -> str:
    inside = ", ".join(part for part in (point.date_text, point.laboratory) if part)
    return f"{point.reported} ({inside})"

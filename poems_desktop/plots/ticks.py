"""Where axes carry a mark: round dates, round values."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.plots.trend_model import Panel, TrendModel

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAY_STEPS = (1, 2, 5, 10, 20)
_COUNT_STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000)
_SHORT = 75


def time_ticks(model: TrendModel, most: int) -> list[tuple[date, str]]:
    """At most `most` round dates on the time axis, with their text, clear of the as-of day."""
    room = (model.last - model.first) / (1.6 * max(most, 1))
    return [
        (day, text)
        for day, text in _round_dates(model, max(most, 1))
        if not model.shows(model.as_of) or abs(day - model.as_of) > room
    ]


def _round_dates(model: TrendModel, most: int) -> list[tuple[date, str]]:
    length = (model.last - model.first).days
    if model.counted_from is not None:
        return _round_numbers(model, most, model.counted_from)
    if length <= _SHORT:
        step = next((s for s in _DAY_STEPS if length / s <= most), length)
        days = [model.first + timedelta(days=n) for n in range(step // 2, length, step)]
        return [(day, show_date(PartialDate.of(day))) for day in days]
    step = next((s for s in _MONTH_STEPS if length / 30.4 / s <= most), _MONTH_STEPS[-1])
    return [(day, show_date(PartialDate(day.year, day.month)).replace("-", " "))
            for day in _months(model, step)]  # fmt: skip


def _round_numbers(model: TrendModel, most: int, origin: date) -> list[tuple[date, str]]:
    """Round numbers of days from `origin`."""
    length = (model.last - model.first).days
    step = next((s for s in _COUNT_STEPS if length / s <= most), _COUNT_STEPS[-1])
    start = -(-(model.first - origin).days // step) * step
    numbers = range(start, (model.last - origin).days + 1, step)
    return [(origin + timedelta(days=n), f"{n:,} d".replace("-", "\u2212")) for n in numbers]


def _months(model: TrendModel, step: int) -> Iterator[date]:
    number = model.first.year * 12
    while True:
        year, month = divmod(number, 12)
        if year > model.last.year or year > date.max.year:
            return
        day = date(year, month + 1, 1)
        if model.first <= day <= model.last:
            yield day
        number += step


def value_ticks(panel: Panel) -> list[tuple[float, str]]:
    """Round values on a panel's axis, with their text."""
    values = _logarithmic(panel) if panel.scale == "log" else _linear(panel)
    return [(value, f"{value:,.10g}") for value in values]


def _logarithmic(panel: Panel) -> list[float]:
    first = math.floor(math.log10(panel.low))
    last = math.ceil(math.log10(panel.high))
    for digits in ((1, 2, 5), (1, 3), (1,)):
        found = [
            digit * 10.0**power
            for power in range(first, last + 1)
            for digit in digits
            if panel.low <= digit * 10.0**power <= panel.high
        ]
        if len(found) <= 6:
            return found
    every = math.ceil(len(found) / 6)
    return found[::every]


def _linear(panel: Panel) -> list[float]:
    rough = panel.high / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    return [step * n for n in range(int(panel.high / step) + 1)]


def close_ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Two or three round values between the ends of a low panel's axis."""
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= rough)
    first = math.ceil(low / step)
    found = [step * n for n in range(first, math.floor(high / step) + 1)]
    return [(value, f"{value:,.6g}".replace("-", "\u2212")) for value in found]

"""Every window of every follow-up item, the day before it opens, its edges, the day after."""

from datetime import date, timedelta

import pytest

from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.followup import Dates, load_followup, plan
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

RULES = load_followup()
START = date(2025, 1, 10)

# The windows of each item in months after its anchor, then the interval it is repeated in.
WINDOWS = {
    "vegf": ([(3, 6), (6, 9)], (6, 6)),
    "hematologic": ([(3, 6)], (6, 12)),
    "neurology": ([(3, 6), (6, 12), (12, 24), (24, 36)], None),
    "radiation_effect": ([(3, 6)], None),
    "pet_response": ([(3, 6)], None),
    "pet": ([], (12, 12)),
    "endocrine": ([], (12, 12)),
    "heart_and_lungs": ([], (6, 12)),
    "eye": ([], (6, 12)),
}


def test_the_table_holds_every_item_as_it_is_shipped():
    shipped = {
        item.id: (
            [(one.start, one.end) for one in item.windows],
            None if item.every is None else (item.every.start, item.every.end),
        )
        for item in RULES.item
    }
    assert shipped == WINDOWS


def _months_after(months):
    """The same day of the month; the tenth is in every month."""
    year, month = divmod(START.month - 1 + months, 12)
    return START.replace(year=START.year + year, month=month + 1)


def _due(name, as_of, done=()):
    item = next(one for one in RULES.item if one.id == name)
    day = PartialDate.of(START)
    condition = {} if item.condition is None else {item.condition.key: Truth.TRUE}
    dates = Dates(
        diagnosis=day,
        treatment_start=day,
        radiated=True,
        radiation_end=day,
        done={key: tuple(map(PartialDate.of, done)) for key in item.keys},
        condition=condition,
    )
    found = {one.line.id: one for one in plan(dates, RULES, as_of)}
    return found[f"followup_{name}"].standing


PLACES = [
    (name, place, months)
    for name, (windows, every) in WINDOWS.items()
    for place, months in enumerate([*windows, *([every] if every and not windows else [])])
]


@pytest.mark.parametrize(("name", "place", "months"), PLACES)
def test_a_window_opens_and_closes_on_its_days(name, place, months):
    windows, _ = WINDOWS[name]
    opens, ends = (_months_after(one) for one in months)
    before = _due(name, opens - timedelta(days=1))
    if place == 0:
        assert before.state is State.EARLY
    assert before.window.opens == (opens if place == 0 else _months_after(windows[place - 1][0]))
    assert (_due(name, opens).state, _due(name, opens).window.opens) == (State.DUE, opens)
    followed = place + 1 < len(windows)
    last = ends - timedelta(days=1) if followed else ends
    assert (_due(name, last).state, _due(name, last).window.opens) == (State.DUE, opens)
    if not followed:
        assert _due(name, ends + timedelta(days=1)).state is State.OVERDUE


@pytest.mark.parametrize("name", [name for name, (_, every) in WINDOWS.items() if every])
def test_then_it_is_due_again_after_its_interval(name):
    windows, (soonest, latest) = WINDOWS[name]
    done = [_months_after(one) for one, _ in windows] or [START]
    last = done[-1]
    reached = len(windows[:1]) and windows[-1][0]
    opens, ends = _months_after(reached + soonest), _months_after(reached + latest)
    found = _due(name, last, done)
    assert (found.window.opens, found.state) == (opens, State.EARLY)
    assert _due(name, opens, done).state is State.DUE
    assert _due(name, ends, done).state is State.DUE
    assert _due(name, ends + timedelta(days=1), done).state is State.OVERDUE

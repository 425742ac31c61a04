"""Which backups stay, as laws over any history of backups, and over a simulated year."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poems_desktop.store.backup import Candidate, Plan, plan_retention
from poems_desktop.store.backup.retention import DAILY, KEEP_ALL_FOR, MONTHLY, WEEKLY
from poems_desktop.store.backup.space import LEAVE_FREE, backup_budget

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PLENTY = 10**15

minutes_ago = st.integers(-3 * 24 * 60, 500 * 24 * 60)
candidates = st.builds(
    lambda minutes, size, proven, fixed: (minutes, size, proven, fixed),
    minutes_ago,
    st.integers(1, 100),
    st.booleans(),
    st.sampled_from([False, False, False, True]),
)


def built(rows: list[tuple[int, int, bool, bool]]) -> list[Candidate]:
    return [
        Candidate(f"backup-{number}", NOW - timedelta(minutes=minutes), size, proven, fixed)
        for number, (minutes, size, proven, fixed) in enumerate(rows)
    ]


histories = st.lists(candidates, max_size=60).map(built)
budgets = st.integers(0, 3000)


def by_day(backups: Iterable[Candidate]) -> list[list[Candidate]]:
    """Newest day first."""
    ordered = sorted(backups, key=lambda each: each.taken_at, reverse=True)
    return [list(group) for _, group in groupby(ordered, lambda each: each.taken_at.date())]


def newest(backups: list[Candidate]) -> Candidate:
    return max(backups, key=lambda each: (each.taken_at, each.name))


@given(histories, budgets)
def test_every_backup_is_either_kept_or_removed(backups: list[Candidate], budget: int) -> None:
    plan = plan_retention(backups, now=NOW, budget=budget)
    assert sorted(each.name for each in (*plan.keep, *plan.remove)) == sorted(
        each.name for each in backups
    )


@given(histories, budgets)
def test_newest_last_proven_and_fixed_are_never_removed(
    backups: list[Candidate], budget: int
) -> None:
    removed = plan_retention(backups, now=NOW, budget=budget).remove
    assert not any(each.fixed for each in removed)
    if backups:
        assert newest(backups) not in removed
    proven = [each for each in backups if each.proven]
    if proven:
        assert newest(proven) not in removed


@given(histories)
def test_with_room_everything_of_two_days_is_kept(backups: list[Candidate]) -> None:
    plan = plan_retention(backups, now=NOW, budget=PLENTY)
    assert all(NOW - each.taken_at >= KEEP_ALL_FOR for each in plan.remove)
    assert plan.sentence is None


@given(histories, budgets)
def test_if_two_days_fit_beside_one_a_day_they_are_kept(
    backups: list[Candidate], budget: int
) -> None:
    plan = plan_retention(backups, now=NOW, budget=budget)
    recent = {each for each in backups if NOW - each.taken_at < KEEP_ALL_FOR}
    last_of_days = {newest(group) for group in by_day(set(backups) - recent)[:DAILY]}
    must = {each for each in backups if each.fixed} | recent | last_of_days
    must |= {newest(some) for some in (backups, [each for each in backups if each.proven]) if some}
    if sum(each.size for each in must) <= budget:
        assert recent <= set(plan.keep)
        assert last_of_days <= set(plan.keep)


@given(histories, budgets)
def test_in_little_room_no_second_of_a_day_is_kept_while_another_day_has_none(
    backups: list[Candidate], budget: int
) -> None:
    """With backups of equal size; what must stay aside."""
    equal = [replace(each, size=1, fixed=False, proven=False) for each in backups]
    plan = plan_retention(equal, now=NOW, budget=budget % 30)
    wanted = plan_retention(equal, now=NOW, budget=PLENTY).keep
    recent = [each for each in wanted if NOW - each.taken_at < KEEP_ALL_FOR]
    first_of_days = [each for each in wanted if each not in recent][:DAILY]
    if any(len(group) > 1 for group in by_day(set(plan.keep) & set(recent))):
        assert set(first_of_days) <= set(plan.keep)


@given(histories, budgets)
def test_the_budget_is_passed_only_by_what_must_stay(backups: list[Candidate], budget: int) -> None:
    plan = plan_retention(backups, now=NOW, budget=budget)
    total = sum(each.size for each in plan.keep)
    if total > budget:
        assert backups
        proven = [each for each in backups if each.proven]
        last_proven = [newest(proven)] if proven else []
        allowed = {newest(backups), *last_proven, *(each for each in backups if each.fixed)}
        assert set(plan.keep) <= allowed


@given(histories)
def test_with_room_a_second_look_changes_nothing(backups: list[Candidate]) -> None:
    kept = plan_retention(backups, now=NOW, budget=PLENTY).keep
    again = plan_retention(kept, now=NOW, budget=PLENTY)
    assert (again.keep, again.remove) == (kept, ())


@given(histories, budgets, budgets)
def test_a_wanted_backup_that_does_not_fit_is_said(
    backups: list[Candidate], budget: int, more: int
) -> None:
    tight = plan_retention(backups, now=NOW, budget=budget)
    roomy = plan_retention(backups, now=NOW, budget=PLENTY)
    assert (tight.sentence is not None) == (len(tight.keep) < len(roomy.keep))


@given(histories)
def test_no_more_than_the_tiers_are_kept_beyond_two_days(backups: list[Candidate]) -> None:
    plan = plan_retention(backups, now=NOW, budget=PLENTY)
    older = [each for each in plan.keep if NOW - each.taken_at >= KEEP_ALL_FOR and not each.fixed]
    # One more where the newest, or the newest proven, is none of those that the tiers keep.
    assert len(older) <= DAILY + WEEKLY + MONTHLY + 2


@given(histories, st.integers(1, 1000))
def test_a_clock_that_leapt_ahead_costs_no_day(backups: list[Candidate], days: int) -> None:
    """After a leap only copies of the same day, week or month are thinned out."""
    first = plan_retention(backups, now=NOW, budget=PLENTY).keep
    later = plan_retention(first, now=NOW + timedelta(days=days), budget=PLENTY).keep
    days_before = {each.taken_at.date() for each in first}
    assert len({each.taken_at.date() for each in later}) >= min(DAILY, len(days_before))


def year_of_backups(budget: int, size: int = 1, per_day: int = 16) -> tuple[Plan, datetime]:
    """What is left after 400 days of backing up every half hour and thinning out each time."""
    held: list[Candidate] = []
    start = NOW - timedelta(days=400)
    plan = Plan((), ())
    now = start
    for day in range(401):
        for half_hour in range(per_day):
            now = start + timedelta(days=day, minutes=30 * half_hour)
            held.append(Candidate(f"{now:%Y%m%d%H%M}", now, size))
            plan = plan_retention(held, now=now, budget=budget)
            held = list(plan.keep)
    return plan, now


def test_a_year_leaves_two_days_twelve_days_ten_weeks_and_nine_months() -> None:
    plan, now = year_of_backups(PLENTY)
    older = [each for each in plan.keep if now - each.taken_at >= KEEP_ALL_FOR]
    recent = [each for each in plan.keep if now - each.taken_at < KEEP_ALL_FOR]
    assert len(recent) == 32
    assert len(older) == DAILY + WEEKLY + MONTHLY
    days, weeks, months = older[:DAILY], older[DAILY:-MONTHLY], older[-MONTHLY:]
    assert {(a.taken_at - b.taken_at).days for a, b in pairwise(days)} == {1}
    assert len({each.taken_at.isocalendar()[:2] for each in weeks}) == WEEKLY
    assert len({(each.taken_at.year, each.taken_at.month) for each in months}) == MONTHLY
    assert now - months[-1].taken_at > timedelta(days=300)


def test_with_room_for_six_a_year_leaves_six_that_reach_back_days_not_hours() -> None:
    plan, now = year_of_backups(budget=6, per_day=4)
    assert len(plan.keep) == 6
    assert "room" in (plan.sentence or "")
    assert now - plan.keep[-1].taken_at >= timedelta(days=4)
    assert plan.keep[0].taken_at == now


def test_a_backup_dated_in_the_future_counts_as_new() -> None:
    future = Candidate("future", NOW + timedelta(days=400), 1)
    today = Candidate("today", NOW - timedelta(hours=1), 1)
    plan = plan_retention([future, today], now=NOW, budget=PLENTY)
    assert set(plan.keep) == {future, today}


@pytest.mark.parametrize(
    ("free", "occupied", "size", "budget"),
    [
        (100 * 2**30, 0, 2**30, 50 * 2**30),
        (60 * 2**30, 40 * 2**30, 2**30, 50 * 2**30),  # Growing backups do not shrink it.
        (2 * 2**30, 0, 2**30, 2**30 - LEAVE_FREE),  # A large store on a small disk: one copy less.
        (100 * 2**20, 0, 2**20, 0),
    ],
)
def test_the_budget(free: int, occupied: int, size: int, budget: int) -> None:
    assert backup_budget(free, occupied, size) == budget


@given(st.integers(0, 2**42), st.integers(0, 2**42), st.integers(0, 2**36))
def test_the_budget_leaves_room_for_the_next_copy(free: int, occupied: int, size: int) -> None:
    budget = backup_budget(free, occupied, size)
    assert budget == 0 or free + occupied - budget >= size + LEAVE_FREE

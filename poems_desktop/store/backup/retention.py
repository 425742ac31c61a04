"""Which backups to keep: a pure rule over their instants and sizes. Nothing is deleted here."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

KEEP_ALL_FOR: Final = timedelta(days=2)
DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A backup as the rule sees it; `size` in bytes.

    `fixed` is one that must stay whatever the rule says, such as one that holds what the store
    no longer holds.
    """

    name: str
    taken_at: datetime
    size: int
    proven: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to keep and what to remove, newest first; `sentence` if the room was too small."""

    keep: tuple[Candidate, ...]
    remove: tuple[Candidate, ...]
    sentence: str | None = None


def plan_retention(backups: Iterable[Candidate], *, now: datetime, budget: int) -> Plan:
    """The plan for `backups` of one store in one place, within `budget` bytes.

    Always kept, even beyond the budget: the newest, the newest proven, and the fixed ones.
    With room: all of two days, then the last of each day, week and month that has one, for 12
    days, 10 weeks and 9 months. One dated after `now` (the clock was wrong) counts as new.
    Without room for all of that, the last of each day goes first, then the rest of two days, then
    weeks and months.
    """
    ordered = sorted(backups, key=lambda each: (each.taken_at, each.name), reverse=True)
    wanted = _wanted(ordered, now)
    must = _must_keep(ordered)
    kept, left = set(must), budget - sum(each.size for each in must)
    dropped = 0
    for each in _by_worth(wanted, now):
        if each in kept:
            continue
        if each.size <= left:
            kept.add(each)
            left -= each.size
        else:
            dropped += 1
    return Plan(
        keep=tuple(each for each in ordered if each in kept),
        remove=tuple(each for each in ordered if each not in kept),
        sentence=_sentence(len(kept), dropped) if dropped else None,
    )


def _must_keep(ordered: Sequence[Candidate]) -> set[Candidate]:
    proven = [each for each in ordered if each.proven]
    return {*ordered[:1], *proven[:1], *(each for each in ordered if each.fixed)}


def _wanted(ordered: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """All of two days, and the last of each later day, week and month; newest first."""
    recent = [each for each in ordered if _is_recent(each, now)]
    rest = [each for each in ordered if not _is_recent(each, now)]
    wanted = recent
    for bucket, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        firsts, rest = _split(rest, bucket, count)
        wanted = wanted + firsts
    return wanted


def _split(
    ordered: Sequence[Candidate], bucket: Callable[[Candidate], Hashable], count: int
) -> tuple[list[Candidate], list[Candidate]]:
    """The newest of each of the first `count` buckets, and what is older than all of these."""
    firsts: dict[Hashable, Candidate] = {}
    for position, each in enumerate(ordered):
        name = bucket(each)
        if name not in firsts and len(firsts) == count:
            return list(firsts.values()), list(ordered[position:])
        firsts.setdefault(name, each)
    return list(firsts.values()), []


def _by_worth(wanted: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """The last of each day first: many backups of one afternoon are worth less than many days."""
    recent = [each for each in wanted if _is_recent(each, now)]
    older = wanted[len(recent) :]
    last_of_day, _ = _split(recent, _day, len(recent))
    return [*last_of_day, *older[:DAILY], *recent, *older[DAILY:]]


def _is_recent(each: Candidate, now: datetime) -> bool:
    return now - each.taken_at < KEEP_ALL_FOR


def _day(each: Candidate) -> Hashable:
    return each.taken_at.date()


def _week(each: Candidate) -> Hashable:
    return each.taken_at.isocalendar()[:2]


def _month(each: Candidate) -> Hashable:
    return each.taken_at.year, each.taken_at.month


def _sentence(kept: int, dropped: int) -> str:
    return (
        f"The room set aside for backups holds {kept} of them; {dropped} more would be kept if "
        "there were room. The newest and the newest proven one are always kept. Make room on the "
        "disk, or choose a second place for backups."
    )

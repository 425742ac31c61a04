"""A transplant being kept: new entries, who may add to one, day 0 that moves, earlier values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, runtime_checkable
from uuid import uuid4

from poems_desktop.app.patient_file import Logged
from poems_desktop.app.ports import Content
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.log_words import MAIN, MORE, words_of
from poems_desktop.clinical.engraftment.moved import day_zero_moved
from poems_desktop.clinical.record import Record
from poems_desktop.clinical.transplant import Infusion, LogEntry, Transplant
from poems_desktop.core.reading import show_date


def new_entry(day: date, now: datetime, author: str) -> LogEntry:
    """A blank entry; late where its day is over. The time is filled in for today alone."""
    today = now.date()
    clock = now.time().replace(second=0, microsecond=0) if day == today else None
    return LogEntry(id=uuid4().hex, day=day, at=clock, by=author, late=day < today)


def new_transplant(infusion: date | None, mobilization: date | None) -> Transplant:
    """A transplant with what is known of it; no choice is made for the user."""
    infusions = () if infusion is None else (Infusion(id=uuid4().hex, day=infusion),)
    return Transplant(id=uuid4().hex, infusions=infusions, mobilization_began=mobilization)


def find_transplant(record: Record, transplant_id: str) -> Transplant | None:
    """The transplant of this id; None where the record has none."""
    return next((one for one in record.transplants if one.id == transplant_id), None)


def may_continue(entry: LogEntry, author: str, today: date) -> bool:
    """Whether blank fields may be filled without a reason: one's own entry, on its day."""
    return entry.by == author and entry.day == today and not entry.late


def is_blank(entry: LogEntry) -> bool:
    """Whether nothing was entered yet but its day, its time and who."""
    bare = LogEntry(id=entry.id, day=entry.day, at=entry.at, by=entry.by, late=entry.late)
    return entry == bare


def transplant_title(course: Transplant, place: int) -> str:
    """`Transplant 2, Day 0 11-Nov-2025`."""
    zero = course.zero
    return tr("Transplant {place}, Day 0 {text}").format(
        place=place, text=tr("not yet known") if zero is None else show_date(zero)
    )


def entry_title(entry: LogEntry) -> str:
    """`14:20, Nurse J. Pell, entered late`."""
    clock = f"{entry.at:%H:%M}" if entry.at else tr("no time")
    late = tr(", entered late") if entry.late else ""
    return f"{clock}, {entry.by or tr('by: not recorded')}{late}"


def day_zero_words(
    before: Transplant, after: Transplant, today: date, constants: EngraftmentConstants
) -> str | None:
    """Every date that moves with day 0, to be confirmed; None where no known day 0 changes."""
    earlier = None if before.zero is None else before.zero.exact
    now = None if after.zero is None else after.zero.exact
    if earlier is None or earlier == now:
        return None
    if now is None:
        return tr(
            "Day 0 is {date} now. After this change no day 0 is known: day "
            "numbers and the watch window cannot be shown until it is settled."
        ).format(date=date_text(earlier))
    moved = day_zero_moved(earlier, now, today, constants)
    if moved is None:
        return None
    lines = [
        tr("{what}: {was} becomes {now}").format(what=one.what, was=one.was, now=one.now)
        for one in moved.moves
    ]
    return "\n".join([moved.headline, *lines])


class _Saved(Protocol):
    @property
    def author(self) -> str: ...
    @property
    def saved_at(self) -> datetime: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def content(self) -> Content: ...


@runtime_checkable
class HistoryStore(Protocol):
    """A store that keeps every earlier version."""

    def history(self, kind: str, entity_id: str) -> Sequence[_Saved]:
        """Every version of an entity, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """One correction of an entry, with what stood there before."""

    when: datetime
    by: str
    reason: str
    was: tuple[str, ...]

    @property
    def text(self) -> str:
        """As a line: `20-Nov-2025 14:32, Dr A: typing error. Weight: was 47.6 kg`."""
        local = self.when.astimezone()
        return (
            f"{date_text(local.date())} {local:%H:%M}, {self.by}: {self.reason}. "
            f"{'; '.join(self.was) or 'nothing that is shown here changed'}."
        )


def earlier_values(
    store: object, entry_id: str, constants: EngraftmentConstants
) -> tuple[Change, ...]:
    """The corrections of an entry, newest first: those saved with a reason."""
    if not isinstance(store, HistoryStore):
        return ()
    found = []
    versions = list(store.history("log_entry", entry_id))
    entries = [Logged.model_validate(one.content).entry for one in versions]
    for place, one in enumerate(versions):
        if one.reason and place:
            was = changed_words(entries[place - 1], entries[place], constants, {**MAIN, **MORE})
            found.append(Change(one.saved_at, one.author, one.reason, was))
    return tuple(reversed([one for one in found if one.was]))


def changed_words(
    before: LogEntry, after: LogEntry, constants: EngraftmentConstants, keys: Mapping[str, str]
) -> tuple[str, ...]:
    """`Weight: was 74.6 kg`: what a correction replaced, field by field of `keys`."""
    return tuple(
        tr("{label}: was {old}").format(label=label, old=old)
        for key, label in keys.items()
        if (old := words_of(before, key, constants)) != words_of(after, key, constants)
    )

"""Keeps one entry of the log as it is typed, until the store has it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, TypedDict

from poems_desktop.app.sitting import Sitting
from poems_desktop.app.transplant_course import earlier_values, is_blank, may_continue
from poems_desktop.app.transplant_entry import Composed, compose
from poems_desktop.app.transplant_fields import FIELDS
from poems_desktop.app.transplant_sheet import Sheet, sheet_of
from poems_desktop.app.transplant_usual import usual_of_entry
from poems_desktop.clinical.transplant import LogEntry, Transplant

Lock = Literal["open", "continued", "locked"]


class HeldEntry(TypedDict):
    """A form that the store does not have, as plain data: answers, tests, reason, as typed."""

    answers: dict[str, str]
    cultures: list[dict[str, str]]
    reason: str


class EntryKeeper:
    """One entry between the form and the store; what could not be written stays dirty.

    `lock` says what may be changed: everything of a new entry, the blank fields of one's own entry
    of today, or nothing until a reason for the correction is given.
    """

    def __init__(
        self, sitting: Sitting, course: Transplant, entry: LogEntry, *, known: bool
    ) -> None:
        """`known` entries are in the store already; others are written with their first answer."""
        self._sitting = sitting
        self._course = course.id
        self._written = known
        self._saved = entry
        self._base = entry
        self._constants = sitting.definitions.library.engraftment
        self._first = sheet_of(entry)
        self.reason = ""
        self.sheet = self._first if known else _with_units(self._first, course)
        self.composed: Composed = self._compose()

    @property
    def entry(self) -> LogEntry:
        """The entry as typed so far."""
        return self.composed.entry

    @property
    def course(self) -> str:
        """The id of the transplant it belongs to."""
        return self._course

    @property
    def known(self) -> bool:
        """Whether the store has a version of it."""
        return self._written

    @property
    def lock(self) -> Lock:
        """What may be changed now."""
        if not self._sitting.rights.log:
            return "locked"
        if self._first_time or self.reason.strip():
            return "open"
        today = self._sitting.today
        return "continued" if may_continue(self._base, self._sitting.author, today) else "locked"

    @property
    def dirty(self) -> bool:
        """Whether the store lacks something that was typed."""
        entry = self.entry
        return entry != self._saved and (self._written or not is_blank(entry))

    @property
    def _first_time(self) -> bool:
        return self._base.unread == {} and is_blank(self._base)

    def is_asked(self, key: str) -> bool:
        """Whether a field is asked, as the others stand."""
        return self.sheet.asks(key)

    def may_change(self, key: str) -> bool:
        """Whether a field takes input: a recorded one only with a reason."""
        if self.lock == "continued":
            return not self._first.get(key)
        return self.lock == "open"

    def can_begin(self, key: str) -> bool:
        """Whether a field can be entered without correcting anything: blank in one's own entry.

        A reason that was begun opens an entry for its correction, not for what is new.
        """
        author, today = self._sitting.author, self._sitting.today
        begun = self._first_time or may_continue(self._base, author, today)
        mine = begun and self._base.by == author
        return self._sitting.rights.log and mine and not self._first.get(key)

    def may_change_cultures(self) -> bool:
        """Whether tests for infection take input."""
        return self.lock == "open" or (self.lock == "continued" and not self._first.cultures)

    def kept(self, key: str) -> str:
        """How a field stands in the record: as it was read, or as typed where it was not."""
        return sheet_of(self.entry).get(key) or self.sheet.get(key)

    def set(self, key: str, value: str | None) -> None:
        """Take a field as it stands in the form."""
        self.sheet = self.sheet.with_answer(key, value)
        self.composed = self._compose()

    def set_cultures(self, cultures: Iterable[Mapping[str, str]]) -> None:
        """Take the tests for infection as they stand in the form."""
        self.sheet = self.sheet.with_cultures(cultures)
        self.composed = self._compose()

    def flush(self) -> bool:
        """Write what the store lacks. What the store raises passes through, and it stays dirty."""
        if not self.dirty:
            return True
        entry = self.entry
        self._sitting.save_entry(self._course, entry, reason=self.reason.strip() or None)
        self._saved, self._written = entry, True
        return True

    @property
    def earlier(self) -> tuple[str, ...]:
        """What corrections of the entry replaced, a line each, newest first."""
        if not self.known:
            return ()
        found = earlier_values(self._sitting.store, self.entry.id, self._constants)
        return tuple(one.text for one in found)

    def held_back(self) -> HeldEntry | None:
        """What the store does not have of the entry; None where it has all."""
        if not self.dirty and not self.reason.strip():
            return None
        cultures = [dict(one) for one in self.sheet.cultures]
        return {"answers": dict(self.sheet.answers), "cultures": cultures, "reason": self.reason}

    def take_back(self, held: HeldEntry) -> None:
        """Take the form as it stood when it was held back."""
        self.reason = held["reason"]
        self.sheet = Sheet(held["answers"], tuple(held["cultures"]))
        self.composed = self._compose()

    def _compose(self) -> Composed:
        made = compose(self.sheet, self._base, self._constants, self._day())
        usual = usual_of_entry(made.entry, self._sitting.definitions)
        return replace(made, hints={**usual, **made.hints})

    def _day(self) -> date:
        return self._sitting.today


def _with_units(sheet: Sheet, course: Transplant) -> Sheet:
    """The units last used in this log, in view beside each value; a value must come with one."""
    found: dict[str, str] = {}
    for entry in course.entries:
        shown = sheet_of(entry)
        units = (key for key in FIELDS if key.endswith(".unit"))
        found |= {key: shown.get(key) for key in units if shown.get(key)}
    for key, unit in found.items():
        sheet = sheet.with_answer(key, unit)
    return sheet

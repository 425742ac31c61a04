"""Reads the fields of a log entry's form, and gathers what cannot be used."""

from datetime import date
from decimal import Decimal

from poems_desktop.app.entries import Hint, unread_words
from poems_desktop.app.transplant_sheet import Sheet, unread_name
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, Quantity
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.core.reading import (
    TypedNumber,
    UnreadableError,
    read_number,
    show_number,
)

_NOT_ASSESSED = FindingState.NOT_ASSESSED.value


class Reader:
    """Reads the fields of one sheet, and gathers what cannot be used."""

    def __init__(self, sheet: Sheet, constants: EngraftmentConstants, today: date) -> None:
        self.sheet = sheet
        self.constants = constants
        self.today = today
        self.unread: dict[str, str] = {}
        self.hints: dict[str, Hint] = {}

    def refuse(self, key: str, sentence: str) -> None:
        """A field that is not used, with what to do."""
        self.unread[unread_name(key)] = self.sheet.get(key)
        self.hints[key] = Hint("error", sentence)

    def caution(self, key: str, sentence: str) -> None:
        """Something to check; the first word at a field stands."""
        self.hints.setdefault(key, Hint("caution", sentence))

    def number(self, key: str, *, bound: bool = False) -> TypedNumber | None:
        """The number typed, where `bound` also one with < or >; None where there is none."""
        text = self.sheet.get(key)
        if not text.strip():
            return None
        try:
            found = read_number(text)
        except UnreadableError as error:
            self.refuse(key, unread_words(error))
            return None
        if found.comparator and not bound:
            self.refuse(key, tr("This is a measured number. Type it without < or >."))
            return None
        return found

    def within(self, key: str, low: Decimal, high: Decimal | None) -> Decimal | None:
        """A number that the record can hold only within bounds."""
        found = self.number(key)
        if found is None:
            return None
        if found.value < low or (high is not None and found.value > high):
            limit = (
                tr("{low} to {high}").format(low=low, high=high)
                if high is not None
                else tr("{low} or more").format(low=low)
            )
            self.refuse(
                key, tr("This is not possible. Type a number of {limit}.").format(limit=limit)
            )
            return None
        return found.value

    def flag(self, key: str) -> bool | None:
        """Yes, no, or not said."""
        return {"yes": True, "no": False}.get(self.sheet.get(key))

    def state(self, key: str) -> FindingState:
        """What was chosen; not assessed where nothing was."""
        return FindingState(self.sheet.get(key) or _NOT_ASSESSED)

    def keep(self, group: str, *, without: str, sentence: str) -> None:
        """Nothing of a group is used while its main answer is missing: keep the rest as typed."""
        rest = [
            key
            for key in self.sheet.answers
            if key.partition(".")[0] == group and key not in (f"{group}.unit", f"{group}.{without}")
        ]
        for key in rest:
            self.unread.setdefault(unread_name(key), self.sheet.get(key))
            self.caution(key, sentence)

    def set_aside_unasked(self) -> None:
        """Details that are no longer asked are kept and not used: from now on they are blank."""
        sheet = self.sheet
        for key, text in sheet.answers.items():
            if text and not sheet.asks(key):
                self.unread[unread_name(key)] = text
                self.sheet = self.sheet.with_answer(key, None)

    def usable(self, key: str, quantity: Quantity, value: Decimal, unit: str) -> None:
        """Say so where a value cannot be true; it is kept and not used."""
        if self.constants.usable(quantity, value, unit):
            return
        limits = [
            tr("{low} to {high} {unit}").format(
                low=show_number(one.low),
                high=show_number(one.high),
                unit=self.constants.unit_text(unit),
            )
            for one in self.constants.possible
            if (one.quantity, one.unit) == (quantity, unit)
        ]
        where = f", {limits[0]}" if limits else ""
        sentence = tr(
            "Outside the possible range{where}. Kept, not used. Check value and unit."
        ).format(where=where)
        self.hints[key] = Hint("error", sentence)

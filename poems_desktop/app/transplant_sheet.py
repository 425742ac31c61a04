"""The form of an entry of the transplant log: its fields as text, as typed or as recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from typing import cast

from poems_desktop.app.transplant_fields import FIELDS, LABS, Field
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import (
    LabValue,
    LogEntry,
    Oxygen,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import (
    TypedNumber,
    show_date,
    show_number,
    show_typed,
)

_UNITS = ("temperature", "weight", *LABS)
CULTURE_MEMBERS = ("kind", "collected", "result", "organism", "contaminant")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in the form, by field; blank fields are missing. Texts only, as typed."""

    answers: Mapping[str, str] = field(default_factory=dict)
    cultures: tuple[Mapping[str, str], ...] = ()

    def get(self, key: str) -> str:
        """The answer, empty where there is none."""
        return self.answers.get(key, "")

    def asks(self, key: str) -> bool:
        """Whether a field is asked: always, or only beside a certain answer of its group."""
        field = FIELDS[key]
        if field.asked_if is None:
            return True
        member, answer = field.asked_if
        return self.get(f"{field.group}.{member}") == answer

    def with_answer(self, key: str, value: str | None) -> "Sheet":
        """The same with one field changed; None and blank text clear it."""
        answers = {name: text for name, text in self.answers.items() if name != key}
        if value is not None and value.strip():
            answers[key] = value
        return Sheet(answers, self.cultures)

    def with_cultures(self, cultures: Iterable[Mapping[str, str]]) -> "Sheet":
        """The same with other tests for infection."""
        return Sheet(self.answers, tuple(cultures))


_MAIN_MEMBERS = {"value", "per_day", "flow"}


def unread_name(key: str) -> str:
    """Under which name `unread` keeps a field: the part itself for its main number."""
    group, _, member = key.partition(".")
    return group if member in _MAIN_MEMBERS else key


def sheet_of(entry: LogEntry) -> Sheet:
    """The form of an entry: what it holds, and what could not be read as it was typed."""
    answers: dict[str, str] = {}
    for one in FIELDS.values():
        text = entry.unread.get(unread_name(one.key)) or _shown(entry, one)
        if text:
            answers[one.key] = text
    return Sheet(answers, _culture_sheets(entry))


def _shown(entry: LogEntry, asked: Field) -> str:
    part = getattr(entry, asked.group)
    if asked.group == "oxygen":
        return _shown_oxygen(part, asked.member)
    value = part
    if asked.member != "value" or asked.group in _UNITS:
        value = None if part is None else getattr(part, asked.member)
    if isinstance(part, LabValue) and asked.member == "value":
        return show_typed(TypedNumber(part.value, part.comparator))
    return _text(value)


def _shown_oxygen(oxygen: Oxygen | None, member: str) -> str:
    if oxygen is None:
        return ""
    air = oxygen.liters_per_minute == 0
    if member == "how":
        return "air" if air else "oxygen"
    return "" if air else show_number(oxygen.liters_per_minute)


def _text(value: object) -> str:
    match value:
        case None | FindingState.NOT_ASSESSED:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return show_number(value)
        case time():
            return f"{value:%H:%M}"
        case FindingState():
            return value.value
        case _:
            return str(value)


def _culture_sheets(entry: LogEntry) -> tuple[Mapping[str, str], ...]:
    read = [
        {
            "kind": one.kind,
            "collected": "" if one.collected is None else show_date(PartialDate.of(one.collected)),
            "result": one.result,
            "organism": one.organism,
            "contaminant": "yes" if one.contaminant else "",
        }
        for one in entry.cultures
    ]
    open_rows: dict[str, dict[str, str]] = {}
    for name, text in entry.unread.items():
        parts = name.split(".")
        if parts[0] == "cultures" and parts[-1] in CULTURE_MEMBERS:
            open_rows.setdefault(parts[1], {})[parts[-1]] = text
    return (*cast("list[Mapping[str, str]]", read), *open_rows.values())

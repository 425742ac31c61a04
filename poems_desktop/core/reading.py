"""What a person typed as a number or a date, read strictly; and the one way each is shown.

What is shown always reads back to the same value.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poems_desktop.core.interval import Comparator
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate


class UnreadableError(ValueError):
    """Typed text that cannot be taken; `sentence` says what is wrong and what to do.

    `template` and `values` are what the sentence is made of, for whoever says it in another
    language.
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the sentence for the field."""
        self.template, self.values = template, values
        self.sentence = template.format(**values)
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as a laboratory reports it, with its comparator where there is one."""

    value: Decimal
    comparator: Comparator | None = None


_NUMBER = re.compile(r"(<=|>=|<|>)?([+-]?)(\d+)(?:([.,])(\d+))?\Z", re.ASCII)
_GROUPED = re.compile(r"([+-]?\d+),(\d{3})\Z", re.ASCII)
_MOST_DIGITS = 18
_SAME_MEANING = str.maketrans({"≤": "<=", "≥": ">=", "−": "-", "\u00a0": " "})


def read_number(text: str) -> TypedNumber:
    """Read `318`, `4,5`, `4.5`, `<31` or `>= 2000`.

    Raises:
        UnreadableError: for groupings, a comma before exactly three digits, and anything else.
    """
    plain = text.translate(_SAME_MEANING).strip()
    comparator = re.match(r"[<>]=?", plain)
    body = plain[comparator.end() :].strip() if comparator else plain
    grouped = _GROUPED.match(body)
    if grouped:
        whole, after = grouped.groups()
        message = marked("{typed} can mean {number} or {decimal}. Type {number} or {decimal}.")
        number, decimal = int(whole + after), f"{whole}.{after}"
        raise UnreadableError(message, typed=body, number=number, decimal=decimal)
    match = _NUMBER.match((comparator.group() if comparator else "") + body)
    if match is None:
        raise UnreadableError(_why_not_a_number(body))
    sign, whole, after = match[2], match[3], match[5] or ""
    if len(whole) + len(after) > _MOST_DIGITS:
        message = marked("This number has more than {most} digits. Type it as on the report.")
        raise UnreadableError(message, most=_MOST_DIGITS)
    value = Decimal(f"{sign}{whole}.{after}" if after else f"{sign}{whole}")
    return TypedNumber(value, match[1])  # type: ignore[arg-type]


def _why_not_a_number(body: str) -> str:
    if not body:
        return marked("The number is missing. Type it as on the report, for example 318 or <31.")
    marks = [c for c in body if c in ".,' "]
    if len(marks) > 1 or any(c in "' " for c in marks):
        return marked("Type the number without a thousands mark, for example 1234.5 or 1234,5.")
    return marked(
        "This is not a number. Type digits with one decimal mark, for example 318, 4.5 or <31."
    )


def show_number(value: Decimal) -> str:
    """Plain digits with a decimal point, no grouping, no exponent; as fields show it."""
    return format(value, "f")


def show_typed(number: TypedNumber) -> str:
    """A number with its comparator, as fields show it."""
    return f"{number.comparator or ''}{show_number(number.value)}"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAMED = re.compile(r"(\d{1,2})[ .-]*([a-z]{3,9})[ .,-]*(\d{4}|\d{2})\Z", re.ASCII)
_MONTH_NAMED = re.compile(r"([a-z]{3,9})[ .-]*(\d{4})\Z", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\Z", re.ASCII)
_ISO_SHAPE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)


def read_date(text: str, today: date) -> PartialDate:
    """Read `12aug25`, `12-Aug-2025`, `2025-08-12`, `Aug 2025`, `2025` or `t` for today.

    Raises:
        UnreadableError: for days that do not exist and for orders that cannot be told apart.
    """
    plain = text.strip().lower()
    if plain in {"t", "today"}:
        return PartialDate.of(today)
    if _ISO_SHAPE.match(plain):
        parts = [int(part) for part in plain.split("-")]
        return _calendar_date(parts[0], *parts[1:])
    if named := _DAY_NAMED.match(plain):
        day, month, year = named.groups()
        return _calendar_date(_full_year(year, today), _month(month), int(day))
    if named := _MONTH_NAMED.match(plain):
        return _calendar_date(int(named[2]), _month(named[1]))
    if numeric := _NUMERIC.match(plain):
        return _numeric_date(int(numeric[1]), int(numeric[2]), _full_year(numeric[3], today))
    message = marked("This is not a date. Type it like 12-Aug-2025, Aug-2025 or 2025.")
    raise UnreadableError(message)


def _numeric_date(first: int, second: int, year: int) -> PartialDate:
    last_month = len(_MONTHS)
    if first <= last_month and second <= last_month and first != second:
        one = show_date(_calendar_date(year, second, first))
        other = show_date(_calendar_date(year, first, second))
        message = marked("This date can mean {one} or {other}. Type the month as a word.")
        raise UnreadableError(message, one=one, other=other)
    if first > last_month:
        return _calendar_date(year, second, first)
    return _calendar_date(year, first, second)


def _month(word: str) -> int:
    names = [name for name in _FULL_MONTHS if name.startswith(word)]
    if word in _FULL_MONTHS or len(names) == 1:
        return _FULL_MONTHS.index(names[0]) + 1
    message = marked("This month is not known. Type it like 12-Aug-2025, Aug-2025 or 2025.")
    raise UnreadableError(message)


_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _full_year(text: str, today: date) -> int:
    if len(text) > 2:  # noqa: PLR2004 - a year written with two digits
        return int(text)
    century = today.year - today.year % 100
    year = century + int(text)
    return year if year <= today.year + 1 else year - 100


def _calendar_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        message = marked(
            "The calendar has no such day. Check day and month. "
            "Type it like 12-Aug-2025, Aug-2025 or 2025."
        )
        raise UnreadableError(message) from None


def show_date(value: PartialDate) -> str:
    """`03-May-1971`, `May-1971` or `1971`: English month names whatever the locale.

    Inside `dates_told_as` the words of its teller.
    """
    teller = _TELLER.get()
    if teller is not None:
        return teller(value)
    parts = [f"{value.year:04d}"]
    if value.month is not None:
        parts.insert(0, _MONTHS[value.month - 1].capitalize())
    if value.day is not None:
        parts.insert(0, f"{value.day:02d}")
    return "-".join(parts)


_TELLER: ContextVar[Callable[[PartialDate], str] | None] = ContextVar("teller", default=None)


@contextmanager
def dates_told_as(teller: Callable[[PartialDate], str]) -> Iterator[None]:
    """Every date shown inside the block, by this thread, is told in the teller's words.

    For copies in which no calendar date may stand. What was worded before the block keeps its
    words: weigh the record anew inside it.
    """
    before = _TELLER.set(teller)
    try:
        yield
    finally:
        _TELLER.reset(before)

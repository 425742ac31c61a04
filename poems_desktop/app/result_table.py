"""A table of results as pasted or read from a file: rows of text, and what each column means."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from poems_desktop.app.words import tr

Meaning = Literal[
    "date", "value", "unit", "specimen", "laboratory", "test", "lower", "upper", "note"
]
_SIGNS = ("\t", ";", ",", "|")
_MOST_ROWS = 5000
_WORDS: Mapping[Meaning, tuple[str, ...]] = {
    "date": ("date", "collected", "collection", "drawn", "sample date", "day"),
    "value": ("value", "result", "level", "concentration"),
    "unit": ("unit", "units"),
    "specimen": ("specimen", "material", "sample", "sample type", "matrix", "tube"),
    "laboratory": ("lab", "laboratory", "institution", "performed by"),
    "test": ("test", "analyte", "parameter", "name", "investigation"),
    "lower": ("lower", "low", "ref low", "lower limit", "ref lower"),
    "upper": ("upper", "high", "ref high", "upper limit", "ref upper"),
    "note": ("note", "comment", "remark"),
}


class TableError(ValueError):
    """The text is not a table that can be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length. `header` is empty where the first row is a result."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    """The number of each row, counted as in the file, empty rows too."""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in (self.header, *self.rows)), default=0)


def decoded(content: bytes) -> str:
    """The text of a file.

    Raises:
        TableError: where it is no text in UTF-8 or UTF-16.
    """
    for encoding in (
        ("utf-8-sig", "utf-16") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = tr("The file is not text in UTF-8. Save it from the spreadsheet as CSV UTF-8.")
    raise TableError(message)


def read_table(text: str) -> Table:
    """The rows of a pasted or saved table.

    Raises:
        TableError: where it holds no rows, too many, or quotes that do not close.
    """
    sign = _sign(text)
    try:
        cells = list(csv.reader(StringIO(text), delimiter=sign, strict=True))
    except csv.Error:
        message = tr("A quotation mark is opened and never closed. Mend that row and try again.")
        raise TableError(message) from None
    numbered = [
        (number, tuple(cell.strip() for cell in row))
        for number, row in enumerate(cells, 1)
        if any(cell.strip() for cell in row)
    ]
    if not numbered:
        message = tr("There are no rows. Copy the table with its headings and paste it here.")
        raise TableError(message)
    if len(numbered) > _MOST_ROWS:
        message = tr("There are more than {count} rows. Import them in parts.").format(
            count=_MOST_ROWS
        )
        raise TableError(message)
    width = max(len(row) for _, row in numbered)
    rows = [(number, row + ("",) * (width - len(row))) for number, row in numbered]
    has_header = len(_meanings(rows[0][1])) > 1
    results = rows[1:] if has_header else rows
    return Table(
        header=rows[0][1] if has_header else (),
        rows=tuple(row for _, row in results),
        numbers=tuple(number for number, _ in results),
    )


def guessed(table: Table) -> dict[Meaning, int]:
    """What each column seems to mean by its heading: a proposal, shown before anything is read."""
    return _meanings(table.header)


def _sign(text: str) -> str:
    """The sign that most rows have most of; a tab before all others."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    counts = {sign: sum(line.count(sign) for line in lines) for sign in _SIGNS}
    if counts["\t"] >= len(lines) > 0:
        return "\t"
    return max(_SIGNS, key=lambda sign: (counts[sign], -_SIGNS.index(sign)))


def _meanings(header: Sequence[str]) -> dict[Meaning, int]:
    found: dict[Meaning, int] = {}
    for column, heading in enumerate(header):
        plain = " ".join(heading.casefold().replace("_", " ").replace(".", " ").split())
        for meaning, words in _WORDS.items():
            if meaning not in found and plain in words:
                found[meaning] = column
    return found

"""Rows of a table as CSV that a spreadsheet opens without running anything in it."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """UTF-8 with a mark in front, so that a spreadsheet reads its letters rightly.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    text = StringIO()
    writer = csv.writer(text)
    for row in (headings, *rows):
        writer.writerow([_harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS) else cell

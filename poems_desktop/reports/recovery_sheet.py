"""The recovery sheet as a PDF page: the one place where the groups that open a store are written.

The page holds no patient data. Its bytes go to a printer or a file the user names; the program
keeps none of it.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from poems_desktop import __version__
from poems_desktop.reports.identity import zoned

if TYPE_CHECKING:
    from poems_desktop.reports.blocks import Block, Section
    from poems_desktop.reports.text import Style

TITLE = "Recovery sheet of an encrypted record store"
_COLUMNS = 2

_WHAT = (
    "Whoever holds this sheet and the folder of the store can read every record in it, without a "
    "passphrase. If all passphrases and this sheet are lost, nobody can read the records again, "
    "not even the makers of the program."
)
_KEEP = (
    "Keep it where you keep what must not be lost or read: a safe, a sealed envelope with the "
    "practice's papers. Not beside the computer, not photographed, not typed into anything else."
)
_USE = (
    "To use it, choose the recovery sheet where the passphrase is asked for, and type the groups "
    "in their order. Capitals and spaces do not matter. Then set a new passphrase."
)
_SIGNS = (
    "The sheet uses no 0, no 1 and no letters I, L or O. The last sign of each group checks the "
    "group: a mistyped one is named."
)
_HOW_LONG = (
    "It opens the store until another sheet is made, also after passphrases were changed. Old "
    "backups open with the sheet of their day: destroy an old sheet only together with them."
)
_LOST = "If it is lost or was seen: make a new sheet, then renew the key of the store."
_STEPS = (_KEEP, _USE, _SIGNS, _HOW_LONG, _LOST)


def render_recovery_sheet(  # noqa: PLR0913 - everything the page must say
    groups: Sequence[str],
    *,
    sheet: str,
    store_name: str,
    printed_at: datetime,
    printed_by: str = "",
    paper: Literal["a4", "letter"] = "a4",
) -> bytes:
    """The page as PDF; the same bytes for the same input.

    `groups` are what the store gave once, in their order; `sheet` is the number that tells this
    sheet from later ones; `printed_at` is the clinic's time.

    Raises:
        ValueError: if there are no groups.

    """
    from poems_desktop.reports.canvas import new_canvas
    from poems_desktop.reports.page import Geometry, Standing, arrange, draw_pages
    from poems_desktop.reports.text import forget

    if not groups:
        msg = "a recovery sheet needs its groups"
        raise ValueError(msg)
    geometry = Geometry(paper)
    target = BytesIO()
    canvas = new_canvas(
        target,
        geometry.size,
        title=f"Recovery sheet {sheet}",
        author=printed_by,
        printed_at=printed_at,
    )
    by = f" by {printed_by}" if printed_by else ""
    standing = Standing(
        identity=f"Store {store_name}",
        title=TITLE,
        marks=(f"Sheet {sheet}",),
        origin=(
            f"Sheet {sheet} · printed {zoned(printed_at)}{by}",
            f"POEMS Desktop {__version__} · holds no patient data · do not copy or scan",
        ),
    )
    try:
        sections = _sections(groups, (sheet, store_name), zoned(printed_at), geometry.width)
        draw_pages(canvas, arrange(sections, geometry), geometry, standing)
        canvas.save()
    finally:
        forget()  # The groups must not stay in the caches of laid-out text.
    return target.getvalue()


def _sections(
    groups: Sequence[str], named: tuple[str, str], printed: str, width: float
) -> "list[Section]":
    from poems_desktop.reports.blocks import Heading, Section, paragraph

    body = _body()
    return [
        Section(_opening(named, printed, width), above=0.0),
        Section(tuple(paragraph(_WHAT, width, body.bold())), above=4.0),
        Section(_group_rows(groups, width), heading=Heading(width, "The groups"), above=18.0),
        Section(_steps(width), heading=Heading(width, "What to do with it"), above=18.0),
    ]


def _body() -> "Style":
    from poems_desktop.reports.text import Style

    return Style(10.5, 14.5)


def _opening(named: tuple[str, str], printed: str, width: float) -> "tuple[Block, ...]":
    """The title, and which sheet of which store this is."""
    from poems_desktop.reports.blocks import Cell, Row, Space
    from poems_desktop.reports.text import Style, Text

    sheet, store_name = named
    body = _body()
    title = Text(TITLE, width, Style(17.0, 23.0, weight="semibold"))
    about = (("Store", store_name), ("Number of this sheet", sheet), ("Printed", printed))
    facts = (
        Row(
            width,
            (Cell(0, Text(word, 130, body)), Cell(136, Text(value, width - 136, body.bold()))),
        )
        for word, value in about
    )
    return (Row(width, (Cell(0, title),), rule=0.0), Space(6), *facts, Space(10))


def _steps(width: float) -> "tuple[Block, ...]":
    from poems_desktop.reports.blocks import Cell, Row
    from poems_desktop.reports.text import Text

    body = _body()
    return tuple(
        Row(
            width,
            (Cell(0, Text(f"{number}.", 16, body)), Cell(18, Text(step, width - 18, body))),
            rule=0.0,
            pad=2.5,
        )
        for number, step in enumerate(_STEPS, 1)
    )


def _group_rows(groups: Sequence[str], width: float) -> "tuple[Block, ...]":
    from poems_desktop.reports.blocks import Cell, Row
    from poems_desktop.reports.text import Style, Text

    large, small = Style(26.0, 34.0, weight="semibold"), Style(11.0, 34.0, gray=0.2)
    column = width / _COLUMNS
    rows = []
    for first in range(0, len(groups), _COLUMNS):
        cells = []
        for place, group in enumerate(groups[first : first + _COLUMNS]):
            left = place * column
            cells.append(Cell(left, Text(f"{first + place + 1}", 24, small)))
            # Spaced out: signs that are read one by one are copied with fewer mistakes.
            cells.append(Cell(left + 28, Text(_spaced(group), column - 28, large)))
        rows.append(Row(width, tuple(cells), pad=5.0))
    return tuple(rows)


def _spaced(group: str) -> str:
    return " ".join(group)

"""A reportlab canvas that writes the same bytes for the same input and time of printing."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from poems_desktop import __version__
from poems_desktop.reports import fonts


class _PrintedAt:
    """The time of printing, where reportlab would read a clock."""

    def __init__(self, moment: datetime) -> None:
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        offset = known.utcoffset() or timedelta()
        minutes = int(offset.total_seconds()) // 60
        self.t = known.timestamp()
        self.lt = known.timetuple()
        self.YMDhms = tuple(known.timetuple())[:6]
        self.dhh = int(minutes / 60)
        self.dmm = abs(minutes) % 60


def new_canvas(
    target: BytesIO,
    size: tuple[float, float],
    *,
    title: str,
    author: str,
    printed_at: datetime | None,
) -> Canvas:
    """A canvas of `size` points with embedded fonts only, its title, author and language set.

    Without `printed_at` the file bears one fixed date, the same for every such document.
    """
    fonts.register()
    canvas = Canvas(
        target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.plain_font("regular"),
        initialFontSize=8,
        lang="en-US",
    )
    canvas.setTitle(title)
    canvas.setAuthor(author or "POEMS Desktop")
    canvas.setSubject("POEMS syndrome")
    canvas.setCreator(f"POEMS Desktop {__version__}")
    if printed_at is not None:
        canvas._doc._timeStamp = _PrintedAt(printed_at)  # noqa: SLF001 - no public way
    return canvas

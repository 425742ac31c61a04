"""What the parts of the note are set with: sizes, boxes to tick, state marks, text that is cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportlab.pdfgen.canvas import Canvas

from poems_desktop.clinical.engraftment.constants import CitedText
from poems_desktop.core.truth import Truth
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Span, Style, Text

READ = Style(9.0, 11.0)
"""The size of the source's sentence and of every figure beside it."""
SMALL = Style(7.8, 9.2)
FINE = Style(7.0, 8.5)
REFERENCE = Style(6.4, 7.5, gray=0.1)
_CUT = "… see Notes"


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines the parts of the first page may take before the rest goes to the notes."""

    days: int
    reading: int
    beside: int
    recorded: int
    weighed: int
    definition: int
    whole: bool = True
    """Whether what no bedside decision needs stands on the first page."""


ROOMS = (
    Room(days=3, reading=2, beside=2, recorded=2, weighed=3, definition=3),
    Room(days=2, reading=2, beside=1, recorded=2, weighed=2, definition=2),
    Room(days=2, reading=1, beside=1, recorded=1, weighed=2, definition=2),
    Room(days=2, reading=1, beside=1, recorded=1, weighed=2, definition=1, whole=False),
    Room(days=1, reading=1, beside=0, recorded=1, weighed=2, definition=1, whole=False),
)
"""From roomy to tight; a page takes the first that fits."""


@dataclass(slots=True)
class Overleaf:
    """Gathers texts that were too long for their place on the first page."""

    room: Room = ROOMS[0]
    notes: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[tuple[str, CitedText]] = field(default_factory=list)
    """Cited texts that wait for the notes."""

    def keep(self, text: str, label: str) -> None:
        """Put a text among the notes."""
        self.notes.append((label, text))

    def spare(self, text: CitedText, label: str) -> bool:
        """Whether a text that may wait has room; else it is kept for the notes."""
        if not self.room.whole:
            self.waiting.append((label, text))
        return self.room.whole

    def fit(self, text: str, width: float, style: Style, most: int, label: str) -> Text:
        """The text in at most `most` lines; what was cut stands in full under the notes."""
        whole = Text(text, width, style)
        if len(whole.lines) <= most:
            return whole
        self.keep(text, label)
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if len(Text(text[:middle].rstrip() + _CUT, width, style).lines) <= most:
                low = middle
            else:
                high = middle - 1
        return Text(text[:low].rstrip() + _CUT, width, style)


def cited(text: str, cites: Sequence[str], sources: Sources, style: Style) -> list[Span]:
    """A statement with its source marks behind it."""
    mark = replace(style, size=style.size * 0.8, weight="regular")
    return [(text, style), (f" [{sources.marks(cites)}] ", mark)]


def tick_box(canvas: Canvas, x: float, y: float, size: float = 8.5) -> None:
    """An empty box to tick, its lower left corner at `x`, `y`."""
    canvas.setStrokeGray(0)
    canvas.setLineWidth(1.0)
    canvas.rect(x, y, size, size, stroke=1, fill=0)


def blank_line(canvas: Canvas, x: float, y: float, width: float) -> None:
    """A line to write on."""
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.7)
    canvas.line(x, y, x + width, y)


def state_mark(canvas: Canvas, truth: Truth, x: float, y: float, size: float) -> None:
    """Disc with plus: present; square with minus: absent; dashed diamond: not known."""
    half = size / 2
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setLineWidth(size * 0.12)
    canvas.translate(x, y)
    match truth:
        case Truth.TRUE:
            canvas.circle(0, 0, half, stroke=0, fill=1)
            canvas.setStrokeGray(1)
            canvas.setLineWidth(size * 0.16)
            canvas.line(-half * 0.55, 0, half * 0.55, 0)
            canvas.line(0, -half * 0.55, 0, half * 0.55)
        case Truth.FALSE:
            side = half * 0.86
            canvas.rect(-side, -side, 2 * side, 2 * side, stroke=1, fill=0)
            canvas.line(-half * 0.45, 0, half * 0.45, 0)
        case Truth.UNKNOWN:
            _diamond(canvas, half)
    canvas.restoreState()


def _diamond(canvas: Canvas, half: float) -> None:
    path = canvas.beginPath()
    path.moveTo(0, half)
    path.lineTo(half, 0)
    path.lineTo(0, -half)
    path.lineTo(-half, 0)
    path.close()
    canvas.setDash([half * 0.42, half * 0.3])
    canvas.setLineWidth(half * 0.24)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.circle(0, 0, half * 0.16, stroke=0, fill=1)

"""What is due, the overdue first; what has no date to count from is said."""

from collections.abc import Sequence

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.visits import Due
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.reports.blocks import Beside, Block, Heading, Section, paragraph
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Span, Style

_WORDS = {
    State.OVERDUE: "Overdue",
    State.DUE: "Due",
    State.PERHAPS: "Perhaps due",
    State.EARLY: "Not yet due",
    State.NO_DATE: "No date to count from",
    State.DONE: "Done",
}
_GAP = 12.0
_TALLEST = 200.0
_LINE = Style(7.6, 9.4)
_MARK = Style(6.6, 9.4, gray=0.15)
_REMARK = "counted from recorded dates only"
_NOTHING = "Nothing of the follow-up plan applies to what is recorded."


def followup_section(assessment: Assessment, width: float, sources: Sources) -> Section:
    """The follow-up plan by state, in two columns; it stays on the first page."""
    plan = in_order(assessment.advice.followup)
    heading = Heading(width, "Follow-up due", _REMARK)
    if not plan:
        return Section(tuple(paragraph(_NOTHING, width)), heading, above=6.0)
    wide = (width - _GAP) / 2
    splits = [
        Beside(
            (
                (0.0, tuple(_column(plan[:n], wide, sources))),
                (wide + _GAP, tuple(_column(plan[n:], wide, sources))),
            )
        )
        for n in range((len(plan) + 1) // 2, len(plan) + 1)
    ]
    best = min(splits, key=_height)
    if best.height > _TALLEST:
        return Section(tuple(_column(plan, width, sources)), heading, above=6.0)
    return Section((best,), heading, above=6.0)


def in_order(plan: Sequence[Due]) -> list[Due]:
    """What is overdue first, what is done last."""
    return [one for state in _WORDS for one in plan if one.standing.state is state]


def words(due: Due) -> str:
    """`VEGF, same laboratory and specimen, since 14-Nov-2025`: what, and in which window."""
    window = due.standing.window
    if window is None:
        return due.line.title
    if due.standing.state is State.OVERDUE:
        return f"{due.line.title}, since {show_date(PartialDate.of(window.surely_closed))}"
    return f"{due.line.title}, {window.show()}"


def state_word(due: Due) -> str:
    """`Overdue`, `No date to count from`."""
    return _WORDS[due.standing.state]


def _column(plan: Sequence[Due], width: float, sources: Sources) -> list[Block]:
    found: list[Block] = []
    for state, word in _WORDS.items():
        some = [one for one in plan if one.standing.state is state]
        if some:
            found += paragraph(_group(word, some, sources), width, _LINE)
    return found


def _group(word: str, some: Sequence[Due], sources: Sources) -> list[Span]:
    spans: list[Span] = [(f"{word}: ", _LINE.bold())]
    for place, due in enumerate(some):
        end = "." if place == len(some) - 1 else "; "
        spans.append((f"{words(due)} ", _LINE))
        spans.append((f"({sources.marks(due.line.cites[:1])})", _MARK))
        spans.append((end, _LINE))
    return spans


def _height(block: Block) -> float:
    return block.height

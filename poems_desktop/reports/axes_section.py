"""Response axis by axis, and risk factors found in cohorts, each with its sources."""

from collections.abc import Sequence

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.interpretation import Confidence, Interpretation
from poems_desktop.core.truth import Truth
from poems_desktop.reports.axes import NOTHING_TREATED, response_lines, risk_lines
from poems_desktop.reports.blocks import Beside, Block, Heading, Section, paragraph
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Span, Style

_CONFIDENCE: dict[Confidence, str] = {
    "sourced": "",
    "computed": ", computed",
    "own": ", project",
    "unconfirmed": ", unconfirmed",
}
_MOST_MARKS = 2
_GAP, _SHARE, _TALLEST = 14.0, 0.52, 260.0
_LINE = Style(7.6, 9.4)
_MARK = Style(6.6, 9.4, gray=0.15)
OPEN = "Not known or not evaluable"


def axes_section(assessment: Assessment, width: float, sources: Sources) -> Section:
    """Response beside risk factors; one below the other where they are long."""
    left = (width - _GAP) * _SHARE
    right = width - _GAP - left
    stacks = (
        (0.0, (Heading(left, "Response", "each axis for itself", below=1.0),
               *_response(assessment, left, sources))),
        (left + _GAP, (Heading(right, "Risk factors", "of cohorts", below=1.0),
                       *_risks(assessment, right, sources))),
    )  # fmt: skip
    both = Beside(stacks)
    if both.height <= _TALLEST:
        return Section((both,), moves=2, above=6.0)
    rows = [
        *_response(assessment, width, sources),
        *_risks(assessment, width, sources),
    ]
    return Section(tuple(rows), Heading(width, "Response and risk factors"), moves=2)


def split(
    lines: Sequence[Interpretation],
) -> tuple[tuple[Interpretation, ...], tuple[Interpretation, ...]]:
    """The axes that say something, and those that cannot be judged yet."""
    return (
        tuple(one for one in lines if not _open(one)),
        tuple(one for one in lines if _open(one)),
    )


def _open(one: Interpretation) -> bool:
    return one.truth is Truth.UNKNOWN or one.value.startswith("Not evaluable")


def titles(some: Sequence[Interpretation]) -> str:
    """`VEGF response (serum, North; plasma, North)`: what the lines of a group are of."""
    heads: dict[str, list[str]] = {}
    for one in some:
        head, _, inside = one.title.partition(" (")
        heads.setdefault(head, []).append(inside.removesuffix(")"))
    return "; ".join(
        f"{head} ({'; '.join(inside)})" if any(inside) else head for head, inside in heads.items()
    )


def _response(assessment: Assessment, width: float, sources: Sources) -> list[Block]:
    lines = response_lines(assessment)
    if not lines:
        return paragraph(NOTHING_TREATED, width, _LINE)
    judged, still_open = split(lines)
    found: list[Block] = []
    for one in judged:
        found += paragraph(_spans(f"{one.title}: ", one.value, (one,), sources), width, _LINE)
    if still_open:
        spans = _spans(f"{OPEN}: ", titles(still_open), still_open, sources)
        found += paragraph(spans, width, _LINE)
    return found


def short_risk(one: Interpretation) -> str:
    """`Wang 2017, overall survival`: the cohort and its end point."""
    return one.title.replace(": factors for ", ", ")


def _risks(assessment: Assessment, width: float, sources: Sources) -> list[Block]:
    found: list[Block] = []
    for one in risk_lines(assessment):
        marks = sources.marks(one.cites[:_MOST_MARKS])
        spans = [
            (f"{short_risk(one)}: ", _LINE.bold()),
            (f"{one.value.rstrip('.').partition(':')[0]} ", _LINE),
            (f"({marks})", _MARK),
        ]
        found += paragraph(spans, width, _LINE)
    return found


def _spans(head: str, said: str, lines: Sequence[Interpretation], sources: Sources) -> list[Span]:
    cites = dict.fromkeys(cite for one in lines for cite in one.cites[:_MOST_MARKS])
    doubt = dict.fromkeys(_CONFIDENCE[one.confidence] for one in lines)
    marks = f"{sources.marks(list(cites))}{''.join(doubt)}"
    return [(head, _LINE.bold()), (f"{said.rstrip('.')}. ", _LINE), (f"({marks})", _MARK)]

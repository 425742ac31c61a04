"""A handout from its data: lead, parts, what is written by hand, and where it comes from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.handouts import Handout, Paragraph, Part, PersonalFact, Place
from poems_desktop.clinical.patient_facts import OwnResult, facts_about, own_vegf
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.reports.blocks import Beside, Block, Section, Space
from poems_desktop.reports.handouts.set import (
    Sizes,
    boxed,
    bullet,
    grid,
    inset,
    lines,
    sizes,
    stack,
    to_write,
)
from poems_desktop.reports.options import Options
from poems_desktop.reports.sources import Sources
from poems_desktop.reports.text import Span, line_width

_BREAKS = re.compile(r"(?<=[/-])")
_GUESS = "Not proven: "
_OWN = "your record"
_MOST_RESULTS, _LEAST_ROWS = 3, 5
_GUTTER = 22.0
_SHORT, _KEPT = 230.0, 3
"""A part up to this height is never torn apart; of a higher one, so many blocks stay together."""
_EXPLAINS = "This page explains. It does not replace the advice of your own doctors."
_SHARES = (0.22, 0.25, 0.23, 0.30)
_NAMES = ("Blood drawn", "VEGF", "Serum or plasma", "Lab")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A handout for one patient in one print."""

    handout: Handout
    assessment: Assessment
    width: float
    options: Options
    size: Sizes
    sources: Sources
    facts: Mapping[PersonalFact, str]
    results: tuple[OwnResult, ...] = ()
    own: list[str] = field(default_factory=list)
    """Statements from the record printed so far: they call for a line among the sources."""


def sheet(
    handout: Handout,
    assessment: Assessment,
    width: float,
    options: Options,
    day_zero: date | None = None,
) -> Sheet:
    """Ready to be set; an anonymous or blank print says nothing of the patient."""
    nobody = options.anonymous or options.blank
    return Sheet(
        handout=handout,
        assessment=assessment,
        width=width,
        options=options,
        size=sizes(large=options.large_print),
        sources=Sources(assessment.definitions),
        facts={} if nobody else facts_about(assessment, day_zero),
        results=() if nobody else own_vegf(assessment, _MOST_RESULTS),
    )


def tells_facts(one: Sheet) -> bool:
    """Whether a line of the handout, or of its card, is filled from the patient's record."""
    card = () if one.handout.card is None else one.handout.card.paragraph
    said = (*one.handout.lead, *(p for part in one.handout.part for p in part.paragraph), *card)
    return any(line.needs and line.filled(one.facts) is not None for line in said)


def body(one: Sheet, card: Section | None = None) -> list[Section]:
    """Everything below the identity box; a card last where it takes most of a page."""
    lead = lines(one.handout.title, one.width, one.size.title)
    lead += [block for part in one.handout.lead for block in statement(one, part, one.width)]
    found = [Section((stack(lead),), above=6.0)]
    for group in _groups(one):
        found += _sections(one, group)
    if card is None:
        return [*found, _closing(one)]
    return [*found, card, _closing(one)] if one.size.columns else [*found, _closing(one), card]


def _groups(one: Sheet) -> list[list[Part]]:
    """Parts that stand side by side, together."""
    found: list[list[Part]] = []
    for part in one.handout.part:
        if part.beside and one.size.columns and found:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _sections(one: Sheet, group: Sequence[Part]) -> list[Section]:
    if len(group) > 1:
        wide = (one.width - _GUTTER * (len(group) - 1)) / len(group)
        stacks = tuple(
            (place * (wide + _GUTTER), tuple(_part(one, part, wide)))
            for place, part in enumerate(group)
        )
        return [Section((Beside(stacks),), above=one.size.gap)]
    part = group[0]
    if part.box:
        wide = one.width - 2 * inset()
        return [Section((boxed(_part(one, part, wide), one.width),), above=one.size.gap)]
    blocks = _part(one, part, one.width)
    kept = len(blocks) if stack(blocks).height <= _SHORT else _KEPT
    return [Section((stack(blocks[:kept]), *blocks[kept:]), above=one.size.gap)]


def _part(one: Sheet, part: Part, width: float) -> list[Block]:
    style = one.size.key if part.box else one.size.head
    heading: list[Span] = [(part.heading, style)]
    if part.slot == "results" and one.results:
        one.own.append(part.heading)
        heading.append((f" [{_OWN}]", one.size.mark))
    found = lines(heading, width, style) if part.heading else []
    if part.box:
        found.append(Space(2))
    listed: tuple[str, ...] = ()
    for paragraph in part.paragraph:
        found += statement(one, paragraph, width, said=listed)
        if not paragraph.bullet:
            listed = paragraph.cites if paragraph.text.endswith(":") else ()
    return [*found, *_slot(one, part, width)]


def statement(
    one: Sheet, paragraph: Paragraph, width: float, *, said: Sequence[str] = ()
) -> list[Block]:
    """A paragraph with its marks; nothing where the record lacks what it needs.

    A point that cites what the line above its list cites (`said`) does not repeat the mark.
    """
    spans = marked(one, paragraph, one.size)
    if paragraph.bullet and said and tuple(said) == paragraph.cites:
        spans = spans[:-1]
    if not spans:
        return []
    if paragraph.bullet:
        return [bullet(spans, width, one.size)]
    return [*lines(spans, width, one.size.body), Space(one.size.gap * 0.3)]


def marked(one: Sheet, paragraph: Paragraph, size: Sizes) -> list[Span]:
    """The words of a paragraph with the marks of their sources; none where it is left out."""
    text = paragraph.filled(one.facts)
    if text is None:
        return []
    marks = [one.sources.marks(paragraph.cites)] if paragraph.cites else []
    if paragraph.needs:
        marks.insert(0, _OWN)
        one.own.append(text)
    guess: list[Span] = [(_GUESS, size.body.bold())] if paragraph.guess else []
    joined = ", ".join(marks).replace(" ", "\N{NO-BREAK SPACE}")
    return [*guess, (f"{text}\N{NO-BREAK SPACE}", size.body), (f"[{joined}]", size.mark)]


def _slot(one: Sheet, part: Part, width: float) -> list[Block]:
    size = one.size
    match part.slot:
        case "results":
            return [Space(3), *_results(one, width)]
        case "write":
            return [block for label in part.write for block in to_write(label, width, size)]
        case "contact":
            return contact(one, width)
        case "article":
            cites = one.sources.marks(one.handout.article_cites)
            spans: list[Span] = [
                (f"{one.handout.article}\N{NO-BREAK SPACE}", size.body.bold()),
                (f"[{cites.replace(' ', chr(0xA0))}]", size.mark),
            ]
            inner = lines(spans, width - 2 * inset(), size.body)
            return [boxed(inner, width, 0.9)]
        case "resources":
            return [block for place in one.handout.place for block in _place(one, place, width)]
        case None:
            return []


def contact(one: Sheet, width: float) -> list[Block]:
    """Whom to call, as the site enters it, else lines to write on."""
    site = one.options.site
    call = site.call.strip() if site is not None else ""
    found = to_write("Call your team", width, one.size, call)
    if one.handout.card is not None:
        temperature = site.temperature.strip() if site is not None else ""
        found += to_write("Call if your temperature reaches", width, one.size, temperature)
    return found


def _results(one: Sheet, width: float) -> list[Block]:
    rows = [(r.day, r.value, r.specimen, r.laboratory) for r in one.results]
    rows += [("", "", "", "")] * max(_LEAST_ROWS - len(rows), 2)
    size = one.size
    head = size.body.bold()
    table = grid(_NAMES, rows, _SHARES, width, size.line - 2, head, size.body)
    kept = stack(table[: 1 + max(len(one.results), 1)])
    return [kept, *table[1 + max(len(one.results), 1) :]]


def _place(one: Sheet, place: Place, width: float) -> list[Block]:
    """One place, never torn apart."""
    size = one.size
    marks = one.sources.marks(place.cites).replace(" ", "\N{NO-BREAK SPACE}")
    what: list[Span] = [
        (f"{place.name}. ", size.body.bold()),
        (f"{place.what}\N{NO-BREAK SPACE}", size.body),
        (
            f"[{marks};\N{NO-BREAK SPACE}named\N{NO-BREAK SPACE}{show_date(place.named)}]",
            size.mark,
        ),
    ]
    blocks = lines(what, width, size.body)
    for address in place.address:
        for piece in _fitting(address, width, size):
            blocks += lines(piece, width, size.body)
    return [stack([*blocks, Space(size.gap * 0.45)])]


def _fitting(address: str, width: float, size: Sizes) -> list[str]:
    """An address on one line; a longer one broken behind a stroke or hyphen."""
    found = [""]
    for piece in _BREAKS.split(address):
        if found[-1] and line_width(found[-1] + piece, size.body) > width:
            found.append("")
        found[-1] += piece
    return found


def _closing(one: Sheet) -> Section:
    """What the page is not, how it reads, and every source whose mark stands on it."""
    style = one.size.source
    listed = one.sources.lines()
    if one.own:
        as_of = show_date(PartialDate.of(one.assessment.as_of))
        listed.insert(0, f"{_OWN}: what your clinic had recorded by {as_of}.")
    age = one.handout.reading_age
    words = (
        f"{_EXPLAINS} Written in plain words, to be read from the age of about {age} "
        "(Flesch-Kincaid)."
    )
    content: list[Span] = [
        ("Where this comes from. ", style.bold()),
        (f"{' '.join(listed)} {words}", style),
    ]
    return Section(tuple(lines(content, one.width, style)), above=one.size.gap)

"""How much of a domain was looked at, and what was found there, in words."""

from collections.abc import Sequence

from poems_desktop.app.words import tr
from poems_desktop.clinical.summary import DomainSummary


def counted(one: DomainSummary) -> str:
    """`5 of 7 assessed · 1 present`."""
    said = (
        tr("{assessed} of {total} assessed · {present} present")
        if one.present
        else tr("{assessed} of {total} assessed")
    )
    return said.format(assessed=one.assessed, total=one.total, present=len(one.present))


def all_counted(rows: Sequence[DomainSummary]) -> str:
    """`46 of 92 assessed · 16 present`: all domains together."""
    return tr("{assessed} of {total} assessed · {present} present").format(
        assessed=sum(row.assessed for row in rows),
        total=sum(row.total for row in rows),
        present=sum(len(row.present) for row in rows),
    )


def found(one: DomainSummary) -> str:
    """`7 present`, `none present`; `entered` where there is no finding, `not started`."""
    if not one.assessed:
        return tr("not started")
    if one.present:
        return tr("{count} present").format(count=len(one.present))
    return tr("none present") if one.absent else tr("entered")

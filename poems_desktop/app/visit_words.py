"""A visit as it is named in a sentence."""

from poems_desktop.app.words import tr
from poems_desktop.clinical.record import Visit
from poems_desktop.core.reading import show_date


def visit_name(visit: Visit) -> str:
    """`13-Aug-2025  Baseline`, as in a list of visits."""
    when = tr("no date") if visit.date is None else show_date(visit.date)
    return f"{when}  {visit.label}".strip()


def visit_words(visit: Visit) -> str:
    """`Baseline, 20-Nov-2025`."""
    day = tr("no date") if visit.date is None else show_date(visit.date)
    label = visit.label or tr("Visit")
    return f"{label}, {day}"

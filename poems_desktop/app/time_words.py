"""How long ago something was, in words."""

from datetime import date

from poems_desktop.app.words import tr
from poems_desktop.clinical.recorded import elapsed
from poems_desktop.core.partial_date import PartialDate


def time_since(day: PartialDate, as_of: date) -> str:
    """`3 y 8 mo` from a date, as exact as the date is; empty where it lies ahead."""
    found = elapsed(day, as_of)
    if found is None:
        return ""
    years, months = found
    if day.exact is None:
        return tr("about {years} y").format(years=years) if years else tr("under 1 y")
    if not years and not months:
        return tr("less than 1 mo")
    parts = (
        tr("{years} y").format(years=years) if years else "",
        tr("{months} mo").format(months=months) if months else "",
    )
    return " ".join(part for part in parts if part)

"""Instants as the window writes them: 20-Nov-2025 14:32, in the clinic's time."""

from datetime import datetime

from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date


def shown_instant(when: datetime) -> str:
    """An aware instant in local time; not %b, which speaks the language of the computer."""
    local = when.astimezone()
    return f"{show_date(PartialDate.of(local.date()))} {local:%H:%M}"


def last_opened(instant: str) -> str:
    """`Last opened 20-Nov-2025 14:32` of an ISO instant; empty where it is none."""
    try:
        return tr("Last opened {shown_instant}").format(
            shown_instant=shown_instant(datetime.fromisoformat(instant))
        )
    except ValueError:
        return ""

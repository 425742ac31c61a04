"""What the window must know of a page before it is made."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from poems_desktop.app.words import tr

PageFactory = Callable[[], QWidget]


class PageSpec(NamedTuple):
    """A page: its name, how it is made, and whether the patient list starts as a rail."""

    name: str
    factory: PageFactory
    rail: bool = False


def page_title(name: str) -> str:
    """A page's name as its tab shows it; the names are keys and stay English."""
    titles = {
        "Overview": tr("Overview"),
        "Visit": tr("Visit"),
        "Trends": tr("Trends"),
        "Transplant": tr("Transplant"),
        "Documents": tr("Documents"),
    }
    return titles.get(name, name)

"""What the window must know of a page before it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

PageFactory = Callable[[], QWidget]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: its name, how it is made, and whether the patient list starts as a rail."""

    name: str
    factory: PageFactory
    rail: bool = False

"""How a figure is drawn: colors, and sizes in points."""

from collections.abc import Mapping
from dataclasses import dataclass

from poems_desktop.clinical.record import Specimen
from poems_desktop.plots.palette import Palette

MARKER: Mapping[Specimen, str] = {"plasma": "o", "serum": "s"}


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points. `wordy` writes dates and laboratories into the figure."""

    palette: Palette
    small: float
    label: float
    marker: float
    line: float
    wordy: bool

    def color(self, specimen: Specimen) -> str:
        """The color of a specimen's data."""
        return self.palette.pla if specimen == "plasma" else self.palette.ser


def screen_look(palette: Palette) -> Look:
    """For a window: as in the design, which counts in pixels of 1/96 inch."""
    return Look(palette, small=8.25, label=9.0, marker=6.2, line=1.5, wordy=True)


def print_look(palette: Palette) -> Look:
    """For a page: black on white, small."""
    return Look(palette, small=6.6, label=7.4, marker=4.4, line=1.0, wordy=False)

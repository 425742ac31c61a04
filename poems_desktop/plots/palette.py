"""The colors of a figure, handed in by whoever shows it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal

from poems_desktop import assets


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors as `#rrggbb`; the names are those of the design tokens."""

    surface: str
    ink: str
    ink2: str
    ink3: str
    line: str
    grid: str
    pla: str
    ser: str
    uns: str
    unk: str
    plum: str
    tx1: str
    tx2: str


def screen_palette(theme: Literal["light", "dark"]) -> Palette:
    """The palette of the shipped tokens."""
    path = assets.tree("resources") / "tokens.json"
    tokens = json.loads(path.read_text(encoding="utf-8"))[theme]
    return palette_of(tokens)


def palette_of(tokens: Mapping[str, str]) -> Palette:
    """The palette of a theme's colors by token name."""
    return Palette(**{field.name: tokens[field.name] for field in fields(Palette)})


PRINT = Palette(
    surface="#ffffff",
    ink="#000000",
    ink2="#000000",
    ink3="#333333",
    line="#555555",
    grid="#dddddd",
    pla="#000000",
    ser="#000000",
    uns="#333333",
    unk="#000000",
    plum="#000000",
    tx1="#e0e0e0",
    tx2="#777777",
)

"""The colors keep their contrast, and a new theme reaches every widget."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poems_desktop.ui.icons import STATES, pixmap, state_pixmap
from poems_desktop.ui.kit.labels import Label
from poems_desktop.ui.theme import (
    TYPE_PX,
    ThemeName,
    apply_theme,
    load_theme,
    px,
    style_sheet,
)

# Text or mark, what it stands on, and the least contrast (WCAG 2.1).
FLOORS = (
    ("ink", "surface", 7.0),
    ("ink", "bg", 7.0),
    ("ink2", "surface", 7.0),
    ("ink2", "bg", 4.5),
    ("ink3", "surface", 4.5),
    ("ink3", "bg", 4.5),
    ("ink3", "subtle", 4.5),
    ("ink3", "sunken", 4.5),
    ("line2", "surface", 3.0),
    ("line2", "bg", 3.0),
    ("acc", "surface", 4.5),
    ("onAcc", "acc", 4.5),
    ("acc", "accS", 4.5),
    ("ink", "accS", 7.0),
    ("ink2", "accS", 4.5),
    ("onBan", "ban", 7.0),
    ("onBan2", "ban", 4.5),
    ("unk", "surface", 4.5),
    ("unk", "unkS", 4.5),
    ("ink", "unkS", 7.0),
    ("unkL", "surface", 3.0),
    ("err", "surface", 4.5),
    ("err", "errS", 4.5),
    ("plum", "surface", 4.5),
    ("plum", "plumS", 4.5),
    ("onPlum", "plum", 4.5),
    ("ink", "plumS", 7.0),
    ("pla", "surface", 4.5),
    ("ser", "surface", 4.5),
    ("uns", "surface", 3.0),
    ("ink2", "tx1", 4.5),
    ("ink2", "tx2", 4.5),
    # Used by the kit beyond the design's own table: the chosen Absent, and a pressed button.
    ("surface", "not", 4.5),
    ("onAcc", "accH", 4.5),
)


def luminance(color: str) -> float:
    """The relative luminance of `#RRGGBB`."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#14212A", "#FFFFFF") == pytest.approx(16.40, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "floor"), FLOORS)
def test_contrast_stays_above_its_floor(
    name: ThemeName, text: str, ground: str, floor: float
) -> None:
    tokens = load_theme(name).tokens
    assert contrast(tokens[text], tokens[ground]) >= floor


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "floor"), FLOORS)
def test_high_contrast_is_black_and_white(
    name: ThemeName, text: str, ground: str, floor: float
) -> None:
    tokens = load_theme(name, contrast=True).tokens
    assert contrast(tokens[text], tokens[ground]) >= max(floor, 7.0)


def test_both_themes_have_the_same_tokens() -> None:
    assert load_theme("light").tokens.keys() == load_theme("dark").tokens.keys()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_style_sheet_leaves_nothing_unfilled(name: ThemeName, scale: float) -> None:
    text = style_sheet(load_theme(name), scale)
    assert "$" not in text.replace("$name", "")
    assert load_theme(name).tokens["acc"] in text


def test_type_sizes_follow_the_text_size(themed: QApplication) -> None:
    assert px("body") == 13
    apply_theme(themed, load_theme("light"), 1.5)
    assert [px(role) for role in TYPE_PX] == [round(size * 1.5) for size in TYPE_PX.values()]


def test_new_theme_repaints_what_is_open(qtbot: QtBot, themed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Label("text")
    QVBoxLayout(window).addWidget(label)
    window.show()
    assert window.grab().toImage().pixelColor(1, 1) == load_theme("light").color("bg")
    apply_theme(themed, load_theme("dark"), 1.3)
    assert window.grab().toImage().pixelColor(1, 1) == load_theme("dark").color("bg")
    assert label.palette().windowText().color() == load_theme("dark").color("ink")
    assert label.font().pixelSize() == 17


@pytest.mark.parametrize("name", ["light", "dark"])
def test_icons_are_drawn_in_the_color_asked_for(themed: QApplication, name: ThemeName) -> None:
    theme = load_theme(name)
    drawn = pixmap("menu", "err", 32, theme).toImage()
    assert drawn.pixelColor(16, 16).rgb() == theme.color("err").rgb()
    for state in STATES:
        assert not state_pixmap(state, 16, theme=theme).isNull()
    disc = state_pixmap("present", 32, hole_token="unkS", theme=theme).toImage()
    assert disc.pixelColor(16, 16).rgb() == theme.color("unkS").rgb()
    assert disc.pixelColor(16, 5).rgb() == theme.color("acc").rgb()


def test_unknown_icon_is_an_error(themed: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", "ink")

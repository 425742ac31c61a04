"""The bundled fonts in matplotlib, under names of their own, so that no system font is taken."""

from functools import lru_cache

from matplotlib.font_manager import FontEntry, fontManager
from matplotlib.ft2font import FT2Font

from poems_desktop import assets
from poems_desktop.plots.glyphs import visible

_LARGE = "NotoSansCJK-Regular.ttf"
FAMILIES = ("POEMS Sans", "POEMS Math", "POEMS Arabic", "POEMS Hebrew", "POEMS CJK")
_FILES = (
    ("POEMS Sans", "NotoSans-Regular.ttf", 400),
    ("POEMS Sans", "NotoSans-SemiBold.ttf", 600),
    ("POEMS Math", "NotoSansMath-Regular.ttf", 400),
    ("POEMS Math", "NotoSansMath-Regular.ttf", 600),
    ("POEMS Arabic", "NotoNaskhArabic-Regular.ttf", 400),
    ("POEMS Arabic", "NotoNaskhArabic-Bold.ttf", 600),
    ("POEMS Hebrew", "NotoSansHebrew-Regular.ttf", 400),
    ("POEMS Hebrew", "NotoSansHebrew-Bold.ttf", 600),
    ("POEMS CJK", _LARGE, 400),
    ("POEMS CJK", _LARGE, 600),
)
_FIRST_CJK = 0x3000


def families() -> list[str]:
    """The family names to ask matplotlib for, registered once per process."""
    known = {entry.name for entry in fontManager.ttflist}
    folder = assets.tree("resources") / "fonts"
    for name, file, weight in _FILES:
        if name not in known:
            fontManager.ttflist.append(
                FontEntry(
                    fname=str(folder / file),
                    name=name,
                    style="normal",
                    variant="normal",
                    weight=weight,
                    stretch="normal",
                    size="scalable",
                )
            )
    return list(FAMILIES)


@lru_cache(maxsize=2)
def _covered(*, large: bool) -> frozenset[str]:
    folder = assets.tree("resources") / "fonts"
    regular = [file for _, file, weight in _FILES if weight == 400 and (file == _LARGE) is large]
    return frozenset(
        chr(code) for file in regular for code in FT2Font(str(folder / file)).get_charmap()
    )


def _shown(character: str) -> bool:
    """Whether a bundled font has it; the large one is opened only for what it alone may hold."""
    if character in _covered(large=False):
        return True
    return ord(character) >= _FIRST_CJK and character in _covered(large=True)


def readable(text: str) -> str:
    """`text` as the bundled fonts can show it."""
    if text.isascii() and text.isprintable():
        return text
    return visible(text, _shown)

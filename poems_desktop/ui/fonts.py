"""The bundled fonts: a few at the start, the others when a text needs them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from poems_desktop.assets import tree

START_FONTS = (
    "NotoSans-Regular.ttf",
    "NotoSans-Medium.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansMath-Regular.ttf",
)
_CONDENSED = ("NotoSansSemiCondensed-Regular.ttf", "NotoSansSemiCondensed-Bold.ttf")
_CJK = "NotoSansCJK-Regular.ttf"

# First and last code point of each script's blocks, and the start of the names of its files.
_SCRIPTS = (
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0x0600, 0x06FF, "NotoNaskhArabic"),
    (0x0750, 0x077F, "NotoNaskhArabic"),
    (0x08A0, 0x08FF, "NotoNaskhArabic"),
    (0xFB50, 0xFDFF, "NotoNaskhArabic"),
    (0xFE70, 0xFEFF, "NotoNaskhArabic"),
    (0x1100, 0x11FF, "NotoSansCJK"),
    (0x3000, 0x9FFF, "NotoSansCJK"),
    (0xAC00, 0xD7AF, "NotoSansCJK"),
    (0xF900, 0xFAFF, "NotoSansCJK"),
    (0xFF00, 0xFFEF, "NotoSansCJK"),
    (0x20000, 0x2FFFF, "NotoSansCJK"),
)


def load_start_fonts() -> tuple[str, ...]:
    """Load the fonts that the first window needs. Returns the names of files not loaded."""
    return tuple(name for name in START_FONTS if not _loaded(name))


def load_condensed_fonts() -> tuple[str, ...]:
    """Load the narrow faces of day grids and date axes. Returns the names of files not loaded."""
    return tuple(name for name in _CONDENSED if not _loaded(name))


def load_cjk_font() -> bool:
    """Load the face for Chinese, Japanese and Korean; whether it could be."""
    return _loaded(_CJK)


def ensure_script_fonts(text: str) -> None:
    """Load the bundled fonts of the scripts in `text`, so that it never shows as boxes.

    Scripts without a bundled font are left to the fonts of the computer.
    """
    if text.isascii() or ord(max(text)) < _SCRIPTS[0][0]:
        return
    wanted = {
        prefix
        for first, last, prefix in _SCRIPTS
        if any(first <= ord(character) <= last for character in text)
    }
    for prefix in sorted(wanted):
        for name in _files(prefix):
            _loaded(name)


@lru_cache(maxsize=8)
def _files(prefix: str) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in _folder().glob(f"{prefix}*.[to]tf")))


@lru_cache(maxsize=32)
def _loaded(name: str) -> bool:
    path = _folder() / name
    return path.is_file() and QFontDatabase.addApplicationFont(str(path)) >= 0


def _folder() -> Path:
    return tree("resources") / "fonts"

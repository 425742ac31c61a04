"""The bundled fonts in reportlab, and text split into runs that one font each can show."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from poems_desktop import assets
from poems_desktop.plots.glyphs import visible

Weight = Literal["regular", "semibold", "bold"]
_MATH = "POEMS-Math"
_CJK = "POEMS-CJK"
_FIRST_CJK = 0x3000
"""Below it the large face is never opened: loading it costs more than a page."""
_SANS: dict[Weight, str] = {
    "regular": "POEMS-Regular",
    "semibold": "POEMS-SemiBold",
    "bold": "POEMS-Bold",
}
_FILES = {
    "POEMS-Regular": "NotoSans-Regular.ttf",
    "POEMS-SemiBold": "NotoSans-SemiBold.ttf",
    "POEMS-Bold": "NotoSans-Bold.ttf",
    _MATH: "NotoSansMath-Regular.ttf",
    "POEMS-Arabic": "NotoNaskhArabic-Regular.ttf",
    "POEMS-Arabic-Bold": "NotoNaskhArabic-Bold.ttf",
    "POEMS-Hebrew": "NotoSansHebrew-Regular.ttf",
    "POEMS-Hebrew-Bold": "NotoSansHebrew-Bold.ttf",
    _CJK: "NotoSansCJK-Regular.ttf",
}
_SCRIPTS = ("POEMS-Arabic", "POEMS-Hebrew")
_RTL = frozenset({"R", "AL"})
_LTR = "L"
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Run:
    """Text for one font. `shaped` runs need their letters joined and ordered before drawing."""

    text: str
    font: str
    shaped: bool


def register() -> None:
    """Register the Latin faces once, the script faces anew, the large one only when it is needed.

    Shaping leaves traces in a face, which would make one document's bytes depend on the one before.
    """
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name.startswith(_SCRIPTS):
            if name in known:
                pdfmetrics.registerFont(_load(name, file))
        elif name not in known and name != _CJK:
            pdfmetrics.registerFont(_load(name, file))
    rl_config.canvas_basefontname = _SANS["regular"]


def _load(name: str, file: str) -> ttfonts.TTFont:
    return ttfonts.TTFont(name, str(assets.tree("resources") / "fonts" / file))


def _ensure(name: str) -> None:
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_load(name, _FILES[name]))


@lru_cache(maxsize=len(_FILES))
def _covers(name: str) -> frozenset[str]:
    _ensure(name)
    return frozenset(map(chr, pdfmetrics.getFont(name).face.charToGlyph))


def can_shape() -> bool:
    """Whether joined scripts can be set; without it they are spelled out."""
    return ttfonts.uharfbuzz is not None


def _covered(character: str) -> bool:
    if character in _covers(_SANS["regular"]) or character in _covers(_MATH):
        return True
    if ord(character) >= _FIRST_CJK and character in _covers(_CJK):
        return True
    return can_shape() and any(character in _covers(name) for name in _SCRIPTS)


def plain_font(weight: Weight) -> str:
    """The face of Latin text."""
    return _SANS[weight]


@lru_cache(maxsize=4096)
def runs(text: str, weight: Weight) -> tuple[Run, ...]:
    """`text` in runs; what no font covers as `[U+1F600]`."""
    base = _SANS[weight]
    if _covers(base).issuperset(text) and not _combines(text):
        return (Run(text, base, shaped=False),) if text else ()
    found: list[Run] = []
    for character in visible(text, _covered):
        font = _font(character, weight, found[-1].font if found else base)
        if found and found[-1].font == font:
            found[-1] = Run(found[-1].text + character, font, shaped=False)
        else:
            found.append(Run(character, font, shaped=False))
    return tuple(Run(r.text, r.font, _needs_shaping(r)) for r in found)


def _font(character: str, weight: Weight, before: str) -> str:
    if unicodedata.combining(character) and character in _covers(before):
        return before
    for name in (_SANS[weight], _MATH):
        if character in _covers(name):
            return name
    if ord(character) >= _FIRST_CJK and character in _covers(_CJK):
        return _CJK
    bold = "" if weight == "regular" else "-Bold"
    script = next((name for name in _SCRIPTS if character in _covers(name)), None)
    if script is None:
        return _SANS[weight]
    _ensure(f"{script}{bold}")
    return f"{script}{bold}"


def _combines(text: str) -> bool:
    return not text.isascii() and any(unicodedata.combining(c) for c in text)


def _needs_shaping(run: Run) -> bool:
    return can_shape() and (run.font.startswith(_SCRIPTS) or _combines(run.text))


@lru_cache(maxsize=8192)
def width(text: str, font: str) -> float:
    """The width of unshaped text at size 1."""
    return float(pdfmetrics.stringWidth(text, font, 1000)) / 1000


def shape(run: Run, size: float) -> tuple[str, float]:
    """A shaped run ready to draw, in visual order, and its width."""
    shaped = ttfonts.shapeStr(run.text, run.font, size, force=True)
    advance = sum(one.x_advance for one in shaped.__shapeData__)
    return shaped, float(advance) * size / 1000


def direction(word: str) -> Literal["rtl", "ltr", "neutral"]:
    """Which way a word reads, by its first letter that says so."""
    if word.isascii():
        return "ltr" if any(c.isalpha() for c in word) else "neutral"
    for character in word:
        kind = unicodedata.bidirectional(character)
        if kind in _RTL:
            return "rtl"
        if kind == _LTR:
            return "ltr"
    return "neutral"


def forget() -> None:
    """Let go of all text seen so far."""
    runs.cache_clear()
    width.cache_clear()


def spelled_out(text: str) -> str:
    """A sentence that names what of `text` no bundled font can show; empty where all can be."""
    shown = unicodedata.normalize("NFC", text)
    missing = sorted(c for c in set(shown) if visible(c, _covered) == _code(c))
    if not missing:
        return ""
    codes = ", ".join(_code(c) for c in missing[:_MOST_NAMED])
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return (
        f"Some characters are in no font of this program and are printed by their number: {codes}"
        f"{more}. The record holds them as they were typed."
    )


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"

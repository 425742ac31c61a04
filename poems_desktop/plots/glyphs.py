"""Text made safe for the bundled fonts: what none of them covers is spelled out, never a box."""

import unicodedata
from collections.abc import Callable

_SPACES = frozenset({"\t", "\n", "\r", "\v", "\f", "\u2028", "\u2029"})


def visible(text: str, covered: Callable[[str], bool]) -> str:
    """`text` in composed form, each uncovered character as `[U+1F600]`, controls as spaces.

    Characters that only ask for a style of the one before (variation selectors) are dropped.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(_one(character, covered) for character in composed)


def _one(character: str, covered: Callable[[str], bool]) -> str:
    if character in _SPACES:
        return " "
    if "\ufe00" <= character <= "\ufe0f":
        return ""
    if covered(character) and unicodedata.category(character) not in {"Cc", "Cs"}:
        return character
    return f"[U+{ord(character):04X}]"

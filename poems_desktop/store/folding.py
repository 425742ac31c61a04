"""Folding of names for search and sorting: the same for what is stored and what is typed."""

import re
import unicodedata

# Letters that Unicode does not decompose although people search for them without the stroke,
# and marks that keyboards give in several shapes.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ĸ": "k",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{ARABIC TATWEEL}": "",
    }
)
_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_NO_ASCII_WORD = re.compile("[^a-z0-9]+")
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cs"})


def fold(text: str) -> str:
    """`text` without case, accents, strokes, invisible marks and runs of spaces."""
    if text.isascii():
        return " ".join(_CONTROLS.sub(" ", text).lower().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    letters = (_plain_letter(letter) for letter in unicodedata.normalize("NFKD", decomposed))
    return " ".join("".join(letters).split())


def words(text: str) -> list[str]:
    """The words of folded `text` as search keeps them: runs of letters and digits.

    Scripts that set no spaces give each sign as a word, so that a part of a name is found too.
    """
    folded = fold(text)
    if folded.isascii():
        return _NO_ASCII_WORD.sub(" ", folded).split()
    spaced = "".join(
        f" {letter} " if _alone(letter) else letter if letter.isalnum() else " "
        for letter in folded
    )
    return spaced.split()


def _alone(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)


_UNSPACED = (
    ("\u3041", "\u30ff"),  # Hiragana and Katakana
    ("\u3400", "\u9fff"),  # Han
    ("\uf900", "\ufaff"),
    ("\u0e01", "\u0e3a"),  # Thai
    ("\U00020000", "\U0003ffff"),
)


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in _DROPPED:
        return ""
    if category == "Cc":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(letter))
    return letter

"""Folding of names for search and sorting: the same for what is stored and what is typed."""

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
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cs"})


def fold(text: str) -> str:
    """`text` without case, accents, strokes, invisible marks and runs of spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    letters = (_plain_letter(letter) for letter in unicodedata.normalize("NFKD", decomposed))
    return " ".join("".join(letters).split())


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in _DROPPED:
        return ""
    if category == "Cc":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(letter))
    return letter

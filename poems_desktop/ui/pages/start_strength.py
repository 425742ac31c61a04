"""A rough guide to how hard a passphrase is to guess."""

from typing import NamedTuple

from poems_desktop.app.words import tr

SHORTEST = 12

_SEQUENCES = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "0123456789")
_WORDS = (tr("Too short"), tr("Weak"), tr("Fair"), tr("Strong"), tr("Very strong"))
# Fewest counted characters for Fair, Strong and Very strong.
_STEPS = (14, 20, 30)
# Whoever knows that it is made of words gains much; so few words cannot pass for strong.
_MOST_BY_WORDS = {1: 3, 2: 2, 3: 3}


class Strength(NamedTuple):
    """Bars to fill (0 to 4), the word beside them and a remark.

    It counts characters and different words. It knows no list of common phrases, so a well-known
    sentence may be rated higher than it deserves.
    """

    level: int
    word: str
    remark: str


def rate(passphrase: str) -> Strength:
    """The rough strength of `passphrase`."""
    length = len(passphrase)
    counted = _counted(passphrase)
    remark = tr(
        "{length} characters. A rough guide; four or more unrelated words work well."
    ).format(length=length)
    if length < SHORTEST:
        missing = SHORTEST - length
        return Strength(
            0,
            _WORDS[0],
            tr("{length} characters; {missing} more are needed.").format(
                length=length, missing=missing
            ),
        )
    level = 1 + sum(counted >= step for step in _STEPS)
    words = {word.casefold() for word in passphrase.split() if len(word) > 1}
    if words:
        level = min(level, _MOST_BY_WORDS.get(len(words), 4))
    return Strength(level, _WORDS[level], remark)


def _counted(passphrase: str) -> float:
    """The length, with repeated words, repeats and keyboard runs counted little."""
    text = passphrase.casefold()
    seen: set[str] = set()
    kept = []
    for word in text.split():
        if word not in seen:
            kept.append(word)
        seen.add(word)
    text = " ".join(kept)
    total = 0.0
    for at, character in enumerate(text):
        dull = character in text[max(0, at - 2) : at] or _runs_on(text[max(0, at - 2) : at + 1])
        total += 0.25 if dull else 1.0
    return min(total, 2.5 * len(set(text)))


def _runs_on(three: str) -> bool:
    return len(three) == 3 and any(three in row or three[::-1] in row for row in _SEQUENCES)

"""What may stand in English in a window of another language, and why.

Nothing is listed by its words. A text passes if what lies outside the translated parts is

- data of the record or of the list of patients (names, laboratories, labels that somebody typed),
  a unit, a mark of a source, a date or a number;
- a sentence that the medicine wrote, as the assessment and the library give it: what follows from
  the record stays English until a reviewed translation of it exists;
- a name that no language changes: of the program, of a key on the keyboard, of a version or digest.
"""

import re
from collections.abc import Iterable, Iterator

_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[a-z]{2,}")
_DATE = re.compile(
    r"\b(?:\d{1,2}[-. ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b[-. ]?(?:\d{1,4})?"
)
_KEYS = re.compile(
    r"\b(?:(?:ctrl|alt|shift|meta)\+)+\S+|\b(?:ctrl|alt|shift|del|esc|tab|enter|pgup|pgdown|f\d+)\b"
)
_PROGRAM = re.compile(r"poems desktop(?: [0-9.]+\S*)?|\b[0-9a-f]{12,64}\b|\S+\.(?:poems|pdf|txt)\b")
_LEAST_WORDS = 3
_GAP = "\0"


class English:
    """Judges texts by what the record and the medicine hold."""

    def __init__(self, record: Iterable[str], medicine: Iterable[str]) -> None:
        data = {_folded(one) for one in record} - {""}
        self._data = sorted(data, key=len)[::-1]
        self._whole = {*data, *map(_folded, medicine)}
        self._joined = "\n".join(sorted(f" {one} " for one in self._whole))

    def left(self, text: str) -> str:
        """What of a text should have been translated; empty where nothing is."""
        rest = text
        while (shorter := _INNERMOST.sub(_GAP, rest)) != rest:
            rest = shorter
        parts = (part for line in rest.split("\n") for part in line.split(_GAP))
        return "; ".join(found for part in parts if (found := self._by_clauses(part)))

    def _by_clauses(self, part: str) -> str:
        """A sentence that is put together is judged clause by clause."""
        if not (found := self._left(part)):
            return ""
        clauses = re.split(r"(?<=[:;.,]) ", part)
        if len(clauses) == 1:
            return found
        return "; ".join(left for one in clauses if (left := self._left(one)))

    def _left(self, part: str) -> str:
        plain = _folded(part)
        if not _WORD.search(plain) or plain in self._whole:
            return ""
        plain = " ".join(self._uncovered(plain.split()))
        for known in self._data:
            if known in plain:
                plain = re.sub(rf"(?<![\w]){re.escape(known)}(?![\w])", " ", plain)
        return " ".join(plain.split()) if _WORD.search(plain) else ""

    def _uncovered(self, words: list[str]) -> Iterator[str]:
        """The words outside every run of some words that a sentence of the medicine has."""
        at = 0
        while at < len(words):
            end = at
            while end < len(words) and f" {' '.join(words[at : end + 1])} " in self._joined:
                end += 1
            if end - at >= _LEAST_WORDS:
                at = end
            else:
                yield words[at]
                at += 1


def _folded(text: str) -> str:
    """Words alone, in lower case, without what changes from record to record."""
    flat = text.replace("\u00a0", " ").replace("\u2011", "-").replace("\u200b", "").lower()
    flat = _DATE.sub(" ", _KEYS.sub(" ", _PROGRAM.sub(" ", flat)))
    return " ".join(re.sub(r"[^\w%/^'’.-]+", " ", flat).replace(". ", " ").strip(" .-'’").split())

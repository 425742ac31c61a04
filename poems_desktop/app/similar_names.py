"""Patients who could be taken for one another."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

_ALIKE = 0.86
# Letters that Unicode does not decompose although people write them without the stroke.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


class Named(Protocol):
    """Somebody with a name and a birth date."""

    @property
    def patient_id(self) -> str:
        """The id."""
        ...

    @property
    def family(self) -> str:
        """The family name."""
        ...

    @property
    def given(self) -> str:
        """The given names."""
        ...

    @property
    def born(self) -> str:
        """ISO text of the birth date, or empty."""
        ...


def similar(people: Sequence[Named]) -> frozenset[str]:
    """The ids of those whose family name somebody else here bears too, however it is written."""
    families = Counter(folded(one.family) for one in people if one.family.strip())
    return frozenset(one.patient_id for one in people if families[folded(one.family)] > 1)


def perhaps_the_same(family: str, given: str, born: str, people: Sequence[Named]) -> list[Named]:
    """Those who may be the person about to be added: like name, or same birth date and family."""
    wanted = folded(f"{family} {given}")
    found = []
    for one in people:
        alike = SequenceMatcher(None, wanted, folded(f"{one.family} {one.given}")).ratio() >= _ALIKE
        swapped = SequenceMatcher(None, wanted, folded(f"{one.given} {one.family}")).ratio()
        same_day = bool(born) and one.born == born and folded(one.family) == folded(family)
        if alike or swapped >= _ALIKE or same_day:
            found.append(one)
    return found


def folded(name: str) -> str:
    """A name without accents, strokes, case and spaces at the ends: Müller and MULLER are one."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().translate(_PLAIN).split())

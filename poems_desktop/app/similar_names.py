"""Patients who could be taken for one another.

What the store raises passes through.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from poems_desktop.app.ports import PatientRow
    from poems_desktop.clinical.record import Patient

_ALIKE = 0.86
_LOOKED_AT = 200
_FEW = 20
_BEGINNING = 3
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


class Searched(Protocol):
    """The part of the store in which patients are found."""

    def search(self, query: str, *, limit: int | None = None) -> "Sequence[PatientRow]":
        """Patients that match, at most `limit` of them."""
        ...

    def has_record_number(self, record_number: str) -> bool:
        """Whether a patient bears exactly this record number."""
        ...


def namesakes(store: Searched, family: str, patient_id: str) -> "list[PatientRow]":
    """The others in the store who bear this family name, however it is written."""
    wanted = folded(family)
    if not wanted:
        return []
    found = store.search(family, limit=_LOOKED_AT)
    others = (row for row in found if row.patient_id != patient_id)
    return [row for row in others if folded(row.family) == wanted]


def perhaps_here(store: Searched, patient: "Patient") -> "list[PatientRow]":
    """Those in the store who may be the person about to be added."""
    near = _near(store, patient)
    born = patient.born.iso() if patient.born is not None else ""
    alike = {one.patient_id for one in perhaps_the_same(patient.family, patient.given, born, near)}
    return [row for row in near if row.patient_id in alike]


def _near(store: Searched, patient: "Patient") -> "list[PatientRow]":
    """Who bears one of these names, or a family name that begins alike: a slip comes later."""
    near: dict[str, PatientRow] = {}
    for name in (patient.family, patient.given, patient.family[:_BEGINNING]):
        if name.strip():
            near |= {row.patient_id: row for row in store.search(name, limit=_LOOKED_AT)}
    return list(near.values())


def is_known_number(store: Searched, number: str) -> bool:
    """Whether a patient with this record number, in any case, is in the store."""
    if store.has_record_number(number):
        return True
    near = store.search(number, limit=_LOOKED_AT)
    return any(row.record_number.casefold() == number.casefold() for row in near)


class SimilarInList:
    """Who in a list shares a family name, also with somebody whom a search leaves out.

    A few rows are each looked up in the whole store, once until `forget`; a long list is compared
    within itself.
    """

    def __init__(self, store: Searched) -> None:
        self._store = store
        self._shared: dict[str, bool] = {}
        self._found: Sequence[PatientRow] = ()
        self._near: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Somebody was added, or is called something else."""
        self._shared.clear()
        self._found, self._near = (), frozenset()

    def among(
        self, found: "Sequence[PatientRow]", shown: "Sequence[PatientRow]", *, searched: bool
    ) -> frozenset[str]:
        """The ids of those `shown` of all that were `found`; `searched`: others are left out."""
        if found is not self._found:
            self._found, self._near = found, similar(found)
        if len(shown) > _FEW or not searched:
            return self._near
        return self._near | {row.patient_id for row in shown if self._is_shared(row)}

    def _is_shared(self, row: "PatientRow") -> bool:
        if row.patient_id not in self._shared:
            others = namesakes(self._store, row.family, row.patient_id)
            self._shared[row.patient_id] = bool(others)
        return self._shared[row.patient_id]


def folded(name: str) -> str:
    """A name without accents, strokes, case and spaces at the ends: Müller and MULLER are one."""
    if name.isascii():
        return " ".join(name.casefold().split())
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().translate(_PLAIN).split())

"""Finding a field of the forms by a word of its name, in plain or clinical language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poems_desktop.app.asking import is_asked
from poems_desktop.app.similar_names import folded
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field
from poems_desktop.clinical.record import Patient
from poems_desktop.clinical.summary import asked

_MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A field: its key, its label and the title of its form."""

    key: str
    label: str
    where: str


@dataclass(frozen=True, slots=True)
class _Entry:
    found: Found
    label: str
    others: str


class FieldSearch:
    """All fields that are asked of a patient, by label, plain words, key and synonyms."""

    def __init__(self, definitions: Definitions, patient: Patient) -> None:
        """Fold every name once."""
        synonyms: dict[str, list[str]] = {}
        for one in definitions.library.guidance.texts.synonyms:
            if one.key is not None:
                synonyms.setdefault(one.key, []).append(one.name)
        self._entries = [
            _entry(field, tr(form.title), synonyms.get(field.key, ()))
            for form in definitions.forms
            for field in asked(form)
            if is_asked(field, patient)
        ]

    def find(self, typed: str) -> tuple[Found, ...]:
        """Up to eight fields that hold every word typed: those first whose label begins so."""
        wanted = folded(typed).split()
        if not wanted:
            return ()
        ranked = sorted(self._ranked(wanted), key=lambda one: one[0])
        return tuple(found for _, found in ranked[:_MOST])

    def _ranked(self, wanted: list[str]) -> Iterator[tuple[int, Found]]:
        for one in self._entries:
            if all(word in one.label for word in wanted):
                begins = one.label.startswith(wanted[0])
                word_begins = f" {wanted[0]}" in f" {one.label}"
                yield (0 if begins else 1 if word_begins else 2), one.found
            elif all(word in one.label or word in one.others for word in wanted):
                yield 3, one.found


def _entry(field: Field, where: str, synonyms: Iterable[str]) -> _Entry:
    label = tr(field.label)
    names = (field.label, field.plain, field.key.replace("_", " "), *synonyms)
    return _Entry(Found(field.key, label, where), folded(label), folded(" ".join(names)))

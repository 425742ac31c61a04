"""Text that stands in boxes which are no records yet, kept until it is used or taken back.

A reason of which half is typed belongs to no visit and no revision: the record does not have it,
and it must not be lost with a lock, a crash or a wrong click either. Each text is kept under the
patient it was typed for and the place of its box, so it can come back nowhere else. The store has
it, encrypted, under the name of who typed it, in nobody's record; it goes with the patient.
"""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

Texts = Mapping[str, str]
NOBODY = ""
"""The patient of what is typed about somebody who is not in the store yet."""


class Shelf(Protocol):
    """The part of the store that keeps what nobody finished."""

    def unfinished(self, name: str) -> Mapping[str, object]:
        """What is kept under a name."""
        ...

    def save_unfinished(self, name: str, patient_id: str, content: Mapping[str, object]) -> bool:
        """Keep it under a name; empty, nothing is kept. False where the patient is gone."""
        ...


class HalfTyped:
    """What is half typed, by patient and place. `dirty` and `flush()` are those of a draft.

    Without a shelf all of it stays unwritten.
    """

    def __init__(self, shelf: Shelf | None = None, who: str = "") -> None:
        self._shelf = shelf
        self._who = who
        self._texts: dict[str, dict[str, dict[str, str]]] = {}
        self._dirty: set[str] = set()
        self._listeners: list[Callable[[], object]] = []

    @property
    def dirty(self) -> bool:
        """Whether the store lacks something of it."""
        return bool(self._dirty) and self._shelf is not None

    def subscribe(self, listener: Callable[[], object]) -> None:
        """Be told of each change."""
        self._listeners.append(listener)

    def at(self, patient: str, place: str) -> dict[str, str]:
        """What stands in the box at a place; empty for nothing."""
        return dict(self._of(patient).get(place, {}))

    def places(self, patient: str, beginning: str) -> list[str]:
        """The places that begin so and where something stands."""
        return [place for place in self._of(patient) if place.startswith(beginning)]

    def put(self, patient: str, place: str, texts: Texts, *, emptied: Collection[str] = ()) -> None:
        """This stands in the box now; blank text alone is nothing.

        Fields that were `emptied` on purpose stay empty, whatever they show of themselves.
        """
        kept = {name: text for name, text in texts.items() if text}
        if not any(text.strip() for text in kept.values()):
            kept = {}
        kept |= dict.fromkeys(emptied, "")
        here = self._of(patient)
        if here.get(place, {}) == kept:
            return
        here.pop(place, None)
        if kept:
            here[place] = kept
        self._dirty.add(patient)
        for listener in tuple(self._listeners):
            listener()

    def flush(self) -> bool:
        """Bring the store up to date. What it raises passes through, and all stays dirty.

        What was typed about a patient who is not in the store any more goes with them.
        """
        if (shelf := self._shelf) is None:
            return True
        for patient in sorted(self._dirty):
            if not shelf.save_unfinished(self._name(patient), patient, self._texts[patient]):
                del self._texts[patient]
            self._dirty.discard(patient)
        return True

    def unwritten(self) -> str | None:
        """What the store does not have, as JSON; None where it has all."""
        if not self._dirty:
            return None
        return json.dumps({patient: self._texts[patient] for patient in sorted(self._dirty)})

    def take_back(self, unwritten: str) -> None:
        """Go on with what was not written."""
        for patient, places in json.loads(unwritten).items():
            for place, texts in places.items():
                emptied = [name for name, text in texts.items() if not text]
                self.put(patient, place, texts, emptied=emptied)

    def _of(self, patient: str) -> dict[str, dict[str, str]]:
        if patient not in self._texts:
            self._texts[patient] = self._read(patient)
        return self._texts[patient]

    def _read(self, patient: str) -> dict[str, dict[str, str]]:
        if self._shelf is None:
            return {}
        found = self._shelf.unfinished(self._name(patient))
        return {
            place: {str(name): str(text) for name, text in texts.items()}
            for place, texts in found.items()
            if isinstance(texts, Mapping)
        }

    def _name(self, patient: str) -> str:
        return f"unfinished:{self._who}:{patient}"

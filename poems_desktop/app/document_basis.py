"""What a document was made from, and the short code that stands for it on every page.

The code is the beginning of a SHA-256 over this basis in canonical JSON: what the record said,
entity by entity, the definitions, the policy, the day and the choices for the print.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from poems_desktop.clinical.model import Model
from poems_desktop.clinical.record import Record

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
_READ_AS: Final = str.maketrans("ILO", "110")
_DATA, _BITS, _CHECK = 9, 5, 37
_ENTITY_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything that decides what a document says, but for the clock.

    `entities` maps `visit:ID`, `patient:ID` and the like to a digest of what was recorded there;
    `choices` are the options of the print as plain values.
    """

    kind: str
    entities: Mapping[str, str]
    definitions: str
    policy: str
    as_of: str
    choices: Mapping[str, object]

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical JSON of all of it."""
        return _sha(
            {
                "as_of": self.as_of,
                "choices": dict(self.choices),
                "definitions": self.definitions,
                "entities": dict(self.entities),
                "kind": self.kind,
                "policy": self.policy,
            }
        )

    @property
    def code(self) -> str:
        """The short code of the digest: `K7QD2-M9XRT`."""
        return code_of(self.digest)


def code_of(digest: str) -> str:
    """Nine signs from a digest and one that checks them, as two groups of five."""
    for turn in range(_CHECK * _CHECK):
        drawn = hashlib.sha256(f"{digest}:{turn}".encode()).digest()
        number = int.from_bytes(drawn[:8]) >> (64 - _DATA * _BITS)
        if number % _CHECK < len(_SIGNS):
            signs = _written(number) + _SIGNS[number % _CHECK]
            return f"{signs[:5]}-{signs[5:]}"
    message = "no turn gave a code"
    raise AssertionError(message)  # pragma: no cover - 5 of 37 fail, each time anew


def read_code(typed: str) -> str | None:
    """The code as printed from a code as typed; None where it is mistyped.

    Small letters, blanks and hyphens do not matter; O is read as 0, I and L as 1.
    """
    signs = "".join(typed.upper().replace("-", " ").split()).translate(_READ_AS)
    if len(signs) != _DATA + 1 or any(sign not in _SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs[:-1]:
        number = number * len(_SIGNS) + _SIGNS.index(sign)
    if number % _CHECK != _SIGNS.index(signs[-1]):
        return None
    return f"{signs[:5]}-{signs[5:]}"


def entities_of(record: Record) -> dict[str, str]:
    """A digest for each part of a record that is saved on its own."""
    return {name: digest_of(part) for name, part in parts_of(record)}


def digest_of(part: Model) -> str:
    """The digest under which a basis names a part."""
    return _sha(part.model_dump(mode="json"))[:_ENTITY_DIGITS]


def parts_of(record: Record) -> Iterator[tuple[str, Model]]:
    """`visit:ID` and the like with what is recorded there; each entry of a log by itself."""
    yield f"patient:{record.patient.id}", record.patient
    for visit in record.visits:
        yield f"visit:{visit.id}", visit
    for treatment in record.treatments:
        yield f"treatment:{treatment.id}", treatment
    for transplant in record.transplants:
        yield f"transplant:{transplant.id}", transplant.model_copy(update={"entries": ()})
        for entry in transplant.entries:
            yield f"log_entry:{entry.id}", entry
    for number, override in enumerate(record.overrides, 1):
        yield f"override:{override.id or number}", override
    for number, reason in enumerate(record.reasons, 1):
        yield f"reason:{number}", reason


def _written(number: int) -> str:
    signs = []
    for _ in range(_DATA):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "".join(reversed(signs))


def _sha(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

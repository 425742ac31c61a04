"""What stands on a recovery sheet: eight groups of five signs, each group with a check sign.

31 signs, none of them 0, 1, I, L or O. Four signs of a group are drawn at random (158 bits in
all), the fifth is a weighted sum modulo 31, a prime: any one wrong sign and any two exchanged
signs of a group are noticed in that group, and so is a group at another's place.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final

from poems_desktop.store.key_errors import MistypedSheet

SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS: Final = 8
GROUP_LENGTH: Final = 5
_WEIGHTS = (2, 3, 4, 5)
_STEP = 7


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """What is printed once and kept nowhere. `sheet` is the sheet's number, no secret."""

    groups: tuple[str, ...] = field(repr=False)
    sheet: str = ""

    @property
    def text(self) -> str:
        """The groups with spaces between them."""
        return " ".join(self.groups)


def new_recovery_words() -> RecoveryWords:
    """Groups drawn from the system's source of randomness."""
    drawn = ("".join(secrets.choice(SIGNS) for _ in _WEIGHTS) for _ in range(GROUPS))
    return RecoveryWords(
        tuple(signs + _check_sign(signs, place) for place, signs in enumerate(drawn, 1))
    )


def parse_words(text: str) -> bytes:
    """The secret that the typed groups say, without their check signs.

    Spaces, hyphens and line ends may stand anywhere; small letters are taken as capitals.

    Raises:
        MistypedSheet: naming the first group that is not as on any sheet, never what was typed.

    """
    groups = _as_groups(text)
    for place, group in enumerate(groups, 1):
        if len(group) != GROUP_LENGTH:
            raise MistypedSheet(_wrong_length(place, len(group)))
        strange = next((sign for sign in group if sign not in SIGNS), None)
        if strange is not None:
            raise MistypedSheet(_strange_sign(place))
        if _check_sign(group[:-1], place) != group[-1]:
            raise MistypedSheet(_wrong_group(place))
    if len(groups) != GROUPS:
        raise MistypedSheet(_wrong_count(len(groups)))
    return "".join(group[:-1] for group in groups).encode("ascii")


def sheet_number(public: bytes) -> str:
    """The number by which sheets are told apart, such as 4F7A-91C2, of a holder's public half."""
    number = hashlib.sha256(b"recovery sheet" + public).hexdigest()[:8].upper()
    return f"{number[:4]}-{number[4:]}"


def _as_groups(text: str) -> list[str]:
    plain = text.upper()
    for sign in "-\u2010\u2011\u2013.,;":
        plain = plain.replace(sign, " ")
    groups = plain.split()
    whole = "".join(groups)
    if len(whole) == GROUPS * GROUP_LENGTH and any(len(g) != GROUP_LENGTH for g in groups):
        # Typed without spaces, or with spaces elsewhere.
        return [whole[at : at + GROUP_LENGTH] for at in range(0, len(whole), GROUP_LENGTH)]
    return groups


def _check_sign(signs: str, place: int) -> str:
    total = sum(w * SIGNS.index(s) for w, s in zip(_WEIGHTS, signs, strict=True))
    return SIGNS[(total + _STEP * place) % len(SIGNS)]


_AS_BEFORE = "Nothing was changed."


def _wrong_group(place: int) -> str:
    return (
        f"Group {place} is mistyped, or stands at another group's place. {_AS_BEFORE} "
        "Compare it with the sheet sign by sign, then try again."
    )


def _strange_sign(place: int) -> str:
    return (
        f"Group {place} holds a sign that no recovery sheet uses: there is no 0, 1, I, L or O on "
        f"it. {_AS_BEFORE} Compare the group with the sheet, then try again."
    )


def _wrong_length(place: int, length: int) -> str:
    signs = "sign" if length == 1 else "signs"
    return (
        f"Group {place} has {length} {signs}; every group of a recovery sheet has {GROUP_LENGTH}. "
        f"{_AS_BEFORE} Compare the group with the sheet, then try again."
    )


def _wrong_count(count: int) -> str:
    groups = "group was" if count == 1 else "groups were"
    return (
        f"{count} {groups} typed; a recovery sheet has {GROUPS}. {_AS_BEFORE} "
        "Type all groups of the sheet in their order."
    )

"""Who may do what: a rule of the house, not of cryptography, since all users share the key."""

from typing import Final

from poems_desktop.store.chain import Kind
from poems_desktop.store.errors import NotAllowed

OWNER: Final = "owner"
"""Opened without a named user: a store of the first version, or by the recovery sheet."""
PHYSICIAN: Final = "physician"
COORDINATOR: Final = "coordinator"
READER: Final = "reader"

_EVERYTHING: Final = frozenset({OWNER, PHYSICIAN})
_OF_COORDINATOR: Final[frozenset[Kind]] = frozenset({"transplant", "log_entry", "document"})


def require_known(role: str) -> None:
    """Nothing happens if `role` is one.

    Raises:
        ValueError: if it is none.

    """
    if role not in _EVERYTHING | {COORDINATOR, READER}:
        msg = f"unknown role: {role}"
        raise ValueError(msg)


def require_may_save(role: str, kind: Kind) -> None:
    """Nothing happens if `role` may save, draft or discard `kind`.

    Raises:
        NotAllowed: if it may not.

    """
    if role in _EVERYTHING or (role == COORDINATOR and kind in _OF_COORDINATOR):
        return
    raise NotAllowed(_COORDINATORS if role == COORDINATOR else None)


def require_physician(role: str) -> None:
    """Nothing happens if `role` may sign, delete, restore and erase.

    Raises:
        NotAllowed: if it may not.

    """
    if role not in _EVERYTHING:
        raise NotAllowed(_COORDINATORS if role == COORDINATOR else None)


_COORDINATORS: Final = (
    "A coordinator keeps the transplant's daily log and documents; this was not saved. Ask a "
    "physician to do it."
)

"""Who uses a store: a name and a role, as they stand in `keys.json`. No patient data."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

Role = Literal["physician", "coordinator", "reader"]
ROLES: Final = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True)
class User:
    """A clinician who may open a store; `id` stays when the name changes."""

    id: str
    name: str
    role: Role

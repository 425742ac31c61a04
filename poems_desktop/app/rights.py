"""What somebody may change in the store that is open, and one plain sentence why not the rest.

The store refuses what is not allowed; this lets the window say so before anything is typed.
"""

from dataclasses import dataclass

from poems_desktop.app.words import tr
from poems_desktop.core.marked import marked

_READING = marked("Open for reading only: nothing is saved")
_READER = marked("Your role is reader: you can look at everything and change nothing.")
_COORDINATOR = marked(
    "Your role is coordinator: you keep the daily log and print. A physician enters and signs."
)
_SIGN_READING = marked("Open for reading only")
_SIGN = marked("A physician signs")


@dataclass(frozen=True, slots=True)
class Rights:
    """`record`: visits, treatments, overrides, patients, settings, where backups go, restoring.

    `log`: transplant and documents, making and proving backups.

    `why` is empty where everything may be changed; `sign` is the same in a few words, for a button.
    """

    record: bool = True
    log: bool = True
    why: str = ""
    sign: str = ""


def rights_of(role: str, *, read_only: bool) -> Rights:
    """What a role may change in a store, which may be open for reading only."""
    if read_only:
        return Rights(record=False, log=False, why=tr(_READING), sign=tr(_SIGN_READING))
    if role == "reader":
        return Rights(record=False, log=False, why=tr(_READER), sign=tr(_SIGN))
    if role == "coordinator":
        return Rights(record=False, why=tr(_COORDINATOR), sign=tr(_SIGN))
    return Rights()

"""The recovery sheet: a second way to the data key that lies on paper, away from the computer."""

from dataclasses import replace
from pathlib import Path

from poems_desktop.store.boundary import translated
from poems_desktop.store.first_format import FirstKeyFile
from poems_desktop.store.key_file import RECOVERY, KeyFile, change_key_file, read_key_file
from poems_desktop.store.keys import DEFAULT_KDF, KdfCost, UnlockedKey, wrap
from poems_desktop.store.recovery_words import (
    GROUP_LENGTH,
    GROUPS,
    RecoveryWords,
    new_recovery_words,
    parse_words,
    sheet_number,
)
from poems_desktop.store.users import require_manager

__all__ = [
    "GROUPS",
    "GROUP_LENGTH",
    "RecoveryWords",
    "new_recovery_words",
    "parse_words",
    "seal_recovery",
    "sheet_in_force",
    "withdraw_recovery",
]


def seal_recovery(folder: Path, key: UnlockedKey, *, kdf: KdfCost = DEFAULT_KDF) -> RecoveryWords:
    """New groups that open the store at `folder`; the sheet before no longer does.

    To be shown and printed once: they are kept nowhere. Slow by intent.

    Raises:
        MayNotManage, KeyOutOfDate, KeysAltered and other `StoreError`.

    """
    drawn = new_recovery_words()
    wrapped = wrap(key, RECOVERY, parse_words(drawn.text).decode("ascii"), kdf)

    def with_sheet(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        return replace(file, recovery=wrapped)

    with translated(folder):
        change_key_file(folder, key, with_sheet)
    return RecoveryWords(drawn.groups, sheet_number(wrapped.public))


def withdraw_recovery(folder: Path, key: UnlockedKey) -> None:
    """No recovery sheet opens the store at `folder` any more: for a sheet that was lost.

    Who found the sheet may still hold a copy of the folder: rotate the key.

    Raises:
        MayNotManage, KeyOutOfDate, KeysAltered and other `StoreError`.

    """

    def without_sheet(file: KeyFile) -> KeyFile:
        require_manager(file, key)
        return replace(file, recovery=None)

    with translated(folder):
        change_key_file(folder, key, without_sheet)


def sheet_in_force(folder: Path) -> str | None:
    """The number of the recovery sheet that opens the store at `folder`, None if there is none.

    Raises:
        StoreCorrupt, StoreNewer and other `StoreError`.

    """
    with translated(folder):
        file = read_key_file(folder)
    if isinstance(file, FirstKeyFile) or file.recovery is None or file.recovery.sealed is None:
        return None
    return sheet_number(file.recovery.public)

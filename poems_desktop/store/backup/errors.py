"""What can go wrong with a backup although the program is right.

A sentence says what happened, what was kept and what to do, and never holds patient data or a path.
"""

# ruff: noqa: N818 - as in poems_desktop.store.errors.

from poems_desktop.store.errors import StoreCorrupt, StoreError

__all__ = [
    "BackupBusy",
    "BackupCancelled",
    "BackupDamaged",
    "BackupError",
    "BackupFailed",
    "BackupNoRoom",
    "BackupPlaceReadOnly",
    "BackupPlaceVanished",
    "NoBackup",
    "OtherStore",
    "SourceDamaged",
]


class BackupError(StoreError):
    """A known trouble with backups. The store itself is as it was."""

    default_sentence = (
        "The backup was not made. The store and the earlier backups are unchanged. Try again."
    )


class BackupCancelled(BackupError):
    """Somebody stopped the backup, the proof or the restore."""

    default_sentence = (
        "Stopped as asked. Nothing half made was kept; the store and the earlier backups are "
        "unchanged."
    )


class BackupBusy(BackupError):
    """Another backup, proof or restore of the same store is running."""

    default_sentence = (
        "A backup or restore of this store is already running. Nothing was changed. "
        "Wait until it has ended, then try again."
    )


class BackupNoRoom(BackupError):
    """The disk of the backup has too little room."""

    default_sentence = (
        "There is too little room on the disk for another copy, so none was made. The store and "
        "the earlier backups are unchanged. Make room there, or choose another place for backups."
    )


class BackupPlaceReadOnly(BackupError):
    """The system does not let the program write where the backup should go."""

    default_sentence = (
        "The system does not let the program write to the place for backups, so no backup was "
        "made there. The store and the earlier backups are unchanged. Ask for write permission, "
        "or choose another place."
    )


class BackupPlaceVanished(BackupError):
    """The place of the backup is not there, or went away during the work."""

    default_sentence = (
        "The place for backups is not there: a stick was pulled out, a drive disconnected or a "
        "folder renamed. No backup was made there; the store is unchanged. Connect it again and "
        "back up once more."
    )


class BackupFailed(BackupError):
    """The medium reported a failure, or the copy on it was not what was written."""

    default_sentence = (
        "The place for backups reported an error or did not keep what was written, so the copy was "
        "given up. The store and the earlier backups are unchanged. Choose another stick or disk "
        "for backups; this one may be failing."
    )


class BackupDamaged(BackupError):
    """A backup is not whole, or is not what it says it is."""

    default_sentence = (
        "This backup is damaged and was not used. Nothing was changed. "
        "Choose an earlier backup, or one from another place."
    )


class NoBackup(BackupError):
    """No backup of the store is at the place named."""

    default_sentence = (
        "There is no backup of this store at this place. Nothing was changed. "
        "Look in the other places where backups are kept, such as a stick or a share."
    )


class OtherStore(BackupError):
    """A backup would replace another store than the one it was made of."""

    default_sentence = (
        "This backup was made of another store, so it does not replace this one. Nothing was "
        "changed. Restore it to a new folder instead."
    )


class SourceDamaged(BackupError, StoreCorrupt):
    """The store itself failed the check of its copy."""

    default_sentence = (
        "The store did not pass the check that every backup makes, so no backup was made of it, "
        "and none was removed: the earlier backups are as they were. Copy the whole folder aside "
        "as it is, then restore the newest proven backup."
    )

"""What can go wrong with a store although the program is right. Everything else is a bug.

Each class carries a plain sentence: what happened, what was kept, what to do. A sentence never
holds patient data, a passphrase or a path, so that it may be shown and logged anywhere.
"""

# ruff: noqa: N818 - each name says what happened; the family's name says that it is an error.

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from poems_desktop.store.conflict import Comparison


class StoreError(Exception):
    """A known trouble with a store; `sentence` is fit for the screen."""

    default_sentence: ClassVar[str] = "The store could not be used. Nothing in it was changed."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or self.default_sentence
        super().__init__(self.sentence)


class WrongPassphrase(StoreError):
    """The passphrase does not unwrap the store's key."""

    default_sentence = (
        "This passphrase does not open the store. Nothing was changed. "
        "Check Caps Lock and the keyboard layout, then type it again."
    )


class EmptyPassphrase(WrongPassphrase):
    """No passphrase was given."""

    default_sentence = "The passphrase is empty. Nothing was changed. Type the passphrase."


class NotAStore(StoreError):
    """The place named holds no store, or not all of one."""

    default_sentence = (
        "There is no store at this place. Nothing was changed. "
        "Choose a folder whose name ends in .poems."
    )


class StoreFull(StoreError):
    """The disk has no room left."""

    default_sentence = (
        "The disk is full, so nothing more was saved. Everything saved before is kept. "
        "Make room on the disk, then try again."
    )


class StoreReadOnly(StoreError):
    """The system does not let the program write to the store."""

    default_sentence = (
        "The system does not let the program read and write in the store's folder, so nothing was "
        "saved. What is in the store is unchanged. Ask for write permission on the folder, or "
        "move the store to a place where you may write."
    )


class StoreBusy(StoreError):
    """Another program holds the records for longer than the program waits."""

    default_sentence = (
        "Another program, perhaps a backup or a virus scan, is using the store, so the last entry "
        "was not saved. Everything saved before is kept. Wait a moment and save again."
    )


class BeingWritten(StoreBusy):
    """What may only be read here is, or was left, in the middle of being written elsewhere."""

    default_sentence = (
        "The store may only be read here, and its records are being written elsewhere or were not "
        "closed there. What is shown could be old or half written, so nothing is shown. Close the "
        "store where it is open, or open and lock it once where it may be written; then open it "
        "here again."
    )


class StoreInUse(StoreError):
    """Another running POEMS Desktop has the store open."""

    default_sentence = (
        "This store is already open in another window or by another person. Nothing was changed. "
        "Close it there first, or open it here for reading only."
    )


class StoreCorrupt(StoreError):
    """The files of the store are damaged or do not belong together."""

    default_sentence = (
        "The store's records are damaged and cannot be read. The program changed nothing. "
        "Copy the whole folder aside as it is, then bring back the newest backup of it."
    )


class SavesMissing(StoreCorrupt):
    """Acknowledged saves are no longer in the records. Told once; then the rest can be opened."""

    @classmethod
    def of(cls, count: int) -> "SavesMissing":
        """`count` saves are missing."""
        saves = "The last save is" if count == 1 else f"The last {count} saves are"
        return cls(
            f"{saves} missing: the log beside the records was damaged or cut off, or older "
            "records were put in place. What was saved before is there; a damaged log is kept in "
            "the store's folder. Bring back the newest backup, or open the store again to go on "
            "with what is there."
        )


class StoreNewer(StoreError):
    """The store was written by a later version of the program."""

    default_sentence = (
        "This store was written by a newer version of POEMS Desktop. Nothing was changed. "
        "Update the program, then open the store again."
    )


class StoreExists(StoreError):
    """A new store was asked for where something already lies."""

    default_sentence = (
        "There is already something with this name. It was left as it is. "
        "Choose another name for the new store, or open the one that is there."
    )


class StoreVanished(StoreError):
    """The store's files were moved or removed while it was open."""

    default_sentence = (
        "The store's folder was moved, renamed or disconnected while it was open, so the last "
        "entry may not be saved. Put the folder back or connect the drive, open the store again "
        "and check the last entry."
    )


class StoreLocked(StoreError):
    """The store was locked; its key has left memory."""

    default_sentence = (
        "The store is locked. Everything saved is kept. Unlock it with the passphrase."
    )


class StoreDiskError(StoreError):
    """The system reported a failure of the disk or network place that no other class names."""

    default_sentence = (
        "The disk or network place that holds the store reported an error, so the last entry may "
        "not be saved. Everything saved before is kept. Check the drive or the connection, then "
        "open the store again and look at the last entry."
    )


class NotEnoughMemory(StoreError):
    """The key derivation asks for more memory than the computer has free."""

    default_sentence = (
        "This computer has too little free memory to check the passphrase. Nothing was changed. "
        "Close other programs and try again."
    )


class OpenedReadOnly(StoreReadOnly):
    """The store was opened for reading only."""

    default_sentence = (
        "This store is open for reading only, so nothing was saved. What is in the store is "
        "unchanged. To change something, open it again when nobody else has it open."
    )


class StoreOlder(StoreError):
    """The store was written by an earlier version and is to be read without changing it."""

    default_sentence = (
        "This store was written by an earlier version of POEMS Desktop and must be brought up to "
        "date before it can be read. Nothing was changed. Open it once for writing; a verified "
        "copy is kept."
    )


class MigrationFailed(StoreError):
    """The copy that is made before a store is brought up to date is not equal to it."""

    default_sentence = (
        "Before bringing this store up to date the program makes a copy, and the copy could not "
        "be proved. The store was not changed. Check the disk, copy the whole folder aside, then "
        "open the store again."
    )


class NotAllowed(StoreError):
    """The role of the user does not cover what was asked for."""

    default_sentence = (
        "Your role lets you read this store; nothing was saved. Ask a physician to do it."
    )


class ReasonMissing(StoreError):
    """A correction, a deletion or an erasure was asked for without saying why."""

    default_sentence = (
        "What was signed or kept is changed only with a reason, so nothing was saved. "
        "Say why in a few words, then try again."
    )


class PatientDeleted(StoreError):
    """Something is to be saved for a patient who was deleted."""

    default_sentence = (
        "This patient was deleted, so nothing was saved. Everything is still in the history. "
        "Restore the patient first."
    )


class PatientErased(StoreError):
    """Something is to be saved for a patient whose record was erased."""

    default_sentence = (
        "This patient's record was erased, so nothing was saved under it. "
        "Add the person as a new patient if that is wanted."
    )


class Conflict(StoreError):
    """What is being saved was begun from a version that is no longer the latest.

    `comparison` is a `poems_desktop.store.conflict.Comparison` of the three versions.
    """

    default_sentence = (
        "This entry was changed after you began to edit it, so your version was not saved over "
        "the newer one. Both are kept: yours is still open here. Compare them, then save again."
    )

    def __init__(self, sentence: str | None = None, comparison: "Comparison | None" = None) -> None:
        super().__init__(sentence)
        self.comparison = comparison

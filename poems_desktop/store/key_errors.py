"""What can go wrong with keys, users, the recovery sheet and the renewal of the key."""

# ruff: noqa: N818 - as in errors.py: each name says what happened.

from datetime import timedelta

from poems_desktop.store.errors import NotAllowed, StoreCorrupt, StoreError, WrongPassphrase


class KeysAltered(StoreCorrupt):
    """`keys.json` is not as a holder of the data key last wrote it."""

    default_sentence = (
        "The store's file keys.json was changed outside the program: its users, roles or keys are "
        "not as they were saved. Nothing was opened or changed. Copy the whole folder aside, ask "
        "who changed it, then bring back keys.json from the newest proven backup."
    )


class KeyOutOfDate(StoreError):
    """The key in hand is not the one that `keys.json` names now."""

    default_sentence = (
        "The store's key was renewed since it was unlocked here, so nothing was changed. "
        "Lock the store and unlock it again."
    )


class TooManyTries(StoreError):
    """Passphrases failed so often that the next try must wait; `wait` says for how long."""

    default_sentence = (
        "Too many wrong passphrases were typed. Nothing was changed and nothing will be deleted. "
        "Wait a moment, then type the passphrase again."
    )

    def __init__(self, wait: timedelta | None = None) -> None:
        self.wait = wait or timedelta()
        seconds = -(-self.wait // timedelta(seconds=1))
        unit = "second" if seconds == 1 else "seconds"
        super().__init__(
            "Too many wrong passphrases were typed. Nothing was changed and nothing will be "
            f"deleted. Wait {seconds} {unit}, then type the passphrase again."
            if seconds
            else None
        )


class NoSuchUser(StoreError):
    """The store has no user of this name."""

    default_sentence = (
        "This store has no user of that name. Nothing was changed. "
        "Check the spelling, or ask a physician of this store to add the user."
    )


class AccessNotRenewed(StoreError):
    """The key was renewed and this user's access was not."""

    default_sentence = (
        "The store's key was renewed and this user was not given the new one. Nothing was changed. "
        "Ask a physician of this store to set a new passphrase for the user."
    )


class UserNameTaken(StoreError):
    """Another user has this name."""

    default_sentence = (
        "Another user of this store has that name. Nothing was changed. "
        "Add something that tells the two apart."
    )


class UserNameUnfit(StoreError):
    """The name is empty, too long, or holds signs that do not print."""

    default_sentence = (
        "This cannot be the name of a user: it is empty, longer than 100 letters, or holds signs "
        "that do not print. Nothing was changed. Type the name as it should stand on documents."
    )


class LastPhysician(StoreError):
    """Nobody would be left who may sign and manage users."""

    default_sentence = (
        "This is the store's last physician, and nobody else could sign or manage users. Nothing "
        "was changed. Give another user the role of physician first."
    )


class MayNotManage(NotAllowed):
    """Only physicians, or who opened the store with the recovery sheet, manage users and keys."""

    default_sentence = (
        "Only a physician of this store may manage its users and its key. Nothing was changed. "
        "Ask a physician, or open the store with its recovery sheet."
    )


class NoRecoverySheet(StoreError):
    """No recovery sheet was made for this store, or it was withdrawn."""

    default_sentence = (
        "This store has no recovery sheet that is in force. Nothing was changed. Use a passphrase, "
        "or open a backup from a day when a sheet was in force."
    )


class MistypedSheet(StoreError):
    """The typed groups break the rule that every recovery sheet keeps."""

    default_sentence = (
        "This does not read as a recovery sheet. Nothing was changed. "
        "Type all groups of the sheet in their order."
    )


class WrongSheet(WrongPassphrase):
    """Well typed, but of another store or no longer in force."""

    default_sentence = (
        "These groups are well typed but belong to another store, or to a sheet that was replaced. "
        "Nothing was changed. Compare the number of the sheet with the one in force."
    )


class RotationFailed(StoreError):
    """The new copy of the records did not prove equal, or was not made."""

    default_sentence = (
        "The key was not renewed: the new copy of the records did not prove equal to the present "
        "ones. The present records and their key are unchanged. Check the store, then try again."
    )

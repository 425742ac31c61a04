"""Passphrases and recovery groups, from the terminal without echo or from a file descriptor.

Never from an argument or the environment: other programs of the computer can read those.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from poems_desktop.cli_store.endings import WRONG_USAGE, refuse, say

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey

_LONGEST = 64 * 1024
_NO_TERMINAL = (
    "There is no terminal to type the passphrase at. Give the number of an open file descriptor "
    "with --passphrase-fd; each passphrase is one line of it, in the order asked for."
)


@dataclass(frozen=True, slots=True)
class Secrets:
    """Where the secrets of a command come from: the lines of `file`, or the terminal if None."""

    file: BinaryIO | None = None

    @classmethod
    def of(cls, descriptor: int | None) -> "Secrets":
        """From the descriptor, or from the terminal where it is None."""
        if descriptor is None:
            return cls()
        try:
            return cls(os.fdopen(descriptor, "rb", closefd=False))
        except OSError:
            refuse(f"The file descriptor {descriptor} cannot be read.", WRONG_USAGE)

    def ask(self, prompt: str) -> str:
        """One secret, asked for once."""
        if self.file is not None:
            return _line(self.file, prompt)
        if not sys.stdin.isatty():
            refuse(_NO_TERMINAL, WRONG_USAGE)
        given: str = click.prompt(prompt, hide_input=True, err=True, default="", show_default=False)
        return given

    def ask_new(self, prompt: str) -> str:
        """One secret that is not known yet, so at the terminal it is typed twice."""
        given = self.ask(prompt)
        if self.file is None and self.ask(f"{prompt}, once more") != given:
            refuse("The two are not alike. Nothing was changed. Start again.")
        return given


def unlock(folder: Path, secrets: Secrets, user: str | None, *, recovery: bool) -> "UnlockedKey":
    """The key of the store or backup at `folder`; who gets it wipes it.

    Raises:
        StoreError: also for a wrong passphrase.

    """
    from poems_desktop.store.boundary import translated
    from poems_desktop.store.places import require_store
    from poems_desktop.store.unlocking import unlock_key, unlock_with_recovery

    with translated(folder):
        require_store(folder)  # Before a secret is asked for.
    if recovery:
        words = secrets.ask("Groups of the recovery sheet")
        say("Unlocking ...")
        return unlock_with_recovery(folder, words)
    passphrase = secrets.ask("Passphrase")
    say("Unlocking ...")
    return unlock_key(folder, passphrase, user)


def _line(file: BinaryIO, prompt: str) -> str:
    try:
        raw = file.readline(_LONGEST)
        text = raw.decode("utf-8")
    except OSError:
        refuse("What --passphrase-fd names cannot be read.", WRONG_USAGE)
    except UnicodeDecodeError:
        refuse("What --passphrase-fd gave is not UTF-8 text.", WRONG_USAGE)
    if not raw:
        refuse(f"--passphrase-fd gave no line for: {prompt}.", WRONG_USAGE)
    return text.removesuffix("\n").removesuffix("\r")

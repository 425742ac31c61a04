"""How a command ends: exit codes, and every known error as a sentence on the error stream."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn, ParamSpec, TypeVar

import click

from poems_desktop.clinical.problems import ProblemsError
from poems_desktop.store.backup.errors import BackupDamaged
from poems_desktop.store.errors import StoreCorrupt, StoreError

_P = ParamSpec("_P")
_R = TypeVar("_R")

KNOWN_PROBLEM: Final = 1
WRONG_USAGE: Final = 2
DAMAGE: Final = 3

EXIT_CODES: Final = (
    "Exit codes: 0 done; 1 not done, and the sentence on the error stream says why; 2 the command "
    "was not understood; 3 damage was found."
)


def say(sentence: str) -> None:
    """A line for people on the error stream; the other stream is for results."""
    click.echo(sentence, err=True)


def refuse(sentence: str, code: int = KNOWN_PROBLEM) -> NoReturn:
    """End with the sentence."""
    say(sentence)
    raise SystemExit(code)


def told(command: Callable[_P, _R]) -> Callable[_P, _R]:
    """`command`, whose known errors end it with their sentence; anything else is a bug."""

    @functools.wraps(command)
    def ending(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return command(*args, **kwargs)
        except BackupDamaged as error:
            refuse(error.sentence, DAMAGE)
        except StoreCorrupt as error:
            refuse(_with_way_back(error, kwargs.get("folder")), DAMAGE)
        except StoreError as error:
            refuse(error.sentence)
        except ProblemsError as error:
            refuse(str(error))

    return ending


def way_back(folder: Path) -> str:
    """Which backup to restore, in a sentence, "" where that cannot be told."""
    from poems_desktop.store.backup import offer_after_damage

    try:
        return offer_after_damage(folder).sentence
    except StoreError:
        return ""


def _with_way_back(error: StoreError, folder: object) -> str:
    # The folder is the store where a command has one; a damaged backup has no way back of its own.
    return " ".join(
        part
        for part in (error.sentence, way_back(folder) if isinstance(folder, Path) else "")
        if part
    )

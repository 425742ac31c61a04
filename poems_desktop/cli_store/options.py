"""Arguments and options that several commands share."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from poems_desktop.store.keys import UnlockedKey

_F = TypeVar("_F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
folder_argument = click.argument("folder", metavar="STORE", type=PATH)
passphrase_option = click.option(
    "--passphrase-fd",
    "descriptor",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read each passphrase as a line of this open file descriptor instead of the terminal.",
)
_user = click.option(
    "--user", default=None, help="Unlock as this user; each is tried where not given."
)
_recovery = click.option(
    "--recovery", is_flag=True, help="Unlock with the groups of the recovery sheet."
)


def unlocking(command: _F) -> _F:
    """`command` with the options that say who unlocks and by what."""
    return _user(_recovery(passphrase_option(command)))


def now() -> datetime:
    """The computer's clock, aware and in UTC."""
    return datetime.now(UTC)


def author_of(key: "UnlockedKey") -> str:
    """Who the log names."""
    return "Recovery sheet" if key.user is None else key.user.name


def role_of(key: "UnlockedKey") -> str:
    """As what they work; who holds the recovery sheet may do everything."""
    return "owner" if key.user is None else key.user.role

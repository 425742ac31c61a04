"""The users of a store: list, add, remove, role, passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import say, told
from poems_desktop.cli_store.noting import note
from poems_desktop.cli_store.options import folder_argument, passphrase_option, unlocking

if TYPE_CHECKING:
    from poems_desktop.store.roles import Role

_name = click.argument("name")
_role = click.option(
    "--role", type=click.Choice(["physician", "coordinator", "reader"]), required=True
)


@click.group()
def users() -> None:
    """Say who may open a store.

    Each as physician, coordinator or reader, with a passphrase of their own.

    All users share one key, so roles are a rule of the house and not a lock.
    """


@users.command("list")
@folder_argument
@told
def list_all(folder: Path) -> None:
    """List names and roles. Needs no passphrase."""
    from poems_desktop.store.boundary import translated
    from poems_desktop.store.places import require_store
    from poems_desktop.store.users import list_users

    with translated(folder):
        require_store(folder)
    for user in list_users(folder):
        click.echo(f"{user.name}\t{user.role}")


@users.command()
@folder_argument
@_name
@_role
@unlocking
@told
def add(  # noqa: PLR0913 - one argument an option
    folder: Path,
    name: str,
    *,
    role: "Role",
    user: str | None,
    recovery: bool,
    descriptor: int | None,
) -> None:
    """Let somebody open the store.

    Asks for your passphrase, then for the one of NAME.
    """
    from poems_desktop.store.users import add_user

    secrets = Secrets.of(descriptor)
    with unlock(folder, secrets, user, recovery=recovery) as key:
        fresh = add_user(folder, key, name, role, secrets.ask_new(f"Passphrase of {name}"))
        note(folder, key, "users", {"what": "add", "user_id": fresh.id, "role": role})
    click.echo(f"{fresh.name}\t{fresh.role}")


@users.command()
@folder_argument
@_name
@unlocking
@told
def remove(
    folder: Path, name: str, *, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Take the store away from somebody.

    Renew the key afterwards: who kept a copy of it could read a copy of the records.
    """
    from poems_desktop.store.users import remove_user

    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        user_id = _id_of(folder, name)
        sentence = remove_user(folder, key, user_id)
        note(folder, key, "users", {"what": "remove", "user_id": user_id})
    say(sentence)


@users.command("role")
@folder_argument
@_name
@_role
@unlocking
@told
def change_role(  # noqa: PLR0913 - one argument an option
    folder: Path,
    name: str,
    *,
    role: "Role",
    user: str | None,
    recovery: bool,
    descriptor: int | None,
) -> None:
    """Give somebody another role.

    It holds from the next unlocking on.
    """
    from poems_desktop.store.users import set_role

    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        user_id = _id_of(folder, name)
        set_role(folder, key, user_id, role)
        note(folder, key, "users", {"what": "role", "user_id": user_id, "role": role})
    click.echo(f"{name}\t{role}")


@users.command()
@folder_argument
@_name
@click.option("--as", "manager", default=None, help="A physician who sets it, by name.")
@click.option("--recovery", is_flag=True, help="Set it by the recovery sheet: it was forgotten.")
@passphrase_option
@told
def passphrase(
    folder: Path, name: str, *, manager: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Change or replace a passphrase.

    By the old one, by a physician (--as), or by the recovery sheet (--recovery).

    Nothing is encrypted anew. Backups open with the passphrase of their day.
    """
    from poems_desktop.store.unlocking import unlock_key
    from poems_desktop.store.users import change_passphrase

    secrets = Secrets.of(descriptor)
    user_id = _id_of(folder, name)
    prompt = f"New passphrase of {name}"
    if manager is None and not recovery:
        old = secrets.ask(f"Passphrase of {name}")
        new = secrets.ask_new(prompt)
        change_passphrase(folder, old, user_id, new)
        with unlock_key(folder, new, user_id) as key:
            note(folder, key, "users", {"what": "passphrase", "user_id": user_id})
    else:
        with unlock(folder, secrets, manager, recovery=recovery) as key:
            change_passphrase(folder, key, user_id, secrets.ask_new(prompt))
            note(folder, key, "users", {"what": "passphrase", "user_id": user_id})
    click.echo(f"The passphrase of {name} was changed.")


def _id_of(folder: Path, name: str) -> str:
    from poems_desktop.store.boundary import translated
    from poems_desktop.store.key_errors import NoSuchUser
    from poems_desktop.store.places import require_store
    from poems_desktop.store.users import list_users

    with translated(folder):
        require_store(folder)
    wanted = name.strip().casefold()
    for user in list_users(folder):
        if name == user.id or user.name.casefold() == wanted:
            return user.id
    raise NoSuchUser

"""The group `store`: making, looking at, checking and bringing back a store without a window."""

from pathlib import Path

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import DAMAGE, EXIT_CODES, refuse, say, told, way_back
from poems_desktop.cli_store.erasing import erase_patient
from poems_desktop.cli_store.export import export_json, import_json
from poems_desktop.cli_store.keeping import backup, prove_backup, restore
from poems_desktop.cli_store.options import (
    author_of,
    folder_argument,
    now,
    passphrase_option,
    unlocking,
)
from poems_desktop.cli_store.progress import Teller
from poems_desktop.cli_store.sheet import recovery_sheet
from poems_desktop.cli_store.users import users


@click.group("store", epilog=EXIT_CODES)
def store_commands() -> None:
    """Look after an encrypted store: a folder whose name ends in .poems.

    A passphrase is typed at the terminal, unseen, or read from a file descriptor; never from an
    argument.
    """


_OTHERS = (backup, restore, prove_backup, users, export_json, import_json, recovery_sheet)
for _command in (*_OTHERS, erase_patient):
    store_commands.add_command(_command)


@store_commands.command()
@folder_argument
@click.option("--user", "name", required=True, help="The first user's name; a physician.")
@passphrase_option
@told
def create(folder: Path, *, name: str, descriptor: int | None) -> None:
    """Make an empty store at STORE."""
    from poems_desktop.store.creation import create_store

    passphrase = Secrets.of(descriptor).ask_new("Passphrase of the new store")
    say("Making the store ...")
    create_store(folder, passphrase, clock=now, author=name).wipe()
    click.echo(folder)
    say(
        "The store is made. Without the passphrase nobody can open it, also not its makers: print "
        f"the recovery sheet now with: poems-desktop store recovery-sheet {folder.name} --out ..."
    )


@store_commands.command()
@folder_argument
@told
def info(folder: Path) -> None:
    """Tell users, sheet and backups.

    Needs no passphrase: all of it stands beside the encrypted records.
    """
    from poems_desktop.store.backup import list_backups, read_ledger
    from poems_desktop.store.boundary import translated
    from poems_desktop.store.key_file import read_key_file
    from poems_desktop.store.places import RECORDS_FILE, require_store
    from poems_desktop.store.recovery import sheet_in_force
    from poems_desktop.store.users import list_users

    with translated(folder):
        require_store(folder)
        keys = read_key_file(folder)
        size = (folder / RECORDS_FILE).stat().st_size
    click.echo(f"store id: {keys.store_id}, key generation {keys.generation}")
    click.echo(f"records: {size / 1e6:.1f} MB, encrypted")
    for user in list_users(folder):
        click.echo(f"user: {user.name} ({user.role})")
    sheet = sheet_in_force(folder)
    click.echo(f"recovery sheet: {'none; make one' if sheet is None else f'number {sheet}'}")
    backups = list_backups(folder)
    for one in backups:
        proven = "" if one.proven_at is None else f", proven {one.proven_at:%Y-%m-%d}"
        size = one.records_bytes
        click.echo(f"backup: {one.name}, {size / 1e6:.1f} MB{proven}")
    if not backups:
        click.echo("backup: none in the store's own folder")
    last = read_ledger(folder).last_proof
    told_proof = "none yet" if last is None else f"{last:%Y-%m-%d}"
    click.echo(f"last proof that a backup restores: {told_proof}")


@store_commands.command()
@folder_argument
@unlocking
@told
def verify(folder: Path, *, user: str | None, recovery: bool, descriptor: int | None) -> None:
    """Prove that every entry is as saved.

    Ends with 3, the first broken entry and the way back where one is not.
    """
    from poems_desktop.store.store import Store

    with (
        unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key,
        Store.open(folder, key, author=author_of(key), clock=now) as store,
    ):
        report = store.verify()
    if not report.ok:
        refuse(f"{report.sentence} {way_back(folder)}".strip(), DAMAGE)
    click.echo(report.sentence)


@store_commands.command()
@folder_argument
@unlocking
@told
def rebuild(folder: Path, *, user: str | None, recovery: bool, descriptor: int | None) -> None:
    """Make lists and search anew.

    They are made from the saved entries, of which none is touched.
    """
    from poems_desktop.store.store import Store

    with (
        unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key,
        Store.open(folder, key, author=author_of(key), clock=now) as store,
    ):
        say("Making lists and search anew ...")
        store.rebuild()
    click.echo("Lists and search were made anew. No saved entry was touched.")


@store_commands.command("rotate-key")
@folder_argument
@unlocking
@told
def rotate_key(folder: Path, *, user: str | None, recovery: bool, descriptor: int | None) -> None:
    """Encrypt the records with a new key.

    For when a user was removed or a sheet was lost. The store must be closed everywhere. Users
    and recovery sheet keep working; earlier backups keep the key of their day.
    """
    from poems_desktop.store.rotation import rotate_key as renew

    teller = Teller()
    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        say("Encrypting the records with a new key; the old ones stay until these are proven ...")
        try:
            with renew(folder, key, clock=now, report=teller.watch().report) as fresh:
                generation = fresh.generation
        finally:
            teller.done()
    click.echo(f"The records are encrypted with a new key, generation {generation}.")
    say("Backups made before still open with the key of their day. Make a new one now.")

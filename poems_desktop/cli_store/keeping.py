"""Backups: making one, bringing one back, proving that the newest restores."""

from pathlib import Path

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import refuse, say, told
from poems_desktop.cli_store.noting import note
from poems_desktop.cli_store.options import PATH, author_of, folder_argument, now, unlocking
from poems_desktop.cli_store.progress import Teller
from poems_desktop.cli_store.weighing import reassess_of, weighed


@click.command()
@folder_argument
@click.option("--to", "place", type=PATH, help="Another folder, such as a stick's; it must exist.")
@unlocking
@told
def backup(
    folder: Path, *, place: Path | None, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Make a checked, encrypted backup.

    It opens with the passphrase of today. STORE may be in use meanwhile. In the store's own folder
    older backups are thinned out by the rule (all of two days, 12 daily, 10 weekly, 9 monthly);
    elsewhere nothing is removed.
    """
    from poems_desktop.store.backup import back_up, rotate

    teller = Teller()
    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        try:
            made = back_up(
                folder,
                key,
                clock=now,
                destination=place,
                watch=teller.watch(),
                reassess=reassess_of(folder, key),
            )
        finally:
            teller.done()
        click.echo(made.info.path)
        checked = "The backup was checked on its medium: pages, structure, chain and counts"
        say(f"{checked}{weighed(made.verified)}")
        note(folder, key, "backup", made.info.details())
        thinned = None if place is not None else rotate(folder, key, made, now=now())
    if thinned is not None and thinned.removed:
        say(f"Older backups removed by the rule: {len(thinned.removed)}.")
    if thinned is not None and thinned.sentence:
        say(thinned.sentence)


@click.command()
@click.argument("backup_folder", metavar="BACKUP", type=PATH)
@click.argument("folder", metavar="STORE", type=PATH)
@unlocking
@told
def restore(
    backup_folder: Path,
    folder: Path,
    *,
    user: str | None,
    recovery: bool,
    descriptor: int | None,
) -> None:
    """Bring a backup back.

    STORE is a new name, or the store that the backup was made of. Asks for the passphrase of
    the backup's day. What lay at STORE is kept aside inside it.
    """
    from poems_desktop.store.backup import restore as bring_back

    teller = Teller()
    with unlock(backup_folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        try:
            done = bring_back(
                backup_folder,
                folder,
                key,
                author=author_of(key),
                clock=now,
                watch=teller.watch(),
                reassess=reassess_of(backup_folder, key),
            )
        finally:
            teller.done()
    click.echo(done.folder)
    moment = f"{done.backup.taken_at:%Y-%m-%d %H:%M} UTC"
    say(f"The store of {moment} was brought back and checked{weighed(done.verified)}")
    if done.kept_aside is not None:
        say(f"What was there before is kept in its folder {done.kept_aside.name}.")


@click.command("prove-backup")
@folder_argument
@click.option("--place", type=PATH, help="Look for backups here; in the store's own if not given.")
@unlocking
@told
def prove_backup(
    folder: Path, *, place: Path | None, user: str | None, recovery: bool, descriptor: int | None
) -> None:
    """Prove that the newest backup restores.

    It is restored to a scratch place, checked, compared with STORE, and the copy is removed.
    """
    from poems_desktop.store.backup import prove_newest

    teller = Teller()
    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        try:
            proof = prove_newest(
                folder,
                key,
                clock=now,
                place=place,
                watch=teller.watch(),
                reassess=reassess_of(folder, key),
            )
        finally:
            teller.done()
    if proof.verified.differing:
        refuse(proof.sentence)
    click.echo(proof.sentence)
    say(f"Checked were pages, structure, chain and counts{weighed(proof.verified)}")

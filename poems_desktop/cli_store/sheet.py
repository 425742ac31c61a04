"""The recovery sheet: the second way to the key, on paper."""

from pathlib import Path
from typing import Literal

import click

from poems_desktop.cli_store.asking import Secrets, unlock
from poems_desktop.cli_store.endings import say, told
from poems_desktop.cli_store.files import new_file
from poems_desktop.cli_store.noting import note
from poems_desktop.cli_store.options import PATH, author_of, folder_argument, now, unlocking


@click.command("recovery-sheet")
@folder_argument
@click.option("--out", type=PATH, required=True, help="FILE.pdf to print, which must not exist.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@unlocking
@told
def recovery_sheet(  # noqa: PLR0913 - one argument an option
    folder: Path,
    *,
    out: Path,
    paper: Literal["a4", "letter"],
    user: str | None,
    recovery: bool,
    descriptor: int | None,
) -> None:
    """Make a new recovery sheet to print.

    The one before no longer opens the store.

    With the sheet a store opens whose passphrases were forgotten. It is made only when asked for:
    its groups are kept nowhere but in the file.
    """
    from poems_desktop.reports.recovery_sheet import render_recovery_sheet
    from poems_desktop.store.recovery import seal_recovery

    with unlock(folder, Secrets.of(descriptor), user, recovery=recovery) as key:
        # The file is opened first: where it cannot be written, the sheet in force stays in force.
        with new_file(out) as file:
            words = seal_recovery(folder, key)
            page = render_recovery_sheet(
                words.groups,
                sheet=words.sheet,
                store_name=folder.stem,
                printed_at=now().astimezone(),
                printed_by=author_of(key),
                paper=paper,
            )
            file.write(page)
        note(folder, key, "users", {"what": "recovery_sheet", "sheet": words.sheet})
    click.echo(out)
    say(
        f"Recovery sheet {words.sheet} is in force; earlier sheets no longer open the store. Print "
        "it, keep the paper in a safe place, and delete the file: who has it can open the store."
    )

"""Weighing a sample of a backup's patients again, by the site's own choices."""

from pathlib import Path
from typing import TYPE_CHECKING

from poems_desktop.cli_store.endings import say
from poems_desktop.cli_store.options import author_of, now

if TYPE_CHECKING:
    from poems_desktop.app.reassess import Reassess
    from poems_desktop.store.backup import Verified
    from poems_desktop.store.keys import UnlockedKey


def reassess_of(folder: Path, key: "UnlockedKey") -> "Reassess":
    """What weighs a patient again by the definitions shipped and the policy of the store."""
    from poems_desktop import weighing_again

    return weighing_again.reassess_of(folder, key, author=author_of(key), clock=now, say=say)


def weighed(verified: "Verified") -> str:
    """How many patients were weighed again, as the end of a sentence on what was checked."""
    count = verified.reassessed
    if not count:
        return "."
    patients = "1 patient was" if count == 1 else f"{count} patients were"
    if verified.differing:
        return (
            f". {patients} weighed again, {verified.differing} of them with another result than "
            "the one signed; check their visits with the version that they were signed with."
        )
    return f"; {patients} weighed again, with the result that was signed."

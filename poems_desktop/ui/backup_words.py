"""How the backups stand, in the words of the status line and of Settings."""

from typing import TYPE_CHECKING

from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

if TYPE_CHECKING:
    from datetime import datetime

    from poems_desktop.ui.backup_watch import BackupFacts


def strip_text(facts: "BackupFacts") -> str:
    """The few words of the status line."""
    if facts.running:
        return f"{facts.running}: {facts.percent}%"
    if facts.trouble:
        return tr("Backup needs attention: see Settings")
    if facts.last_proof is not None:
        return tr("Backup proven {day}").format(day=_day(facts.last_proof))
    return tr("No backup proven yet") if facts.last_made is not None else ""


def proof_text(facts: "BackupFacts") -> str:
    """The sentences of Settings."""
    made = tr("never") if facts.last_made is None else _day(facts.last_made)
    proof = tr("never") if facts.last_proof is None else _day(facts.last_proof)
    return tr(
        "Last backup: {made}. Last proven by a restore: {proof}. A proof is made every week."
    ).format(made=made, proof=proof)


def _day(when: "datetime") -> str:
    return show_date(PartialDate.of(when.astimezone().date()))

"""Proving the chain of an open store."""

from typing import TYPE_CHECKING

from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.store_jobs import StoreJobs

_TITLE = tr("Verify store")


def verify_store(program: "Bench", jobs: "StoreJobs") -> None:
    """Prove that every revision is as it was saved."""
    opened, desk = program.opened, program.desk
    if opened is None or desk is None or not jobs.may_begin(_TITLE):
        return
    folder, key, clock = desk.store.folder, opened.key.copy(), program.clock

    def job() -> object:
        from poems_desktop.store.store import Store

        with (
            key,
            Store.open(folder, key, author="Verify", clock=clock, read_only=True) as one,
        ):
            return one.verify().sentence

    desk.flush()
    jobs.run(_TITLE, tr("Verifying the store…"), job, jobs.tell)

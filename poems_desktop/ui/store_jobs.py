"""Long work on an open store: proving its chain, exporting it, renewing its key."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.words import tr
from poems_desktop.ui.work import FAULT, Work, sentence_of

if TYPE_CHECKING:
    from poems_desktop.store.backup import Progress
    from poems_desktop.store.keys import UnlockedKey
    from poems_desktop.store.revisions import ChainReport
    from poems_desktop.ui.bench import Bench

_EXPORT_NAME = "poems-records.jsonl"
_PLAIN = tr(
    "The file is not encrypted: whoever has it can read every record and every name in it. It "
    "holds all patients of this store with everything that was ever saved of them."
)
_ROTATION = tr(
    "Every record is encrypted anew. The store is closed meanwhile; the old one is kept until the "
    "new one is proven. Everybody keeps their passphrase. Old backups keep the key of their day. "
    "It cannot be interrupted once it has begun."
)


class StoreJobs(QObject):
    """One job at a time, in a worker thread with a reading connection of its own."""

    def __init__(self, program: "Bench") -> None:
        super().__init__(program.shell)
        self._program = program
        self._work: Work | None = None
        self._title = ""

    def verify(self) -> None:
        """Prove that every revision is as it was saved."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None:
            return
        folder, key, clock = desk.store.folder, opened.key.copy(), self._program.clock

        def job() -> object:
            from poems_desktop.store.store import Store

            with (
                key,
                Store.open(folder, key, author="Verify", clock=clock, read_only=True) as one,
            ):
                return one.verify()

        desk.flush()
        self._run(tr("Verify store"), tr("Verifying the store…"), job, self._on_verified)

    def export(self) -> None:
        """Ask where, warn, and write every patient to an open file."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None:
            return
        if not self._may_export() or not desk.context.dialogs.confirm(
            tr("Export all records?"), _PLAIN, tr("Export…"), self._program.shell
        ):
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._program.shell, tr("Export"), _EXPORT_NAME, tr("JSON Lines (*.jsonl)")
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write every patient to the new or replaced file `path`."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None:
            return
        desk.flush()
        folder, key = desk.store.folder, opened.key.copy()
        clock, definitions = self._program.clock, desk.sitting.definitions

        def job() -> object:
            from poems_desktop.exchange.record_file import write_records
            from poems_desktop.store.revisions import instant_text
            from poems_desktop.store.session import Session, Worker
            from poems_desktop.store.transfer import at_one_moment, histories

            worker = Worker("Export", "reader", clock)
            beside = path.with_name(f"{path.name}.part")
            with key:
                session = Session(folder, key, worker, read_only=True)
                try:
                    with (
                        beside.open("wb") as file,
                        session.reading() as connection,
                        at_one_moment(connection),
                    ):
                        counts = write_records(
                            file,
                            histories(connection),
                            store_id=key.store_id,
                            exported_at=instant_text(clock()),
                            definitions=definitions,
                        )
                    beside.replace(path)
                finally:
                    session.close()
                    beside.unlink(missing_ok=True)
            return counts.as_json()

        self._run(tr("Export"), tr("Exporting all records…"), job, self._on_exported)

    def rotate(self) -> None:
        """Ask, close the store, renew its key, and open it again where the user was."""
        desk = self._program.desk
        if desk is None or self._program.opened is None or self._work is not None:
            return
        if desk.context.dialogs.confirm(
            tr("Renew the key of this store?"), _ROTATION, tr("Renew the key"), self._program.shell
        ):
            self.rotate_now()

    def rotate_now(self) -> None:
        """As `rotate`, without asking."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None:
            return
        folder, key, clock = desk.store.folder, opened.key.copy(), self._program.clock
        if not self._program.lock():
            key.wipe()
            return
        page = self._program.shell.start_page
        page.show_busy(tr("Renewing the key: all records are encrypted anew…"))

        def job() -> object:
            from poems_desktop.store.errors import StoreError
            from poems_desktop.store.rotation import rotate_key

            try:
                new = rotate_key(folder, key, clock=clock, report=work.report)
            except StoreError as error:
                return key, folder, error.sentence
            key.wipe()
            return new, folder, ""

        self._title = tr("Renew the key")
        self._work = work = Work(job, self)
        work.done.connect(self._on_rotated)
        work.broke.connect(self._on_broke)
        work.told.connect(self._on_rotating)
        if self._program.is_backing_up:
            # The backup of the lock reads the records, which then cannot be exchanged.
            page.show_busy(tr("Backing up before the key is renewed…"))
            self._program.when_backed_up(self._work.start)
        else:
            self._work.start()

    def _may_export(self) -> bool:
        from poems_desktop.store.errors import NotAllowed
        from poems_desktop.store.permissions import require_physician

        desk = self._program.desk
        if desk is None:
            return False
        try:
            require_physician(desk.store.role)
        except NotAllowed as error:
            desk.context.dialogs.tell(tr("Export"), error.sentence, self._program.shell)
            return False
        return True

    def _run(
        self, title: str, busy: str, job: Callable[[], object], then: Callable[..., object]
    ) -> None:
        if self._work is not None:
            return
        self._title = title
        self._work = Work(job, self)
        self._work.done.connect(then)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(self._on_broke)
        self._work.start()
        if self._program.desk is not None:
            self._program.desk.status.say_notice(busy)

    def _tell(self, sentence: str) -> None:
        self._work = None
        desk = self._program.desk
        if desk is not None:
            desk.status.say_notice("")
            desk.context.dialogs.tell(self._title, sentence, self._program.shell)
        else:
            self._program.shell.start_page.show_problem("unlock", sentence)

    def _on_verified(self, report: "ChainReport") -> None:
        self._tell(report.sentence)

    def _on_exported(self, counts: dict[str, int]) -> None:
        from poems_desktop.store.errors import StoreError

        desk = self._program.desk
        if desk is not None:
            try:
                desk.store.record_event("export", {"format": "poems-record-export/1", **counts})
            except StoreError as error:
                self._tell(error.sentence)
                return
        self._tell(
            tr(
                "{patients} patients with {entries} entries were written. The file is not "
                "encrypted: keep it where patient records may be kept."
            ).format(patients=counts["patients"], entries=counts["revisions"])
        )

    def _on_rotating(self, progress: "Progress") -> None:
        share = progress.done / progress.total if progress.total else 0
        text = tr("Renewing the key: all records are encrypted anew, {share} done…")
        self._program.shell.start_page.show_busy(text.format(share=f"{share:.0%}"))

    def _on_rotated(self, found: "tuple[UnlockedKey, Path, str]") -> None:
        key, folder, sentence = found
        self._work = None
        self._program.shell.start_page.show_busy("")
        if self._program.opening is not None:
            self._program.opening.open_with_key(folder, key)
        if sentence and self._program.desk is not None:
            self._program.desk.context.dialogs.tell(self._title, sentence, self._program.shell)

    def _on_failed(self, error: Exception) -> None:
        self._tell(sentence_of(error))

    def _on_broke(self) -> None:
        self._tell(FAULT)

"""Writing every patient of an open store to an open file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from poems_desktop.app.words import tr

if TYPE_CHECKING:
    from poems_desktop.ui.bench import Bench
    from poems_desktop.ui.store_jobs import StoreJobs

_EXPORT_NAME = "poems-records.jsonl"
_PLAIN = tr(
    "The file is not encrypted: whoever has it can read every record and every name in it. It "
    "holds all patients of this store with everything that was ever saved of them."
)


class Exporting(QObject):
    """Asks, writes, and notes in the store's log that it was done."""

    def __init__(self, program: "Bench", jobs: "StoreJobs") -> None:
        super().__init__(jobs)
        self._program = program
        self._jobs = jobs

    def ask(self) -> None:
        """Ask where, warn, and write every patient to an open file."""
        opened, desk = self._program.opened, self._program.desk
        if opened is None or desk is None or not self._jobs.may_begin(tr("Export")):
            return
        if not self._may_export() or not desk.context.dialogs.confirm(
            tr("Export all records?"), _PLAIN, tr("Export…"), self._program.shell
        ):
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._program.shell, tr("Export"), _EXPORT_NAME, tr("JSON Lines (*.jsonl)")
        )
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
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

        self._jobs.run(tr("Export"), tr("Exporting all records…"), job, self._on_exported)

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

    def _on_exported(self, counts: dict[str, int]) -> None:
        from poems_desktop.store.errors import StoreError

        desk = self._program.desk
        if desk is not None:
            try:
                desk.store.record_event("export", {"format": "poems-record-export/1", **counts})
            except StoreError as error:
                self._jobs.tell(error.sentence)
                return
        self._jobs.tell(
            tr(
                "{patients} patients with {entries} entries were written. The file is not "
                "encrypted: keep it where patient records may be kept."
            ).format(patients=counts["patients"], entries=counts["revisions"])
        )

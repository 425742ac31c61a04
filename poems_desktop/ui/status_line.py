"""What the line at the foot of the window says of the open store."""

from datetime import datetime
from typing import TYPE_CHECKING

from poems_desktop.app.to_correct import problem_count
from poems_desktop.app.words import tr
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.ui.status_strip import StatusFacts

if TYPE_CHECKING:
    from poems_desktop.app.sitting import Sitting
    from poems_desktop.ui.shell import Shell


class StatusLine:
    """When the open record was last saved, or what is not; what is wrong in it; backups; notices.

    "Saved" is an instant of the open record: of its newest revision or draft when it is opened,
    of each save after that. While nobody is open there is nothing that was saved.
    """

    def __init__(self, shell: "Shell", sitting: "Sitting", store: str) -> None:
        self._shell = shell
        self._sitting = sitting
        self._store = store
        self._sources = tr("Sources: {marks}").format(marks=sitting.definitions.letters)
        self._saved: datetime | None = None
        self._trouble = ""
        self._notice = ""
        self._backup = ("", False)

    def on_read(self) -> None:
        """The record was opened, or something of it was saved beside the visit."""
        file = self._sitting.file
        self._saved = None if file is None else file.saved_at
        self.show()

    def on_saved(self, when: datetime) -> None:
        """The visit's draft is in the store since `when`, an aware instant."""
        self._saved, self._trouble = when, ""
        self.show()

    def on_failed(self, sentence: str) -> None:
        """Something could not be written; that stands here until it could."""
        self._trouble = sentence
        self.show()

    def say_notice(self, notice: str) -> None:
        """Say something that must be seen now; empty ends it."""
        self._notice = notice
        self.show()

    def say_backup(self, text: str, *, running: bool) -> None:
        """Say how the backups stand."""
        self._backup = (text, running)
        self.show()

    def show(self) -> None:
        """Say everything as it stands now."""
        problems = 0
        if (session := self._sitting.session) is not None:
            problems = problem_count(session.visit, session.definitions, self._sitting.today)
        backup, running = self._backup
        why = self._sitting.rights.why
        facts = StatusFacts(
            saved=why or self._saved_words(),
            failed=bool(self._trouble and not why),
            store=self._store,
            problems=problems,
            sources=self._sources,
            notice=self._notice,
            backup=backup,
            running=running,
        )
        self._shell.set_status(facts)

    def _saved_words(self) -> str:
        if self._trouble:
            said = tr("Not saved: {sentence} Your entries are kept here; trying again.")
            return said.format(sentence=self._trouble)
        if self._saved is None:
            return ""
        when = self._saved.astimezone()
        # Not %b: it speaks the language of the computer.
        return tr("Saved {day} {time}").format(
            day=show_date(PartialDate.of(when.date())), time=f"{when:%H:%M}"
        )

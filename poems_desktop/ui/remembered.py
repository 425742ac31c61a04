"""The workstation's preferences, written whenever one changes."""

from datetime import datetime
from pathlib import Path
from typing import Any

from poems_desktop.app.preferences import Preferences, load_preferences, save_preferences


class Remembered:
    """`now` are the preferences in use; a change that cannot be written still holds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now: Preferences = load_preferences(path)

    def preferences(self) -> Preferences:
        """What is preferred now."""
        return self.now

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - `Preferences` knows the names
        """Prefer something else from now on."""
        self._take(self.now._replace(**changes))

    def opened(self, folder: Path, when: datetime) -> None:
        """The store at `folder` was opened."""
        self._take(self.now.with_recent(str(folder), when.isoformat(timespec="minutes")))

    def forget(self, folder: str) -> None:
        """The store at `folder` is no longer in the list; it is not touched."""
        self._take(self.now.without_recent(folder))

    def _take(self, preferences: Preferences) -> None:
        self.now = preferences
        try:
            save_preferences(self._path, preferences)
        except OSError:
            return  # a look that is not remembered costs nothing; the next change tries again

"""What a workstation remembers without a store: look, lock time, recent stores. No patient data.

Named tuples and not models: the start page reads them before anything heavy is loaded.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

_MOST_RECENT = 8
_THEMES = ("light", "dark")
LANGUAGES = ("en", "ja")
_LEAST_SCALE, _MOST_SCALE = 1.0, 1.5
_LEAST_MINUTES, _MOST_MINUTES = 1, 240

Paper = Literal["a4", "letter"]


class Places(NamedTuple):
    """The folders of one user on one machine."""

    data: Path
    config: Path

    @property
    def stores(self) -> Path:
        """Where new record stores are offered."""
        return self.data / "stores"

    @property
    def demo(self) -> Path:
        """The demo store: apart from real ones."""
        return self.data / "demo" / "demo-clinic.poems"

    @property
    def preferences(self) -> Path:
        """The file of `Preferences`."""
        return self.config / "preferences.json"

    @property
    def log(self) -> Path:
        """The program's log, without patient data; rotated beside it."""
        return self.data / "log" / "poems-desktop.log"


class Recent(NamedTuple):
    """A store that was open: its folder and when, as ISO text."""

    folder: str
    opened: str


class Preferences(NamedTuple):
    """Choices of the workstation.

    `lock_minutes`: minutes without use until the window locks. `paper`: of what is printed.
    `language`: of the window, from its next start. `contrast`: black and white, also where the
    computer does not ask for it.
    """

    theme: str = "light"
    text_scale: float = 1.0
    recent: tuple[Recent, ...] = ()
    lock_minutes: int = 10
    paper: Paper = "a4"
    language: str = "en"
    contrast: bool = False

    def with_recent(self, folder: str, opened: str) -> "Preferences":
        """The same with `folder` as the store opened last."""
        others = [one for one in self.recent if one.folder != folder]
        return self._replace(recent=tuple([Recent(folder, opened), *others][:_MOST_RECENT]))

    def without_recent(self, folder: str) -> "Preferences":
        """The same with `folder` no longer in the list; the store itself is not touched."""
        return self._replace(recent=tuple(one for one in self.recent if one.folder != folder))


def user_places() -> Places:
    """The platform's user folders."""
    from platformdirs import user_config_path, user_data_path

    return Places(
        data=user_data_path("poems-desktop", appauthor=False),
        config=user_config_path("poems-desktop", appauthor=False),
    )


def load_preferences(path: Path) -> Preferences:
    """Read preferences; a missing or damaged file gives the defaults: nothing depends on it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        recent = tuple(Recent(str(one["folder"]), str(one["opened"])) for one in found["recent"])
        scale = float(found["text_scale"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Preferences()
    return Preferences(
        theme=found["theme"] if found.get("theme") in _THEMES else "light",
        text_scale=min(_MOST_SCALE, max(_LEAST_SCALE, scale)),  # NaN gives the least
        recent=recent[:_MOST_RECENT],
        lock_minutes=_minutes(found),
        paper="letter" if found.get("paper") == "letter" else "a4",
        language=found["language"] if found.get("language") in LANGUAGES else "en",
        contrast=found.get("contrast") is True,
    )


def _minutes(found: Mapping[str, object]) -> int:
    # A file that was tampered with must not switch the lock off.
    given = found.get("lock_minutes")
    if not isinstance(given, int) or isinstance(given, bool):
        return Preferences().lock_minutes
    return min(_MOST_MINUTES, max(_LEAST_MINUTES, given))


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Write preferences so that a crash leaves the old file or the new one.

    Raises:
        OSError: where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = preferences._asdict() | {"recent": [one._asdict() for one in preferences.recent]}
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(plain, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)

"""What a workstation remembers without a store: theme, text size, recent stores. No patient data.

A dataclass and not a pydantic model: the start page reads it before anything heavy is loaded.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_MOST_RECENT = 8
_THEMES = ("light", "dark")
_LEAST_SCALE, _MOST_SCALE = 1.0, 1.5


@dataclass(frozen=True, slots=True)
class Places:
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


@dataclass(frozen=True, slots=True)
class Recent:
    """A store that was open: its folder and when, as ISO text."""

    folder: str
    opened: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices of the workstation."""

    theme: str = "light"
    text_scale: float = 1.0
    recent: tuple[Recent, ...] = ()

    def with_recent(self, folder: str, opened: str) -> "Preferences":
        """The same with `folder` as the store opened last."""
        others = [one for one in self.recent if one.folder != folder]
        return replace(self, recent=tuple([Recent(folder, opened), *others][:_MOST_RECENT]))


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
    )


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Write preferences so that a crash leaves the old file or the new one.

    Raises:
        OSError: where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(preferences), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)

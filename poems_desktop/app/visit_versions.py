"""The signed versions of a visit: who, when, why, and what each one changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from poems_desktop.app.visit_differences import Difference, differences
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Visit


class Saved(Protocol):
    """A revision, as far as its history is told."""

    @property
    def author(self) -> str:
        """Who saved it."""
        ...

    @property
    def saved_at(self) -> datetime:
        """When, as an aware UTC instant."""
        ...

    @property
    def reason(self) -> str | None:
        """Why, where it corrects an earlier one."""
        ...

    @property
    def content(self) -> Mapping[str, object]:
        """What was saved; empty where it was erased."""
        ...

    @property
    def erased(self) -> bool:
        """Whether the content was erased on legal demand."""
        ...


@dataclass(frozen=True, slots=True)
class Version:
    """One signed version; `changed` is against the version before it, empty for the first."""

    number: int
    author: str
    saved_at: datetime
    reason: str
    visit: Visit | None
    """None where its content was erased."""
    changed: tuple[Difference, ...]


def versions(history: Iterable[Saved], definitions: Definitions) -> tuple[Version, ...]:
    """All versions, the newest first; nothing of an erased one is told but who and when."""
    found: list[Version] = []
    before: Visit | None = None
    for number, one in enumerate(history, 1):
        visit = None if one.erased else Visit.model_validate(one.content)
        changed: tuple[Difference, ...] = ()
        if visit is not None and before is not None:
            changed = differences(before, visit, definitions)
        found.append(Version(number, one.author, one.saved_at, one.reason or "", visit, changed))
        before = visit or before
    return tuple(reversed(found))

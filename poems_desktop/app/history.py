"""Undo and redo of named steps over immutable states."""

from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One named change from one state to the next; `path` is what was changed."""

    name: str
    path: str
    before: S
    after: S


class History(Generic[S]):
    """A line of steps with a place in it; typing on one path becomes one step until sealed."""

    def __init__(self) -> None:
        """Start with nothing to undo."""
        self._done: list[Step[S]] = []
        self._undone: list[Step[S]] = []
        self._open = False

    def record(self, step: Step[S], *, merge: bool) -> None:
        """Add a step, or extend the last one where `merge` and the path allow it."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if merge and self._open and last is not None and last.path == step.path:
            self._done[-1] = Step(last.name, last.path, last.before, step.after)
        else:
            self._done.append(step)
        self._open = merge

    def seal(self) -> None:
        """End the merging of typing."""
        self._open = False

    def undo(self) -> Step[S] | None:
        """The step that was taken back, None where there is nothing."""
        self.seal()
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Step[S] | None:
        """The step that was done again, None where there is nothing."""
        self.seal()
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].name if self._undone else None

"""A change outside any function: made as the module is imported, in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import CodeType

import pytest

from mutants import compiled


class ChangedModule:
    """A loader that compiles one module with one change; set before it is first imported."""

    def __init__(self, path: Path, index: int) -> None:
        """Remember what to change."""
        self.path = path
        self.index = index

    def install(self) -> None:
        """Take the place of the loader of source files for this one path."""
        from importlib.machinery import SourceFileLoader

        plain = SourceFileLoader.get_code
        ours = self

        def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
            if Path(loader.path) == ours.path:
                return compiled(ours.path, ours.index)
            return plain(loader, fullname)

        SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]


def run_anew(path: Path, index: int, arguments: Sequence[str]) -> int:
    """Run pytest in this process with one change made to the module of `path`."""
    ChangedModule(path, index).install()
    return int(pytest.main([*arguments], plugins=[Steady()]))


class Steady:
    """A pytest plugin that only sets hypothesis."""

    def pytest_collection(self) -> None:
        """Set it before the test modules make their own settings from its profile."""
        steady_hypothesis()


def steady_hypothesis() -> None:
    """The same examples in every run, and no search for the smallest failing one."""
    from hypothesis import Phase, settings

    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None, phases=phases
    )
    settings.load_profile("mutation")

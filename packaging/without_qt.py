"""A pytest plugin that makes PySide6 unimportable: what passes under it needs no Qt.

Loaded with `-p without_qt -p no:pytest-qt`; the ini keys of pytest-qt are accepted and idle.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

BLOCKED = ("PySide6", "shiboken6")
IDLE_KEYS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")


class Barrier(MetaPathFinder):
    """Refuses the blocked packages before any other finder is asked."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raise ImportError for what is blocked; None for all else."""
        del path, target
        if fullname.partition(".")[0] in BLOCKED:
            message = f"{fullname} is made unimportable: this code must run without Qt."
            raise ImportError(message, name=fullname)
        return None


def pytest_addoption(parser: Any) -> None:  # noqa: ANN401 - pytest is not installed for mypy's sake
    """Put up the barrier before any test is collected, and accept pytest-qt's keys."""
    sys.meta_path.insert(0, Barrier())
    for key in IDLE_KEYS:
        parser.addini(key, "unused without Qt", type="linelist" if "ignore" in key else "string")

"""Spares each imported module the search that PySide makes of its source.

PySide reads the source of every module imported after it for its own name, in case the module asks
for one of its switchable features (`from __feature__ import snake_case`); at the start that is a
sixth of what the window costs beyond an empty one. This program asks for none.
"""

import sys
from types import ModuleType

from PySide6 import QtCore  # noqa: F401 - puts PySide's hook in place

_HOOK = "shibokensupport.feature"
_SEARCH = "_mod_uses_pyside"


def import_plainly() -> bool:
    """Switch the search off; False where this PySide has none by that name, and nothing is lost."""
    hook = sys.modules.get(_HOOK)
    if hook is None or not hasattr(hook, _SEARCH):
        return False
    setattr(hook, _SEARCH, _asks_for_none)
    return True


def _asks_for_none(_module: ModuleType) -> bool:
    return False

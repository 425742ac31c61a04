"""Keeps None alive under bindings that were compiled for a newer Python.

The stable-ABI wheels of PySide6 6.12 are built with headers in which None is immortal (Python 3.12,
PEP 683), so that each call that returns nothing takes one reference of None away from Python 3.11.
After some thousand calls of any kind (`setText`, `drawLine`, `setFocus`) the interpreter would end
with "deallocating None". Giving the singletons so many references that they never run out is what
newer Pythons do themselves.
"""

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_MANY = sys.maxsize >> 2


def keep_singletons() -> None:
    """None, True, False, NotImplemented and Ellipsis live as long as the process."""
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    for one in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(one) < _MANY:
            ctypes.c_ssize_t.from_address(id(one)).value += _MANY

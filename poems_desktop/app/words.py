"""Texts of the window in the user's language; paper, command line and exports stay English.

`tr` marks a text for the translators' files and gives it in the language of the window. Texts with
values are templates: `tr("Saved {time}").format(time=when)`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Translate = Callable[[str], str]


def _as_written(text: str) -> str:
    return text


_translate: ContextVar[Translate] = ContextVar("translate", default=_as_written)


def tr(text: str) -> str:
    """`text` in the language of the window; as written where it has no translation."""
    return _translate.get()(text)


def translate_with(translate: Translate) -> None:
    """From now on, in this context, texts are given by `translate`."""
    _translate.set(translate)


@contextmanager
def in_english() -> Iterator[None]:
    """Texts as written, as for what leaves the window."""
    token = _translate.set(_as_written)
    try:
        yield
    finally:
        _translate.reset(token)

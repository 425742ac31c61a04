"""A JSON file read strictly: numbers exactly, no key twice, and a sentence for what is wrong."""

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

from poems_desktop.clinical.problems import Problem, ProblemsError

_MOST_DIGITS = 100
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]", re.ASCII)


class _RepeatedKeyError(ValueError):
    """A JSON object that names one key twice: which one holds cannot be known."""


def read_json(path: Path) -> object:
    """The document in `path`, its decimal numbers as Decimal.

    Raises:
        ProblemsError: when the file cannot be read or is not one whole JSON document.
    """
    text = _text(path)
    try:
        document: object = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_no_constant,
            object_pairs_hook=_unrepeated,
        )
    except _RepeatedKeyError as error:
        raise _refused(path, f"The key {error} stands twice in one object. Keep one.") from None
    except json.JSONDecodeError as error:
        sentence = "This is not whole JSON; the file may be cut short. Get a complete copy."
        where = f"{path.name}, line {error.lineno}, column {error.colno}"
        raise ProblemsError((Problem(where, sentence),)) from None
    except RecursionError:
        raise _refused(path, "This file nests too deeply to be a case file.") from None
    except ValueError as error:
        raise _refused(path, f"This file cannot be taken: {error}.") from None
    if _SURROGATE.search(text) and _holds_half_character(document):
        raise _refused(path, "A text holds half a character. Save the file again as UTF-8 JSON.")
    return document


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(path, "This file is not UTF-8 text. Save it as UTF-8 JSON.") from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise _refused(path, f"This file cannot be read: {reason}.") from None


def _refused(path: Path, sentence: str) -> ProblemsError:
    return ProblemsError((Problem(path.name, sentence),))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        message = "it holds a number too large to be recorded"
        raise ValueError(message) from None


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        message = "it holds a number too large to be recorded"
        raise ValueError(message)
    return int(text)


def _no_constant(name: str) -> object:
    message = f"{name} is not a number that can be recorded"
    raise ValueError(message)


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) != len(pairs):
        often = Counter(key for key, _ in pairs).most_common(1)
        raise _RepeatedKeyError(repr(often[0][0]))
    return read


def _holds_half_character(document: object) -> bool:
    """Whether a text cannot be written as UTF-8: an escape named one half of a pair."""
    waiting = [document]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one, *one.values()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and any("\ud800" <= c <= "\udfff" for c in one):
            return True
    return False

"""The seal of a revision as the export format documents it, so that a file proves itself.

Written from the description in `resources/schema/`, not from the store's code: a reader in ten
years has only the description.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

Json = Mapping[str, object]


def canonical(value: Json) -> str:
    """`value` as the one JSON text that is hashed: sorted keys, no spaces, no escapes of letters.

    Raises:
        ValueError: for what has no such text (infinity, half a character).

    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        message = "a text holds half a character"
        raise ValueError(message) from None  # The original error holds the text itself.
    return text


def content_digest(
    seal_format: int, salt: str, content: Json, reason: str | None, assessment: Json | None
) -> str:
    """SHA-256 over the salt's bytes and what may be erased, as 64 hexadecimal digits."""
    start, text = bytes.fromhex(salt), canonical(content)
    if seal_format == 1:
        return _sha256(start + text.encode("utf-8"))
    weighed = None if assessment is None else canonical(assessment)
    return _sha256(start + netstrings((text, reason, weighed)))


def seal(seal_format: int, covered: Json) -> str:
    """The hash that a revision with these fields, in the order of the format, must bear."""
    if seal_format == 1:
        return _sha256(canonical(covered).encode("utf-8"))
    return _sha256(netstrings(tuple(covered.values())))


def netstrings(values: Sequence[object]) -> bytes:
    """Each value as length of its UTF-8 bytes, a colon, the bytes; none as a bare hyphen."""
    return b"".join(_netstring(value) for value in values)


def _netstring(value: object) -> bytes:
    if value is None:
        return b"-"
    raw = str(value).encode("utf-8")
    return b"%d:%b" % (len(raw), raw)


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()

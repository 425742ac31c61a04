"""One text for one value: the JSON that is hashed, and the digests over it."""

import hashlib
import json
from collections.abc import Mapping


def canonical_json(value: Mapping[str, object]) -> str:
    """`value` as JSON with sorted keys, no spaces and text as it is, so that equals have one text.

    Raises:
        ValueError: for NaN, infinity, a lone surrogate, or a key that is not text.
        TypeError: for a value that JSON does not know, such as a Decimal or a date.

    """
    _require_text_keys(value)
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # The original error holds the whole text, which may be patient data.
        msg = "content holds text that is not valid Unicode"
        raise ValueError(msg) from None
    return text


def json_object(text: str) -> dict[str, object]:
    """The value that `canonical_json` wrote as `text`."""
    value: dict[str, object] = json.loads(text)
    return value


def digest(*parts: bytes) -> str:
    """SHA-256 over the parts in order, as 64 hexadecimal digits."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part)
    return sha.hexdigest()


def _require_text_keys(value: object) -> None:
    # json.dumps turns the keys 1, True and None into text silently: they would not come back.
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            msg = "content has a key that is not text"
            raise ValueError(msg)
        for part in value.values():
            _require_text_keys(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _require_text_keys(part)

"""How a revision is sealed: what its hash covers, in every format that was ever written.

Format 1 hashes the fields as canonical JSON, the reason in the clear; its content digest covers
salt and content. Format 2 hashes the fields as netstrings (length, colon, bytes; a bare "-" for
none), knows the action, and puts reason and assessment under the salted digest beside the
content, so that all three can be erased lawfully and the chain still be proved.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

from poems_desktop.store.canonical import canonical_json, digest

SEAL_FORMAT: Final = 2
SEALED_1: Final = (
    *("seq", "seal_format", "store_id", "kind", "entity_id", "patient_id", "version", "author"),
    *("role", "saved_at", "reason", "definitions", "content_digest", "previous_hash"),
)
SEALED_2: Final = (
    *("seq", "seal_format", "store_id", "kind", "entity_id", "patient_id", "version", "action"),
    *("author", "role", "saved_at", "definitions", "content_digest", "previous_hash"),
)


def seal_1(values: Iterable[object]) -> str:
    """The hash of a revision of format 1; `values` in the order of `SEALED_1`."""
    fields = dict(zip(SEALED_1, values, strict=True))
    return digest(canonical_json(fields).encode("utf-8"))


def seal_2(values: Iterable[object]) -> str:
    """The hash of a revision of format 2; `values` in the order of `SEALED_2`."""
    # Written out for `_framed`, which a check of the whole chain would call a million times.
    framed = [
        b"-" if value is None else b"%d:%b" % (len(text := str(value).encode()), text)
        for value in values
    ]
    return hashlib.sha256(b"".join(framed)).hexdigest()


def content_digest_1(salt: bytes, content: str) -> str:
    """What format 1 keeps of a content, so that the hash need not cover the content itself."""
    return digest(salt, content.encode("utf-8"))


def content_digest_2(salt: bytes, content: str, reason: str | None, assessment: str | None) -> str:
    """What format 2 keeps of content, reason and assessment."""
    framed = b"".join([salt, _framed(content), _framed(reason), _framed(assessment)])
    return hashlib.sha256(framed).hexdigest()


def first_link(store_id: str) -> str:
    """What the first revision of a store names as the hash before it."""
    return digest(b"poems-desktop chain of ", store_id.encode("utf-8"))


def _framed(value: str | None) -> bytes:
    if value is None:
        return b"-"
    text = value.encode("utf-8")
    return b"%d:%b" % (len(text), text)

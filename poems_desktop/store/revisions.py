"""Revisions under one name: the chain that keeps them and the check that proves it."""

from poems_desktop.store.chain import (
    KINDS,
    Action,
    Kind,
    NewRevision,
    Revision,
    append,
    every_head,
    head,
    heads_of,
    history,
    instant_of,
    instant_text,
    last_link,
    revision_at,
)
from poems_desktop.store.verifying import Breakage, ChainReport, verify_chain

__all__ = [
    "KINDS",
    "Action",
    "Breakage",
    "ChainReport",
    "Kind",
    "NewRevision",
    "Revision",
    "append",
    "every_head",
    "head",
    "heads_of",
    "history",
    "instant_of",
    "instant_text",
    "last_link",
    "revision_at",
    "verify_chain",
]

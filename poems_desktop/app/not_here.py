"""Tests that cannot be had at this site: a setting of the site, by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.model import Model

SETTING = "tests_not_available"
"""The id of the setting in the store."""


class _Content(Model):
    fields: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class NotHere:
    """The fields whose test cannot be had here; it changes what is proposed, never a verdict."""

    fields: frozenset[str] = frozenset()

    @classmethod
    def read(cls, content: Mapping[str, object]) -> Self:
        """From what the store holds.

        Raises:
            ValueError: if it holds something else.
        """
        return cls(frozenset(_Content.model_validate(content).fields))

    def content(self) -> dict[str, object]:
        """For the store: the same fields always give the same content."""
        return {"fields": sorted(self.fields)}

    def marked(self, field: str) -> "NotHere":
        """With one more field."""
        return NotHere(self.fields | {field})

    def unmarked(self, field: str) -> "NotHere":
        """Without a field: its test can be had after all."""
        return NotHere(self.fields - {field})

"""A clinician's answer to a question that the record raises, kept with it."""

from typing import Annotated

from pydantic import Field

from poems_desktop.clinical.model import Day, Model


class Reason(Model):
    """Why two statements stand beside each other, by whose word and when."""

    contradiction: Annotated[str, Field(min_length=1)]
    """The `key` of the contradiction as it stood when it was answered."""
    reason: Annotated[str, Field(pattern=r"\S")]
    author: Annotated[str, Field(pattern=r"\S")]
    date: Day

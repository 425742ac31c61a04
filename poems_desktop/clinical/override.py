"""A clinician's word against a weighed criterion: always with reason and author, never hidden."""

from typing import Annotated

from pydantic import Field, field_validator

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.model import Day, Model
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

_Said = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Override(Model):
    """One criterion of one set, held to be met or not met by a clinician."""

    set_id: Key
    criterion_id: Key
    truth: Truth
    reason: _Said
    author: _Said
    day: Day
    id: str = ""
    withdrawn: Day | None = None
    """The day from which it no longer stands; it stays on record."""

    @field_validator("truth")
    @classmethod
    def _decided(cls, value: Truth) -> Truth:
        if value is Truth.UNKNOWN:
            message = "an override says true (met) or false (not met)"
            raise ValueError(message)
        return value

    def stands(self, limit: PartialDate) -> bool:
        """Whether it was given by `limit` and not surely withdrawn by then."""
        given = self.day.on_or_before(limit) is not Truth.FALSE
        gone = self.withdrawn is not None and self.withdrawn.on_or_before(limit) is Truth.TRUE
        return given and not gone

    @property
    def because(self) -> str:
        """`overridden by Dr. Ada because both axes are involved`."""
        return f"overridden by {self.author.strip()} because {self.reason.strip().rstrip('.')}"

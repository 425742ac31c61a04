"""How a site weighs a record: frozen, saved with every signed visit and printed."""

import hashlib
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from poems_desktop.clinical.fields import Key
from poems_desktop.clinical.model import Day, Model
from poems_desktop.clinical.thresholds import Operator

VegfRule = Literal["stated", "published"]
Said = Annotated[str, Field(min_length=1, pattern=r"\S")]


class Signed(Model):
    """By whose word, when, and why."""

    by: Said
    day: Day
    reason: Said


class Confirmation(Signed):
    """Something shipped switched off that a site has confirmed, by its id."""

    id: Key


class SiteThreshold(Signed):
    """A limit of the site's own for one test; it goes before every shipped default."""

    test: Key
    operator: Operator = "above"
    value: Decimal
    unit: str
    sex: Literal["F", "M"] | None = None


class Policy(Model):
    """Criteria sets in use, the VEGF rule, and what the site has confirmed or set.

    `stated` takes the clinician's or laboratory's statement, else the number against the
    laboratory's own limit, else a published cut-off that is passed. `published` counts numbers
    against the published cut-offs alone: a research view, never the one on screen or paper.
    """

    sets: tuple[str, ...] = ("dispenzieri",)
    vegf_rule: VegfRule = "stated"
    confirmed: tuple[str, ...] = ()
    """Sets and thresholds that are shipped switched off and that this site has confirmed."""
    confirmations: tuple[Confirmation, ...] = ()
    """Who confirmed them, when and why, where a site file says so."""
    thresholds: tuple[SiteThreshold, ...] = ()
    site: str = ""
    """The site's own name, as its file gives it."""

    def digest(self) -> str:
        """SHA-256 over the whole policy, to tell whether two verdicts were weighed alike."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

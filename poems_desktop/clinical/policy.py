"""How a site weighs a record: frozen, saved with every signed visit and printed."""

from typing import Literal

from poems_desktop.clinical.model import Model

VegfRule = Literal["stated", "published"]


class Policy(Model):
    """Criteria sets in use and the VEGF rule.

    `stated` takes the clinician's or laboratory's statement, else the number against the
    laboratory's own limit, else a published cut-off that is passed. `published` counts numbers
    against the published cut-offs alone: a research view, never the one on screen or paper.
    """

    sets: tuple[str, ...] = ("dispenzieri",)
    vegf_rule: VegfRule = "stated"
    confirmed: tuple[str, ...] = ()
    """Sets that are shipped switched off and that this site has confirmed."""

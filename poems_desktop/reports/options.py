"""What whoever prints may choose, the same for every document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteContact:
    """Whom to call, and at which temperature, as the site enters it; empty where it did not."""

    call: str = ""
    temperature: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one print.

    `transplant_id`: which transplant, where a record has several. `dose_arithmetic`: a physician
    switched on the weight arithmetic of the bedside note. `blank`: the form without entries.
    """

    transplant_id: str | None = None
    dose_arithmetic: bool = False
    site: SiteContact | None = None
    large_print: bool = False
    anonymous: bool = False
    blank: bool = False

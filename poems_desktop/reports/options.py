"""What whoever prints may choose, the same for every document."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SiteContact:
    """Whom to call, and at which temperature, as the site enters it; empty where it did not."""

    call: str = ""
    temperature: str = ""


@dataclass(frozen=True, slots=True)
class EarlierPrint:
    """A calendar given out before: its day 0, and the code printed on it where known."""

    day_zero: date
    code: str = ""
    printed: date | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one print.

    `transplant_id`: which transplant, where a record has several. `dose_arithmetic`: a physician
    switched on the weight arithmetic of the bedside note. `blank`: the form without entries.
    `earlier`: the calendar of the same transplant that a new one replaces.
    """

    transplant_id: str | None = None
    dose_arithmetic: bool = False
    site: SiteContact | None = None
    large_print: bool = False
    anonymous: bool = False
    blank: bool = False
    earlier: EarlierPrint | None = None

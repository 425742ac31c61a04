"""What the source advises, both halves together, and what the log says was given.

There is no function for one half alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.engraftment.constants import CitedText
from poems_desktop.clinical.engraftment.days import date_text, day_number, min_days_interpretation
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import LogEntry, Steroid
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_number


@dataclass(frozen=True, slots=True)
class PairedAdvice:
    """Both halves of the source's advice: neither is shown without the other."""

    lead: CitedText
    infection: CitedText
    steroid: CitedText
    infection_recorded: str
    steroid_recorded: str

    @property
    def text(self) -> str:
        """One sentence with both halves."""
        return f"{self.lead.text} {self.infection.text} AND {self.steroid.text.lower()}."


def paired_advice(log: Log) -> PairedAdvice:
    """The source's advice with what the log says was given so far."""
    texts = log.constants.texts
    return PairedAdvice(
        lead=texts["advice_lead"],
        infection=texts["advice_infection"],
        steroid=texts["advice_steroid"],
        infection_recorded=_since(log, "Antibiotic", _antibiotic),
        steroid_recorded=_since(log, "Steroid", _steroid),
    )


def _antibiotic(entry: LogEntry) -> bool | None:
    return entry.antibiotic


def _steroid(entry: LogEntry) -> bool | None:
    return None if entry.steroid is None else entry.steroid.given


def _since(log: Log, name: str, given: Callable[[LogEntry], bool | None]) -> str:
    """`Antibiotic given on 19-Nov-2025`: recorded as given, as not given, or not recorded."""
    said = [(one.day, answer) for one in log.entries if (answer := given(one)) is not None]
    days = [day for day, answer in said if answer]
    if days:
        until = "" if len(set(days)) == 1 else f", last on {date_text(days[-1])}"
        return f"{name} recorded as given since {date_text(days[0])}{until}"
    if said:
        return f"{name} recorded as not given, last on {date_text(said[-1][0])}"
    return f"{name}: not recorded up to {date_text(log.as_of)}"


@dataclass(frozen=True, slots=True)
class SteroidCourse:
    """The steroid given for engraftment syndrome, as recorded; the first dose is day 1."""

    first_dose: date
    day: int
    minimum: Interpretation


def steroid_course(log: Log) -> SteroidCourse | None:
    """The course recorded for engraftment syndrome, None where no such dose is recorded.

    Doses for another purpose, or with none recorded, do not start it.
    """
    doses = [one.day for one in log.entries if one.steroid is not None and _for_it(one.steroid)]
    if not doses:
        return None
    first = doses[0]
    return SteroidCourse(
        first,
        day_number(log.as_of, first) + 1,
        min_days_interpretation(first, log.constants),
    )


def _for_it(steroid: Steroid) -> bool:
    return steroid.given and steroid.purpose == "engraftment_syndrome"


def steroid_doses(log: Log) -> tuple[Input, ...]:
    """Every steroid dose as recorded: drug, mg and route, nothing converted."""
    return tuple(
        Input("Steroid", dose_text(one.steroid), PartialDate.of(one.day), one.id)
        for one in log.entries
        if one.steroid is not None and one.steroid.given
    )


def dose_text(steroid: Steroid) -> str:
    """Drug, mg, route and purpose as recorded; each says where it was not."""
    amount = "" if steroid.milligrams is None else f"{show_number(steroid.milligrams)} mg"
    purpose = {"engraftment_syndrome": "for engraftment syndrome", "other": "for another reason"}
    parts = [
        steroid.drug.strip() or "drug not recorded",
        amount or "amount not recorded",
        steroid.route.strip() or "route not recorded",
        purpose.get(steroid.purpose or "", "purpose not recorded"),
    ]
    return ", ".join(parts)

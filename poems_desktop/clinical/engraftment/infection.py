"""What is known of infection. Cultures never exclude it here: that stays a clinical judgment."""

from datetime import date

from poems_desktop.clinical.engraftment.constants import HOURS
from poems_desktop.clinical.engraftment.days import date_text
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import Culture
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

NOT_EXCLUDED = "Infection not excluded"
STOOL = frozenset({"stool", "c_difficile"})
_KINDS = {
    "blood": "Blood culture",
    "urine": "Urine culture",
    "sputum": "Sputum culture",
    "stool": "Stool culture",
    "c_difficile": "C. difficile",
    "line": "Line culture",
    "other": "Other culture",
}
_RESULTS = {"pending": "pending", "negative": "negative", "positive": "positive"}


def counts_positive(one: Culture) -> bool:
    """Positive and not judged a contaminant."""
    return one.result == "positive" and not one.contaminant


def near(one: Culture, day: date, log: Log) -> bool:
    """Whether a test may belong to a symptom of that day; one without date always may."""
    if one.collected is None:
        return True
    return abs((one.collected - day).days) <= log.constants.infection.near_days


def culture_text(one: Culture) -> str:
    """`positive, E. coli` with what a clinician judged of it."""
    parts = [_RESULTS.get(one.result, "not done")]
    if one.organism.strip():
        parts.append(one.organism.strip())
    if one.contaminant:
        parts.append("judged a contaminant")
    if one.collected is None:
        parts.append("date not recorded")
    return ", ".join(parts)


def named_culture(one: Culture) -> str:
    """`Blood culture of 19-Nov-2025: pending`."""
    when = "" if one.collected is None else f" of {date_text(one.collected)}"
    return f"{_KINDS[one.kind]}{when}: {culture_text(one)}"


def infection(log: Log) -> Interpretation:
    """Infection found, or not excluded: never excluded by what the log holds."""
    found = list(log.cultures)
    positive = [one for one, _ in found if counts_positive(one)]
    value = NOT_EXCLUDED
    if positive:
        names = ", ".join(dict.fromkeys(_KINDS[one.kind] for one in positive))
        value = f"Positive: {names}. Engraftment syndrome can be present as well."
    else:
        value = f"{NOT_EXCLUDED}: {_why(log, [one for one, _ in found])}"
    rule = log.constants.infection
    return Interpretation(
        id="engraftment_infection",
        title="Infection",
        value=value,
        truth=Truth.TRUE if positive else Truth.UNKNOWN,
        inputs=tuple(
            Input(
                _KINDS[one.kind],
                culture_text(one),
                None if one.collected is None else PartialDate.of(one.collected),
                place,
            )
            for one, place in found
        ),
        rule=(
            "A positive culture not judged a contaminant is a finding. Blank, pending, not done "
            f"and negative cultures never exclude infection; within {rule.hold_hours} hours of "
            "collection a negative one is early."
        ),
        cites=rule.cites,
        confidence=rule.confidence,
        cautions=(log.constants.texts["coexist"].text,),
        missing=() if positive else _missing([one for one, _ in found]),
    )


def _early(one: Culture, log: Log) -> bool:
    """Whether the hold may still run: only days are known, so the last day counts in full."""
    if one.collected is None:
        return True
    hold = log.constants.infection.hold_hours // HOURS
    return (log.as_of - one.collected).days <= hold


def _why(log: Log, found: list[Culture]) -> str:
    done = [one for one in found if one.result != "not_done"]
    if not done:
        return "no culture is recorded."
    if any(one.result == "pending" for one in done):
        return "cultures are pending."
    negative = [one for one in done if one.result == "negative"]
    if not negative:
        return "the only positive cultures were judged contaminants."
    if any(_early(one, log) for one in negative):
        hours = log.constants.infection.hold_hours
        return f"cultures are negative so far, but not yet surely older than {hours} hours."
    days = sorted({one.collected for one in negative if one.collected is not None})
    return f"cultures up to {date_text(days[-1])} are negative; that is a clinician's judgment."


def _missing(found: list[Culture]) -> tuple[str, ...]:
    asked = {one.kind for one in found if one.result != "not_done"}
    lacking = [_KINDS[kind] for kind in ("blood", "c_difficile") if kind not in asked]
    waiting = [_KINDS[one.kind] for one in found if one.result == "pending"]
    tests = (
        *(f"{name}: not recorded." for name in lacking),
        *(f"{name}: result pending." for name in dict.fromkeys(waiting)),
    )
    return tests or ("A clinician's judgment of infection.",)

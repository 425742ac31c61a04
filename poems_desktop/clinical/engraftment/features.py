"""The source's window, day 7 to 15 from infusion, and its five features, day by day.

The source gives no numbers. A feature is what the entry states, or passes a number of a named
definition, or of a line that the site set; below those it stays open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from poems_desktop.clinical.engraftment.constants import Sourced, Threshold
from poems_desktop.clinical.engraftment.fever import (
    mask_doubt,
    masked,
    possible,
    reads_at,
    said_of,
    stated_fever,
)
from poems_desktop.clinical.engraftment.findings import (
    assessed,
    breathing_numbers,
    state_truth,
    stool_count,
    stools_text,
    unread,
)
from poems_desktop.clinical.engraftment.units import temperature_text, weight_text
from poems_desktop.clinical.engraftment.weighing import Log, Observation, Part, doubts
from poems_desktop.clinical.engraftment.weights import (
    Baseline,
    gain_percent,
    gain_text,
    other_scale,
    reaches,
)
from poems_desktop.clinical.engraftment.weights import possible as possible_weight
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Interpretation
from poems_desktop.clinical.model import Model
from poems_desktop.clinical.transplant import LogEntry
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, any_of

Name = Literal["fever", "diarrhea", "weight_gain", "rash", "breathing"]
STATE = {Truth.TRUE: "Present", Truth.FALSE: "Absent"}
_NO_NUMBER = "The source gives no number; the clinician says whether this is present."
_SITE = "line set by this site; the source gives no number"


class SiteLines(Model):
    """Lines that a site may draw; all off by default, and always named as the site's."""

    fever_celsius: Decimal | None = None
    stools_per_day: int | None = None
    weight_gain_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: on the day itself, and over the source's window so far."""

    name: Name
    today: Interpretation
    window: Interpretation
    seen: tuple[Observation, ...] = ()
    """What each entry up to the day says, in order of time."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one fact of an entry says of a feature; None where it says nothing either way."""

    truth: Truth | None
    text: str
    doubt: str = ""


def fever(log: Log, lines: SiteLines) -> Part:
    """Fever as stated, by Spitzer's number or by the site's line."""
    return _part("Temperature and fever", "Fever", "temperature", log, _fever_of(log, lines))


def _fever_of(log: Log, lines: SiteLines) -> Callable[[LogEntry], Iterator[_Said]]:
    spitzer = log.constants.spitzer.fever

    def said(entry: LogEntry) -> Iterator[_Said]:
        reading = entry.temperature
        hidden = masked(entry, log)
        if said_of(entry):
            truth = stated_fever(entry, log)
            doubt = (
                "" if truth is not Truth.UNKNOWN else f"Stated absent. {mask_doubt(hidden, log)}"
            )
            yield _Said(truth, f"stated {entry.fever.value}", doubt)
        if reading is None:
            return
        text = temperature_text(reading)
        if not possible(reading, log):
            yield _Said(Truth.UNKNOWN, text, "Outside the possible range; not used.")
        elif reads_at(reading, spitzer) is Truth.TRUE:
            yield _Said(Truth.TRUE, f"{text}; {spitzer.words} °C (Spitzer 2001)")
        elif lines.fever_celsius is None:
            yield _Said(None, text, _NO_NUMBER)
        else:
            site = Threshold(value=lines.fever_celsius, unit="Cel", compare="at_least")
            label = f"{text}; {show_number(site.value)} °C {_SITE}"
            above = reads_at(reading, site)
            sure = above is Truth.TRUE or hidden is Truth.FALSE
            doubt = "" if sure else mask_doubt(hidden, log)
            yield _Said(above if sure else Truth.UNKNOWN, label, doubt)

    return said


def diarrhea(log: Log, lines: SiteLines) -> Part:
    """Diarrhea as stated, by Maiolino's number of liquid stools or by the site's line."""
    number = log.constants.maiolino.liquid_stools

    def said(entry: LogEntry) -> Iterator[_Said]:
        if assessed(entry.diarrhea):
            yield _Said(state_truth(entry.diarrhea), _stated(entry.diarrhea))
        if entry.stools is None:
            return
        text = stools_text(entry.stools)
        count = Decimal(entry.stools.per_day)
        if not log.constants.usable("stools", count, "{count}"):
            yield _Said(Truth.UNKNOWN, text, "Outside the possible range; not used.")
        elif stool_count(entry.stools, log, number) is Truth.TRUE:
            yield _Said(Truth.TRUE, f"{text}; {number.words} liquid (Maiolino 2003)")
        elif count == 0:
            yield _Said(Truth.FALSE, text)
        elif lines.stools_per_day is None:
            yield _Said(None, text, _NO_NUMBER)
        else:
            label = f"{text}; {lines.stools_per_day} per day {_SITE}"
            yield _Said(Truth.of(count >= lines.stools_per_day), label)

    return _part("Stools", "Diarrhea", "stools", log, said)


def weight_gain(log: Log, lines: SiteLines, baseline: Baseline) -> Part:
    """Weight gain as stated, by Spitzer's percentage or by the site's line."""
    number = log.constants.spitzer.weight_gain

    def said(entry: LogEntry) -> Iterator[_Said]:
        if assessed(entry.weight_gain):
            yield _Said(state_truth(entry.weight_gain), _stated(entry.weight_gain))
        weight, start = entry.weight, baseline.weight
        if weight is None:
            return
        if not possible_weight(weight, log):
            text = weight_text(weight)
            yield _Said(Truth.UNKNOWN, text, "Outside the possible range; not used.")
            return
        if start is None:
            yield _Said(None, weight_text(weight), baseline.missing[0])
            return
        text = f"{weight_text(weight)}, {gain_text(weight, start)}"
        if other_scale(weight, start):
            yield _Said(None, text, "Weighed on another scale than the baseline; not compared.")
        elif reaches(weight, start, number) is Truth.TRUE:
            yield _Said(Truth.TRUE, f"{text}; {number.words} % (Spitzer 2001)")
        elif gain_percent(weight, start) <= 0:
            yield _Said(Truth.FALSE, text)
        elif lines.weight_gain_percent is None:
            yield _Said(None, text, _NO_NUMBER)
        else:
            line = Threshold(value=lines.weight_gain_percent, unit="%", compare="at_least")
            label = f"{text}; {show_number(line.value)} % {_SITE}"
            yield _Said(reaches(weight, start, line), label)

    return _part("Weight", "Weight gain", "weight", log, said)


def rash(log: Log) -> Part:
    """Rash as seen, whatever its extent and cause."""

    def said(entry: LogEntry) -> Iterator[_Said]:
        if entry.rash is not None and assessed(entry.rash.state):
            drug = "; a drug is recorded as its cause" if entry.rash.drug else ""
            yield _Said(state_truth(entry.rash.state), f"{_stated(entry.rash.state)}{drug}")

    return _part("Skin", "Rash", "rash", log, said)


def breathing(log: Log) -> Part:
    """Breathing difficulty as stated, or hypoxia; room air alone proves nothing absent."""

    def said(entry: LogEntry) -> Iterator[_Said]:
        numbers = list(breathing_numbers(entry))
        if assessed(entry.breathing_difficulty):
            state = entry.breathing_difficulty
            yield _Said(state_truth(state), ", ".join([_stated(state), *numbers]))
        elif numbers:
            yield _Said(None, ", ".join(numbers), "Whether breathing is difficult is not stated.")
        if entry.hypoxia is FindingState.PRESENT:
            yield _Said(Truth.TRUE, "hypoxia stated present")

    return _part("Breathing", "Breathing difficulty", "breathing_difficulty", log, said)


def _stated(state: FindingState) -> str:
    return f"stated {state.value.replace('_', ' ')}"


def _part(
    asks: str,
    label: str,
    key: str,
    log: Log,
    said: Callable[[LogEntry], Iterator[_Said]],
) -> Part:
    """One observation per entry: present wins, then absent, else open."""
    found = [
        _observation(entry, label, facts) for entry in log.entries if (facts := list(said(entry)))
    ]
    return Part(asks, (*found, *unread(log, key, label)))


def _observation(entry: LogEntry, label: str, facts: list[_Said]) -> Observation:
    sure = [one.truth for one in facts if one.truth is not None]
    truth = any_of(sure) if sure else Truth.UNKNOWN
    open_now = dict.fromkeys(one.doubt for one in facts if one.doubt)
    at_odds = {Truth.TRUE, Truth.FALSE} <= set(sure)
    return Observation(
        entry.day,
        truth,
        label,
        "; ".join(one.text for one in facts),
        entry.id,
        " ".join(open_now) if truth is Truth.UNKNOWN else "",
        f"{label}: the entry says both present and absent." if at_odds else "",
    )


TITLES: dict[Name, str] = {
    "fever": "Fever",
    "diarrhea": "Diarrhea",
    "weight_gain": "Weight gain",
    "rash": "Rash",
    "breathing": "Breathing difficulty",
}


def all_features(
    log: Log,
    lines: SiteLines,
    baseline: Baseline,
    window: tuple[date, ...],
) -> tuple[Feature, ...]:
    """The five features, on the day of the log and over the window; none without a state."""
    parts: dict[Name, Part] = {
        "fever": fever(log, lines),
        "diarrhea": diarrhea(log, lines),
        "weight_gain": weight_gain(log, lines, baseline),
        "rash": rash(log),
        "breathing": breathing(log),
    }
    return tuple(
        Feature(
            name,
            _told(name, part, (log.as_of,), log, f"today_{name}"),
            _told(name, part, window, log, f"window_{name}"),
            part.observations,
        )
        for name, part in parts.items()
    )


def _told(name: Name, part: Part, days: tuple[date, ...], log: Log, key: str) -> Interpretation:
    truth = part.over(days) if days else Truth.UNKNOWN
    inside = [one for one in part.observations if one.day in days]
    open_now = doubts(inside)
    silent = part.silent(day for day in days if day <= log.as_of)
    if silent:
        open_now.append(f"{part.asks}: not recorded on {len(silent)} of {len(days)} days.")
    value = STATE.get(truth, "Not yet known" if inside else "Not assessed")
    rule = log.constants.poems_window
    named: dict[Name, Sourced] = {
        "fever": log.constants.spitzer,
        "weight_gain": log.constants.spitzer,
        "diarrhea": log.constants.maiolino,
    }
    numbers = named.get(name, rule)
    return Interpretation(
        id=f"engraftment_{key}",
        title=TITLES[name],
        value=value,
        truth=truth,
        inputs=tuple(one.as_input for one in inside),
        rule=(
            "As stated at the bedside; else present where a number of a named definition or a "
            "line of this site is passed. The source itself gives no number."
        ),
        cites=tuple(dict.fromkeys((*rule.cites, *numbers.cites))),
        confidence=numbers.confidence,
        cautions=tuple(dict.fromkeys(one.caution for one in inside if one.caution)),
        missing=tuple(dict.fromkeys(open_now)) if truth is Truth.UNKNOWN else (),
    )

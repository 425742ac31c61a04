"""Rash, lungs, stools, brain and laboratory results, entry by entry, as the definitions ask."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from poems_desktop.clinical.engraftment.constants import Threshold
from poems_desktop.clinical.engraftment.infection import (
    NOT_EXCLUDED,
    STOOL,
    counts_positive,
    near,
)
from poems_desktop.clinical.engraftment.weighing import Log, Observation, Part
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import Infiltrates, LogEntry, Rash, Stools
from poems_desktop.core.interval import Interval
from poems_desktop.core.reading import show_number
from poems_desktop.core.truth import Truth, all_of

_UNREAD = "An entry could not be read; correct it."
_STATES = {
    FindingState.PRESENT: Truth.TRUE,
    FindingState.ABSENT: Truth.FALSE,
}


def state_truth(state: FindingState) -> Truth:
    """Present, absent, or unknown for anything else."""
    return _STATES.get(state, Truth.UNKNOWN)


def assessed(state: FindingState) -> bool:
    """Whether somebody looked, or tried to."""
    return state is not FindingState.NOT_ASSESSED


def flag(value: bool | None) -> Truth:  # noqa: FBT001 - a recorded yes, no or blank
    """A recorded yes or no; blank is unknown."""
    return Truth.UNKNOWN if value is None else Truth.of(value)


def unread(log: Log, key: str, label: str) -> Iterator[Observation]:
    """Entries whose typed text could not be read: they keep a question open."""
    for entry in log.entries:
        if key in entry.unread:
            text = entry.unread[key]
            yield Observation(entry.day, Truth.UNKNOWN, label, text, entry.id, _UNREAD)


def rash(log: Log, threshold: Threshold | None) -> Part:
    """Rash that no drug explains, by body surface where a threshold is given."""
    found = [
        _rash(entry, one, log, threshold)
        for entry in log.entries
        if (one := entry.rash) is not None and assessed(one.state)
    ]
    return Part("Skin", (*found, *unread(log, "rash", "Rash")))


def _rash(entry: LogEntry, one: Rash, log: Log, threshold: Threshold | None) -> Observation:
    needs = [state_truth(one.state), flag(one.drug).negated]
    doubts = ["Whether a drug explains the rash is not recorded."] if one.drug is None else []
    if threshold is not None:
        usable = one.percent is not None and log.constants.usable("rash", one.percent, "%")
        covered = Truth.UNKNOWN
        if one.percent is not None and usable:
            covered = threshold.met_by(Interval.exactly(one.percent))
        else:
            doubts.append("The share of body surface with the rash is not recorded.")
        needs.append(covered)
    truth = all_of(needs)
    drug = {True: "explained by a drug", False: "no drug explains it", None: "cause not recorded"}
    text = _state_text(one.state)
    if one.state is FindingState.PRESENT:
        share = [] if one.percent is None else [f"{show_number(one.percent)} % of body surface"]
        text = ", ".join(["present", *share, drug[one.drug]])
    doubt = " ".join(doubts) if truth is Truth.UNKNOWN else ""
    return Observation(entry.day, truth, "Rash", text, entry.id, doubt)


def _state_text(state: FindingState) -> str:
    return state.value.replace("_", " ")


def lung_edema(log: Log) -> Part:
    """Diffuse infiltrates that the heart does not explain."""
    return Part("Chest imaging", (*_infiltrates(log, strict=True), *_unread_lungs(log)))


def infiltrate(log: Log) -> Part:
    """Any lung infiltrate; the definition of 2003 does not speak of the heart."""
    return Part("Chest imaging", (*_infiltrates(log, strict=False), *_unread_lungs(log)))


def _unread_lungs(log: Log) -> Iterator[Observation]:
    return unread(log, "infiltrates", "Infiltrates")


def _infiltrates(log: Log, *, strict: bool) -> Iterator[Observation]:
    for entry in log.entries:
        one = entry.infiltrates
        if one is not None and assessed(one.state):
            yield _infiltrate(entry, one, strict=strict)


def _infiltrate(entry: LogEntry, one: Infiltrates, *, strict: bool) -> Observation:
    needs = [state_truth(one.state)]
    doubts = []
    if strict:
        needs += [flag(one.diffuse), flag(one.cardiogenic).negated]
        if one.diffuse is None:
            doubts.append("Whether the infiltrates are diffuse is not recorded.")
        if one.cardiogenic is None:
            doubts.append("Whether the heart explains the infiltrates is not recorded.")
    truth = all_of(needs)
    text = infiltrates_text(one)
    caution = ""
    if not strict and truth is Truth.TRUE and one.cardiogenic:
        caution = "The heart is recorded as the cause of the infiltrate."
    doubt = " ".join(doubts) if truth is Truth.UNKNOWN else ""
    return Observation(entry.day, truth, "Infiltrates", text, entry.id, doubt, caution)


def infiltrates_text(one: Infiltrates) -> str:
    """`present, diffuse, not cardiogenic`."""
    if one.state is not FindingState.PRESENT:
        return _state_text(one.state)
    spread = {True: "diffuse", False: "not diffuse", None: "extent not recorded"}
    heart = {True: "cardiogenic", False: "not cardiogenic", None: "heart not judged"}
    return f"present, {spread[one.diffuse]}, {heart[one.cardiogenic]}"


def hypoxia(log: Log) -> Part:
    """Hypoxia as the clinician states it: no source gives a saturation."""
    found = []
    for entry in log.entries:
        if not assessed(entry.hypoxia):
            continue
        text = ", ".join([_state_text(entry.hypoxia), *breathing_numbers(entry)])
        found.append(Observation(entry.day, state_truth(entry.hypoxia), "Hypoxia", text, entry.id))
    return Part("Hypoxia", (*found, *unread(log, "hypoxia", "Hypoxia")))


def breathing_numbers(entry: LogEntry) -> Iterator[str]:
    """Saturation and oxygen as recorded."""
    if entry.oxygen_saturation is not None:
        yield f"SpO2 {show_number(entry.oxygen_saturation)} %"
    if entry.oxygen is not None:
        liters = entry.oxygen.liters_per_minute
        yield "room air" if liters == 0 else f"oxygen {show_number(liters)} L/min"


def encephalopathy(log: Log) -> Part:
    """Encephalopathy that nothing else explains."""
    found = []
    for entry in log.entries:
        one = entry.encephalopathy
        if one is None or not assessed(one.state):
            continue
        truth = all_of([state_truth(one.state), flag(one.explained).negated])
        cause = {True: "explained", False: "unexplained", None: "cause not recorded"}
        present = one.state is FindingState.PRESENT
        text = f"present, {cause[one.explained]}" if present else _state_text(one.state)
        doubt = "Whether something else explains it is not recorded."
        open_cause = truth is Truth.UNKNOWN and one.explained is None
        found.append(
            Observation(
                entry.day, truth, "Encephalopathy", text, entry.id, doubt if open_cause else ""
            ),
        )
    return Part("Mental state", (*found, *unread(log, "encephalopathy", "Encephalopathy")))


def liquid_stools(log: Log, threshold: Threshold) -> Part:
    """Liquid stools per day with stool tests that found nothing."""
    found = [
        _stools(entry, one, log, threshold)
        for entry in log.entries
        if (one := entry.stools) is not None
    ]
    return Part("Stools", (*found, *unread(log, "stools", "Stools")))


def stool_count(one: Stools, log: Log, threshold: Threshold) -> Truth:
    """Whether there were liquid stools at the threshold, whatever their cause."""
    count = Decimal(one.per_day)
    if not log.constants.usable("stools", count, "{count}"):
        return Truth.UNKNOWN
    return all_of([threshold.met_by(Interval.exactly(count)), flag(one.liquid)])


def stools_text(one: Stools) -> str:
    """`7 in 24 h, liquid`."""
    liquid = {True: "liquid", False: "not liquid", None: "liquid or not is not recorded"}
    return f"{one.per_day} in 24 h, {liquid[one.liquid]}"


def _stools(entry: LogEntry, one: Stools, log: Log, threshold: Threshold) -> Observation:
    enough = stool_count(one, log, threshold)
    clean = _no_stool_infection(entry.day, log)
    truth = all_of([enough, clean])
    doubts = []
    if enough is Truth.UNKNOWN:
        doubts.append("How many stools, and whether they were liquid, is not known.")
    if clean is Truth.UNKNOWN:
        doubts.append(f"{NOT_EXCLUDED}: no settled stool test near that day.")
    doubt = " ".join(doubts) if truth is Truth.UNKNOWN else ""
    return Observation(entry.day, truth, "Stools", stools_text(one), entry.id, doubt)


def _no_stool_infection(day: date, log: Log) -> Truth:
    """True with only negative stool tests near the day, false with only positive ones."""
    results = {
        counts_positive(one)
        for one, _ in log.cultures
        if one.kind in STOOL and near(one, day, log)
        if one.result == "negative" or counts_positive(one)
    }
    return Truth.of(results == {False}) if len(results) == 1 else Truth.UNKNOWN

"""A log entry in words, field by field: what was recorded, and that the rest was not."""

from collections.abc import Callable, Mapping

from poems_desktop.clinical.engraftment.advice import dose_text
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.engraftment.findings import (
    breathing_numbers,
    infiltrates_text,
    stools_text,
)
from poems_desktop.clinical.engraftment.infection import named_culture
from poems_desktop.clinical.engraftment.units import temperature_text, weight_text
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import LabValue, LogEntry
from poems_desktop.core.reading import show_number

NOT_RECORDED = "not recorded"
MAIN: Mapping[str, str] = {
    "temperature": "Temperature, fever",
    "weight": "Weight",
    "stools": "Stools, diarrhea",
    "rash": "Rash",
    "breathing_difficulty": "Breathing, oxygen",
    "neutrophils": "Neutrophils",
    "antibiotic": "Antibiotic",
    "steroid": "Steroid",
}
"""The fields that every entry is asked for, in the order of the page."""
MORE: Mapping[str, str] = {
    "before": "Before the temperature",
    "dose": "Steroid dose",
    "infiltrates": "Lung infiltrates",
    "hypoxia": "Hypoxia",
    "encephalopathy": "Encephalopathy",
    "diuretic": "Diuretic",
    "bilirubin": "Bilirubin",
    "ast": "AST",
    "alt": "ALT",
    "creatinine": "Creatinine",
    "cultures": "Cultures",
}
"""The fields asked for where they were done."""
_YES_NO = {True: "given", False: "not given"}
_DRUG = {True: "explained by a drug", False: "not explained by a drug", None: "cause not recorded"}
_CAUSE = {True: "explained", False: "unexplained", None: "cause not recorded"}


def words_of(entry: LogEntry, key: str, constants: EngraftmentConstants) -> str:
    """What the entry says under a key of `MAIN` or `MORE`; `not recorded` where it says nothing.

    Text that could not be read is shown as typed, and said to be unread.
    """
    parts = [text for text in _WORDS[key](entry, constants) if text]
    parts += [
        f"could not be read: “{entry.unread[name]}”"
        for name in (key, *_TOGETHER.get(key, ()))
        if name in entry.unread
    ]
    return "; ".join(parts) or NOT_RECORDED


def state_words(state: FindingState) -> str:
    """`present`, `absent`, `not assessable`; nothing for a field that was left blank."""
    return "" if state is FindingState.NOT_ASSESSED else state.value.replace("_", " ")


_TOGETHER = {
    "temperature": ("fever",),
    "weight": ("weight_gain",),
    "stools": ("diarrhea",),
    "breathing_difficulty": ("oxygen", "oxygen_saturation"),
}


def _stated(name: str, state: FindingState) -> str:
    words = state_words(state)
    return f"{name} {words}" if words else ""


def _temperature(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    found = [_stated("fever", entry.fever)]
    reading = entry.temperature
    return found if reading is None else [temperature_text(reading), *found]


def _before(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    reading = entry.temperature
    if reading is None:
        return []
    said = (("antipyretic", reading.antipyretic), ("steroid", reading.steroid))
    return [f"{name} {_YES_NO[given]}" for name, given in said if given is not None]


def _weight(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    shown = "" if entry.weight is None else weight_text(entry.weight)
    return [shown, _stated("gain", entry.weight_gain)]


def _stools(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    shown = "" if entry.stools is None else stools_text(entry.stools)
    return [shown, _stated("diarrhea", entry.diarrhea)]


def _rash(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    rash = entry.rash
    if rash is None:
        return []
    if rash.state is not FindingState.PRESENT:
        return [rash.state.value.replace("_", " ")]
    share = [] if rash.percent is None else [f"{show_number(rash.percent)} % of body surface"]
    return [", ".join(["present", *share, _DRUG[rash.drug]])]


def _breathing(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    stated = _stated("difficulty", entry.breathing_difficulty)
    return [stated, ", ".join(breathing_numbers(entry))]


def _infiltrates(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [] if entry.infiltrates is None else [infiltrates_text(entry.infiltrates)]


def _hypoxia(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [state_words(entry.hypoxia)]


def _brain(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    one = entry.encephalopathy
    if one is None:
        return []
    present = one.state is FindingState.PRESENT
    return [f"present, {_CAUSE[one.explained]}" if present else one.state.value.replace("_", " ")]


def _antibiotic(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [] if entry.antibiotic is None else [_YES_NO[entry.antibiotic]]


def _diuretic(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [] if entry.diuretic is None else [_YES_NO[entry.diuretic]]


def _steroid(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [] if entry.steroid is None else [_YES_NO[entry.steroid.given]]


def _dose(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    given = entry.steroid is not None and entry.steroid.given
    return [dose_text(entry.steroid)] if given and entry.steroid is not None else []


def _cultures(entry: LogEntry, _: EngraftmentConstants) -> list[str]:
    return [named_culture(one) for one in entry.cultures]


def _lab(key: str) -> "_Words":
    def words(entry: LogEntry, constants: EngraftmentConstants) -> list[str]:
        value: LabValue | None = getattr(entry, key)
        return [] if value is None else [lab_text(value, constants)]

    return words


def lab_text(value: LabValue, constants: EngraftmentConstants) -> str:
    """`<0.1 ×10⁹/L`, with the laboratory's upper limit where it is recorded."""
    shown = f"{value.comparator or ''}{show_number(value.value)} {constants.unit_text(value.unit)}"
    if value.upper_limit is None:
        return shown
    return f"{shown} (upper limit {show_number(value.upper_limit)})"


_Words = Callable[[LogEntry, EngraftmentConstants], list[str]]
_WORDS: Mapping[str, _Words] = {
    "temperature": _temperature,
    "weight": _weight,
    "stools": _stools,
    "rash": _rash,
    "breathing_difficulty": _breathing,
    "neutrophils": _lab("neutrophils"),
    "antibiotic": _antibiotic,
    "steroid": _steroid,
    "before": _before,
    "dose": _dose,
    "infiltrates": _infiltrates,
    "hypoxia": _hypoxia,
    "encephalopathy": _brain,
    "diuretic": _diuretic,
    "bilirubin": _lab("bilirubin"),
    "ast": _lab("ast"),
    "alt": _lab("alt"),
    "creatinine": _lab("creatinine"),
    "cultures": _cultures,
}

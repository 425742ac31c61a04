"""Everything about engraftment syndrome on one day of one transplant, for screen and paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from poems_desktop.clinical.engraftment.advice import (
    PairedAdvice,
    SteroidCourse,
    paired_advice,
    steroid_course,
)
from poems_desktop.clinical.engraftment.constants import CitedText, EngraftmentConstants
from poems_desktop.clinical.engraftment.counts import EngraftmentDay, engraftment_day
from poems_desktop.clinical.engraftment.days import (
    DayZero,
    assumed_first_dose,
    date_text,
    day_label,
    day_number,
    day_zero,
    span,
    window,
)
from poems_desktop.clinical.engraftment.definition import DefinitionResult
from poems_desktop.clinical.engraftment.features import Feature, SiteLines, all_features
from poems_desktop.clinical.engraftment.infection import infection
from poems_desktop.clinical.engraftment.maiolino import maiolino
from poems_desktop.clinical.engraftment.spitzer import spitzer
from poems_desktop.clinical.engraftment.weighing import Log
from poems_desktop.clinical.engraftment.weights import baseline_weight
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.interpretation import Input, Interpretation
from poems_desktop.clinical.transplant import LogEntry, Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.truth import Truth

OUTSIDE = "outside the source's window, not excluded"
BESIDE = ("coexist", "frequency", "lenalidomide_conflict", "check_also")
"""The cited texts to keep in mind. Others stand with what they are about: the dose in `quotation`,
that no number is enough with the window, that there is no taper with the shortest course."""


@dataclass(frozen=True, slots=True)
class EngraftmentPanel:
    """One day's view. Both definitions and the window are always all there."""

    as_of: date
    day_zero: DayZero
    engraftment: EngraftmentDay
    window: Interpretation
    features: tuple[Feature, ...]
    spitzer: DefinitionResult
    maiolino: DefinitionResult
    infection: Interpretation
    baseline: Interpretation
    advice: PairedAdvice
    steroid: SteroidCourse | None
    first_dose: date
    """The first dose for engraftment syndrome as recorded, else the day that stands for it."""
    quotation: CitedText
    texts: tuple[CitedText, ...]
    not_recorded: tuple[str, ...]
    in_use: bool
    """Whether there is something to tell: an entry up to the day, or a day of the log."""

    @property
    def interpretations(self) -> tuple[Interpretation, ...]:
        """Every conclusion in reading order."""
        minimum = () if self.steroid is None else (self.steroid.minimum,)
        return (
            self.day_zero.interpretation,
            self.engraftment.interpretation,
            self.window,
            *(one.today for one in self.features),
            *(one.window for one in self.features),
            self.spitzer.interpretation,
            *(one.interpretation for one in self.spitzer.items),
            self.maiolino.interpretation,
            *(one.interpretation for one in self.maiolino.items),
            self.infection,
            self.baseline,
            *minimum,
        )


def engraftment_panel(
    course: Transplant,
    constants: EngraftmentConstants,
    as_of: date,
    lines: SiteLines | None = None,
) -> EngraftmentPanel:
    """All views of a transplant as known on `as_of`; the site's lines are off unless given."""
    log = Log(course, constants, as_of)
    zero = day_zero(course, constants)
    engrafted = engraftment_day(log, zero.day)
    baseline = baseline_weight(log)
    watched = () if zero.day is None else span(*window(zero.day, constants.poems_window))
    features = all_features(log, lines or SiteLines(), baseline, watched)
    steroid = steroid_course(log)
    assumed = assumed_first_dose(as_of, zero.day, constants)
    return EngraftmentPanel(
        as_of=as_of,
        day_zero=zero,
        engraftment=engrafted,
        window=watch_window(log, zero, engrafted, features),
        features=features,
        spitzer=spitzer(log, engrafted, baseline),
        maiolino=maiolino(log, engrafted, zero.day),
        infection=infection(log),
        baseline=baseline.interpretation,
        advice=paired_advice(log),
        steroid=steroid,
        first_dose=assumed if steroid is None else steroid.first_dose,
        quotation=constants.texts["steroid_dose"],
        texts=tuple(constants.texts[key] for key in BESIDE),
        not_recorded=not_recorded(course, as_of),
        in_use=_in_use(course, zero.day, constants, as_of),
    )


def _in_use(
    course: Transplant,
    zero: date | None,
    constants: EngraftmentConstants,
    as_of: date,
) -> bool:
    if any(entry.day <= as_of for entry in course.entries):
        return True
    if zero is None:
        return False
    first, last = window(zero, constants.log)
    return first <= as_of <= last


def watch_window(
    log: Log,
    zero: DayZero,
    engrafted: EngraftmentDay,
    features: tuple[Feature, ...],
) -> Interpretation:
    """Whether the day lies in the source's window, counted from infusion whatever the counts.

    True inside, false outside; neither excludes the syndrome.
    """
    rule = log.constants.poems_window
    title = f"Day {rule.first_day} to {rule.last_day} from infusion"
    present = sum(one.today.truth is Truth.TRUE for one in features)
    unknown = sum(one.today.truth is Truth.UNKNOWN for one in features)
    tally = f"{present} of {len(features)} present today, {unknown} not known."
    value, truth, inputs = "Not yet known", Truth.UNKNOWN, _states(features)
    if zero.day is not None:
        number = day_number(log.as_of, zero.day)
        inside = rule.first_day <= number <= rule.last_day
        truth = Truth.of(inside)
        first, last = (date_text(day) for day in window(zero.day, rule))
        where = "inside the source's window" if inside else OUTSIDE
        value = f"{day_label(number)}: {where}"
        inputs = (
            Input("Day from infusion", day_label(number), PartialDate.of(log.as_of)),
            Input("Day from engraftment", _from_counts(log, engrafted)),
            Input("Window", f"{first} to {last}"),
            *inputs,
        )
    return Interpretation(
        id="poems_window",
        title=title,
        value=value,
        truth=truth,
        inputs=inputs,
        rule=(
            f"Day {rule.first_day} to day {rule.last_day} after infusion, whatever the neutrophil "
            "count. Outside these days engraftment syndrome is not excluded."
        ),
        cites=rule.cites,
        confidence=rule.confidence,
        cautions=(f"{tally} {log.constants.texts['no_number'].text}",),
        missing=zero.interpretation.missing,
    )


def _states(features: tuple[Feature, ...]) -> tuple[Input, ...]:
    return tuple(
        Input(
            one.today.title,
            "; ".join([one.today.value, *(fact.text for fact in one.today.inputs)]),
        )
        for one in features
    )


def _from_counts(log: Log, engrafted: EngraftmentDay) -> str:
    day = engrafted.day
    if day is None:
        return "engraftment not yet known"
    days = (log.as_of - day).days
    if days == 0:
        return "the day of engraftment"
    return f"{days} {'day' if days == 1 else 'days'} after engraftment"


ASKED: Mapping[str, str] = {
    "temperature": "Temperature",
    "weight": "Weight",
    "stools": "Stools",
    "rash": "Rash",
    "breathing_difficulty": "Breathing",
    "oxygen": "Oxygen",
    "neutrophils": "Neutrophils",
    "antibiotic": "Antibiotic",
    "steroid": "Steroid",
}
"""What every day is asked for, by field of the entry."""


def not_recorded(course: Transplant, day: date) -> tuple[str, ...]:
    """What no entry of the day holds, for the reminder; not assessed counts as not recorded."""
    entries = [one for one in course.entries if one.day == day]
    return tuple(
        label for key, label in ASKED.items() if not any(_recorded(entry, key) for entry in entries)
    )


def _recorded(entry: LogEntry, key: str) -> bool:
    """Whether the entry holds an answer under this field name."""
    value = getattr(entry, key)
    if key == "rash" and entry.rash is not None:
        value = entry.rash.state
    return value is not None and value is not FindingState.NOT_ASSESSED

"""Spitzer 2001: majors and minors within hours of engraftment by neutrophils."""

from collections.abc import Sequence
from datetime import date

from poems_desktop.clinical.engraftment.counts import EngraftmentDay
from poems_desktop.clinical.engraftment.days import around
from poems_desktop.clinical.engraftment.definition import (
    Definition,
    DefinitionResult,
    weigh_definition,
    with_caution,
)
from poems_desktop.clinical.engraftment.fever import fever_without_infection
from poems_desktop.clinical.engraftment.findings import encephalopathy, hypoxia, lung_edema, rash
from poems_desktop.clinical.engraftment.labs import creatinine, lab, lab_times_limit
from poems_desktop.clinical.engraftment.weighing import Item, Log, Windows
from poems_desktop.clinical.engraftment.weights import Baseline, weight_gain
from poems_desktop.core.truth import Truth, all_of, any_of, at_least


def spitzer_items(log: Log, baseline: Baseline) -> tuple[Item, ...]:
    """The majors and minors of Spitzer 2001."""
    return (*_majors(log), _liver(log), *_other_minors(log, baseline))


def _majors(log: Log) -> tuple[Item, ...]:
    rule = log.constants.spitzer
    return (
        Item(
            "spitzer_fever",
            "Fever without infection",
            "major",
            f"Temperature {rule.fever.words} °C on a day that a clinician judged not infectious.",
            (fever_without_infection(log, rule.fever),),
            cautions=("The source names no site of measurement.",),
        ),
        Item(
            "spitzer_rash",
            "Rash",
            "major",
            f"Red rash on {rule.rash.words} % of body surface that no drug explains.",
            (rash(log, rule.rash),),
        ),
        Item(
            "spitzer_lungs",
            "Lung edema, not cardiogenic",
            "major",
            "Diffuse infiltrates that the heart does not explain, and hypoxia.",
            (lung_edema(log), hypoxia(log)),
            cautions=("POEMS itself brings pulmonary hypertension, effusions and fluid.",),
        ),
    )


def _liver(log: Log) -> Item:
    rule = log.constants.spitzer
    ast = lab_times_limit(log, "ast", "transaminase", rule.transaminases)
    alt = lab_times_limit(log, "alt", "transaminase", rule.transaminases)
    bilirubin = lab(log, "bilirubin", "bilirubin", rule.bilirubin)
    lines = " or ".join(
        f"{one.words} {log.constants.unit_text(one.unit)}" for one in rule.bilirubin
    )
    return Item(
        "spitzer_liver",
        "Liver",
        "minor",
        f"Bilirubin {lines}, or AST or ALT {rule.transaminases.words} times the "
        "laboratory's upper limit.",
        (bilirubin, ast, alt),
        combine="any",
    )


def _other_minors(log: Log, baseline: Baseline) -> tuple[Item, ...]:
    rule = log.constants.spitzer
    return (
        Item(
            "spitzer_kidney",
            "Kidney",
            "minor",
            f"Creatinine {rule.creatinine.words} times the patient's own baseline.",
            (creatinine(log, rule.creatinine),),
            cautions=("Low muscle mass lowers the baseline.",),
        ),
        Item(
            "spitzer_weight",
            "Weight gain",
            "minor",
            f"Gain of {rule.weight_gain.words} % of the baseline weight that the user chose.",
            (weight_gain(log, baseline, rule.weight_gain),),
            cautions=(log.constants.texts["weight_basis"].text,),
        ),
        Item(
            "spitzer_brain",
            "Encephalopathy",
            "minor",
            "Transient encephalopathy that nothing else explains.",
            (encephalopathy(log),),
            cautions=("Whether it was transient shows only later.",),
        ),
    )


def spitzer_windows(log: Log, engraftment: EngraftmentDay) -> Windows:
    """One window for each day that engraftment may have; none while it may be any day."""
    rule = log.constants.spitzer
    if not engraftment.complete:
        return ()
    return tuple(around(day, rule.hours_before, rule.hours_after) for day in engraftment.candidates)


def spitzer(log: Log, engraftment: EngraftmentDay, baseline: Baseline) -> DefinitionResult:
    """Spitzer 2001: enough majors, or fewer majors with a minor, near engraftment."""
    rule = log.constants.spitzer
    items = spitzer_items(log, baseline)
    majors = [one for one in items if one.role == "major"]
    minors = [one for one in items if one.role == "minor"]

    def decide(days: Sequence[date]) -> Truth:
        found = [one.over(days) for one in majors]
        with_minor = [
            at_least(rule.majors_with_minors, found),
            at_least(rule.minors, (one.over(days) for one in minors)),
        ]
        return any_of([at_least(rule.majors_alone, found), all_of(with_minor)])

    windows = spitzer_windows(log, engraftment)
    words = (
        f"{rule.majors_alone} majors, or {rule.majors_with_minors} majors and at least "
        f"{rule.minors} minor, within {rule.hours_before} hours before and {rule.hours_after} "
        "hours after engraftment, counted in whole days."
    )
    definition = Definition(
        "spitzer_2001", rule.title, words, "the day of engraftment.", items, decide, rule
    )
    compared = log.constants.texts["compare"].text
    result = with_caution(weigh_definition(definition, windows, log), compared)
    met = [one.item.role for one in result.items if one.interpretation.truth is Truth.TRUE]
    if met.count("major") == 1 and "minor" in met:
        undefined = "One major with minors: the definition does not say what that is."
        return with_caution(result, undefined)
    return result

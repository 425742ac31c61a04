"""Fictional patients in any number for a scale store, realistic in size and spread.

They are drawn from a seed, so that the same number gives the same patient on every machine.
Contents come as the canonical JSON text that the store hashes. A visit's text is put together from
parts that are canonical already, because a million visits would take half an hour otherwise; a test
reads them back through the record's own models.
"""

# ruff: noqa: S311, SIM905 - nothing secret is drawn; words are easier to read than lists

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import FindingField
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.record import Finding, Measurement, Patient, Treatment
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.store.revisions import Kind

VISITS = 10
FIRST_DAY = date(2004, 1, 5)
LAST_DAY = date(2025, 11, 20)
VARIANTS = 400
"""Different first and follow-up visits; patients share them, as their dates and results differ."""

# What a number stands for in a patient's plan; also what tells their draws apart.
_PERSON, _TREATMENT, _TRANSPLANT, _VISIT, _CORRECTION = 0, 1, 3, 10, 40
_NEW, _WEIGHING, _PLAN, _BIRTH = 30, 100, 200, 201
_VERDICTS = ("met", "met", "not_met", "undetermined")
_CORRECTED_AFTER = 3
_OPENING, _BETWEEN_SAVES = time(6, 0), timedelta(seconds=5)

_STARTS = (
    "Al Ba Bel Bor Cas Dal Del El Fal Gar Hal Il Jor Kal Kes Lan Lu Mar Mo Nor Ol Pel Quin Ros Sal "
    "Ser Tal Tor Ul Val Ver Wes Yor Zan Łu Ør Šte Çel Éli Ñu Þor Æl Gö Dvo"
).split()
_MIDDLES = (
    "a be ci da e fi go ha i ja ka la li ma na o pe ra ri sa so ta te u va we ž ř ń ł".split()
)
_ENDS = (
    "bert berg czyk dal den dóttir es ez field ga ham ić ina lin mann nen ova ry sen ski ton um"
).split()
_GIVEN = (
    "Ada Ben Chidi Dora Emre Fatima Gus Hana Ivo Jun Kofi Lena Mika Noor Olu Pia Quim Rosa Sven "
    "Tomas Uma Vera Wanda Xenia Yara Zoë Łukasz Øyvind Élodie José Anaïs Jürgen"
).split()
_NOTES = (
    "Walks with one stick; ankle dorsiflexion weak.",
    "Feels steadier on stairs. No new edema.",
    "Hands clumsy in the cold; buttons take time.",
    "Weight stable. Sleeps flat.",
    "Tingling up to the knees; balance worse in the dark.",
    "Plasma cells not seen in the last marrow; platelets falling.",
    "Eye clinic asked for a new look at the discs.",
    "",
)
_LABORATORIES = ("Elm Valley", "Meridian", "Northgate")
_TREATMENTS = ("lenalidomide and dexamethasone", "high-dose melphalan", "radiation", "daratumumab")
_STATES = (
    *(FindingState.PRESENT,) * 4,
    *(FindingState.ABSENT,) * 5,
    FindingState.NOT_ASSESSABLE,
)


@dataclass(frozen=True, slots=True)
class Planned:
    """One revision to be: kind, entity, its canonical content, when, and why."""

    kind: Kind
    entity_id: str
    patient_id: str
    content_json: str = field(repr=False)
    saved_at: datetime
    reason: str | None = None
    assessment_json: str | None = field(default=None, repr=False)


class Cohort:
    """Patients by number, from 0; what is asked for twice is the same twice."""

    def __init__(self, definitions: Definitions, seed: int = 20251120) -> None:
        self._seed = seed
        self._digest = definitions.digest
        draw = Random(seed)
        findings = [one for one in definitions.fields.values() if isinstance(one, FindingField)]
        asked = [one for one in findings if not one.group]
        self._first = [_answers(asked, draw, 30) for _ in range(VARIANTS)]
        self._later = [_answers(asked, draw, 11) for _ in range(VARIANTS)]

    def name(self, number: int) -> tuple[str, str]:
        """Family and given name of a patient."""
        draw = self._draw(number, _PERSON)
        family = "".join((draw.choice(_STARTS), draw.choice(_MIDDLES), draw.choice(_ENDS)))
        return family, draw.choice(_GIVEN)

    def revisions(self, patients: int) -> Iterator[Planned]:
        """All revisions of the first `patients`, as a clinic saves them: day after day.

        One in twenty visits is corrected three days later.
        """
        # A number for each: 1.4 million of them take 60 MB.
        queue = sorted(
            (day << 40) | (number << 8) | place
            for number in range(patients)
            for day, place in self._plan(number)
        )
        today, saves = 0, 0
        for packed in queue:
            day, number, place = packed >> 40, (packed >> 8) & 0xFFFFFFFF, packed & 0xFF
            today, saves = day, (saves + 1 if day == today else 0)
            opening = datetime.combine(date.fromordinal(day), _OPENING, UTC)
            yield self._revision(number, place, day, opening + saves * _BETWEEN_SAVES)

    def drafts(self, patients: int) -> Iterator[tuple[str, str, str]]:
        """Visits being written, one in fifty patients: ids of visit and patient, content."""
        for number in range(0, patients, 50):
            name, entity = _patient_id(number), f"{_patient_id(number)}-visit-new"
            yield entity, name, self._visit(number, _NEW, LAST_DAY.toordinal(), signed=False)

    def _draw(self, number: int, place: int) -> Random:
        return Random((self._seed << 48) | (number << 8) | place)

    def _plan(self, number: int) -> Iterator[tuple[int, int]]:
        draw = self._draw(number, _PLAN)
        day = FIRST_DAY.toordinal() + draw.randrange(6000)
        yield day, _PERSON
        yield day, _TREATMENT
        if draw.random() < 0.5:  # noqa: PLR2004 - half are treated a second time
            yield day + 300, _TREATMENT + 1
        if draw.random() < 0.4:  # noqa: PLR2004 - about as many as are transplanted
            yield day + 90, _TRANSPLANT
        for place in range(VISITS):
            yield day, _VISIT + place
            if draw.random() < 0.05:  # noqa: PLR2004 - one in twenty
                yield day + _CORRECTED_AFTER, _CORRECTION + place
            day += draw.randrange(60, 200)

    def _revision(self, number: int, place: int, day: int, at: datetime) -> Planned:
        name = _patient_id(number)
        if place == _PERSON:
            return Planned("patient", name, name, _dump(self._person(number)), at)
        if place < _TRANSPLANT:
            entity = f"{name}-treatment-{place}"
            drug = self._draw(number, place).choice(_TREATMENTS)
            given = Treatment(id=entity, name=drug, directed=True, start=_day(day))
            return Planned("treatment", entity, name, _dump(given), at)
        if place == _TRANSPLANT:
            one = Transplant(id=f"{name}-transplant-1", day0=_day(day))
            return Planned("transplant", one.id, name, _dump(one), at)
        if place < _CORRECTION:
            text = self._visit(number, place, day)
            entity = f"{name}-visit-{place - _VISIT + 1}"
            weighed = self._assessment(number, place)
            return Planned("visit", entity, name, text, at, assessment_json=weighed)
        place -= _CORRECTION - _VISIT
        text = self._visit(number, place, day - _CORRECTED_AFTER, more=" Corrected.")
        entity = f"{name}-visit-{place - _VISIT + 1}"
        weighed = self._assessment(number, place)
        return Planned("visit", entity, name, text, at, "A finding was copied wrongly.", weighed)

    def _assessment(self, number: int, place: int) -> str:
        """The verdict alone; what the program keeps with a visit also says what it rests on."""
        verdict = self._draw(number, place + _WEIGHING).choice(_VERDICTS)
        return _text(
            {
                "criteria": {"dispenzieri": {"verdict": verdict}},
                "definitions_digest": self._digest,
                "policy_digest": self._digest,
            }
        )

    def _person(self, number: int) -> Patient:
        family, given = self.name(number)
        draw = self._draw(number, _BIRTH)
        return Patient(
            id=_patient_id(number),
            family=family,
            given=given,
            born=_day(date(1935, 1, 1).toordinal() + draw.randrange(24000)),
            sex=draw.choice(("F", "M")),
            record_number=f"SC-{number:06d}",
            fictional=True,
        )

    def _visit(
        self, number: int, place: int, day: int, *, more: str = "", signed: bool = True
    ) -> str:
        draw = self._draw(number, place)
        answers = draw.choice(self._first if place == _VISIT else self._later)
        label = "Baseline" if place == _VISIT else "Follow-up"
        ordinal = "new" if place == _NEW else str(place - _VISIT + 1)
        entity, iso = f"{_patient_id(number)}-visit-{ordinal}", date.fromordinal(day).isoformat()
        return (
            f'{{"answers":{answers},"date":"{iso}","forms_digest":"{self._digest}","id":"{entity}"'
            f',"label":"{label}","note":"{draw.choice(_NOTES)}{more}","other":{{}}'
            f',"results":{_results(entity, iso, draw)},"signed":{str(signed).lower()}'
            ',"unread":{}}'
        )


def _patient_id(number: int) -> str:
    return f"scale-{number:06d}"


def _answers(asked: Sequence[FindingField], draw: Random, count: int) -> str:
    chosen = sorted(draw.sample([one.key for one in asked], min(count, len(asked))))
    answers = {
        key: Finding(state=draw.choice(_STATES), note="").model_dump(mode="json") for key in chosen
    }
    return _text(answers)


def _results(entity: str, iso: str, draw: Random) -> str:
    plan = (
        ("vegf", str(draw.randrange(40, 4000)), "pg/mL", draw.choice(('"serum"', '"plasma"'))),
        ("platelets", str(draw.randrange(150, 900)), "10*9/L", "null"),
        ("body_weight", f"{draw.randrange(450, 1100) / 10:.1f}", "kg", "null"),
    )
    laboratory = draw.choice(_LABORATORIES)
    results = (
        _RESULT.replace("@id", f"{entity}-result-{place}")
        .replace("@test", test)
        .replace("@value", value)
        .replace("@unit", unit)
        .replace('"@specimen"', specimen)
        .replace("@laboratory", laboratory)
        .replace("@collected", iso)
        for place, (test, value, unit, specimen) in enumerate(plan, 1)
    )
    return f"[{','.join(results)}]"


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _dump(one: Patient | Treatment | Transplant) -> str:
    return _text(one.model_dump(mode="json"))


def _day(ordinal: int) -> PartialDate:
    return PartialDate.of(date.fromordinal(ordinal))


def _result_form() -> str:
    form = Measurement(id="@id", test="@test", unit="@unit", laboratory="@laboratory")
    marks = {"value": "@value", "specimen": "@specimen", "collected": "@collected"}
    return _text({**form.model_dump(mode="json"), **marks})


_RESULT = _result_form()

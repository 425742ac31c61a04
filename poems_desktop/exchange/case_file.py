"""Case files (format poems-case/1) become records; every problem of a file is gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.record import (
    Answer,
    Choice,
    DateAnswer,
    Finding,
    Measurement,
    Patient,
    Record,
    Treatment,
    Visit,
)
from poems_desktop.clinical.transplant import Transplant
from poems_desktop.clinical.vegf import TESTS
from poems_desktop.exchange.case_schema import (
    CaseAnswers,
    CaseDetail,
    CaseFile,
    CaseMeasurement,
    CaseTransplant,
    CaseVisit,
)
from poems_desktop.exchange.strict_json import read_json

_MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Case:
    """A record read from a case file, with what was kept but will not count."""

    id: str
    record: Record
    warnings: tuple[str, ...]
    kept: Mapping[str, object]
    """Keys of the file that this version does not know, as they stood."""


def read_cases(path: Path, definitions: Definitions) -> tuple[Case, ...]:
    """Read one case or a list of cases.

    Raises:
        ProblemsError: with a sentence and place per problem; one bad case refuses the file.
    """
    document = read_json(path)
    entries = document if isinstance(document, list) else [document]
    if not entries:
        raise ProblemsError((Problem(path.name, "The list holds no case."),))
    problems: list[Problem] = []
    files: list[CaseFile] = []
    for place, entry in enumerate(entries, 1):
        try:
            files.append(CaseFile.model_validate(entry))
        except ValidationError as error:
            name = _name(entry, place, alone=not isinstance(document, list))
            details = error.errors(include_url=False, include_input=False)
            problems.extend(_sentence(name, detail) for detail in details[:_MOST_PROBLEMS])
            if len(details) > _MOST_PROBLEMS:
                more = len(details) - _MOST_PROBLEMS
                problems.append(Problem(name, f"{more} more problems of this case not shown."))
    problems.extend(_repeated_ids(files))
    if problems:
        raise ProblemsError(tuple(problems))
    return tuple(_case(one, definitions) for one in files)


def _name(entry: object, place: int, *, alone: bool) -> str:
    if isinstance(entry, Mapping) and isinstance(entry.get("id"), str) and entry["id"]:
        return f"case {entry['id'][:60]!r}"
    return "the case" if alone else f"case {place} of the list"


_ADVICE = {
    "missing": "This key is missing; add it.",
    "string_pattern_mismatch": "Use lower-case letters, digits and hyphens only.",
    "literal_error": "This value is not one of those allowed",
    "decimal_parsing": "This is not a number.",
    "decimal_type": "This is not a number.",
    "decimal_max_digits": "This is not a number that can be recorded.",
    "finite_number": "This is not a number that can be recorded.",
    "string_type": "This has to be a text.",
    "model_type": "This has to be an object with keys.",
    "model_attributes_type": "This has to be an object with keys.",
    "dict_type": "This has to be an object with keys.",
    "mapping_type": "This has to be an object with keys.",
    "tuple_type": "This has to be a list.",
    "int_type": "This has to be a whole number.",
}


def _sentence(name: str, detail: ErrorDetails) -> Problem:
    place = ".".join(_part(part) for part in detail["loc"])
    kind = detail["type"]
    advice = _ADVICE.get(kind)
    if kind == "literal_error":
        advice = f"{advice}: {detail.get('ctx', {}).get('expected', 'see the format')}."
    if kind == "value_error":
        advice = f"{str(detail.get('ctx', {}).get('error', detail['msg'])).capitalize()}."
    return Problem(f"{name}, {place}" if place else name, advice or f"{detail['msg']}.")


def _part(part: int | str) -> str:
    """A place as people count, and never with what would break the line."""
    if isinstance(part, int):
        return str(part + 1)
    return part[:60] if part.isprintable() else repr(part[:60])


def _repeated_ids(files: Sequence[CaseFile]) -> list[Problem]:
    seen: set[str] = set()
    found: list[Problem] = []
    for one in files:
        if one.id in seen:
            found.append(Problem(f"case {one.id!r}", "This id stands twice; ids must differ."))
        seen.add(one.id)
    return found


def _case(one: CaseFile, definitions: Definitions) -> Case:
    first = _visit(one.visit, one, f"{one.id}-visit-1", f"{one.id}-result", definitions)
    later = tuple(
        _visit(
            given, given, f"{one.id}-visit-{place}", f"{one.id}-visit-{place}-result", definitions
        )
        for place, given in enumerate(one.later_visits, 2)
    )
    record = Record(
        patient=_patient(one),
        visits=(first.model_copy(update={"other": dict(one.other_findings)}), *later),
        treatments=tuple(
            Treatment(
                id=f"{one.id}-treatment-{place}",
                name=given.what or "",
                directed=given.directed,
                start=given.start,
                stop=given.stop,
                when=given.when or "",
                outcome=given.outcome or "",
            )
            for place, given in enumerate(one.treatments, 1)
        ),
        transplants=tuple(
            _transplant(given, f"{one.id}-transplant-{place}")
            for place, given in enumerate(one.transplants, 1)
        ),
        overrides=one.overrides,
        reasons=one.reasons,
    )
    return Case(one.id, record, tuple(_warnings(one, definitions)), _kept(one))


def _visit(
    head: CaseVisit, given: CaseAnswers, name: str, result_name: str, definitions: Definitions
) -> Visit:
    return Visit(
        id=name,
        date=head.date,
        label=head.label,
        note=head.note,
        forms_digest=definitions.digest,
        answers=_answers(given),
        results=tuple(
            _measurement(result, f"{result_name}-{place}")
            for place, result in enumerate(given.measurements, 1)
        ),
    )


def _transplant(given: CaseTransplant, name: str) -> Transplant:
    known = {key: getattr(given, key) for key in Transplant.model_fields}
    return Transplant.model_construct(**known | {"id": given.id or name})


def _kept(one: CaseFile) -> dict[str, object]:
    """What stood in the file and has no place in the record."""
    described = {
        "details": {
            key: part.details[key].model_dump()
            for part in _occasions(one)
            for key in _without_finding(part)
        },
        "other_measurements": [result.model_dump() for result in one.other_measurements],
        "m_protein": one.m_protein,
        "engraftment_syndrome": one.engraftment_syndrome,
        "notes": one.notes,
    }
    return (one.model_extra or {}) | {key: value for key, value in described.items() if value}


def _occasions(one: CaseFile) -> tuple[CaseAnswers, ...]:
    return (one, *one.later_visits)


def _without_finding(one: CaseAnswers) -> list[str]:
    return sorted(key for key in one.details if key not in one.findings)


def _patient(one: CaseFile) -> Patient:
    given = one.patient
    return Patient(
        id=one.id,
        family=given.family or one.id,
        given=given.given,
        title=given.title,
        born=given.born,
        sex=given.sex,
        record_number=given.record_number,
        fictional=given.fictional,
        age_years=given.age_years,
        source=one.source.citation,
    )


def _answers(one: CaseAnswers) -> dict[str, Answer]:
    answers: dict[str, Answer] = {key: Choice(value=value) for key, value in one.choices.items()}
    answers |= {key: DateAnswer(value=day) for key, day in one.dates.items()}
    for key, state in one.findings.items():
        if state != "unknown" or key not in answers:
            answers[key] = _finding(state, one.details.get(key))
    return answers


_STATES = {
    "present": FindingState.PRESENT,
    "absent": FindingState.ABSENT,
    "unknown": FindingState.NOT_ASSESSED,
}
_PLAIN = {name: Finding(state=state) for name, state in _STATES.items()}
"""One frozen answer per state: a file may hold a million findings."""


def _finding(state: str, detail: CaseDetail | None) -> Finding:
    if detail is None:
        return _PLAIN[state]
    return Finding(
        state=_STATES[state],
        onset=detail.onset,
        grade=detail.grade,
        method=detail.method,
        assessed=detail.assessed,
        note=detail.note,
        explained_by=detail.explained_by,
    )


def _measurement(given: CaseMeasurement, name: str) -> Measurement:
    return Measurement(
        id=name,
        test=given.test,
        value=given.value,
        comparator=given.comparator,
        unit=given.unit,
        specimen=given.specimen,
        laboratory=given.laboratory,
        collected=given.collected,
        when=given.when or "",
        ref_lower=given.ref_lower,
        ref_upper=given.ref_upper,
        phase=given.phase,
        note=given.note or "",
    )


def _warnings(one: CaseFile, definitions: Definitions) -> list[str]:
    found = [
        f"{place} {name!r} is not known to this version; kept, never counted."
        for place, names in _unknown(one, definitions)
        for name in names
    ]
    found += [
        f"other finding {name!r} is kept, never counted." for name in sorted(one.other_findings)
    ]
    found += [
        f"details of {name!r} are kept, never counted: the file does not say whether it is there."
        for part in _occasions(one)
        for name in _without_finding(part)
    ]
    if one.other_measurements:
        count = len(one.other_measurements)
        found.append(f"other measurements are kept, never counted: {count}.")
    found += [
        f"the key {name!r} is kept, never counted."
        for name in ("m_protein", "engraftment_syndrome")
        if getattr(one, name)
    ]
    return found


def _unknown_values(occasions: Sequence[CaseAnswers], definitions: Definitions) -> set[str]:
    """Values that no option of their field has, each after its field."""
    given = {(key, value) for part in occasions for key, value in part.choices.items()}
    return {
        f"{key}: {value}"
        for key, value in given
        if (field := definitions.choice(key)) is not None
        if value not in {option.value for option in field.options}
    }


def _unknown(one: CaseFile, definitions: Definitions) -> list[tuple[str, list[str]]]:
    fields = definitions.fields
    occasions = _occasions(one)
    results = [result for part in occasions for result in part.measurements]
    findings = {key for part in occasions for key in part.findings}
    choices = {key for part in occasions for key in part.choices}
    dates = {key for part in occasions for key in part.dates}
    tests = {result.test for result in results}
    return [
        ("key", sorted(one.model_extra or ())),
        ("finding", sorted(key for key in findings if key not in fields)),
        ("date", sorted(key for key in dates if key not in fields)),
        ("choice", sorted(key for key in choices if definitions.choice(key) is None)),
        ("value", sorted(_unknown_values(occasions, definitions))),
        ("test", sorted(name for name in tests if name not in fields and name not in TESTS)),
        ("patient key", sorted(one.patient.model_extra or ())),
        ("transplant key", sorted({k for t in one.transplants for k in t.model_extra or ()})),
        ("measurement key", sorted({k for r in results for k in r.model_extra or ()})),
    ]

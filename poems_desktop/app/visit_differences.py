"""Where two states of a visit, or two visits, differ: field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from poems_desktop.app.answer_words import NOTHING, answer_words, results_words
from poems_desktop.app.entries import shown_date
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.record import Measurement, Visit


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; `key` is the field's, or `visit.date` and the like."""

    key: str
    domain: str
    label: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """`Papilledema: absent → present`."""
        return f"{self.label}: {_flat(self.before)} → {_flat(self.after)}"


def _flat(text: str) -> str:
    return text.replace("\n", " " + tr("and") + " ")


def differences(before: Visit, after: Visit, definitions: Definitions) -> tuple[Difference, ...]:
    """Every difference, in the forms' order; what these forms do not know comes last."""
    return (
        *_heading(before, after),
        *_fields(before, after, definitions),
        *_unknown(before, after, definitions),
    )


def _heading(before: Visit, after: Visit) -> Iterator[Difference]:
    rows = (
        ("visit.date", tr("Visit date"), shown_date(before, "date"), shown_date(after, "date")),
        ("visit.label", tr("Visit label"), before.label, after.label),
        ("visit.note", tr("Visit note"), before.note, after.note),
    )
    for key, label, old, new in rows:
        if old != new:
            yield Difference(key, tr("Visit"), label, old or tr(NOTHING), new or tr(NOTHING))


def _fields(before: Visit, after: Visit, definitions: Definitions) -> Iterator[Difference]:
    for form in definitions.forms:
        for field in form.field:
            old, new = before.answers.get(field.key), after.answers.get(field.key)
            results = (_of(before, field.key), _of(after, field.key))
            if old != new:
                said = (answer_words(old, field), answer_words(new, field))
                yield Difference(field.key, tr(form.title), tr(field.label), *said)
            if _bare(results[0]) != _bare(results[1]):
                told = (results_words(one, definitions) for one in results)
                yield Difference(field.key, tr(form.title), tr(field.label), *told)


def _of(visit: Visit, test: str) -> tuple[Measurement, ...]:
    return tuple(one for one in visit.results if one.test == test)


def _bare(results: tuple[Measurement, ...]) -> list[Measurement]:
    """Results without their ids: two visits that say the same do not differ."""
    return [one.model_copy(update={"id": ""}) for one in results]


def _unknown(before: Visit, after: Visit, definitions: Definitions) -> Iterator[Difference]:
    known = definitions.fields
    keys = dict.fromkeys((*before.answers, *after.answers))
    for key in (key for key in keys if key not in known):
        old, new = before.answers.get(key), after.answers.get(key)
        if old != new:
            said = (answer_words(old, None), answer_words(new, None))
            yield Difference(key, tr("Not in these forms"), key, *said)
    tests = dict.fromkeys(one.test for visit in (before, after) for one in visit.results)
    for test in (test for test in tests if test not in known):
        old_results, new_results = _of(before, test), _of(after, test)
        if _bare(old_results) != _bare(new_results):
            told = (results_words(one, definitions) for one in (old_results, new_results))
            yield Difference(test, tr("Not in these forms"), test, *told)

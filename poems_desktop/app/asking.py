"""What is asked of this patient, how much of it was answered, and what is kept unasked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from poems_desktop.app.answer_words import STATES, answer_words, finding_details
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import Field, FindingField, Form, ResultField
from poems_desktop.clinical.record import Answer, Finding, Patient, Visit
from poems_desktop.clinical.summary import DomainSummary, asked, summarize


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept and not shown where it was typed, with why.

    `domain` is the id of the form it belongs to, empty where it belongs to none.
    """

    key: str
    domain: str
    label: str
    text: str
    why: str


def is_asked(field: Field, patient: Patient) -> bool:
    """Whether the field is asked: one of the other sex is not; without a sex everything is."""
    return field.sex is None or patient.sex is None or field.sex == patient.sex


def holds_answer(field: Field, visit: Visit) -> bool:
    """Whether anything stands in the field, also what is not used or not shown now."""
    if isinstance(field, ResultField):
        return any(result.test == field.key for result in visit.results)
    return field.key in visit.answers


def is_in_use(field: Field, visit: Visit | None, patient: Patient, *, extended: bool) -> bool:
    """Whether a form shows the field: one that holds an answer, and core ones asked of the patient.

    With `extended` every field asked of the patient is in use.
    """
    if visit is not None and holds_answer(field, visit):
        return True
    return is_asked(field, patient) and (extended or field.tier == "core")


def next_not_assessed(rows: Sequence[DomainSummary], domain: str, after: str) -> str | None:
    """The next finding that nobody assessed, around the end; None where there is none.

    It follows the field `after` where that is one of `domain`, else it is the first from there on.
    """
    keys = [(row.form.id, field.key) for row in rows for field in asked(row.form)]
    still_open = {key for row in rows for key in row.not_assessed}
    first = next((at for at, (form, _) in enumerate(keys) if form == domain), 0)
    start = keys.index((domain, after)) + 1 if (domain, after) in keys else first
    return next((key for _, key in (*keys[start:], *keys[:start]) if key in still_open), None)


def sex_words(field: Field) -> str:
    """`Asked of women only.`, empty where it is asked of everybody."""
    if field.sex is None:
        return ""
    return tr("Asked of women only.") if field.sex == "F" else tr("Asked of men only.")


class KeptAnswers:
    """Answers that the form does not ask now: kept in the draft and in what is signed.

    Only answers that changed are looked at again.
    """

    def __init__(self, definitions: Definitions, patient: Patient) -> None:
        """Know of no answer yet."""
        self._definitions = definitions
        self._patient = patient
        self._order = {key: at for at, key in enumerate(definitions.fields)}
        self._known: dict[str, tuple[Answer, tuple[Kept, ...]]] = {}

    def of(self, visit: Visit) -> tuple[Kept, ...]:
        """Those of a visit in the order of the forms, then what an import left there."""
        known, self._known = self._known, {}
        for key, answer in visit.answers.items():
            kept = known.get(key)
            if kept is None or kept[0] is not answer:
                kept = (answer, tuple(self._kept(key, answer)))
            self._known[key] = kept
        why = tr("from an imported case, not in these forms")
        others = (Kept(name, "", name, text, why) for name, text in visit.other.items())
        asked = [one for _, kept in self._known.values() for one in kept]
        asked.sort(key=lambda one: self._order.get(one.key, len(self._order)))
        return (*asked, *others)

    def _kept(self, key: str, answer: Answer) -> Iterator[Kept]:
        field = self._definitions.fields.get(key)
        if field is None:
            yield Kept(key, "", key, answer_words(answer, None), tr("not in these forms"))
            return
        home = self._definitions.form_of[key].id
        if not is_asked(field, self._patient):
            only = tr("asked of women only") if field.sex == "F" else tr("asked of men only")
            yield Kept(key, home, tr(field.label), answer_words(answer, field), only)
        if isinstance(answer, Finding) and isinstance(field, FindingField):
            hidden = _hidden(answer, field)
            if hidden is not None:
                state = tr(STATES[answer.state])
                why = tr("not asked while {state}").format(state=state)
                yield Kept(key, home, tr(field.label), hidden, why)


def _hidden(answer: Finding, field: FindingField) -> str | None:
    """The details that are not asked in this state."""
    bare = Finding(state=answer.state)
    if answer == bare:
        return None
    shown = {name: getattr(bare, name) for name in field.asked_of(answer.state)}
    unread = {name: text for name, text in answer.unread.items() if name not in shown}
    rest = answer.model_copy(update={**shown, "unread": unread})
    return "; ".join(finding_details(rest, field)) or None


class Summaries:
    """The counts of every domain, made anew only for the domains that an edit concerns."""

    def __init__(self, definitions: Definitions, patient: Patient) -> None:
        """Count nothing yet."""
        self._patient = patient
        self._forms = definitions.forms
        self._home = {key: form.id for key, form in definitions.form_of.items()}
        self._definitions = definitions
        self._alone: dict[tuple[str, frozenset[str]], Definitions] = {}
        self._rows: dict[str, DomainSummary] = {}

    def rows(self) -> tuple[DomainSummary, ...]:
        """What was counted last, in the forms' order."""
        return tuple(self._rows[form.id] for form in self._forms if form.id in self._rows)

    def count(self, visit: Visit, keys: Iterable[str] | None = None) -> tuple[DomainSummary, ...]:
        """Count the domains of `keys` anew, all of them for None; the rest stays as it was.

        Keys that no form has (ids of results) count the domains of all results.
        """
        concerned = self._concerned(visit, keys)
        for form in self._forms:
            if form.id in concerned or form.id not in self._rows:
                self._rows[form.id] = self._one(form, visit)
        return self.rows()

    def _concerned(self, visit: Visit, keys: Iterable[str] | None) -> frozenset[str]:
        everything = frozenset(form.id for form in self._forms)
        if keys is None:
            return everything
        found: set[str] = set()
        tests = {result.id: result.test for result in visit.results}
        for key in keys:
            home = self._home.get(tests.get(key, key))
            if home is None and key != "visit":
                return everything
            if home is not None:
                found.add(home)
        return frozenset(found)

    def _one(self, form: Form, visit: Visit) -> DomainSummary:
        measured = {result.test for result in visit.results}
        other = [one for one in form.field if not is_asked(one, self._patient)]
        left_out = frozenset(
            one.key for one in other if one.key not in visit.answers and one.key not in measured
        )
        place = (form.id, left_out)
        if place not in self._alone:
            fields = tuple(one for one in form.field if one.key not in left_out)
            shorter = form.model_copy(update={"field": fields}) if left_out else form
            self._alone[place] = replace(self._definitions, forms=(shorter,))
        (row,) = summarize(visit, self._alone[place])
        return replace(row, form=form)

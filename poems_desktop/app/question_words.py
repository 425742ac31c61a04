"""Questions that the record raises, as a reader answers them; and conclusions line by line."""

from dataclasses import dataclass
from datetime import date

from poems_desktop.app.evidence_links import askable
from poems_desktop.app.overrides import MISSING_AUTHOR
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.guidance.consistency import Contradiction
from poems_desktop.clinical.interpretation import Confidence, Input, Interpretation
from poems_desktop.clinical.reason import Reason
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date

MISSING_REASON = marked("The reason is missing. Type why both stand.")
CONFIDENCE: dict[Confidence, str] = {
    "sourced": "",
    "computed": marked("Our arithmetic on cited figures."),
    "own": marked("Our own cautious default; no source gives it."),
    "unconfirmed": marked("Not confirmed yet: a clinician has to confirm it from the paper."),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A contradiction put as a question; `fields` are where its entries can be changed."""

    key: str
    text: str
    entries: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    """Key and label of each field that is asked."""
    cites: tuple[str, ...]
    answered: str
    """Reason, author and day where it was answered."""


def questions(assessment: Assessment) -> tuple[Question, ...]:
    """Every question, the unanswered ones first."""
    found = [_question(one, assessment.definitions) for one in assessment.advice.contradictions]
    return tuple(sorted(found, key=lambda one: bool(one.answered)))


def answer(question: str, reason: str, author: str, today: date) -> Reason:
    """Why the two statements of a question stand beside each other.

    Raises:
        ValueError: with a sentence, where author or reason is blank.
    """
    if not author.strip():
        raise ValueError(tr(MISSING_AUTHOR))
    if not reason.strip():
        raise ValueError(tr(MISSING_REASON))
    day = PartialDate.of(today)
    return Reason(contradiction=question, reason=reason.strip(), author=author, date=day)


def open_count(found: tuple[Question, ...]) -> int:
    """How many wait for an answer."""
    return sum(not one.answered for one in found)


def _question(one: Contradiction, definitions: Definitions) -> Question:
    line = one.line
    answered = ""
    if one.answered is not None:
        given = one.answered
        answered = f"{given.reason.rstrip('.')}. {given.author}, {show_date(given.date)}"
    return Question(
        one.key,
        line.value,
        tuple(input_words(entry) for entry in line.inputs),
        _fields(line.inputs, definitions),
        line.cites,
        answered,
    )


def input_words(entry: Input) -> str:
    """`Papilledema: present, 12-Mar-2026`."""
    when = "" if entry.date is None else f", {show_date(entry.date)}"
    return f"{tr(entry.label)}: {tr(entry.text)}{when}"


def _fields(inputs: tuple[Input, ...], definitions: Definitions) -> tuple[tuple[str, str], ...]:
    """The fields behind the entries, by their labels: entries name no keys."""
    by_label = {
        field.label: key for key, field in definitions.fields.items() if askable(key, definitions)
    }
    labels = dict.fromkeys(entry.label for entry in inputs)
    return tuple((by_label[label], label) for label in labels if label in by_label)


def missing_words(one: Interpretation) -> str:
    """What would have to be recorded, in a line; empty where nothing is missing."""
    sentences = (text if text[-1:] in ".?" else f"{text}." for text in one.missing)
    return tr("Missing: {sentences}").format(sentences=" ".join(sentences)) if one.missing else ""


def caution_lines(one: Interpretation) -> tuple[str, ...]:
    """Cautions of a conclusion, with how well it is sourced where that needs saying."""
    return tuple(text for text in (*one.cautions, tr(CONFIDENCE[one.confidence])) if text)

"""A clinician's judgment of a fever, as typed."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from poems_desktop.app.entries import unread_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.transplant import LONGEST_JUDGMENT, FeverJudgment, Transplant
from poems_desktop.core.reading import UnreadableError, read_date

INFECTIOUS, NOT_INFECTIOUS = "yes", "no"


class JudgmentError(ValueError):
    """What was typed is no judgment yet: `field` says where, the sentence what to do."""

    def __init__(self, sentence: str, *, field: str) -> None:
        """`field` is one of `first`, `last` and `choice`."""
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


def read_judgment(typed: Mapping[str, str], by: str, today: date) -> FeverJudgment:
    """The judgment of `first` to `last`; of the first day alone where no last one is typed.

    `choice` says whether the fever is infectious, `reason` why it is judged so.

    Raises:
        JudgmentError: where a day or the choice is missing, or the days are out of order.
    """
    first = _day("first", typed["first"], today)
    last = _day("last", typed["last"], today) if typed["last"].strip() else first
    if not 0 <= (last - first).days < LONGEST_JUDGMENT:
        said = tr("The first day comes first, and at most {longest_judgment} days are judged.")
        raise JudgmentError(said.format(longest_judgment=LONGEST_JUDGMENT), field="last")
    if typed["choice"] not in (INFECTIOUS, NOT_INFECTIOUS):
        said = tr("Choose whether the fever is infectious or not.")
        raise JudgmentError(said, field="choice")
    return FeverJudgment(
        id=uuid4().hex,
        first_day=first,
        last_day=last,
        infectious=typed["choice"] == INFECTIOUS,
        by=by,
        reason=typed["reason"].strip(),
    )


def _day(field: str, text: str, today: date) -> date:
    try:
        found = read_date(text.strip(), today).exact
    except UnreadableError as error:
        raise JudgmentError(unread_words(error), field=field) from error
    if found is None:
        raise JudgmentError(tr("Type the full day, like 19-Nov-2025."), field=field)
    return found


def with_judgment(course: Transplant, one: FeverJudgment) -> Transplant:
    """The transplant with one more judgment."""
    return course.model_copy(update={"judgments": (*course.judgments, one)})


def without_judgment(course: Transplant, judgment_id: str) -> Transplant:
    """The transplant without one judgment; the record keeps that it was there."""
    kept = tuple(one for one in course.judgments if one.id != judgment_id)
    return course.model_copy(update={"judgments": kept})

"""Where something of the follow-up plan is entered: what its button says and leads to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from poems_desktop.app.editing import EditSession
from poems_desktop.app.evidence_links import askable
from poems_desktop.app.visit_words import visit_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.assessment import Assessment
from poems_desktop.clinical.guidance.calendar import State
from poems_desktop.clinical.guidance.followup import FollowUpItem
from poems_desktop.clinical.guidance.visits import Due
from poems_desktop.core.partial_date import PartialDate

Way = Literal["visit", "result", "field", "date", "treatments"]
_PREFIX = "followup_"
_DIAGNOSIS = "diagnosis_date"
_VEGF = "vegf"
_IN_TIME = {State.EARLY, State.DONE}


@dataclass(frozen=True, slots=True)
class DueAction:
    """What would bring a line of the plan further.

    `visit`: a new visit; `result`: a result on the Trends page; `field`: the field `key` in a visit
    of today; `date`: the date `key` that windows are counted from, in any visit that can still be
    written in; `treatments`: the dates of treatments. `text` is for the button.
    """

    way: Way
    text: str
    key: str = ""


def obstacle(session: EditSession | None, today: date, *, of_today: bool) -> str:
    """Why nothing can be entered in the visit that is open; empty where it can.

    `of_today`: it belongs into a visit of today alone, since it was found today.
    """
    if session is None:
        return tr("No visit is begun for this patient.")
    visit = visit_words(session.visit)
    if session.read_only:
        return tr("The visit {visit} is signed and is not changed by adding to it.").format(
            visit=visit
        )
    if of_today and session.visit.date != PartialDate.of(today):
        return tr("The visit that is open, {visit}, is not of today.").format(visit=visit)
    return ""


def action_of(due: Due, assessment: Assessment) -> DueAction | None:
    """What to offer beside a line of the plan; None where it is not due or nothing is asked."""
    state = due.standing.state
    if state in _IN_TIME:
        return None
    item = _item(due, assessment)
    if state is State.NO_DATE:
        return _set_date(item)
    return DueAction("visit", tr("Start visit")) if item is None else _record(item, assessment)


def _set_date(item: FollowUpItem | None) -> DueAction:
    """The date that a line counts from; that of treatment stands with the treatments."""
    if item is None or item.anchor == "diagnosis":
        return DueAction("date", tr("Set date"), _DIAGNOSIS)
    return DueAction("treatments", tr("Set date"))


def _record(item: FollowUpItem, assessment: Assessment) -> DueAction | None:
    if _VEGF in item.keys:
        return DueAction("result", tr("Add result"), _VEGF)
    for key in item.keys:
        if askable(key, assessment.definitions):
            return DueAction("field", tr("Record"), key)
    return None


def _item(due: Due, assessment: Assessment) -> FollowUpItem | None:
    """The rule behind a line; None for the visit itself."""
    items = assessment.definitions.library.guidance.followup.item
    wanted = due.line.id.removeprefix(_PREFIX)
    return next((item for item in items if item.id == wanted), None)

"""A clinician's word against a weighed criterion: given, told, and withdrawn, never removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.override import Override
from poems_desktop.clinical.record import Record
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import show_date
from poems_desktop.core.truth import Truth

MISSING_AUTHOR = marked(
    "Nobody's name is set for this store, so a word of a physician cannot be kept."
)
MISSING_REASON = marked(
    "The reason is missing. Say why the criterion is held to be met or not met."
)
_STATES = {Truth.TRUE: marked("met"), Truth.FALSE: marked("not met")}


@dataclass(frozen=True, slots=True)
class Told:
    """An override on record in words; `standing` is false for one that was withdrawn."""

    override: Override
    text: str
    standing: bool


def new_override(
    criterion: tuple[str, str], truth: Truth, reason: str, author: str, today: date
) -> Override:
    """The word of `author` on (set, criterion).

    Raises:
        ValueError: with a sentence, where author or reason is blank or nothing was decided.
    """
    if not author.strip():
        raise ValueError(tr(MISSING_AUTHOR))
    if not reason.strip():
        raise ValueError(tr(MISSING_REASON))
    set_id, criterion_id = criterion
    return Override(
        id=uuid4().hex,
        set_id=set_id,
        criterion_id=criterion_id,
        truth=truth,
        reason=reason.strip(),
        author=author.strip(),
        day=PartialDate.of(today),
    )


def withdrawn(override: Override, today: date) -> Override:
    """The same, not standing from today on."""
    return override.model_copy(update={"withdrawn": PartialDate.of(today)})


def told(record: Record, definitions: Definitions, set_id: str, today: date) -> tuple[Told, ...]:
    """Every override of a set, those that stand first, each with who, when and why."""
    limit = PartialDate.of(today)
    labels = _labels(definitions, set_id)
    found = [
        Told(one, _words(one, labels), one.stands(limit))
        for one in record.overrides
        if one.set_id == set_id
    ]
    return tuple(sorted(found, key=lambda one: not one.standing))


def _labels(definitions: Definitions, set_id: str) -> Mapping[str, str]:
    known = definitions.sets.get(set_id)
    return {} if known is None else {one.id: tr(one.label) for one in known.criterion}


def _words(one: Override, labels: Mapping[str, str]) -> str:
    label = labels.get(one.criterion_id, one.criterion_id)
    said = f"{label} {tr(_STATES[one.truth])}, {one.because}. {show_date(one.day)}."
    if one.withdrawn is not None:
        said += " " + tr("Withdrawn {date}.").format(date=show_date(one.withdrawn))
    return said

"""What is said of a transplant as a whole, as typed: days, rule for day 0, weights, baselines.

A part that is not complete or cannot be read is kept as typed under `unread`, flagged and never
used; what the record knew of it before stands until then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

from poems_desktop.app.entries import Hint, unread_words
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, Quantity
from poems_desktop.clinical.transplant import (
    DatedLab,
    DatedWeight,
    Infusion,
    Transplant,
)
from poems_desktop.core.marked import marked
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import (
    UnreadableError,
    read_date,
    read_number,
    show_date,
    show_number,
)

DATES: Mapping[str, str] = {
    "mobilization_began": marked("Mobilization began"),
    "discharged": marked("Discharged"),
    "neutrophils_appeared": marked("Neutrophils reappeared"),
    "stated_engraftment": marked("Engraftment as stated"),
}
WEIGHTS: Mapping[str, str] = {
    "admission_weight": marked("Weight at admission"),
    "pre_conditioning_weight": marked("Weight before conditioning"),
}
BASELINES = (
    (None, marked("Not chosen")),
    ("admission", marked("Weight at admission")),
    ("pre_conditioning", marked("Weight before conditioning")),
)
CREATININE = "creatinine_baseline"
_WHOLE = frozenset({*WEIGHTS, CREATININE})
"""The parts of several fields, which are used together or not at all."""
Details = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadDetails:
    """The transplant that the form makes, and what is said at its fields."""

    course: Transplant
    hints: Mapping[str, Hint]


def details_of(course: Transplant) -> dict[str, str]:
    """The form of a transplant; infusions are numbered from 0."""
    found = {name: _day_text(getattr(course, name)) for name in DATES}
    found["day0"] = "" if course.day0 is None else show_date(course.day0)
    found["day_zero_rule"] = course.day_zero_rule or ""
    found["baseline"] = course.baseline or ""
    found["note"] = course.note
    for place, one in enumerate(course.infusions):
        found[f"infusions.{place}"] = _day_text(one.day)
    for name in WEIGHTS:
        weight: DatedWeight | None = getattr(course, name)
        if weight is not None:
            found[f"{name}.value"] = show_number(weight.value)
            found[f"{name}.unit"] = weight.unit
            found[f"{name}.scale"] = weight.scale
            found[f"{name}.day"] = _day_text(weight.day)
    lab = course.creatinine_baseline
    if lab is not None:
        found["creatinine_baseline.value"] = f"{lab.comparator or ''}{show_number(lab.value)}"
        found["creatinine_baseline.unit"] = lab.unit
        found["creatinine_baseline.day"] = _day_text(lab.day)
    typed = {key: text for key, text in found.items() if text}
    # A part of which something is kept as typed is shown as typed, all of it.
    parts = {key.partition(".")[0] for key in course.unread} & _WHOLE
    kept = {key: text for key, text in typed.items() if key.partition(".")[0] not in parts}
    return {**kept, **course.unread}


def _day_text(day: date | None) -> str:
    return "" if day is None else show_date(PartialDate.of(day))


class _Reader:
    def __init__(self, details: Details, today: date, constants: EngraftmentConstants) -> None:
        self.details = details
        self.today = today
        self.constants = constants
        self.hints: dict[str, Hint] = {}
        self.unread: dict[str, str] = {}

    def text(self, key: str) -> str:
        return self.details.get(key, "").strip()

    def wrong(self, key: str, sentence: str) -> None:
        self.hints[key] = Hint("error", sentence)

    def keep(self, key: str) -> None:
        """A field that is not used stays as it was typed."""
        self.unread[key] = self.details[key]

    def keep_part(self, name: str) -> None:
        """Nothing of a part is used: all that was typed of it stays."""
        for key in self.details:
            if key.partition(".")[0] == name and self.text(key):
                self.keep(key)

    def partial(self, key: str) -> PartialDate | None:
        try:
            return read_date(self.text(key), self.today) if self.text(key) else None
        except UnreadableError as error:
            self.wrong(
                key, tr("{sentence} Kept as typed, not used.").format(sentence=unread_words(error))
            )
            return None

    def day(self, key: str) -> date | None:
        found = self.partial(key)
        if found is not None and found.exact is None:
            self.wrong(key, tr("Type the full day, like 11-Nov-2025. Kept as typed, not used."))
            return None
        exact = None if found is None else found.exact
        if exact is not None and exact > self.today:
            self.hints[key] = Hint("caution", tr("In the future: planned."))
        return exact

    def complete(self, name: str, members: tuple[str, ...]) -> bool:
        """Whether all members are typed; a part of them is said to be missing."""
        typed = [one for one in members if self.text(f"{name}.{one}")]
        if typed and len(typed) < len(members) and typed != ["unit"]:
            lacking = ", ".join(one for one in members if one not in typed)
            self.wrong(
                f"{name}.value",
                tr("Kept, not used yet. Still missing: {lacking}.").format(lacking=lacking),
            )
        return len(typed) == len(members)


def read_details(
    details: Details, base: Transplant, today: date, constants: EngraftmentConstants
) -> ReadDetails:
    """`base` with everything that the form says and that can be used."""
    reader = _Reader(details, today, constants)
    update: dict[str, object] = {}
    for name in DATES:
        day = reader.day(name)
        update[name] = day
        if name in _errors(reader):
            update[name] = getattr(base, name)
            reader.keep(name)
    update["infusions"] = _infusions(reader, base)
    stated = reader.partial("day0")
    update["day0"] = stated
    if "day0" in _errors(reader):
        update["day0"] = base.day0
        reader.keep("day0")
    update["day_zero_rule"] = reader.text("day_zero_rule") or None
    update["baseline"] = reader.text("baseline") or None
    update["note"] = details.get("note", "")
    for name in WEIGHTS:
        update[name] = _weight(reader, name, getattr(base, name))
    update[CREATININE] = _creatinine(reader, base.creatinine_baseline)
    update["unread"] = dict(reader.unread)
    hints = {key: _with_known(key, hint, reader, base) for key, hint in reader.hints.items()}
    return ReadDetails(base.model_copy(update=update), hints)


def _with_known(key: str, hint: Hint, reader: _Reader, base: Transplant) -> Hint:
    """The hint, with what the record knew before where that still counts."""
    known = details_of(base.model_copy(update={"unread": {}})).get(key)
    if known is None or (key not in reader.unread and key.partition(".")[0] not in _parts(reader)):
        return hint
    said = tr("{sentence} Recorded before and still counted: {known}.")
    return replace(hint, sentence=said.format(sentence=hint.sentence, known=known))


def _parts(reader: _Reader) -> set[str]:
    """The parts of several fields of which something is kept as typed."""
    return {key.partition(".")[0] for key in reader.unread} & _WHOLE


def _errors(reader: _Reader) -> set[str]:
    return {key for key, hint in reader.hints.items() if hint.level == "error"}


def _infusions(reader: _Reader, base: Transplant) -> tuple[Infusion, ...]:
    found: list[Infusion] = []
    loose: list[str] = []
    keys = (key for key in reader.details if key.startswith("infusions."))
    for key in sorted(keys, key=lambda name: int(name.partition(".")[2])):
        place = int(key.partition(".")[2])
        known = base.infusions[place] if place < len(base.infusions) else None
        day = reader.day(key)
        if day is not None:
            same = (one.id for one in base.infusions if one.day == day)
            found.append(Infusion(id=next(same, uuid4().hex), day=day))
        elif key in _errors(reader) and known is not None:
            reader.unread[f"infusions.{len(found)}"] = reader.details[key]
            found.append(known)
        elif key in _errors(reader):
            loose.append(reader.details[key])
    # Those that stand for no known infusion come last, so that none of the others is hidden.
    for place, text in enumerate(loose, len(found)):
        reader.unread[f"infusions.{place}"] = text
    return tuple(found)


def _weight(reader: _Reader, name: str, known: DatedWeight | None) -> DatedWeight | None:
    members = ("value", "unit", "day")
    if not reader.complete(name, members):
        reader.keep_part(name)
        return None if f"{name}.value" not in reader.hints else known
    day = reader.day(f"{name}.day")
    value = _number(reader, f"{name}.value", "weight", reader.text(f"{name}.unit"))
    if day is None or value is None:
        reader.keep_part(name)
        return known
    parts = {"value": value, "unit": reader.text(f"{name}.unit"), "day": day}
    scale = {"scale": reader.text(f"{name}.scale")}
    return DatedWeight.model_validate({**parts, **scale})


def _creatinine(reader: _Reader, known: DatedLab | None) -> DatedLab | None:
    name = CREATININE
    if not reader.complete(name, ("value", "unit", "day")):
        reader.keep_part(name)
        return None if f"{name}.value" not in reader.hints else known
    day = reader.day(f"{name}.day")
    unit = reader.text(f"{name}.unit")
    value = _number(reader, f"{name}.value", "creatinine", unit)
    if day is None or value is None:
        reader.keep_part(name)
        return known
    return DatedLab(value=value, unit=unit, day=day)


def _number(reader: _Reader, key: str, quantity: Quantity, unit: str) -> Decimal | None:
    try:
        found = read_number(reader.text(key))
    except UnreadableError as error:
        reader.wrong(
            key, tr("{sentence} Kept as typed, not used.").format(sentence=unread_words(error))
        )
        return None
    if found.comparator is not None:
        reader.wrong(
            key, tr("A baseline is a number. Type it without < or >. Kept as typed, not used.")
        )
        return None
    if not reader.constants.usable(quantity, found.value, unit):
        reader.wrong(key, tr("Outside the possible range. Kept, not used. Check value and unit."))
    return found.value

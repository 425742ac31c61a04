"""A form as typed becomes an entry of the transplant log.

Nothing typed is lost: what cannot be used is kept under `unread` by the name of its field, shown
again as typed, and never takes part in a conclusion.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from poems_desktop.app.entries import Hint, unread_words
from poems_desktop.app.transplant_fields import LABS
from poems_desktop.app.transplant_reader import Reader
from poems_desktop.app.transplant_sheet import Sheet
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants
from poems_desktop.clinical.finding_state import FindingState
from poems_desktop.clinical.transplant import (
    Culture,
    Encephalopathy,
    Infiltrates,
    LabValue,
    LogEntry,
    Oxygen,
    Rash,
    Steroid,
    Stools,
    Temperature,
    Weight,
)
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import (
    UnreadableError,
    read_date,
    show_date,
)

_STATES = ("fever", "diarrhea", "hypoxia", "breathing_difficulty", "weight_gain")
_FLAGS = ("diuretic", "antibiotic")
_HUNDRED = Decimal(100)
_NOT_ASSESSED = FindingState.NOT_ASSESSED.value


@dataclass(frozen=True, slots=True)
class Composed:
    """The entry that a form makes, and what is said at its fields."""

    entry: LogEntry
    hints: Mapping[str, Hint]

    @property
    def errors(self) -> int:
        """How many fields are not used until they are corrected."""
        return sum(one.level == "error" for one in self.hints.values())


def compose(sheet: Sheet, base: LogEntry, constants: EngraftmentConstants, today: date) -> Composed:
    """The entry `base` with everything as the form has it, and the hints by field."""
    reader = Reader(sheet, constants, today)
    reader.set_aside_unasked()
    update: dict[str, object] = {name: reader.state(f"{name}.value") for name in _STATES}
    update |= {name: reader.flag(f"{name}.value") for name in _FLAGS}
    update |= {name: _lab(reader, name) for name in LABS}
    update |= {name: read(reader) for name, read in _GROUPS.items()}
    update["note"] = sheet.get("note.value")
    update["cultures"] = _cultures(reader)
    update["unread"] = dict(reader.unread)
    return Composed(base.model_copy(update=update), reader.hints)


def _clock(reader: Reader) -> time | None:
    text = reader.sheet.get("at.value").strip()
    if not text:
        return None
    digits = text.replace(".", ":").replace("h", ":")
    if digits.isascii() and digits.isdigit() and len(digits) in (3, 4):
        digits = f"{digits[:-2]}:{digits[-2:]}"
    hours, _, minutes = digits.partition(":")
    short = len(hours) in (1, 2) and len(minutes) == 2  # noqa: PLR2004 - hh:mm
    if short and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit():
        try:
            return time(int(hours), int(minutes))
        except ValueError:
            pass
    reader.refuse("at.value", tr("This is not a time. Type it like 14:32."))
    return None


def _unit(reader: Reader, group: str) -> str | None:
    unit = reader.sheet.get(f"{group}.unit")
    if not unit:
        choices = [
            reader.constants.unit_text(one.unit)
            for one in reader.constants.possible
            if one.quantity == (LABS[group][1] if group in LABS else group)
        ]
        named = tr(" or ").join(dict.fromkeys(choices))
        reader.refuse(
            f"{group}.value",
            tr("Choose the unit, {named}. Kept, not used until then.").format(named=named),
        )
        return None
    return unit


def _temperature(reader: Reader) -> Temperature | None:
    found = reader.number("temperature.value")
    unit = _unit(reader, "temperature") if found is not None else None
    if found is None or unit is None:
        said = tr("Not used without a temperature. Type the temperature.")
        reader.keep("temperature", without="value", sentence=said)
        _keep_unit(reader, "temperature")
        return None
    reader.usable("temperature.value", "temperature", found.value, unit)
    return Temperature.model_validate(
        {
            "value": found.value,
            "unit": unit,
            "site": reader.sheet.get("temperature.site") or None,
            "antipyretic": reader.flag("temperature.antipyretic"),
            "steroid": reader.flag("temperature.steroid"),
        }
    )


def _keep_unit(reader: Reader, group: str) -> None:
    """The unit beside a value that cannot be read yet; a unit alone says nothing."""
    unit = reader.sheet.get(f"{group}.unit")
    if unit and reader.sheet.get(f"{group}.value"):
        reader.unread[f"{group}.unit"] = unit


def _weight(reader: Reader) -> Weight | None:
    found = reader.number("weight.value")
    unit = _unit(reader, "weight") if found is not None else None
    if found is None or unit is None:
        said = tr("Not used without a weight. Type the weight.")
        reader.keep("weight", without="value", sentence=said)
        _keep_unit(reader, "weight")
        return None
    reader.usable("weight.value", "weight", found.value, unit)
    scale = reader.sheet.get("weight.scale").strip()
    return Weight.model_validate({"value": found.value, "unit": unit, "scale": scale})


def _stools(reader: Reader) -> Stools | None:
    found = reader.number("stools.per_day")
    if found is not None and (found.value != int(found.value) or found.value < 0):
        reader.refuse("stools.per_day", tr("Type how many stools in 24 hours, a whole number."))
        found = None
    if found is None:
        said = tr("Not used without a number of stools. Type the number.")
        reader.keep("stools", without="per_day", sentence=said)
        return None
    reader.usable("stools.per_day", "stools", found.value, "{count}")
    return Stools(per_day=int(found.value), liquid=reader.flag("stools.liquid"))


def _rash(reader: Reader) -> Rash | None:
    state = reader.state("rash.state")
    if state is FindingState.NOT_ASSESSED:
        return None
    share = reader.number("rash.percent")
    if share is not None:
        reader.usable("rash.percent", "rash", share.value, "%")
    percent = None if share is None else share.value
    return Rash(state=state, percent=percent, drug=reader.flag("rash.drug"))


def _infiltrates(reader: Reader) -> Infiltrates | None:
    state = reader.state("infiltrates.state")
    if state is FindingState.NOT_ASSESSED:
        return None
    return Infiltrates(
        state=state,
        diffuse=reader.flag("infiltrates.diffuse"),
        cardiogenic=reader.flag("infiltrates.cardiogenic"),
    )


def _brain(reader: Reader) -> Encephalopathy | None:
    state = reader.state("encephalopathy.state")
    if state is FindingState.NOT_ASSESSED:
        return None
    return Encephalopathy(state=state, explained=reader.flag("encephalopathy.explained"))


def _saturation(reader: Reader) -> Decimal | None:
    return reader.within("oxygen_saturation.value", Decimal(0), _HUNDRED)


def _oxygen(reader: Reader) -> Oxygen | None:
    how = reader.sheet.get("oxygen.how")
    if how != "oxygen":
        return Oxygen(liters_per_minute=Decimal(0)) if how == "air" else None
    if not reader.sheet.get("oxygen.flow"):
        reader.unread["oxygen.how"] = how
        reader.caution("oxygen.flow", tr("The flow is missing. Type it in L/min."))
        return None
    flow = reader.within("oxygen.flow", Decimal(0), None)
    if flow is None:
        reader.unread["oxygen.how"] = how
        return None
    if flow == 0:
        reader.refuse("oxygen.flow", tr("Oxygen at 0 L/min is room air. Choose Room air instead."))
        reader.unread["oxygen.how"] = how
        return None
    return Oxygen(liters_per_minute=flow)


def _lab(reader: Reader, group: str) -> LabValue | None:
    found = reader.number(f"{group}.value", bound=True)
    unit = _unit(reader, group) if found is not None else None
    if found is None or unit is None:
        said = tr("Not used without a result. Type the result.")
        reader.keep(group, without="value", sentence=said)
        _keep_unit(reader, group)
        return None
    reader.usable(f"{group}.value", LABS[group][1], found.value, unit)
    limit = reader.number(f"{group}.upper_limit")
    return LabValue(
        value=found.value,
        comparator=found.comparator,
        unit=unit,
        upper_limit=None if limit is None else limit.value,
    )


def _steroid(reader: Reader) -> Steroid | None:
    given = reader.flag("steroid.given")
    if not given:
        return None if given is None else Steroid(given=False)
    return Steroid.model_validate(
        {
            "given": True,
            "drug": reader.sheet.get("steroid.drug").strip(),
            "milligrams": reader.within("steroid.milligrams", Decimal(0), None),
            "route": reader.sheet.get("steroid.route").strip(),
            "purpose": reader.sheet.get("steroid.purpose") or None,
        }
    )


_GROUPS: Mapping[str, Callable[[Reader], object]] = {
    "at": _clock,
    "temperature": _temperature,
    "weight": _weight,
    "stools": _stools,
    "rash": _rash,
    "infiltrates": _infiltrates,
    "encephalopathy": _brain,
    "oxygen_saturation": _saturation,
    "oxygen": _oxygen,
    "steroid": _steroid,
}


def _cultures(reader: Reader) -> tuple[Culture, ...]:
    found = []
    for place, one in enumerate(reader.sheet.cultures):
        culture = _culture(reader, place, one)
        if culture is not None:
            found.append(culture)
    return tuple(found)


def _culture(reader: Reader, place: int, one: Mapping[str, str]) -> Culture | None:
    key = f"cultures.{place}"
    typed = one.get("collected", "").strip()
    day: date | None = None
    problem = ""
    if typed:
        try:
            day = read_date(typed, reader.today).exact
            problem = "" if day else tr("Type the day, like 19-Nov-2025.")
        except UnreadableError as error:
            problem = unread_words(error)
    if day is not None and day > reader.today:
        limit = show_date(PartialDate.of(reader.today))
        problem = tr("Collected date is in the future. Enter {limit} or earlier.").format(
            limit=limit
        )
    if problem:
        reader.hints[f"{key}.collected"] = Hint("error", problem)
    if not one.get("result"):
        reader.hints[f"{key}.result"] = Hint(
            "caution", tr("Not used without a result. Choose one.")
        )
    if not one.get("kind"):
        reader.hints[f"{key}.kind"] = Hint("caution", tr("Not used without its kind. Choose one."))
    if problem or not one.get("result") or not one.get("kind"):
        reader.unread |= {f"{key}.{name}": one[name] for name in one if one[name]}
        return None
    return Culture.model_validate(
        {
            "kind": one["kind"],
            "collected": day,
            "result": one["result"],
            "organism": one.get("organism", "").strip(),
            "contaminant": one.get("contaminant") == "yes",
        }
    )

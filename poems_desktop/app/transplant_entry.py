"""A form as typed becomes an entry of the transplant log, and an entry a form again.

Nothing typed is lost: what cannot be used is kept under `unread` by the name of its field, shown
again as typed, and never takes part in a conclusion.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import cast

from poems_desktop.app.entries import Hint, unread_words
from poems_desktop.app.transplant_fields import FIELDS, LABS, Field
from poems_desktop.app.words import tr
from poems_desktop.clinical.engraftment.constants import EngraftmentConstants, Quantity
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
    TypedNumber,
    UnreadableError,
    read_date,
    read_number,
    show_date,
    show_number,
    show_typed,
)

_STATES = ("fever", "diarrhea", "hypoxia", "breathing_difficulty", "weight_gain")
_FLAGS = ("diuretic", "antibiotic")
_UNITS = ("temperature", "weight", *LABS)
_HUNDRED = Decimal(100)
_NOT_ASSESSED = FindingState.NOT_ASSESSED.value
CULTURE_MEMBERS = ("kind", "collected", "result", "organism", "contaminant")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in the form, by field; blank fields are missing. Texts only, as typed."""

    answers: Mapping[str, str] = field(default_factory=dict)
    cultures: tuple[Mapping[str, str], ...] = ()

    def get(self, key: str) -> str:
        """The answer, empty where there is none."""
        return self.answers.get(key, "")

    def with_answer(self, key: str, value: str | None) -> "Sheet":
        """The same with one field changed; None and blank text clear it."""
        answers = {name: text for name, text in self.answers.items() if name != key}
        if value is not None and value.strip():
            answers[key] = value
        return Sheet(answers, self.cultures)

    def with_cultures(self, cultures: Iterable[Mapping[str, str]]) -> "Sheet":
        """The same with other tests for infection."""
        return Sheet(self.answers, tuple(cultures))


@dataclass(frozen=True, slots=True)
class Composed:
    """The entry that a form makes, and what is said at its fields."""

    entry: LogEntry
    hints: Mapping[str, Hint]

    @property
    def errors(self) -> int:
        """How many fields are not used until they are corrected."""
        return sum(one.level == "error" for one in self.hints.values())


class _Reader:
    """Reads the fields of one sheet, and gathers what cannot be used."""

    def __init__(self, sheet: Sheet, constants: EngraftmentConstants, today: date) -> None:
        self.sheet = sheet
        self.constants = constants
        self.today = today
        self.unread: dict[str, str] = {}
        self.hints: dict[str, Hint] = {}

    def refuse(self, key: str, sentence: str) -> None:
        """A field that is not used, with what to do."""
        self.unread[_name(key)] = self.sheet.get(key)
        self.hints[key] = Hint("error", sentence)

    def caution(self, key: str, sentence: str) -> None:
        self.hints.setdefault(key, Hint("caution", sentence))

    def number(self, key: str, *, bound: bool = False) -> TypedNumber | None:
        text = self.sheet.get(key)
        if not text.strip():
            return None
        try:
            found = read_number(text)
        except UnreadableError as error:
            self.refuse(key, unread_words(error))
            return None
        if found.comparator and not bound:
            self.refuse(key, tr("This is a measured number. Type it without < or >."))
            return None
        return found

    def within(self, key: str, low: Decimal, high: Decimal | None) -> Decimal | None:
        """A number that the record can hold only within bounds."""
        found = self.number(key)
        if found is None:
            return None
        if found.value < low or (high is not None and found.value > high):
            limit = (
                tr("{low} to {high}").format(low=low, high=high)
                if high is not None
                else tr("{low} or more").format(low=low)
            )
            self.refuse(
                key, tr("This is not possible. Type a number of {limit}.").format(limit=limit)
            )
            return None
        return found.value

    def flag(self, key: str) -> bool | None:
        return {"yes": True, "no": False}.get(self.sheet.get(key))

    def state(self, key: str) -> FindingState:
        return FindingState(self.sheet.get(key) or _NOT_ASSESSED)

    def keep(self, group: str, *, without: str, sentence: str) -> None:
        """Nothing of a group is used while its main answer is missing: keep the rest as typed."""
        rest = [
            key
            for key in self.sheet.answers
            if key.partition(".")[0] == group and key not in (f"{group}.unit", f"{group}.{without}")
        ]
        for key in rest:
            self.unread.setdefault(_name(key), self.sheet.get(key))
            self.caution(key, sentence)

    def set_aside(self, group: str, members: Iterable[str]) -> None:
        """Details that are no longer asked are kept, and not used."""
        for member in members:
            key = f"{group}.{member}"
            if self.sheet.get(key):
                self.unread[_name(key)] = self.sheet.get(key)
                self.hints.pop(key, None)

    def usable(self, key: str, quantity: Quantity, value: Decimal, unit: str) -> None:
        """Say so where a value cannot be true; it is kept and not used."""
        if self.constants.usable(quantity, value, unit):
            return
        limits = [
            tr("{low} to {high} {unit}").format(
                low=show_number(one.low),
                high=show_number(one.high),
                unit=self.constants.unit_text(unit),
            )
            for one in self.constants.possible
            if (one.quantity, one.unit) == (quantity, unit)
        ]
        where = f", {limits[0]}" if limits else ""
        sentence = tr(
            "Outside the possible range{where}. Kept, not used. Check value and unit."
        ).format(where=where)
        self.hints[key] = Hint("error", sentence)


def compose(sheet: Sheet, base: LogEntry, constants: EngraftmentConstants, today: date) -> Composed:
    """The entry `base` with everything as the form has it, and the hints by field."""
    reader = _Reader(sheet, constants, today)
    update: dict[str, object] = {name: reader.state(f"{name}.value") for name in _STATES}
    update |= {name: reader.flag(f"{name}.value") for name in _FLAGS}
    update |= {name: _lab(reader, name) for name in LABS}
    update |= {name: read(reader) for name, read in _GROUPS.items()}
    update["note"] = sheet.get("note.value")
    update["cultures"] = _cultures(reader)
    update["unread"] = dict(reader.unread)
    return Composed(base.model_copy(update=update), reader.hints)


def _clock(reader: _Reader) -> time | None:
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


def _unit(reader: _Reader, group: str) -> str | None:
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


def _temperature(reader: _Reader) -> Temperature | None:
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


def _keep_unit(reader: _Reader, group: str) -> None:
    """The unit beside a value that cannot be read yet; a unit alone says nothing."""
    unit = reader.sheet.get(f"{group}.unit")
    if unit and reader.sheet.get(f"{group}.value"):
        reader.unread[f"{group}.unit"] = unit


def _weight(reader: _Reader) -> Weight | None:
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


def _stools(reader: _Reader) -> Stools | None:
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


def _rash(reader: _Reader) -> Rash | None:
    state = reader.state("rash.state")
    if state is not FindingState.PRESENT:
        reader.set_aside("rash", ("percent", "drug"))
        return None if state is FindingState.NOT_ASSESSED else Rash(state=state)
    share = reader.number("rash.percent")
    if share is not None:
        reader.usable("rash.percent", "rash", share.value, "%")
    percent = None if share is None else share.value
    return Rash(state=state, percent=percent, drug=reader.flag("rash.drug"))


def _infiltrates(reader: _Reader) -> Infiltrates | None:
    state = reader.state("infiltrates.state")
    if state is not FindingState.PRESENT:
        reader.set_aside("infiltrates", ("diffuse", "cardiogenic"))
        return None if state is FindingState.NOT_ASSESSED else Infiltrates(state=state)
    return Infiltrates(
        state=state,
        diffuse=reader.flag("infiltrates.diffuse"),
        cardiogenic=reader.flag("infiltrates.cardiogenic"),
    )


def _brain(reader: _Reader) -> Encephalopathy | None:
    state = reader.state("encephalopathy.state")
    if state is not FindingState.PRESENT:
        reader.set_aside("encephalopathy", ("explained",))
        return None if state is FindingState.NOT_ASSESSED else Encephalopathy(state=state)
    return Encephalopathy(state=state, explained=reader.flag("encephalopathy.explained"))


def _saturation(reader: _Reader) -> Decimal | None:
    return reader.within("oxygen_saturation.value", Decimal(0), _HUNDRED)


def _oxygen(reader: _Reader) -> Oxygen | None:
    how = reader.sheet.get("oxygen.how")
    if how != "oxygen":
        reader.set_aside("oxygen", ("flow",))
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


def _lab(reader: _Reader, group: str) -> LabValue | None:
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


def _steroid(reader: _Reader) -> Steroid | None:
    given = reader.flag("steroid.given")
    details = ("milligrams", "drug", "route", "purpose")
    if not given:
        reader.set_aside("steroid", details)
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


_GROUPS: Mapping[str, Callable[[_Reader], object]] = {
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


def _cultures(reader: _Reader) -> tuple[Culture, ...]:
    found = []
    for place, one in enumerate(reader.sheet.cultures):
        culture = _culture(reader, place, one)
        if culture is not None:
            found.append(culture)
    return tuple(found)


def _culture(reader: _Reader, place: int, one: Mapping[str, str]) -> Culture | None:
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


_MAIN_MEMBERS = {"value", "per_day", "flow"}


def _name(key: str) -> str:
    """Under which name `unread` keeps a field: the part itself for its main number."""
    group, _, member = key.partition(".")
    return group if member in _MAIN_MEMBERS else key


def sheet_of(entry: LogEntry) -> Sheet:
    """The form of an entry: what it holds, and what could not be read as it was typed."""
    answers: dict[str, str] = {}
    for one in FIELDS.values():
        text = entry.unread.get(_name(one.key)) or _shown(entry, one)
        if text:
            answers[one.key] = text
    return Sheet(answers, _culture_sheets(entry))


def _shown(entry: LogEntry, asked: Field) -> str:
    part = getattr(entry, asked.group)
    if asked.group == "oxygen":
        return _shown_oxygen(part, asked.member)
    value = part
    if asked.member != "value" or asked.group in _UNITS:
        value = None if part is None else getattr(part, asked.member)
    if isinstance(part, LabValue) and asked.member == "value":
        return show_typed(TypedNumber(part.value, part.comparator))
    return _text(value)


def _shown_oxygen(oxygen: Oxygen | None, member: str) -> str:
    if oxygen is None:
        return ""
    air = oxygen.liters_per_minute == 0
    if member == "how":
        return "air" if air else "oxygen"
    return "" if air else show_number(oxygen.liters_per_minute)


def _text(value: object) -> str:
    match value:
        case None | FindingState.NOT_ASSESSED:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return show_number(value)
        case time():
            return f"{value:%H:%M}"
        case FindingState():
            return value.value
        case _:
            return str(value)


def _culture_sheets(entry: LogEntry) -> tuple[Mapping[str, str], ...]:
    read = [
        {
            "kind": one.kind,
            "collected": "" if one.collected is None else show_date(PartialDate.of(one.collected)),
            "result": one.result,
            "organism": one.organism,
            "contaminant": "yes" if one.contaminant else "",
        }
        for one in entry.cultures
    ]
    open_rows: dict[str, dict[str, str]] = {}
    for name, text in entry.unread.items():
        parts = name.split(".")
        if parts[0] == "cultures" and parts[-1] in CULTURE_MEMBERS:
            open_rows.setdefault(parts[1], {})[parts[-1]] = text
    return (*cast("list[Mapping[str, str]]", read), *open_rows.values())

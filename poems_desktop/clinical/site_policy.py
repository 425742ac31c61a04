"""The site file: sets, VEGF rule, confirmations and limits of a site. Nothing is guessed.

format = "poems-site/1"
site = "Hematology, Elm Valley"
sets = ["dispenzieri", "suichi_2019"]     # the first gives the headline
vegf_rule = "stated"

[[confirmed]]                             # what is shipped switched off
id = "platelets_high"
by = "Dr. A. Moreau"
on = 2026-03-05
reason = "Same as the limit of our laboratory."

[[threshold]]                             # a limit of the site's own, before every default
test = "hemoglobin"
above = 16.2                              # or at_least
unit = "g/dL"
sex = "F"                                 # left out where it holds for both
by = "Dr. A. Moreau"
on = 2026-03-05
reason = "Our laboratory, at 1,600 m."
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches

from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.fields import ResultField
from poems_desktop.clinical.limits import Sex
from poems_desktop.clinical.policy import Confirmation, Policy, SiteThreshold, VegfRule
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.thresholds import Operator
from poems_desktop.core.interval import Interval
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.quantity import Quantity
from poems_desktop.core.truth import Truth

FORMAT = "poems-site/1"
_TOP = ("format", "site", "sets", "vegf_rule", "confirmed", "threshold")
_SIGNED = ("by", "on", "reason")
_RULES: Mapping[object, VegfRule] = {"stated": "stated", "published": "published"}
_OPERATORS: Mapping[str, Operator] = {"above": "above", "at_least": "at_least"}
_SEXES: Mapping[object, Sex] = {"F": "F", "M": "M"}
_LARGEST_EXPONENT = 9
_DAY = "has to be the day, written 2026-03-05."
_Table = Mapping[str, object]


def read_site_policy(text: str, definitions: Definitions) -> Policy:
    """The policy that a site file states.

    Raises:
        ProblemsError: with a sentence for everything that is wrong; nothing is used then.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        told = Problem("the site file", f"is not TOML: {error}. Mend the line named.")
        raise ProblemsError((told,)) from None
    reader = _Reader(document, definitions)
    policy = reader.policy()
    if reader.problems:
        raise ProblemsError(tuple(reader.problems))
    return policy


def confirmable(definitions: Definitions) -> tuple[str, ...]:
    """The ids that a site can confirm: sets shipped switched off, and thresholds."""
    sets = (one.id for one in definitions.sets.values() if not one.switched_on)
    return (*sets, *(one.id for one in definitions.thresholds.threshold))


def _did_you_mean(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" Did you mean {near[0]!r}?" if near else f" Known are: {', '.join(sorted(known))}."


def _day(value: object) -> PartialDate | None:
    """A day as TOML writes it, or as a text to the day; None for anything else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.of(value)
    try:
        read = PartialDate.from_iso(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return read if read is not None and read.exact is not None else None


class _Reader:
    """Reads a site file part by part, gathering problems instead of stopping at the first."""

    def __init__(self, document: _Table, definitions: Definitions) -> None:
        self.document = document
        self.definitions = definitions
        self.problems: list[Problem] = []

    def policy(self) -> Policy:
        """What could be read; only to be used where there are no problems."""
        self._keys("the site file", self.document, _TOP)
        if self.document.get("format") != FORMAT:
            self._tell("format", f'has to be "{FORMAT}".')
        confirmations = tuple(self._confirmations())
        confirmed = tuple(one.id for one in confirmations)
        return Policy(
            site=self._text("site", self.document.get("site", "")),
            sets=self._sets(confirmed),
            vegf_rule=self._rule(),
            confirmed=confirmed,
            confirmations=confirmations,
            thresholds=tuple(self._thresholds()),
        )

    def _tell(self, place: str, sentence: str) -> None:
        self.problems.append(Problem(place, sentence))

    def _keys(self, place: str, table: _Table, known: Sequence[str]) -> None:
        for key in table:
            if key not in known:
                self._tell(place, f"the key {key!r} is not known.{_did_you_mean(key, known)}")

    def _text(self, place: str, value: object) -> str:
        if not isinstance(value, str):
            self._tell(place, "has to be a text in quotes.")
            return ""
        return value.strip()

    def _sets(self, confirmed: Collection[str]) -> tuple[str, ...]:
        given = self.document.get("sets")
        if given is None:
            return Policy().sets
        if not isinstance(given, list) or not given:
            self._tell("sets", 'has to be a list of at least one set, as ["dispenzieri"].')
            return ()
        found = tuple(name for name in given if self._is_set(name, confirmed))
        for name in sorted({name for name in found if found.count(name) > 1}):
            self._tell("sets", f"{name!r} stands twice; keep one.")
        return found

    def _is_set(self, name: object, confirmed: Collection[str]) -> bool:
        known = self.definitions.sets
        if not isinstance(name, str) or name not in known:
            self._tell("sets", f"{name!r} is no criteria set.{_did_you_mean(str(name), known)}")
            return False
        if not known[name].may_be_used(confirmed):
            self._tell(
                "sets",
                f"{name!r} is shipped switched off. Confirm it in a [[confirmed]] entry, or leave "
                f"it out. {known[name].confirm}",
            )
        return True

    def _rule(self) -> VegfRule:
        given = self.document.get("vegf_rule", Policy().vegf_rule)
        if not isinstance(given, str) or given not in _RULES:
            self._tell("vegf_rule", 'has to be "stated" or "published".')
            return Policy().vegf_rule
        return _RULES[given]

    def _entries(self, name: str) -> Iterator[tuple[str, _Table]]:
        given = self.document.get(name, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self._tell(name, f"has to be written as [[{name}]] entries.")
            return
        for number, one in enumerate(given, 1):
            yield f"{name} {number}", one

    def _signed(self, place: str, one: _Table) -> tuple[str, PartialDate, str] | None:
        """By whom, when and why; None where one of them is missing or wrong."""
        by, reason = (self._said(place, one, key) for key in ("by", "reason"))
        day = _day(one.get("on"))
        if day is None:
            self._tell(f"{place}, on", _DAY)
        return None if day is None or not by or not reason else (by, day, reason)

    def _said(self, place: str, one: _Table, key: str) -> str:
        value = one.get(key)
        if not isinstance(value, str) or not value.strip():
            self._tell(f"{place}, {key}", "is missing: say by whom, on which day and why.")
            return ""
        return value.strip()

    def _confirmations(self) -> Iterator[Confirmation]:
        known = confirmable(self.definitions)
        seen: set[str] = set()
        for place, one in self._entries("confirmed"):
            self._keys(place, one, ("id", *_SIGNED))
            name = one.get("id")
            signed = self._signed(place, one)
            if not isinstance(name, str) or name not in known:
                self._tell(f"{place}, id", self._why_not(name, known))
            elif name in seen:
                self._tell(f"{place}, id", f"{name!r} is confirmed twice; keep one.")
            elif signed is not None:
                by, day, reason = signed
                yield Confirmation(id=name, by=by, day=day, reason=reason)
            seen.add(str(name))

    def _why_not(self, name: object, known: Collection[str]) -> str:
        if not isinstance(name, str):
            return "is missing, or no text: name what is confirmed."
        if name in self.definitions.sets:
            return f"{name!r} is switched on as shipped and needs no confirmation; leave it out."
        return f"{name!r} is nothing that a site confirms.{_did_you_mean(name, known)}"

    def _thresholds(self) -> Iterator[SiteThreshold]:
        seen: list[SiteThreshold] = []
        for place, one in self._entries("threshold"):
            self._keys(place, one, ("test", *_OPERATORS, "unit", "sex", *_SIGNED))
            signed = self._signed(place, one)
            field, sex = self._field(place, one), self._sex(place, one)
            limit = self._limit(place, one)
            unit = None if field is None else self._unit(place, one, field)
            if field is None or unit is None or limit is None or signed is None:
                continue
            operator, value = limit
            by, day, reason = signed
            read = SiteThreshold(
                test=field.key,
                operator=operator,
                value=value,
                unit=unit,
                sex=sex,
                by=by,
                day=day,
                reason=reason,
            )
            self._fits(place, read, field, seen)
            seen.append(read)
            yield read

    def _field(self, place: str, one: _Table) -> ResultField | None:
        tests, test = self.definitions.thresholds.tests, one.get("test")
        field = self.definitions.result(test) if isinstance(test, str) and test in tests else None
        if field is None:
            said = "is missing." if test is None else f"{test!r} has no limit that a site can set."
            self._tell(f"{place}, test", f"{said}{_did_you_mean(str(test), tests)}")
        return field

    def _sex(self, place: str, one: _Table) -> Sex | None:
        given = one.get("sex")
        if isinstance(given, str) and given in _SEXES:
            return _SEXES[given]
        if given is not None:
            self._tell(f"{place}, sex", 'has to be "F" or "M", or to be left out for both.')
        return None

    def _limit(self, place: str, one: _Table) -> tuple[Operator, Decimal] | None:
        given = [name for name in _OPERATORS if name in one]
        if len(given) != 1:
            self._tell(place, "give the limit once, as `above` or as `at_least`.")
            return None
        value = one[given[0]]
        whole = isinstance(value, int) and not isinstance(value, bool)
        number = Decimal(value) if isinstance(value, int) and whole else value
        if not isinstance(number, Decimal) or not _usable(number):
            self._tell(f"{place}, {given[0]}", "has to be a number without quotes, as 450.")
            return None
        return _OPERATORS[given[0]], number

    def _unit(self, place: str, one: _Table, field: ResultField) -> str | None:
        unit = one.get("unit")
        if isinstance(unit, str) and unit in field.units:
            return unit
        self._tell(f"{place}, unit", f"has to be one of {', '.join(field.units)}.")
        return None

    def _fits(
        self,
        place: str,
        one: SiteThreshold,
        field: ResultField,
        seen: Sequence[SiteThreshold],
    ) -> None:
        for other in seen:
            if other.test == one.test and (other.sex == one.sex or None in {other.sex, one.sex}):
                self._tell(place, f"{one.test!r} has another limit for the same sex; keep one.")
        given = Quantity(Interval.exactly(one.value), one.unit)
        value = self.definitions.units.convert(given, field.units[0]).value
        low = value.at_or_above(field.possible.low) is Truth.FALSE
        if low or value.at_or_below(field.possible.high) is Truth.FALSE:
            self._tell(place, "the limit is outside the possible range; check number and unit.")


def _usable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= _LARGEST_EXPONENT

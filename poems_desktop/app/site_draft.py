"""A site's policy while somebody changes it: checked by the reader of site files, whole."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poems_desktop.app.entries import unread_words
from poems_desktop.app.site_settings import LEAST_FEVER_LINE, MOST_FEVER_LINE, SiteSettings
from poems_desktop.app.words import tr
from poems_desktop.clinical.definitions import Definitions
from poems_desktop.clinical.policy import Confirmation, Policy, SiteThreshold
from poems_desktop.clinical.problems import Problem, ProblemsError
from poems_desktop.clinical.site_policy import FORMAT, confirmable, read_site_policy
from poems_desktop.clinical.thresholds import Threshold
from poems_desktop.core.partial_date import PartialDate
from poems_desktop.core.reading import UnreadableError, read_number


@dataclass(frozen=True, slots=True)
class NewLimit:
    """A limit as typed: the value as text, so that what cannot be read is refused in words."""

    test: str
    operator: str
    value: str
    unit: str
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """By whose word, when, and why."""

    by: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something shipped switched off: what it is, what to do before confirming, how it stands."""

    id: str
    label: str
    about: str
    confirmed: Confirmation | None


def typed_site(*, dose_arithmetic: bool, fever: str, call: str) -> SiteSettings:
    """What the site chooses, as typed; a blank fever line, in degrees Celsius, is none.

    Raises:
        ProblemsError: where the fever line is not a temperature that a line may stand at.
    """
    line = None
    if fever.strip():
        try:
            typed = read_number(fever)
        except UnreadableError:
            raise _no_fever_line() from None
        line = typed.value
        if typed.comparator is not None or not LEAST_FEVER_LINE <= line <= MOST_FEVER_LINE:
            raise _no_fever_line()
    return SiteSettings(dose_arithmetic=dose_arithmetic, fever_line=line, call=call.strip())


def _no_fever_line() -> ProblemsError:
    said = tr("has to be a temperature from {least} to {most} °C, as 38.0.")
    told = said.format(least=LEAST_FEVER_LINE, most=MOST_FEVER_LINE)
    return ProblemsError((Problem(tr("Fever line"), told),))


def choices(policy: Policy, definitions: Definitions) -> tuple[Choice, ...]:
    """Everything that a site can confirm, in the order of the shipped files."""
    by_id = {one.id: one for one in policy.confirmations}
    thresholds = {one.id: one for one in definitions.thresholds.threshold}
    found = []
    for name in confirmable(definitions):
        if name in thresholds:
            one = thresholds[name]
            label = f"{one.label}: {limit_words(one, definitions)}"
            about = one.confirm if one.caution is None else f"{one.confirm} {one.caution}"
        else:
            label = tr("Criteria: {title}").format(title=tr(definitions.sets[name].title))
            about = definitions.sets[name].confirm or ""
        found.append(Choice(name, label, about, by_id.get(name)))
    return tuple(found)


def limit_words(one: Threshold | SiteThreshold, definitions: Definitions) -> str:
    """`above 450 ×10⁹/L`."""
    sign = tr("above") if one.operator == "above" else tr("at least")
    return f"{sign} {one.value} {definitions.unit_text(one.unit)}"


def changeable_sets(policy: Policy, definitions: Definitions) -> frozenset[str]:
    """The criteria sets that may be taken in or left out: those of which the site may use any.

    The headline's is never left out.
    """
    return frozenset(
        name
        for name, one in definitions.sets.items()
        if one.may_be_used(policy.confirmed) and name != policy.sets[0]
    )


def with_confirmed(policy: Policy, name: str, word: Word) -> Policy:
    """The policy with something shipped switched off confirmed."""
    told = Confirmation(id=name, by=word.by, day=PartialDate.of(word.day), reason=word.reason)
    kept = tuple(one for one in policy.confirmations if one.id != name)
    return _confirmed(policy, (*kept, told))


def without_confirmed(policy: Policy, name: str) -> Policy:
    """The policy with a confirmation taken back; a set that needed it is in use no longer."""
    kept = tuple(one for one in policy.confirmations if one.id != name)
    left = tuple(one for one in policy.sets if one != name) or Policy().sets
    return _confirmed(policy.model_copy(update={"sets": left}), kept)


def with_set(policy: Policy, name: str, *, used: bool) -> Policy:
    """The policy with a criteria set shown beside the headline, or not. The headline stays."""
    others = tuple(one for one in policy.sets if one != name)
    if name == policy.sets[0]:
        return policy
    return policy.model_copy(update={"sets": (*others, name) if used else others})


def with_limit(policy: Policy, limit: NewLimit, word: Word) -> Policy:
    """The policy with one more limit of the site's own.

    Raises:
        ProblemsError: where the value cannot be read.
    """
    try:
        typed = read_number(limit.value)
    except UnreadableError as error:
        raise ProblemsError((Problem("limit", unread_words(error)),)) from None
    if typed.comparator is not None:
        told = Problem("limit", tr("has to be a number without a sign before it, as 450."))
        raise ProblemsError((told,))
    added = SiteThreshold.model_validate(
        {
            "test": limit.test,
            "operator": limit.operator,
            "value": typed.value,
            "unit": limit.unit,
            "sex": limit.sex or None,
            "by": word.by,
            "day": PartialDate.of(word.day),
            "reason": word.reason,
        }
    )
    return policy.model_copy(update={"thresholds": (*policy.thresholds, added)})


def without_limit(policy: Policy, place: int) -> Policy:
    """The policy without its limit at `place`."""
    left = tuple(one for at, one in enumerate(policy.thresholds) if at != place)
    return policy.model_copy(update={"thresholds": left})


def checked(policy: Policy, definitions: Definitions) -> Policy:
    """The policy as the reader of site files takes it.

    Raises:
        ProblemsError: with a sentence for everything that is wrong; nothing is used then.
    """
    return read_site_policy(site_text(policy), definitions)


def site_text(policy: Policy) -> str:
    """The policy as a site file, for another workstation or the command line."""
    return "\n".join([*_lines(policy), ""])


def _lines(policy: Policy) -> Iterator[str]:
    yield f"format = {_text(FORMAT)}"
    yield f"site = {_text(policy.site)}"
    yield f"sets = [{', '.join(_text(one) for one in policy.sets)}]"
    yield f"vegf_rule = {_text(policy.vegf_rule)}"
    for told in policy.confirmations:
        yield from ("", "[[confirmed]]", f"id = {_text(told.id)}")
        yield from _signed(told)
    for one in policy.thresholds:
        yield from ("", "[[threshold]]", f"test = {_text(one.test)}")
        value = format(one.value, "f")
        yield f"{one.operator} = {value}"
        yield f"unit = {_text(one.unit)}"
        if one.sex is not None:
            yield f"sex = {_text(one.sex)}"
        yield from _signed(one)


def _signed(one: Confirmation | SiteThreshold) -> Iterator[str]:
    yield f"by = {_text(one.by)}"
    yield f"on = {_text(one.day.iso())}"
    yield f"reason = {_text(one.reason)}"


def _text(value: str) -> str:
    # A JSON string is a basic string of TOML, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _confirmed(policy: Policy, told: tuple[Confirmation, ...]) -> Policy:
    update = {"confirmations": told, "confirmed": tuple(one.id for one in told)}
    return policy.model_copy(update=update)

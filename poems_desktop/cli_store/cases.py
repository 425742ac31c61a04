"""Cases from a file, weighed: what several commands need before their own work."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.clinical.definitions import Definitions
    from poems_desktop.clinical.policy import Policy
    from poems_desktop.exchange.case_file import Case

BAD_INPUT = 2


def refuse(sentence: str) -> NoReturn:
    """End with the sentence: the command or its input was not understood."""
    click.echo(sentence, err=True)
    raise SystemExit(BAD_INPUT)


class IsoDay(click.ParamType[date]):
    """A day as 2025-11-20."""

    name = "DATE"

    def convert(
        self,
        value: str | date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Read it, or fail with a sentence."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is not a date. Write it like 2025-11-20.", param, ctx)


class Chance(click.ParamType[Decimal]):
    """A chance in percent, above 0 and below 100."""

    name = "PERCENT"

    def convert(
        self,
        value: str | Decimal,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Decimal:
        """Read it as the window does, or fail with a sentence."""
        from poems_desktop.app.predictive import read_chance
        from poems_desktop.core.reading import UnreadableError

        try:
            return read_chance(str(value))
        except UnreadableError:
            self.fail(f"{value} is not a chance. Write percent above 0 and below 100.", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=IsoDay(),
    default=None,
    help="Weigh what was known on this day, as 2025-11-20; today where not given.",
)
site_option = click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="A site file (poems-site/1): its sets, limits and confirmations.",
)


def known_sets(definitions: "Definitions", sets: Sequence[str]) -> None:
    """End with a sentence where a criteria set is not shipped."""
    unknown = [name for name in sets if name not in definitions.sets]
    if unknown:
        known = ", ".join(sorted(definitions.sets))
        refuse(f"There is no criteria set {', '.join(unknown)}. Known: {known}.")


def definitions_or_end() -> "Definitions":
    """The shipped definitions."""
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.clinical.problems import ProblemsError

    try:
        return load_definitions()
    except ProblemsError as error:
        refuse(f"The shipped definitions are damaged. Install again.\n{error}")


def policy_of(
    definitions: "Definitions", sets: Sequence[str], vegf_rule: str | None, site: Path | None
) -> "Policy":
    """How to weigh: the site's policy, or the shipped one, with the sets asked for."""
    from poems_desktop.clinical.assessment import refusal
    from poems_desktop.clinical.policy import Policy

    known_sets(definitions, sets)
    base = Policy() if site is None else _site_policy(site, definitions)
    chosen = tuple(dict.fromkeys((*base.sets, *sets)))
    rule = vegf_rule or base.vegf_rule
    policy = base.model_copy(update={"sets": chosen, "vegf_rule": rule})
    for name in chosen:
        if (why := refusal(definitions.sets[name], policy)) is not None:
            refuse(why)
    return policy


def _site_policy(path: Path, definitions: "Definitions") -> "Policy":
    from poems_desktop.clinical.problems import ProblemsError
    from poems_desktop.clinical.site_policy import read_site_policy

    try:
        return read_site_policy(path.read_text(encoding="utf-8"), definitions)
    except (OSError, UnicodeDecodeError):
        refuse(f"{path} cannot be read as text.")
    except ProblemsError as error:
        refuse(str(error))


def read_or_end(path: Path, definitions: "Definitions") -> "tuple[Case, ...]":
    """The cases of a file."""
    from poems_desktop.clinical.problems import ProblemsError
    from poems_desktop.exchange.case_file import read_cases

    try:
        return read_cases(path, definitions)
    except ProblemsError as error:
        refuse(str(error))


def weigh(
    cases: "Sequence[Case]",
    definitions: "Definitions",
    policy: "Policy",
    as_of: date | None,
    pretest: Decimal | None = None,
) -> "list[tuple[Case, Assessment]]":
    """Every case weighed as of a day, today where none is given; `pretest` in percent."""
    from poems_desktop.clinical.assessment import assess

    day = as_of or datetime.now(UTC).astimezone().date()
    return [(case, assess(case.record, definitions, policy, day, pretest)) for case in cases]

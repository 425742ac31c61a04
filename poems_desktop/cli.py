"""The same job without a window: for scripts, tests and machines without a screen."""

# Each command imports what it needs: `assess` never pays for matplotlib, reportlab or Qt.

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poems_desktop import __version__
from poems_desktop.cli_store.cases import (
    Chance,
    as_of_option,
    definitions_or_end,
    policy_of,
    read_or_end,
    refuse,
    site_option,
    weigh,
)
from poems_desktop.cli_store.commands import store_commands
from poems_desktop.cli_store.documents import verify
from poems_desktop.cli_store.report import report

if TYPE_CHECKING:
    from poems_desktop.clinical.assessment import Assessment
    from poems_desktop.exchange.case_file import Case

_Weighed = list[tuple["Case", "Assessment"]]
_FIGURES = (".svg", ".png", ".pdf")
_RULE = "\n\n" + "-" * 78 + "\n\n"


_cases = click.argument("cases", type=click.Path(path_type=Path))


@click.group(invoke_without_command=True)
@click.version_option(__version__)
@click.option("--demo", is_flag=True, help="Open the demo store of fictional patients.")
@click.option("--store", type=click.Path(path_type=Path), help="Offer this store for unlocking.")
@click.option("--quit-when-painted", is_flag=True, help="End with 0 at the first painted window.")
@click.pass_context
def cli(context: click.Context, *, demo: bool, store: Path | None, quit_when_painted: bool) -> None:
    """POEMS Desktop: diagnosis checklist, VEGF trends and documents, offline.

    Without a command the program opens its window. It supports a clinician; it does not diagnose.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name that the terminal cannot show
    if context.invoked_subcommand is not None:
        return
    from poems_desktop.bootstrap import run_window

    raise SystemExit(run_window(demo=demo, store=store, quit_when_painted=quit_when_painted))


cli.add_command(store_commands)
cli.add_command(report)
cli.add_command(verify)


@cli.command()
@_cases
@click.option("--json", "as_json", is_flag=True, help="Print JSON: always a list.")
@click.option("--set", "sets", multiple=True, help="A criteria set by its id; may be repeated.")
@click.option(
    "--vegf-rule",
    type=click.Choice(["stated", "published"]),
    help="Take the statement (as without this option and without a site file), or numbers "
    "against published cut-offs alone (a research view).",
)
@click.option("--full", is_flag=True, help="Also all that follows beyond the criteria.")
@click.option(
    "--pre-test",
    "pretest",
    type=Chance(),
    help="With --full: predictive values at this chance of POEMS before the test, which you choose "
    "for the patient. No verdict reads it.",
)
@site_option
@as_of_option
def assess(  # noqa: PLR0913 - one argument an option
    cases: Path,
    *,
    as_json: bool,
    sets: tuple[str, ...],
    vegf_rule: str | None,
    full: bool,
    pretest: Decimal | None,
    site: Path | None,
    as_of: date | None,
) -> None:
    """Weigh the criteria on each case of CASES (poems-case/1: one case or a list)."""
    if pretest is not None and not full:
        refuse("--pre-test is for predictive values, which only --full prints. Add --full.")
    definitions = definitions_or_end()
    policy = policy_of(definitions, sets, vegf_rule, site)
    weighed = weigh(read_or_end(cases, definitions), definitions, policy, as_of, pretest)
    if as_json:
        _print_json(weighed, full=full)
    else:
        _print_pages(weighed, full=full)


def _print_json(weighed: "_Weighed", *, full: bool) -> None:
    from poems_desktop.exchange.assessment_json import to_json

    found = [to_json(case.id, one, case.warnings, full=full) for case, one in weighed]
    click.echo(json.dumps(found, indent=1))  # ASCII: the same bytes in every locale


def _print_pages(weighed: "_Weighed", *, full: bool) -> None:
    from poems_desktop.exchange.assessment_text import to_text

    click.echo(_RULE.join(to_text(case.id, one, case.warnings, full=full) for case, one in weighed))


@cli.command()
@_cases
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="FILE.svg|png|pdf or FOLDER"
)
@site_option
@as_of_option
def plot(cases: Path, *, out: Path, site: Path | None, as_of: date | None) -> None:
    """Draw the VEGF trend of each case of CASES."""
    from poems_desktop.plots.case_figure import case_figure
    from poems_desktop.plots.export import save

    def write(case: "Case", one: "Assessment", path: Path) -> None:
        save(case_figure(one), path, title=f"VEGF trend, {case.id}")

    _each_to_file(cases, out, _FIGURES, write, (site, as_of))


@cli.command()
@click.option("--forms", type=click.Path(path_type=Path), help="Check this folder instead.")
@click.option("--resources", type=click.Path(path_type=Path), help="Check this folder instead.")
def lint(*, forms: Path | None, resources: Path | None) -> None:
    """Check every shipped definition, across files: names, citations, units, rules."""
    from poems_desktop.clinical.definitions import load_definitions
    from poems_desktop.clinical.languages import checked_languages, missing
    from poems_desktop.clinical.library import load_library
    from poems_desktop.clinical.problems import ProblemsError

    try:
        definitions = load_definitions(forms, resources)
        load_library(definitions, resources)
        languages = checked_languages(definitions, forms)
    except ProblemsError as error:
        refuse(str(error))
    counts = f"{len(definitions.forms)} forms, {len(definitions.fields)} fields"
    sets, sources = len(definitions.sets), len(definitions.references)
    click.echo(f"Clean: {counts}, {sets} criteria sets, {sources} references.")
    for each in languages:
        state = "reviewed" if each.reviewed else "not reviewed by a native speaker"
        lacking = len(missing(each, definitions))
        click.echo(f"Language {each.language}: {lacking} texts missing, {state}.")


@cli.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="FOLDER")
def screens(out: Path) -> None:
    """Render every page in both themes, three window and two text sizes, on the demo patients."""
    from poems_desktop.bootstrap import render_screens

    _make_folder(out)
    for path in render_screens(out):
        click.echo(path)


@cli.command()
@click.argument("name", metavar="NAME")
def explain(name: str) -> None:
    """Print what NAME is, with every rule and citation.

    NAME is a criteria set (dispenzieri), a field (papilledema), or a topic of the cited texts
    (survival). Where it names both a field and a topic (vegf), both are printed.
    """
    from poems_desktop.exchange import field_text, set_text, topic_text

    definitions = definitions_or_end()
    topics = topic_text.topics(definitions.library.guidance.texts.texts)
    pages = []
    if name in definitions.sets:
        pages.append(set_text.explain(definitions.sets[name], definitions))
    if name in definitions.fields:
        pages.append(field_text.explain(definitions.fields[name], definitions))
    if name in topics:
        pages.append(topic_text.explain(name, definitions))
    if not pages:
        refuse(
            f"There is no criteria set, field or topic {name}. "
            f"Sets: {', '.join(sorted(definitions.sets))}. Topics: {', '.join(topics)}. "
            "Fields are named by their keys, as papilledema."
        )
    click.echo(_RULE.join(pages))


def _each_to_file(
    source: Path,
    out: Path,
    suffixes: tuple[str, ...],
    write: "Callable[[Case, Assessment, Path], None]",
    site_and_day: tuple[Path | None, date | None],
) -> None:
    definitions = definitions_or_end()
    cases = read_or_end(source, definitions)
    site, as_of = site_and_day
    weighed = weigh(cases, definitions, policy_of(definitions, (), None, site), as_of)
    to_file = out.suffix.lower() in suffixes
    if out.suffix and not to_file and not out.is_dir():
        refuse(f"{out.name} is not one of {', '.join(suffixes)}; name such a file or a folder.")
    if to_file and len(cases) > 1:
        refuse(f"{source.name} holds {len(cases)} cases; name a folder after --out.")
    _make_folder(out.parent if to_file else out)
    for case, one in weighed:
        path = out if to_file else out / f"{case.id}{suffixes[0]}"
        try:
            write(case, one, path)
        except OSError as error:
            refuse(f"{path} cannot be written: {error.strerror or 'unknown reason'}.")
        click.echo(path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"The folder {folder} cannot be used: {error.strerror or 'unknown reason'}.")

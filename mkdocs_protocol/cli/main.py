"""The commands that a clerk or an editor runs: what is wrong, where, and what to write instead."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.verifying import verify as find_differences
from mkdocs_protocol.cli.beginning import begin
from mkdocs_protocol.cli.suggesting import lines, records
from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.core.problems import did_you_mean
from mkdocs_protocol.core.vocabulary import CouncilKind
from mkdocs_protocol.publishing.schemas import write_schemas
from mkdocs_protocol.reading.edition import edition_fault
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.problems import Problem

_FOLDER = click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default="councils"
)
_ONLY = click.option(
    "--only", multiple=True, metavar="COUNCIL", help="Only this council; repeatable."
)
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="Print the problems as JSON, with codes."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-protocol")
def main() -> None:
    """Check the sources of councils' protocols."""


@main.command()
@_FOLDER
@_ONLY
@_JSON
def check(folder: Path, only: tuple[str, ...], as_json: bool) -> None:
    """Read every council in FOLDER and say what is wrong, where, and what to write instead."""
    loaded = _load(folder, only)
    _tell(loaded.problems, as_json=as_json)
    if not as_json:
        for warning in loaded.warnings:
            click.echo(f"{warning} (a warning)")
        click.echo(_summary(loaded))


@main.command()
@_FOLDER
@_ONLY
@_JSON
def verify(folder: Path, only: tuple[str, ...], as_json: bool) -> None:
    """Hold every edition in FOLDER word for word against the document as received."""
    loaded = _load(folder, only)
    told = loaded.problems or sorted(find_differences(folder, loaded.handbook))
    _tell(told, as_json=as_json)
    if not as_json:
        for council in loaded.handbook.councils:
            for edition in council.editions:
                declared = sum(difference.times for difference in edition.differences)
                click.echo(f"{council.id}/{edition.id}: {len(edition.words)} words, each as received; "
                           f"declared differences: {declared}")  # fmt: skip


@main.command()
@click.argument("council")
@click.option("--name", required=True, help="The council's name, as its document prints it.")
@click.option("--kind", type=click.Choice([kind.value for kind in CouncilKind]), required=True)
@click.option(
    "--edition", default="undated", help="The date of the text: 2026-12-16, 2026-12, 2026."
)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default="councils")
def new(council: str, name: str, kind: str, edition: str, folder: Path) -> None:
    """Begin the folder of a new COUNCIL, such as weston-super-mare."""
    fault = slug_fault(council) or edition_fault(edition)
    if fault:
        raise click.ClickException(fault)
    try:
        for path in begin(folder, council, name=name, kind=kind, edition=edition):
            click.echo(f"wrote {path}")
    except FileExistsError as error:
        raise click.ClickException(f"{error} is there already; choose another name") from None


@main.command()
@_FOLDER
@_ONLY
@click.option("--json", "as_json", is_flag=True, help="Print the proposals as JSON.")
def suggest(folder: Path, only: tuple[str, ...], as_json: bool) -> None:
    """Propose rows for expectations.yml and topics for clauses, with scores; write nothing."""
    loaded = _load(folder, ())  # A council's items are held against those of all.
    if loaded.problems:
        _tell(loaded.problems, as_json=as_json)
    if unknown := [name for name in only if name not in loaded.handbook.council_by_id]:
        hint = did_you_mean(unknown[0], loaded.handbook.council_by_id)
        raise click.ClickException(f"there is no council '{unknown[0]}'{hint}")
    if as_json:
        click.echo(json.dumps(records(loaded.handbook, only), ensure_ascii=False, indent=2))
    else:
        for line in lines(loaded.handbook, only):
            click.echo(line)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write a JSON Schema for each kind of YAML source into FOLDER, for an editor to check with."""
    for path in write_schemas(folder):
        click.echo(f"wrote {path}")


def _load(folder: Path, only: tuple[str, ...]) -> Loaded:
    try:
        today = build_day(os.environ)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    return load(folder, as_of=today, only=only)


def _tell(problems: Sequence[Problem], *, as_json: bool) -> None:
    """Print problems and end with exit status 1 if there are any."""
    if as_json:
        click.echo(json.dumps([
            {"path": p.at.path, "line": p.at.line, "column": p.at.column, "code": p.code,
             "message": p.message}
            for p in problems
        ], ensure_ascii=False, indent=2))  # fmt: skip
    elif problems:
        for problem in problems:
            click.echo(str(problem))
        click.echo(f"{_count(len(problems), 'problem')}", err=True)
    if problems:
        raise SystemExit(1)


def _summary(loaded: Loaded) -> str:
    councils = loaded.handbook.councils
    clauses = sum(len(edition.clauses) for council in councils for edition in council.editions)
    unclassified = sum(
        not any(given.topic for given in clause.classifications)
        for council in councils for edition in council.editions for clause in edition.clauses
    )  # fmt: skip
    told = f"{_count(len(councils), 'council')}, {_count(clauses, 'clause')}, no problem"
    if not unclassified:
        return told
    return f"{told}; {_count(unclassified, 'clause')} {'has' if unclassified == 1 else 'have'} no topic yet"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

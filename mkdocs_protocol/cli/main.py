"""The commands that a clerk or an editor runs: what is wrong, where, and what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.verifying import verify as find_differences
from mkdocs_protocol.cli.accepting import accept_proposals, print_proposals, write_proposals
from mkdocs_protocol.cli.annotations import Form, annotate, annotated
from mkdocs_protocol.cli.beginning import begin, name_fault
from mkdocs_protocol.cli.checked import count, next_step, summary
from mkdocs_protocol.cli.group import Commands, councils_argument
from mkdocs_protocol.cli.importing import import_command
from mkdocs_protocol.cli.printing import PlainError, say, say_json
from mkdocs_protocol.cli.reviewing import (
    asking,
    days_of,
    register_of,
    review_annotations,
    review_lines,
    reviews,
    states_of,
)
from mkdocs_protocol.cli.settling import settle_command
from mkdocs_protocol.cli.site_beginning import begin_site, wheel_fault
from mkdocs_protocol.cli.stating import statement_command
from mkdocs_protocol.cli.taking import embed_command, take_away_command
from mkdocs_protocol.cli.today import today
from mkdocs_protocol.cli.where import councils_folder, shown, store_beside
from mkdocs_protocol.cli.writing import cannot_write
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.review import SOON_DAYS
from mkdocs_protocol.core.vocabulary import CouncilKind
from mkdocs_protocol.publishing.schemas import write_schemas
from mkdocs_protocol.reading.edition import edition_fault
from mkdocs_protocol.reading.files import slug_fault
from mkdocs_protocol.store.collecting import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.problems import Problem

_ONLY = click.option(
    "--only",
    multiple=True,
    metavar="COUNCIL",
    help="Only this council; may be given several times.",
)
_JSON = click.option(
    "--json", "form", flag_value=Form.JSON.value, help="Print the same as JSON, with codes."
)
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.TEXT.value,
    show_default=True,
    help="How to report it: github and gitlab show it beside the lines of the files.",
)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status 0: all is well; 1: something is wrong, and a message says what; 2: the command was typed wrongly.",
)
@click.version_option(package_name="mkdocs-protocol")
def main() -> None:
    """Begin, check, compare and take away councils' protocols, without MkDocs.

    Stand in the folder of the site, the one that holds mkdocs.yml. Each command says more of itself:
    mkdocs-protocol check --help
    """


for command in (
    import_command,
    settle_command,
    take_away_command,
    embed_command,
    statement_command,
):
    main.add_command(command)


@main.command(short_help="Say what is wrong in the sources, where, and what to write.")
@councils_argument
@_ONLY
@_FORM
@_JSON
def check(folder: Path, only: tuple[str, ...], form: str) -> None:
    """Read every council in FOLDER and say what is wrong, where, and what to write instead.

    FOLDER is `councils` unless you name another.
    """
    loaded = _load(folder, only)
    _report(loaded.problems, Form(form), loaded.warnings)
    if form == Form.TEXT:
        for proposal in loaded.proposals:
            say(str(proposal))
        for guess in loaded.unsettled:
            say(str(guess))
        say(summary(loaded))
        if following := next_step(loaded.handbook.councils):
            say(f"Next: {following}")


@main.command(short_help="Compare every edition with the document as received.")
@councils_argument
@_ONLY
@_FORM
@_JSON
def verify(folder: Path, only: tuple[str, ...], form: str) -> None:
    """Compare every edition in FOLDER, word for word, with the document as received.

    FOLDER is `councils` unless you name another.
    """
    loaded = _load(folder, only)
    root, name = councils_folder(folder)
    problems = loaded.problems or sorted(find_differences(root, loaded.handbook, name=name))
    _report(problems, Form(form))
    if form == Form.TEXT:
        for council in loaded.handbook.councils:
            for edition in council.every_edition:
                declared = sum(difference.times for difference in edition.differences)
                own = "" if edition.kind == PROTOCOL else f"{edition.kind.id}/"
                say(
                    f"{council.id}/{own}{edition.id}: {len(edition.words)} words, each as received; "
                    f"declared differences: {declared}"
                )


@main.command(short_help="Say whose review is due.")
@councils_argument
@_ONLY
@click.option(
    "--within",
    metavar="DAYS",
    callback=days_of,
    help="Leave out what is due later, such as 90d or 12w; due-soon means within as many days.  [default: all]",
)
@click.option(
    "--fail-on",
    metavar="STATES",
    default="",
    callback=states_of,
    help="Exit with 1 where a review is in one of these states: overdue,cycle-passed",
)
@click.option(
    "--document",
    "kinds",
    metavar="KIND",
    multiple=True,
    help="Only documents of this kind, such as protocol or grievance; may be given several times.  [default: all]",
)
@_FORM
@_JSON
def review(
    folder: Path,
    only: tuple[str, ...],
    *,
    within: int | None,
    fail_on: tuple[str, ...],
    kinds: tuple[str, ...],
    form: str,
) -> None:
    """Say whose review is due, the most urgent first: for a clerk, and for a job that runs by itself.

    FOLDER is `councils` unless you name another. Exit status 0: no review is in a state to fail on; 1: one
    is; 2: the command or the sources are at fault.
    """
    days = SOON_DAYS if within is None else within
    try:
        loaded = _load(folder, only, soon_days=days)
        if loaded.problems:
            _report(loaded.problems, Form(form))
    except PlainError as error:
        error.show()
        raise SystemExit(2) from None
    except SystemExit:
        raise SystemExit(2) from None
    known = loaded.handbook.vocabulary.document_kinds
    for kind in kinds:
        if kind not in known:
            raise click.BadParameter(
                f"there is no kind of document '{kind}'{did_you_mean(kind, known)}",
                param_hint="--document",
            )
    found = reviews(loaded.handbook, fail_on, kinds)
    shown = found if within is None else asking(found)
    if form == Form.JSON:
        say_json(register_of(loaded.handbook, shown))
    elif form == Form.TEXT:
        for line in review_lines(loaded.handbook, found, shown, can_fail=bool(fail_on)):
            say(line)
    else:
        annotate(review_annotations(shown), Form(form))
    if any(one.fails for one in found):
        raise SystemExit(1)


@main.command(short_help="Begin the folder of a new council, or a whole site.")
@click.argument("council")
@click.option("--name", required=True, help="The council's name, as its document prints it.")
@click.option(
    "--kind",
    type=click.Choice(
        [kind.value for kind in CouncilKind if kind is not CouncilKind.OTHER], case_sensitive=False
    ),
    required=True,
    help="What sort of council it is.",
)
@click.option(
    "--edition",
    default="undated",
    show_default=True,
    help="The date of the text: 2026-12-16, 2026-12 or 2026.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default="councils",
    show_default=True,
    help="The folder with the councils.",
)
@click.option(
    "--site",
    is_flag=True,
    help="Begin a whole site in the current folder, ready for a repository on GitHub or GitLab.",
)
@click.option(
    "--wheel",
    type=click.Path(path_type=Path),
    help="With --site: the program as a file, to be put beside it.",
)
def new(
    council: str,
    name: str,
    kind: str,
    edition: str,
    folder: Path,
    *,
    site: bool,
    wheel: Path | None,
) -> None:
    """Begin the folder of a new COUNCIL, such as weston-super-mare, with a draft to fill in."""
    fault = slug_fault(council) or edition_fault(edition) or name_fault(name)
    fault = fault or _fault_of_site(folder, wheel, is_whole=site)
    if fault:
        raise PlainError(fault)
    if not site:
        folder, _ = councils_folder(folder)
    begun: list[Path] = []
    try:
        if site:
            begun = begin_site(Path(), council, name=name, wheel=wheel)
        try:
            written = [*begin(folder, council, name=name, kind=kind, edition=edition), *begun]
        except OSError:
            for path in begun:
                path.unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        if error.errno:  # A file where a folder is needed.
            raise PlainError(cannot_write(folder, error)) from None
        instead = (
            "begin the site in an empty folder" if begun == [] and site else "choose another name"
        )
        raise PlainError(f"{error} is there already; {instead}") from None
    except OSError as error:
        raise PlainError(cannot_write(folder, error)) from None
    for path in written:
        say(f"wrote {path}")
    at = "" if folder in (Path("councils"), Path()) else f" --folder {shown(folder)}"
    say(
        f"Next, if the document is a file: mkdocs-protocol import FILE --council {council}{at}; or put it into "
        f"{shown(folder / council)}/as-received/ and its words into {shown(folder / council)}/editions/{edition}.md "
        f"yourself, and then: mkdocs-protocol check"
    )


@main.command(short_help="Propose what the sources could say; change nothing.")
@councils_argument
@_ONLY
@click.option("--json", "as_json", is_flag=True, help="Print the proposals as JSON.")
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write them into this file, to decide on them line by line.",
)
def suggest(folder: Path, only: tuple[str, ...], as_json: bool, write: Path | None) -> None:
    """Propose topics, dates, roles, findings, rows, answers and trees, with scores; change no source.

    FOLDER is `councils` unless you name another.
    """
    loaded = _load(folder, ())  # A council's items are compared with those of all.
    if loaded.problems:
        _report(loaded.problems, Form.JSON if as_json else Form.TEXT)
    if unknown := [name for name in only if name not in loaded.handbook.council_by_id]:
        hint = did_you_mean(unknown[0], loaded.handbook.council_by_id)
        raise PlainError(f"there is no council '{unknown[0]}'{hint}")
    if write is not None:
        write_proposals(loaded.handbook, write, only)
    else:
        print_proposals(loaded.handbook, only, as_json=as_json)


@main.command(short_help="Write what was accepted of proposals into the sources.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default="councils",
    show_default=True,
    help="The folder with the councils.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON, with codes.")
def accept(file: Path, folder: Path, as_json: bool) -> None:
    """Write what was accepted in FILE, which `suggest --write` wrote, into the councils' sources.

    A council of which something cannot be written stays as it was.
    """
    form = Form.JSON if as_json else Form.TEXT
    loaded = _load(folder, ())
    if loaded.problems:
        _report(loaded.problems, form)
    _report(accept_proposals(loaded.handbook, file, councils_folder(folder)[0]).problems, form)


@main.command(short_help="Write the forms of the YAML files for an editor.")
@click.argument("folder", type=click.Path(path_type=Path))
def schema(folder: Path) -> None:
    """Write a JSON Schema for each kind of YAML source into FOLDER, for an editor to check with."""
    try:
        for path in write_schemas(folder):
            say(f"wrote {path}")
    except OSError as error:
        raise PlainError(cannot_write(folder, error)) from None


def _fault_of_site(folder: Path, wheel: Path | None, *, is_whole: bool) -> str:
    """Return what is wrong with the options of `new` for a whole site, or ""."""
    if wheel and (fault := wheel_fault(wheel)):
        return fault
    if wheel and not is_whole:
        return "--wheel belongs to a whole site; write --site, too, or leave it out"
    if is_whole and folder != Path("councils"):
        return "a whole site has its councils in the folder councils; leave --folder out"
    return ""


def _load(folder: Path, only: tuple[str, ...], *, soon_days: int = SOON_DAYS) -> Loaded:
    day = today()
    root, name = councils_folder(folder)
    store = store_beside(root)
    collect_seldom()
    return load(root, as_of=day, only=only, soon_days=soon_days, name=name, store=store)


def _report(problems: Sequence[Problem], form: Form, warnings: Sequence[Problem] = ()) -> None:
    """Print problems and warnings, and end with exit status 1 if there are any problems."""
    if form in (Form.GITHUB, Form.GITLAB):
        annotate(annotated(problems, warnings), form)
    else:
        for warning in warnings:
            say(f"{warning} (a warning)", err=form is Form.JSON)
        if form is Form.JSON:
            say_json(
                [
                    {
                        "path": p.at.path,
                        "line": p.at.line,
                        "column": p.at.column,
                        "code": p.code,
                        "message": p.message,
                    }
                    for p in problems
                ]
            )
        else:
            for problem in problems:
                say(str(problem))
    if problems:
        if form is not Form.JSON:
            say(count(len(problems), "problem"), err=True)
        raise SystemExit(1)

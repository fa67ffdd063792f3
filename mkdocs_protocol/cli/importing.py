"""`import`: a file becomes a council's folder, or a further edition in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_protocol.cli.beginning import add_to, begin_with, facts_of, name_fault
from mkdocs_protocol.cli.printing import PlainError, say, say_json
from mkdocs_protocol.cli.where import shown
from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.core.vocabulary import CouncilKind
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.importing import Imported, import_file
from mkdocs_protocol.importing.report import as_markdown, as_yaml
from mkdocs_protocol.reading.edition import edition_fault
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from datetime import date


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--council",
    required=True,
    help="The council's folder, such as weston-super-mare; begun if it is new.",
)
@click.option("--name", help="With a new council: its name, as its document prints it.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in CouncilKind]),
    help="With a new council: what sort it is.",
)
@click.option("--edition", help="The date of the text: 2026-12-16, 2026-12 or 2026.")
@click.option("--keep-names", is_flag=True, help="Keep the names of people who sign.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--folder", type=click.Path(path_type=Path), default="councils", show_default=True,
    help="The folder with the councils.",
)  # fmt: skip
def import_command(  # noqa: PLR0913 (each is an option)
    file: Path, *, council: str, name: str | None, kind: str | None, edition: str | None,
    keep_names: bool, as_json: bool, folder: Path,
) -> None:  # fmt: skip
    """Make a Word file, web page, text or the like an edition of a council, with a report of what was guessed.

    It is a draft. Nothing that is there is written over.
    """
    day = _today()
    is_new = not os.path.lexists(folder / council)
    name_of_edition = edition or "undated"
    _refuse_wrong(council, name_of_edition, name, kind, is_new=is_new)
    try:
        made = import_file(
            file, council=council, edition=name_of_edition, day=day, keep_names=keep_names
        )
    except ImportRefusedError as error:
        raise PlainError(str(error)) from None
    contents = {
        f"editions/{name_of_edition}.md": made.edition,
        f"as-received/{name_of_edition}.txt": made.received,
        f"imports/{name_of_edition}.yml": as_yaml(made.report),
        f"imports/{name_of_edition}.md": as_markdown(made.report),
    }
    if is_new:
        contents = {"council.yml": facts_of(name or "", kind or ""), **contents}
    try:
        written = (
            begin_with(folder, council, contents) if is_new else add_to(folder / council, contents)
        )
    except FileExistsError as error:
        raise PlainError(
            f"{error} is there already, and nothing is written over; name another --edition"
        ) from None
    except OSError as error:
        raise PlainError(
            f"nothing can be written into {shown(folder)} ({error.strerror}); make room there"
        ) from None
    if as_json:
        say_json(made.report.record())
        return
    for path in written:
        say(f"wrote {path}")
    _say_report(made, folder / council)


def _say_report(made: Imported, folder: Path) -> None:
    report = made.report
    for entry in report.uncertain:
        where = f" ({entry.spots[0].source})" if entry.spots else ""
        say(f"look at this: {entry.what}{where}")
    count = len(report.entries)
    say(
        f"{count} {'kind' if count == 1 else 'kinds'} of guess, {len(report.uncertain)} of them uncertain; read "
        f"{shown(folder)}/imports/{report.edition}.md, then run: mkdocs-protocol check"
    )


def _refuse_wrong(
    council: str, edition: str, name: str | None, kind: str | None, *, is_new: bool
) -> None:
    fault = slug_fault(council) or edition_fault(edition)
    if not fault and is_new:
        if name is None or kind is None:
            fault = (
                f'{council} is new; give its name and kind: --name "My Town Council" --kind town'
            )
        else:
            fault = name_fault(name)
    if fault:
        raise PlainError(fault)


def _today() -> date:
    try:
        return build_day(os.environ)
    except ValueError as error:
        raise PlainError(str(error)) from None

"""`import`: a file becomes a council's folder, or a further edition in it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.cli.beginning import add_to, begin_with, facts_of, name_fault, untouched
from mkdocs_protocol.cli.printing import PlainError, say, say_json
from mkdocs_protocol.cli.today import today
from mkdocs_protocol.cli.where import councils_folder, shown
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.labelled_dates import labelled_dates
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.vocabulary import CouncilKind
from mkdocs_protocol.importing.containers import open_foreign
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.importing import Before, Imported, import_file
from mkdocs_protocol.importing.report import as_markdown, as_yaml
from mkdocs_protocol.papers.import_report import as_page
from mkdocs_protocol.reading.edition import edition_fault
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.imports import ImportRecord
    from mkdocs_protocol.core.labelled_dates import LabelledDate

_FEW = 4
_UNDATED = "undated"
_NAMES_IT = re.compile(
    rf'(?m)^as_received: *["\']?{_UNDATED}\.txt|^edition: *["\']?{_UNDATED}\b|^Council [a-z0-9-]+, edition {_UNDATED},'
    rf"|<dt>Edition</dt><dd>{_UNDATED}</dd>|<code>imports/{_UNDATED}\.yml|<span>as_received: {_UNDATED}\.txt"
)
"""Where the facts and the reports of an import have the name of its edition."""
_DATES_IT = frozenset({"adopted", "approved", "amended", "issued", "in_force_from", "unlabelled"})
"""Dates after which an edition is named."""


@click.command("import", short_help="Make a Word file or the like an edition of a council.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--council",
    required=True,
    help="The council's folder, such as weston-super-mare; begun if it is new.",
)
@click.option("--name", help="With a new council: its name, as its document prints it.")
@click.option(
    "--kind",
    type=click.Choice(
        [kind.value for kind in CouncilKind if kind is not CouncilKind.OTHER], case_sensitive=False
    ),
    help="With a new council: what sort it is.",
)
@click.option("--edition", help="The date of the text: 2026-12-16, 2026-12 or 2026.")
@click.option(
    "--document", default=PROTOCOL.id, show_default=True,
    help="Which document of the council it is: grievance, standing-orders and the like.",
)  # fmt: skip
@click.option("--keep-names", is_flag=True, help="Keep the names of people who sign.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--folder", type=click.Path(path_type=Path), default="councils", show_default=True,
    help="The folder with the councils.",
)  # fmt: skip
def import_command(  # noqa: PLR0913 (each is an option)
    file: Path,
    *,
    council: str,
    name: str | None,
    kind: str | None,
    edition: str | None,
    document: str,
    keep_names: bool,
    as_json: bool,
    folder: Path,
) -> None:
    """Make a Word file, web page, text or the like an edition of a council, with a report of what was guessed.

    It is a draft. A file that was imported before and has not changed is left alone; one that has changed becomes a
    further edition, in which the clauses that are the same keep their ids and topics. Nothing is written over but a
    starter of `new` that nobody has changed. With --edition, a draft that the same file became without a date is given
    that name.
    """
    day = today()
    if not file.is_file():
        raise PlainError(f"{file} is not there; give the path of the document")
    folder, _ = councils_folder(folder)
    is_new = not os.path.lexists(folder / council)
    _refuse_wrong(council, edition or _UNDATED, name, kind, document, is_new=is_new)
    starter = untouched(folder / council) if document == PROTOCOL.id else ()
    try:
        before = None if is_new else _before(folder, council, document, file, day, edition or "")
        if isinstance(before, str):
            say(before)
            return
        before = None if starter else before
        begun = starter[0].stem if starter else _UNDATED
        made = import_file(
            file,
            council=council,
            edition=edition or (begun if before is None else day.isoformat()),
            day=day,
            keep_names=keep_names,
            before=before,
        )
    except ImportRefusedError as error:
        raise PlainError(str(error)) from None
    place = "" if document == PROTOCOL.id else f"{document}/"
    facts = facts_of(name or "", kind or "", made.received) if is_new else ""
    written = _write(made, folder, council, place, facts, starter)
    if as_json:
        say_json(made.report.record())
        return
    for path in written:
        say(f"wrote {path}")
    _say_report(made, folder / council / place)
    if made.report.edition == _UNDATED:
        _say_date(made.received, _again(file, council, document, folder))


def _again(file: Path, council: str, document: str, folder: Path) -> str:
    """Return the command that imports a file again."""
    command = f"mkdocs-protocol import {shlex.quote(str(file))} --council {council}"
    command += f" --document {document}" if document != PROTOCOL.id else ""
    is_usual = folder in (Path("councils"), Path())
    return command if is_usual else f"{command} --folder {shlex.quote(str(folder))}"


def _before(
    folder: Path, council: str, document: str, file: Path, day: date, edition: str
) -> Before | str | None:
    """Return the edition that an import follows, None if there is none, or a sentence if there is nothing to do."""
    loaded = load(folder, as_of=day, only=(council,), name=shown(folder))
    if loaded.problems:
        raise PlainError(
            f"{council} has faults, so nothing can follow it (the first: {loaded.problems[0]}); correct "
            "what mkdocs-protocol check reports, then import the file"
        )
    kinds = loaded.handbook.vocabulary.document_kinds
    if document not in kinds:
        raise PlainError(
            f"there is no kind of document '{document}'{did_you_mean(document, kinds)}"
        )
    found = loaded.handbook.council_by_id[council]
    sha256 = open_foreign(file).sha256
    for record in found.imports:
        if record.sha256 == sha256:
            of = "" if record.document == PROTOCOL.id else f"/{record.document}"
            if _is_to_be_named(found, record, document, edition):
                _name(folder / council / of.strip("/"), edition)
                return f"{council}{of}/{_UNDATED} is now {council}{of}/{edition}; nothing else has changed"
            return f"{file.name} has not changed since it was imported on {record.imported} as {council}{of}/{record.edition}; nothing is done"
    editions = {
        each.id: each for one in found.documents if one.kind.id == document for each in one.editions
    }
    if not editions:
        return None
    records = [record for record in found.imports if record.document == document]
    latest = max(records, key=lambda record: (record.imported, record.edition), default=None)
    follows = editions[latest.edition] if latest else next(iter(editions.values()))
    place = folder / council / ("" if document == PROTOCOL.id else document)
    source = (place / "editions" / f"{follows.id}.md").read_text("utf-8-sig")
    trees = found.trees if document == PROTOCOL.id else ()
    return Before(follows, source, trees, loaded.handbook.vocabulary)


def _is_to_be_named(council: Council, record: ImportRecord, document: str, edition: str) -> bool:
    """Return whether an import is asked to give another name to an edition that no reader has seen: a draft."""
    return (
        (record.edition, record.document) == (_UNDATED, document)
        and edition not in {"", _UNDATED}
        and any(
            (one.id, one.kind.id) == (_UNDATED, document) and one.status is Status.DRAFT
            for one in council.every_edition
        )
        and not any(one.follows == _UNDATED for one in council.imports if one.document == document)
    )


def _name(place: Path, edition: str) -> None:
    """Give the files of a draft that was imported without a date the date of its text for a name, edits and all."""
    old = [
        place / folder / f"{_UNDATED}{suffix}"
        for folder, suffix in (
            ("editions", ".md"),
            ("as-received", ".txt"),
            ("imports", ".yml"),
            ("imports", ".md"),
            ("imports", ".html"),
        )
        if (place / folder / f"{_UNDATED}{suffix}").exists()
    ]
    contents = {
        str(path.relative_to(place).with_stem(edition)): _NAMES_IT.sub(
            lambda found: found[0].replace(_UNDATED, edition), path.read_text("utf-8-sig"), count=3
        )
        if path.parent.name != "as-received"
        else path.read_text("utf-8-sig")
        for path in old
    }
    _add(place, contents, instead_of=old)


def _write(
    made: Imported, folder: Path, council: str, place: str, facts: str, starter: tuple[Path, ...]
) -> list[Path]:
    """Write what an import made, all of it or nothing, into the council's folder; with `facts`, it is new.

    It takes the place of a `starter`.
    """
    edition = made.report.edition
    contents = {
        f"{place}editions/{edition}.md": made.edition,
        f"{place}as-received/{edition}.txt": made.received,
        f"{place}imports/{edition}.yml": as_yaml(made.report),
        f"{place}imports/{edition}.md": as_markdown(made.report),
        f"{place}imports/{edition}.html": as_page(made.report, made.edition),
    }
    if facts:
        return _add(folder, {"council.yml": facts, **contents}, begins=council)
    return _add(folder / council, contents, instead_of=starter)


def _add(
    folder: Path, contents: Mapping[str, str], *, begins: str = "", instead_of: Sequence[Path] = ()
) -> list[Path]:
    """Write files into a council's folder, all or none: into a new one if it `begins` one."""
    try:
        if begins:
            return begin_with(folder, begins, contents)
        return add_to(folder, contents, instead_of=instead_of)
    except FileExistsError as error:
        raise PlainError(
            f"{error} is there already, and no file is overwritten; name another --edition"
        ) from None
    except OSError as error:
        raise PlainError(
            f"nothing can be written into {shown(folder)} ({error.strerror}); make room there"
        ) from None


def _say_report(made: Imported, folder: Path) -> None:
    report = made.report
    for entry in report.uncertain:
        spot = entry.spots[0] if entry.spots else None
        line = f"line {spot.line} of the edition" if spot and spot.line else ""
        where = ", ".join(filter(None, (spot.source, line))) if spot else ""
        say(f"look at this: {entry.what}" + (f" ({where})" if where else ""))
    count = len(report.entries)
    say(
        f"{count} {'kind' if count == 1 else 'kinds'} of guess, {len(report.uncertain)} of them uncertain; read "
        f"{shown(folder)}/imports/{report.edition}.html, then run: mkdocs-protocol check"
    )


def _say_date(text: str, again: str) -> None:
    """Say how an edition that was given no date is named after the one that its text prints: by importing `again`."""
    found = [each for line in text.split("\n") for each in _dates_of_its_own(line)]
    # A text that was amended after it was adopted is that of the later day.
    last = max(found, key=lambda each: each.readings[0][0].last, default=None)
    if last:
        day = last.readings[0][0].iso
        say(
            f"the edition is called undated; the text prints “{last.printed}”: to call it {day}, before it is "
            f"published, run: {again} --edition {day}"
        )


def _dates_of_its_own(line: str) -> Iterator[LabelledDate]:
    """Yield the dates of a line that are the document's: behind more words they may be another's."""
    end = 0
    for each in labelled_dates(line):
        if len(line[end : each.start].split()) > _FEW:
            return
        end = each.start + len(each.printed)
        if each.kind in _DATES_IT and each.readings and each.readings[0][0].iso:
            yield each


def _refuse_wrong(
    council: str, edition: str, name: str | None, kind: str | None, document: str, *, is_new: bool
) -> None:
    """Raise PlainError for a council, edition or document that cannot be written."""
    fault = slug_fault(council) or edition_fault(edition)
    if not fault and is_new:
        if name is None or kind is None:
            fault = (
                f'{council} is new; give its name and kind: --name "My Town Council" --kind town'
            )
        else:
            fault = name_fault(name)
    if not fault and is_new and document != PROTOCOL.id:
        fault = f"{council} is new, and a council begins with its protocol; import that first, then its {document}"
    if fault:
        raise PlainError(fault)

"""One edition: its facts and its text."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.common.utils import unescapeAll

from mkdocs_protocol.core.cycle import Cycle, intervals_in
from mkdocs_protocol.core.document_kinds import kept_name
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.printed_dates import dates_in
from mkdocs_protocol.core.problems import Places
from mkdocs_protocol.core.protocol import Difference, Dismissal, Edition, Finding, SignOff
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.reading.classification import AttributeReader
from mkdocs_protocol.reading.files import MOST_LINES, fault_of_marks
from mkdocs_protocol.reading.fill import fill, front_matter
from mkdocs_protocol.reading.forms import EditionForm
from mkdocs_protocol.reading.structure import read_structure
from mkdocs_protocol.reading.unfinished import date_to_give, unfinished
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Node
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.date_forms import CycleForm, DateForm
    from mkdocs_protocol.reading.files import Source, SourceFolder

_ENTITY = re.compile(r"(?<!\\)&#?\w{1,40};")

UNDATED = "undated"
"""The name of an edition without any date."""


def read_edition(path: Path, folder: SourceFolder, vocabulary: Vocabulary) -> Edition | None:
    """Read `editions/<id>.md`; None if its facts cannot be read (its text is checked all the same).

    Its status is the one the source gives: in force unless it says draft or superseded.
    """
    source = folder.read(path)
    if source is None:
        return None
    fault = edition_fault(path.stem)
    if fault:
        folder.report(source.at(), fault, "bad-edition-name")
    split = front_matter(source)
    if split is None:
        folder.report(
            source.at(),
            "the facts are missing; begin the file with a line of three hyphens, "
            "the facts, and another line of three hyphens",
            "missing-facts",
        )
        return None
    facts, text, first_line = split
    body = _read_text(source, text, first_line, folder, vocabulary)
    tree = parse_yaml(source, facts, first_line=2)
    form = fill(EditionForm, tree, folder)
    if isinstance(tree.value, dict):
        folder.problems.extend(unfinished(source, tree.value, first_line))
    if form is None or body is None:
        return None
    edition = _edition(path.stem, form, tree, body, source)
    if printed := date_to_give(source, tree.value, first_line):
        places = Places.of({**edition.places, "dates_to_give": printed[0]})
        edition = replace(edition, dates_to_give=printed[1], places=places)
    return edition


def edition_fault(name: str) -> str:
    """Return what is wrong with the name of an edition's file (without .md), or ""."""
    if kept := kept_name(name):
        return (
            f"an edition cannot be called '{name}', which is kept for {kept}; call the file after its "
            "date: 2026-12-16.md, 2026-12.md, 2026.md or undated.md"
        )
    try:
        if name != UNDATED:
            PartialDate.parse(name)
    except ValueError:
        read = [dates[0].iso for dates in dates_in(name.replace("_", " ")) if dates[0].iso]
        called = (
            f"{read[0]}.md"
            if len(read) == 1
            else "2026-12-16.md, 2026-12.md, 2026.md or undated.md"
        )
        return f"an edition is named after its date, not '{name}'; call the file {called}"
    return ""


def _read_text(
    source: Source, text: str, first_line: int, folder: SourceFolder, vocabulary: Vocabulary
) -> tuple[Node, ...] | None:
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines, first_line + 1) if line.strip()]
    if len(filled) > MOST_LINES:
        folder.report(
            source.at(filled[MOST_LINES]),
            f"this text has more than {MOST_LINES:,} lines; write each paragraph in one line, or make two documents of it",
            "file-too-large",
        )
        return None

    fault = fault_of_marks(text, lambda line, column: source.at(first_line + line, column))
    if fault:
        folder.problems.append(fault)
        return None

    def place(line: int, words: str) -> Location:
        column = lines[line].find(words.split("\n", maxsplit=1)[0]) if line < len(lines) else 0
        return source.at(first_line + line + 1, max(column, 0) + 1)

    _report_hidden_entities(source, lines, first_line, folder)

    def report(at: Location, message: str, code: str) -> None:
        """Report each fault in braces that go on over several lines at the line that it is on."""
        line, column = at.line, at.column
        while (
            line - first_line <= len(lines) - 1 and column > len(lines[line - first_line - 1]) + 1
        ):
            column -= len(lines[line - first_line - 1]) + 1
            line += 1
        folder.report(source.at(line, column), message, code)

    attributes = AttributeReader(vocabulary, report)
    with _nothing_collected():
        return read_structure(text, place=place, report=folder.report, attributes=attributes)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Pause the garbage collector while one text is read.

    A text is a tree of many small values without cycles; the collector would go through all of them again and again
    as they grow, and take a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _report_hidden_entities(
    source: Source, lines: list[str], first_line: int, folder: SourceFolder
) -> None:
    """Report entities that Markdown turns into an invisible character, or whose number is not a character."""
    for number, line in enumerate(lines, start=first_line + 1):
        for found in _ENTITY.finditer(line):
            meant = unescapeAll(found[0])
            if unseen_character(meant) or (meant == found[0] and "#" in meant):
                folder.report(
                    source.at(number, found.start() + 1),
                    f"'{found[0]}' stands for an invisible character; delete it",
                    "invisible-sign",
                )


def _edition(
    name: str, form: EditionForm, tree: YamlTree, body: tuple[Node, ...], source: Source
) -> Edition:
    standing = {None: Status.IN_FORCE, "draft": Status.DRAFT}.get(form.status, Status.SUPERSEDED)
    return Edition(
        id=name,
        title=form.title or form.called or "",
        untitled=form.title is None,
        received_as=form.received_as,
        dismissed=tuple(
            Dismissal(d.kind, tuple(d.clauses), d.why, tree.place(("dismissed", index)))
            for index, d in enumerate(form.dismissed)
        ),
        other_titles=tuple(form.other_titles),
        status=standing,
        dates=_dates(form, tree),
        body=body,
        at=source.at(),
        cycle=_cycle(form.cycle) if form.cycle else None,
        version=form.version or "",
        sign_off=_sign_off(form),
        incomplete=form.incomplete or "",
        language=form.language,
        as_received=form.as_received or "",
        silent=tuple(form.silent),
        findings=tuple(Finding(f.kind, f.text, tuple(f.clauses)) for f in form.findings),
        notes=tuple(
            note.note(tree.place(("notes", index)), note.clause)
            for index, note in enumerate(form.notes)
        ),
        differences=tuple(
            Difference(
                d.reason,
                d.received or "",
                d.edition or "",
                d.times,
                tree.place(("differences", index)),
            )
            for index, d in enumerate(form.differences)
        ),
        places=Places.of({".".join(map(str, path)): at for path, at in tree.places.items()}),
    )


def _dates(form: EditionForm, tree: YamlTree) -> Dates:
    given = ((kind, getattr(form.dates, kind.value) or []) for kind in DateKind)
    return Dates(
        tuple(
            _fact(kind, date, _path(kind, index, tree))
            for kind, dates in given
            for index, date in enumerate(dates)
        )
    )


def _path(kind: DateKind, index: int, tree: YamlTree) -> str:
    """Return where a date is given: by its kind and, in a list, by its position."""
    is_in_list = ("dates", kind.value, index) in tree.places
    return f"dates.{kind}.{index}" if is_in_list else f"dates.{kind}"


def _cycle(form: CycleForm) -> Cycle:
    """Return a cycle; its length is read from its words if they give one and the editor does not."""
    printed = form.printed or ""
    read = () if form.blank else intervals_in(printed)
    interval = form.interval or (read[0] if len(read) == 1 else None)
    return Cycle(printed, form.blank, interval)


def _fact(kind: DateKind, form: DateForm, path: str) -> DatedFact:
    state = FactState.BLANK if form.blank else FactState.WORDED if form.words else FactState.STATED
    printed = form.words or form.printed or ""
    return DatedFact(
        kind,
        state,
        form.value,
        printed,
        form.by or "",
        form.qualifier or "",
        form.version or "",
        form.minute or "",
        path,
    )


def _sign_off(form: EditionForm) -> SignOff | None:
    given = form.signed_by
    return SignOff(given.printed, given.post or "", given.blank) if given else None

"""A file becomes an edition: read twice, arranged, written, held against itself, reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.languages import language_of
from mkdocs_protocol.core.text import WITHHELD
from mkdocs_protocol.core.vocabulary import DifferenceReason
from mkdocs_protocol.importing.arranging import arranged
from mkdocs_protocol.importing.carrying import Carried, carried, cited_elsewhere
from mkdocs_protocol.importing.closing import names_in, sign_off_start
from mkdocs_protocol.importing.containers import open_foreign
from mkdocs_protocol.importing.document import Document, ImportRefusedError, Remark
from mkdocs_protocol.importing.escaping import followed_address
from mkdocs_protocol.importing.facts import front_matter, title_of
from mkdocs_protocol.importing.following import Change, followed
from mkdocs_protocol.importing.names import text_without_names, without_names
from mkdocs_protocol.importing.office import converted
from mkdocs_protocol.importing.pieces import Piece, Role
from mkdocs_protocol.importing.proving import proved
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import received_text
from mkdocs_protocol.importing.report import Entry, Report, Spot, entries_of
from mkdocs_protocol.importing.writing import Declaration, Written, written
from mkdocs_protocol.reading.files import Source
from mkdocs_protocol.reading.fill import front_matter as split_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mkdocs_protocol.core.problems import Problem
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Before:
    """The edition that a new one is to follow."""

    edition: Edition
    source: str
    """The text of its file."""
    trees: tuple[Tree, ...]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import writes."""

    edition: str
    """The text of `editions/<edition>.md`."""
    received: str
    """The text of `as-received/<edition>.txt`."""
    report: Report


def import_file(
    path: Path,
    *,
    council: str,
    edition: str,
    day: date,
    keep_names: bool = False,
    before: Before | None = None,
) -> Imported:
    """Return what a file becomes as the edition of a council, imported on a day; it follows the one before.

    Raises ImportRefusedError if it cannot be imported.
    """
    given = open_foreign(path)
    file = converted(given)
    document = read_foreign(file)
    received = received_text(file)
    pieces = arranged(document)
    if not any(piece.role not in {Role.FRAME, Role.CONTENTS} for piece in pieces):
        raise ImportRefusedError(
            f"{file.name}: no words are in it; look whether it is a scan or only pictures"
        )
    names = () if keep_names else _names(pieces)
    if names:
        document = without_names(document, names)
        pieces = arranged(document)
    remarks = (*file.remarks, *document.remarks, *_links_left_out(pieces))
    document = replace(document, remarks=remarks)
    seen = text_without_names(received.text, names)
    making = _Making(document, pieces, seen, edition, file.name, before)
    text, entries = making.made()
    follows = before.edition.id if before else ""
    report = Report(given.name, given.sha256, day.isoformat(), council, edition, entries, follows)
    return Imported(text, seen, report)


@dataclass(slots=True)
class _Making:
    _document: Document
    _pieces: tuple[Piece, ...]
    _received: str
    _edition: str
    _file_name: str
    _before: Before | None

    def made(self) -> tuple[str, tuple[Entry, ...]]:
        """Return the text of the edition and the entries of the report.

        Where its bold words, italics and links keep the text from being read as it is printed, they are left out.
        """
        vocabulary = self._before.vocabulary if self._before else None
        for plain in (False, True):
            text, entries, now, problems = self._written(vocabulary, plain=plain)
            if not problems:
                break
        if self._before and now:
            body = split_facts(Source("", text))
            extra = carried(
                self._before.source,
                body[1] if body else "",
                self._before.edition,
                now,
                self._before.vocabulary,
            )
            more, _, _, found = self._written(vocabulary, plain=plain, extra=extra)
            text = text if found and not problems else more
            entries = (*entries, *_about_facts(extra, self._before, now))
        entries = (*(_fault(problem) for problem in problems), *entries)
        return text, tuple(sorted(entries, key=lambda entry: not entry.uncertain))

    def _written(
        self, vocabulary: Vocabulary | None, *, plain: bool, extra: Carried | None = None
    ) -> tuple[str, tuple[Entry, ...], Edition | None, list[Problem]]:
        language = _language(self._document)
        text = written(self._pieces, language, plain=plain)
        body, lines, changes = "\n".join(text.lines), dict(text.places), []
        if self._before:
            split = split_facts(Source("", self._before.source))
            result = followed(body, split[1] if split else "")
            body, changes = result.text, result.changes
            lines = {at: _moved(line, result.lines) for at, line in lines.items()}
        title, is_printed = title_of(self._pieces, self._file_name)
        if extra and extra.facts.title:
            title, is_printed = extra.facts.title, True
        head = front_matter(
            title=title,
            is_printed=is_printed,
            received=f"{self._edition}.txt",
            language=language,
            declarations=self._declarations(text, body),
            more=extra.lines if extra else (),
        )
        first = head.count("\n") + 2
        entries = entries_of(
            self._document,
            self._pieces,
            {at: line + first for at, line in lines.items()},
        )
        if self._before:
            entries = (*_about_changes(changes, result.places, first), *entries)
        whole = f"{head}\n\n{body.rstrip()}\n"
        edition, problems = proved(whole, self._received, self._edition, vocabulary)
        return whole, entries, edition, problems

    def _declarations(self, text: Written, body: str) -> list[Declaration]:
        made = list(text.declarations)
        if times := body.count(WITHHELD):
            made.append(Declaration(DifferenceReason.NAME_WITHHELD, edition=WITHHELD, times=times))
        if joined := self._document.lines_joined:
            made.append(Declaration(DifferenceReason.LINES_JOINED, times=joined))
        return made


def _moved(line: int, lines: dict[int, int]) -> int:
    """Return where a line stands now; one inside a unit goes with its beginning."""
    known = max((each for each in lines if each <= line), default=None)
    return line if known is None else lines[known] + line - known


def _about_changes(changes: list[Change], places: dict[int, int], first: int) -> Iterator[Entry]:
    """Yield one entry for each kind of change, with its places."""
    found: dict[tuple[str, str, bool], list[Spot]] = {}
    for change in changes:
        at = places[change.unit] + first + 1 if change.unit >= 0 else 0
        source = "this file" if change.unit >= 0 else "the edition before"
        key = (change.guess.code, change.guess.what, not change.guess.certain)
        found.setdefault(key, []).append(Spot(source, at, change.words))
    for (code, what, is_uncertain), spots in found.items():
        yield Entry(code, what, is_uncertain, tuple(spots))


def _about_facts(extra: Carried, before: Before, now: Edition) -> Iterator[Entry]:
    """Yield what became of the facts of the edition before, and which trees quote what has other words now."""
    facts, old = extra.facts, before.edition.id
    for code, what, told, is_uncertain in (
        (
            "facts-left",
            f"what the facts of {old} say has to be given again if it is still true",
            extra.left,
            True,
        ),
        (
            "silences-carried",
            f"{old} is silent on these topics, and no new word was seen that speaks of them; check whether one does",
            facts.silent,
            True,
        ),
        (
            "facts-carried",
            "this is printed as before, on a line that has changed; look whether it still says the same",
            facts.doubtful,
            True,
        ),
        (
            "facts-carried",
            f"this is printed as in {old}, and was taken over from its facts",
            facts.kept,
            False,
        ),
    ):
        if told:
            spots = tuple(Spot("the facts", 0, each) for each in told)
            yield Entry(code, what, is_uncertain, spots)
    cited = list(cited_elsewhere(before.trees, before.edition, now))
    if cited:
        spots = tuple(
            Spot(f"trees/{tree.situation}.yml", 0, f"clause {clause}") for tree, clause in cited
        )
        yield Entry(
            "tree-cites",
            "a tree quotes a clause that has other words, or another number, in this edition; look at it "
            "before this edition is in force",
            True,
            spots,
        )


def _fault(problem: Problem) -> Entry:
    return Entry(
        "readers-differ",
        f"{problem.message} ({problem.code})",
        True,
        (Spot(str(problem.at), 0, ""),),
    )


def _links_left_out(pieces: tuple[Piece, ...]) -> Iterator[Remark]:
    for piece in pieces:
        for run in piece.block.runs:
            if run.href and not followed_address(run.href):
                yield Remark(
                    "link-left-out",
                    "a link that the handbook does not follow is left out; its words are kept",
                    piece.block.place,
                )


def _names(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    body = [p.block for p in pieces if p.role not in {Role.NOTE, Role.FRAME, Role.CONTENTS}]
    return names_in(block.text for block in body[sign_off_start(body) :])


def _language(document: Document) -> str:
    """Return the language of a document: that of its words if it is clear, else what the file says.

    A word processor says English of whatever is typed into it, and a text says nothing.
    """
    seen = language_of(" ".join(block.text for block in document.blocks))
    found = seen or document.language.partition("-")[0].lower()
    return found if found in {"en", "cy", "gd", "ga", "kw"} else "en"

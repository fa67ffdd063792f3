"""One document of a council: its known editions, those that count most first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.reading.edition import UNDATED, edition_fault, read_edition

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.document_kinds import DocumentKind
    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder


EDITIONS, AS_RECEIVED = "editions", "as-received"


@dataclass(frozen=True, slots=True)
class InForce:
    """Which edition `council.yml` says is in force, and where it says so."""

    edition: str | None
    at: Location
    """Its place, or the place where it would be."""


def read_editions(
    path: Path, kind: DocumentKind, folder: SourceFolder, vocabulary: Vocabulary
) -> tuple[Edition, ...]:
    """Read every edition in the folder `editions` of a document of some kind; each says what its status is."""
    editions = []
    before = len(folder.problems)
    entries = list(folder.children(path))
    is_reported = len(folder.problems) > before
    for entry in entries:
        if entry.suffix != ".md":
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is not an edition; an edition is a file that ends in .md",
                "unknown-file",
            )
            continue
        edition = read_edition(entry, folder, vocabulary)
        if edition is not None:
            editions.append(edition if kind == PROTOCOL else replace(edition, kind=kind))
    if not entries and not is_reported:
        folder.report(
            folder.place_of(path),
            "no edition is here; write one, such as 2026-12.md",
            "missing-file",
        )
    return tuple(editions)


def ranked(
    editions: tuple[Edition, ...], stated: InForce, folder: SourceFolder
) -> tuple[Edition, ...]:
    """Decide which edition is in force, and put the editions in the order of `Document.editions`."""
    candidates = [edition.id for edition in editions if edition.status is Status.IN_FORCE]
    in_force = candidates[0] if len(candidates) == 1 else stated.edition
    if stated.edition is not None and stated.edition not in candidates:
        folder.report(
            stated.at,
            f"there is no edition '{stated.edition}' that could be in "
            f"force{did_you_mean(stated.edition, candidates)}",
            "unknown-edition",
        )
    elif len(candidates) > 1 and stated.edition is None:
        folder.report(
            stated.at,
            f"{len(candidates)} editions could be in force "
            f"({', '.join(candidates)}); write in_force and the one that is, or put a second document into a "
            f"folder named after its kind: {_example(editions[0])}",
            "in-force-unclear",
        )
    _report_other_documents(editions, in_force, stated, folder)
    for newer in _newer_than(in_force, candidates):
        folder.report(
            stated.at,
            f"the edition {newer} is newer than {in_force}, which is named as the one in force; name "
            f"{newer}, or write status: draft or status: superseded into its facts",
            "in-force-not-newest",
        )
    standing = (
        edition
        if edition.id == in_force or edition.status is not Status.IN_FORCE
        else replace(edition, status=Status.SUPERSEDED)
        for edition in editions
    )
    newest_first = sorted(standing, key=lambda edition: _day_of(edition.id), reverse=True)
    return tuple(sorted(newest_first, key=lambda edition: _STATUSES.index(edition.status)))


def _report_other_documents(
    editions: tuple[Edition, ...], in_force: str | None, stated: InForce, folder: SourceFolder
) -> None:
    """Report editions that would be called superseded although they may belong to another document."""
    titles = {edition.id: _titles(edition) for edition in editions}
    for edition in editions:
        would_go = edition.status is Status.IN_FORCE and edition.id != in_force
        if (
            stated.edition in titles
            and would_go
            and not titles[edition.id] & titles[stated.edition]
        ):
            folder.report(
                edition.places.get("title", edition.at),
                f"this text is called “{edition.title}”, and the one in force, {stated.edition}, is not; write status: "
                "superseded here if it is an earlier text of the same document, or put it into a folder named after "
                f"its kind if it is another document: {_example(edition)}",
                "another-document",
            )


def _example(edition: Edition) -> str:
    """Return the path that an edition would have if it were one of a grievance procedure."""
    above = edition.at.path.rpartition(f"/{EDITIONS}/")[0]
    council = above if edition.kind == PROTOCOL else above.rpartition("/")[0]
    return f"{council}/grievance/{EDITIONS}/{edition.id}.md"


def _titles(edition: Edition) -> set[str]:
    return {" ".join(title.casefold().split()) for title in (edition.title, *edition.other_titles)}


_STATUSES = (Status.IN_FORCE, Status.DRAFT, Status.SUPERSEDED)


def _newer_than(in_force: str | None, candidates: list[str]) -> list[str]:
    """Return the editions that are newer than the one in force; nobody can say so of an undated one."""
    if in_force not in candidates or _day_of(in_force) == date.min:
        return []
    return [name for name in candidates if _day_of(name) > _day_of(in_force)]


def _day_of(edition: str) -> date:
    """Return the last day of the period that an edition is named after; for an undated one, the earliest day there is."""
    return (
        date.min
        if edition_fault(edition) or edition == UNDATED
        else PartialDate.parse(edition).last
    )

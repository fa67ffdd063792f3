"""One council: its folder, its facts and its editions."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.documents import PROTOCOL, Document
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.problems import Hints, did_you_mean
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.reading.edition import UNDATED, edition_fault, read_edition
from mkdocs_protocol.reading.files import slug_fault
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.forms import CouncilForm
from mkdocs_protocol.reading.imports import IMPORTS, read_imports
from mkdocs_protocol.reading.learning import SELF_CHECK, read_self_check
from mkdocs_protocol.reading.questions import ANSWERS, read_answers
from mkdocs_protocol.reading.trees import read_trees
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.questions import Answers
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder

_NO_COUNCIL = (
    "write it with the keys name, short_name and kind, or begin a council with: mkdocs-protocol new"
)
_ENTRIES = (
    "council.yml",
    "editions",
    "trees",
    ANSWERS,
    SELF_CHECK,
    "as-received",
    IMPORTS,
    "README.md",
)


@dataclass(frozen=True, slots=True)
class CouncilReading:
    """What came of reading a council's folder."""

    editions: tuple[Edition, ...]
    """Each whose facts could be read, so that rules can be held against it."""
    council: Council | None
    """None where `council.yml` or every edition could not be read."""
    is_whole: bool
    """Whether nothing keeps the council from being shown; a fault in a tree or in the answers keeps only those out."""


def read_council(path: Path, folder: SourceFolder, vocabulary: Vocabulary) -> CouncilReading:
    """Read a council's folder as far as it can be read, every fault reported to the folder."""
    before = len(folder.problems)
    fault = slug_fault(path.name)
    if fault:
        folder.report(folder.place_of(path), fault, "bad-slug")
    _report_strangers(path, folder)
    editions = _read_editions(path / "editions", folder, vocabulary)
    source = folder.read(path / "council.yml", if_missing=_NO_COUNCIL)
    tree = parse_yaml(source) if source else YamlTree()
    form = fill(CouncilForm, tree, folder) if source else None
    if source is None or form is None:
        read_trees(path / "trees", folder, vocabulary, editions)  # One fault hides no other.
        return CouncilReading(editions, None, is_whole=False)
    _check_names(form, tree, folder, vocabulary)
    editions = _ranked(editions, form, tree, folder)
    is_whole = len(folder.problems) == before and bool(editions)
    trees = read_trees(path / "trees", folder, vocabulary, editions)
    answers = read_answers(path / ANSWERS, folder, vocabulary, editions)
    self_check = read_self_check(path / SELF_CHECK, folder, editions)
    council = (
        _council(path.name, form, tree, editions, trees, answers, source.at()) if editions else None
    )
    imports = read_imports(path / IMPORTS, folder, editions)
    council = replace(council, self_check=self_check, imports=imports) if council else None
    return CouncilReading(editions, council, is_whole)


def _council(
    name: str,
    form: CouncilForm,
    tree: YamlTree,
    editions: tuple[Edition, ...],
    trees: tuple[Tree, ...],
    answers: Answers | None,
    at: Location,
) -> Council:
    return Council(
        id=name,
        name=form.name or "",
        short_name=form.short_name,
        kind=form.kind,
        documents=(Document(PROTOCOL, editions),),
        at=at,
        unnamed=form.unnamed or "",
        ambiguous=form.ambiguous or "",
        country=form.country,
        country_ground=form.country_ground or "",
        website=form.website or "",
        published=form.published,
        role_names=tuple((role, tuple(names)) for role, names in form.names.items()),
        notes=tuple(
            note.note(tree.place(("notes", index))) for index, note in enumerate(form.notes)
        ),
        trees=trees,
        answers=answers,
    )


def _report_strangers(path: Path, folder: SourceFolder) -> None:
    for entry in folder.children(path):
        if entry.name not in _ENTRIES:
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is nothing that a council has{did_you_mean(entry.name, _ENTRIES)}",
                "unknown-file",
            )
        elif entry.name == "as-received":
            folder.children(entry)  # Reports a file in place of the folder.


def _read_editions(path: Path, folder: SourceFolder, vocabulary: Vocabulary) -> tuple[Edition, ...]:
    editions = []
    entries = list(folder.children(path))
    for entry in entries:
        if entry.suffix != ".md":
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is no edition; an edition is a file that ends in .md",
                "unknown-file",
            )
            continue
        edition = read_edition(entry, folder, vocabulary)
        if edition is not None:
            editions.append(edition)
    if not entries and not os.path.isfile(path):
        folder.report(
            folder.place_of(path),
            "no edition is here; write one, such as 2026-12.md",
            "missing-file",
        )
    return tuple(editions)


def _check_names(
    form: CouncilForm, tree: YamlTree, folder: SourceFolder, vocabulary: Vocabulary
) -> None:
    hints = Hints()
    for role in form.names:
        if role not in vocabulary.role_by_id:
            folder.report(
                tree.key_place(("names", role)),
                f"unknown role '{role}'{hints(role, vocabulary.role_by_id, listed_in='roles.yml')}",
                "unknown-role",
            )


def _ranked(
    editions: tuple[Edition, ...], form: CouncilForm, tree: YamlTree, folder: SourceFolder
) -> tuple[Edition, ...]:
    """Say which edition is in force, and put the editions in the order of `Council.editions`."""
    candidates = [edition.id for edition in editions if edition.status is Status.IN_FORCE]
    in_force = candidates[0] if len(candidates) == 1 else form.in_force
    if form.in_force is not None and form.in_force not in candidates:
        folder.report(
            tree.place(("in_force",)),
            f"there is no edition '{form.in_force}' that could be in "
            f"force{did_you_mean(form.in_force, candidates)}",
            "unknown-edition",
        )
    elif len(candidates) > 1 and form.in_force is None:
        folder.report(
            tree.place(()),
            f"{len(candidates)} editions could be in force "
            f"({', '.join(candidates)}); write in_force and the one that is, or put a second document (a "
            "grievance procedure beside a protocol, say) into a folder of its own",
            "in-force-unclear",
        )
    _report_other_documents(editions, in_force, form, tree, folder)
    for newer in _newer_than(in_force, candidates):
        folder.report(
            tree.place(("in_force",)),
            f"the edition {newer} is newer than {in_force}, which is named as the one in force; name "
            f"{newer}, or write status: draft or status: superseded into its facts",
            "in-force-not-newest",
        )
    ranked = (
        edition if edition.id == in_force or edition.status is not Status.IN_FORCE
        else replace(edition, status=Status.SUPERSEDED)
        for edition in editions
    )  # fmt: skip
    newest_first = sorted(ranked, key=lambda edition: _day_of(edition.id), reverse=True)
    return tuple(sorted(newest_first, key=lambda edition: _STATUSES.index(edition.status)))


def _report_other_documents(
    editions: tuple[Edition, ...],
    in_force: str | None,
    form: CouncilForm,
    tree: YamlTree,
    folder: SourceFolder,
) -> None:
    """Report editions that would be called superseded though they may be of another document."""
    titles = {edition.id: _titles(edition) for edition in editions}
    for edition in editions:
        would_go = edition.status is Status.IN_FORCE and edition.id != in_force
        if form.in_force in titles and would_go and not titles[edition.id] & titles[form.in_force]:
            folder.report(
                edition.places.get("title", edition.at),
                f"this text is called “{edition.title}”, and the one in force, {form.in_force}, is not; write status: "
                "superseded here if it is an earlier text of the same document, or put it into a folder of its own "
                f"beside this one (such as {edition.at.path.split('/')[-3]}-2) if it is another document: a council's "
                "folder holds one document",
                "another-document",
            )


def _titles(edition: Edition) -> set[str]:
    return {" ".join(title.casefold().split()) for title in (edition.title, *edition.other_titles)}


_STATUSES = (Status.IN_FORCE, Status.DRAFT, Status.SUPERSEDED)


def _newer_than(in_force: str | None, candidates: list[str]) -> list[str]:
    """Return the editions that are newer than the one in force; of an undated one nobody can say."""
    if in_force not in candidates or _day_of(in_force) == date.min:
        return []
    return [name for name in candidates if _day_of(name) > _day_of(in_force)]


def _day_of(edition: str) -> date:
    """Return the last day of the period that an edition is named after; of an undated one the first of all."""
    return (
        date.min
        if edition_fault(edition) or edition == UNDATED
        else PartialDate.parse(edition).last
    )

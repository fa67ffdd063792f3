"""One council: its folder, its facts and its editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.handbook import NOT_IDENTIFIED, Council
from mkdocs_protocol.core.hints import Hints, did_you_mean
from mkdocs_protocol.core.protocol import Edition
from mkdocs_protocol.reading.document import AS_RECEIVED, EDITIONS, InForce, ranked, read_editions
from mkdocs_protocol.reading.document_kinds import has_faulty_kinds
from mkdocs_protocol.reading.files import slug_fault
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.forms import CouncilForm
from mkdocs_protocol.reading.identity import CREST, read_accent, read_crest
from mkdocs_protocol.reading.imports import IMPORTS, read_imports
from mkdocs_protocol.reading.learning import SELF_CHECK, read_self_check
from mkdocs_protocol.reading.questions import ANSWERS, read_answers
from mkdocs_protocol.reading.trees import read_trees
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_protocol.core.questions import Answers
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder

_NO_COUNCIL = (
    "write it with the keys name, short_name and kind, or begin a council with: mkdocs-protocol new"
)
_OWNER = "a council"
_ENTRIES = (
    "council.yml",
    EDITIONS,
    "trees",
    ANSWERS,
    SELF_CHECK,
    AS_RECEIVED,
    IMPORTS,
    "README.md",
)


@dataclass(frozen=True, slots=True)
class CouncilReading:
    """What came of reading a council's folder."""

    editions: tuple[Edition, ...]
    """Each edition whose facts could be read, so that rules can be applied to it."""
    council: Council | None
    """None if `council.yml`, or every edition, could not be read."""
    is_whole: bool
    """Whether nothing prevents the council from being shown; a fault in a tree or in the answers leaves only those out."""


def read_council(path: Path, folder: SourceFolder, vocabulary: Vocabulary) -> CouncilReading:
    """Read a council's folder as far as it can be read, reporting every fault to the folder."""
    before = len(folder.problems)
    fault = slug_fault(path.name)
    if fault:
        folder.report(folder.place_of(path), fault, "bad-slug")
    _report_strangers(path, folder, vocabulary)
    editions = read_editions(path / EDITIONS, PROTOCOL, folder, vocabulary)
    source = folder.read(path / "council.yml", if_missing=_NO_COUNCIL)
    tree = parse_yaml(source) if source else YamlTree()
    form = fill(CouncilForm, tree, folder) if source else None
    if source is None or form is None:
        read_trees(path / "trees", folder, vocabulary, editions)  # One fault does not hide another.
        return CouncilReading(editions, None, is_whole=False)
    _check_names(form, tree, folder, vocabulary)
    editions = ranked(editions, _in_force(form.in_force, tree, ("in_force",)), folder)
    others = _other_documents(path, form, tree, folder, vocabulary)
    is_whole = len(folder.problems) == before and bool(editions)
    crest, accent = read_crest(path, form, tree, folder), read_accent(form, tree, folder)
    trees = read_trees(path / "trees", folder, vocabulary, editions)
    answers = read_answers(path / ANSWERS, folder, vocabulary, editions)
    self_check = read_self_check(path / SELF_CHECK, folder, editions)
    council = _council(path.name, form, tree, editions, trees, answers) if editions else None
    if council is not None:
        documents = (*council.documents, *others)
        imports = read_imports(path / IMPORTS, folder, editions, PROTOCOL.id)
        for other in others:
            kind = other.kind.id
            imports += read_imports(path / kind / IMPORTS, folder, other.editions, kind)
        council = replace(
            council,
            self_check=self_check,
            imports=imports,
            documents=documents,
            crest=crest,
            accent=accent,
        )
    beside = (edition for document in others for edition in document.editions)
    return CouncilReading((*editions, *beside), council, is_whole)


def _in_force(name: str | None, tree: YamlTree, path: tuple[str, ...]) -> InForce:
    return InForce(name, tree.place(path if name is not None else ()))


def _other_documents(
    path: Path, form: CouncilForm, tree: YamlTree, folder: SourceFolder, vocabulary: Vocabulary
) -> tuple[Document, ...]:
    """Read what the council publishes besides its protocol: a folder for each kind."""
    kinds = {id_: kind for id_, kind in vocabulary.document_kinds.items() if kind != PROTOCOL}
    there = {entry.name: entry for entry in folder.children(path) if entry.name in kinds}
    for name in form.documents:
        if name not in there:
            known = (
                did_you_mean(name, there) if there else "; the council has no folder of this name"
            )
            folder.report(
                tree.key_place(("documents", name)),
                f"there is no document '{name}'{known}",
                "unknown-document",
            )
    documents = []
    for id_, kind in kinds.items():
        if id_ not in there:
            continue
        _report_strangers_in(there[id_], (EDITIONS, AS_RECEIVED, IMPORTS), kind.name, folder)
        if not there[id_].is_dir():
            continue
        editions = read_editions(there[id_] / EDITIONS, kind, folder, vocabulary)
        said = form.documents[id_].in_force if id_ in form.documents else None
        editions = ranked(editions, _in_force(said, tree, ("documents", id_, "in_force")), folder)
        if editions:
            documents.append(Document(kind, editions))
    return tuple(documents)


def _council(
    name: str,
    form: CouncilForm,
    tree: YamlTree,
    editions: tuple[Edition, ...],
    trees: tuple[Tree, ...],
    answers: Answers | None,
) -> Council:
    return Council(
        id=name,
        name=form.name or "",
        short_name=_short_name(form),
        kind=form.kind,
        documents=(Document(PROTOCOL, editions),),
        at=tree.place(("short_name",)),
        unnamed=form.unnamed or "",
        kind_called=form.kind_called or "",
        ambiguous=form.ambiguous or "",
        country=form.country,
        country_ground=form.country_ground or "",
        website=form.website or "",
        published=form.published,
        source_url=form.source_url or "",
        contact=form.contact or "",
        rights=form.rights or "",
        permission=form.permission or "",
        role_names=tuple((role, tuple(names)) for role, names in form.names.items()),
        notes=tuple(
            note.note(tree.place(("notes", index))) for index, note in enumerate(form.notes)
        ),
        trees=trees,
        answers=answers,
    )


def _report_strangers(path: Path, folder: SourceFolder, vocabulary: Vocabulary) -> None:
    kinds = (id_ for id_ in vocabulary.document_kinds if id_ != PROTOCOL.id)
    _report_strangers_in(path, (*_ENTRIES, *kinds), _OWNER, folder)


def _report_strangers_in(
    path: Path, known: Sequence[str], owner: str, folder: SourceFolder
) -> None:
    for entry in folder.children(path):
        if owner == _OWNER and CREST.fullmatch(entry.name):
            continue  # Reported when it is read.
        if entry.name not in known:
            if owner == _OWNER and entry.is_dir() and has_faulty_kinds(folder):
                continue  # It may be of a kind that could not be read.
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is nothing that {owner} has{did_you_mean(entry.name, known)}",
                "unknown-file",
            )
        elif entry.name == AS_RECEIVED:
            folder.children(entry)  # Reports a file in place of the folder.


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


def _short_name(form: CouncilForm) -> str:
    """Return what lists call a council; a word in brackets, such as "(unnamed)", is not a name."""
    has_none = form.name is None and form.short_name.startswith("(")
    return _(NOT_IDENTIFIED) if has_none else form.short_name

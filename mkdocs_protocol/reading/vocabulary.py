"""The words that all councils share: topics.yml, roles.yml, situations.yml, questions.yml and comparing.yml."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.terms import Role, Situation, Topic
from mkdocs_protocol.core.vocabulary import Vocabulary
from mkdocs_protocol.reading.comparing_form import ComparingForm
from mkdocs_protocol.reading.document_kinds import read_document_kinds
from mkdocs_protocol.reading.files import Source, slug_fault
from mkdocs_protocol.reading.fill import fill, read_form
from mkdocs_protocol.reading.forms import (
    RoleForm,
    RolesForm,
    SituationForm,
    SituationsForm,
    TopicsForm,
)
from mkdocs_protocol.reading.learning import read_glossary
from mkdocs_protocol.reading.outside import read_outside
from mkdocs_protocol.reading.questions import read_questions
from mkdocs_protocol.reading.yaml_tree import Path, YamlTree, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_protocol.core.learning import GlossaryEntry
    from mkdocs_protocol.core.outside import Outside
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.reading.files import SourceFolder


_OWN = files("mkdocs_protocol") / "starter/comparing.yml"


def read_vocabulary(
    folder: SourceFolder, *, needs_situations: bool, needs_questions: bool = False
) -> Vocabulary:
    """Read the shared words; situations.yml and questions.yml may be missing unless something needs them."""
    topics, roles = _topics(folder), _roles(folder)
    situations = _situations(folder, roles, is_needed=needs_situations)
    questions = _questions(folder, topics, situations, is_needed=needs_questions)
    return Vocabulary(
        topics,
        roles,
        situations,
        questions,
        _glossary(folder),
        _little_words(folder),
        _outside(folder, roles, situations),
        own_kinds=read_document_kinds(folder),
    )


def report_repeated_ids(ids: Sequence[str], tree: YamlTree, folder: SourceFolder) -> None:
    """Report each id of a shared list that an entry above it already has."""
    first: dict[str, Location] = {}
    for index, id_ in enumerate(ids):
        at = tree.place((index, "id"))
        if id_ in first:
            folder.report(
                at,
                f"the id '{id_}' is used twice (first on line {first[id_].line}); "
                "write another one",
                "duplicate-id",
            )
        first.setdefault(id_, at)


def report_ids_that_are_no_address(
    ids: Sequence[str], tree: YamlTree, folder: SourceFolder
) -> None:
    """Report each id of a shared list that cannot be the address of a page."""
    for index, id_ in enumerate(ids):
        fault = slug_fault(id_)
        if fault:
            folder.report(tree.place((index, "id")), fault, "bad-slug")


def report_unknown_roles(
    named: Sequence[str], known: Collection[str], path: Path, tree: YamlTree, folder: SourceFolder
) -> None:
    """Report each role of the list at a path of a shared file that roles.yml does not have."""
    hints = Hints()
    for place, role in enumerate(named):
        if role not in known:
            folder.report(
                tree.place((*path, place)),
                f"unknown role '{role}'{hints(role, known, listed_in='roles.yml')}",
                "unknown-role",
            )


def _topics(folder: SourceFolder) -> tuple[Topic, ...]:
    found = read_form(TopicsForm, folder.root / "topics.yml", folder, is_needed=True)
    if found is None:
        return ()
    entries, tree = found[0].root, found[1]
    report_repeated_ids([entry.id for entry in entries], tree, folder)
    report_ids_that_are_no_address([entry.id for entry in entries], tree, folder)
    return tuple(
        Topic(entry.id, entry.label, entry.definition, tuple(entry.words)) for entry in entries
    )


def _roles(folder: SourceFolder) -> tuple[Role, ...]:
    found = read_form(RolesForm, folder.root / "roles.yml", folder, is_needed=True)
    if found is None:
        return ()
    entries, tree = found[0].root, found[1]
    report_repeated_ids([entry.id for entry in entries], tree, folder)
    _report_shared_names(entries, tree, folder)
    return tuple(
        Role(e.id, e.label, e.definition, e.several, e.side, tuple(e.also_called)) for e in entries
    )


def _report_shared_names(entries: Sequence[RoleForm], tree: YamlTree, folder: SourceFolder) -> None:
    """Report each common name of a role that another role has too."""
    first: dict[str, str] = {}
    for index, entry in enumerate(entries):
        for place, name in enumerate(entry.also_called):
            other = first.setdefault(name.casefold(), entry.id)
            if other != entry.id:
                folder.report(
                    tree.place((index, "also_called", place)),
                    f"'{name}' is also a name of '{other}'; leave it with one of the two roles",
                    "shared-name",
                )


def _little_words(folder: SourceFolder) -> frozenset[str]:
    """Return the little words of comparing.yml, or of the file that comes with the program."""
    path = folder.root / "comparing.yml"
    source = folder.read(path) if path.exists() else Source(path.name, _OWN.read_text("utf-8"))
    if source is None:
        return frozenset()
    form = fill(ComparingForm, parse_yaml(source), folder)
    return frozenset(word.casefold() for word in form.little_words) if form else frozenset()


def _situations(
    folder: SourceFolder, roles: Sequence[Role], *, is_needed: bool
) -> tuple[Situation, ...]:
    found = read_form(SituationsForm, folder.root / "situations.yml", folder, is_needed=is_needed)
    if found is None:
        return ()
    entries, tree = found[0].root, found[1]
    report_repeated_ids([entry.id for entry in entries], tree, folder)
    report_ids_that_are_no_address([entry.id for entry in entries], tree, folder)
    known = [role.id for role in roles]
    for index, entry in enumerate(entries):
        report_unknown_roles(entry.asked_by, known, (index, "asked_by"), tree, folder)
        report_unknown_roles(entry.about, known, (index, "about"), tree, folder)
        for place, note in enumerate(entry.notes):
            report_unknown_roles(note.roles, known, (index, "notes", place, "roles"), tree, folder)
    return tuple(_situation(entry, tree, index) for index, entry in enumerate(entries))


def _questions(
    folder: SourceFolder,
    topics: Sequence[Topic],
    situations: Sequence[Situation],
    *,
    is_needed: bool,
) -> tuple[Question, ...]:
    questions, tree = read_questions(
        folder,
        topics=[topic.id for topic in topics],
        situations=[situation.id for situation in situations],
        is_needed=is_needed,
    )
    if tree is not None:
        ids = [question.id for question in questions]
        report_repeated_ids(ids, tree, folder)
        report_ids_that_are_no_address(ids, tree, folder)
    return questions


def _glossary(folder: SourceFolder) -> tuple[GlossaryEntry, ...]:
    entries, tree = read_glossary(folder)
    if tree is not None:
        report_repeated_ids([entry.id for entry in entries], tree, folder)
    return entries


def _outside(
    folder: SourceFolder, roles: Sequence[Role], situations: Sequence[Situation]
) -> tuple[Outside, ...]:
    entries, tree = read_outside(
        folder,
        roles=[role.id for role in roles],
        situations=[situation.id for situation in situations],
    )
    if tree is not None:
        report_repeated_ids([entry.id for entry in entries], tree, folder)
    return entries


def _situation(form: SituationForm, tree: YamlTree, index: int) -> Situation:
    notes = [
        (note.when == "formal" or note.roles, note.note(tree.place((index, "notes", place))))
        for place, note in enumerate(form.notes)
    ]
    return Situation(
        form.id,
        form.label,
        form.definition,
        tuple(form.asked_by),
        tuple(form.about),
        tuple(note for is_of_steps, note in notes if not is_of_steps),
        tuple(note for is_of_steps, note in notes if is_of_steps),
    )

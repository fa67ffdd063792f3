"""The words that all councils share: topics.yml, roles.yml and situations.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location, did_you_mean
from mkdocs_protocol.core.protocol import Note
from mkdocs_protocol.core.vocabulary import Role, Situation, Topic, Vocabulary
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.forms import (
    RolesForm,
    SituationForm,
    SituationsForm,
    TermForm,
    TopicsForm,
)
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.reading.files import SourceFolder


def read_vocabulary(folder: SourceFolder, *, needs_situations: bool) -> Vocabulary:
    """Read the shared words; situations.yml may be missing unless something needs it."""
    topics, roles = _topics(folder), _roles(folder)
    return Vocabulary(topics, roles, _situations(folder, roles, is_needed=needs_situations))


def _topics(folder: SourceFolder) -> tuple[Topic, ...]:
    source = folder.read(folder.root / "topics.yml")
    if source is None:
        return ()
    tree = parse_yaml(source)
    form = fill(TopicsForm, tree, folder)
    entries = form.root if form else []
    _check_ids(entries, tree, folder)
    return tuple(Topic(entry.id, entry.label, entry.definition) for entry in entries)


def _roles(folder: SourceFolder) -> tuple[Role, ...]:
    source = folder.read(folder.root / "roles.yml")
    if source is None:
        return ()
    tree = parse_yaml(source)
    form = fill(RolesForm, tree, folder)
    entries = form.root if form else []
    _check_ids(entries, tree, folder)
    return tuple(Role(entry.id, entry.label, entry.definition, entry.several) for entry in entries)


def _situations(
    folder: SourceFolder, roles: Sequence[Role], *, is_needed: bool
) -> tuple[Situation, ...]:
    path = folder.root / "situations.yml"
    source = folder.read(path) if is_needed or path.exists() else None
    if source is None:
        return ()
    tree = parse_yaml(source)
    form = fill(SituationsForm, tree, folder)
    entries = form.root if form else []
    _check_ids(entries, tree, folder)
    _check_roles(entries, [role.id for role in roles], tree, folder)
    return tuple(map(_situation, entries))


def _situation(form: SituationForm) -> Situation:
    notes = [(note.when, Note(note.text, note.dated, note.source)) for note in form.notes]
    return Situation(
        form.id,
        form.label,
        form.definition,
        tuple(form.asked_by),
        tuple(form.about),
        tuple(note for when, note in notes if when == "always"),
        tuple(note for when, note in notes if when == "formal"),
    )


def _check_ids(entries: Sequence[TermForm], tree: YamlTree, folder: SourceFolder) -> None:
    first: dict[str, Location] = {}
    for index, entry in enumerate(entries):
        at = tree.place((index, "id"))
        if entry.id in first:
            folder.report(
                at,
                f"the id '{entry.id}' is used twice (first on line {first[entry.id].line}); "
                "write another one",
                "duplicate-id",
            )
        first.setdefault(entry.id, at)


def _check_roles(
    entries: Sequence[SituationForm], roles: Sequence[str], tree: YamlTree, folder: SourceFolder
) -> None:
    for index, entry in enumerate(entries):
        for key, named in (("asked_by", entry.asked_by), ("about", entry.about)):
            for place, role in enumerate(named):
                if role not in roles:
                    folder.report(
                        tree.place((index, key, place)),
                        f"unknown role '{role}'{did_you_mean(role, roles)}",
                        "unknown-role",
                    )

"""Decision trees: the files in a council's folder trees/, one for each situation."""

from __future__ import annotations

from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.problems import Places
from mkdocs_protocol.core.trees import (
    SILENCE_ID,
    Conflict,
    Contact,
    Edge,
    Expect,
    NodeKind,
    Quote,
    Tie,
    Tree,
    TreeNode,
    Unless,
)
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.form_parts import QuoteForm
from mkdocs_protocol.reading.forms import AnswerForm, NodeForm, TieForm, TreeForm
from mkdocs_protocol.reading.yaml_tree import Path as YamlPath
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder

Trees: TypeAlias = dict[str, Tree]
"""Trees by the situations that they answer."""

_SUFFIX = ".yml"
_BELONGS_WITH = {
    "start": "nodes",
    "differs": "same_as",
    "near": "silent",
    "lacks": "silent",
    "answered_by": "lacks",
}
_LEFT_OUT_WITH = {"same_as": ("edition",), "silent": ("conflicts", "by_reading")}


def has_tree_files(path: Path, folder: SourceFolder) -> bool:
    """Return whether a council's folder holds anything in trees/."""
    return any(True for _ in folder.children(path / "trees"))


def read_trees(
    path: Path, folder: SourceFolder, vocabulary: Vocabulary, editions: Sequence[Edition]
) -> tuple[Tree, ...]:
    """Read a council's trees, in the order of the situations; one with a fault is left out.

    `editions` has the council's leading edition first; without editions the files are checked as far as possible by
    themselves.
    """
    trees: Trees = {}
    faulty: set[str] = set()
    for entry in folder.children(path):
        if not _is_tree(entry, folder, vocabulary):
            continue
        tree = _read_tree(entry, folder, [edition.id for edition in editions])
        if tree is None:
            faulty.add(entry.stem)
        else:
            trees[entry.stem] = tree
    whole = _with_repeated(trees, faulty, folder)
    return tuple(whole[term.id] for term in vocabulary.situations if term.id in whole)


def _is_tree(entry: Path, folder: SourceFolder, vocabulary: Vocabulary) -> bool:
    """Return whether a file is a tree, judging by its name, and report it if it is not."""
    if entry.suffix != _SUFFIX:
        folder.report(
            folder.place_of(entry),
            f"'{entry.name}' is not a decision tree; a tree is a file that ends in {_SUFFIX}",
            "unknown-file",
        )
        return False
    # Without any situations the fault is that situations.yml is missing or faulty, which is reported there.
    if vocabulary.situations and entry.stem not in vocabulary.situation_by_id:
        hint = did_you_mean(entry.stem, vocabulary.situation_by_id, listed_in="situations.yml")
        folder.report(
            folder.place_of(entry),
            f"situations.yml has no situation '{entry.stem}'{hint}",
            "tree-unknown-situation",
        )
        return False
    return True


def _read_tree(entry: Path, folder: SourceFolder, editions: Sequence[str]) -> Tree | None:
    source = folder.read(entry)
    if source is None:
        return None
    before = len(folder.problems)
    yaml = parse_yaml(source)
    form = fill(TreeForm, yaml, folder)
    if form is None:
        return None
    _check_keys(yaml, folder)
    _check_nodes(form, yaml, folder)
    if form.edition is not None and editions and form.edition not in editions:
        folder.report(
            yaml.place(("edition",)),
            f"there is no edition '{form.edition}'{did_you_mean(form.edition, editions)}",
            "unknown-edition",
        )
    if len(folder.problems) > before:
        return None
    edition = form.edition or next(iter(editions), "")
    nodes = form.nodes or {}
    return Tree(
        situation=entry.stem,
        edition=edition,
        start=SILENCE_ID if form.silent else form.start or "",
        nodes=_silence(form, yaml) if form.silent else tuple(_nodes(nodes, yaml)),
        edges=tuple(_edges(nodes, yaml)),
        at=source.at(),
        conflicts=tuple(
            Conflict(c.text, tuple(c.clauses), tuple(c.readings)) for c in form.conflicts
        ),
        gaps=tuple(form.gaps),
        notes=tuple(
            note.note(yaml.place(("notes", index))) for index, note in enumerate(form.notes)
        ),
        same_as=form.same_as or "",
        differs=form.differs or "",
        silent=form.silent or "",
        near=tuple(form.near),
        by_reading=form.by_reading or "",
        searched=tuple(form.searched),
        expect=tuple(Expect(_quote(one), one.verb or "") for one in form.expect),
        places=Places.of({_joined(path): at for path, at in yaml.places.items()}),
        keys=Places.of({_joined(path): at for path, at in yaml.keys.items()}),
    )


def _check_keys(yaml: YamlTree, folder: SourceFolder) -> None:
    """Report keys of a tree that do not belong together, which a form alone cannot place."""
    for key, other in _BELONGS_WITH.items():
        if key in yaml.value and other not in yaml.value:
            folder.report(
                yaml.key_place((key,)),
                f"'{key}' belongs with '{other}', which is not here; remove it",
                "tree-shape",
            )
    if "nodes" in yaml.value and "start" not in yaml.value:
        folder.report(
            yaml.key_place(("nodes",)),
            "the key 'start' is missing; write the id of the first node",
            "missing-key",
        )
    for key, others in _LEFT_OUT_WITH.items():
        for other in others:
            if key in yaml.value and other in yaml.value:
                folder.report(
                    yaml.key_place((other,)),
                    f"'{other}' cannot go with '{key}'; remove it",
                    "tree-shape",
                )


def _check_nodes(form: TreeForm, yaml: YamlTree, folder: SourceFolder) -> None:
    """Report keys of a step that do not belong together."""
    for name, node in (form.nodes or {}).items():
        if node.lacks and node.kind is not NodeKind.SILENCE:
            folder.report(
                yaml.key_place(("nodes", name, "lacks")),
                f"'lacks' belongs with a silence, and '{name}' is of the kind '{node.kind}'; remove "
                "it",
                "tree-shape",
            )
        if node.answered_by and not node.lacks:
            folder.report(
                yaml.key_place(("nodes", name, "answered_by")),
                "'answered_by' belongs with 'lacks', which is not here; write what the silence is about",
                "tree-shape",
            )
        if node.unless and not node.who:
            folder.report(
                yaml.key_place(("nodes", name, "unless")),
                "'unless' belongs with 'who', which is not here; write whom the text names otherwise",
                "tree-shape",
            )
        if "who_joined" in node.model_fields_set and len(node.who) < 2:
            folder.report(
                yaml.key_place(("nodes", name, "who_joined")),
                "'who_joined' belongs with several under 'who', which are not here; remove it",
                "tree-shape",
            )


def _silence(form: TreeForm, yaml: YamlTree) -> tuple[TreeNode, ...]:
    at = yaml.place(("silent",))
    return (
        TreeNode(
            SILENCE_ID,
            NodeKind.SILENCE,
            form.silent or "",
            lacks=tuple(form.lacks),
            ties=_ties(form),
            at=at,
        ),
    )


def _nodes(nodes: Mapping[str, NodeForm], yaml: YamlTree) -> Iterator[TreeNode]:
    for name, form in nodes.items():
        yield TreeNode(
            id=name,
            kind=form.kind,
            text=form.text,
            quotes=tuple(map(_quote, form.quotes)),
            inferred=form.inferred or "",
            modal=form.modal or "",
            who=_contacts(form.who),
            who_joined=form.who_joined,
            decides=_contacts(form.decides),
            formal=form.formal,
            time_limit=form.time_limit or "",
            appeal=form.appeal or "",
            condition=form.condition,
            unless=tuple(
                Unless(
                    one.text,
                    tuple(map(_quote, one.quotes)),
                    tuple(one.concerns),
                    _contacts(one.who),
                )
                for one in form.unless
            ),
            lacks=tuple(form.lacks),
            ties=_ties(form),
            at=yaml.key_place(("nodes", name)),
        )


def _quote(form: QuoteForm) -> Quote:
    return Quote(form.clause, form.words)


def _ties(form: NodeForm | TreeForm) -> tuple[Tie, ...]:
    def tie(one: TieForm) -> Tie:
        return Tie(one.council, _quote(one), tuple(one.on or form.lacks))

    return tuple(map(tie, form.answered_by))


def _contacts(names: Mapping[str, str]) -> tuple[Contact, ...]:
    return tuple(Contact(role, name) for role, name in names.items())


def _edges(nodes: Mapping[str, NodeForm], yaml: YamlTree) -> Iterator[Edge]:
    for name, form in nodes.items():
        for index, answer in enumerate(form.answers):
            yield _edge(name, answer, ("nodes", name, "answers", index), yaml)
        if form.next is not None:
            yield _edge(name, form.next, ("nodes", name, "next"), yaml)


def _edge(origin: str, form: AnswerForm, path: YamlPath, yaml: YamlTree) -> Edge:
    # `next` may be a mere id, which has no key 'to' of its own; its place is then that of `next`.
    at = yaml.place((*path, "to"))
    return Edge(origin, form.to, form.label, form.inferred, tuple(form.concerns), at)


def _with_repeated(trees: Trees, faulty: set[str], folder: SourceFolder) -> Trees:
    """Give a tree that repeats another the steps of that one."""
    whole: Trees = {}
    for situation, tree in trees.items():
        if not tree.same_as:
            whole[situation] = tree
            continue
        fault = _fault_of_repeating(tree, trees, faulty)
        if fault:
            folder.report(tree.places["same_as"], fault, "tree-same-as")
        elif tree.same_as not in faulty:
            whole[situation] = _repeating(tree, trees[tree.same_as])
    return whole


def _fault_of_repeating(tree: Tree, trees: Trees, faulty: set[str]) -> str:
    if tree.same_as == tree.situation:
        return "a tree cannot repeat itself; write another situation, or the steps"
    if tree.same_as in faulty:
        return ""
    if tree.same_as not in trees:
        others = sorted({*trees, *faulty} - {tree.situation})
        hint = did_you_mean(tree.same_as, others) if others else ""
        return f"this council has no tree '{tree.same_as}'{hint}"
    other = trees[tree.same_as]
    if other.same_as:
        return f"'{tree.same_as}' itself repeats '{other.same_as}'; write that one here"
    if other.silent:
        return f"'{tree.same_as}' is a silence; write 'silent' here too"
    return ""


def _repeating(tree: Tree, other: Tree) -> Tree:
    """Return a tree with the steps of another, and its conflicts and gaps if it has none of its own."""
    return replace(
        tree,
        edition=other.edition,
        start=other.start,
        nodes=other.nodes,
        edges=other.edges,
        conflicts=tree.conflicts or other.conflicts,
        gaps=tree.gaps or other.gaps,
        by_reading=tree.by_reading or other.by_reading,
        searched=tree.searched or other.searched,
        expect=tree.expect or other.expect,
    )


def _joined(path: YamlPath) -> str:
    return intern(".".join(map(str, path)))  # One of them for places and keys, and for all trees.

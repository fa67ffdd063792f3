"""What the facts of an edition say about its clauses, carried to the next one for clauses that are the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.standing import Standing, standing
from mkdocs_protocol.reading.files import Source
from mkdocs_protocol.reading.fill import front_matter
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.core.vocabulary import Vocabulary

_LISTS = ("findings", "notes", "dismissed")


@dataclass(frozen=True, slots=True)
class Carried:
    """Lines for the facts of the new edition, and what has to be checked or given again."""

    lines: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """What was not carried."""
    facts: Standing = field(default_factory=Standing)


def carried(
    source: str, text: str, before: Edition, now: Edition, vocabulary: Vocabulary
) -> Carried:
    """Return what the facts of the previous edition say that still holds for the new one, whose text is given.

    That is what they say of clauses that it has word for word, what it prints as before, and silences.
    """
    split = front_matter(Source("", source))
    if split is None:
        return Carried()
    facts = split[0]
    tree = parse_yaml(Source("", source), facts, first_line=2)
    topics = {each.id: f"{each.label}\n{each.definition}" for each in vocabulary.topics}
    found = standing(tree.value if isinstance(tree.value, dict) else {}, split[1], text, topics)
    lines = list(found.lines)
    left = list(found.left)
    for key in _LISTS:
        entries = list(_entries(key, facts.split("\n"), tree))
        kept = [text for clauses, text in entries if clauses and clauses <= _same(before, now)]
        if kept:
            lines += [f"{key}:", *kept]
        if len(kept) < len(entries):
            left.append(key)
    return Carried(tuple(lines), tuple(left), found)


def cited_elsewhere(
    trees: tuple[Tree, ...], before: Edition, now: Edition
) -> Iterator[tuple[Tree, str]]:
    """Yield each tree on an edition with a clause that it quotes and that the new edition has not word for word."""
    same = _same(before, now)
    for tree in trees:
        quotes = [quote for node in tree.nodes for quote in node.quotes]
        quotes += [quote for node in tree.nodes for one in node.unless for quote in one.quotes]
        quotes += [one.quote for one in tree.expect]
        for clause in dict.fromkeys(quote.clause for quote in quotes):
            if tree.edition == before.id and clause not in same:
                yield tree, clause


def _same(before: Edition, now: Edition) -> frozenset[str]:
    words = {clause.id: clause.text.split() for clause in before.clauses}
    return frozenset(
        clause.id for clause in now.clauses if words.get(clause.id) == clause.text.split()
    )


def _entries(key: str, lines: list[str], tree: YamlTree) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the clauses of each entry of a list in the facts, with its lines as they stand."""
    listed = tree.value.get(key) if isinstance(tree.value, dict) else None
    if not isinstance(listed, list):
        return
    starts = [tree.place((key, at)).line - 2 for at in range(len(listed))]
    ends = (
        [
            *starts[1:],
            next(
                (n for n in range(starts[-1] + 1, len(lines)) if lines[n][:1].strip()), len(lines)
            ),
        ]
        if starts
        else []
    )
    for entry, start, end in zip(listed, starts, ends, strict=True):
        if not isinstance(entry, dict) or not lines[start].lstrip().startswith("-"):
            yield frozenset(), ""
            continue
        clauses = entry.get("clauses") or [entry.get("clause") or ""]
        text = "\n".join(line for line in lines[start:end] if line.strip())
        yield frozenset(each for each in clauses if each), text

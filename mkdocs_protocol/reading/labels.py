"""What a citation calls clauses whose numbers begin again: it names one clause and no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.protocol import Clause, Section, walk

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Node

_LANGUAGES = {"cy": "Welsh", "en": "English", "en-GB": "English", "kw": "Cornish", "gd": "Gaelic"}


def told_apart(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a text in which no two clauses have the same label.

    Where a number occurs more than once, its clauses are called by their language, if that tells them
    apart, else by their headings; where neither does, by the order in which they stand.
    """
    clauses = [node for node in walk(body) if isinstance(node, Clause)]
    of_sections = {n.number for n in walk(body) if isinstance(n, Section) and not _is_clause(n)}
    taken = Counter(clause.label for clause in clauses)
    taken.update(number for number in of_sections if number)
    repeated = [clause for clause in clauses if taken[clause.label] > 1]
    if not repeated:
        return body
    labels = {clause.id: clause.label for clause in clauses}
    for name in (_by_language, _by_heading):
        groups: dict[str, dict[str, str]] = {}
        for clause in repeated:
            label = labels[clause.id]
            groups.setdefault(label, {})[clause.id] = name(clause, label)
        for label, group in groups.items():
            # Of those that are called the same, all are called in the new way, or none.
            if len(set(group.values())) > 1 or label in of_sections:
                labels |= group
    seen: Counter[str] = Counter()
    counts = Counter(labels.values())
    for clause in repeated:
        label = labels[clause.id]
        if counts[label] > 1:
            seen[label] += 1
            labels[clause.id] = f"{label} (place {seen[label]})"
    return _labelled(body, labels)


def _is_clause(section: Section) -> bool:
    first = section.children[0] if section.children else None
    return isinstance(first, Clause) and first.is_heading


def _by_language(clause: Clause, label: str) -> str:
    language = clause.language or ""
    name = _LANGUAGES.get(language, language)
    return f"{label} ({name})" if name else label


def _by_heading(clause: Clause, label: str) -> str:
    return f"{clause.heading.rstrip(' :')}, {label}" if clause.heading else label


def _labelled(nodes: tuple[Node, ...], labels: dict[str, str]) -> tuple[Node, ...]:
    return tuple(
        replace(node, label=labels[node.id]) if isinstance(node, Clause)
        else replace(node, children=_labelled(node.children, labels)) if isinstance(node, Section)
        else node
        for node in nodes
    )  # fmt: skip

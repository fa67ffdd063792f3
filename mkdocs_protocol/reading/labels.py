"""What a citation calls clauses if numbers begin again: it means one clause and no other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.language_names import language_name
from mkdocs_protocol.core.protocol import Clause, Section, walk
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Node

ITEM = (N_("{heading}, item {number}"), N_("closing item {number}"), N_("opening item {number}"))
PARAGRAPH = (
    N_("{heading}, paragraph {number}"),
    N_("closing paragraph {number}"),
    N_("opening paragraph {number}"),
)
"""What clauses without numbers are called: below a heading, at the end, and at the beginning."""


def place(kind: tuple[str, str, str], heading: str, count: int, *, is_closing: bool) -> str:
    """Return what a citation calls a clause without a number: its heading, and its place below it."""
    below, closing, opening = kind
    if heading:
        return _(below).format(heading=heading.strip(" :–—-"), number=count)
    return _(closing if is_closing else opening).format(number=count)


def told_apart(body: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a text in which no two clauses have the same label.

    If a number occurs more than once, its clauses are distinguished by their language if possible, or else by their
    headings; failing both, by their order.
    """
    clauses = [node for node in walk(body) if isinstance(node, Clause)]
    of_sections = {n.number for n in walk(body) if isinstance(n, Section) and not n.is_clause}
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
            # Of those with the same label, either all get the new one or none does.
            if len(set(group.values())) > 1 or label in of_sections:
                labels |= group
    seen: Counter[str] = Counter()
    counts = Counter(labels.values())
    for clause in repeated:
        label = labels[clause.id]
        if counts[label] > 1:
            seen[label] += 1
            labels[clause.id] = _("{clause} (place {number})").format(
                clause=label, number=seen[label]
            )
    return _labelled(body, labels)


def _by_language(clause: Clause, label: str) -> str:
    language = clause.language or ""
    name = language_name(language)
    return _("{clause} ({language})").format(clause=label, language=name) if name else label


def _by_heading(clause: Clause, label: str) -> str:
    if not clause.heading:
        return label
    return _("{heading}, {clause}").format(heading=clause.heading.strip(" :–—-"), clause=label)


def _labelled(nodes: tuple[Node, ...], labels: dict[str, str]) -> tuple[Node, ...]:
    return tuple(
        replace(node, label=labels[node.id])
        if isinstance(node, Clause)
        else replace(node, children=_labelled(node.children, labels))
        if isinstance(node, Section)
        else node
        for node in nodes
    )

"""Two documents compared: every clause of both in exactly one row.

What a person has declared comes first. Of the rest, lists are matched item by item, then clauses by their
words; clauses whose items answer each other are alike by that, too. Only like is compared with like: what
councillors owe never answers what officers owe, and clauses that share no topic must be much more alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import Comparison, in_order
from mkdocs_protocol.comparing.two_documents.declarations import declared_groups
from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.comparing.two_documents.lists import item_rows, likeness_by_items, with_items
from mkdocs_protocol.comparing.two_documents.passages import (
    clauses_of,
    items_of_lists,
    main_topics_of,
    may_answer,
    topics_of,
)
from mkdocs_protocol.comparing.two_documents.rows import placed
from mkdocs_protocol.comparing.two_documents.texts import NEVER, Texts, lone_rows, matched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Rows, Side
    from mkdocs_protocol.core.expectations import ExpectationRow

ALIKE_ON_TOPIC = 0.25
"""How alike clauses must be to answer each other that are mainly about the same,"""
ALIKE_TOUCHING = 0.3
"""those that one only touches on what the other is about,"""
ALIKE_ELSEWHERE = 0.45
"""and those that share no topic."""


def compare(left: Side, right: Side, declared: Sequence[ExpectationRow] = ()) -> Comparison:
    """Return what two documents have in common, and what only one of them has.

    `declared` are the rows that a person has declared; what they say always wins. The same is found from
    either side: the two are always looked at in the same order, and the result is turned round where asked.
    """
    if _order(right) < _order(left):
        return compare(right, left, declared).flipped()
    texts, lists, scale = _texts(left, right)
    items = item_rows(lists, scale, declared)
    clauses = _clause_rows(texts, scale, declared, likeness_by_items(lists, items, declared))
    rows = in_order((*clauses, *lone_rows(texts.lefts, texts.rights, clauses)))
    return Comparison(left, right, tuple(with_items(row, lists, items) for row in placed(rows)))


def compared_items(left: Side, right: Side, declared: Sequence[ExpectationRow] = ()) -> Rows:
    """Return the rows of list items of two documents that answer each other, whatever clauses they stand in."""
    if _order(right) < _order(left):
        return tuple(row.flipped() for row in compared_items(right, left, declared))
    _, lists, scale = _texts(left, right)
    return item_rows(lists, scale, declared)


def _texts(left: Side, right: Side) -> tuple[Texts, Texts, Scale]:
    texts = Texts(left, right, clauses_of(left.edition), clauses_of(right.edition))
    lists = Texts(left, right, items_of_lists(left.edition), items_of_lists(right.edition))
    return texts, lists, Scale(bag for each in (*texts.bags, *lists.bags) for bag in each)


def _order(side: Side) -> tuple[object, ...]:
    return tuple(clause.text for clause in side.edition.clauses), side.council.id, side.edition.id


def _clause_rows(
    texts: Texts,
    scale: Scale,
    declared: Sequence[ExpectationRow],
    by_items: Mapping[tuple[str, str], float],
) -> Rows:
    """Return the rows of clauses of both documents that answer each other."""
    lefts, rights = texts.lefts, texts.rights
    said = declared_groups(
        [row for row in declared if not row.is_promise],
        texts.left.council.id,
        texts.right.council.id,
        lefts,
        rights,
    )
    mains = [main_topics_of(p.clause) for p in lefts], [main_topics_of(p.clause) for p in rights]
    topics = [topics_of(p.clause) for p in lefts], [topics_of(p.clause) for p in rights]
    at = {p.clause.id: p.place for p in lefts}, {p.clause.id: p.place for p in rights}

    def enough(i: int, j: int) -> float:
        if not may_answer(lefts[i], rights[j]):
            return NEVER
        if mains[0][i] & mains[1][j]:
            return ALIKE_ON_TOPIC
        return ALIKE_TOUCHING if topics[0][i] & topics[1][j] else ALIKE_ELSEWHERE

    known = {(at[0][a], at[1][b]): likeness for (a, b), likeness in by_items.items()}
    return matched(texts, scale, enough, said, known=known)

"""Two documents compared: every clause of both in exactly one row.

What a person has declared comes first. Of the rest, clauses are matched by their words, and list items likewise. Only
like is compared with like: what councillors owe never answers what officers owe, and clauses that share no topic
must be much more alike.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.alignment import Scales
from mkdocs_protocol.comparing.two_documents.comparison import Comparison, in_order
from mkdocs_protocol.comparing.two_documents.declarations import declarations, declared_of
from mkdocs_protocol.comparing.two_documents.items import Beside, with_items
from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.comparing.two_documents.matching import matched_clauses, matched_items
from mkdocs_protocol.comparing.two_documents.passages import prepared
from mkdocs_protocol.comparing.two_documents.rows import placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Side
    from mkdocs_protocol.comparing.two_documents.matching import Matches
    from mkdocs_protocol.comparing.two_documents.passages import Document
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.vocabulary import Vocabulary


def compare(
    left: Side, right: Side, vocabulary: Vocabulary, declared: Sequence[ExpectationRow] = ()
) -> Comparison:
    """Return what two documents have in common, and what only one of them has.

    `vocabulary` says whose the roles are and what any council may call them. `declared` are the rows that a person
    has declared; these always win. The result is the same from either side: the two are always looked at in the same
    order, and the result is exchanged if necessary.
    """
    return compared(prepared(left, vocabulary), prepared(right, vocabulary), declared)


def compared(
    left: Document, right: Document, declared: Sequence[ExpectationRow] = ()
) -> Comparison:
    """Return two prepared documents compared."""
    if _order(right) < _order(left):
        return compared(right, left, declared).flipped()
    items, clauses, beside = matches(left, right, declared)
    of_items = items.rows()
    rows = placed(in_order(clauses.rows()))
    found = (with_items(row, beside.lists, of_items) for row in rows)
    return Comparison(left.side, right.side, tuple(beside.with_answers(row) for row in found))


def matches(
    left: Document, right: Document, declared: Sequence[ExpectationRow] = ()
) -> tuple[Matches, Matches, Beside]:
    """Return which items, and which clauses, of two documents answer each other; and everything that answers each passage."""
    passages = [each for d in (left, right) for each in (*d.clauses, *d.items)]
    scales = Scales(
        words=Scale(each.bag for each in passages),
        meanings=Scale(each.meanings for each in passages),
        statements=Scale(chain.from_iterable(each.statements for each in passages)),
    )
    known = declarations(left, right, declared_of(left, declared), declared_of(right, declared))
    items = matched_items(left, right, scales, known)
    clauses = matched_clauses(left, right, scales, known)
    pairs = chain(known.beside, _refs(items), _refs(clauses))
    return items, clauses, Beside(left, right, pairs)


def _refs(matches: Matches) -> list[tuple[str, str]]:
    return [(matches.left[i].passage.ref, matches.right[j].passage.ref) for i, j in matches.pairs]


def _order(document: Document) -> tuple[object, ...]:
    side = document.side
    return tuple(clause.text for clause in side.edition.clauses), side.council.id, side.edition.id

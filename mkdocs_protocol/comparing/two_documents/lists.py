"""The items of lists in two documents: which answer each other, and what that says of their clauses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_protocol.comparing.two_documents.comparison import in_order
from mkdocs_protocol.comparing.two_documents.declarations import declared_groups, settled
from mkdocs_protocol.comparing.two_documents.likeness import DIGITS
from mkdocs_protocol.comparing.two_documents.passages import may_answer
from mkdocs_protocol.comparing.two_documents.rows import lone_row, placed, shared_row
from mkdocs_protocol.comparing.two_documents.texts import ALIKE, NEVER, lone_rows, matched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row, Rows
    from mkdocs_protocol.comparing.two_documents.likeness import Scale
    from mkdocs_protocol.comparing.two_documents.texts import Passages, Texts
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow


def item_rows(lists: Texts, scale: Scale, declared: Sequence[ExpectationRow]) -> Rows:
    """Return the rows of items that answer each other, wherever in their documents they stand."""
    left, right = lists.left.council.id, lists.right.council.id
    said = declared_groups(declared, left, right, lists.lefts, lists.rights)
    done = (
        settled(declared, left, right, lists.lefts),
        settled(declared, right, left, lists.rights),
    )

    def enough(i: int, j: int) -> float:
        return ALIKE if may_answer(lists.lefts[i], lists.rights[j]) else NEVER

    return matched(lists, scale, enough, said, done)


def likeness_by_items(
    lists: Texts, items: Rows, declared: Sequence[ExpectationRow]
) -> dict[tuple[str, str], float]:
    """Return how alike clauses are by what stands in them, by their ids.

    That is the share of both clauses' items that answer one of the other's; one item alone says nothing of
    its clause. Where a clause says in sentences what others list, its items are the words that a person named.
    """
    linked = {
        (_Item(a.clause.id, a.ref), _Item(b.clause.id, b.ref))
        for row in items
        for a in row.left
        for b in row.right
    }
    for row in declared:
        if row.is_promise:
            ours = map(_named, row.of(lists.left.council.id))
            theirs = [*map(_named, row.of(lists.right.council.id))]
            linked |= {(a, b) for a in ours for b in theirs}
    sizes = (
        _sizes(lists.lefts, (item for item, _ in linked)),
        _sizes(lists.rights, (item for _, item in linked)),
    )
    between: dict[tuple[str, str], tuple[set[_Item], set[_Item]]] = {}
    for a, b in linked:
        answering = between.setdefault((a.clause, b.clause), (set(), set()))
        answering[0].add(a)
        answering[1].add(b)
    return {
        (a, b): round((len(left) + len(right)) / (sizes[0][a] + sizes[1][b]), DIGITS)
        for (a, b), (left, right) in between.items()
        if len(left) > 1 and len(right) > 1
    }


def with_items(row: Row, lists: Texts, items: Rows) -> Row:
    """Return a row of clauses with rows of their items, if both sides have lists."""
    lefts, rights = _within(row.left, lists.lefts), _within(row.right, lists.rights)
    if not (lefts and rights):
        return row
    here = {passage.place for passage in lefts}, {passage.place for passage in rights}
    inside: list[Row] = []
    for item in items:
        left = tuple(passage for passage in item.left if passage.place in here[0])
        right = tuple(passage for passage in item.right if passage.place in here[1])
        if left and right and item.found_by:
            inside.append(
                shared_row(left, right, item.found_by, likeness=item.likeness, label=item.label)
            )
        else:
            inside += [lone_row(p, on_left=True, elsewhere=item.right) for p in left]
            inside += [lone_row(p, on_left=False, elsewhere=item.left) for p in right]
    inside += lone_rows(lefts, rights, tuple(inside))
    return replace(row, items=placed(in_order(tuple(inside))))


class _Item(NamedTuple):
    """An item of a clause: of its lists, or words that a person has named."""

    clause: str
    words: str


def _named(item: ExpectationItem) -> _Item:
    return _Item(item.clause, item.ref if item.position else f"{item.ref} {item.words}")


def _sizes(passages: Passages, linked: Iterable[_Item]) -> Counter[str]:
    """Return how many items each clause has."""
    items = {_Item(passage.clause.id, passage.ref) for passage in passages}
    return Counter(item.clause for item in items.union(linked))


def _within(clauses: Passages, items: Passages) -> tuple[Passage, ...]:
    ids = {passage.clause.id for passage in clauses}
    return tuple(item for item in items if item.clause.id in ids)

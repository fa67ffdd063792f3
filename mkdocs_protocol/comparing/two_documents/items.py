"""Rows of clauses, with rows of their items and with what answers them in other rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, WordingChange, in_order
from mkdocs_protocol.comparing.two_documents.rows import lone_row, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row, Rows
    from mkdocs_protocol.comparing.two_documents.passages import Document


Lists: TypeAlias = "Mapping[str, Sequence[str]]"
"""The refs of the items of each clause of a document, by its ref."""


def with_items(row: Row, lists: tuple[Lists, Lists], items: Rows) -> Row:
    """Return a row of clauses with rows of their items, if these show what the whole texts do not.

    That is so if both sides have lists, an item of one answers one of the other, and the wording differs. `lists` are
    those of the left and of the right document.
    """
    if row.wording is WordingChange.SAME:
        return row
    ours, theirs = _items_of(row.left, lists[0]), _items_of(row.right, lists[1])
    if not (ours and theirs):
        return row
    inside: list[Row] = []
    for item in items:
        lefts = tuple(passage for passage in item.left if passage.ref in ours)
        rights = tuple(passage for passage in item.right if passage.ref in theirs)
        if lefts == item.left and rights == item.right and lefts and rights:
            inside.append(item)
        else:
            settled = item.is_settled or item.found_by is FoundBy.DECLARED
            inside += [
                lone_row(passage, item.nearest, on_left=on_left, is_settled=settled)
                for on_left, passages in ((True, lefts), (False, rights))
                for passage in passages
            ]
    if not any(item.is_shared for item in inside):
        return row
    return replace(row, items=placed(in_order(tuple(inside))))


class Beside:
    """What answers each passage of two documents, whatever row it is in."""

    def __init__(self, left: Document, right: Document, pairs: Iterable[tuple[str, str]]) -> None:
        self._passages = _by_ref(left), _by_ref(right)
        self._answers: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
        for one, other in pairs:
            self._answers[0].setdefault(one, set()).add(other)
            self._answers[1].setdefault(other, set()).add(one)
        self.lists = _items_by_clause(left), _items_by_clause(right)

    def with_answers(self, row: Row) -> Row:
        """Return a row, and its items, with what answers them in other rows."""
        items = tuple(self._with_answers(item, row, ()) for item in row.items)
        return replace(self._with_answers(row, row, row.items), items=items)

    def _with_answers(self, row: Row, whole: Row, items: Rows) -> Row:
        """Return a row with what answers it elsewhere; what is in `whole`, the row of clauses, is shown there."""
        left = self._also(row.left, whole.right, 0, has_items=bool(items))
        right = self._also(row.right, whole.left, 1, has_items=bool(items))
        # An item's partner in another item's row of the same clauses is still another row.
        if row is not whole:
            left = self._also_of_item(row.left, row.right, 0)
            right = self._also_of_item(row.right, row.left, 1)
        # What answers it elsewhere is known, so what comes near is no longer of interest.
        return replace(row, also=(right, left), nearest=() if right or left else row.nearest)

    def _also(
        self, passages: Iterable[Passage], seen: tuple[Passage, ...], side: int, *, has_items: bool
    ) -> tuple[Passage, ...]:
        """Return what in the other document answers clauses; their items' answers count if the items are not shown."""
        refs = [passage.ref for passage in passages]
        if not has_items:
            refs += [*chain(*(self.lists[side].get(ref, ()) for ref in refs))]
        found = {other for ref in refs for other in self._answers[side].get(ref, ())}
        known = {passage.ref for passage in seen}
        known |= {ref for passage in seen for ref in self.lists[1 - side].get(passage.ref, ())}
        return self._sorted(found - known, side)

    def _also_of_item(
        self, passages: Iterable[Passage], seen: tuple[Passage, ...], side: int
    ) -> tuple[Passage, ...]:
        found = {o for passage in passages for o in self._answers[side].get(passage.ref, ())}
        return self._sorted(found - {passage.ref for passage in seen}, side)

    def _sorted(self, refs: Iterable[str], side: int) -> tuple[Passage, ...]:
        there = self._passages[1 - side]
        return tuple(passage for ref, passage in there.items() if ref in refs)


def _by_ref(document: Document) -> dict[str, Passage]:
    """Return the passages of a document by their refs, in the order of its text, items after their clauses."""
    items = {each.passage.ref: each.passage for each in document.items}
    of_clause = _items_by_clause(document)
    found: dict[str, Passage] = {}
    for each in document.clauses:
        passage = each.passage
        found[passage.ref] = passage
        found |= {ref: items[ref] for ref in of_clause.get(passage.ref, ())}
    return found


def _items_by_clause(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in document.items:
        item = each.passage
        found.setdefault(item.part or item.clause.id, []).append(item.ref)
    whole = {each.passage.ref for each in document.clauses}
    for each in document.items:
        item = each.passage
        if item.part and item.part not in whole:  # a part that is not compared by itself
            found.setdefault(item.clause.id, []).append(item.ref)
    return found


def _items_of(passages: Iterable[Passage], lists: Lists) -> set[str]:
    return {ref for passage in passages for ref in lists.get(passage.ref, ())}

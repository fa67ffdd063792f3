"""Which rows of expectations the items of councils' lists seem to belong to, judged by their words alone.

Nobody has said so yet: a page marks what rests on this as found by the program, and `proposing` puts it before a person.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.two_documents.alignment import Scales, answering
from mkdocs_protocol.comparing.two_documents.folding import folded, meanings, role_names
from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.comparing.two_documents.matching import ITEMS
from mkdocs_protocol.comparing.two_documents.passages import (
    given_of,
    items_of_lists,
    prepared_items,
    sides,
)
from mkdocs_protocol.core.expectations import OWED

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.comparing.two_documents.passages import Prepared
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Member:
    """Items of one council that may state the expectation of a row."""

    council: Council
    passages: tuple[Passage, ...]
    likeness: float
    """To what is in the row already; 0 for the first that is put into a new row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row while items are put into it: a declared one, or a new one that begins with an item."""

    declared: ExpectationRow | None
    sides: frozenset[str]
    bag: Bag
    meanings: Bag
    members: tuple[Member, ...] = ()
    """What was put into it, in the order of the councils."""
    # The other things that are compared of two passages; a row has none of them.
    statements: tuple[Bag, ...] = ()
    benefits: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    mains: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


def rows_with_every_item(handbook: Handbook) -> list[Row]:
    """Return the declared rows in their order, then new ones, with every item that no row names put into one of them.

    Each council's items are compared with the rows so far, one council after another, so that the work grows
    with councils and rows, not with pairs of councils.
    """
    rows = _rows(handbook, words_of_rows(handbook))
    named = {(item.council, item.ref) for row in handbook.expectations for item in row.items}
    for council in handbook.councils:
        rows = _with_items(rows, council, _items(council, handbook.vocabulary, named))
    return rows


Words: TypeAlias = "tuple[tuple[dict[str, int], dict[str, int]], ...]"
"""The words of each declared expectation, and what they mean, as often as they count."""
Placed: TypeAlias = "dict[str, tuple[tuple[str, str, int, int | None, str], ...]]"
"""The items of a council that seem to state an expectation, by the row's id: passages, each with its clause's id."""


def placed_by_machine(handbook: Handbook, council: Council, words: Words) -> Placed:
    """Return what the items of a council seem to say; nothing if a row names it. `words` are `words_of_rows`.

    The council is compared with what people have declared and nothing else: it does not matter who else is there.
    """
    rows = _rows(handbook, words)
    declared = (one.declared for one in rows if one.declared)
    if not rows or council.id in {item.council for row in declared for item in row.items}:
        return {}
    found = _with_items(rows, council, _items(council, handbook.vocabulary, set()))
    return {
        row.declared.id: tuple(
            (p.clause.id, p.text, p.place, p.position, p.part) for p in row.members[0].passages
        )
        for row in found
        if row.declared and row.members
    }


def words_of_rows(handbook: Handbook) -> Words:
    """Return the words of each declared expectation, and what they mean, in the order of the rows."""
    found = []
    vocabulary = handbook.vocabulary
    little, means = vocabulary.little_words, meanings(vocabulary)
    named = {item.council for row in handbook.expectations for item in row.items}
    names = {id_: role_names(handbook.council_by_id[id_], vocabulary.roles) for id_ in named}
    for row in handbook.expectations:
        if row.is_expectation:
            bag: Bag = Counter()
            meant: Bag = Counter()
            for item in row.items:
                council = handbook.council_by_id[item.council]
                text = [*folded(item.text(council.leading_edition), names[council.id], little)]
                bag |= Counter(text)
                meant |= means.of(text)
            found.append((dict(bag), dict(meant)))
    return tuple(found)


def _rows(handbook: Handbook, words: Words) -> list[Row]:
    expectations = (row for row in handbook.expectations if row.is_expectation)
    return [
        Row(row, sides(row.owed_by, handbook.vocabulary), Counter(bag), Counter(meant))
        for row, (bag, meant) in zip(expectations, words, strict=True)
    ]


def _items(
    council: Council,
    vocabulary: Vocabulary,
    named: set[tuple[str, str]],
) -> list[Prepared]:
    """Return the items of a council's lists that say what somebody owes, and that no row names."""
    owed = (
        item
        for item in items_of_lists(council.leading_edition)
        if given_of(item).kind in OWED
        and given_of(item).binds
        and (council.id, item.ref) not in named
    )
    return [*prepared_items(owed, council, vocabulary)]


def _with_items(rows: list[Row], council: Council, items: list[Prepared]) -> list[Row]:
    """Return the rows with a council's items in them; items that are like none become rows of their own at the end."""
    scale = Scale([*(row.bag for row in rows), *(item.bag for item in items)])
    meant = Scale([*(row.meanings for row in rows), *(item.meanings for item in items)])
    scales = Scales(scale, meant, statements=Scale([]))

    def allowed(row: int, item: int) -> bool:
        return rows[row].sides == items[item].sides

    found: dict[int, list[int]] = {}
    for row, item in answering(rows, items, scales, allowed, ITEMS).sure:
        found.setdefault(row, []).append(item)
    grown = list(rows)
    for at, places in found.items():
        weighed = scale.together(scale.weighed(items[i].bag) for i in places)
        likeness = scale.likeness(scale.weighed(rows[at].bag), weighed)
        member = Member(council, tuple(items[i].passage for i in places), likeness)
        meanings_here = reduce(or_, (items[i].meanings for i in places), rows[at].meanings)
        grown[at] = replace(
            rows[at],
            bag=rows[at].bag | weighed.bag,
            meanings=meanings_here,
            members=(*rows[at].members, member),
        )
    taken = {item for places in found.values() for item in places}
    new = [
        Row(None, item.sides, item.bag, item.meanings, (Member(council, (item.passage,), 0.0),))
        for at, item in enumerate(items)
        if at not in taken
    ]
    return [*grown, *new]

"""Which rows of expectations the items of a council's lists belong to, judged by the items that people have put there.

An item belongs to a row if it is like what others say in it, or like its label, and if it is owed by the same side.
Most belong to one; a second is proposed if it is nearly as similar ("respect, courtesy, integrity and
confidentiality").
"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.placing import rows_with_every_item
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.folding import Names, role_names
from mkdocs_protocol.comparing.two_documents.passages import given_of, prepared, sides
from mkdocs_protocol.core.expectations import OWED
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.nearest import Known
from mkdocs_protocol.proposing.proposal import Proposal, What
from mkdocs_protocol.proposing.statements import bag_of_words
from mkdocs_protocol.proposing.topics import learnt_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_protocol.comparing.placing import Row
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.comparing.two_documents.passages import Prepared
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.handbook import Council, Handbook

_ENOUGH = 0.35
"""The likeness from which an item belongs to a row."""
_SECOND = 0.9
"""What share of its likeness to the first row an item needs to belong to a second one."""
_MOST_ROWS = 2
_SHOWN = 90


def proposed_rows(handbook: Handbook, council: Council) -> Iterator[Proposal]:
    """Yield, for each item of a list of expectations that no row names, the rows that it belongs to.

    `council` is as it would be with kinds and roles: its clauses may have what is only proposed for them.
    """
    rows = {row.id: row for row in handbook.expectations if row.is_expectation}
    if not rows:
        return
    vocabulary = handbook.vocabulary
    edition = council.leading_edition
    document = prepared(Side(council, edition), vocabulary)
    named = {item.ref for row in rows.values() for item in row.of(council.id)}
    items = [item for item in document.items if _is_owed(item) and item.passage.ref not in named]
    names = role_names(council, vocabulary.roles)
    little = vocabulary.little_words
    bags = [bag_of_words(item.passage.text, names, little) for item in items]
    known = Known([*_known(handbook, rows, council)], bags)
    for item, bag in zip(items, bags, strict=True):
        likes: dict[str, float] = {}
        for score, id_ in known.like(bag, _ENOUGH):
            if sides(rows[id_].owed_by, vocabulary) & item.sides:
                likes.setdefault(id_, score)
        best = max(likes.values(), default=0.0)
        chosen = [id_ for id_, score in likes.items() if score >= best * _SECOND][:_MOST_ROWS]
        if chosen:
            yield Proposal(
                What.ROW,
                council.id,
                edition.id,
                item.passage.ref,
                (("rows", tuple(chosen)),),
                words=textwrap.shorten(item.passage.text, _SHOWN, placeholder=" …"),
                score=round(best, 2),
                instead=tuple(id_ for id_ in likes if id_ not in chosen)[:_MOST_ROWS],
            )


def new_rows(handbook: Handbook, only: Collection[str] = ()) -> Iterator[Row]:
    """Yield rows that nobody has declared, of items that two councils or more have: of all councils, or of those named."""
    for row in rows_with_every_item(handbook):
        councils = {member.council.id for member in row.members}
        if not row.declared and len(councils) > 1 and not (only and councils.isdisjoint(only)):
            yield row


def _is_owed(item: Prepared) -> bool:
    given = given_of(item.passage)
    return bool(item.sides) and (given.kind in OWED or given.kind is ClauseKind.PROHIBITION)


def _known(
    handbook: Handbook, rows: dict[str, ExpectationRow], council: Council
) -> Iterator[tuple[Bag, str]]:
    """Yield what others say in each row, passage by passage, its label, and all of it together."""
    roles, little = handbook.vocabulary.roles, handbook.vocabulary.little_words
    others = {one.id: one for one in learnt_from(handbook, council) if one.id != council.id}
    for row in rows.values():
        together: Bag = bag_of_words(row.label, Names(), little)
        yield together, row.id
        for item in row.items:
            other = others.get(item.council)
            if other is None:
                continue
            said = item.text(other.leading_edition)
            bag = bag_of_words(said, role_names(other, roles), little)
            together = Counter(together | bag)
            yield bag, row.id
        yield together, row.id

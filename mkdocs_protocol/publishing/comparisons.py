"""Two documents compared, as a table: a row for each row of the page, followed by one for each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.comparing.two_documents.folding import role_names
from mkdocs_protocol.comparing.two_documents.overview import (
    SEVERAL,
    binds,
    concerns,
    rows_by_topic,
)
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.tables import Table, table_bytes
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.passages import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Comparison, Passage, Row, Side
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site

COLUMNS = {
    "topic": "The id of the topic under which the page shows the row; empty where none is true of both sides, or nobody has classified it.",
    "level": "clause, or item for an item of the lists of the clauses in the row of clauses above it.",
    "left_council": "The id of the council whose document is the left one.",
    "left": "The ids of its clauses, or of the parts of a divided one; of items with the item's place: 3.1/4.",
    "left_labels": "What citations call them, with a semicolon between two.",
    "right_council": "The id of the council whose document is the right one.",
    "right": "The ids of its clauses.",
    "right_labels": "What citations call them.",
    "wording": "same, reworded, only-left or only-right.",
    "place": "in-place, moved, split, merged or regrouped; empty where it stands in one document only.",
    "found_by": "declared by a person, or machine; empty where it stands in one document only.",
    "likeness": "How much of the wording is alike, from 0 to 1, where the machine found it.",
    "label": "What a person who declared it calls it.",
    "elsewhere": "Of what stands in one document only: what answers it in other rows of the other document.",
    "left_text": "The left document's words, verbatim; several passages have a line end between them.",
    "right_text": "The right document's words.",
    "left_urls": "The permalinks of the left document's clauses, from the root of the site.",
    "right_urls": "The permalinks of the right document's clauses.",
    "nearest": "Where nothing was found that answers it: what in the other document comes nearest, which may.",
    "shared_words": "For what is in both: what share of the words is in both, from 0 to 1, leaving out little words. Where that is less than half, the page says that the words are different.",
    "binds": "Whom it binds, in either document: councillor, chair, officer or clerk; empty for an item.",
    "about": "Whom it binds, benefits or names, in either document; empty for an item.",
}
"""What each column holds, by its name and in order."""


def comparison_file(site: Site, left: Council, right: Council) -> PublishedFile:
    """Return the table of two councils' documents, the left one first."""
    table = comparison_table(left, right)
    return PublishedFile(site.addresses.pair_table(left.id, right.id), table_bytes(table, site))


def comparison_table(left: Council, right: Council) -> Table:
    """Return the table of two councils' documents, compared."""
    return Table(
        f"{left.id}--{right.id}.csv",
        "A row for each row of the page, and below it one for each item of its lists.",
        COLUMNS,
        lambda site: comparison_rows(site, site.comparison(left, right)),
    )


def comparison_rows(site: Site, comparison: Comparison) -> Iterator[Sequence[str]]:
    """Yield the rows of a comparison's table, in the order of its page."""
    sides = (comparison.left, comparison.right)
    roles = site.handbook.vocabulary.roles
    names = role_names(sides[0].council, roles), role_names(sides[1].council, roles)
    for group in rows_by_topic(comparison, site.handbook.vocabulary.topics):
        for row in group.rows:
            whom = " ".join(binds(row)), " ".join(concerns(row, names))
            yield (*_cells(site, sides, group.topic, "clause", row), *whom)
            for item in row.items:
                yield (*_cells(site, sides, group.topic, "item", item), "", "")


def _cells(
    site: Site, sides: tuple[Side, Side], topic: str, level: str, row: Row
) -> tuple[str, ...]:
    return (
        "" if topic == SEVERAL else topic,
        level,
        *_named(sides[0], row.left),
        *_named(sides[1], row.right),
        row.wording,
        row.place or "",
        row.found_by or "",
        f"{row.likeness:.2f}" if row.found_by is FoundBy.MACHINE else "",
        row.label,
        " ".join(passage.ref for passage in row.elsewhere),
        "\n".join(passage.text for passage in row.left),
        "\n".join(passage.text for passage in row.right),
        _urls(site, sides[0], row.left),
        _urls(site, sides[1], row.right),
        " ".join(passage.ref for passage in row.nearest),
        f"{row.shared_words:.2f}" if row.is_shared else "",
    )


def _named(side: Side, passages: Sequence[Passage]) -> tuple[str, str, str]:
    refs = " ".join(passage.ref for passage in passages)
    return side.council.id, refs, "; ".join(map(label_of, passages))


def _urls(site: Site, side: Side, passages: Sequence[Passage]) -> str:
    page = edition_url(site, side.council, side.edition)
    clauses = dict.fromkeys(passage.clause.id for passage in passages)
    return " ".join(f"{page}#{clause_anchor(clause)}" for clause in clauses)

"""What a site's search finds: each clause, once, on the page of its edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.rendering.page import SearchRecord
from mkdocs_protocol.site.addresses import clause_anchor

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition


def clause_records(council: Council, edition: Edition) -> tuple[SearchRecord, ...]:
    """Return a record for each clause of an edition: number, heading and council, and its words."""
    return tuple(
        SearchRecord(clause_anchor(clause.id), _title(council, edition, clause), clause.text)
        for clause in edition.clauses
    )


def _title(council: Council, edition: Edition, clause: Clause) -> str:
    named = f"{clause.number} {clause.heading}".strip() if clause.number else clause.label
    if edition.kind != PROTOCOL:
        named = f"{named} – {edition.kind.title}"
    return f"{named} – {council.short_name}"

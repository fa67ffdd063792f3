"""Quotations from clauses, each with a link to the clause, and the edition that a tree quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.languages import lang

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Quote, Tree
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of one clause, with a link to it."""

    words: tuple[str, ...]
    """Each as printed in the clause, after the sentences that it points to, with "…" where it is cut out of one."""
    label: str
    href: str
    lang: Markup
    council: str = ""
    """Whose clause it is, if not this page's council's."""


def edition_of(council: Council, tree: Tree) -> Edition:
    """Return the edition whose clauses a tree cites."""
    return next(edition for edition in council.editions if edition.id == tree.edition)


def quoted_clauses(
    site: Site,
    council: Council,
    edition: Edition,
    quotes: Iterable[Quote],
    here: Address,
    *,
    name_council: bool = False,
) -> tuple[ShownQuote, ...]:
    """Return quotations, grouped by clause, each with a link to the clause."""
    by_clause: dict[str, list[str]] = {}
    together = [*quotes]
    for quote in together:
        text = edition.clause_by_id[quote.clause].quotable
        by_clause.setdefault(quote.clause, []).append(as_quoted(quote, text, together))
    return tuple(
        ShownQuote(
            tuple(words),
            clause_name(edition.clause_by_id[clause]),
            site.clause_link(council, edition, edition.clause_by_id[clause], here),
            lang(edition),
            council.short_name if name_council else "",
        )
        for clause, words in by_clause.items()
    )

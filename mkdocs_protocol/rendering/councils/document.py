"""The page of a document besides the protocol: its status, its text, its editions, and what points to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.references import named_documents
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.rendering.page import RenderedPage, contents
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import (
    EditionHead,
    edition_banner,
    edition_head,
    page_data,
)
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

NAMED_IN, EDITIONS = "protocol-named-in", "protocol-editions"


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything that the page shows."""

    council: str
    council_href: str
    title: str
    """What its kind is called."""
    edition: EditionHead
    banner: Markup
    named_in: Markup
    """The clauses of the protocol that name it; empty if none does."""
    editions: tuple[EditionHead, ...]
    page_data: Markup


def document_page(site: Site, council: Council, document: Document) -> RenderedPage:
    """Return the page of one of a council's documents besides its protocol."""
    here = site.addresses.document(council.id, document.kind.id)
    edition = document.leading_edition
    link = site.addresses.link
    view = DocumentView(
        council=council.title,
        council_href=link(here, site.addresses.council(council.id)),
        title=document.kind.title,
        edition=edition_head(site, council, edition, here),
        banner=edition_banner(site, council, edition, here),
        named_in=_named_in(site, council, document, here),
        editions=tuple(edition_head(site, council, one, here) for one in document.editions),
        page_data=page_data(site),
    )
    toc = contents(
        (NAMED_IN, _("Where the protocol names it"), view.named_in),
        (EDITIONS, _("Editions"), True),
    )
    return RenderedPage(
        here,
        _("{council}: {document}").format(council=council.title, document=view.title),
        _("{document} of {council}: its text, its editions, and whether its review is due.").format(
            document=capital(document.kind.name), council=council.title
        ),
        environment(site.templates).get_template("document.html").render(page=view),
        toc,
        frozenset(entry.id for entry in toc),
    )


def _named_in(site: Site, council: Council, document: Document, here: Address) -> Markup:
    named = named_documents(council.leading_edition, [document.kind])
    return cite_links(site, council, named[0].clauses, here) if named else Markup()

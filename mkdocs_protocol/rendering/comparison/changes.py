"""What changed from one edition of a council's document to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.editions import edition_before
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.documents import compare
from mkdocs_protocol.rendering.comparison.links import edition_said, what_changed
from mkdocs_protocol.rendering.comparison.page import Frame, comparison_draft
from mkdocs_protocol.rendering.comparison.sides import edition_side
from mkdocs_protocol.rendering.comparison.words import EDITIONS
from mkdocs_protocol.site.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.site import Site


def changes_pages(site: Site, council: Council) -> Iterator[RenderedPage]:
    """Yield a page for each edition of a council that is known to have followed another."""
    for edition in council.every_edition:
        earlier = edition_before(council, edition)
        if earlier is not None:
            yield changes_page(site, council, earlier, edition)


def changes_page(site: Site, council: Council, older: Edition, newer: Edition) -> RenderedPage:
    """Return the page that says what an edition changed."""
    here, link = site.addresses.changes(council.id, newer.id, newer.kind.id), site.addresses.link
    # What a person has declared is said of the edition that speaks for the council, not of any other.
    comparison = compare(Side(council, older), Side(council, newer), site.handbook.vocabulary)
    dates = f"from {edition_said(older)} to {edition_said(newer)}"
    what, document = what_changed(newer), newer.kind.name.removeprefix("the ")
    frame = Frame(
        here=here,
        title=f"{council.title}: {what[:1].lower()}{what[1:]}",
        heading=what,
        kicker=Link(council.title, link(here, site.addresses.council(council.id))),
        lead=f"{council.title}’s {document}, clause by clause, {dates}. A program matched "
        "the clauses.",
        description=f"{what} in {council.title}’s {document} {dates}.",
        ways=(
            Link("The newer edition, whole", link(here, site.edition_address(council, newer))),
            Link("The older edition, whole", link(here, site.edition_address(council, older))),
        ),
        turned=None,
    )  # fmt: skip
    left = edition_side(site, comparison.left, "left", here)
    right = edition_side(site, comparison.right, "right", here)
    return comparison_draft(site, comparison, left, right, EDITIONS, frame)

"""What changed from one edition of a council's document to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.editions import edition_before
from mkdocs_protocol.comparing.two_documents.comparison import Side
from mkdocs_protocol.comparing.two_documents.documents import compare
from mkdocs_protocol.rendering.comparison.links import edition_said, what_changed
from mkdocs_protocol.rendering.comparison.page import Frame, comparison_draft
from mkdocs_protocol.rendering.comparison.sides import edition_side
from mkdocs_protocol.rendering.comparison.words import EDITIONS, not_marked
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.site import Site


def changes_pages(site: Site, council: Council) -> Iterator[RenderedPage]:
    """Yield a page for each edition of a council that is known to follow another."""
    for edition in council.every_edition:
        earlier = edition_before(council, edition)
        if earlier is not None:
            yield changes_page(site, council, earlier, edition)


def changes_page(site: Site, council: Council, older: Edition, newer: Edition) -> RenderedPage:
    """Return the page that shows what an edition changed."""
    here, link = site.addresses.changes(council.id, newer.id, newer.kind.id), site.addresses.link
    # What a person has declared is about the council's leading edition, not about any other.
    comparison = compare(Side(council, older), Side(council, newer), site.handbook.vocabulary)
    said = {
        "council": council.title,
        "document": newer.kind.name.removeprefix("the "),
        "older": edition_said(older),
        "newer": edition_said(newer),
    }
    what = what_changed(newer)
    frame = Frame(
        here=here,
        table="",
        day=site.handbook.as_of,
        title=_("{council}: {what}").format(
            council=council.title, what=f"{what[:1].lower()}{what[1:]}"
        ),
        heading=what,
        kicker=Link(council.title, link(here, site.addresses.council(council.id))),
        lead=_("{council}’s {document}, clause by clause, from {older} to {newer}.").format(**said),
        method=f"{_('A program matched the clauses.')} {not_marked()}",
        description=_("{what} in {council}’s {document} from {older} to {newer}.").format(
            what=what, **said
        ),
        ways=(
            Link(_("The newer edition, whole"), link(here, site.edition_address(council, newer))),
            Link(_("The older edition, whole"), link(here, site.edition_address(council, older))),
        ),
        turned=None,
    )
    left = edition_side(site, comparison.left, "left", here)
    right = edition_side(site, comparison.right, "right", here)
    return comparison_draft(site, comparison, left, right, EDITIONS, frame)

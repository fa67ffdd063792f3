"""Two councils' documents compared: what they share, word by word, and what has no match in the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import capital, joined
from mkdocs_protocol.rendering.comparison.page import Frame, comparison_draft
from mkdocs_protocol.rendering.comparison.sides import council_side
from mkdocs_protocol.rendering.comparison.words import COUNCILS, not_marked
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.site import Site


def pages_of_pair(site: Site, left: Council, right: Council) -> Iterator[RenderedPage]:
    """Yield the pages of two councils, both ways round."""
    yield pair_page(site, left, right)
    yield replace(pair_page(site, right, left), is_found=False)  # search needs but one


def pair_page(site: Site, left: Council, right: Council) -> RenderedPage:
    """Return the page on which two councils' documents are compared."""
    here, link = site.addresses.pair(left.id, right.id), site.addresses.link
    comparison = site.comparison(left, right)
    one = council_side(site, comparison.left, "left", here)
    other = council_side(site, comparison.right, "right", here)
    names = capital(joined([one.said, other.said]))
    table = site.addresses.pair_table(left.id, right.id)
    frame = Frame(
        here=here,
        table="" if site.guests else link(here, table),
        day=site.handbook.as_of,
        title=_("{councils} compared").format(councils=names),
        heading=_("{councils}, compared").format(councils=names),
        kicker=None,
        lead=_(_LEAD),
        method=f"{_(_METHOD)} {not_marked()}",
        description=_(
            "The protocols of {councils}, clause by clause: what they say in the same words, what they word "
            "differently, and what no match was found for."
        ).format(councils=joined([one.said, other.said])),
        ways=(
            Link(
                _("All comparisons") if site.guests else _("Choose other councils, or more"),
                link(here, site.addresses.compare()),
            ),
            Link(_("Topic by topic, all councils"), link(here, site.addresses.topics())),
        ),
        turned=Link(
            _("Swap sides: {council} on the left").format(council=other.said),
            link(here, site.addresses.pair(right.id, left.id)),
        ),
    )
    return comparison_draft(site, comparison, one, other, COUNCILS, frame)


_LEAD = N_("The two documents, clause by clause. Neither is a revision of the other.")
_METHOD = N_(
    "What is marked does not stand like this in the matching clause, though some of its words may. A program matched "
    "the clauses, unless a row says that a person did; a program misses some. Likeness weighs the words that two "
    "texts share, rare words more."
)

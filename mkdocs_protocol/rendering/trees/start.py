"""Where a council's decision trees begin: what has happened, by who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.routes import first_steps
from mkdocs_protocol.core.trees import RouteFindingKind
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry, contents
from mkdocs_protocol.rendering.parts.askers import Asker, Happened, by_asker, not_for_the_public
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import (
    EditionHead,
    edition_banner,
    edition_head,
    page_data,
)
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.trees.contacts import first_in_a_line
from mkdocs_protocol.rendering.trees.outside import ShownOutside, outside_for_the_public
from mkdocs_protocol.rendering.trees.who_hears import WhoHears, who_hears
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

ASK, HEARS, SHOWS, NOTES, WAYS = (
    "protocol-ask", "protocol-hears", "protocol-shows", "protocol-notes", "protocol-ways",
)  # fmt: skip

FINDINGS = Labels({
    RouteFindingKind.TO_THE_SUBJECT: N_("The matter can go to the person it is about"),
    RouteFindingKind.TO_THE_ASKER: N_("The matter can go back to the person who asks"),
    RouteFindingKind.RECEIVERS_DIFFER: N_("Two clauses name different people to go to"),
    RouteFindingKind.NO_FIRST_CONTACT: N_("Nobody is named to go to first"),
    RouteFindingKind.FORMAL_UNASSIGNED: N_(
        "A formal step is named without anybody who receives it or decides"
    ),
    RouteFindingKind.NO_TIME_LIMIT: N_(
        "A complaint, or a decision on what is asked, has no time limit for any step"
    ),
    RouteFindingKind.NO_APPEAL: N_(
        "A formal step, or a decision on what is asked, has no way to appeal"
    ),
})  # fmt: skip
"""What trees show about documents' procedures, as headings of lists, in the order of pages."""


@dataclass(frozen=True, slots=True)
class TreeFindings:
    """What several trees of a document have in common."""

    label: str
    situations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CouncilTreesView:
    """Everything that the page shows."""

    council: str
    council_href: str
    exit_href: str
    askers: tuple[Asker, ...]
    not_for_the_public: str
    outside: ShownOutside | None
    """Whom the public can turn to."""
    edition: EditionHead
    banner: Markup
    findings: tuple[TreeFindings, ...]
    hears: WhoHears | None
    not_set_out: tuple[str, ...]
    """Situations for which nobody has read the document yet."""
    notes: tuple[ShownNote, ...]
    situations_href: str
    situations_words: str
    page_data: Markup


def council_trees_page(site: Site, council: Council) -> RenderedPage:
    """Return the page that links to a council's trees; it has at least one tree."""
    here = site.addresses.council_trees(council.id)
    view = _view(site, council, here)
    asked = tuple(TocEntry(asker.anchor, asker.label, 3) for asker in view.askers)
    toc = (
        TocEntry(ASK, _("What has happened?"), 2, asked),
        *contents(
            (HEARS, _("Who hears what"), view.hears),
            (SHOWS, _("What these routes show"), view.findings),
            (NOTES, _("Notes from the handbook"), view.notes),
            (WAYS, _("Related pages"), True),
        ),
    )
    return RenderedPage(
        address=here,
        title=_("When things go wrong – {council}").format(council=council.short_name),
        description=_(
            "What has happened? Whom the document says to go to, step by step, and where it stops: {council}."
        ).format(council=council.title),
        html=environment(site.templates).get_template("council-trees.html").render(page=view),
        toc=toc,
        anchors=frozenset({e.id for e in toc} | {asker.anchor for asker in view.askers}),
    )


def askers(site: Site, council: Council, here: Address) -> tuple[Asker, ...]:
    """Return what has happened, by who asks, with whom the document sends the reader to first."""
    vocabulary = site.handbook.vocabulary
    situations = [(vocabulary.situation_by_id[tree.situation], tree) for tree in council.trees]
    return by_asker(
        site,
        (
            (
                situation,
                Happened(
                    situation.label,
                    site.addresses.link(here, site.addresses.tree(council.id, situation.id)),
                    first_in_a_line(tree, situation, vocabulary, council),
                ),
            )
            for situation, tree in situations
        ),
    )


def _view(site: Site, council: Council, here: Address) -> CouncilTreesView:
    addresses, edition = site.addresses, council.leading_edition
    return CouncilTreesView(
        council=council.title,
        council_href=addresses.link(here, addresses.council(council.id)),
        exit_href=site.exit_url,
        askers=askers(site, council, here),
        not_for_the_public=not_for_the_public(site),
        outside=outside_for_the_public(site, (council,)),
        edition=edition_head(site, council, edition, here),
        banner=edition_banner(site, council, edition, here),
        findings=tuple(_findings(site, council, here)),
        hears=who_hears(site, council, here),
        not_set_out=tuple(
            situation.label
            for situation in site.handbook.vocabulary.situations
            if situation.id not in council.tree_by_situation
        ),
        notes=shown_notes(
            (note for tree in council.trees for note in tree.notes), (council,), site.handbook.as_of
        ),
        situations_href="" if site.is_alone else addresses.link(here, addresses.situations()),
        situations_words=_("The same in every council’s document"),
        page_data=page_data(site),
    )


def _findings(site: Site, council: Council, here: Address) -> list[TreeFindings]:
    addresses, situations = site.addresses, site.handbook.vocabulary.situation_by_id
    found: dict[RouteFindingKind, list[Link]] = {kind: [] for kind in FINDINGS}
    for tree in council.trees:
        way = Link(
            situations[tree.situation].label,
            addresses.link(here, addresses.tree(council.id, tree.situation)),
        )
        kinds = {finding.kind for finding in tree.findings}
        if not (tree.is_silent or first_steps(tree)):
            # Where somebody decides in the end, the tree's own page says this in another way.
            kinds.add(RouteFindingKind.NO_FIRST_CONTACT)
        for kind in kinds:
            found[kind].append(way)
    return [TreeFindings(FINDINGS[kind], tuple(ways)) for kind, ways in found.items() if ways]

"""A council's front page: who it is, what its protocol covers, what it leaves open, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.references import named_documents
from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.vocabulary import CouncilKind
from mkdocs_protocol.rendering.comparison.links import ways_to_pairs
from mkdocs_protocol.rendering.councils.front_door import FrontDoor, front_door
from mkdocs_protocol.rendering.councils.sharing import ShownSharing, shown_sharing
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry, contents
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.parts.crest import crest_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.findings import FindingGroup, finding_groups
from mkdocs_protocol.rendering.parts.heads import (
    EditionHead,
    edition_banner,
    edition_chip,
    edition_head,
    page_data,
)
from mkdocs_protocol.rendering.parts.notes import notes_html
from mkdocs_protocol.rendering.parts.reminders import reminders_html
from mkdocs_protocol.rendering.questions.asked import counts_of_council
from mkdocs_protocol.rendering.topics.groups import TopicGroup, coverage_in_words, topic_groups
from mkdocs_protocol.site.facts import Fact, document_facts, published
from mkdocs_protocol.site.labels import (
    FORM_FINDINGS,
    OPEN_FINDINGS,
    kind_of,
)
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

WRONG, NEW, ASKED, ABOUT = (
    "protocol-wrong", "protocol-new", "protocol-asked", "protocol-about",
)  # fmt: skip
COVERS, OPEN, NAMES, SHARED, EDITIONS, DOCUMENTS, WAYS = (
    "protocol-covers", "protocol-open", "protocol-names", "protocol-shared", "protocol-editions",
    "protocol-documents", "protocol-ways",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleNames:
    """A role and the council's own words for it."""

    role: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document besides the protocol: published here, or only named by the protocol."""

    title: str
    href: str
    """Its page, or "" if it is not here."""
    chip: Markup
    """The state of its review; empty if it is not here."""
    named_in: Markup
    """The clauses of the protocol that name it; empty if none does."""


@dataclass(frozen=True, slots=True)
class CouncilView:
    """Everything that a council's front page shows."""

    name: str
    is_named: bool
    explained: tuple[str, ...]
    """What has to be said about its name, in sentences."""
    edition: EditionHead
    other_titles: tuple[str, ...]
    crest: Markup
    """Only in the council's own handbook."""
    door: FrontDoor
    trees_href: str
    """Its decision trees, or "" if it has none."""
    banner: Markup
    facts: tuple[Fact, ...]
    reminders: Markup
    """How to be reminded of its review."""
    notes: Markup
    covers: str
    groups: tuple[TopicGroup, ...]
    findings: tuple[FindingGroup, ...]
    form: str
    form_href: str
    roles: tuple[RoleNames, ...]
    sharing: ShownSharing | None
    editions: tuple[EditionHead, ...]
    documents: tuple[ShownDocument, ...]
    """Its documents besides the protocol, and those that the protocol names."""
    pairs: tuple[Link, ...]
    compare_href: str
    """Where it is compared with guests of the site, or "" if there are none."""
    expectations_href: str
    """The page of expectations, or "" if none has been declared."""
    induction_href: str
    """Its pages for newcomers, or "" if it has none."""
    questions_said: str
    """How far its document answers them."""
    topics_href: str
    desk_href: str
    review_href: str
    councils_href: str
    data_href: str
    page_data: Markup


def council_page(site: Site, council: Council, here: Address | None = None) -> RenderedPage:
    """Return the front page of a council, at its own address or, in a handbook of one council, at `here`."""
    here = here or site.addresses.council(council.id)
    view = _view(site, council, here)
    topics = tuple(TocEntry(group.id, group.label, 3) for group in view.groups)
    toc = (
        *contents(
            (WRONG, _("Something has gone wrong"), view.door.askers),
            (NEW, _("I am new"), view.door.newcomers),
            (ASKED, _("Questions and answers"), view.door.asked),
            (ABOUT, _("About the document"), True),
        ),
        TocEntry(COVERS, _("What the protocol covers"), 2, topics),
        *contents(
            (OPEN, _("What it leaves open"), True),
            (NAMES, _("Its own names for roles"), view.roles),
            (SHARED, _("Shared wording"), view.sharing),
            (EDITIONS, _("Editions"), True),
            (DOCUMENTS, _("Other documents"), view.documents),
            (WAYS, _("More on this council"), True),
        ),
    )
    return RenderedPage(
        address=here,
        title=council.title,
        description=_(
            "{council}: what its protocol between members and officers covers, what it leaves open, and whether "
            "its review is due."
        ).format(council=council.title),
        html=environment(site.templates).get_template("council.html").render(page=view),
        toc=toc,
        anchors=frozenset({entry.id for entry in toc} | {group.id for group in view.groups}),
    )


def _view(site: Site, council: Council, here: Address) -> CouncilView:
    addresses, edition = site.addresses, council.leading_edition
    home = addresses.edition(council.id, edition.id)
    groups = topic_groups(site, council, here)
    return CouncilView(
        name=council.title,
        is_named=bool(council.name),
        explained=tuple(filter(None, (council.unnamed, council.ambiguous))),
        edition=edition_head(site, council, edition, here),
        other_titles=edition.other_titles,
        crest=crest_html(site, council, here),
        door=front_door(site, council, here),
        trees_href=_trees_href(site, council, here),
        banner=edition_banner(site, council, edition, here),
        facts=(*document_facts(edition), *_who(council)),
        reminders=reminders_html(site, here, council),
        notes=notes_html(council.notes, council, site.handbook.as_of),
        covers=coverage_in_words(site, council),
        groups=groups,
        findings=finding_groups(site, council, edition, here, OPEN_FINDINGS),
        form=_form_said(edition),
        form_href=addresses.link(here, home, "protocol-form"),
        roles=tuple(
            RoleNames(site.handbook.vocabulary.role_by_id[role].label, names)
            for role, names in council.role_names
        ),
        sharing=shown_sharing(site, council, here),
        editions=tuple(edition_head(site, council, one, here) for one in council.editions),
        documents=_documents(site, council, here),
        pairs=ways_to_pairs(site, council, here),
        compare_href=addresses.link(here, addresses.compare()) if site.compared else "",
        expectations_href=addresses.link(here, addresses.expectations())
        if site.has_expectations
        else "",
        induction_href=addresses.link(here, addresses.induction(council.id))
        if site.has_induction(council.id)
        else "",
        questions_said=counts_of_council(site, council),
        topics_href=addresses.link(here, addresses.topics()),
        desk_href=addresses.link(here, addresses.desk(council.id)),
        review_href=addresses.link(here, addresses.review()),
        councils_href="" if site.is_alone else addresses.link(here, addresses.councils()),
        data_href=addresses.link(here, addresses.council_data(council.id)),
        page_data=page_data(site),
    )


def _trees_href(site: Site, council: Council, here: Address) -> str:
    if not council.trees:
        return ""
    return site.addresses.link(here, site.addresses.council_trees(council.id))


def _who(council: Council) -> tuple[Fact, ...]:
    is_stated = council.kind_called or council.kind is not CouncilKind.NOT_STATED
    facts = [
        Fact(_("Kind"), Markup("{}").format(kind_of(council) if is_stated else _("not stated")))
    ]
    if council.country != NOT_STATED:
        country = Markup('{} <span class="protocol-detail">{}</span>')
        facts.append(Fact(_("Country"), country.format(council.country, council.country_ground)))
    if council.website.startswith(("https://", "http://")):
        facts.append(Fact(_("Website"), Markup('<a href="{0}">{0}</a>').format(council.website)))
    facts.append(Fact(_("Published at"), published(council)))
    return tuple(facts)


def _form_said(edition: Edition) -> str:
    number = sum(finding.kind in FORM_FINDINGS for finding in edition.findings)
    if not number:
        return ""
    return ngettext(
        "{number} remark on its spelling, numbers and outline",
        "{number} remarks on its spelling, numbers and outline",
        number,
    ).format(number=f"{number:,}")


def _documents(site: Site, council: Council, here: Address) -> tuple[ShownDocument, ...]:
    """Return what the council publishes besides its protocol, then what the protocol names but is not here."""
    kinds = site.handbook.vocabulary.document_kinds.values()
    named = {
        one.kind: cite_links(site, council, one.clauses, here)
        for one in named_documents(council.leading_edition, kinds)
    }
    published_here = [
        ShownDocument(
            document.kind.title,
            site.addresses.link(here, site.addresses.document(council.id, document.kind.id)),
            edition_chip(site, council, document.leading_edition, here),
            named.pop(document.kind, Markup()),
        )
        for document in council.other_documents
    ]
    missing = (ShownDocument(kind.title, "", Markup(), clauses) for kind, clauses in named.items())
    return (*published_here, *missing)

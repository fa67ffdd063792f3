"""The page of an edition: its facts, its whole text, then what the text shows about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.protocol import Clause, Section, walk
from mkdocs_protocol.rendering.comparison.links import ways_to_changes
from mkdocs_protocol.rendering.edition.body import Body
from mkdocs_protocol.rendering.edition.described import described
from mkdocs_protocol.rendering.edition.margins import finding_anchor
from mkdocs_protocol.rendering.edition.search import clause_records
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.crest import crest_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.findings import FindingGroup, finding_groups
from mkdocs_protocol.rendering.parts.heads import (
    EditionHead,
    edition_banner,
    edition_head,
    page_data,
)
from mkdocs_protocol.rendering.parts.notes import notes_html
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation
from mkdocs_protocol.site.facts import Fact, corrections, edition_facts
from mkdocs_protocol.site.labels import FORM_FINDINGS, OPEN_FINDINGS
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition, Node
    from mkdocs_protocol.rendering.takeaway.files import Download
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_LONG_WORD = re.compile(r"[^\W\d_]{5}")
FEWEST_FOR_CONTENTS = 3
"""How many sections a text needs to have a list of contents."""

TEXT, FINDINGS, FORM, EDITIONS = (
    "protocol-text", "protocol-findings", "protocol-form", "protocol-editions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """A heading in the list of contents, and those under it."""

    href: str
    meant: str
    """The number as it was meant, if the printed one has a fault, or ""."""
    words: str
    """As printed."""
    children: tuple[Content, ...]
    clauses: tuple[Link, ...]
    """The clauses below it, if there are several: "2.3", or "paragraph 2"."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """Everything that the page of an edition shows."""

    council: str
    council_href: str
    title: str
    other_titles: tuple[str, ...]
    crest: Markup
    """Only in the council's own handbook."""
    lang: Markup
    banner: Markup
    incomplete: str
    facts: tuple[Fact, ...]
    data_href: str
    downloads: tuple[Link, ...]
    """The whole text as files."""
    notes: Markup
    contents: tuple[Content, ...]
    body: Markup
    has_named_numbers: bool
    """Whether numbers contain words ("Article I"), which need a wider column."""
    findings: tuple[FindingGroup, ...]
    """What it leaves open."""
    form: tuple[FindingGroup, ...]
    """Findings only about its spelling, its numbers and its outline."""
    form_count: str
    editions: tuple[EditionHead, ...]
    changes: tuple[Link, ...]
    citation: str
    corrections: Markup
    """Whom to write to."""
    page_data: Markup


def edition_page(
    site: Site, council: Council, edition: Edition, downloads: Sequence[Download] = ()
) -> RenderedPage:
    """Return the page of one edition of a council, in force, superseded or draft alike."""
    here = site.edition_address(council, edition)
    view = _view(site, council, edition, downloads, here)
    toc = list(_toc(edition.body))
    anchors = set(_anchors(edition))
    if view.findings or view.form:
        toc.append(TocEntry(FINDINGS, _("Issues in the text"), 2))
        anchors.add(FINDINGS)
    if view.form:
        anchors.add(FORM)
    if view.editions:
        toc.append(TocEntry(EDITIONS, _("Other editions"), 2))
        anchors.add(EDITIONS)
    return RenderedPage(
        address=here,
        title=_("{council}: {document}").format(council=council.title, document=edition.title),
        description=_(
            "The whole text of {edition}, each clause with an address of its own."
        ).format(edition=view.citation),
        html=environment(site.templates).get_template("edition.html").render(page=view),
        toc=tuple(toc),
        anchors=frozenset(anchors),
        search=clause_records(council, edition),
        described=described(site, council, edition, downloads),
        boost=8,  # The council's own words before anything that quotes or explains them.
    )


def _view(
    site: Site, council: Council, edition: Edition, downloads: Sequence[Download], here: Address
) -> EditionView:
    addresses = site.addresses
    form = sum(finding.kind in FORM_FINDINGS for finding in edition.findings)
    return EditionView(
        council=council.title,
        council_href=addresses.link(here, addresses.council(council.id)),
        title=edition.title,
        other_titles=edition.other_titles,
        crest=crest_html(site, council, here),
        lang=lang(edition),
        banner=edition_banner(site, council, edition, here),
        incomplete=edition.incomplete,
        facts=edition_facts(council, edition),
        data_href=addresses.link(here, addresses.council_data(council.id)),
        downloads=tuple(download.link(site, here) for download in downloads),
        notes=notes_html(
            [note for note in edition.notes if not note.clause], council, site.handbook.as_of
        ),
        contents=_contents(edition.body),
        body=Body(site, council, edition).html(),
        has_named_numbers=any(map(_has_named_number, walk(edition.body))),
        findings=finding_groups(site, council, edition, here, OPEN_FINDINGS),
        form=finding_groups(site, council, edition, here, FORM_FINDINGS),
        form_count=ngettext("{number} remark", "{number} remarks", form).format(number=f"{form:,}"),
        editions=tuple(
            edition_head(site, council, other, here)
            for other in council.document_of(edition).editions
            if other.id != edition.id
        ),
        changes=ways_to_changes(site, council, edition, here),
        citation=citation(council, edition),
        corrections=corrections(council, site.contact),
        page_data=page_data(site),
    )


def _contents(body: Sequence[Node]) -> tuple[Content, ...]:
    contents = tuple(_content(node) for node in body if isinstance(node, Section))
    return contents if len(contents) >= FEWEST_FOR_CONTENTS else ()


def _content(section: Section) -> Content:
    children = (_content(node) for node in section.children if isinstance(node, Section))
    clauses = [node for node in section.children if isinstance(node, Clause)]
    mended = section.is_mended
    return Content(
        href=f"#{section.id}",
        meant=section.number if mended else "",
        words=section.heading if mended else f"{section.printed} {section.heading}".strip(),
        children=tuple(children),
        clauses=tuple(
            Link(one.number or one.label.rpartition(", ")[2], f"#{clause_anchor(one.id)}")
            for one in clauses
        )
        if len(clauses) > 1
        else (),
    )


def _toc(nodes: Sequence[Node]) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(
            node.id,
            f"{node.number if node.is_mended else node.printed} {node.heading}".strip(),
            node.level + 1,
            _toc(node.children),
        )
        for node in nodes
        if isinstance(node, Section)
    )


def _anchors(edition: Edition) -> list[str]:
    anchors = [TEXT]
    anchors.extend(
        finding_anchor(number)
        for number, finding in enumerate(edition.findings, start=1)
        if finding.clauses
    )
    for node in walk(edition.body):
        if isinstance(node, Section):
            anchors.append(node.id)
        elif isinstance(node, Clause):
            anchors.append(clause_anchor(node.id))
            anchors.extend(clause_anchor(part.id) for part in node.parts)
    return anchors


def _has_named_number(node: Node) -> bool:
    return isinstance(node, (Section, Clause)) and bool(_LONG_WORD.search(node.printed))

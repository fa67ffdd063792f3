"""One document's whole answer to a situation, as shown below others: its steps and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.parts.findings import ShownFinding
from mkdocs_protocol.rendering.situations.routes import (
    RouteState,
    ShownFact,
    appeal_fact,
    by_when_fact,
    decides_fact,
    first_fact,
    last_fact,
    length_in_words,
    route_state,
    tree_link,
)
from mkdocs_protocol.rendering.trees.outline import nested_list
from mkdocs_protocol.rendering.trees.quotations import edition_of, quoted_clauses
from mkdocs_protocol.site.addresses import council_anchor
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.labels import conflicts_label
from mkdocs_protocol.site.languages import language_attribute
from mkdocs_protocol.site.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.trees import TreeNode
    from mkdocs_protocol.rendering.parts.heads import Head, Heads
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.html import Writer
    from mkdocs_protocol.site.site import Site

_QUOTE = {"class": "protocol-said protocol-outline-quote"}


@dataclass(frozen=True, slots=True)
class RouteSection:
    """What one document says to do."""

    anchor: str
    head: Head
    href: str
    """Its tree, one step at a time."""
    state: RouteState
    length: str
    facts: tuple[ShownFact, ...]
    """Whom it names, if no table on the page says so."""
    same_as: Link | None
    differs: str
    conflicts: tuple[ShownFinding, ...]
    conflicts_label: str
    findings: tuple[str, ...]
    outline: Markup


def route_section(
    site: Site, route: RouteSummary, heads: Heads, here: Address, *, with_facts: bool
) -> RouteSection:
    """Return a document's answer for a page; `with_facts` adds whom it names."""
    council, tree = route.council, route.tree
    href = tree_link(site, route, here)
    facts = (first_fact, by_when_fact, last_fact, appeal_fact, decides_fact) if with_facts else ()
    return RouteSection(
        anchor=council_anchor(council.id),
        head=heads.of(council, here),
        href=href,
        state=route_state(route),
        length=length_in_words(route),
        facts=tuple(fact(site, route, here) for fact in facts),
        same_as=_same_as(site, route, here),
        differs=tree.differs,
        conflicts=tuple(
            ShownFinding(conflict.text, _clauses(site, route, conflict.clauses, here))
            for conflict in tree.conflicts
        ),
        conflicts_label=conflicts_label(each.clauses for each in tree.conflicts),
        findings=tuple(finding.text for finding in tree.undeclared_findings),
        outline=nested_list(
            tree,
            page=href,
            below=lambda out, node: _write_quotes(out, site, route, node, here),
        ),
    )


def _same_as(site: Site, route: RouteSummary, here: Address) -> Link | None:
    same = route.tree.same_as
    if not same:
        return None
    label = site.handbook.vocabulary.situation_by_id[same].label
    there = site.addresses.tree(route.council.id, same)
    return Link(label, site.addresses.link(here, there))


def _clauses(
    site: Site, route: RouteSummary, clauses: Iterable[str], here: Address
) -> tuple[Link, ...]:
    edition = edition_of(route.council, route.tree)
    return tuple(
        Link(clause_name(clause), site.clause_link(route.council, edition, clause, here))
        for clause in (edition.clause_by_id[id_] for id_ in clauses)
    )


def _write_quotes(
    out: Writer, site: Site, route: RouteSummary, node: TreeNode, here: Address
) -> None:
    """Write what a step rests on: each clause's words, and a link to the clause."""
    edition = edition_of(route.council, route.tree)
    quoted = {"class": "protocol-quoted", **language_attribute(edition.language)}
    for quote in quoted_clauses(site, route.council, edition, node.quotes, here):
        out.open("span", _QUOTE)
        for place, words in enumerate(quote.words):
            out.text(" … “" if place else "“")
            out.tag("span", words, quoted)
            out.text("”")
        out.text(" ")
        out.tag("a", quote.label, {"href": quote.href})
        out.close("span")

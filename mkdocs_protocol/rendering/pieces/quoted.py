"""Pieces that quote one council: its clauses, its review state, where its decision trees begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.quoting import pointed_to
from mkdocs_protocol.core.routes import always_rules
from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.parts.banner import as_of_line
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import rendered
from mkdocs_protocol.rendering.parts.heads import edition_banner, edition_chip
from mkdocs_protocol.rendering.trees.contacts import first_in_a_line
from mkdocs_protocol.rendering.trees.start import askers
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.editions import edition_label
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition, Part
    from mkdocs_protocol.core.trees import Tree, TreeNode
    from mkdocs_protocol.rendering.pieces.arguments import Arguments
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause, or a part of one, as printed in the council's text."""

    label: str
    href: str
    heading: str
    text: Markup


def clause(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return clauses word for word, with their source and whether its review is due."""
    council = arguments.council()
    edition = arguments.edition(council)
    passages = arguments.passages(council, edition)
    return rendered(
        site.templates,
        "piece-clause.html",
        quoted=[_quoted(site, council, edition, *passage, here) for passage in passages],
        lang=lang(edition),
        council=Link(council.title, site.addresses.link(here, site.addresses.council(council.id))),
        edition=_edition_link(site, council, edition, here),
        chip=edition_chip(site, council, edition, here),
        as_of=as_of_line(site.wording, today=site.handbook.as_of),
    )


def status(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return the banner of a council's protocol: whether its review is due on the day of reading."""
    council = arguments.council()
    edition = arguments.edition(council)
    arguments.end()
    return rendered(
        site.templates,
        "piece-status.html",
        council=Link(council.title, site.addresses.link(here, site.addresses.council(council.id))),
        title=edition.title,
        lang=lang(edition),
        edition=_edition_link(site, council, edition, here),
        banner=edition_banner(site, council, edition, here),
    )


def tree(site: Site, arguments: Arguments, here: Address) -> Markup:
    """Return where a council's decision trees begin (what has happened), or where one of them does."""
    council = arguments.council()
    if not council.trees:
        raise arguments.fault(f"{council.id} has no decision tree yet")
    situations = site.handbook.vocabulary.situation_by_id
    if arguments.is_empty:
        return rendered(
            site.templates,
            "piece-trees.html",
            council=Link(council.title, _trees(site, council, here)),
            askers=askers(site, council, here),
            chip=edition_chip(site, council, council.leading_edition, here),
            as_of=as_of_line(site.wording, today=site.handbook.as_of),
        )
    situation = arguments.one_of(
        "situation", tuple(council.tree_by_situation), f"{council.id}/trees"
    )
    arguments.end()
    found = council.tree_by_situation[situation]
    start = _begins_with(found)
    first = first_in_a_line(found, situations[situation], site.handbook.vocabulary, council)
    return rendered(
        site.templates,
        "piece-tree.html",
        council=Link(council.title, _trees(site, council, here)),
        situation=Link(
            situations[situation].label,
            site.addresses.link(here, site.addresses.tree(council.id, situation)),
        ),
        first=first if first.endswith(".") else Markup("{}.").format(first),
        is_question=start.kind == "question",
        start=start.text,
        is_silent=found.is_silent,
        chip=edition_chip(site, council, council.leading_edition, here),
        as_of=as_of_line(site.wording, today=site.handbook.as_of),
    )


def _begins_with(tree: Tree) -> TreeNode:
    """Return the step that is taken first; a rule that always applies only if the text says nothing to do besides."""
    rules = always_rules(tree)
    if not rules:
        return tree.node_by_id[tree.start]
    following = tree.node_by_id[tree.onward[rules[-1].id][0].to]
    return rules[0] if following.kind is NodeKind.SILENCE else following


def _quoted(
    site: Site,
    council: Council,
    edition: Edition,
    clause: Clause,
    part: Part | None,
    here: Address,
) -> Quoted:
    href = site.clause_link(council, edition, clause, here)
    if part is None:
        text = clause_html(site, council, edition, clause, here)
        return Quoted(clause_name(clause), href, clause.heading if clause.is_heading else "", text)
    home = site.addresses.edition(council.id, edition.id)
    words = f"{pointed_to(part.text, clause.quotable)} {part.text}".lstrip()
    lines = Markup().join(Markup("<p>%s</p>") % line for line in words.split("\n"))
    return Quoted(
        _("{clause}, in part").format(clause=clause_name(clause)),
        site.addresses.link(here, home, f"c-{part.id}"),
        "",
        lines,
    )


def _edition_link(site: Site, council: Council, edition: Edition, here: Address) -> Link:
    home = site.addresses.edition(council.id, edition.id)
    return Link(edition_label(edition), site.addresses.link(here, home))


def _trees(site: Site, council: Council, here: Address) -> str:
    return site.addresses.link(here, site.addresses.council_trees(council.id))

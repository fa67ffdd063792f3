"""Decision trees as the records of the published data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.publishing.shared_records import note_record
from mkdocs_protocol.publishing.tree_records import (
    ConflictRecord,
    ContactRecord,
    EdgeRecord,
    ExpectRecord,
    NodeRecord,
    QuoteRecord,
    RouteFindingRecord,
    TieRecord,
    TreeRecord,
    UnlessRecord,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.trees import Contact, Quote, Tree, TreeNode
    from mkdocs_protocol.site.site import Site


def tree_record(site: Site, council: Council, tree: Tree) -> TreeRecord:
    """Return a council's answer to one situation."""
    return TreeRecord(
        situation=tree.situation,
        edition=tree.edition,
        silent=tree.is_silent,
        near=list(tree.near),
        same_as=tree.same_as,
        differs=tree.differs,
        start=tree.start,
        nodes=[_node(node, site.handbook.council_by_id) for node in tree.nodes],
        edges=[
            EdgeRecord(
                origin=edge.origin,
                to=edge.to,
                label=edge.label,
                inferred=edge.inferred,
                concerns=list(edge.concerns),
            )
            for edge in tree.edges
        ],
        conflicts=[
            ConflictRecord(
                text=conflict.text,
                clauses=list(conflict.clauses),
                readings=list(conflict.readings),
            )
            for conflict in tree.conflicts
        ],
        gaps=list(tree.gaps),
        findings=[
            RouteFindingRecord(
                kind=finding.kind,
                nodes=list(finding.nodes),
                clauses=list(finding.clauses),
                text=finding.text,
            )
            for finding in tree.findings
        ],
        notes=[note_record(note) for note in tree.notes],
        url=site.addresses.url(site.addresses.tree(council.id, tree.situation)),
        by_reading=tree.by_reading,
        searched=[id_ for id_ in tree.searched if id_ in site.handbook.council_by_id],
        expect=[
            ExpectRecord(clause=one.quote.clause, text=one.quote.words, verb=one.verb)
            for one in tree.expect
        ],
    )


def _node(node: TreeNode, here: Collection[str]) -> NodeRecord:
    """Return a step; of the clauses tied to it, only those of councils in the handbook."""
    return NodeRecord(
        id=node.id,
        kind=node.kind,
        text=node.text,
        modal=node.modal,
        cites=list(node.clauses),
        quotes=_quotes(node.quotes),
        who=_contacts(node.who),
        who_joined=node.who_joined,
        decides=_contacts(node.decides),
        inferred=node.inferred,
        formal=node.formal,
        time_limit=node.time_limit,
        appeal=node.appeal,
        condition=node.condition,
        advised=node.advised,
        unless=[
            UnlessRecord(
                text=one.text,
                concerns=list(one.concerns),
                who=_contacts(one.who),
                quotes=_quotes(one.quotes),
            )
            for one in node.unless
        ],
        lacks=list(node.lacks),
        answered_by=[
            TieRecord(
                council=tie.council,
                clause=tie.quote.clause,
                text=tie.quote.words,
                points=list(tie.points),
            )
            for tie in node.ties
            if tie.council in here
        ],
    )


def _quotes(quotes: Iterable[Quote]) -> list[QuoteRecord]:
    return [QuoteRecord(clause=quote.clause, text=quote.words) for quote in quotes]


def _contacts(contacts: Iterable[Contact]) -> list[ContactRecord]:
    return [ContactRecord(role=contact.role, name=contact.name) for contact in contacts]

"""A council as if what is proposed for its clauses had been accepted: the other proposals rest on that."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Classification, Clause, Section
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_protocol.core.protocol import Edition, Node
    from mkdocs_protocol.proposing.proposal import Proposal


def assumed(council: Council, margins: Iterable[Proposal]) -> Council:
    """Return a council whose clauses have what `margins` proposes for them, for use while making proposals."""
    by_edition: dict[str, dict[str, Classification]] = {}
    for one in margins:
        by_edition.setdefault(one.edition, {})[one.subject] = _given(one)
    if not by_edition:
        return council
    # A council read from the store cannot be given other editions.
    whole = Council(**{part.name: getattr(council, part.name) for part in fields(Council)})
    return whole.with_editions(
        tuple(_with(edition, by_edition.get(edition.id, {})) for edition in council.editions)
    )


def _given(one: Proposal) -> Classification:
    value = {key: given if isinstance(given, tuple) else str(given) for key, given in one.value}
    kinds = {kind.value: kind for kind in ClauseKind}
    return Classification(
        topic=str(value.get("topic", "")) or None,
        kind=kinds.get(str(value.get("kind", ""))),
        binds=tuple(map(str, value.get("binds", ()))),
        benefits=tuple(map(str, value.get("benefits", ()))),
    )


def _with(edition: Edition, given: Mapping[str, Classification]) -> Edition:
    def sorted_out(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(map(one, nodes))

    def one(node: Node) -> Node:
        if isinstance(node, Section):
            return replace(node, children=sorted_out(node.children))
        if isinstance(node, Clause) and node.id in given:
            return replace(node, classification=given[node.id])
        return node

    return replace(edition, body=sorted_out(edition.body))

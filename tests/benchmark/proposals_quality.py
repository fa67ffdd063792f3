"""How often a proposal is right first time: each council's margins are taken away in turn and proposed from the others.

    python tests/benchmark/proposals_quality.py

A topic is right where a person has given it to the clause or to a part of it; a kind, whom it binds and whom it
benefits likewise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Node, Section
from mkdocs_protocol.core.text import Marked
from mkdocs_protocol.proposing.margins import proposed_margins
from mkdocs_protocol.proposing.proposal import Proposal

COUNCILS = Path(__file__).parents[2] / "councils"


def bare(edition: Edition) -> Edition:
    """Return an edition that nobody has classified: no margins, no parts."""

    def without(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(_bare(node, without) for node in nodes)

    return replace(edition, body=without(edition.body), silent=())


def _bare(node: Node, without) -> Node:  # type: ignore[no-untyped-def]
    if isinstance(node, Section):
        return replace(node, children=without(node.children))
    if isinstance(node, Clause):
        blocks = _unmarked(node.blocks)
        return replace(
            node, classification=Classification(), parts=(), divided=False, blocks=blocks
        )
    return node


def _unmarked(value):  # type: ignore[no-untyped-def]
    """Return a text without the marks of its parts."""
    if isinstance(value, tuple):
        return tuple(
            each
            for one in value
            for each in (_unmarked(one.children) if isinstance(one, Marked) else (_unmarked(one),))
        )
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return replace(
            value,
            **{name: _unmarked(each) for name, each in held.items() if isinstance(each, tuple)},
        )
    return value


def judged(council: Council, handbook: Handbook) -> Counter[str]:
    """Return how many clauses there are, and how often each part of a proposal is right."""
    emptied = council.with_each_edition(bare)
    others = tuple(emptied if one.id == council.id else one for one in handbook.councils)
    right: Counter[str] = Counter()
    for proposal in proposed_margins(replace(handbook, councils=others), emptied):
        clause = council.leading_edition.clause_by_id[proposal.subject]
        right.update(_right(proposal, clause))
    return right


def _right(proposal: Proposal, clause: Clause) -> Counter[str]:
    value, given = dict(proposal.value), clause.classifications
    topics = {one.topic for one in given if one.topic}
    found = {
        "clauses": 1,
        "topic": value["topic"] in topics,
        "topic, or one instead": bool({value["topic"], *proposal.instead} & topics),
        "kind": value["kind"] in {one.kind for one in given},
        "binds": {*value["binds"]} in [{*one.binds} for one in given],
        "benefits": {*value["benefits"]} in [{*one.benefits} for one in given],
    }
    found["all four"] = all(found[name] for name in ("topic", "kind", "binds", "benefits"))
    return Counter({name: int(is_right) for name, is_right in found.items()})


def main() -> None:
    """Print a row for each council and one for all."""
    handbook = load(COUNCILS, as_of=date(2026, 11, 22)).handbook
    total: Counter[str] = Counter()
    rows = [(council.id, judged(council, handbook)) for council in handbook.councils]
    for _, right in rows:
        total.update(right)
    for name, right in (*rows, ("all", total)):
        shares = ", ".join(
            f"{what} {count / right['clauses']:.2f}"
            for what, count in right.items()
            if what != "clauses"
        )
        print(f"{name}: {right['clauses']} clauses; {shares}")


if __name__ == "__main__":
    main()

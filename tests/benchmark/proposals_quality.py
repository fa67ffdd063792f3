"""How often a proposal is right first time: what people gave each council is taken away in turn and proposed from the others.

    python tests/benchmark/proposals_quality.py

A topic is right where a person has given it to the clause or to a part of it; a kind, whom it binds and whom it
benefits likewise, in whatever order. Rows, answers and trees are proposed as they would be for a new council, whose clauses
have only what is proposed for them. A step of a tree is right where the person's tree for the situation rests on the same words of
the same clause; it is found where a step of the draft does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Node, Section
from mkdocs_protocol.core.text import Marked
from mkdocs_protocol.proposing.answers import proposed_answers
from mkdocs_protocol.proposing.assumed import assumed
from mkdocs_protocol.proposing.margins import proposed_margins
from mkdocs_protocol.proposing.proposal import Proposal
from mkdocs_protocol.proposing.rows import proposed_rows
from mkdocs_protocol.proposing.tree_drafts import proposed_trees

Judge: TypeAlias = Callable[[Council, Handbook], "Counter[str]"]

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


def alone(judge: Judge) -> Judge:
    """Return the same for a handbook of one council, a clerk's first: nothing can be learnt there from others."""
    return lambda council, handbook: judge(council, replace(handbook, councils=(council,)))


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


def unread(handbook: Handbook, council: Council) -> tuple[Handbook, Council]:
    """Return a handbook in which nobody has read a council's document, and the council as proposals take it to be."""
    emptied = replace(council.with_each_edition(bare), answers=None, trees=())
    rows = (
        replace(
            row,
            items=tuple(item for item in row.items if item.council != council.id),
            prose=tuple(item for item in row.prose if item.council != council.id),
        )
        for row in handbook.expectations
    )
    others = tuple(emptied if one.id == council.id else one for one in handbook.councils)
    left = replace(handbook, councils=others, expectations=tuple(row for row in rows if row.items))
    return left, assumed(emptied, [*proposed_margins(left, emptied)])


def judged_rows(council: Council, handbook: Handbook) -> Counter[str]:
    """Count items put into rows, and how many of them a person put there."""
    left, settled = unread(handbook, council)
    there = {row.id for row in left.expectations}
    given = {
        (item.ref, row.id)
        for row in handbook.expectations
        if row.is_expectation and row.id in there
        for item in row.of(council.id)
    }
    found = {
        (one.subject, row)
        for one in proposed_rows(left, settled)
        for row in dict(one.value)["rows"]
    }
    return Counter(right=len(found & given), proposed=len(found), given=len(given))


def judged_answers(council: Council, handbook: Handbook) -> Counter[str]:
    """Count answers whose state is right, and the clauses that they rest on."""
    left, settled = unread(handbook, council)
    count: Counter[str] = Counter()
    for one in proposed_answers(left, settled):
        given = council.answers.by_question[one.subject]
        value = dict(one.value)
        clauses = {dict(quote.of)["clause"] for quote in value.get("rests_on", ())}
        count.update(
            answers=1,
            state=value["state"] == given.state,
            right=len(clauses & {*given.clauses}),
            proposed=len(clauses),
            given=len(given.clauses),
        )
    return count


def judged_trees(council: Council, handbook: Handbook) -> Counter[str]:
    """Count steps that rest on what a person's tree rests on, and what is said to be silent."""
    left, settled = unread(handbook, council)
    drafts: dict[str, dict[str, dict[str, Any]]] = {}
    for one in proposed_trees(left, settled):
        situation, _, step = one.subject.partition("/")
        drafts.setdefault(situation, {})[step] = dict(one.value)
    count: Counter[str] = Counter()
    for tree in council.trees:
        draft = drafts.get(tree.situation, {"silent": {}})
        if "same" in draft:
            draft = drafts[draft["same"]["same_as"]]
        count.update(trees=1, silent=("silent" in draft) == tree.is_silent)
        quoted = {
            (q.clause, q.words) for node in tree.nodes if not node.condition for q in node.quotes
        }
        every = {(q.clause, q.words) for node in tree.nodes for q in node.quotes}
        steps = [
            [(dict(q.of)["clause"], dict(q.of)["words"]) for q in step["quotes"]]
            for step in draft.values()
            if step.get("kind") in ("action", "outcome") and "quotes" in step
        ]
        drafted = [quote for step in steps for quote in step]
        count.update(
            right=sum(any(_same(a, b) for a in step for b in every) for step in steps),
            proposed=len(steps),
            found=sum(any(_same(a, b) for b in drafted) for a in quoted),
            given=len(quoted),
        )
        lacks = {
            point
            for step in draft.values()
            if step.get("kind") == "silence"
            for point in step["lacks"]
        }
        lacking = {point.value for node in tree.nodes if not tree.is_silent for point in node.lacks}
        count.update(points=len(lacks & lacking), said=len(lacks), lacking=len(lacking))
    return count


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two quotations are of the same words, one of them perhaps with more around them."""
    words, others = (" ".join(each[1].split()).casefold() for each in (one, other))
    return one[0] == other[0] and (words in others or others in words)


def main() -> None:
    """Print a row for each council and one for all, of each kind of proposal."""
    handbook = load(COUNCILS, as_of=date(2026, 11, 22)).handbook
    one = [
        (f"{title}, in a handbook of one council", alone(judge), shares)
        for title, judge, shares in MEASURED
        if title != "rows"
    ]
    for title, judge, shares in (*MEASURED, *one):
        total: Counter[str] = Counter()
        rows = [(council.id, judge(council, handbook)) for council in handbook.councils]
        for _, count in rows:
            total.update(count)
        print(f"\n{title}")
        for name, count in (*rows, ("all", total)):
            told = (f"{what} {count[key] / max(1, count[of]):.2f}" for what, key, of in shares)
            print(f"  {name}: {', '.join(told)} (of {count[shares[0][2]]})")


PR = (("precision", "right", "proposed"), ("recall", "right", "given"))
MEASURED = (
    (
        "clauses",
        judged,
        tuple((what, what, "clauses") for what in ("topic", "topic, or one instead", "kind", "binds", "benefits", "all four")),
    ),
    ("rows", judged_rows, PR),
    ("answers", judged_answers, (("state", "state", "answers"), *PR)),
    (
        "trees",
        judged_trees,
        (
            ("silent or not", "silent", "trees"),
            ("steps right", "right", "proposed"),
            ("steps found", "found", "given"),
            ("points of silences right", "points", "said"),
            ("points found", "points", "lacking"),
        ),
    ),
)  # fmt: skip


if __name__ == "__main__":
    main()

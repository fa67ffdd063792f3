"""Rules for decision trees: their shape, and what they say a clause says.

Each rule is a generator with codes of its own; the tests have a good and a bad example of each.
"""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.checking.tree_quotations import (
    exceptions_are_quoted,
    readings_are_drawn,
    what_can_be_expected_is_quoted,
)
from mkdocs_protocol.core.graphs import cycle, reachable
from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Problem, unknown_clause
from mkdocs_protocol.core.quoting import fault_of, stands_in
from mkdocs_protocol.core.trees import Contact, Edge, NodeKind, Tree, TreeNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary

    Rule: TypeAlias = Callable[[Tree, Edition, Vocabulary], Iterator[Problem]]


_MOST_CIRCLES = 20
"""Circles of one tree: for each, the whole tree is sorted."""
_MOST_LOOKED_AT = 50
"""Mistyped names of one tree: for each, the whole tree is gone through."""


def tree_problems(council: Council, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield the problems that every rule finds in the trees of a council."""
    editions = {edition.id: edition for edition in council.editions}
    for tree in council.trees:
        for rule in RULES:
            # The steps of a repeated tree are checked in its own file.
            if not tree.same_as or rule in _OF_ITS_OWN:
                yield from rule(tree, editions[tree.edition], vocabulary)


def steps_exist(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """The start, each answer and each `next` name a step of the tree."""
    hints = Hints()
    named = [(tree.start, tree.places.get("start", tree.at))]
    for name, at in (*named, *((edge.to, edge.at) for edge in tree.edges)):
        if name not in tree.node_by_id:
            hint = hints(name, tree.node_by_id)
            yield Problem(at, f"the tree has no step '{name}'{hint}", "tree-unknown-step")


def every_step_is_reached(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """Some path from the start leads to each step."""
    if tree.start not in tree.node_by_id:
        return
    reached = {*reachable(tree.graph, tree.start)}
    # A mistyped name is reported as such; what it meant is not reported as missing as well.
    mistyped = dict.fromkeys(edge.to for edge in tree.edges if edge.to not in tree.node_by_id)
    for name in islice(mistyped, _MOST_LOOKED_AT):
        for meant in difflib.get_close_matches(name, tree.node_by_id, n=1, cutoff=0.6):
            reached |= {*reachable(tree.graph, meant)}
    for node in tree.nodes:
        if node.id not in reached:
            yield Problem(
                node.at,
                f"nothing leads to the step '{node.id}'; let an answer or a 'next' name it, or remove "
                "it",
                "tree-unreachable",
            )


def nothing_goes_in_a_circle(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """No path comes to a step a second time."""
    graph = {origin: list(onward) for origin, onward in tree.graph.items()}
    order = {origin: number for number, origin in enumerate(graph)}
    for _number in range(_MOST_CIRCLES):
        points = cycle(graph)
        if not points:
            return
        first = points.index(min(points, key=order.__getitem__))
        points = (*points[first:], *points[:first])
        last = points[-1]
        back = next(edge for edge in tree.onward[last] if edge.to == points[0])
        yield Problem(
            back.at,
            f"these steps lead in a circle: {' → '.join((*points, points[0]))}; let '{last}' lead on to "
            "a step that does not come back",
            "tree-cycle",
        )
        graph[last] = [point for point in graph[last] if point != points[0]]


def paths_end_where_they_say(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """An outcome or a silence ends a path, an action leads on, and a question leads on by its answers."""
    for node in tree.nodes:
        given = {
            key: tree.keys[path]
            for key in ("answers", "next")
            if (path := f"nodes.{node.id}.{key}") in tree.keys
        }
        if node.kind.is_end:
            for at in given.values():
                yield Problem(
                    at,
                    f"'{node.id}' is {_A[node.kind]}, which ends the path; make it an action, or "
                    "remove this",
                    "tree-leads-on",
                )
        elif node.kind is NodeKind.ACTION and "answers" in given:
            yield Problem(
                given["answers"],
                f"'{node.id}' is an action, which has no answers; write 'next', "
                "or make it a question",
                "tree-shape",
            )
        elif node.kind is NodeKind.QUESTION and "next" in given:
            yield Problem(
                given["next"],
                f"'{node.id}' is a question, which leads on by its answers; put them "
                "under 'answers', or make it an action",
                "tree-shape",
            )
        elif node.kind is NodeKind.ACTION and not tree.onward[node.id]:
            yield Problem(
                node.at,
                f"nothing follows the action '{node.id}'; write 'next', or make it an outcome "
                "or let it lead to a silence",
                "tree-dead-end",
            )


def questions_have_answers(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """A question has two answers or more, each with a label of its own."""
    for node in tree.nodes:
        if node.kind is not NodeKind.QUESTION:
            continue
        onward = enumerate(tree.onward[node.id])
        answers = [edge for i, edge in onward if f"nodes.{node.id}.answers.{i}" in tree.places]
        if len(answers) < 2:
            at = tree.keys.get(f"nodes.{node.id}.answers", node.at)
            yield Problem(
                at,
                f"the question '{node.id}' has {'one answer' if answers else 'no answers'}; "
                "write two or more, or make it an action",
                "tree-few-answers",
            )
        yield from _faults_of_labels(tree, node, answers)


def statements_are_quoted(tree: Tree, _: Edition, __: Vocabulary) -> Iterator[Problem]:
    """A question, an action or an outcome rests on quoted words or says that it is inferred."""
    for node in tree.nodes:
        if node.quotes and node.inferred:
            yield Problem(
                tree.keys[f"nodes.{node.id}.inferred"],
                f"'{node.id}' has a quotation and is 'inferred'; keep the one that is true",
                "tree-quoted-and-inferred",
            )
        elif node.kind is not NodeKind.SILENCE and not node.quotes and not node.inferred:
            yield Problem(
                node.at,
                f"'{node.id}' rests on no clause; quote the words under 'quotes', or write "
                "'inferred' and why the step is needed",
                "tree-unquoted",
            )


def quoted_words_stand_in_the_clause(
    tree: Tree, edition: Edition, _: Vocabulary
) -> Iterator[Problem]:
    """A clause that is quoted exists and has the words, letter by letter, whatever the line breaks."""
    hints = Hints()
    for node in tree.nodes:
        for index, quote in enumerate(node.quotes):
            path = f"nodes.{node.id}.quotes.{index}"
            clause = edition.clause_by_id.get(quote.clause)
            if clause is None:
                at = tree.places[f"{path}.clause"]
                yield unknown_clause(at, quote.clause, edition.clause_by_id, hints)
            elif fault := fault_of(clause, quote.words):
                yield Problem(
                    tree.places[f"{path}.words"],
                    f"clause {quote.clause} {fault}",
                    "tree-words-not-in-clause",
                )


def words_of_the_document_stand_in_the_clause(
    tree: Tree, edition: Edition, _: Vocabulary
) -> Iterator[Problem]:
    """The modal word, a time limit and an appeal are words of a clause that the step quotes."""
    for node in tree.nodes:
        quoted = _quoted_clauses(node, edition)
        if quoted is None:
            continue
        lacking = _lacking(node.clauses) if node.clauses else "no clause is quoted here that has"
        for key in ("modal", "time_limit", "appeal"):
            words = getattr(node, key)
            if words and not any(stands_in(clause.text, words) for clause in quoted):
                yield Problem(
                    tree.places[f"nodes.{node.id}.{key}"],
                    f"{lacking} the words “{words}”; write what is there, or leave '{key}' out",
                    "tree-modal-not-in-clause",
                )


def names_stand_in_the_clause(
    tree: Tree, edition: Edition, vocabulary: Vocabulary
) -> Iterator[Problem]:
    """A role is known, and a clause that the step quotes calls it by that name; for an inferred step, the document does."""
    hints = Hints()
    whole = [edition.running_text]
    for node in tree.nodes:
        quoted = _quoted_clauses(node, edition)
        texts = whole if not quoted else [clause.text for clause in quoted]
        lacking = _lacking(node.clauses) if node.clauses else "the document does not have"
        for key, contact in _named(node):
            path = f"nodes.{node.id}.{key}.{contact.role}"
            if contact.role not in vocabulary.role_by_id:
                hint = hints(contact.role, vocabulary.role_by_id, listed_in="roles.yml")
                yield Problem(
                    tree.keys[path], f"unknown role '{contact.role}'{hint}", "unknown-role"
                )
            if quoted is not None and not any(stands_in(text, contact.name) for text in texts):
                yield Problem(
                    tree.places[path],
                    f"{lacking} the name “{contact.name}”; write what is there",
                    "tree-name-not-in-clause",
                )


def conflicts_and_near_clauses_exist(
    tree: Tree, edition: Edition, _: Vocabulary
) -> Iterator[Problem]:
    """A conflict, and what comes near an answer, name clauses that exist."""
    named = [
        (f"conflicts.{i}.clauses.{j}", clause)
        for i, conflict in enumerate(tree.conflicts)
        for j, clause in enumerate(conflict.clauses)
    ]
    named += [(f"near.{i}", clause) for i, clause in enumerate(tree.near)]
    for path, clause in named:
        # A conflict of a repeated tree has its place, and its problem, in the other file.
        if clause not in edition.clause_by_id and path in tree.places:
            yield unknown_clause(tree.places[path], clause, edition.clause_by_id)


RULES: tuple[Rule, ...] = (
    steps_exist,
    every_step_is_reached,
    nothing_goes_in_a_circle,
    paths_end_where_they_say,
    questions_have_answers,
    statements_are_quoted,
    quoted_words_stand_in_the_clause,
    words_of_the_document_stand_in_the_clause,
    names_stand_in_the_clause,
    conflicts_and_near_clauses_exist,
    exceptions_are_quoted,
    what_can_be_expected_is_quoted,
    readings_are_drawn,
)
"""Every rule, in the order in which problems at the same place are reported."""

_OF_ITS_OWN = (conflicts_and_near_clauses_exist, what_can_be_expected_is_quoted)
"""The rules for what a tree with repeated steps can have of its own."""

_A = {NodeKind.OUTCOME: "an outcome", NodeKind.SILENCE: "a silence"}


def _faults_of_labels(tree: Tree, node: TreeNode, answers: list[Edge]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, edge in enumerate(answers):
        path = f"nodes.{node.id}.answers.{index}"
        label = _folded(edge.label)
        if not label:
            yield Problem(
                tree.places.get(path, edge.at),
                "this answer has no label; write what the reader answers",
                "tree-unlabelled-answer",
            )
        elif label.casefold() in seen:
            yield Problem(
                tree.places[f"{path}.label"],
                f"the question '{node.id}' has two answers “{label}”; tell "
                "them apart, or let one lead to both",
                "tree-same-label",
            )
        seen.add(label.casefold())


def _named(node: TreeNode) -> Iterator[tuple[str, Contact]]:
    for key, contacts in (("who", node.who), ("decides", node.decides)):
        for contact in contacts:
            yield key, contact


def _quoted_clauses(node: TreeNode, edition: Edition) -> list[Clause] | None:
    """Return the clauses that a step quotes; None if one is unknown, which is reported elsewhere."""
    if any(clause not in edition.clause_by_id for clause in node.clauses):
        return None
    return [edition.clause_by_id[clause] for clause in node.clauses]


def _lacking(clauses: tuple[str, ...]) -> str:
    if len(clauses) == 1:
        return f"clause {clauses[0]} does not have"
    return f"none of the clauses {', '.join(clauses)} has"


def _folded(words: str) -> str:
    return " ".join(words.split())

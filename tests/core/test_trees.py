"""A decision tree as a value, and where it sends a matter."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_protocol.core.grammar import joined, with_article
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.route_words import ways_in_words
from mkdocs_protocol.core.routes import (
    conjunction,
    contacts,
    deciders,
    first_steps,
    first_ways,
    formal_steps,
    is_only_asker,
    is_subject,
    last_resorts,
    only_settling,
    seeks_to_settle,
    silences,
)
from mkdocs_protocol.core.terms import Role, Situation
from mkdocs_protocol.core.trees import (
    Contact,
    Edge,
    Joining,
    NodeKind,
    Quote,
    Tree,
    TreeNode,
    Unless,
)
from mkdocs_protocol.core.vocabulary import Vocabulary

CLERK = Contact("clerk", "Clerk")
TOWN_CLERK = Contact("clerk", "Town Clerk")
CHAIR = Contact("chair", "chair")
MANAGER = Contact("line-manager", "line manager")
ACTION, QUESTION, OUTCOME, SILENCE = (
    NodeKind.ACTION,
    NodeKind.QUESTION,
    NodeKind.OUTCOME,
    NodeKind.SILENCE,
)


def tree(*nodes: TreeNode, edges: str) -> Tree:
    """Return a tree; `edges` as "a>b a>c:Yes", the label behind a colon."""
    made = []
    for edge in edges.split():
        ends, _, label = edge.partition(":")
        made.append(Edge(*ends.split(">"), label))
    return Tree("any", "2024-05", nodes[0].id, nodes, tuple(made), Location("any.yml"))


def ids(nodes: tuple[TreeNode, ...]) -> str:
    return " ".join(node.id for node in nodes)


REJOINING = tree(
    TreeNode("q", QUESTION, "?"),
    TreeNode("b", ACTION, "B"),
    TreeNode("a", ACTION, "A"),
    TreeNode("z", OUTCOME, "Z"),
    edges="q>a:One q>b:Two q>b:Three a>z b>z",
)


def test_every_way_through_a_tree_is_the_edges_taken() -> None:
    assert [[edge.label for edge in path] for path in REJOINING.paths()] == [
        ["One", ""],
        ["Two", ""],
        ["Three", ""],
    ]
    assert len(list(REJOINING.paths(at_most=2))) == 2


def test_steps_come_in_the_order_of_the_answers_each_before_what_follows() -> None:
    assert ids(REJOINING.in_order) == "q a b z"


def test_edges_to_steps_that_there_are_not_are_left_out_of_the_graph() -> None:
    broken = tree(TreeNode("a", ACTION, "A"), edges="a>b")

    assert broken.graph == {"a": ()}
    assert [edge.to for edge in broken.onward["a"]] == ["b"]


def test_the_first_step_is_the_first_on_each_path_that_names_somebody() -> None:
    whole = tree(
        TreeNode("rule", ACTION, "Never in public", condition=True),
        TreeNode("which", QUESTION, "Which?"),
        TreeNode("chair", ACTION, "Tell the chair", who=(CHAIR,)),
        TreeNode("then", OUTCOME, "Then tell the Clerk", who=(CLERK,)),
        TreeNode("clerk", OUTCOME, "Tell the Clerk", who=(CLERK,), formal=True),
        edges="rule>which which>chair:A which>clerk:B chair>then",
    )

    assert ids(first_steps(whole)) == "chair clerk"


def test_a_formal_step_behind_an_informal_one_that_names_nobody_is_no_first_step() -> None:
    whole = tree(
        TreeNode("which", QUESTION, "Which?"),
        TreeNode("informal", ACTION, "Settle it"),
        TreeNode("formal", OUTCOME, "Complain", who=(CHAIR,), formal=True),
        edges="which>informal:A informal>formal which>formal:B",
    )

    assert ids(first_steps(whole)) == "formal"
    assert ids(first_steps(tree(*whole.nodes[1:], edges="informal>formal"))) == ""


def test_each_role_is_named_once_by_its_first_name() -> None:
    steps = (
        TreeNode("a", ACTION, "A", who=(TOWN_CLERK, CHAIR)),
        TreeNode("b", ACTION, "B", who=(CLERK,)),
    )

    assert contacts(steps) == (TOWN_CLERK, CHAIR)


def words(whole: Tree) -> str:
    return ways_in_words(first_ways(whole), lambda _, contact: with_article(contact.name))


def choice(*steps: TreeNode) -> Tree:
    """Return a tree whose first question leads to each of some steps."""
    edges = " ".join(f"q>{step.id}:{step.id}" for step in steps)
    return tree(TreeNode("q", QUESTION, "Which?"), *steps, edges=edges)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([TreeNode("a", OUTCOME, "A", who=(MANAGER, CLERK))], "the line manager and the Clerk"),
        ([TreeNode("a", OUTCOME, "A", who=(MANAGER, CLERK, CHAIR), who_joined=Joining.OR)],
         "the line manager, the Clerk or the chair"),
        ([TreeNode("a", OUTCOME, "A", who=(CHAIR,)), TreeNode("b", OUTCOME, "B", who=(CLERK,))], "the chair or the Clerk"),
        ([TreeNode("a", OUTCOME, "A", who=(MANAGER, CLERK), who_joined=Joining.OR),
          TreeNode("b", OUTCOME, "B", who=(TOWN_CLERK, CHAIR), who_joined=Joining.OR)],
         "the line manager, the Clerk or the chair"),
        ([TreeNode("a", OUTCOME, "A", who=(MANAGER, CLERK)), TreeNode("b", OUTCOME, "B", who=(CHAIR,))],
         "the line manager and the Clerk, or the chair"),
        ([TreeNode("a", OUTCOME, "A", modal="should normally", who=(CLERK,)), TreeNode("b", OUTCOME, "B", who=(CHAIR,))],
         "the Clerk (“normally”) or the chair"),
        ([TreeNode("a", OUTCOME, "A", modal="Where possible", who=(MANAGER, CLERK), who_joined=Joining.OR)],
         "the line manager or the Clerk (“Where possible”)"),
        ([TreeNode("a", OUTCOME, "A", modal="should normally", who=(CLERK,)),
          TreeNode("b", OUTCOME, "B", who=(CLERK,), unless=(Unless("they agree", (), who=(CHAIR,)),))],
         "the Clerk (“normally”, or unless they agree: then the chair)"),
        ([TreeNode("a", OUTCOME, "A")], ""),
    ],
    ids=["all", "one of them", "different ways", "choices run together", "all, or somebody else",
         "one is not always meant", "a choice is not always meant", "two clauses limit it differently", "nobody"],
)  # fmt: skip
def test_those_whom_a_step_names_are_joined_as_the_text_joins_them(
    steps: list[TreeNode], expected: str
) -> None:
    assert words(choice(*steps)) == expected


CHAIR_FIRST = TreeNode("chair", ACTION, "Tell the chair", who=(CHAIR,))
CLERK_NEXT = TreeNode("clerk", OUTCOME, "Then the Clerk", who=(CLERK,))


def test_whom_the_text_names_straight_after_the_first_is_named_with_it() -> None:
    whole = tree(CHAIR_FIRST, CLERK_NEXT, edges="chair>clerk")

    assert words(whole) == "the chair, then the Clerk"
    assert ids(first_steps(whole)) == "chair"


@pytest.mark.parametrize(
    ("following", "edge"),
    [
        (CLERK_NEXT, Edge("chair", "clerk", inferred=True)),
        (CLERK_NEXT, Edge("chair", "clerk", "where that fails")),
        (TreeNode("clerk", OUTCOME, "Complain", who=(CLERK,), formal=True), Edge("chair", "clerk")),
        (TreeNode("clerk", OUTCOME, "Go on", who=(CHAIR,)), Edge("chair", "clerk")),
        (TreeNode("clerk", SILENCE, "What follows"), Edge("chair", "clerk")),
    ],
    ids=["inferred", "on a condition", "formal", "the same person", "nobody"],
)
def test_what_comes_later_or_is_not_stated_is_not_named_with_the_first(
    following: TreeNode, edge: Edge
) -> None:
    nodes = (CHAIR_FIRST, following)
    whole = Tree("any", "2024-05", "chair", nodes, (edge,), Location("any.yml"))

    assert words(whole) == "the chair"


def test_only_those_whom_one_step_means_together_stand_under_and() -> None:
    both = TreeNode("a", ACTION, "A", who=(MANAGER, CLERK))
    either = TreeNode("b", ACTION, "B", who=(MANAGER, CLERK), who_joined=Joining.OR)

    assert conjunction([both]) is Joining.AND
    assert conjunction([either]) is Joining.OR
    assert conjunction([both, CHAIR_FIRST]) is Joining.OR
    assert conjunction([CHAIR_FIRST, CLERK_NEXT]) is Joining.OR


def test_whoever_asks_may_be_the_only_one_named() -> None:
    roles = Vocabulary(roles=(Role("clerk", "Clerk"), Role("chair", "Chair")))
    asking = Situation("any", "Any", asked_by=("clerk",))

    assert is_only_asker(choice(CLERK_NEXT), asking, roles)
    assert not is_only_asker(choice(CLERK_NEXT, CHAIR_FIRST), asking, roles)
    assert not is_only_asker(choice(TreeNode("a", OUTCOME, "A")), asking, roles)


def test_the_last_resort_is_where_a_formal_procedure_begins() -> None:
    whole = tree(
        TreeNode("grievance", ACTION, "Grievance", formal=True),
        TreeNode("hearing", ACTION, "Hearing", formal=True, decides=(CHAIR,)),
        TreeNode("after", SILENCE, "What follows"),
        edges="grievance>hearing hearing>after",
    )

    assert ids(formal_steps(whole)) == "grievance hearing"
    assert ids(last_resorts(whole)) == "grievance"
    assert deciders(whole) == (CHAIR,)
    assert ids(silences(whole)) == "after"


@pytest.mark.parametrize(
    ("contact", "expected"), [(TOWN_CLERK, True), (CHAIR, False), (Contact("officers", "officers"), False)]
)  # fmt: skip
def test_only_a_role_that_one_person_bears_can_be_the_person_complained_of(
    contact: Contact, expected: bool
) -> None:
    roles = (
        Role("clerk", "Clerk"),
        Role("chair", "Chair"),
        Role("officers", "Officers", several=True),
    )
    situation = Situation("any", "Any", about=("clerk", "officers"))

    assert is_subject(contact, situation, Vocabulary(roles=roles)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Clerk", "the Clerk"), ("another appointed Officer", "another appointed Officer"), ("A third party", "A third party"),
     ("other officers", "other officers"), ("senior officer level", "senior officer level"), ("senior officers", "the senior officers")],
)  # fmt: skip
def test_a_name_takes_an_article_unless_it_brings_one(name: str, expected: str) -> None:
    assert with_article(name) == expected


def test_words_are_joined_as_in_a_sentence() -> None:
    assert [joined([]), joined(["a"]), joined("ab"), joined("abc", "or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]


@pytest.mark.parametrize(
    ("words", "changes", "expected"),
    [
        ("The Clerk will seek to resolve it informally.", {}, True),
        ("The Monitoring Officer may be able to offer mediation.", {}, True),
        ("The Clerk will decide.", {}, False),
        ("If not resolved informally, a panel hears it.", {"formal": True}, False),
        ("Tell the Clerk, who will seek to resolve it informally.", {"who": (CLERK,)}, False),
    ],
)
def test_who_only_tries_to_settle_a_matter_does_not_decide_it(
    words: str, changes: dict[str, Any], *, expected: bool
) -> None:
    step = TreeNode("a", ACTION, "A", quotes=(Quote("1", words),), decides=(CLERK,), **changes)

    assert seeks_to_settle(step) == expected
    assert only_settling(tree(step, edges="")) == ({CLERK.role} if expected else set())

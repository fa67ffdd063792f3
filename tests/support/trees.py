"""A small council with decision trees, and trees as text that a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.trees import NodeKind, Tree, TreeNode
from support.projects import minimal_council_files

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNCIL = "councils/little-example"
TREES = f"{COUNCIL}/trees"

SITUATIONS = """\
- id: councillor-unhappy-officer
  label: A councillor is unhappy with an officer
  asked_by: [councillors]
  about: [officers]
  definition: A councillor thinks that an officer has done something wrong.
- id: councillor-unhappy-clerk
  label: A councillor is unhappy with the Clerk
  asked_by: [councillors]
  about: [clerk]
  definition: A councillor thinks that the Clerk has done something wrong.
- id: clerk-concern
  label: The Clerk has a concern about a councillor
  asked_by: [clerk]
  about: [councillors]
  definition: The Clerk thinks that a councillor has done something wrong.
- id: interpretation
  label: It is not clear what the protocol means
  asked_by: [councillors, officers]
  definition: Somebody wishes to know what the protocol means.
"""

TREE = """\
start: respect
nodes:
  respect:
    kind: action
    text: Treat each other with respect
    modal: shall
    condition: true
    quotes:
      - {clause: "1.1", words: Members and officers shall treat each other with respect.}
    next: {to: tell, inferred: true}
  tell:
    kind: action
    text: Bring the complaint to the Clerk
    who: {clerk: Clerk}
    modal: shall
    quotes:
      - {clause: "2.1", words: Members shall bring to the Clerk}
      - {clause: "2.1", words: complaints}
    next: settled
  settled:
    kind: question
    text: Has the complaint been settled?
    inferred: The text does not say what follows.
    answers:
      - {label: "Yes", to: done, inferred: true}
      - {label: "No", to: open, inferred: true}
  done:
    kind: outcome
    text: The matter ends here
    inferred: The text does not say how a complaint ends.
  open:
    kind: silence
    text: What follows if the complaint is not settled
conflicts:
  - {text: Help may be asked of everyone and is brought to the Clerk., clauses: ["1.2", "2.1"]}
gaps:
  - Whether a complaint is written is not said.
"""


def council_with_trees(
    council: str = "little-example", name: str = "Little Example Parish Council", /, **trees: str
) -> dict[str, str]:
    """Return the files of a council without faults that has the trees given.

    Each is given under its situation with underscores for hyphens; without any there is one, `TREE`, which
    answers the situation `councillor-unhappy-officer`.
    """
    given = trees or {"councillor_unhappy_officer": TREE}
    return {
        **minimal_council_files(council, name),
        "councils/situations.yml": SITUATIONS,
        **{
            f"councils/{council}/trees/{situation.replace('_', '-')}.yml": text
            for situation, text in given.items()
        },
    }


def as_text(tree: Tree) -> str:
    """Return a tree as nested text, each step with what it rests on; where paths meet again, its id.

    The steps of a repeated tree stand with that one only.
    """
    steps = () if tree.same_as else _steps(tree, tree.start, 1, set())
    return "\n".join([*_head(tree), *steps, *_tail(tree)]) + "\n"


def _head(tree: Tree) -> Iterator[str]:
    yield f"{tree.situation} ({tree.edition})"
    if tree.same_as:
        yield f"  same as: {tree.same_as}"
    if tree.differs:
        yield f"  differs: {tree.differs}"


def _steps(tree: Tree, step: str, depth: int, seen: set[str]) -> Iterator[str]:
    indent = "  " * depth
    node = tree.node_by_id[step]
    if step in seen:
        yield f"{indent}→ {step}, above"
        return
    seen.add(step)
    yield f"{indent}{step}: {node.kind.upper()} {node.text}"
    yield from (f"{indent}  | {line}" for line in _facts(node))
    for edge in tree.onward[step]:
        label = f"“{edge.label}”" if edge.label else "then"
        yield f"{indent}  {label}{' (inferred)' if edge.inferred else ''}"
        yield from _steps(tree, edge.to, depth + (2 if node.kind is NodeKind.QUESTION else 1), seen)


def _facts(node: TreeNode) -> Iterator[str]:
    for quote in node.quotes:
        yield f"{quote.clause} “{quote.words}”"
    for word in ("inferred", "modal", "time_limit", "appeal"):
        if getattr(node, word):
            yield f"{word}: {getattr(node, word)}"
    for word in ("who", "decides"):
        for contact in getattr(node, word):
            yield f"{word}: {contact.name} [{contact.role}]"
    if len(node.who) > 1:
        yield f"who joined: {node.who_joined}"
    for word in ("formal", "condition", "advised"):
        if getattr(node, word):
            yield word


def _tail(tree: Tree) -> Iterator[str]:
    for conflict in tree.conflicts:
        yield f"  CONFLICT {conflict.text} [{', '.join(conflict.clauses)}]"
    for gap in tree.gaps:
        yield f"  GAP {gap}"
    if tree.near:
        yield f"  NEAR {', '.join(tree.near)}"
    for finding in tree.findings:
        yield f"  FINDING {finding.kind}: {finding.text} [{', '.join(finding.clauses)}]"
    for note in tree.notes:
        yield f"  NOTE of {note.dated} on {note.source}"

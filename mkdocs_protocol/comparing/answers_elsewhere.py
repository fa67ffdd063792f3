"""What other councils' documents say on a point at which one document is silent.

A clause answers a silence if a person who has read both has tied it to the silence. If nobody has, steps of other
trees are found that are of the kind the silence is about; they are offered as found, not as answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.routes import first_steps, is_asker, is_excepted, is_subject
from mkdocs_protocol.core.trees import Point
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.trees import Quote, Tree, TreeNode
    from mkdocs_protocol.core.vocabulary import Vocabulary

_CITED = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?![\w.]*\w)")
"""A clause's number within a gap: "(6.2)"."""
MOST_FOUND = 3
"""How many other councils a silence names if nobody has tied any to it: as many as help somebody under stress."""

Kinds: TypeAlias = "dict[Point, tuple[str, ...]]"
"""The ids of a tree's steps, by the points that they are about."""
Steps: TypeAlias = "dict[Point, tuple[tuple[str, tuple[str, ...]], ...]]"
"""The same of every council's answer to a situation: ids of councils, in their order, with those of steps."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What another council's document says, in its own words."""

    council: Council
    tree: Tree | None
    """Its answer to the same situation, if anybody has read the document for it."""
    quotes: tuple[Quote, ...]
    points: tuple[Point, ...]
    """What it is about."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the reader must know about those clauses: conflicts and gaps that name one, a sentence or two each.

        A conflict with a clause that supports only standing rules ("never in public") is about those rules.
        """
        if self.tree is None or self.tree.is_silent:
            return ()
        clauses = {quote.clause for quote in self.quotes}
        steps = [node for node in self.tree.nodes if not node.condition]
        rules = {clause for node in self.tree.nodes for clause in node.clauses} - {
            clause for node in steps for clause in node.clauses
        }
        read_so = self.tree.by_reading
        doubts = (
            [_("It answers this only if {reading}.").format(reading=read_so)] if read_so else []
        )
        doubts += [
            c.text
            for c in self.tree.conflicts
            if clauses & {*c.clauses} and not rules & {*c.clauses}
        ]
        doubts += [gap for gap in self.tree.gaps if clauses & {*_CITED.findall(gap)}]
        return tuple(dict.fromkeys(doubts))

    @property
    def doubt(self) -> str:
        """Those sentences as one text; "" if there is no doubt."""
        return " ".join(self.doubts)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other documents say where one is silent, and how this is known."""

    tied: tuple[Answer, ...] = ()
    """Clauses that a person has tied to it."""
    found: tuple[Answer, ...] = ()
    """What the program has found where nobody has looked; it may not be an answer."""
    unsaid: tuple[Point, ...] = ()
    """The points on which no document that was searched says anything."""
    searched: tuple[Council, ...] = ()
    """The councils whose documents a person has searched, in the order of the handbook."""
    in_all: bool = False
    """Whether these are all the others in the handbook."""


def kinds_of_steps(tree: Tree, vocabulary: Vocabulary) -> Kinds:
    """Return the steps of a tree that are of the kinds silences can be about.

    A step counts only with a quotation. The person complained of, and the one who asks, are nobody to go to. Every
    step is looked at, including receivers and deciders of formal steps.
    """
    found: dict[Point, list[str]] = {}
    for step, points in _kinds(tree, vocabulary):
        for point in points:
            found.setdefault(point, []).append(step.id)
    return {point: tuple(steps) for point, steps in found.items()}


def steps_by_point(kinds: Iterable[tuple[str, Kinds]]) -> Steps:
    """Return the steps of all answers to a situation, each given as the council's id and its kinds of steps."""
    found: dict[Point, list[tuple[str, tuple[str, ...]]]] = {}
    for council, by_point in kinds:
        for point, steps in by_point.items():
            found.setdefault(point, []).append((council, steps))
    return {point: tuple(pairs) for point, pairs in found.items()}


def elsewhere(
    handbook: Handbook, council: Council, tree: Tree, node: TreeNode, steps: Steps
) -> Elsewhere:
    """Return what other documents say on a silence; `steps` are those of its situation.

    A point counts as unsaid only if a person has searched the others and tied none of them to it, and no tree has a
    step of its kind either.
    """
    known: Mapping[str, Council] = handbook.council_by_id
    searched = tuple(known[id_] for id_ in tree.searched if id_ in known)
    tied = tuple(_tied(node, handbook, tree.situation))
    if not (tied or searched):
        return Elsewhere(found=tuple(_found(handbook, council, tree, node.lacks, steps)))
    answered = {point for tie in node.ties for point in tie.points}
    others = {
        point
        for point in node.lacks
        if any(other != council.id for other, _steps in steps.get(point, ()))
    }
    unsaid = [p for p in node.lacks if searched and p not in answered and p not in others]
    return Elsewhere(
        tied=tied,
        unsaid=tuple(unsaid),
        searched=searched,
        in_all=len({one.id for one in searched} - {council.id}) == len(handbook.councils) - 1,
    )


def _tied(node: TreeNode, handbook: Handbook, situation: str) -> Iterator[Answer]:
    """Yield what is tied to a silence, grouping the ties of one council to the same points."""
    groups: dict[tuple[str, tuple[Point, ...]], list[Quote]] = {}
    for tie in node.ties:
        # If only some councils are shown, the others' clauses cannot be quoted.
        if tie.council in handbook.council_by_id:
            groups.setdefault((tie.council, tie.points), []).append(tie.quote)
    for (id_, points), quotes in groups.items():
        council = handbook.council_by_id[id_]
        yield Answer(council, council.tree_by_situation.get(situation), tuple(quotes), points)


def _found(
    handbook: Handbook, council: Council, asking: Tree, points: Sequence[Point], steps: Steps
) -> Iterator[Answer]:
    by_council: dict[str, tuple[Tree, dict[Quote, None], list[Point]]] = {}
    for point in points:
        for other, its in steps.get(point, ()):
            if other == council.id:
                continue
            if other not in by_council:
                if len(by_council) == MOST_FOUND:
                    continue
                tree = handbook.council_by_id[other].tree_by_situation[asking.situation]
                by_council[other] = (tree, {}, [])
            tree, quotes, on = by_council[other]
            quotes.update(dict.fromkeys(q for step in its for q in tree.node_by_id[step].quotes))
            on.append(point)
    for id_, (tree, quotes, on) in by_council.items():
        yield Answer(handbook.council_by_id[id_], tree, tuple(quotes), tuple(on))


def _kinds(tree: Tree, vocabulary: Vocabulary) -> Iterator[tuple[TreeNode, tuple[Point, ...]]]:
    situation = vocabulary.situation_by_id[tree.situation]
    firsts = {step.id for step in first_steps(tree)}
    for step in tree.in_order:
        itself = bool(step.who) and all(
            (is_subject(one, situation, vocabulary) or is_asker(one, situation, vocabulary))
            and not is_excepted(tree, step, one.role)
            for one in step.who
        )
        points = [
            *([Point.FIRST_CONTACT] if step.who and step.id in firsts and not itself else []),
            *([Point.INSTEAD] if step.who and not itself else []),
            *([Point.RECEIVER] if step.who and step.formal else []),
            *([Point.DECIDER] if step.decides else []),
            *([Point.TIME_LIMIT] if step.time_limit else []),
        ]
        if step.quotes and points:
            yield step, tuple(points)

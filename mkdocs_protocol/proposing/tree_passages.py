"""Which statements of a document say what to do in a situation.

A statement is one of them if it is like words that other councils' trees for the situation rest on, or has a topic in
common with these or with the questions that are asked in the situation. It is not one if the person who acts in it is
not the one who asks: what an officer does about a councillor is not a step of what a councillor does about an
officer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import role_names
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.margins import names_of
from mkdocs_protocol.proposing.modal_words import kind_of
from mkdocs_protocol.proposing.nearest import Known
from mkdocs_protocol.proposing.statements import bag_of_words, statements_of
from mkdocs_protocol.proposing.step_words import NOT_SETTLED, Names, decided_by, gone_to
from mkdocs_protocol.proposing.subjects import case_of, subject_of
from mkdocs_protocol.proposing.topics import learnt_from, same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.proposing.statements import Statement
    from mkdocs_protocol.proposing.votes import Roles

_ENOUGH = 0.75
"""From which score a statement belongs to a situation: how like it is to what another tree rests on, and …"""
_ENOUGH_ALONE = 0.45
"""The same where no other council has a tree for the situation."""
_ON_TOPIC = 0.55
"""… how much it counts that it is about the situation's topics, and …"""
_SAID = 0.7
"""… its likeness to what situations.yml says of the situation."""
_COMPLAINT = 0.3
"""… that it mentions a concern or a complaint, if somebody is complained of."""
_ASKING = 0.2
"""… that it says whom to ask, if nobody is complained of."""
_WAY = re.compile(
    r"\b(?:ask|asked|request|requests|approach|contact|guidance|through|directed to|addressed to|made to|answered by|refer(?:red)? to)\b.{0,80}\b(?:clerk|officer|chair|mayor)",
    re.IGNORECASE,
)
_COMPLAINS = re.compile(
    r"\b(?:concern(?:s|ed)? (?:about|with|at|by)|complain\w*|grievance\w*|worr(?:y|ies|ied)|unhappy|dissatisfied|breach\w*|bull(?:y|ied|ying)|harass\w*|"
    r"raise (?:a |any )?(?:concern|issue|matter)s?|bring (?:a |any )?(?:concern|issue|matter)s?)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_SURE = 0.6
"""The likeness from which an item of a list of expectations is a step all the same."""
_ASKS = re.compile(
    r"\b(?:must|shall|should|may|will|cannot|can expect|has delegated authority|preferable|entitled|right to|free to|"
    r"(?:is|are) (?:not )?to be|(?:is|are) (?:asked|encouraged|requested|expected|advised|required) to|"
    r"(?:is|are) (?:\w+ly )?(?:heard|decided|made|raised|considered|dealt with|answered|referred|reported|sent|handled|passed|investigated))\b",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"\b(?:complaint|concern|grievance)s? (?:about|over|concerning|regarding) (?:(?:their|his|her|the|terms|or|and|of|working) )*"
    r"(?:pay|salary|hours|leave|pensions?|conditions)\b",
    re.IGNORECASE,
)
_CASES_FOLLOW = re.compile(r"\b(?:if|where|when|unless|because|provided that)\W*$", re.IGNORECASE)
"""How a line ends that introduces a list of cases, of which none is a step by itself: "The Clerk may refuse where:"."""
_IF_THAT_FAILS = re.compile(
    r"\s*(?:(?:if|where|should) (?:that|this|it) (?:fails?|does not|is not|proves)|failing (?:that|this))\b",
    re.IGNORECASE,
)
"""What points to the statement before it, which is a step then."""
_FORMAL = re.compile(r"\b(?:grievance|disciplinary) (?:procedure|policy)\b", re.IGNORECASE)
"""Words of a step: somebody has to act, or there is a procedure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that says what to do in a situation."""

    statement: Statement
    score: float
    """The strength of the evidence for it, from 0 to 1."""
    is_rule: bool
    """Whether it applies whatever step is taken, as the most similar words in other trees do."""


@dataclass(frozen=True, slots=True)
class _Step:
    situation: str
    condition: bool
    expect: bool = False


class Passages:
    """What each statement of a document is like, among the words that other councils' trees rest on."""

    def __init__(self, handbook: Handbook, council: Council) -> None:
        """Learn from a handbook; `council` is as it would be with topics."""
        self._handbook = handbook
        vocabulary = handbook.vocabulary
        little = vocabulary.little_words
        self._names = names_of(council, vocabulary.roles)
        self._called = Names(council, vocabulary.roles)
        own = role_names(council, vocabulary.roles)
        self.statements = [
            one
            for one in statements_of(council.leading_edition)
            if len(one.words.split()) >= _FEWEST_WORDS and one.given.topic != "review"
        ]
        bags = [bag_of_words(one.whole, own, little) for one in self.statements]
        said = [
            (bag_of_words(_said(each, handbook), own, little), each.id)
            for each in vocabulary.situations
        ]
        others = [one for one in learnt_from(handbook, council) if one.id != council.id]
        steps = Known([step for one in others for step in self._steps(one)], bags)
        situations = Known(said, bags)
        self._like = [steps.like(bag, 0.15) for bag in bags]
        self._said = [{id_: score for score, id_ in situations.like(bag)} for bag in bags]
        self._places = {one.order: place for place, one in enumerate(self.statements)}
        self._cases = [*self._each_case()]
        self._known_elsewhere = {tree.situation for one in others for tree in one.trees}
        self._topics = {each.id: self._topics_of(each, others) for each in vocabulary.situations}

    def on(self, situation: Situation) -> list[Found]:
        """Return the statements that are steps of a situation, in the order of the text."""
        found: list[Found] = []
        enough = _ENOUGH if situation.id in self._known_elsewhere else _ENOUGH_ALONE
        for place, statement in enumerate(self.statements):
            likes = [
                (score, step)
                for score, step in self._like[place]
                if step.situation == situation.id and not step.expect
            ]
            forbids = statement.given.kind is ClauseKind.PROHIBITION
            like, rule = (likes[0][0], likes[0][1].condition) if likes else (0.0, forbids)
            on_topic = self._topics[situation.id].get(statement.given.topic or "", 0.0)
            score = like + _ON_TOPIC * on_topic + _SAID * self._said[place].get(situation.id, 0.0)
            if situation.about and _COMPLAINS.search(statement.whole):
                score += _COMPLAINT
            elif not situation.about and _WAY.search(statement.whole):
                score += _ASKING
            if like < _SURE and statement.given.kind is ClauseKind.EXPECTATION:
                continue
            if not self._is_step(statement):
                continue
            if score >= enough and self._is_theirs(place, situation):
                found.append(Found(statement, min(1.0, round(score / 1.25, 2)), rule))
        found = [*self._with_what_follows(found)]
        own = [
            one for one in found if self._asks(one) and {*self._asks(one)} <= {*situation.asked_by}
        ]
        # If the text has a procedure for the Clerk, that of officers is a different one.
        if own and len(situation.asked_by) == 1:
            found = [one for one in found if one in own or not self._asks(one)]
        # If it has one for complaints about the Clerk, that for complaints about any officer is a different one.
        about = [one for one in found if {*self._concerns(one)} & {*situation.about}]
        if about and len(situation.about) == 1:
            found = [one for one in found if one in about or not self._concerns(one)]
        return found

    def _is_step(self, statement: Statement) -> bool:
        """Return whether a statement has somebody act, or names a procedure: also in plain words, "The officer tells the Clerk"."""
        if _CASES_FOLLOW.search(statement.lead_in):
            return False
        return (
            kind_of(statement.whole) is ClauseKind.PROCEDURE
            or any(words.search(statement.whole) for words in (_ASKS, _FORMAL))
            or bool(
                gone_to(statement.words, self._called)[0]
                or decided_by(statement.words, self._called)
            )
        )

    def _with_what_follows(self, found: list[Found]) -> Iterator[Found]:
        """Yield statements, each with those right behind it in its clause that say what follows if it is not settled."""
        there = {one.statement.order for one in found}
        for one in found:
            place = self._places[one.statement.order]
            before = self.statements[place - 1] if place else None
            if before and before.order not in there and _IF_THAT_FAILS.match(one.statement.words):
                there.add(before.order)
                yield Found(before, one.score, is_rule=False)
            yield one
            place += 1
            while place < len(self.statements):
                after = self.statements[place]
                goes_on = NOT_SETTLED.match(after.words) and after.clause is one.statement.clause
                if not goes_on or one.is_rule or after.order in there:
                    break
                there.add(after.order)
                yield Found(after, one.score, is_rule=False)
                place += 1

    def _concerns(self, found: Found) -> Roles:
        """Return whom a statement is about, if it says so."""
        return self._cases[self._places[found.statement.order]][1]

    def _asks(self, found: Found) -> Roles:
        """Return whose procedure a statement is about, if it says so."""
        return self._cases[self._places[found.statement.order]][2]

    def expected(self, situation: Situation, most: int) -> list[Found]:
        """Return what the person who asks can expect, those most like what other trees name first."""
        found = []
        for place, statement in enumerate(self.statements):
            likes = [
                score
                for score, step in self._like[place]
                if step.situation == situation.id and step.expect
            ]
            if (
                likes
                and likes[0] >= _ENOUGH
                and {*statement.given.benefits} & {*situation.asked_by}
            ):
                found.append(Found(statement, min(1.0, round(likes[0], 2)), is_rule=False))
        return sorted(found, key=lambda one: -one.score)[:most]

    def near(self, situation: Situation, most: int) -> tuple[str, ...]:
        """Return the clauses that come nearest to a situation, by what situations.yml says about it."""
        scored = [
            (
                self._said[place].get(situation.id, 0.0)
                + 0.3 * self._topics[situation.id].get(one.given.topic or "", 0.0),
                -place,
            )
            for place, one in enumerate(self.statements)
        ]
        best = [
            self.statements[-place].clause.id
            for score, place in sorted(scored, reverse=True)
            if score > 0.1
        ]
        return tuple(dict.fromkeys(best))[:most]

    def _is_theirs(self, place: int, situation: Situation) -> bool:
        """Return whether a statement's actor may be the one who asks in the situation, and its subject the one complained of."""
        asking, about = {*situation.asked_by}, {*situation.about}
        acting, concerned, case = self._cases[place]
        if case == ("clerk",) and "clerk" not in asking:
            return (
                False  # What the Clerk does with a concern of their own is nobody else's procedure.
            )
        if about and _OF_WORK.search(self.statements[place].whole):
            return False  # A grievance about pay is about nobody.
        if acting and not (self._sides(acting) & self._sides(asking)):
            return False
        if about & _OF_STAFF:
            about |= {"officers"}
        return not (about and concerned) or bool(about & {*concerned})

    def _each_case(self) -> Iterator[tuple[Roles, Roles, Roles]]:
        """Yield who acts in each statement, whom it is about, and whose procedure it is, as far as it or earlier words say."""
        clause = None
        case: Roles = ()
        for statement in self.statements:
            own = case_of(statement.whole, self._names)
            # A statement without a case of its own has that of the one before it in its clause.
            case = own or (case if statement.clause is clause else ())
            clause = statement.clause
            acting = own[:1] or _parties(subject_of(statement.whole, self._names))
            acting = acting or _parties(case_of(f"If {clause.heading}, ", self._names))
            yield tuple(filter(None, acting or case[:1])), case[1:], tuple(filter(None, case[:1]))

    def _sides(self, roles: Iterable[str]) -> set[str]:
        return {side for role in roles if (side := self._side(role))}

    def _side(self, role: str) -> str | None:
        known = self._handbook.vocabulary.role_by_id.get(role)
        return known.side if known else None

    def _steps(self, council: Council) -> Iterator[tuple[Bag, _Step]]:
        """Yield the words that a council's trees rest on."""
        names = role_names(council, self._handbook.vocabulary.roles)
        little = self._handbook.vocabulary.little_words
        for tree in council.trees:
            for node in tree.nodes:
                for quote in node.quotes:
                    yield (
                        bag_of_words(quote.words, names, little),
                        _Step(tree.situation, node.condition),
                    )
            for one in tree.expect:
                yield (
                    bag_of_words(one.quote.words, names, little),
                    _Step(tree.situation, False, True),
                )

    def _topics_of(self, situation: Situation, others: list[Council]) -> dict[str, float]:
        """Return the topics that a situation is about, each with a weight: 1 for those that most trees rest on."""
        found: dict[str, float] = {}
        for question in self._handbook.vocabulary.questions:
            if situation.id in question.situations:
                found.update(dict.fromkeys(question.topics[:1], 0.75))
        for other in others:
            tree = other.tree_by_situation.get(situation.id)
            for topic in _topics(other, tree) if tree else ():
                found[topic] = min(1.0, found.get(topic, 0.0) + 0.5)
        return found


_PARTIES = frozenset({"councillors", "officers", "clerk"})
"""Those who ask and are complained of; either may turn to others who act in a statement, such as a committee."""
_OF_STAFF = frozenset({"clerk", "line-manager"})


def _parties(roles: Iterable[str]) -> tuple[str, ...]:
    found = tuple(roles)
    return found if {*found} <= _PARTIES else ()


def _said(situation: Situation, handbook: Handbook) -> str:
    said = f"{situation.label} {situation.definition}"
    return " ".join([said, *same_words(said, handbook.vocabulary.search)])


def _topics(council: Council, tree: Tree) -> set[str]:
    """Return the topics of the clauses that a tree's steps rest on, without rules that apply whatever step is taken."""
    clauses = council.leading_edition.clause_by_id
    return {
        given.topic
        for node in tree.nodes
        if not node.condition
        for id_ in node.clauses
        if id_ in clauses
        for given in clauses[id_].classifications
        if given.topic
    }

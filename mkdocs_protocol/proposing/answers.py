"""What a document may answer to plain questions: a state, the statements that it rests on, and a line in their own words.

A statement is on a question if it is like words that other councils' answers to it rest on, or is about the
question's topics in words like the question's. "Answered" is proposed only where another council's answer is "answered"
and much of what that one rests on has a counterpart here; or, where no other council answers it, where a statement speaks
plainly for it; all else is "partly". Where no statement comes near, that is all
that is said: a person reads the document and decides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.questions import question_rows
from mkdocs_protocol.comparing.two_documents.folding import role_names
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.proposing.margins import names_of
from mkdocs_protocol.proposing.nearest import Known
from mkdocs_protocol.proposing.proposal import Fields, Proposal, What
from mkdocs_protocol.proposing.shortening import LIST_MARKER, in_few_words
from mkdocs_protocol.proposing.statements import bag_of_words, statements_of
from mkdocs_protocol.proposing.subjects import case_of
from mkdocs_protocol.proposing.topics import Signs, learnt_from, same_words
from mkdocs_protocol.proposing.topics import lead_in as led_in_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.questions import QuestionRow
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.proposing.votes import Roles
from mkdocs_protocol.proposing.statements import Statement

NOT_FOUND = "No clause was found. Read the document, and decide."
NOT_SHORT = "The clause is too long for a line: give an answer of at most 20 words under value."

_ENOUGH = 0.65
"""From which score a statement is on the question: how like it is to what another answer rests on, and …"""
_ON_TOPIC = 0.4
"""… how much it counts that it is about a topic of the question, and …"""
_ITEM_ON_TOPIC = 0.1
"""… (less, of an item of a list: its topic is that of the list), and …"""
_LEAST_WORDS = 0.25
"""How much of that its words have to say at least, and not its topic; and …"""
_ASKED = 0.9
"""… its likeness to the question itself."""
_SAID = 0.8
"""How much it counts that it has the words that the list of questions gives."""
_BESIDE_THE_BEST = 0.5
"""How much of the best statement's score another one has at least."""
_ALL_OF_IT = 0.25
"""How much of what an answer rests on has a counterpart where it answers the whole question here, too."""
_ENOUGH_ALONE = 0.5
"""From which score a statement is on a question that no other council answers, and …"""
_ANSWERS_ALONE = 1.0
"""… from which it answers all of it: of such answers two in three did."""
_HIGHEST = 1.8
"""The score from which nothing more can be said for a statement: a proposal's score is its share of this."""
_FEWEST_WORDS = 4
"""A shorter statement says too little to be an answer: a post, a heading."""
_MOST_RESTED_ON = 4
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Rest:
    """Words that a council's answer to a question rests on."""

    question: str
    council: str
    place: int


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    statement: Statement


def proposed_answers(handbook: Handbook, council: Council) -> Iterator[Proposal]:
    """Yield a proposal for every question that nobody has read the council's document for.

    `council` is as it would be with topics: its clauses may have what is only proposed for them.
    """
    edition = council.leading_edition
    asked = [row for row in question_rows(handbook) if not _is_read(row, council)]
    statements = [one for one in statements_of(edition) if len(one.words.split()) >= _FEWEST_WORDS]
    if not asked or not statements:
        return
    reader = _Reader(handbook, council, asked, statements)
    for row in asked:
        found = reader.on(row.question)
        yield _answer(council, row.question, reader, found)


def _is_read(row: QuestionRow, council: Council) -> bool:
    return any(cell.council.id == council.id and cell.answer.is_read for cell in row.cells)


def _asked(question: Question, vocabulary: Vocabulary) -> str:
    """Return the words of a question, and those that mean the same."""
    return " ".join([question.question, *same_words(question.question, vocabulary.search)])


class _Reader:
    """What each statement of a document is like, among the words that others' answers rest on."""

    def __init__(
        self,
        handbook: Handbook,
        council: Council,
        rows: Sequence[QuestionRow],
        statements: Sequence[Statement],
    ) -> None:
        vocabulary = handbook.vocabulary
        little = vocabulary.little_words
        own_names = role_names(council, vocabulary.roles)
        self.statements = statements
        self._all_names = names_of(council, vocabulary.roles)
        self._sides = {role.id: role.side for role in vocabulary.roles}
        self._cases = [case_of(one.whole, self._all_names) for one in statements]
        self.bags = [bag_of_words(one.whole, own_names, little) for one in statements]
        self.states: dict[tuple[str, str], AnswerState] = {}
        self.number: dict[tuple[str, str], int] = {}
        known: list[tuple[Bag, _Rest]] = []
        others = {one.id for one in learnt_from(handbook, council)} - {council.id}
        for row in rows:
            for cell in row.cells:
                if cell.council.id not in others or not cell.answer.is_read:
                    continue
                names = role_names(cell.council, vocabulary.roles)
                key = row.question.id, cell.council.id
                self.states[key] = cell.answer.state
                self.number[key] = len(cell.answer.rests_on)
                known += [
                    (bag_of_words(quote.words, names, little), _Rest(*key, place))
                    for place, quote in enumerate(cell.answer.rests_on)
                ]
        questions = {
            row.question.id: bag_of_words(_asked(row.question, vocabulary), own_names, little)
            for row in rows
        }
        signs = Signs({row.question.id: row.question.words for row in rows}, own_names, little)
        self._signs = [signs.of(one.whole) for one in statements]
        index = Known(known, [*self.bags, *questions.values()])
        self._like: dict[str, dict[int, list[tuple[float, _Rest]]]] = defaultdict(dict)
        for place, bag in enumerate(self.bags):
            for score, rest in index.like(bag, 0.1):
                self._like[rest.question].setdefault(place, []).append((score, rest))
        by_words = Known([(bag, place) for place, bag in enumerate(self.bags)], questions.values())
        self._by_words = {
            id_: {place: score for score, place in by_words.like(bag)}
            for id_, bag in questions.items()
        }

    def on(self, question: Question) -> list[_Found]:
        """Return the statements on a question, the best first."""
        found = []
        enough = _ENOUGH if self.states_of(question.id) else _ENOUGH_ALONE
        case = case_of(question.question, self._all_names)
        for place, statement in enumerate(self.statements):
            likes = self._like[question.id].get(place, ())
            like = likes[0][0] if likes else 0.0
            on_topic = statement.given.topic in question.topics
            asked = self._by_words[question.id].get(place, 0.0)
            bonus = (_ITEM_ON_TOPIC if statement.lead_in else _ON_TOPIC) if on_topic else 0.0
            said = self._signs[place].get(question.id, 0.0)
            score = like + _ASKED * asked + _SAID * said + bonus
            if not self._is_same(case, self._cases[place]):
                continue
            if score >= enough and like + asked + _SAID * said >= _LEAST_WORDS:
                found.append(_Found(score, statement))
        return sorted(found, key=lambda one: (-one.score, one.statement.order))

    def _is_same(self, asked: Roles, said: Roles) -> bool:
        """Return whether a statement is of the same sides as a question: whose the matter is, and about whom."""
        return all(
            not (one and other) or self._sides.get(one) == self._sides.get(other)
            for one, other in zip(asked, said, strict=False)
        )

    def states_of(self, question: str) -> dict[str, AnswerState]:
        """Return the state of each other council's answer to a question, by the council."""
        return {other: state for (id_, other), state in self.states.items() if id_ == question}

    def covered(self, question: str, council: str) -> float:
        """Return how much of what another council's answer rests on has a counterpart here."""
        number = self.number.get((question, council), 0)
        best = [0.0] * number
        for likes in self._like[question].values():
            for score, rest in likes:
                if rest.council == council:
                    best[rest.place] = max(best[rest.place], score)
        return sum(best) / number if number else 0.0

    def near(self, question: Question) -> list[str]:
        """Return the clauses that come nearest, by their topics or their words."""
        scored = [
            (self._by_words[question.id].get(place, 0.0) + one.given_on(question), -place)
            for place, one in enumerate(map(_OnTopic, self.statements))
        ]
        best = [
            self.statements[-place].clause.id
            for score, place in sorted(scored, reverse=True)
            if score > 0
        ]
        return [*dict.fromkeys(best)][:_MOST_NEAR]


def _lines(statement: Statement) -> Iterator[str]:
    """Yield what a statement says: with what it points back to, or the line or heading above its list, if there is room."""
    words = LIST_MARKER.sub("", statement.words).rstrip(";, ")
    if not words[:1].islower():
        yield f"{statement.before} {words}".strip()
    elif above := statement.lead_in or led_in_by(statement.clause):
        yield f"{above.rstrip(':')}: {words}"
        yield words
    else:
        yield words


@dataclass(frozen=True, slots=True)
class _OnTopic:
    statement: Statement

    def given_on(self, question: Question) -> float:
        return 0.5 if self.statement.given.topic in question.topics else 0.0


def _answer(
    council: Council, question: Question, reader: _Reader, found: Sequence[_Found]
) -> Proposal:
    edition = council.leading_edition
    if not found:
        near = tuple(reader.near(question))
        return Proposal(
            What.ANSWER,
            council.id,
            edition.id,
            question.id,
            Fields.given(state=str(AnswerState.SILENT), near=near).of,
            words=f"{question.question} {NOT_FOUND}",
        )
    chosen = [one for one in found if one.score >= found[0].score * _BESIDE_THE_BEST][
        :_MOST_RESTED_ON
    ]
    states = reader.states_of(question.id)
    alike = [(reader.covered(question.id, other), state) for other, state in states.items()]
    covered, state = max(alike, default=(0.0, AnswerState.PARTLY), key=lambda one: one[0])
    whole = state is AnswerState.ANSWERED and covered >= _ALL_OF_IT
    whole = whole or (not states and found[0].score >= _ANSWERS_ALONE)
    state = AnswerState.ANSWERED if whole else AnswerState.PARTLY
    quotes = dict.fromkeys(
        quote
        for one in sorted(chosen, key=lambda one: one.statement.order)
        for quote in one.statement.quotes
    )
    text = next(
        (
            short
            for one in chosen
            for line in _lines(one.statement)
            if (short := in_few_words(line))
        ),
        "",
    )
    return Proposal(
        What.ANSWER,
        council.id,
        edition.id,
        question.id,
        Fields.given(
            state=str(state),
            answer=text,
            rests_on=tuple(Fields.given(clause=clause, words=words) for clause, words in quotes),
        ).of,
        words=question.question if text else f"{question.question} {NOT_SHORT}",
        score=round(min(1.0, found[0].score / _HIGHEST), 2),
    )

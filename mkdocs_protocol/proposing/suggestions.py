"""What to look at, from the words alone: rows for items of lists, topics for clauses, clauses for questions.

`suggest` prints it. What can be accepted in a file is worked out by the other modules of this package.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.placing import rows_with_every_item
from mkdocs_protocol.comparing.questions import question_rows
from mkdocs_protocol.comparing.two_documents.folding import Names, folded, role_names
from mkdocs_protocol.comparing.two_documents.likeness import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.placing import Row
    from mkdocs_protocol.comparing.questions import QuestionRow
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.terms import Role

_ALIKE_TOPIC = 0.08
_MOST_TOPICS = 3
"""How many topics are proposed for a clause."""
_ALIKE = 0.12
_MOST_CLAUSES = 5
"""How many clauses are proposed for a question."""


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """Topics for a clause that nobody has classified yet, the likeliest first."""

    council: Council
    clause: Clause
    topics: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SuggestedAnswer:
    """Clauses of a council that may answer a question, the likeliest first; none if nothing comes near."""

    council: Council
    question: Question
    clauses: tuple[tuple[Clause, float], ...]


def suggested_rows(handbook: Handbook) -> tuple[Row, ...]:
    """Return the rows that could be added to: declared ones in their order, then new ones of two councils or more."""
    return tuple(
        row
        for row in rows_with_every_item(handbook)
        if len(row.members) > (0 if row.declared else 1)
    )


def suggested_topics(handbook: Handbook) -> Iterator[SuggestedTopic]:
    """Yield topics for every clause that has none, from the words of the clauses that have them.

    A topic's clauses have many words that a single clause lacks, so far less likeness is enough here.
    """
    about: dict[str, Bag] = {topic.id: Counter() for topic in handbook.vocabulary.topics}
    without: list[tuple[Council, Clause, Bag]] = []
    for council in handbook.councils:
        names = role_names(council, handbook.vocabulary.roles)
        for clause in council.leading_edition.clauses:
            bag = Counter(folded(clause.text, names))
            topics = {given.topic for given in clause.classifications if given.topic}
            for topic in topics & about.keys():
                about[topic].update(bag)
            if not topics:
                without.append((council, clause, bag))
    scale = Scale([*about.values(), *(bag for _, _, bag in without)])
    known = {topic: scale.weighed(bag) for topic, bag in about.items()}
    for council, clause, bag in without:
        own = scale.weighed(bag)
        scored = ((scale.likeness(own, words), topic) for topic, words in known.items())
        best = sorted((-score, topic) for score, topic in scored if score >= _ALIKE_TOPIC)[
            :_MOST_TOPICS
        ]
        yield SuggestedTopic(council, clause, tuple((topic, -score) for score, topic in best))


def suggested_answers(handbook: Handbook) -> Iterator[SuggestedAnswer]:
    """Yield a proposal for every question that nobody has read a council's document for yet."""
    rows = question_rows(handbook)
    roles = handbook.vocabulary.roles
    known = {row.question.id: _words_of(row, roles) for row in rows}
    for place, council in enumerate(handbook.councils):
        open_rows = [row for row in rows if not row.cells[place].answer.is_read]
        if not open_rows:
            continue
        names = role_names(council, roles)
        clauses = council.leading_edition.clauses
        bags = [Counter(folded(clause.text, names)) for clause in clauses]
        scale = Scale([*known.values(), *bags])
        weighed = [scale.weighed(bag) for bag in bags]
        for row in open_rows:
            asked = scale.weighed(known[row.question.id])
            scored = [
                (scale.likeness(asked, own), _is_about(clause, row.question), clause)
                for clause, own in zip(clauses, weighed, strict=True)
            ]
            near = [one for one in scored if one[1] or one[0] >= _ALIKE]
            best = sorted(near, key=lambda one: (not one[1], -one[0]))[:_MOST_CLAUSES]
            yield SuggestedAnswer(
                council, row.question, tuple((clause, score) for score, _, clause in best)
            )


def _words_of(row: QuestionRow, roles: Sequence[Role]) -> Bag:
    """Return the words of a question and of what other councils' answers to it rest on."""
    bag: Bag = Counter(folded(row.question.question, Names()))
    for cell in row.cells:
        names = role_names(cell.council, roles)
        for quote in cell.answer.rests_on:
            bag |= Counter(folded(quote.words, names))
    return bag


def _is_about(clause: Clause, question: Question) -> bool:
    return any(given.topic in question.topics for given in clause.classifications)

"""Which clauses may answer a plain question: a proposal to a person who reads them, and no answer.

Clauses that are about the topics of a question are proposed, and clauses whose words are like those that other
councils' answers rest on; the likest first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.questions import question_rows
from mkdocs_protocol.comparing.two_documents.folding import Names, folded, role_names
from mkdocs_protocol.comparing.two_documents.likeness import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.questions import QuestionRow
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.vocabulary import Role

_ALIKE = 0.12
_MOST_CLAUSES = 5
"""How many clauses are proposed for a question."""


@dataclass(frozen=True, slots=True)
class SuggestedAnswer:
    """Clauses of a council that may answer a question, the likeliest first; none where nothing comes near."""

    council: Council
    question: Question
    clauses: tuple[tuple[Clause, float], ...]


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

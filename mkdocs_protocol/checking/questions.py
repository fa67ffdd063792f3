"""Rules for a council's short answers and the words that they rest on.

Each rule is a generator with codes of its own; the tests have a good and a bad example of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.problems import Problem, unknown_clause
from mkdocs_protocol.core.questions import MOST_WORDS, AnswerState
from mkdocs_protocol.core.quoting import fault_of, is_advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.questions import Answer, Answers
    from mkdocs_protocol.core.vocabulary import Vocabulary

    Rule: TypeAlias = Callable[[Answer, Answers, Edition], Iterator[Problem]]


def answer_problems(council: Council) -> Iterator[Problem]:
    """Yield the problems that every rule finds in a council's answers."""
    if council.answers is not None:
        edition = _edition(council, council.answers)
        for answer in council.answers.given:
            for rule in RULES:
                yield from rule(answer, council.answers, edition)


def answer_warnings(council: Council, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a warning where an answer does not begin as its question asks, or does not fit the topics' coverage.

    If the document is silent on every topic of a question, an answer rests on clauses with other topics; if it covers
    a topic, a silence has to name the clauses that come near. Either may be right: a person settles it.
    """
    if council.answers is None:
        return
    edition = _edition(council, council.answers)
    used = {
        topic
        for clause in edition.clauses
        for given in clause.classifications
        for topic in (given.topic, *given.also)
        if topic
    }
    for answer in council.answers.given:
        question = vocabulary.question_by_id.get(answer.question)
        if question is None:
            continue
        if answer.text and not question.opens(answer.text):
            yield Problem(
                council.answers.places.get(f"{answer.question}.answer", answer.at),
                f"this answer begins with none of the words that '{question.id}' asks for; begin it "
                f"with {', '.join(f'“{word}”' for word in question.begins)}",
                "answer-begins-otherwise",
            )
        topics = ", ".join(f"'{topic}'" for topic in question.topics)
        if answer.rests_on and {*question.topics} <= {*edition.silent}:
            yield Problem(
                answer.at,
                f"this is '{answer.state}', but the document is declared silent on {topics}; "
                "settle which is right, or give the question the topics of the clauses quoted",
                "answer-not-as-covered",
            )
        elif answer.state is AnswerState.SILENT and not answer.near and used & {*question.topics}:
            yield Problem(
                answer.at,
                f"this is 'silent', but clauses of the document are about {topics}; settle which "
                "is right, or name the clauses that come near under 'near'",
                "answer-not-as-covered",
            )


_TO_WRITE = {
    "answer": f"write what the document says, in at most {MOST_WORDS} words: answer: The Clerk decides",
    "rests_on": 'write the words that say so: rests_on: [{clause: "2.1", words: the Clerk decides}]',
}


def keys_belong_with_the_state(answer: Answer, answers: Answers, _: Edition) -> Iterator[Problem]:
    """An answer has words and quotations; a silence has none, and only a silence has clauses that come near."""
    speaks = answer.state in {AnswerState.ANSWERED, AnswerState.PARTLY}
    given = {
        "answer": (bool(answer.text), speaks, answer.state is AnswerState.SILENT),
        "rests_on": (bool(answer.rests_on), speaks, False),
        "near": (bool(answer.near), False, answer.state is AnswerState.SILENT),
        "conflicts": (bool(answer.conflicts), False, speaks),
    }
    for key, (is_there, is_needed, is_allowed) in given.items():
        if is_needed and not is_there:
            yield Problem(
                answer.at,
                f"the key '{key}' is missing; an answer that is '{answer.state}' needs it; {_TO_WRITE[key]}",
                "answer-shape",
            )
        elif is_there and not (is_needed or is_allowed):
            at = answers.places.get(f"{answer.question}.{key}", answer.at)
            yield Problem(
                at,
                f"'{key}' does not belong with '{answer.state}'; remove it, or write another state",
                "answer-shape",
            )


def an_answer_is_short(answer: Answer, answers: Answers, _: Edition) -> Iterator[Problem]:
    """An answer is one line of at most `MOST_WORDS` words."""
    count = len(answer.text.split())
    if count > MOST_WORDS:
        at = answers.places.get(f"{answer.question}.answer", answer.at)
        yield Problem(
            at, f"this answer has {count} words; write at most {MOST_WORDS}", "answer-too-long"
        )


def quoted_words_stand_in_the_clause(
    answer: Answer, answers: Answers, edition: Edition
) -> Iterator[Problem]:
    """Every quotation is in its clause, letter by letter."""
    for index, quote in enumerate(answer.rests_on):
        path = f"{answer.question}.rests_on.{index}"
        clause = edition.clause_by_id.get(quote.clause)
        if clause is None:
            at = answers.places.get(f"{path}.clause", answer.at)
            yield unknown_clause(at, quote.clause, edition.clause_by_id)
        elif fault := fault_of(clause, quote.words):
            yield Problem(
                answers.places.get(f"{path}.words", answer.at),
                f"clause {clause.id} {fault}",
                "answer-words-not-in-clause",
            )


def clauses_exist(answer: Answer, answers: Answers, edition: Edition) -> Iterator[Problem]:
    """What comes near, and a conflict, name clauses that exist."""
    named = [(f"near.{i}", clause) for i, clause in enumerate(answer.near)]
    named += [
        (f"conflicts.{i}.clauses.{j}", clause)
        for i, conflict in enumerate(answer.conflicts)
        for j, clause in enumerate(conflict.clauses)
    ]
    for path, clause in named:
        if clause not in edition.clause_by_id:
            at = answers.places.get(f"{answer.question}.{path}", answer.at)
            yield unknown_clause(at, clause, edition.clause_by_id)


def modal_words_are_quoted(answer: Answer, answers: Answers, _: Edition) -> Iterator[Problem]:
    """An answer says how binding a rule is in the document's own word, such as must or may, with its "not"."""
    quoted = {one for quote in answer.rests_on for one in _MODAL.findall(quote.words.casefold())}
    for found in dict.fromkeys(_MODAL.findall(answer.text.casefold())):
        if answer.rests_on and found not in quoted:
            at = answers.places.get(f"{answer.question}.answer", answer.at)
            yield Problem(
                at,
                f"the answer says “{found}”, but no quoted words do; use the document's own word, or "
                "quote the words that have it",
                "answer-modal-not-quoted",
            )


def advice_answers_nothing(answer: Answer, _: Answers, edition: Edition) -> Iterator[Problem]:
    """What only advises councils in general does not say what this one has decided."""
    clauses = edition.clause_by_id
    quotes = [quote for quote in answer.rests_on if quote.clause in clauses]
    if (
        answer.state is AnswerState.ANSWERED
        and quotes
        and all(is_advice(quote, clauses[quote.clause]) for quote in quotes)
    ):
        yield Problem(
            answer.at,
            "every clause quoted only advises councils in general; write 'partly', or quote a clause "
            "by which this council has decided it",
            "answer-only-advice",
        )


def an_incomplete_document_is_not_silent(
    answer: Answer, _: Answers, edition: Edition
) -> Iterator[Problem]:
    """Nobody knows what a document does not say if only part of it is known."""
    if edition.incomplete and answer.state is AnswerState.SILENT:
        yield Problem(
            answer.at,
            "the document is incomplete, so nothing of it can be called silent; write "
            f"'{AnswerState.NOT_READ_YET}'",
            "answer-silent-but-incomplete",
        )


RULES: tuple[Rule, ...] = (
    keys_belong_with_the_state,
    an_answer_is_short,
    quoted_words_stand_in_the_clause,
    clauses_exist,
    modal_words_are_quoted,
    advice_answers_nothing,
    an_incomplete_document_is_not_silent,
)
"""Every rule, in the order in which problems at the same place are reported."""

_MODAL = re.compile(r"\b(?:must|should|shall|may)(?: not)?\b|\bcannot\b")


def _edition(council: Council, answers: Answers) -> Edition:
    return next(edition for edition in council.editions if edition.id == answers.edition)

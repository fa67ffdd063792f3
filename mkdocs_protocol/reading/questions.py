"""Plain questions, and each council's answers to them: questions.yml and the councils' answers.yml."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Places
from mkdocs_protocol.core.questions import Answer, Answers, Question
from mkdocs_protocol.core.trees import Conflict, Quote
from mkdocs_protocol.reading.fill import edition_meant, fill, read_form
from mkdocs_protocol.reading.question_forms import AnswersForm, QuestionsForm
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.reading.question_forms import QuestionForm, ShortAnswerForm
    from mkdocs_protocol.reading.yaml_tree import YamlTree

ANSWERS = "answers.yml"
QUESTIONS = "questions.yml"
_UNKNOWN = {"topics": "unknown-topic", "situations": "question-unknown-situation"}
"""The codes for terms that do not exist, by the key that names them."""


def read_questions(
    folder: SourceFolder,
    *,
    topics: Collection[str],
    situations: Collection[str],
    is_needed: bool,
) -> tuple[tuple[Question, ...], YamlTree | None]:
    """Read the shared questions, and return them with their YAML; the file may be missing unless it is needed.

    `topics` and `situations` are the ids that a question may name.
    """
    found = read_form(QuestionsForm, folder.root / QUESTIONS, folder, is_needed=is_needed)
    if found is None:
        return (), None
    entries, tree = found[0].root, found[1]
    hints, ids = Hints(), dict.fromkeys(one.id for one in entries)
    for index, entry in enumerate(entries):
        _check_terms(index, "topics", entry.topics, topics, tree, folder, hints)
        _check_terms(index, "situations", entry.situations, situations, tree, folder, hints)
        _check_see(index, entry, ids, tree, folder, hints)
    return tuple(map(_question, entries)), tree


def read_answers(
    path: Path, folder: SourceFolder, vocabulary: Vocabulary, editions: Sequence[Edition]
) -> Answers | None:
    """Read a council's answers; None if it has none, or if the file has a fault.

    `editions` has the council's leading edition first.
    """
    source = folder.read(path) if os.path.lexists(path) else None
    if source is None:
        return None
    before = len(folder.problems)
    tree = parse_yaml(source)
    form = fill(AnswersForm, tree, folder)
    if form is None:
        return None
    _check_questions(form, tree, folder, vocabulary)
    edition = edition_meant(form.edition, editions, tree, folder)
    if len(folder.problems) > before:
        return None
    return Answers(
        edition=edition,
        given=tuple(_answer(question, given, tree) for question, given in form.answers.items()),
        places=Places.of({".".join(map(str, path[1:])): at for path, at in tree.places.items()}),
    )


def _check_terms(
    index: int,
    key: str,
    named: Sequence[str],
    known: Collection[str],
    tree: YamlTree,
    folder: SourceFolder,
    hints: Hints,
) -> None:
    for place, term in enumerate(named):
        # If a list cannot be read, only that is reported.
        if term not in known and (known or not (folder.root / f"{key}.yml").exists()):
            folder.report(
                tree.place((index, key, place)),
                f"unknown {key.removesuffix('s')} '{term}'{hints(term, known)}",
                _UNKNOWN[key],
            )


def _check_see(
    index: int,
    entry: QuestionForm,
    ids: Collection[str],
    tree: YamlTree,
    folder: SourceFolder,
    hints: Hints,
) -> None:
    for place, question in enumerate(entry.see):
        if question not in ids or question == entry.id:
            hint = hints(question, (one for one in ids if one != entry.id))
            folder.report(
                tree.place((index, "see", place)),
                f"there is no other question '{question}'{hint}",
                "answer-unknown-question",
            )


def _check_questions(
    form: AnswersForm, tree: YamlTree, folder: SourceFolder, vocabulary: Vocabulary
) -> None:
    # Without any questions the fault is that questions.yml is missing or faulty, which is reported there.
    hints = Hints()
    for question in form.answers if vocabulary.questions else ():
        if question not in vocabulary.question_by_id:
            hint = hints(question, vocabulary.question_by_id)
            folder.report(
                tree.key_place(("answers", question)),
                f"{QUESTIONS} has no question '{question}'{hint}",
                "answer-unknown-question",
            )


def _question(form: QuestionForm) -> Question:
    return Question(
        form.id,
        form.question,
        tuple(form.topics),
        tuple(form.situations),
        form.group or "",
        tuple(form.words),
        tuple(form.see),
        tuple(form.begins),
    )


def _answer(question: str, form: ShortAnswerForm, tree: YamlTree) -> Answer:
    return Answer(
        question=question,
        state=form.state,
        text=form.answer or "",
        rests_on=tuple(Quote(quote.clause, quote.words) for quote in form.rests_on),
        near=tuple(form.near),
        conflicts=tuple(Conflict(one.text, tuple(one.clauses)) for one in form.conflicts),
        at=tree.key_place(("answers", question)),
    )

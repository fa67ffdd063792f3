"""Rules for self-checks: their answers, and the words that these rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Problem, unknown_clause
from mkdocs_protocol.core.quoting import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council


def self_check_problems(council: Council) -> Iterator[Problem]:
    """Yield what is wrong with a council's self-check: one answer is right, and each rests on a clause."""
    check = council.self_check
    if check is None:
        return
    edition = next(edition for edition in council.editions if edition.id == check.edition)
    hints = Hints()
    for index, question in enumerate(check.questions):
        right = sum(answer.is_right for answer in question.answers)
        if right != 1:
            yield Problem(
                question.at,
                f"{right or 'none'} of these answers {'are' if right > 1 else 'is'} right; mark "
                "exactly one with 'right: true'",
                "self-check-one-right",
            )
        for place, answer in enumerate(question.answers):
            path = f"{index}.answers.{place}"
            clause = edition.clause_by_id.get(answer.rests_on.clause)
            if clause is None:
                at = check.places.get(f"{path}.clause", question.at)
                yield unknown_clause(at, answer.rests_on.clause, edition.clause_by_id, hints)
            elif fault := fault_of(clause, answer.rests_on.words):
                yield Problem(
                    check.places.get(f"{path}.words", question.at),
                    f"clause {clause.id} {fault}",
                    "self-check-words-not-in-clause",
                )

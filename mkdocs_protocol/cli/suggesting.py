"""Proposals as lines for a person to read, decide on and copy from; and the same for programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.proposing.suggestions import (
    suggested_answers,
    suggested_rows,
    suggested_topics,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.comparing.placing import Member, Row
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.proposing.suggestions import SuggestedAnswer, SuggestedTopic

_HEAD = """\
# Proposals of the program: nothing has been written. Read both passages, then copy what holds.
# The figure is how similar the wording is, from 0 to 1; it says nothing about the meaning.
"""
_WORDS = 60
"""How many characters of a passage are shown."""


def lines(handbook: Handbook, only: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every proposal as lines, rows in the form of `expectations.yml`.

    `only` holds the ids of the councils to make proposals for; none stands for all.
    """
    rows, topics = _proposals(handbook, only)
    answers = _answers(handbook, only)
    if not rows and not topics and not answers:
        yield "Nothing to propose: every item of a list is in a row, and every clause has a topic."
        return
    yield _HEAD
    for title, chosen in (
        ("Items that may belong to a row that there is", [r for r in rows if r.declared]),
        ("Items that may make a row of their own", [r for r in rows if not r.declared]),
    ):
        if chosen:
            yield f"# {title}\n"
            for row in chosen:
                yield from _row_lines(row)
            yield ""
    if topics:
        yield "# Clauses without a topic\n"
        yield from map(_topic_line, topics)
    if answers:
        yield "\n# Questions that nobody has read a document for yet, and clauses to read\n"
        yield from map(_answer_line, answers)


def records(handbook: Handbook, only: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the same proposals as plain values for JSON."""
    rows, topics = _proposals(handbook, only)
    return {
        "rows": [
            {
                "id": row.declared.id if row.declared else None,
                "items": [
                    {
                        "council": member.council.id,
                        "passages": [passage.ref for passage in member.passages],
                        "texts": [passage.text for passage in member.passages],
                        "likeness": member.likeness,
                    }
                    for member in row.members
                ],
            }
            for row in rows
        ],
        "topics": [
            {
                "council": each.council.id,
                "clause": each.clause.id,
                "topics": [{"id": topic, "likeness": score} for topic, score in each.topics],
            }
            for each in topics
        ],
        "answers": [
            {
                "council": each.council.id,
                "question": each.question.id,
                "clauses": [{"id": clause.id, "likeness": score} for clause, score in each.clauses],
            }
            for each in _answers(handbook, only)
        ],
    }


def _proposals(handbook: Handbook, only: tuple[str, ...]) -> tuple[list[Row], list[SuggestedTopic]]:
    def wanted(*councils: str) -> bool:
        return not only or not {*only}.isdisjoint(councils)

    rows = suggested_rows(handbook)
    return (
        [row for row in rows if wanted(*(member.council.id for member in row.members))],
        [each for each in suggested_topics(handbook) if wanted(each.council.id)],
    )


def _answers(handbook: Handbook, only: tuple[str, ...]) -> list[SuggestedAnswer]:
    return [each for each in suggested_answers(handbook) if not only or each.council.id in only]


def _answer_line(each: SuggestedAnswer) -> str:
    clauses = ", ".join(f"{clause.id} ({score:.2f})" for clause, score in each.clauses)
    near = f"perhaps {clauses}" if clauses else "no clause comes close: look for a silence"
    return f"{each.council.id} {each.question.id}: {each.question.question} {near}"


def _row_lines(row: Row) -> Iterator[str]:
    if row.declared:
        yield f"- id: {row.declared.id}  # {row.declared.label}"
    else:
        yield "- id: …  # a name that will never change"
        yield "  label: …"
        binds = row.members[0].passages[0].clause.classification.binds
        yield f"  owed_by: [{', '.join(binds)}]"
    yield "  items:"
    for member in row.members:
        yield from _member_lines(member)


def _member_lines(member: Member) -> Iterator[str]:
    refs = ", ".join(f'"{passage.ref}"' for passage in member.passages)
    score = f"{member.likeness:.2f} " if member.likeness else ""
    words = " / ".join(_short(passage.text) for passage in member.passages)
    yield f"    {member.council.id}: [{refs}]  # {score}{words}"


def _topic_line(each: SuggestedTopic) -> str:
    proposed = ", ".join(f"topic={topic} ({score:.2f})" for topic, score in each.topics)
    perhaps = f"perhaps {proposed}" if proposed else "and is like no clause that has one"
    return f"{each.clause.at}: clause {each.clause.id} of {each.council.id} has no topic; {perhaps}"


def _short(text: str) -> str:
    return f"“{textwrap.shorten(text, _WORDS, placeholder=' …')}”"

"""Proposals that a person decides on together: which they are, and their headings in the file.

Nothing is accepted by itself. A person reads what is below a heading, strikes or changes what is wrong, and writes
one decision for all that are still open. A proposal that a text is silent is never among them: somebody must have
read the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing.proposal import Decision, Proposal, What

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SURE = {What.MARGIN: 0.3, What.ROW: 0.85, What.ANSWER: 0.6}
"""The score from which a proposal of a kind is among those of which the program is surest. Compared with what people
decided for the five documents at hand, the topic was right for 95 of 100 such clauses and all four values for half; in
a handbook of one council the topic for all. Nine in ten such rows were right (tests/benchmark/proposals_quality.py)."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several proposals under one decision."""

    what: What
    council: str
    at_least: float = 0.0
    """The lowest score of those that it is about."""
    subject: str = ""
    """For steps: the situation whose tree they belong to."""
    decision: Decision = Decision.OPEN

    def has(self, one: Proposal) -> bool:
        """Return whether a proposal is one of these."""
        return (
            one.what is self.what
            and one.council == self.council
            and one.score >= self.at_least
            and (not self.subject or one.subject.startswith(f"{self.subject}/"))
            and not needs_reading(one)
        )


@dataclass(frozen=True, slots=True)
class Section:
    """The proposals below one heading of the file."""

    heading: str
    together: Together | None
    """The decision on all that are open; None if there are too few, or none may be decided together."""
    proposals: tuple[Proposal, ...]


def needs_reading(one: Proposal) -> bool:
    """Return whether a proposal needs somebody to have read the text.

    Such are proposals that the text is silent, findings, and answers that a person has to word.
    """
    value = dict(one.value)
    if one.what in (What.SILENT, What.FINDING):
        return True
    if one.what is What.ANSWER:
        return not value.get("answer")
    return one.what is What.STEP and one.subject.endswith("/silent")


def decided_together(
    proposals: Iterable[Proposal], groups: Sequence[Together]
) -> tuple[Proposal, ...]:
    """Return proposals, giving open ones the decision of their group."""

    def decision(one: Proposal) -> Decision:
        taken = (group.decision for group in groups if group.decision and group.has(one))
        return one.decision or next(taken, Decision.OPEN)

    return tuple(replace(one, decision=decision(one)) for one in proposals)


def sections(proposals: Sequence[Proposal]) -> Iterator[Section]:
    """Yield proposals under headings, kind by kind, those of which the program is surest first."""
    for council in dict.fromkeys(one.council for one in proposals):
        for what in What:
            own = [one for one in proposals if one.what is what and one.council == council]
            if what is What.STEP:
                said = [one for one in own if not needs_reading(one)]
                for situation in dict.fromkeys(one.subject.partition("/")[0] for one in said):
                    steps = [one for one in said if one.subject.partition("/")[0] == situation]
                    yield _section(council, what, steps, subject=situation)
                yield from _unsaid(council, what, own)
            else:
                sure = [
                    one
                    for one in own
                    if one.score >= SURE.get(what, 0.0) and not needs_reading(one)
                ]
                sure = sure if len(sure) > 1 else []
                rest = [one for one in own if one not in sure]
                yield from _both(council, what, sure, rest)


def _both(
    council: str, what: What, sure: Sequence[Proposal], rest: Sequence[Proposal]
) -> Iterator[Section]:
    if sure:
        yield _section(council, what, sure, at_least=SURE.get(what, 0.0), surest=bool(rest))
    said = [one for one in rest if not needs_reading(one)]
    if said:
        yield _section(council, what, said)
    yield from _unsaid(council, what, rest)


def _unsaid(council: str, what: What, own: Sequence[Proposal]) -> Iterator[Section]:
    unsaid = tuple(one for one in own if needs_reading(one))
    if unsaid:
        yield Section(f"{council}: {_HEADS[what][1].format(number=len(unsaid))}", None, unsaid)


def _section(
    council: str,
    what: What,
    own: Sequence[Proposal],
    *,
    at_least: float = 0.0,
    subject: str = "",
    surest: bool = False,
) -> Section:
    head = _HEADS[what][0].format(number=len(own), situation=subject)
    if surest:
        head += ", of which the program is surest"
    number = Counter(one.decision for one in own if not needs_reading(one))[Decision.OPEN]
    group = Together(what, council, at_least, subject) if number > 1 else None
    return Section(f"{council}: {head}", group, tuple(own))


_HEADS = {
    What.MARGIN: ("clauses ({number})", ""),
    What.DATE: ("dates ({number})", ""),
    What.SILENT: ("", "topics of which no clause seems to speak ({number}): read each, then decide"),
    What.ROLE_NAME: ("names for roles ({number})", ""),
    What.FINDING: ("", "what the text may show about itself ({number}): read each, then decide"),
    What.ROW: ("items of lists and the rows they belong to ({number})", ""),
    What.ANSWER: (
        "answers to questions ({number})",
        "questions for which no clause, or none short enough to quote, was found ({number}): read, then decide",
    ),
    What.STEP: (
        "the tree {situation} ({number})",
        "situations for which no clause was found ({number}): read, then decide",
    ),
}  # fmt: skip

"""Every proposal for the councils of a handbook, in an order that depends only on the handbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing.answers import proposed_answers
from mkdocs_protocol.proposing.assumed import assumed
from mkdocs_protocol.proposing.facts import proposed_dates, proposed_findings, proposed_role_names
from mkdocs_protocol.proposing.margins import proposed_margins
from mkdocs_protocol.proposing.proposal import Decision
from mkdocs_protocol.proposing.proposals_file import mark_of
from mkdocs_protocol.proposing.rows import proposed_rows
from mkdocs_protocol.proposing.silences import proposed_silences
from mkdocs_protocol.proposing.tree_drafts import proposed_trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.proposing.proposal import Proposal


def every_proposal(handbook: Handbook, only: Iterable[str] = ()) -> Iterator[Proposal]:
    """Yield the proposals for each council, or for those named: facts first, then clause by clause."""
    named = set(only)
    for council in handbook.councils:
        if named and council.id not in named:
            continue
        margins = list(proposed_margins(handbook, council))
        yield from proposed_dates(council)
        yield from proposed_role_names(council, handbook.vocabulary)
        yield from margins
        yield from proposed_findings(council)
        yield from proposed_silences(handbook, council, margins)
        settled = assumed(council, margins)
        yield from proposed_rows(handbook, settled)
        yield from proposed_answers(handbook, settled)
        yield from proposed_trees(handbook, settled)


def with_decisions(
    proposals: Iterable[Proposal], decided: Iterable[Proposal]
) -> tuple[Proposal, ...]:
    """Return proposals with earlier decisions on the same ones, and with what a person has changed in them.

    What was struck in one edition stays struck in the next, if the same is proposed for the same words.
    """
    known = {one.key: one for one in decided}
    struck = {_whatever_edition(one) for one in known.values() if one.decision is Decision.STRIKE}

    def decided_before(one: Proposal) -> Proposal:
        before = known.get(one.key)
        if before and (
            before.decision is not Decision.OPEN or before.mark not in ("", mark_of(before))
        ):
            return replace(one, decision=before.decision, value=before.value, mark=before.mark)
        if _whatever_edition(one) in struck:
            return replace(one, decision=Decision.STRIKE)
        return one

    return tuple(map(decided_before, proposals))


def _whatever_edition(one: Proposal) -> tuple[object, ...]:
    return one.what, one.council, one.subject, one.value, one.words

"""Every proposal for the councils of a handbook, in an order that the handbook alone decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing.facts import proposed_dates, proposed_role_names
from mkdocs_protocol.proposing.margins import proposed_margins
from mkdocs_protocol.proposing.silences import proposed_silences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.proposing.proposal import Proposal


def every_proposal(handbook: Handbook, only: Iterable[str] = ()) -> Iterator[Proposal]:
    """Yield what is proposed for each council, or for those named: facts first, then clause by clause."""
    named = set(only)
    for council in handbook.councils:
        if named and council.id not in named:
            continue
        margins = list(proposed_margins(handbook, council))
        yield from proposed_dates(council)
        yield from proposed_role_names(council, handbook.vocabulary)
        yield from margins
        yield from proposed_silences(handbook, council, margins)


def with_decisions(
    proposals: Iterable[Proposal], decided: Iterable[Proposal]
) -> tuple[Proposal, ...]:
    """Return proposals with what a person has decided of the same ones before, and written in their place."""
    known = {one.key: one for one in decided if one.decision}
    return tuple(
        replace(one, decision=known[one.key].decision, value=known[one.key].value)
        if one.key in known
        else one
        for one in proposals
    )

"""What the index holds of a few councils, kept from build to build and joined to the rest unchanged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_protocol.core.review import Status
from mkdocs_protocol.searching.shards import lines_of
from mkdocs_protocol.site.wording import ReviewFacts

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.searching.entries import EditionEntries
    from mkdocs_protocol.searching.index import Index, Words
    from mkdocs_protocol.searching.shards import Lines
    from mkdocs_protocol.site.site import Site


class EditionFacts(NamedTuple):
    """What the index says of all entries of an edition."""

    first: int
    """How many entries of its part come before."""
    council: str
    kind: str
    review: tuple[str, str, str, bool]
    """The state of its review, the first and last day on which the next is due, and whether it is superseded."""


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of a few councils."""

    lines: tuple[Lines, ...]
    editions: tuple[EditionFacts, ...]
    words: Words | None = None
    """None if the index has them already."""


def kept_part(
    site: Site, entries: EditionEntries, index: Index, councils: tuple[Council, ...]
) -> Part:
    """Return what an index will hold of some councils, numbered as if it came next; no others are read."""
    begun = index.begun()
    return replace(added_part(site, entries, begun, councils), words=begun.words_since(len(index)))


def added_part(
    site: Site, entries: EditionEntries, index: Index, councils: tuple[Council, ...]
) -> Part:
    """Add some councils' entries to an index, and return what else is published about them."""
    first = len(index)
    lines: list[Lines] = []
    editions: list[EditionFacts] = []
    last: Any = None
    for run in (run for council in councils for run in entries.of_council(council)):
        assert run.council
        assert run.edition
        if run.edition is not last:
            last, review = run.edition, _review(site, run.edition)
            before = len(index) - first
            editions.append(EditionFacts(before, run.council.id, run.council.kind, review))
        index.add(run.entries)
        lines.append(lines_of(run))
    return Part(tuple(lines), tuple(editions))


def _review(site: Site, edition: Edition) -> tuple[str, str, str, bool]:
    facts = ReviewFacts.of(edition, soon_days=site.handbook.soon_days)
    state = facts.state(site.handbook.as_of)
    due = facts.next_review.value if state.is_dated else None
    is_superseded = edition.status is Status.SUPERSEDED
    if due is None:
        return state, "", "", is_superseded
    return state, due.first.isoformat(), due.last.isoformat(), is_superseded

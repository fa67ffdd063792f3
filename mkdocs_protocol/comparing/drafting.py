"""The drafting sheet: what a council has before it when it reviews its document, as plain values.

**Which documents are quoted.** Those in force before others, then those last dealt with (adopted,
approved, reviewed, amended …) first, undated ones last, then by name: the same order for every council, so that only
recent documents are preferred. On a topic, those that cover it come before those that touch it.

**Clauses that others word differently.** A clause that another document has in nearly the same words. Only the dates
can show which came first: the sheet says whether the other is dated later or earlier, or, if a date is missing or
both fall into one period, that nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.sharing import ALIKE
from mkdocs_protocol.comparing.text_age import Age, age_of, freshness, text_date
from mkdocs_protocol.comparing.two_documents.differences import Differences, differences
from mkdocs_protocol.core.quoting import pointed_to, quotable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_protocol.comparing.coverage import TopicCoverage
    from mkdocs_protocol.comparing.expectations import Cell, ExpectationTable, ExpectationTableRow
    from mkdocs_protocol.comparing.sharing import ClauseSharing, Partner, SharedWording
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Finding
    from mkdocs_protocol.core.terms import Situation, Topic
    from mkdocs_protocol.core.trees import Tree

MOST_QUOTED = 3
"""How many documents are quoted on a topic; the rest are on its page."""

_LACKING = (CellState.NOT_LISTED, CellState.NO_LIST)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document, verbatim, with where they stand."""

    council: Council
    clause: Clause
    words: str = ""
    """The part or item that is meant; "" for the whole clause."""
    excerpt: Edition | None = field(default=None, compare=False)
    """The edition reduced to what is quoted, where its whole text has not been read."""

    @property
    def edition(self) -> Edition:
        """The edition that speaks for the council."""
        return self.excerpt or self.council.leading_edition

    @property
    def text(self) -> str:
        """The words."""
        return self.words or self.clause.text


@dataclass(frozen=True, slots=True)
class SilentTopic:
    """A topic on which the document says nothing, with what others say."""

    topic: Topic
    quoted: tuple[tuple[Quoted, ...], ...]
    """The passages of a few documents, each document's together."""
    more: int
    """How many other documents deal with it too."""


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A topic for which nobody has said whether the document deals with it."""

    topic: Topic
    documents: int
    """How many other documents deal with it."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A clause, and another document's clause in nearly the same words."""

    own: Quoted
    other: Quoted
    age: Age
    """Whether the other text is older or younger than this one."""
    dated: PartialDate | None
    """The other text's date."""
    differences: Differences
    """This document's text on the left."""
    others: tuple[Quoted, ...]
    """The clauses of further documents that word it differently, the most similar first."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """An expectation that other lists have and the document's own list lacks."""

    label: str
    state: CellState
    lists: int
    """How many other lists have it."""
    quoted: tuple[tuple[Quoted, ...], ...]
    """The passages of a few of them, each document's together."""
    elsewhere: tuple[Quoted, ...]
    """Where this document says it outside its lists."""


@dataclass(frozen=True, slots=True)
class Route:
    """What the document says to do in a situation."""

    situation: Situation
    tree: Tree | None
    """None if nobody has read the document for it."""


@dataclass(frozen=True, slots=True)
class DraftingSheet:
    """Everything on the drafting sheet of one council."""

    council: Council
    edition: Edition
    written: PartialDate | None
    """The date of the present text."""
    findings: tuple[Finding, ...]
    silent: tuple[SilentTopic, ...]
    unclassified: tuple[OpenTopic, ...]
    rewordings: tuple[Rewording, ...]
    """In the order of the text."""
    routes: tuple[Route, ...]
    lacking: tuple[Lacking, ...]
    is_read_for_expectations: bool


@dataclass(frozen=True, slots=True)
class _Expectation:
    row: ExpectationTableRow
    listings: tuple[Cell, ...]
    """The lists to be quoted."""
    lists: int
    """How many have it."""


class Drafting:
    """Makes the sheets; what they share is worked out once."""

    def __init__(
        self,
        handbook: Handbook,
        coverage: Mapping[str, Mapping[str, TopicCoverage]],
        expectations: tuple[ExpectationTable, ...],
        shared: SharedWording,
    ) -> None:
        self._handbook, self._coverage, self._shared = handbook, coverage, shared
        self.freshnessed = sorted(handbook.councils, key=freshness)
        self._place = {council.id: place for place, council in enumerate(handbook.councils)}
        self._sources = {topic.id: self._on(topic.id) for topic in handbook.vocabulary.topics}
        self._silences = {topic.id: self._silent(topic) for topic in handbook.vocabulary.topics}
        self._written = {
            council.id: text_date(council.leading_edition) for council in handbook.councils
        }
        self._answered = {
            situation for council in handbook.councils for situation in council.tree_by_situation
        }
        rows = (row for table in expectations for row in table.rows)
        self._expectations = [_Expectation(row, *_listing(row)) for row in rows]

    def sheet(self, council: Council) -> DraftingSheet:
        """Return the sheet of a council."""
        topics, found = self._handbook.vocabulary.topics, self._coverage[council.id]
        place = self._place[council.id]
        cells = [(expectation, expectation.row.cells[place]) for expectation in self._expectations]
        return DraftingSheet(
            council,
            council.leading_edition,
            self._written[council.id],
            council.leading_edition.findings,
            tuple(self._silences[t.id] for t in topics if found[t.id].state is Coverage.SILENT),
            tuple(
                OpenTopic(t, len(self._sources[t.id]))
                for t in topics
                if found[t.id].state is Coverage.UNCLASSIFIED
            ),
            tuple(self._rewordings(council)),
            tuple(self._routes(council)),
            tuple(
                _lacking(expectation, cell)
                for expectation, cell in cells
                if expectation.lists and cell.state in _LACKING
            ),
            not any(cell.state is CellState.UNREAD for _, cell in cells),
        )

    def _on(self, topic: str) -> list[Council]:
        """Return the councils whose document deals with a topic, those to be quoted first."""
        covering = [c for c in self.freshnessed if self._coverage[c.id][topic].clauses]
        return sorted(covering, key=lambda c: self._coverage[c.id][topic].state is Coverage.PARTLY)

    def _silent(self, topic: Topic) -> SilentTopic:
        sources = self._sources[topic.id]
        quoted = tuple(
            tuple(_passages(council, self._coverage[council.id][topic.id]))
            for council in sources[:MOST_QUOTED]
        )
        return SilentTopic(topic, quoted, max(0, len(sources) - MOST_QUOTED))

    def _rewordings(self, council: Council) -> Iterator[Rewording]:
        for shared in self._shared.of(council).clauses:
            alike = (partner for partner in shared.partners if partner.likeness >= ALIKE)
            reworded = [partner for partner in alike if not partner.is_same]
            if reworded:
                yield self._rewording(council, shared, reworded)

    def _rewording(
        self, council: Council, shared: ClauseSharing, reworded: list[Partner]
    ) -> Rewording:
        """Return a clause with the most similar of its rewordings."""
        partner, *others = reworded  # in the order of their likeness
        written = self._written[partner.council.id]
        return Rewording(
            Quoted(council, shared.clause),
            Quoted(partner.council, partner.clause),
            age_of(written, self._written[council.id]),
            written,
            differences(
                shared.clause.text,
                partner.clause.text,
                self._handbook.vocabulary.little_words,
                within=(shared.clause.text, partner.clause.text),
            ),
            tuple(Quoted(other.council, other.clause) for other in others),
        )

    def _routes(self, council: Council) -> Iterator[Route]:
        for situation in self._handbook.vocabulary.situations:
            if situation.id in self._answered:
                yield Route(situation, council.tree_by_situation.get(situation.id))


def _passages(council: Council, covered: TopicCoverage) -> Iterator[Quoted]:
    """Yield the clauses to read on a topic; of a divided one, the parts that are about it."""

    def is_about(given: Classification) -> bool:
        return covered.topic == given.topic if covered.main else covered.topic in given.also

    for clause in covered.clauses:
        parts = [part.text for part in clause.parts if is_about(part.classification)]
        is_whole = not parts or (not clause.divided and is_about(clause.classification))
        words = [f"{pointed_to(one, quotable(clause), parts)} {one}".strip() for one in parts]
        yield Quoted(council, clause, "" if is_whole else "\n".join(words))


def _listing(row: ExpectationTableRow) -> tuple[tuple[Cell, ...], int]:
    """Return the cells of the lists to be quoted, and how many lists have the expectation."""
    lists = [cell for cell in row.cells if cell.state is CellState.LISTED]
    return (
        tuple(nsmallest(MOST_QUOTED, lists, key=lambda cell: freshness(cell.council))),
        len(lists),
    )


def _lacking(expectation: _Expectation, cell: Cell) -> Lacking:
    return Lacking(
        expectation.row.declared.label,
        cell.state,
        expectation.lists,
        tuple(
            tuple(Quoted(listing.council, p.clause, p.text) for p in listing.passages)
            for listing in expectation.listings
        ),
        tuple(Quoted(cell.council, p.clause, p.text) for p in cell.elsewhere),
    )

"""The drafting sheet: what a council has before it when it reviews its document, as plain values.

**Which documents are quoted.** Those in force before others, then those last dealt with (adopted,
approved, reviewed, amended …) first, undated ones last, then by name: the same order for every council, so that only
recent documents are preferred. On a topic, those that cover it come before those that touch it.

**Clauses that others word differently.** A clause that another document has in nearly the same words. Only the dates
can show which came first: the sheet says whether the other is dated later or earlier, or, if a date is missing or both
fall into one period, that nobody can say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nsmallest
from typing import TYPE_CHECKING, Protocol

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.sharing import ALIKE
from mkdocs_protocol.comparing.text_age import Age, age_of, freshness, text_date
from mkdocs_protocol.comparing.two_documents.differences import Differences, differences
from mkdocs_protocol.core.quoting import pointed_to

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.comparing.coverage import TopicCoverage
    from mkdocs_protocol.comparing.expectations import ExpectationTableRow
    from mkdocs_protocol.comparing.sharing import ClauseSharing, CouncilSharing, Partner
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
    """Words of a document, verbatim, and where they are."""

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
class Expected:
    """An expectation as documents list it."""

    label: str
    lists: int
    """How many have it."""
    quoted: tuple[tuple[Quoted, ...], ...]
    """The passages of a few of them, each document's together."""


@dataclass(frozen=True, slots=True)
class OwnCell:
    """What one document says on an expectation."""

    row: str
    state: CellState
    elsewhere: tuple[Quoted, ...]
    """Where it says it outside its lists."""

    @staticmethod
    def of(row: ExpectationTableRow, place: int) -> OwnCell:
        """Return the cell of the council at a place."""
        cell = row.cells[place]
        elsewhere = tuple(Quoted(cell.council, p.clause, p.text) for p in cell.elsewhere)
        return OwnCell(row.declared.id, cell.state, elsewhere)


class Known(Protocol):
    """What sheets show of all documents: each is asked for by itself, so that a sheet depends on no more than it shows."""

    def silent_topic(self, topic: str) -> SilentTopic: ...  # noqa: D102
    def councils_on(self, topic: str) -> tuple[str, ...]: ...  # noqa: D102
    def rewordings(self, council: str) -> tuple[Rewording, ...]: ...  # noqa: D102
    def text_dates(self) -> Mapping[str, PartialDate | None]: ...  # noqa: D102
    def answered(self) -> Collection[str]: ...  # noqa: D102
    def expected(self, row: str) -> Expected: ...  # noqa: D102
    def own_cells(self, council: str) -> tuple[OwnCell, ...]: ...  # noqa: D102


def drafting_sheet(
    handbook: Handbook, id_: str, found: Mapping[str, TopicCoverage], known: Known
) -> DraftingSheet:
    """Return the sheet of a council; `found` is how its document deals with each topic."""
    council, topics = handbook.council_by_id[id_], handbook.vocabulary.topics
    cells = known.own_cells(id_)
    return DraftingSheet(
        council,
        council.leading_edition,
        text_date(council.leading_edition),
        council.leading_edition.findings,
        tuple(known.silent_topic(t.id) for t in topics if found[t.id].state is Coverage.SILENT),
        tuple(
            OpenTopic(t, len(known.councils_on(t.id)))
            for t in topics
            if found[t.id].state is Coverage.UNCLASSIFIED
        ),
        known.rewordings(id_),
        tuple(
            Route(situation, council.tree_by_situation.get(situation.id))
            for situation in handbook.vocabulary.situations
            if situation.id in known.answered()
        ),
        tuple(_lacking(cells, known)),
        not any(cell.state is CellState.UNREAD for cell in cells),
    )


def silent_topic(
    topic: Topic, sources: Sequence[Council], about: Callable[[str, str], TopicCoverage]
) -> SilentTopic:
    """Return what documents say on a topic.

    `sources` are the councils whose documents have a clause on it, in the order in which they are quoted; `about`
    returns what a council's document does with a topic, by the ids of both. It is asked of those that are quoted.
    """
    quoted = tuple(
        tuple(_passages(council, about(council.id, topic.id))) for council in sources[:MOST_QUOTED]
    )
    return SilentTopic(topic, quoted, max(0, len(sources) - MOST_QUOTED))


def rewordings(
    sharing: CouncilSharing, dates: Mapping[str, PartialDate | None], little_words: frozenset[str]
) -> Iterator[Rewording]:
    """Yield each clause of a document that others have in nearly the same words, with the most similar of them."""
    for shared in sharing.clauses:
        alike = (partner for partner in shared.partners if partner.likeness >= ALIKE)
        reworded = [partner for partner in alike if not partner.is_same]
        if reworded:
            yield _rewording(sharing.council, shared, reworded, dates, little_words)


def expected(row: ExpectationTableRow) -> Expected:
    """Return an expectation as documents list it."""
    lists = [cell for cell in row.cells if cell.state is CellState.LISTED]
    quoted = nsmallest(MOST_QUOTED, lists, key=lambda cell: freshness(cell.council))
    return Expected(
        row.declared.label,
        len(lists),
        tuple(
            tuple(Quoted(cell.council, p.clause, p.text) for p in cell.passages) for cell in quoted
        ),
    )


def _rewording(
    council: Council,
    shared: ClauseSharing,
    reworded: list[Partner],
    dates: Mapping[str, PartialDate | None],
    little_words: frozenset[str],
) -> Rewording:
    partner, *others = reworded  # in the order of their likeness
    written = dates[partner.council.id]
    texts = shared.clause.text, partner.clause.text
    return Rewording(
        Quoted(council, shared.clause),
        Quoted(partner.council, partner.clause),
        age_of(written, dates[council.id]),
        written,
        differences(*texts, little_words, within=texts),
        tuple(Quoted(other.council, other.clause) for other in others),
    )


def _lacking(cells: Iterable[OwnCell], known: Known) -> Iterator[Lacking]:
    for cell in cells:
        if cell.state in _LACKING and (listed := known.expected(cell.row)).lists:
            yield Lacking(listed.label, cell.state, listed.lists, listed.quoted, cell.elsewhere)


def _passages(council: Council, covered: TopicCoverage) -> Iterator[Quoted]:
    """Yield the clauses to read on a topic; of a divided one, the parts that are about it."""

    def is_about(given: Classification) -> bool:
        return covered.topic == given.topic if covered.main else covered.topic in given.also

    for clause in covered.clauses:
        parts = [part.text for part in clause.parts if is_about(part.classification)]
        is_whole = not parts or (not clause.divided and is_about(clause.classification))
        words = [f"{pointed_to(one, clause.quotable, parts)} {one}".strip() for one in parts]
        yield Quoted(council, clause, "" if is_whole else "\n".join(words))

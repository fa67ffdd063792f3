"""What a person has declared about two documents: which of their passages answer each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.comparing.two_documents.alignment import Pair
    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.comparing.two_documents.passages import Document, Prepared
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.protocol import Edition

Refs: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeclaredPassages:
    """What a declared row names in one document."""

    row: str
    label: str
    is_expectation: bool
    refs: Refs
    """The passages that make the row,"""
    prose: Refs
    """and those elsewhere in the document that say the same, or part of it."""


def declared_of(document: Document, rows: Iterable[ExpectationRow]) -> tuple[DeclaredPassages, ...]:
    """Return what rows declare about a document, row by row; a row that does not name it is left out."""
    council = document.side.council.id
    found = []
    for row in rows:
        refs = tuple(_refs(row.of(council), document))
        prose = tuple(_refs((item for item in row.prose if item.council == council), document))
        if refs or prose:
            found.append(DeclaredPassages(row.id, row.label, row.is_expectation, refs, prose))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Declarations:
    """What rows say about two documents."""

    items: dict[Pair, tuple[str, ...]]
    """Items of lists that answer each other, by their places, with the labels of the rows that say so;"""
    clauses: dict[Pair, tuple[str, ...]]
    """clauses, and parts of divided ones;"""
    settled: tuple[frozenset[int], frozenset[int]]
    """items of either document about which a person has said all there is to say;"""
    beside: frozenset[tuple[str, str]]
    """and whatever a row puts beside a passage of the other document, including prose, by their refs."""


def declarations(
    left: Document,
    right: Document,
    ours: Sequence[DeclaredPassages],
    theirs: Sequence[DeclaredPassages],
) -> Declarations:
    """Return what rows say about two documents, from what they say about each."""
    other = {declared.row: declared for declared in theirs}
    both = [(one, other[one.row]) for one in ours if one.row in other]
    items: dict[Pair, tuple[str, ...]] = {}
    clauses: dict[Pair, tuple[str, ...]] = {}
    at_items = _places(left.items), _places(right.items)
    at_clauses = _places(left.clauses), _places(right.clauses)
    for one, another in both:
        for a in one.refs:
            for b in another.refs:
                if a in at_items[0] and b in at_items[1]:
                    _add(items, (at_items[0][a], at_items[1][b]), one.label)
                elif a in at_clauses[0] and b in at_clauses[1] and not one.is_expectation:
                    _add(clauses, (at_clauses[0][a], at_clauses[1][b]), one.label)
    return Declarations(
        items,
        clauses,
        (_settled(ours, theirs, at_items[0]), _settled(theirs, ours, at_items[1])),
        frozenset(
            (a, b)
            for one, another in both
            for a in (*one.refs, *one.prose)
            for b in (*another.refs, *another.prose)
        ),
    )


def _settled(
    ours: Sequence[DeclaredPassages], theirs: Sequence[DeclaredPassages], places: dict[str, int]
) -> frozenset[int]:
    """Return the items in any row of expectations, if the other document is in such rows at all.

    If a row leaves that document out, somebody has looked and found nothing.
    """
    if not any(declared.is_expectation and declared.refs for declared in theirs):
        return frozenset()
    refs = (ref for declared in ours if declared.is_expectation for ref in declared.refs)
    return frozenset(places[ref] for ref in refs if ref in places)


def _refs(items: Iterable[ExpectationItem], document: Document) -> Iterator[str]:
    listed = _places(document.items)
    for item in items:
        if item.ref in listed:
            yield item.ref
            continue
        words = item.words or (_words(item, document.side.edition) if item.position else "")
        own = [each.passage for each in document.clauses if each.passage.clause.id == item.clause]
        yield from (passage.ref for passage in _with_words(own, words))


def _with_words(passages: Sequence[Passage], words: str) -> Sequence[Passage]:
    """Return those of a clause's passages that contain some words; all of them if none does."""
    return [passage for passage in passages if words in passage.text] or passages


def _words(item: ExpectationItem, edition: Edition) -> str:
    return item.text(edition)


def _places(passages: Iterable[Prepared]) -> dict[str, int]:
    return {each.passage.ref: at for at, each in enumerate(passages)}


def _add(found: dict[Pair, tuple[str, ...]], pair: Pair, label: str) -> None:
    found[pair] = (*found.get(pair, ()), label)

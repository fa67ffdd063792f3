"""Which documents a text points to: "in accordance with the grievance procedure".

A document is named by what its kind is called (`core/document_kinds.py`, `documents.yml`). "The council's disciplinary and
grievance procedures" names two; a heading with only the word "grievance" names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.document_kinds import DocumentKind
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A kind of document that a text names, with the clauses that name it."""

    kind: DocumentKind
    clauses: tuple[Clause, ...]


def named_documents(edition: Edition, kinds: Iterable[DocumentKind]) -> tuple[NamedDocument, ...]:
    """Return the documents that an edition names, in the order of the kinds, without itself."""
    clauses = [(clause, clause.text.casefold()) for clause in edition.clauses]
    whole = "\n".join(folded for _, folded in clauses)
    found = (
        NamedDocument(
            kind,
            tuple(
                clause
                for clause, folded in clauses
                if _may_name(folded, kind) and names(clause.text, kind)
            ),
        )
        for kind in kinds
        if kind not in (PROTOCOL, edition.kind) and _may_name(whole, kind)
    )
    return tuple(one for one in found if one.clauses)


def missing_documents(council: Council, kinds: Iterable[DocumentKind]) -> Iterator[NamedDocument]:
    """Yield the documents that a council's leading edition names and that are not published here."""
    here = {document.kind for document in council.documents}
    for one in named_documents(council.leading_edition, kinds):
        if one.kind not in here:
            yield one


def names(text: str, kind: DocumentKind) -> bool:
    """Return whether a text names a document of a kind, ignoring capitals and line ends."""
    return _pattern(kind).search(text) is not None


@lru_cache(maxsize=256)
def _pattern(kind: DocumentKind) -> re.Pattern[str]:
    words = "|".join(r"\s+".join(map(re.escape, one.split())) for one in _called(kind))
    # "Social media protocol" is no media protocol; a kind that means it says so.
    return re.compile(rf"(?<!\bsocial\s)\b(?:{words})\b", re.IGNORECASE)


def _may_name(folded: str, kind: DocumentKind) -> bool:
    """Return whether a text in small letters has such a word; most have none, and this is far quicker to see."""
    return any(word in folded for word in _longest_words(kind))


@lru_cache(maxsize=256)
def _longest_words(kind: DocumentKind) -> tuple[str, ...]:
    """Return the longest word of each name of a kind: a text without any of these names no such document."""
    return tuple(max(one.casefold().split(), key=len) for one in _called(kind))


def _called(kind: DocumentKind) -> tuple[str, ...]:
    return (kind.called.removeprefix("the "), *kind.also_called)

"""Rows laid out, for a page, a table or a reader's browser.

A row has one of four forms: `once` (the same words), `marked` (reworded, little enough for marks), `beside` (both
texts without marks) and `alone` (only one document has it). If a row's lists were matched item by item, the words
outside the lists are compared by themselves, and each item is a row within the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.two_documents.comparison import WordingChange
from mkdocs_protocol.comparing.two_documents.differences import Mark, Span, differences
from mkdocs_protocol.comparing.two_documents.passages import outside_lists

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row


class Form(StrEnum):
    """How a row is shown."""

    ONCE = "once"
    MARKED = "marked"
    BESIDE = "beside"
    ALONE = "alone"


class Exact(StrEnum):
    """Why the texts are offered without marks."""

    TEXTS = "texts"
    CHARACTERS = "characters"
    """The words are the same, but other characters or capitals are not."""


Spans: TypeAlias = "tuple[Span, ...] | None"
"""The words of a passage in spans; None if it is shown whole, as it is printed."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A row, or an item within one, with all that decides how it is shown."""

    row: Row
    form: Form
    left: tuple[Spans, ...]
    """The spans of each passage on the left."""
    right: tuple[Spans, ...]
    exact: Exact | None
    """Whether both texts are also offered without marks."""
    items: tuple[LaidOut, ...]


def laid_out(row: Row, little_words: Collection[str], *, is_revision: bool = False) -> LaidOut:
    """Return a row of clauses laid out; `is_revision` says that the right text was made from the left."""
    within = None if is_revision else (_joined(row.left), _joined(row.right))
    items = tuple(_item(item, little_words, within) for item in row.items)
    if items:
        texts = [*map(outside_lists, row.left)], [*map(outside_lists, row.right)]
    else:
        texts = [p.text for p in row.left], [p.text for p in row.right]
    form, left, right = _form(row, texts, little_words, within)
    if form is not Form.MARKED and not items:
        left, right = _whole(row.left, left), _whole(row.right, right)
    return LaidOut(row, form, left, right, _exact(row, form, items), items)


def _item(item: Row, little_words: Collection[str], within: tuple[str, str] | None) -> LaidOut:
    texts = [p.text for p in item.left], [p.text for p in item.right]
    form, left, right = _form(item, texts, little_words, within)
    return LaidOut(item, form, left, right, None, ())


def _form(
    row: Row,
    texts: tuple[list[str], list[str]],
    little_words: Collection[str],
    within: tuple[str, str] | None,
) -> tuple[Form, tuple[Spans, ...], tuple[Spans, ...]]:
    kept = tuple(map(_kept, texts[0])), tuple(map(_kept, texts[1]))
    if row.wording is WordingChange.SAME:
        return Form.ONCE, *kept
    if not row.is_shared:
        return Form.ALONE, *kept
    found = differences("\n".join(texts[0]), "\n".join(texts[1]), little_words, within)
    if found.is_marked:
        return Form.MARKED, _cut(found.left, texts[0]), _cut(found.right, texts[1])
    return Form.BESIDE, *kept


def _exact(row: Row, form: Form, items: Sequence[LaidOut]) -> Exact | None:
    if form is Form.MARKED or (row.is_shared and items):
        return Exact.TEXTS
    if form is Form.ONCE and _joined(row.left) != _joined(row.right):
        return Exact.CHARACTERS
    return None


def _whole(passages: Sequence[Passage], spans: tuple[Spans, ...]) -> tuple[Spans, ...]:
    """Return the spans, without clauses that are shown whole; a part of a clause is shown in its own words."""
    return tuple(
        each if passage.part else None for passage, each in zip(passages, spans, strict=True)
    )


def _joined(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)


def _kept(text: str) -> tuple[Span, ...]:
    return (Span(Mark.KEPT, text),) if text else ()


def _cut(spans: Sequence[Span], texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """Return the spans of each passage of a side whose passages were joined by line ends to be compared."""
    found: list[tuple[Span, ...]] = []
    rest = list(reversed(spans))
    for number, text in enumerate(texts):
        if number:
            _take(rest, 1)
        found.append(_take(rest, len(text)))
    return tuple(found)


def _take(rest: list[Span], length: int) -> tuple[Span, ...]:
    """Take a number of characters off the spans, the last in the list first."""
    taken = []
    while length:
        span = rest.pop()
        if len(span.text) > length:
            rest.append(Span(span.mark, span.text[length:]))
            span = Span(span.mark, span.text[:length])
        taken.append(span)
        length -= len(span.text)
    return tuple(taken)

"""The shape of a document: what has a line, a list item or a cell to itself has one in the edition too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.vocabulary import DifferenceReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.checking.aligning import Stretch
    from mkdocs_protocol.checking.declared import Declared
    from mkdocs_protocol.core.layout import Layout
    from mkdocs_protocol.core.protocol import Difference

_INTERRUPTING = frozenset({
    DifferenceReason.CONVERSION_ARTEFACT, DifferenceReason.CONTENTS_LIST, DifferenceReason.WORDS_JOINED,
    DifferenceReason.DOTTED_LEADER,
})  # fmt: skip
"""Reasons for differences that may have lines of their own in the middle of a sentence, such as a page's foot."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """A place at which a line begins in one of two texts and not in the other."""

    reason: DifferenceReason
    """The reason under which it can be declared."""
    position: int
    """In the document as received."""
    is_wrapped: bool = False
    """Whether the line begins there only because the one above it was full."""


def line_faults(
    stretches: Sequence[Stretch],
    document: Layout,
    here: Layout,
    differences: tuple[Difference, ...],
    declared: Declared,
) -> list[LineFault]:
    """Return the places where a line begins in only one of two texts and no declaration covers it."""
    text = document.characters
    return [
        fault
        for fault in _faults(stretches, document, here, differences)
        if not declared.take_line(fault.reason, text, fault.position, is_wrapped=fault.is_wrapped)
    ]


def _faults(
    stretches: Sequence[Stretch],
    document: Layout,
    here: Layout,
    differences: tuple[Difference, ...],
) -> Iterator[LineFault]:
    begins, others = (
        sorted(document.begins - document.may_begin),
        sorted(here.begins - here.may_begin),
    )
    either, other_either = document.begins | document.may_begin, here.begins | here.may_begin
    before: Stretch | None = None
    at = other_at = 0
    for stretch in stretches:
        if not stretch.is_same:
            before = _merged(before, stretch)
            continue
        if stretch.start and stretch.other_start:
            yield from _at_edge(stretch, before, document, here, differences)
        before = None
        while at < len(begins) and begins[at] < stretch.end:
            position = begins[at]
            at += 1
            if position > stretch.start:
                other = position - stretch.start + stretch.other_start
                if other not in other_either:
                    wrapped = position in document.wrapped
                    yield LineFault(DifferenceReason.LINES_JOINED, position, wrapped)
        while other_at < len(others) and others[other_at] < stretch.other_end:
            other = others[other_at]
            other_at += 1
            position = other - stretch.other_start + stretch.start
            if other > stretch.other_start and position not in either:
                yield LineFault(DifferenceReason.LINE_DIVIDED, position)


def _merged(before: Stretch | None, stretch: Stretch) -> Stretch:
    """Return everything that differs before a stretch as one, declared only if all of it is."""
    if before is None:
        return stretch
    known = stretch.declared if before.declared is not None else None
    return type(stretch)(before.start, stretch.end, before.other_start, stretch.other_end, known)


def _at_edge(
    stretch: Stretch,
    before: Stretch | None,
    document: Layout,
    here: Layout,
    differences: tuple[Difference, ...],
) -> Iterator[LineFault]:
    """Yield the fault where a stretch begins: a line may begin before or after what differs there."""
    if before is None or before.declared is None:
        return
    received = range(before.start, stretch.start + 1)
    edition = range(before.other_start, stretch.other_start + 1)
    has, may = (_any(received, found) for found in (document.begins, document.may_begin))
    has_other, may_other = (_any(edition, found) for found in (here.begins, here.may_begin))
    if has and not (may or has_other or may_other):
        if differences[before.declared].reason not in _INTERRUPTING:
            yield LineFault(DifferenceReason.LINES_JOINED, stretch.start)
    elif has_other and not (has or may or may_other):
        yield LineFault(DifferenceReason.LINE_DIVIDED, stretch.start)


def _any(places: range, found: set[int]) -> bool:
    return any(place in found for place in places)

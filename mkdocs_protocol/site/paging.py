"""A list that takes several pages: what is on which of them, and how the first leads to everything.

A page ends before it would hold more than `ROOM`, or when it has as many councils as the site's owner allows. The page
that a council is on changes as councils are added. What lasts is its anchor on the first page: if the council is on
another page, the anchor leads there (`docs/decisions/0030-lists-that-go-on.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from mkdocs_protocol.site.addresses import council_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOM = 230_000
"""How many bytes of HTML a page has for the list: with the theme, its head and its contents, it stays below 300 kB."""
MOST_PLACES = 1_500
"""The most councils on other pages that the first page lists; more would fill it with links alone."""
_OF_PLACE = 150
"""Roughly how many bytes one of these links has."""

_OF_COUNCIL = council_anchor("")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Something that is on another page, and keeps its anchor on the first."""

    anchor: str
    label: str
    href: str


class Filled(Generic[T]):
    """The pages of a list, filled one after another.

    `most` is how many counted things a page may have, `every` how many there are: the first page keeps room for links
    to the others.
    """

    def __init__(self, most: int, every: int) -> None:
        self._most = max(most, 1)
        said = every if every <= MOST_PLACES else 0
        self._pages: list[list[T]] = [[]]
        self._left = max(ROOM - said * _OF_PLACE, ROOM // 4)
        self._counted = 0

    def put(
        self, show: Callable[[int], T], size: Callable[[T], int], *, counts: bool = True
    ) -> None:
        """Put something on the last page, or on one more; `show` makes it for the page with a number.

        `size` says roughly how many bytes of HTML it takes. Anything larger than a page has one of its own.
        """
        shown = show(len(self._pages))
        bytes_ = size(shown)
        is_full = bytes_ > self._left or (counts and self._counted == self._most)
        if is_full and self._pages[-1]:
            self._pages.append([])
            self._left, self._counted = ROOM, 0
            shown = show(len(self._pages))
        self._pages[-1].append(shown)
        self._left -= bytes_
        self._counted += counts

    @property
    def pages(self) -> tuple[tuple[T, ...], ...]:
        """What is on each page; there is one page even if there is nothing."""
        return tuple(map(tuple, self._pages))


def places(
    pages: Iterable[Iterable[tuple[str, str]]], link: Callable[[int, str], str]
) -> Iterator[Place]:
    """Yield, for the first page, links to everything that is only on other pages: the anchor and label of each.

    `link` returns the link from the first page to an anchor on one with a number.
    """
    found: dict[str, Place | None] = {}
    for number, page in enumerate(pages, start=1):
        for anchor, label in page:
            found.setdefault(
                anchor, None if number == 1 else Place(anchor, label, link(number, anchor))
            )
    others = [place for place in found.values() if place]
    too_many = len(others) > MOST_PLACES
    yield from (one for one in others if not (too_many and one.anchor.startswith(_OF_COUNCIL)))


def size_of(*words: str) -> int:
    """Return how many bytes some HTML takes."""
    return sum(len(each.encode("utf-8", "surrogatepass")) for each in words)

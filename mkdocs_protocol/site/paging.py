"""A list that takes several pages: what stands on which of them, and where on the first everything is found.

A page ends where it would grow above `LARGEST`, or where it has as many councils as the site's owner allows. On which
page a council stands changes with every council that comes. What keeps is its place on the first page: where the
council stands on another, its anchor leads there (`docs/decisions/0030-lists-that-go-on.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from mkdocs_protocol.site.addresses import council_anchor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LARGEST = 300_000
"""The most bytes of HTML that a page of a list may have, the theme around it among them."""
ROOM = 230_000
"""What of them is for the list itself; the rest is the theme, the page's head and its contents list."""
MOST_PLACES = 1_500
"""For up to so many councils on other pages the first page says where each is; of more that alone would fill it."""
_OF_PLACE = 150
"""About how many bytes one of these lines has."""

_OF_COUNCIL = council_anchor("")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Something that stands on another page, and keeps its anchor on the first."""

    anchor: str
    label: str
    href: str


class Filled(Generic[T]):
    """The pages of a list, filled one after another.

    `most` is how many a page may have of what counts, `every` how many there are: the first page keeps room for
    saying where the others are.
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

        `size` says how many bytes of HTML it takes, about. What is larger than a page has one of its own.
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
        """What stands on each page; there is one even of nothing."""
        return tuple(map(tuple, self._pages))


def places(
    pages: Iterable[Iterable[tuple[str, str]]], link: Callable[[int, str], str]
) -> Iterator[Place]:
    """Yield, for the first page, where everything is that stands on other pages only: of each its anchor and label.

    `link` gives the way from the first page to an anchor of one with a number.
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

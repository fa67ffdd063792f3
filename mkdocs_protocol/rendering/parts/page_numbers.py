"""Links between the pages of something that takes several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of a page, or a mark for numbers left out."""

    label: str
    href: str
    """Where it leads, or "" if it is not a link."""
    current: Markup = Markup()  # noqa: RUF009 - a Markup never changes
    """The attributes of a link to the page itself, to the previous one or to the next."""


def page_numbers(number: int, count: int, link: Callable[[int], str]) -> tuple[PageNumber, ...]:
    """Return links to the first page, the last, and those beside this one, never to all of many pages.

    `link` returns the link from this page to one with a number. There are none for a single page.
    """
    if count == 1:
        return ()
    near = {1, number - 1, number, number + 1, count} & set(range(1, count + 1))
    ways: list[PageNumber] = []
    before = 0
    for place in sorted(near):
        if place > before + 1:
            ways.append(PageNumber("…", ""))
        ways.append(PageNumber(str(place), link(place), _MARKS.get(place - number, Markup())))
        before = place
    return tuple(ways)


RELATIONS = {-1: Markup(' rel="prev"'), 1: Markup(' rel="next"')}
"""The attributes of a link to the previous page and to the next."""
_MARKS = RELATIONS | {0: Markup(' aria-current="page"')}

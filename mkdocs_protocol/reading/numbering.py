"""Numbers taken off the text as it is read, and reports of those that would have been missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.reading.numbers import (
    HIDDEN,
    NO_NUMBER,
    figure_of,
    meant_by,
    printed_number,
    unseen_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.classification import Given

_HIDDEN = (
    "the number that begins this line is not seen as one; remove the signs from it and put a space after it; write '\\*' "
    "for a sign that the document prints, with {id=…} above the line; or write '\\' before its dot if it is not a clause's number"
)
_UNSEEN = (
    "“{}” begins this text like a number; write {{number=\"{}\"}} above it if it is a clause's, '- ' before it if it "
    "is an item of the clause above, or {{number=none}} above it if it is not a number"
)
_BULLET_TOLD = (
    "“{}” begins this text like an item of a list; write a hyphen in its place, with no empty line between the items, "
    "or {{number=none}} above it if it is not one"
)

_DIGITS = 3
"""The most digits that a number has if a figure alone can continue it."""


class Numbers:
    """The numbers of a text up to where it has been read."""

    def __init__(
        self,
        place: Callable[[int, str], Location],
        report: Callable[[Location, str, str], None],
    ) -> None:
        self._place, self._report = place, report
        self._last = 0
        self._figure = 0
        """The figure alone that began the last paragraph of those that begin with one."""
        self.has_reported = False
        """Whether a number that is not seen was reported at the beginning of the last line."""

    def take(self, inline: Token, given: Given, *, heading: bool) -> tuple[str, str]:
        """Take the printed number off the beginning of a line; return the canonical and the printed number."""
        self.has_reported = False
        last = () if heading else (self._last, self._figure)
        if not heading:
            self._figure = figure_of(inline.content) or self._figure
        if given.get("number") == NO_NUMBER:
            return "", ""
        number = printed_number(
            inline.content, heading=heading, meant=given.get("number"), last=self._last
        )
        children = inline.children or []
        if number and children and children[0].content.startswith(number.printed):
            children[0].content = children[0].content[number.length :]
            self.count_on(number.canonical)
            return number.canonical, number.printed
        line = inline.map[0] if inline.map else 0
        if "number" in given:
            self._report(
                given.places["number"],
                "no printed number begins the line below; write the "
                "number there as it is printed, or use id instead",
                "number-without-print",
            )
        elif not heading and "id" in given:
            return "", ""
        elif unseen := unseen_number(inline.content, last=last):
            self.has_reported = True
            self._report(
                self._place(line, inline.content.split("\n")[0]),
                _HIDDEN if unseen == HIDDEN else _UNSEEN.format(unseen, meant_by(unseen)),
                "number-unseen",
            )
        elif not heading and (bullet := bullet_of(inline.content)):
            words = inline.content.split("\n")[0]
            self._report(
                self._place(line, words), _BULLET_TOLD.format(bullet), "item-within-paragraph"
            )
        return "", ""

    def count_on(self, number: str) -> None:
        """Note the number of a clause or section, which a figure alone may continue."""
        first, _, _ = number.partition(".")
        if first.isdecimal() and len(first) <= _DIGITS:
            self._last = max(self._last, int(first))

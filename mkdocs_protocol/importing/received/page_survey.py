"""A first look through a web page: what has to be known of an element before what stands in it streams by."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from mkdocs_protocol.core.html_elements import VOID
from mkdocs_protocol.importing.page_frame import holds_the_text, is_named_frame

LISTS = frozenset(["ol", "ul", "menu", "dir"])
_SILENT = frozenset(["script", "style", "head", "template", "noscript"])
_NESTED = 200


class _Count(NamedTuple):
    letters: int
    titles: int
    mains: int
    elements: int


class Survey(HTMLParser):
    """Counts items of lists, and what each element holds; elements are known by the order in which they begin."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.counts: list[int] = []
        """Of each list, in the order in which they begin, its items: one that is numbered backwards begins with that."""
        self._lists: list[int] = []
        self._open: list[tuple[str, int]] = []
        self._silent = 0
        """How many of the open elements have no words that are read."""
        self._letters = self._titles = 0
        self._mains: list[int] = []
        self._articles: list[int] = []
        self._from: list[_Count] = []
        """What came before the beginning of each element."""
        self._to: dict[int, _Count] = {}
        self.sheets = ""
        """What stands in the page's elements `style`."""
        self.controlled: set[str] = set()
        """The names of parts that a button or a tab shows and hides."""
        self.panels: set[str] = set()
        """The names of parts that are not of the frame by how they are called."""
        self.comments: set[int] = set()
        """The elements that are comments, as Google Docs saves them."""

    @property
    def text(self) -> int | None:
        """The one main part of a page, else its one article with its title or half of its letters."""
        if len(self._mains) == 1:
            return self._mains[0]
        if self._mains or len(self._articles) != 1:
            return None
        inside = self._inside(self._articles[0])
        is_text = inside.titles or 2 * inside.letters >= self._letters
        return self._articles[0] if is_text else None

    def holds_the_text(self, element: int) -> bool:
        """Return whether an element holds too much to be the frame of a page."""
        inside, text = self._inside(element), self.text
        has_text = text is not None and element <= text < element + inside.elements
        return holds_the_text(
            has_main=bool(inside.mains) or has_text,
            has_title=bool(inside.titles),
            letters=inside.letters,
            of=self._letters,
        )

    def _inside(self, element: int) -> _Count:
        before, after = self._from[element], self._to.get(element, self._now())
        return _Count(*(b - a for a, b in zip(before, after, strict=True)))

    def _now(self) -> _Count:
        return _Count(self._letters, self._titles, len(self._mains), len(self._from))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in the beginning of an element."""
        element = len(self._from)
        self._from.append(self._now())
        if tag in LISTS:
            self._lists.append(len(self.counts))
            self.counts.append(0)
        elif tag == "li" and self._lists:
            self.counts[self._lists[-1]] += 1
        elif tag == "main" or ("role", "main") in attrs:
            self._mains.append(element)
        elif tag == "article":
            self._articles.append(element)
        self._titles += tag == "h1"
        self._take_names(tag, {key: value or "" for key, value in attrs})
        self.controlled.update(
            *((value or "").split() for key, value in attrs if key == "aria-controls")
        )
        if tag not in VOID:
            self._open.append((tag, element))
            self._silent += tag in _SILENT

    def _take_names(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("id", "")
        if tag == "a" and re.fullmatch(r"cmnt\d+", name):
            around = [element for kind, element in self._open[-2:] if kind == "div"]
            self.comments.update(around[-1:])
        names = " ".join((given.get("class", ""), name, given.get("aria-label", "")))
        if name and tag != "nav" and not is_named_frame(names, given.get("role", "")):
            self.panels.add(name)

    def handle_endtag(self, tag: str) -> None:
        """Take in the end of one, and of what was left open in it."""
        if tag in LISTS:
            del self._lists[-1:]
        if tag not in [name for name, _ in self._open[-_NESTED:]]:
            return
        while self._open:
            name, element = self._open.pop()
            self._silent -= name in _SILENT
            self._to[element] = self._now()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if self._open and self._open[-1][0] == "style":
            self.sheets += f"{data}\n"
        if not self._silent:
            self._letters += sum(map(str.isalpha, data))

    def unknown_decl(self, data: str) -> None:
        """Leave out what Word writes for itself."""

"""The parts of a website's page that are not its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.page_frame import BOXES, holds_the_text, is_named_frame, is_opener

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.web.tree import Node

ELEMENTS = frozenset({"nav", "header", "footer", "aside"})
"""Not part of the text if they are directly in the page, and not in a part of it that has a meaning."""
_NO_TEXT = frozenset({"script", "style", "head", "template", "noscript"})
_ENOUGH = 30
"""How many words are shown to say which part of a page it is."""


class Around:
    """Knows the frame of one page."""

    def __init__(self, root: Node) -> None:
        self._all = _letters(root)
        self.text = _text_of(root, self._all)
        """The element that holds the text of a whole page; None if none says so."""
        named = (node.given.get("aria-controls", "") for node in root.walk())
        self.controlled = frozenset(each for names in named for each in names.split())
        """The ids of parts that a button or a tab of the page shows and hides."""
        self._panels = {
            key
            for node in root.walk()
            if (key := node.given.get("id", "")) in self.controlled and not self.is_beside(node)
        }

    def is_beside(self, node: Node) -> bool:
        """Return whether an element says that it is not part of a page's text, wherever it is."""
        if node.tag == "nav":
            return not self._holds_the_text(node)
        if node.tag not in BOXES:
            return False
        given = node.given
        names = f"{given.get('class', '')} {given.get('id', '')} {given.get('aria-label', '')}"
        return is_named_frame(names, given.get("role", "")) and not self._holds_the_text(node)

    def is_opener(self, button: Node) -> bool:
        """Return whether a button is like a heading of what it opens."""
        opens_text = not self._panels.isdisjoint(button.given.get("aria-controls", "").split())
        given = button.given
        return is_opener(given.get("class", ""), given.get("role", ""), opens_text=opens_text)

    def outside(self, root: Node) -> Iterator[Node]:
        """Yield the outermost elements that do not contain the text."""
        for node in root.nodes:
            if node is self.text or node.tag in _NO_TEXT:
                continue
            if self.text is not None and any(each is self.text for each in node.walk()):
                yield from self.outside(node)
            else:
                yield node

    def _holds_the_text(self, node: Node) -> bool:
        inside = list(node.walk())
        return holds_the_text(
            has_main=any(each is self.text or _is_main(each) for each in inside),
            has_title=any(each.tag == "h1" for each in inside),
            letters=_letters(node),
            of=self._all,
        )


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.given.get("role") == "main"


def _text_of(root: Node, letters: int) -> Node | None:
    """Return the main part of a page, else its one article where that has its title or half of its letters."""
    mains = [node for node in root.walk() if _is_main(node)]
    if len(mains) == 1:
        return mains[0]
    articles = [node for node in root.walk() if node.tag == "article"]
    if mains or len(articles) != 1:
        return None
    has_title = any(node.tag == "h1" for node in articles[0].walk())
    return articles[0] if has_title or 2 * _letters(articles[0]) >= letters else None


def _letters(node: Node) -> int:
    """Return how many letters an element has; scripts have none."""
    count = 0
    waiting: list[Node | str] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            count += sum(map(str.isalpha, one))
        elif one.tag not in _NO_TEXT:
            waiting += one.inside
    return count


def beginning(node: Node) -> str:
    """Return the first words in an element, and enough of them to see what it is."""
    words: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting and len(words) < _ENOUGH:
        one = waiting.pop()
        if isinstance(one, str):
            words += one.split()[:_ENOUGH]
        elif one.tag not in _NO_TEXT:
            waiting += reversed(one.inside)
    return visible(" ".join(words))

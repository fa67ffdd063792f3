"""What a page of a site has beside its text: known by its element, its role, or the name that sites give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from mkdocs_protocol.importing.web.tree import Node

ELEMENTS = frozenset({"nav", "header", "footer", "aside"})
"""Around the text where they stand in the page itself, and not in a part of it that has a meaning."""
_ROLES = frozenset({"navigation", "search", "alertdialog", "dialog"})
_BOXES = frozenset({"div", "section", "ul", "ol", "p", "a", "span", "nav", "aside", "header", "footer", "form"})  # fmt: skip
_NAMES = re.compile(
    r"(?:.*[-_])?(?:breadcrumbs?|skip-?(?:link|to|nav)|cookie-?(?:notice|banner|bar|consent|law|popup)|sharedaddy|"
    r"addtoany|addthis|social-?(?:share|sharing|links)|share-?(?:buttons|links))(?:[-_].*)?",
    re.IGNORECASE,
)
"""Ways to where one is, past what comes first, to other sites, and what is asked of every visitor."""

_ENOUGH = 30
"""How many words of it show what a part of a page is."""


def is_beside(node: Node) -> bool:
    """Return whether an element says of itself that it is no part of a page's text, wherever it stands."""
    if node.tag not in _BOXES:
        return False
    given = node.given
    called = [*given.get("class", "").split(), given.get("id", ""), given.get("aria-label", "")]
    return given.get("role", "").lower() in _ROLES or any(_NAMES.fullmatch(one) for one in called)


def beginning(node: Node) -> str:
    """Return the first words in an element, and enough of them to see what it is."""
    words: list[str] = []
    waiting: list[Node | str] = [node]
    while waiting and len(words) < _ENOUGH:
        one = waiting.pop()
        if isinstance(one, str):
            words += one.split()[:_ENOUGH]
        elif one.tag not in {"script", "style"}:
            waiting += reversed(one.inside)
    return visible(" ".join(words))

"""Few pages for many: those that between them hold every kind of element that any of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser


def covering(pages: Mapping[str, str]) -> list[str]:
    """Return the names of few, small pages whose articles hold every kind of element of all of them.

    ``pages`` are the pages' HTML by their names. A kind is an element's name with one of its
    classes: what a style sheet tells apart. What a browser finds wrong with the look of a kind it
    finds on these pages too, so that the others need no second look in other colours or widths.
    """
    kinds = {name: _kinds(html) for name, html in pages.items()}
    lacking = set().union(*kinds.values())
    chosen = []
    while lacking:
        best = max(kinds, key=lambda name: (len(kinds[name] & lacking) / len(pages[name]), name))
        chosen.append(best)
        lacking -= kinds[best]
    # What later pages hold between them makes an earlier one needless: the largest such go first.
    held = Counter(kind for name in chosen for kind in kinds[name])
    for name in sorted(chosen, key=lambda name: len(pages[name]), reverse=True):
        if all(held[kind] > 1 for kind in kinds[name]):
            chosen.remove(name)
            held.subtract(kinds[name])
    return sorted(chosen)


def _kinds(html: str) -> set[str]:
    parser = _Kinds()
    parser.feed(html)
    parser.close()
    return parser.found


class _Kinds(HTMLParser):
    """Collects the kinds of the elements within `<article>`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "article"
        if self._depth:
            classes = (dict(attrs).get("class") or "").split()
            self.found |= {f"{tag}.{name}" for name in classes} or {tag}

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"

"""What an HTML page or a style sheet refers to: ids, links, and what a browser fetches for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """One address that a page or a style sheet holds."""

    line: int
    """The line it is on, counted from 1."""
    element: str
    """The element that holds it, or ``css`` where a style does."""
    address: str
    """As written, with the spaces at its ends gone."""


@dataclass(frozen=True, slots=True)
class PageReferences:
    """What one HTML page refers to, in the order of its text."""

    ids: frozenset[str]
    """What a fragment can point to: every ``id``, and the ``name`` of an ``a``."""
    duplicate_ids: tuple[str, ...]
    """The ids that more than one element carries."""
    links: tuple[Reference, ...]
    """What a reader may follow."""
    fetched: tuple[Reference, ...]
    """What a browser asks for by itself as soon as it shows the page."""


def references(html: str) -> PageReferences:
    """Return what the page ``html`` refers to.

    Addresses that scripts put together cannot be seen here, and a ``<base>`` is not followed.
    """
    parser = _PageParser()
    parser.feed(html)
    parser.close()
    counted = Counter(parser.ids)
    return PageReferences(
        ids=frozenset(parser.ids) | frozenset(parser.names),
        duplicate_ids=tuple(name for name, times in counted.items() if times > 1),
        links=tuple(parser.links),
        fetched=tuple(parser.fetched),
    )


def style_references(css: str, *, first_line: int = 1) -> Iterator[Reference]:
    """Yield every address that the style ``css`` makes a browser fetch: ``url()`` and ``@import``.

    ``first_line`` is the line on which the style begins, for one that stands within a page.
    """
    # Comments become spaces of the same length, so that the lines below them keep their numbers.
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    for found in _STYLE_ADDRESS.finditer(bare):
        address = next(group for group in found.groups() if group is not None).strip()
        if address and not address.startswith("#"):
            yield Reference(first_line + bare.count("\n", 0, found.start()), "css", address)


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)
_SRCSET_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)")
_REFRESH_ADDRESS = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)

# https://html.spec.whatwg.org/multipage/links.html#linkTypes: those a browser fetches or connects
# to without being asked; `canonical`, `alternate`, `next`, `prev` and the like it does not.
_FETCHED_RELATIONS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "prerender",
    "preconnect",
    "dns-prefetch",
}

_FETCHED_ATTRIBUTES = {
    "audio": ("src",),
    "body": ("background",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}

_LINK_ATTRIBUTES = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "form": ("action",),
    "button": ("formaction",),
    "blockquote": ("cite",),
    "q": ("cite",),
}


class _PageParser(HTMLParser):
    """Collects what :func:`references` returns."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.names: list[str] = []
        self.links: list[Reference] = []
        self.fetched: list[Reference] = []
        self._style: list[str] | None = None
        self._style_line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        if tag == "style":
            self._style, self._style_line = [], self.getpos()[0]
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        if tag == "a" and attributes.get("name"):
            self.names.append(attributes["name"])
        self.links += self._made(tag, _links_of(tag, attributes))
        self.fetched += self._made(tag, _fetched_by(tag, attributes))
        if "style" in attributes:
            self.fetched += style_references(attributes["style"], first_line=self.getpos()[0])

    def handle_data(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self._style is not None:
            css = "".join(self._style)
            self.fetched += style_references(css, first_line=self._style_line)
            self._style = None

    def _made(self, tag: str, addresses: Iterator[str]) -> Iterator[Reference]:
        line = self.getpos()[0]
        return (Reference(line, tag, address.strip()) for address in addresses)


def _links_of(tag: str, attributes: Attributes) -> Iterator[str]:
    for name in _LINK_ATTRIBUTES.get(tag, ()):
        if name in attributes:
            yield attributes[name]
    if tag == "link" and not _relations(attributes) & {*_FETCHED_RELATIONS, "canonical"}:
        yield from filter(None, [attributes.get("href")])
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from _REFRESH_ADDRESS.findall(attributes.get("content", ""))


def _fetched_by(tag: str, attributes: Attributes) -> Iterator[str]:
    for name in _FETCHED_ATTRIBUTES.get(tag, ()):
        # `<use href="#shape">` draws something on the same page.
        if attributes.get(name) and not attributes[name].startswith("#"):
            yield attributes[name]
    if tag in {"img", "source"}:
        yield from _SRCSET_CANDIDATE.findall(attributes.get("srcset", ""))
    if tag == "link" and _relations(attributes) & _FETCHED_RELATIONS:
        yield from filter(None, [attributes.get("href")])
        yield from _SRCSET_CANDIDATE.findall(attributes.get("imagesrcset", ""))


def _relations(attributes: Attributes) -> set[str]:
    return set(attributes.get("rel", "").lower().split())

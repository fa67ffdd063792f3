"""A writer of HTML: the only way in for foreign words escapes them, and each word is copied once.

Templates lay out pages; elements that a page has hundreds of (clauses, margins, links) are written here. `Markup`
would be as safe, but it escapes and copies a text again at every level.

`Html` is a type of its own, so that the type checker refuses a plain string where HTML is expected. Only this module
makes it, which a test ensures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NewType

from markupsafe import Markup

Html = NewType("Html", str)
"""Words that are escaped already, or elements that are ours."""

DOCTYPE = Html("<!doctype html>\n")

Attributes = Mapping[str, str]
"""Names that we choose, with values from anywhere."""

_NONE: Attributes = {}


class Writer:
    """HTML in the making."""

    __slots__ = ("_parts",)

    def __init__(self) -> None:
        self._parts: list[str] = []

    def open(self, tag: str, attributes: Attributes = _NONE) -> None:
        """Begin one of our elements; values of attributes are escaped."""
        self._parts.append(f"<{tag}{_written(attributes)}>")

    def empty(self, tag: str, attributes: Attributes) -> None:
        """Write an element of a drawing that holds nothing."""
        self._parts.append(f"<{tag}{_written(attributes)}/>")

    def close(self, tag: str) -> None:
        """End an element."""
        self._parts.append(f"</{tag}>")

    def line(self, tag: str) -> None:
        """End an element, and the line."""
        self._parts.append(f"</{tag}>\n")

    def tag(self, tag: str, words: str, attributes: Attributes = _NONE) -> None:
        """Write an element that holds words, which are escaped."""
        self._parts.append(f"<{tag}{_written(attributes)}>{escaped(words)}</{tag}>")

    def text(self, words: str) -> None:
        """Write words; they are escaped."""
        self._parts.append(escaped(words))

    def html(self, html: Html) -> None:
        """Write what is HTML already."""
        self._parts.append(html)

    def source(self, tag: str, text: str) -> None:
        """Write one of our style sheets or scripts, which HTML takes literally up to the end of its element.

        Raises ValueError if it contains that end.
        """
        if "</" in text:
            raise ValueError(f"what stands in <{tag}> ends it")
        self._parts.append(f"<{tag}>{text}</{tag}>\n")

    def data(self, media_type: str, json: str) -> None:
        """Write JSON for programs, escaped so that no words in it can end the element."""
        shown = json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
        self._parts.append(f'<script type="{escaped(media_type)}">{shown}</script>')

    def done(self) -> Html:
        """Return what was written."""
        return Html("".join(self._parts))


def escaped(words: str) -> Html:
    """Return words as HTML that shows them, in an element or an attribute; the same as `markupsafe` does."""
    if type(words) is not str:  # Markup would escape what is put into it.
        words = str.__str__(words)
    return Html(
        words.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def markup_of(html: Html) -> Markup:
    """Return HTML in the form that Jinja expects."""
    return Markup(html)


def replaced(html: Html, mark: str, words: str) -> Html:
    """Replace a mark with words, escaped."""
    return Html(html.replace(mark, escaped(words)))


def with_element(html: Html, words: str, element: Html) -> Html:
    """Replace words in which nothing needs escaping with one of our elements."""
    return Html(html.replace(words, element))


def with_prefixed_ids(html: Html, start: str, prefix: str) -> Html:
    """Put a prefix before every id that begins with `start`.

    A document's words have no unescaped quotation marks, so what is found is one of our attributes.
    """
    return Html(html.replace(f' id="{start}', f' id="{escaped(prefix)}{start}'))


def _written(attributes: Attributes) -> str:
    return "".join([f' {name}="{escaped(value)}"' for name, value in attributes.items()])

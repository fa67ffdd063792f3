"""The words of a passage as HTML in which what only one text has is marked.

Each line of the text is a paragraph, each change in it an element. What a mark shows by its looks is also said in
words to screen readers; those words are in `protocol-unseen` and are not the council's. All other words of the
paragraphs, joined by line ends, are exactly the text, character for character.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents.differences import Mark, Span
from mkdocs_protocol.core.text import Words
from mkdocs_protocol.rendering.parts.adopted import inline_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a side marks what only it has."""

    tag: str
    """`mark`, `del` or `ins`."""
    said: str
    """What a screen reader says before the words: "different here"."""


def marked_text(spans: Sequence[Span], style: MarkStyle) -> Markup:
    """Return the spans of a passage as paragraphs, one for each line."""
    return Markup().join(
        Markup("<p>%s</p>") % Markup().join(_piece(span, style) for span in line)
        for line in _lines(spans)
    )


def _lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    if not spans:
        return
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(Span(span.mark, first))
        for words in others:
            yield line
            line = [Span(span.mark, words)]
    yield line


def _piece(span: Span, style: MarkStyle) -> Markup:
    if span.mark is Mark.KEPT or not span.text.strip():
        return inline_html((Words(span.text),))
    return _MARK % (style.tag, style.said, inline_html((Words(span.text),)), style.tag)


_MARK = Markup(
    '<%s><span class="protocol-unseen">[%s: </span>%s<span class="protocol-unseen">]</span></%s>'
)

"""Sections and clauses while they are being read, and small questions about them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import Paragraph, plain_inline, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Classification, Node
    from mkdocs_protocol.core.text import Block, Inline
    from mkdocs_protocol.reading.classification import Given


@dataclass(slots=True)
class OpenSection:
    """A section whose end has not been reached."""

    id: str
    number: str
    printed: str
    title: tuple[Inline, ...]
    hashes: int
    """How many number signs begin the heading; 0 for the document itself."""
    handed_down: Classification
    at: Location
    given: Given
    language: str = ""
    children: list[Node] = field(default_factory=list)
    paragraphs: int = 0
    items: int = 0
    clauses: int = 0
    has_heading_clause: bool = False

    @property
    def heading(self) -> str:
        """The words of the heading."""
        return plain_inline(self.title)


@dataclass(slots=True)
class OpenClause:
    """A clause whose end has not been reached, with the tokens of its text."""

    id: str
    number: str
    printed: str
    is_heading: bool
    label: str
    classification: Classification
    at: Location
    language: str = ""
    tokens: list[Token] = field(default_factory=list)


def paragraph_count(blocks: tuple[Block, ...]) -> int:
    """Return how many paragraphs a reader counts; a table or quotation alone counts as one."""
    return max(1, sum(isinstance(block, Paragraph) for block in unwrapped(blocks)))


def paragraph_like(token: Token) -> Token:
    """Turn a title's heading into a paragraph: the page has its own first heading."""
    if token.type in {"heading_open", "heading_close"}:
        token.type = token.type.replace("heading", "paragraph")
    return token


def slugged(words: str) -> str:
    """Return words in the form of an id: small letters, digits, dots and hyphens."""
    plain_letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9.]+", "-", plain_letters.lower()).strip("-.")[:40].rstrip("-.")


def of_whole(handed_down: Classification, parts: Iterable[Classification]) -> Classification:
    """Return the topics of a clause whose words are all in parts: the topics of the parts, the first one's first."""
    topics = [topic for given in parts for topic in (given.topic, *given.also) if topic]
    first, *others = dict.fromkeys(topics) or (None,)
    return replace(handed_down, topic=first, also=tuple(others))

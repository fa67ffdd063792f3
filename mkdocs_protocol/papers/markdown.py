"""A paper as Markdown that any editor opens: CommonMark, with a table for its facts.

Whatever is not ours is escaped, so that no word of a document can become a heading, a link, HTML or anything but
itself. Words that only one of two texts has are in bold type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.differences import Mark
from mkdocs_protocol.papers.paper import choices, quote_lines, span_lines
from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.comparing.two_documents.differences import Span
    from mkdocs_protocol.papers.paper import Entry, Group, Line, Paper, PaperSection, Quote


_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$@^{}]")
"""Characters with a meaning within a line, in CommonMark or in common extensions of it."""
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[#+=-]|(\d+)(?=[.)]))")
"""Characters with a meaning at the beginning of a line."""


def markdown(paper: Paper, address: str = "") -> str:
    """Return a paper as Markdown; `address` is where its page will be, if that is known."""
    return "\n".join(_lines(paper, address)) + "\n"


def escaped(words: str) -> str:
    """Return words as one line of Markdown without any other meaning."""
    return at_the_start(within_a_line(one_line(words)))


def at_the_start(line: str) -> str:
    """Return a line, already escaped within, with its beginning escaped too."""
    return _LEADING.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", line)


def within_a_line(words: str) -> str:
    """Return words with every character escaped that has a meaning within a line."""
    # Most words have none of these characters, and looking costs far less than replacing.
    if _SIGNS.search(words):
        words = _SIGNS.sub(r"\\\g<0>", words)
    if "." in words and "www." in words.lower():
        words = _WWW.sub(r"\.", words)
    return words.replace(":/", r"\:/")


def _lines(paper: Paper, address: str) -> Iterator[str]:
    yield f"# {escaped(paper.title)}"
    yield ""
    yield f"> {escaped(paper.document)}"
    yield ""
    yield f"{escaped(paper.edition)}. {escaped(paper.as_of)}"
    if address:
        yield from ("", escaped(address))
    yield from ("", f"## {_('Dates and review')}", "", escaped(paper.state), "")
    yield from (f"| {_('Fact')} | {_('As the document gives it')} |", "|---|---|")
    for fact in paper.facts:
        yield f"| {escaped(fact.label)} | {escaped(fact.text)} |"
    for section in paper.sections:
        yield from _section(section)


def _section(section: PaperSection) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}", "", escaped(section.words))
    for group in section.groups:
        if group.title:
            yield from ("", f"### {escaped(group.title)}")
        if group.words:
            yield from ("", escaped(group.words))
        for entry in group.entries:
            yield from _entry(entry, group)


def _entry(entry: Entry, group: Group) -> Iterator[str]:
    if entry.title:
        yield from ("", f"{'####' if group.title else '###'} {escaped(entry.title)}")
    for words in entry.sentences:
        yield from ("", escaped(words))
    for quote in entry.compared or entry.quotes:
        yield from ("", *_quote(quote))
    if group.is_asked:
        boxes = "   ".join(f"☐ {choice}" for choice in choices())
        yield from ("", boxes, "", _("Notes:"))


def _quote(quote: Quote) -> Iterator[str]:
    if quote.spans:
        said = [_marked(line) for line in span_lines(quote.spans)]
    else:
        said = [_quoted(line) for line in quote_lines(quote)]
    for line in filter(None, said):
        yield f"> {line}"
        yield ">"
    yield f"> — {escaped(quote.source.label)}"


def _quoted(line: Line) -> str:
    # An item's number is text here too: a renderer would number a list anew.
    return escaped(f"{line.label} {line.text}" if line.label else line.text)


def _marked(line: list[Span]) -> str:
    """Return a line with the words that only this text has in bold type.

    Spaces at the ends of a span count, and in CommonMark only something that begins and ends with a letter can be
    bold.
    """
    return at_the_start("".join(_piece(span) for span in line).strip())


def _piece(span: Span) -> str:
    words = re.sub(r"\s+", " ", one_line(f"x{span.text}x")[1:-1])
    said = within_a_line(words)
    if span.mark is Mark.KEPT or not words.strip():
        return said
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}**{said.strip()}**{after}"

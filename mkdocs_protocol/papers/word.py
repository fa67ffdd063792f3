"""A paper as a Word document, which a clerk goes on editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Cm, Pt

from mkdocs_protocol.comparing.two_documents.differences import Mark
from mkdocs_protocol.papers.office import (
    SANS,
    SERIF,
    added_style,
    cell,
    paragraph,
    run,
    with_style,
    word_frame,
)
from mkdocs_protocol.papers.paper import choices, quote_lines, span_lines
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from docx.document import Document as WordDocument

    from mkdocs_protocol.papers.paper import Entry, Group, Paper, PaperSection, Quote


# Bold and underlined: neither alone is visible in every typeface and on every screen.
_MARKED = {Mark.ONLY_HERE: '<w:b/><w:u w:val="single"/>', Mark.KEPT: ""}
_WORDS, _SOURCE, _TICKS = "CouncilWords", "Source", "Boxes"


class WordPapers:
    """Makes Word documents; what they share is made once."""

    def __init__(self, day: date) -> None:
        self._frame = word_frame(day, _styles)

    def word(self, paper: Paper, address: str = "") -> bytes:
        """Return a paper as a Word document; `address` is where its page will be, if that is known."""
        return self._frame.filled(_body(paper, address), paper.title)


def _styles(document: WordDocument) -> None:
    words = added_style(document, _WORDS, "Council words", SERIF, 11)
    words.paragraph_format.left_indent = Cm(0.8)
    words.paragraph_format.space_after = Pt(4)
    source = added_style(document, _SOURCE, "Source", SANS, 9.5)
    source.paragraph_format.left_indent = Cm(0.8)
    boxes = added_style(document, _TICKS, "Boxes to tick", SANS, 9.5)
    boxes.paragraph_format.space_before, boxes.paragraph_format.space_after = Pt(2), Pt(12)


def _body(paper: Paper, address: str) -> Iterator[str]:
    yield paragraph(paper.title, "Title")
    yield paragraph(paper.document, _WORDS, paper.language)
    yield paragraph(f"{paper.edition}. {paper.as_of}")
    if address:
        yield paragraph(address)
    yield paragraph(paper.why, "Heading1")
    yield paragraph(paper.state)
    if paper.facts:
        facts = [(paragraph(fact.label), paragraph(fact.text)) for fact in paper.facts]
        yield _table((_("Fact"), _("As the document gives it")), facts, (2800, 6600))
    for section in paper.sections:
        yield from _section(section)
    if paper.foot:
        yield paragraph(paper.foot, _SOURCE)


def _section(section: PaperSection) -> Iterator[str]:
    yield paragraph(section.title, "Heading1")
    if section.words:
        yield paragraph(section.words)
    for group in section.groups:
        if group.title:
            yield paragraph(group.title, "Heading2")
        if group.words:
            yield paragraph(group.words)
        for entry in group.entries:
            yield from _entry(entry, group)


def _entry(entry: Entry, group: Group) -> Iterator[str]:
    sentences = entry.sentences
    if entry.title and group.is_run_in:
        title = run(f"{entry.title} ").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)
        yield with_style(title + run(sentences[0]), "")
        sentences = sentences[1:]
    elif entry.title:
        yield paragraph(entry.title, "Heading3" if group.title else "Heading2")
    for words in sentences:
        yield paragraph(words)
    if entry.compared:
        cells = tuple("".join(_quote(quote)) for quote in entry.compared)
        heads = tuple(quote.quoted.council.short_name for quote in entry.compared)
        yield _table(heads, [cells], (4700, 4700))
    for quote in entry.quotes:
        yield from _quote(quote)
    if group.is_asked:
        boxes = (*(f"☐ {choice}" for choice in choices()), _("Notes:"))
        yield paragraph("     ".join(boxes), _TICKS)


def _quote(quote: Quote) -> Iterator[str]:
    if quote.spans:
        for line in span_lines(quote.spans):
            runs = (run(p.text, quote.language, _MARKED[p.mark]) for p in line)
            yield with_style("".join(runs), _WORDS)
    else:
        for each in quote_lines(quote):
            words = f"{each.label} {each.text}" if each.label else each.text
            yield paragraph(words, _WORDS, quote.language)
    yield paragraph(quote.source.label, _SOURCE)


def _table(heads: Iterable[str], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> str:
    """Return a table with a row of headings; its cells hold paragraphs, its widths are twentieths of a point."""
    head = "".join(
        cell(paragraph(words).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1), width)
        for words, width in zip(heads, widths, strict=True)
    )
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, row, widths))}</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
        "<w:p/>"
    )

"""A paper as a Word document (Office Open XML, ISO/IEC 29500).

python-docx makes an empty document once, with every style, setting and property; each paper is that
document with a body of its own, which is written as text: paragraph by paragraph through the library it
takes some ninety times as long. Words are escaped as XML and stand in runs of text only, so none of them
becomes a field, a link or anything else than itself. The same paper gives the same bytes: dates are the day
of the build.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from mkdocs_protocol.comparing.two_documents.differences import Mark
from mkdocs_protocol.papers.paper import CHOICES, quote_lines, span_lines
from mkdocs_protocol.site.files import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

    from mkdocs_protocol.papers.paper import Entry, Group, Paper, PaperSection, Quote

LANGUAGE = "en-GB"
BOXES = "     ".join(f"☐ {choice}" for choice in CHOICES) + "     Notes:"
SERIF, SANS = "Georgia", "Calibri"

_QUOTES = {'"': "&quot;"}
_BODY = "THE BODY OF THE PAPER STANDS HERE"
_TITLE = "THE TITLE OF THE PAPER STANDS HERE"
_DOCUMENT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_WORDS, _SOURCE, _TICKS = "CouncilWords", "Source", "Boxes"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What a file in a ZIP archive is dated, who cannot be dated earlier: its date says nothing here."""


class WordPapers:
    """Makes Word documents; what they share is made once."""

    def __init__(self, day: date) -> None:
        empty = io.BytesIO()
        _empty_document(day).save(empty)
        with zipfile.ZipFile(empty) as parts:
            self._parts = {name: parts.read(name) for name in sorted(parts.namelist())}
        around = self._parts.pop(_DOCUMENT).decode()
        start = around.rindex("<w:p>", 0, around.index(_BODY))
        end = around.index("</w:p>", start) + len("</w:p>")
        self._before, self._after = around[:start], around[end:]
        self._properties = self._parts.pop(_PROPERTIES).decode()

    def word(self, paper: Paper, address: str = "") -> bytes:
        """Return a paper as a Word document; `address` is where its page will stand, if that is known."""
        body = "".join(_body(paper, address))
        made = {
            **self._parts,
            _DOCUMENT: f"{self._before}{body}{self._after}".encode(),
            _PROPERTIES: self._properties.replace(_TITLE, _xml(paper.title)).encode(),
        }
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            # Programs that tell a file's kind by its beginning look for this part.
            for name in ("[Content_Types].xml", *(n for n in made if n != "[Content_Types].xml")):
                entry = zipfile.ZipInfo(name, _EARLIEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, made[name])
        return content.getvalue()


def _empty_document(day: date) -> WordDocument:
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = (
            Cm(2.2)
        )
    _styles(document)
    _page_number(document)
    document.add_paragraph(_BODY)
    properties, moment = document.core_properties, datetime.combine(day, time())
    properties.title, properties.language = _TITLE, LANGUAGE
    properties.author = properties.last_modified_by = "The protocol handbook"
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    return document


def _styles(document: WordDocument) -> None:
    styles = document.styles
    for style in list(styles):
        # A hundred designs of tables, which would be nine tenths of every file.
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    # What Word would offer in its menus besides; it does so without being told.
    styles.element.remove(styles.element.find(qn("w:latentStyles")))
    for kind in ("stylesWithEffects", "customXml", "thumbnail", "extended-properties"):
        for rels in (document.part.rels, document.part.package.rels):
            for key in [key for key, rel in rels.items() if rel.reltype.endswith(kind)]:
                rels.pop(key)
    defaults = styles.element.find(qn("w:docDefaults"))
    defaults.find(f".//{qn('w:lang')}").set(qn("w:val"), LANGUAGE)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    normal = styles["Normal"]
    _face(normal, SANS, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Title", 22), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11.5)):
        _face(styles[name], SANS, size, colour=RGBColor(0x1C, 0x24, 0x30))
        styles[name].paragraph_format.keep_with_next = True
    words = _style(document, _WORDS, "Council words", SERIF, 11)
    words.paragraph_format.left_indent = Cm(0.8)
    words.paragraph_format.space_after = Pt(4)
    source = _style(document, _SOURCE, "Source", SANS, 9.5)
    source.paragraph_format.left_indent = Cm(0.8)
    boxes = _style(document, _TICKS, "Boxes to tick", SANS, 9.5)
    boxes.paragraph_format.space_before, boxes.paragraph_format.space_after = Pt(2), Pt(12)


def _style(document: WordDocument, key: str, name: str, face: str, size: float) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), key)
    style.base_style = document.styles["Normal"]
    _face(style, face, size)
    return style


def _face(style: ParagraphStyle, face: str, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = face, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A face of the theme would win over the one that is named.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _page_number(document: WordDocument) -> None:
    """Put the number of each page at its foot: the one field of the document, and no word of a council's."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _body(paper: Paper, address: str) -> Iterator[str]:
    yield _paragraph(paper.title, "Title")
    yield _paragraph(paper.document, _WORDS, paper.language)
    yield _paragraph(f"{paper.edition}. {paper.as_of}")
    if address:
        yield _paragraph(address)
    yield _paragraph(paper.why, "Heading1")
    yield _paragraph(paper.state)
    if paper.facts:
        facts = [(_paragraph(fact.label), _paragraph(fact.text)) for fact in paper.facts]
        yield _table(("Fact", "As the document gives it"), facts, (2800, 6600))
    for section in paper.sections:
        yield from _section(section)
    if paper.foot:
        yield _paragraph(paper.foot, _SOURCE)


def _section(section: PaperSection) -> Iterator[str]:
    yield _paragraph(section.title, "Heading1")
    if section.words:
        yield _paragraph(section.words)
    for group in section.groups:
        if group.title:
            yield _paragraph(group.title, "Heading2")
        if group.words:
            yield _paragraph(group.words)
        for entry in group.entries:
            yield from _entry(entry, group)


def _entry(entry: Entry, group: Group) -> Iterator[str]:
    told = entry.told
    if entry.title and group.is_run_in:
        title = _run(f"{entry.title} ", LANGUAGE).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1)
        yield _with_style(title + _run(told[0], LANGUAGE), "")
        told = told[1:]
    elif entry.title:
        yield _paragraph(entry.title, "Heading3" if group.title else "Heading2")
    for words in told:
        yield _paragraph(words)
    if entry.compared:
        cells = tuple("".join(_quote(quote)) for quote in entry.compared)
        heads = tuple(quote.quoted.council.short_name for quote in entry.compared)
        yield _table(heads, [cells], (4700, 4700))
    for quote in entry.quotes:
        yield from _quote(quote)
    if group.is_asked:
        yield _paragraph(BOXES, _TICKS)


def _quote(quote: Quote) -> Iterator[str]:
    if quote.spans:
        for line in span_lines(quote.spans):
            runs = (_run(p.text, quote.language, is_marked=p.mark is Mark.ONLY_HERE) for p in line)
            yield _with_style("".join(runs), _WORDS)
    else:
        for each in quote_lines(quote):
            words = f"{each.label} {each.text}" if each.label else each.text
            yield _paragraph(words, _WORDS, quote.language)
    yield _paragraph(quote.source.label, _SOURCE)


def _paragraph(words: str, style: str = "", language: str = LANGUAGE) -> str:
    return _with_style(_run(words, language), style)


def _with_style(runs: str, style: str) -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{runs}</w:p>"


def _run(words: str, language: str, *, is_marked: bool = False) -> str:
    # Bold and underlined: neither alone is seen in every face and on every screen.
    looks = '<w:b/><w:u w:val="single"/>' if is_marked else ""
    other = f'<w:lang w:val="{_xml(language)}"/>' if language != LANGUAGE else ""
    shape = f"<w:rPr>{looks}{other}</w:rPr>" if looks or other else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{_xml(words)}</w:t></w:r>'


def _table(heads: Iterable[str], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> str:
    """Return a table with a row of headings; its cells hold paragraphs, its widths are twentieths of a point."""
    head = "".join(
        _cell(_paragraph(words).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 1), width)
        for words, width in zip(heads, widths, strict=True)
    )
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(_cell, row, widths))}</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
        "<w:p/>"
    )


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _xml(words: str) -> str:
    """Return words as XML: without the signs that XML forbids, each run of white space as one space."""
    if not words.isprintable():
        words = one_line(f"x{words}x")[1:-1]
    return escape(words, _QUOTES)

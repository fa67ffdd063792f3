"""A text to download as a Word document that a clerk goes on editing.

Headings have heading styles, so that Word makes a list of contents of them; a table has its row of headings. A
number is text, as printed, before a hanging indent: automatic numbering would renumber a "2.3" that is
printed "23", and every number after a clause that is struck out. Bullets are Word's own, since a bullet cannot change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from mkdocs_protocol.core.text import (
    Emphasis,
    InLanguage,
    ItemList,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Quotation,
    Strong,
    Struck,
    Table,
    Words,
)
from mkdocs_protocol.papers.office import (
    SANS,
    SERIF,
    added_style,
    cell,
    picture_of,
    run,
    word_frame,
    xml,
)
from mkdocs_protocol.papers.takeaway.pdf import as_png
from mkdocs_protocol.papers.takeaway.shapes import has_bullets, place_of, places, with_label
from mkdocs_protocol.papers.takeaway.text import Heading
from mkdocs_protocol.site.languages import is_from_the_right, our_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from mkdocs_protocol.core.identity import Crest
    from mkdocs_protocol.core.text import Block, Inline, Item
    from mkdocs_protocol.papers.office import Picture
    from mkdocs_protocol.papers.takeaway.text import TakenText, TextPiece

_TEXT, _CLAUSE, _OURS, _MASTHEAD = "CouncilText", "CouncilClause", "Handbook", "Masthead"
_BULLETS = "ListBullet"
_DEEPEST = 6
_STEP = 850
"""How far one level is indented, in twentieths of a point: one and a half centimetres."""
_WIDTH = 9400
_INK = RGBColor(0x1C, 0x24, 0x30)
_LOOKS = {Strong: "<w:b/>", Emphasis: "<w:i/>", Struck: "<w:strike/>"}
_LINK = '<w:color w:val="0B5345"/><w:u w:val="single"/>'


class WordTexts:
    """Makes Word documents of whole texts; what texts in one language share is made once."""

    def __init__(self, day: date) -> None:
        self._day = day

    def word(self, taken: TakenText) -> bytes:
        """Return a text as a Word document."""
        body = _Body(taken)
        paragraphs = [*body.paragraphs()]
        return word_frame(self._day, _styles, taken.language).filled(
            paragraphs, f"{taken.council}: {taken.title}", body.links, body.crest
        )

    def lacking(self, taken: TakenText) -> str:
        """Return why a text's Word file lacks the council's crest, and what to do; or ""."""
        if taken.crest is None or _crest(taken.crest):
            return ""
        return (
            f"Word shows no {taken.crest.kind.upper()}, so the crest is not in the Word file; give it as PNG or JPG, or "
            'install the plugin with its extra: pip install "mkdocs-protocol[pdf]"'
        )


class _Body:
    """The body of one document."""

    def __init__(self, taken: TakenText) -> None:
        self._taken = taken
        self.crest = _crest(taken.crest) if taken.crest else None
        self.links: dict[str, str] = {}
        self._leads = places(taken.pieces)
        marked = dict.fromkeys(self._leads.values())
        self._marks = {place: f"place{number}" for number, place in enumerate(marked, 1)}

    def paragraphs(self) -> Iterator[str]:
        """Yield the document, paragraph by paragraph."""
        taken = self._taken
        if self.crest:
            yield f"<w:p>{self.crest.run}</w:p>"
        yield self._ours(taken.council)
        if not taken.is_titled:
            yield _styled(self._run(taken.title, taken.language), "Title")
        yield self._ours(taken.headline, "<w:b/>")
        yield from map(self._ours, taken.about)
        for piece in taken.pieces:
            yield from self._piece(piece)
        for heading, lines in taken.ends:
            yield self._ours(heading, "<w:b/>")
            yield from map(self._ours, lines)

    def _piece(self, piece: TextPiece) -> Iterator[str]:
        language = piece.language or self._taken.language
        if isinstance(piece, Heading):
            number = self._run(f"{piece.number} ", language) if piece.number else ""
            words = self._inline(piece.words, language)
            place = self._place(place_of(piece))
            style = f"Heading{min(piece.level, _DEEPEST)}"
            yield _styled(place + number + words, style, language)
            return
        place = self._place(piece.anchor)
        if piece.is_masthead:
            style = "Title" if piece.is_title else _MASTHEAD
            for block in piece.blocks:
                if isinstance(block, Paragraph):
                    yield _styled(place + self._inline(block.children, language), style, language)
                else:
                    yield from self._blocks((block,), language, 0)
        elif piece.number:
            yield from self._numbered(piece.number, piece.blocks, language, 1, place)
        else:
            yield from self._blocks(piece.blocks, language, 0, place)

    def _numbered(
        self, label: str, blocks: tuple[Block, ...], language: str, depth: int, place: str = ""
    ) -> Iterator[str]:
        """Yield some text with a number before a hanging indent, as printed."""
        first = blocks[0] if blocks else None
        is_words = isinstance(first, Paragraph)
        words = self._inline(first.children, language) if isinstance(first, Paragraph) else ""
        number = self._run(label, language)
        tab = "<w:r><w:tab/></w:r>" if words else ""
        yield _styled(place + number + tab + words, _CLAUSE, language, depth * _STEP, _STEP)
        yield from self._blocks(blocks[is_words:], language, depth)

    def _blocks(
        self, blocks: tuple[Block, ...], language: str, depth: int, place: str = ""
    ) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph(children):
                    words = place + self._inline(children, language)
                    yield _styled(words, _TEXT, language, depth * _STEP)
                case ItemList():
                    bullets = has_bullets(block)
                    for item in block.items:
                        shown = item if bullets else with_label(item)
                        yield from self._item(shown, language, depth + 1, bullets)
                case Quotation(inside):
                    yield from self._blocks(inside, language, depth + 1)
                case InLanguage(other, inside):
                    yield from self._blocks(inside, other, depth)
                case Table():
                    yield self._table(block, language)
            place = ""

    def _item(self, item: Item, language: str, depth: int, has_bullet: bool) -> Iterator[str]:
        if item.label:
            yield from self._numbered(item.label, item.blocks, language, depth)
            return
        first = item.blocks[0] if item.blocks else None
        if has_bullet:
            words = self._inline(first.children, language) if isinstance(first, Paragraph) else ""
            yield _styled(words, _BULLETS, language, depth * _STEP, _STEP // 2)
            yield from self._blocks(item.blocks[isinstance(first, Paragraph) :], language, depth)
        else:
            yield from self._blocks(item.blocks, language, depth)

    def _table(self, table: Table, language: str) -> str:
        columns = max(len(row) for row in (table.head, *table.rows))
        width = _WIDTH // columns
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(columns))
        rows = []
        for number, row in enumerate((table.head, *table.rows)):
            if not row:
                continue
            is_head = number == 0
            cells = "".join(
                cell(
                    _styled(
                        self._inline(
                            words, language, "<w:b/>" * (is_head or (at == 0 and table.first_names))
                        ),
                        _TEXT,
                        language,
                    ),
                    width,
                )
                for at, words in enumerate(row)
            )
            kind = "<w:tblHeader/>" if is_head else ""
            rows.append(f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{cells}</w:tr>")
        first = f'w:firstRow="{int(bool(table.head))}" w:firstColumn="{int(table.first_names)}"'
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
            f"<w:tblLook {first}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
        )

    def _inline(self, children: tuple[Inline, ...], language: str, looks: str = "") -> str:
        return "".join(self._child(child, language, looks) for child in children)

    def _child(self, child: Inline, language: str, looks: str) -> str:
        match child:
            case Words(text):
                return self._run(text, language, _ordered(looks, language))
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Link(href, inside):
                return self._link(href, inside, language, looks)
            case Marked(_, inside, other):
                return self._inline(inside, other or language, looks)
            case _:
                return self._inline(child.children, language, looks + _LOOKS[type(child)])

    def _link(self, href: str, inside: tuple[Inline, ...], language: str, looks: str) -> str:
        if href.startswith("#"):
            place = self._leads.get(href.removeprefix("#"), "")
            if place not in self._marks:
                return self._inline(inside, language, looks)
            where = f'w:anchor="{self._marks[place]}"'
        else:
            id_ = f"link{len(self.links) + 1}"
            self.links[id_] = href
            where = f'r:id="{id_}"'
        said = self._inline(inside, language, looks + _LINK)
        return f"<w:hyperlink {where}>{said}</w:hyperlink>"

    def _run(self, words: str, language: str, looks: str = "") -> str:
        return run(words, language, looks, self._taken.language)

    def _ours(self, words: str, looks: str = "") -> str:
        return _styled(self._run(words, our_language(), looks), _OURS)

    def _place(self, anchor: str) -> str:
        """Return the bookmark of a place that something links to, or ""."""
        mark = self._marks.get(anchor, "")
        number = mark.removeprefix("place")
        if not mark:
            return ""
        return f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/><w:bookmarkEnd w:id="{number}"/>'


def _crest(crest: Crest) -> Picture | None:
    """Return a council's crest; None if Word cannot show the picture and it cannot be converted."""
    is_shown = crest.kind in ("png", "jpg")
    content = crest.content if is_shown else as_png(crest)
    return picture_of(content, crest.text) if content else None


def _ordered(looks: str, language: str) -> str:
    """Return the formatting of words in the order that the format requires, without repeats."""
    known = (*_LOOKS.values(), '<w:color w:val="0B5345"/>', '<w:u w:val="single"/>')
    right = "<w:rtl/>" if is_from_the_right(language) else ""
    return "".join(look for look in known if look in looks) + right


def _styled(runs: str, style: str, language: str = "", left: int = 0, hanging: int = 0) -> str:
    """Return a paragraph in a style, indented from the side where its language begins."""
    right = "<w:bidi/>" if language and is_from_the_right(language) else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hanging else ""
    indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if left else ""
    kind = f'<w:pPr><w:pStyle w:val="{xml(style)}"/>{tabs}{right}{indent}</w:pPr>'
    return f"<w:p>{kind}{runs}</w:p>"


def _styles(document: WordDocument) -> None:
    """Give the council's words their face, and the handbook's a box of their own."""
    for name in ("Title", *(f"Heading {level}" for level in range(1, _DEEPEST + 1))):
        style = document.styles[name]
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.get_or_add_rPr().get_or_add_rFonts().attrib.pop(qn(f"w:{theme}"), None)
        style.font.name, style.font.color.rgb = SERIF, _INK
        style.paragraph_format.keep_with_next = True
    text = added_style(document, _TEXT, "Council text", SERIF, 11)
    text.paragraph_format.space_after = Pt(6)
    clause = added_style(document, _CLAUSE, "Council clause", SERIF, 11)
    clause.paragraph_format.space_after = Pt(6)
    masthead = added_style(document, _MASTHEAD, "Council masthead", SERIF, 13)
    masthead.paragraph_format.space_before = masthead.paragraph_format.space_after = Pt(6)
    bullets = document.styles["List Bullet"]
    bullets.font.name, bullets.font.size = SERIF, Pt(11)
    ours = added_style(document, _OURS, "Handbook", SANS, 9.5)
    ours.paragraph_format.space_after = Pt(3)
    ours.paragraph_format.left_indent = ours.paragraph_format.right_indent = Cm(0.2)
    _box(ours.element.get_or_add_pPr())


def _box(shape: BaseOxmlElement) -> None:
    """Set a style's paragraphs apart by a line beside them and a tint behind them."""
    borders, line, tint = (OxmlElement(f"w:{name}") for name in ("pBdr", "left", "shd"))
    for key, value in (("val", "single"), ("sz", "24"), ("space", "6"), ("color", "0B5345")):
        line.set(qn(f"w:{key}"), value)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "EEF3F1")):
        tint.set(qn(f"w:{key}"), value)
    borders.append(line)
    # The format fixes the order of these, before the spacing.
    shape.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    shape.insert_element_before(tint, "w:tabs", "w:spacing", "w:ind", "w:jc")

"""An empty Word document (Office Open XML, ISO/IEC 29500), and the pieces that its body is made of.

python-docx makes the empty document once, with every style, setting and property; each paper is that document
with a body of its own, written as text: paragraph by paragraph through the library takes some ninety times as long.
Words are escaped as XML and put only into runs of text, so none of them becomes a field, a link or anything but
itself. The same body gives the same bytes: all dates are the day of the build.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Cm, Emu, Mm, Pt, RGBColor

from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

SERIF, SANS = "Georgia", "Calibri"

_QUOTES = {'"': "&quot;"}
_PICTURE = "picture"
_BODY = "THE BODY OF THE PAPER STANDS HERE"
_TITLE = "THE TITLE OF THE PAPER STANDS HERE"
_DOCUMENT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_RELATIONS, _RELATIONS_END = "word/_rels/document.xml.rels", "</Relationships>"
_KINDS, _FIRST_KIND = "[Content_Types].xml", "<Override"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PICTURE_HIGH, _PICTURE_WIDE = Mm(22), Mm(160)
"""The most room that a picture at the head of a paper takes."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a file in a ZIP archive can have: it has no meaning here."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a paper: an XML run, and the file that the run shows."""

    run: str
    content: bytes
    end: str
    """The extension of its file: "png" or "jpg"."""


def word_frame(
    day: date, more_styles: Callable[[WordDocument], None], language: str = ""
) -> WordFrame:
    """Return the empty document of a day, to be filled with bodies; made once for all builds of a process.

    `more_styles` adds styles to those that every paper has; `language` is that of its words, if not ours.
    """
    return _frame(day, more_styles, language or our_language(), _("The protocol handbook"))


@lru_cache(maxsize=8)
def _frame(
    day: date, more_styles: Callable[[WordDocument], None], language: str, author: str
) -> WordFrame:
    document = _empty_document(day, language, author)
    more_styles(document)
    return WordFrame(document)


class WordFrame:
    """An empty document, to be filled with bodies; what they share is made once."""

    def __init__(self, document: WordDocument) -> None:
        empty = io.BytesIO()
        document.save(empty)
        with zipfile.ZipFile(empty) as parts:
            self._parts = {name: parts.read(name) for name in sorted(parts.namelist())}
        around = self._parts.pop(_DOCUMENT).decode()
        start = around.rindex("<w:p>", 0, around.index(_BODY))
        end = around.index("</w:p>", start) + len("</w:p>")
        self._before, self._after = around[:start], around[end:]
        self._properties = self._parts.pop(_PROPERTIES).decode()
        self._relations = self._parts.pop(_RELATIONS).decode()

    def filled(
        self,
        body: Iterable[str],
        title: str,
        links: Mapping[str, str] | None = None,
        picture: Picture | None = None,
    ) -> bytes:
        """Return the document with a body; `links` holds the addresses that it links to, by their ids."""
        said = "".join(body)
        leading = "".join(
            f'<Relationship Id="{id_}" Type="{_RELATION}/hyperlink" Target="{xml(href)}" TargetMode="External"/>'
            for id_, href in (links or {}).items()
        )
        made = {
            **self._parts,
            _DOCUMENT: f"{self._before}{said}{self._after}".encode(),
            _PROPERTIES: self._properties.replace(_TITLE, xml(title)).encode(),
        }
        if picture:
            name = f"media/picture.{picture.end}"
            made[f"word/{name}"] = picture.content
            leading += f'<Relationship Id="{_PICTURE}" Type="{_RELATION}/image" Target="{name}"/>'
            made[_KINDS] = _with_kind(made[_KINDS], picture.end)
        made[_RELATIONS] = self._relations.replace(
            _RELATIONS_END, leading + _RELATIONS_END
        ).encode()
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            # Programs that tell a file's kind by its beginning look for this part.
            for name in (_KINDS, *(n for n in made if n != _KINDS)):
                entry = zipfile.ZipInfo(name, _EARLIEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, made[name])
        return content.getvalue()


def added_style(
    document: WordDocument, key: str, name: str, face: str, size: float
) -> ParagraphStyle:
    """Add a style for paragraphs, `key` its id, and return it."""
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), key)
    style.base_style = document.styles["Normal"]
    _face(style, face, size)
    return style


def paragraph(words: str, style: str = "", language: str = "") -> str:
    """Return a paragraph of words, in a style given by its id; in our language, unless another is given."""
    return with_style(run(words, language), style)


def with_style(runs: str, style: str) -> str:
    """Return a paragraph of runs, in a style given by its id."""
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{runs}</w:p>"


def run(words: str, language: str = "", looks: str = "", document: str = "") -> str:
    """Return words as a run of text.

    `looks` says how they look, such as `<w:b/>`, in the order that the format requires; `document` is the language of
    all words that do not give one. For either language, "" stands for ours.
    """
    ours = our_language()
    other = f'<w:lang w:val="{xml(language)}"/>' if (language or ours) != (document or ours) else ""
    shape = f"<w:rPr>{looks}{other}</w:rPr>" if looks or other else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{xml(words)}</w:t></w:r>'


def picture_of(content: bytes, text: str) -> Picture | None:
    """Return a PNG or JPEG picture with its alternative text; None if its size cannot be read."""
    try:
        image = Image.from_blob(content)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return None
    wide, high = max(image.px_width, 1), max(image.px_height, 1)
    share = min(_PICTURE_HIGH / high, _PICTURE_WIDE / wide)
    shape = CT_Inline.new_pic_inline(
        1, _PICTURE, f"picture.{image.ext}", Emu(int(wide * share)), Emu(int(high * share))
    )
    shape.docPr.set("descr", one_line(text))
    return Picture(f"<w:r><w:drawing>{shape.xml}</w:drawing></w:r>", content, image.ext)


def cell(content: str, width: int) -> str:
    """Return a cell of a table with paragraphs in it."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def xml(words: str) -> str:
    """Return words as XML: without the characters that XML forbids, each run of white space as one space."""
    if not words.isprintable():
        words = one_line(f"x{words}x")[1:-1]
    return escape(words, _QUOTES)


def _with_kind(kinds: bytes, end: str) -> bytes:
    """Return the list of content types of a document's parts, with that of a picture added."""
    kind = f'<Default Extension="{end}" ContentType="image/{end.replace("jpg", "jpeg")}"/>'
    return kinds.decode().replace(_FIRST_KIND, kind + _FIRST_KIND, 1).encode()


def _empty_document(day: date, language: str, author: str) -> WordDocument:
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = (
            Cm(2.2)
        )
    _styles(document, language)
    _page_number(document)
    document.add_paragraph(_BODY)
    properties, moment = document.core_properties, datetime.combine(day, time())
    properties.title, properties.language = _TITLE, language
    properties.author = properties.last_modified_by = author
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    return document


def _styles(document: WordDocument, language: str) -> None:
    styles = document.styles
    for style in list(styles):
        # A hundred table designs, which would be nine tenths of every file.
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    # What Word would also offer in its menus; it does so anyway.
    styles.element.remove(styles.element.find(qn("w:latentStyles")))
    for kind in ("stylesWithEffects", "customXml", "thumbnail", "extended-properties"):
        for rels in (document.part.rels, document.part.package.rels):
            for key in [key for key, rel in rels.items() if rel.reltype.endswith(kind)]:
                rels.pop(key)
    defaults = styles.element.find(qn("w:docDefaults"))
    defaults.find(f".//{qn('w:lang')}").set(qn("w:val"), language)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    normal = styles["Normal"]
    _face(normal, SANS, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Title", 22), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11.5)):
        _face(styles[name], SANS, size, colour=RGBColor(0x1C, 0x24, 0x30))
        styles[name].paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.space_before = Pt(12)


def _face(style: ParagraphStyle, face: str, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = face, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A typeface of the theme would override the one that is named.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _page_number(document: WordDocument) -> None:
    """Put the number of each page at its foot: the only field in the document, and none of a council's words."""
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

"""Word files made by hand, XML and all, so that a test says what is in them; and editions as such files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from mkdocs_protocol.core.markers import number_of
from mkdocs_protocol.core.protocol import Clause, Edition, Frame, Section, walk
from mkdocs_protocol.core.text import (
    Block,
    Emphasis,
    Inline,
    ItemList,
    LineBreak,
    Paragraph,
    Strong,
    Table,
    Words,
    plain,
    unwrapped,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")


def run(text: str, properties: str = "") -> str:
    """Return a run; a line end is a hard one, a tab is one."""
    inside = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(
            piece, f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
        )
        for piece in re.split(r"([\n\t])", text)
        if piece
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def paragraph(
    text: str = "",
    *,
    style: str = "",
    number: tuple[int, int] | None = None,
    properties: str = "",
    look: str = "",
    inside: str = "",
) -> str:
    """Return a paragraph; `number` is the number instance and the level, `inside` stands behind the words."""
    made = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        made += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    words = run(text, look) if text else ""
    return f"<w:p><w:pPr>{made}{properties}</w:pPr>{words}{inside}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Return a table of cells, each the XML of its properties and paragraphs or plain words."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def level(
    at: int, text: str, kind: str = "decimal", *, start: int | None = 1, more: str = ""
) -> str:
    """Return one level of a list."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(key: int, *levels: str, more: str = "") -> str:
    """Return the definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</w:abstractNum>'


def instance(key: int, of: int, more: str = "") -> str:
    """Return a number instance of a definition."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
    for n in range(1, 7)
)
STYLES = (
    f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{HEADINGS}'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
)


def word_file(
    body: str | Iterable[str], *, numbering: str = "", styles: str = STYLES, **parts: str
) -> bytes:
    """Return a Word file; further parts by name (`footnotes`, `header1`), each the XML inside its root.

    `links` holds further relationships of the text.
    """
    links = parts.pop("links", "")
    contents = {"styles": styles, **parts}
    if numbering:
        contents["numbering"] = numbering
    text = body if isinstance(body, str) else "".join(body)
    overrides, relations = "", ""
    for name in contents:
        kind = re.sub(r"\d+$", "", name)
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        relations += f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{name}.xml"/>'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations + links),
        "word/document.xml": _root("document", f"<w:body>{text}</w:body>"),
    }
    for name, inside in contents.items():
        files[f"word/{name}.xml"] = _root(_ROOTS.get(re.sub(r"\d+$", "", name), name), inside)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return made.getvalue()


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def _root(name: str, inside: str) -> str:
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {spaces}>{inside}</w:{name}>'


# Editions as Word files with automatic numbers

_OUTLINE, _BULLETS = 1, 2


@dataclass
class _AsWord:
    """Numbers paragraphs by the program wherever that gives what the edition prints, else types the number."""

    body: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    automatic: int = 0
    typed: int = 0

    def outline(self, printed: str, words: str, style: str = "", look: str = "") -> None:
        steps = [int(step) for step in printed.rstrip(".").split(".") if step.isdigit()]
        at = len(steps) - 1
        if 0 <= at < 3:
            counts = [*self.counts[:at], self.counts[at] + 1, *([0] * (2 - at))]
            shown = f"{counts[0]}." if at == 0 else ".".join(map(str, counts[: at + 1]))
            if shown == printed:
                self.counts = counts
                self.automatic += 1
                self.body.append(paragraph(style=style, number=(_OUTLINE, at), inside=words))
                return
        self.typed += bool(printed)
        self.body.append(
            paragraph(style=style, inside=(run(f"{printed} ") if printed else "") + words)
        )

    def items(self, block: ItemList, depth: int) -> None:
        instance_of: dict[tuple[str, str], int] = {}
        for item in block.items:
            first, *others = item.blocks
            assert isinstance(first, Paragraph)
            label = item.label
            words = inline(first.children)
            if not label and (label := number_of(plain((first,)))):
                words = words.replace(f">{label} ", ">", 1).replace(f">{label}<", "><", 1)
            if not label:
                self.body.append(paragraph(number=(_BULLETS, depth), inside=words))
            else:
                form = re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", label))
                known = {
                    "a.": ("lowerLetter", "%1."),
                    "a)": ("lowerLetter", "%1)"),
                    "(a)": ("lowerLetter", "(%1)"),
                    "1.": ("decimal", "%1."),
                }[form]
                count = ord(label.strip("().")) - 96 if form != "1." else int(label.strip("."))
                key = known
                if key not in instance_of:
                    made = 10 + len(self.lists)
                    instance_of[key] = made
                    self.lists.append(abstract(made, level(0, known[1], known[0], start=count)))
                self.automatic += 1
                self.body.append(paragraph(number=(instance_of[key], 0), inside=words))
            for other in others:
                self.blocks((other,), depth + 1)

    def blocks(self, blocks: tuple[Block, ...], depth: int = 0) -> None:
        for block in unwrapped(blocks):
            match block:
                case Paragraph(children):
                    self.body.append(paragraph(inside=inline(children)))
                case ItemList():
                    self.items(block, depth)
                case Table(head, rows):
                    cells = [
                        [f"{paragraph(inside=inline(cell))}" for cell in row]
                        for row in (head, *rows)
                        if row
                    ]
                    if head:
                        cells[0] = [
                            cell.replace("<w:rPr></w:rPr>", "<w:rPr><w:b/></w:rPr>")
                            for cell in cells[0]
                        ]
                    self.body.append(table(cells))


def inline(children: tuple[Inline, ...], properties: str = "") -> str:
    """Return words as runs."""
    made = ""
    for child in children:
        match child:
            case Words(text):
                made += run(text, properties)
            case LineBreak():
                made += run("\n", properties)
            case Strong(inner):
                made += inline(inner, f"{properties}<w:b/>")
            case Emphasis(inner):
                made += inline(inner, f"{properties}<w:i/>")
            case _:
                made += inline(child.children, properties)
    return made


def edition_as_word(edition: Edition) -> tuple[bytes, int]:
    """Return an edition as a Word file with automatic numbers, and how many of these it has."""
    made = _AsWord()
    for node in walk(edition.body):
        match node:
            case Section():
                made.outline(node.printed, inline(node.title), style=f"Heading{node.level}")
            case Clause() if node.is_heading:
                made.blocks(node.blocks)
            case Clause():
                first, *others = node.blocks or (Paragraph(()),)
                if node.printed and isinstance(first, Paragraph):
                    made.outline(node.printed, inline(first.children))
                    made.blocks(tuple(others))
                else:
                    made.blocks(node.blocks)
            case Frame():
                made.blocks(node.blocks)
    outline = abstract(1, level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    bullets = abstract(2, *(level(n, "•", "bullet") for n in range(3)))
    numbers = "".join(instance(10 + n, 10 + n) for n in range(len(made.lists)))
    numbering = outline + bullets + "".join(made.lists) + instance(1, 1) + instance(2, 2) + numbers
    return word_file(made.body, numbering=numbering), made.automatic


def shape(edition: Edition) -> list[tuple[object, ...]]:
    """Return what a reader sees of an edition's structure: headings, numbers, paragraphs, items, cells, in order."""
    made: list[tuple[object, ...]] = []
    for node in walk(edition.body):
        match node:
            case Section():
                made.append(("heading", node.level, node.printed, node.heading))
            case Clause():
                if not node.is_heading and node.printed:
                    made.append(("number", node.printed))
                made += _shape(node.blocks)
            case Frame():
                made += _shape(node.blocks)
    return made


def _shape(blocks: tuple[Block, ...], depth: int = 0) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = []
    for block in unwrapped(blocks):
        match block:
            case ItemList(items):
                for item in items:
                    first, *others = item.blocks
                    made.append(("item", depth, f"{item.label} {plain((first,))}".strip()))
                    made += _shape(tuple(others), depth + 1)
            case Table(head, rows):
                made.append(
                    (
                        "table",
                        bool(head),
                        [[_cell(cell) for cell in row] for row in (head, *rows) if row],
                    )
                )
            case _:
                made.append(("text", plain((block,))))
    return made


def _cell(children: tuple[Inline, ...]) -> str:
    return plain((Paragraph(children),))

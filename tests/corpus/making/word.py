"""Makes a Word document out of parts, and beside it the text that its reader sees.

Numbers that Word makes are stated by hand beside the paragraph that gets them: they are the truth that readers are
held against, so nothing here counts.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from support.packages import OFFICE, package, relationships

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "settings": "settings", "comments": "comments",
}  # fmt: skip
FONTS = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:hint="default"/></w:rPr>'


def run(words: str, properties: str = "") -> str:
    """Return a run of words."""
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """Return a field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def para(runs: str, properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def in_list(use: int, level: int) -> str:
    """Return the properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>'


def level(
    at: int,
    form: str,
    text: str,
    more: str = "",
    *,
    start: int = 1,
    style: str = "",
    font: str = "",
) -> str:
    """Return one level of a list."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{linked}{more}<w:lvlText w:val={quoteattr(text)}/><w:pPr><w:ind w:left="{720 * (at + 1)}" '
        f'w:hanging="720"/></w:pPr>{FONTS.format(font) if font else ""}</w:lvl>'
    )


def lists(abstract: dict[int, str], uses: dict[int, tuple[int, str]]) -> str:
    """Return `numbering.xml`: lists by their number, and uses of them with what they overrule."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for n, levels in abstract.items()
    )
    made += "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for n, (of, more) in uses.items()
    )
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{made}</w:numbering>"


def override(at: int, *, start: int | None = None, whole: str = "") -> str:
    """Return what a use overrules of a level."""
    begins = f'<w:startOverride w:val="{start}"/>' if start is not None else ""
    return f'<w:lvlOverride w:ilvl="{at}">{begins}{whole}</w:lvlOverride>'


def style(
    name: str,
    more: str = "",
    *,
    based_on: str = "Normal",
    kind: str = "paragraph",
    run_more: str = "",
) -> str:
    """Return a style."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{more}</w:pPr><w:rPr>{run_more}</w:rPr></w:style>"
    )


HEADINGS = "".join(
    style(
        f"Heading{n}", f'<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="{n - 1}"/>',
        run_more=f'<w:b/><w:sz w:val="{34 - 4 * n}"/>',
    ).replace(f'<w:name w:val="Heading{n}"/>', f'<w:name w:val="heading {n}"/>')
    for n in (1, 2, 3)
)  # fmt: skip


def styles(more: str = "") -> str:
    """Return `styles.xml`."""
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/><w:sz w:val="22"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>'
        f'<w:spacing w:after="120"/></w:pPr></w:style>{more}</w:styles>'
    )


class WordMaker:
    """Takes in what a document has, in order, and what its reader sees of it."""

    def __init__(self, *, numbering: str = "", more_styles: str = "") -> None:
        self.body: list[str] = []
        self.seen: list[str] = []
        self.notes_seen: list[str] = []
        self.headers_seen: list[str] = []
        self.footers_seen: list[str] = []
        self.parts = {"styles": styles(HEADINGS + more_styles)}
        if numbering:
            self.parts["numbering"] = numbering
        self.frames: list[tuple[str, str, str]] = []
        self.section = ""
        self.kind = "document.main"

    def p(
        self,
        words: str = "",
        *,
        number: str = "",
        properties: str = "",
        runs: str = "",
        joint: str = " ",
    ) -> None:
        """Take in a paragraph; of `runs`, `words` says what is seen."""
        self.body.append(para(runs or (run(words) if words else ""), properties))
        line = f"{number}{joint if number and words else ''}{words}"
        if line:
            self.seen.append(line)

    def h(self, at: int, words: str, *, number: str = "", properties: str = "") -> None:
        """Take in a heading."""
        self.p(words, number=number, properties=f'<w:pStyle w:val="Heading{at}"/>{properties}')

    def item(self, number: str, words: str, use: int, at: int, *, properties: str = "") -> None:
        """Take in a paragraph that a list numbers."""
        self.p(words, number=number, properties=properties + in_list(use, at))

    def hidden(self, xml: str) -> None:
        """Take in what nobody sees."""
        self.body.append(xml)

    def raw(self, xml: str, *seen: str) -> None:
        """Take in XML, and the lines that are seen of it."""
        self.body.append(xml)
        self.seen.extend(seen)

    def table(self, rows: list[list[str]], *seen: str, widths: int = 0) -> None:
        """Take in a table whose cells are XML of paragraphs, or words; `seen` are its lines, if not the words."""
        columns = widths or max(len(row) for row in rows)
        grid = "".join(f'<w:gridCol w:w="{4800 // columns * 2}"/>' for _ in range(columns))
        border = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        made = "".join(f"<w:tr>{''.join(self._cell(cell) for cell in row)}</w:tr>" for row in rows)
        self.body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
        )
        self.seen.extend(seen or ("\t".join(cell for cell in row if cell) for row in rows))

    @staticmethod
    def _cell(cell: str) -> str:
        if not cell.startswith("<"):
            cell = para(run(cell) if cell else "")
        return f"<w:tc>{cell}</w:tc>"

    def frame(self, kind: str, pages: str, *paragraphs: tuple[str, str]) -> None:
        """Take in a header or footer: paragraphs as XML and what is seen of each."""
        xml = "".join(para(runs) for runs, _ in paragraphs)
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        self.frames.append((kind, pages, f"{DECLARATION}<w:{tag} {NAMESPACES}>{xml}</w:{tag}>"))
        seen = self.headers_seen if kind == "header" else self.footers_seen
        seen.extend(line for _, line in paragraphs if line and line not in seen)

    def notes(self, kind: str, *texts: str) -> None:
        """Take in footnotes or endnotes 1, 2, … ; what is seen of them goes to `notes_seen`."""
        separators = "".join(
            f'<w:{kind} w:id="{n}" w:type="{name}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
            for n, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        made = "".join(
            f'<w:{kind} w:id="{n}">'
            + para(
                f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>{run(" " + text)}'
            )
            + f"</w:{kind}>"
            for n, text in enumerate(texts, start=1)
        )
        self.parts[f"{kind}s"] = (
            f"{DECLARATION}<w:{kind}s {NAMESPACES}>{separators}{made}</w:{kind}s>"
        )

    def text(self) -> str:
        """Return what the reader sees."""
        lines = [*self.headers_seen, *self.seen, *self.notes_seen, *self.footers_seen]
        return "\n\n".join(lines) + "\n"

    def content(self, *, strict: bool = False, main: str = "word/document.xml") -> bytes:
        """Return the file."""
        folder, _, name = main.rpartition("/")
        links = [(kind, f"{kind}.xml", "") for kind in self.parts]
        references = ""
        parts: dict[str, str] = {f"{folder}/{kind}.xml": part for kind, part in self.parts.items()}
        types = ""
        for number, (kind, pages, part) in enumerate(self.frames, start=1):
            links.append((kind, f"{kind}{number}.xml", ""))
            parts[f"{folder}/{kind}{number}.xml"] = part
            references += f'<w:{kind}Reference w:type="{pages}" r:id="rId{len(links)}"/>'
            types += self._type(f"{folder}/{kind}{number}.xml", kind)
        types += "".join(self._type(f"{folder}/{kind}.xml", kind) for kind in self.parts)
        types += self._type(main, self.kind)
        section = (
            f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" '
            f'w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>{self.section}</w:sectPr>'
        )
        body = "".join(self.body)
        made = {
            "[Content_Types].xml": (
                f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
                'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
                f'Extension="xml" ContentType="application/xml"/>{types}</Types>'
            ),
            "_rels/.rels": relationships(("officeDocument", main, "")),
            f"{folder}/_rels/{name}.rels": relationships(*links),
            main: f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
            **parts,
        }
        if strict:
            made = {
                name: part.replace(W, STRICT).replace(
                    OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
                )
                for name, part in made.items()
            }
        return package(made)

    @staticmethod
    def _type(part: str, kind: str) -> str:
        vendor = (
            "" if kind.startswith("ms-word") else "openxmlformats-officedocument.wordprocessingml."
        )
        return f'<Override PartName="/{part}" ContentType="application/vnd.{vendor}{kind}+xml"/>'

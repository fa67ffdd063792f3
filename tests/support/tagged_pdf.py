"""What a program can check of an accessible PDF (PDF/UA-1, ISO 14289-1), read back with pypdf.

No free checker of the whole standard can be installed from a package registry. Numbers in brackets are the standard's
clauses.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Figure",
        "Formula",
        "Form",
    ]
)
_INSIDE = {
    "LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"},
}  # fmt: skip
"""Of which kinds the parent of a kind is (7.2)."""
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"EI", b"INLINE IMAGE"))  # fmt: skip
_OUTLINE = re.compile(r"H[1-6]")


def faults_of_pdf(content: bytes) -> list[str]:
    """Return a sentence for everything that is wrong with a PDF, or nothing."""
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    return [*_of_document(reader, root), *_of_tags(reader, root), *_of_pages(reader, root)]


def _of_document(reader: PdfReader, root: Any) -> Iterator[str]:
    if not _get(root, "/MarkInfo", "/Marked") or _get(root, "/MarkInfo", "/Suspects"):
        yield "it does not say that it is tagged (6.2, 7.1)"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield "it has no language (7.2)"
    if not _get(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "its window does not show its title (7.1)"
    metadata = root["/Metadata"].get_data().decode("utf-8") if "/Metadata" in root else ""
    if not re.search(r"<pdfuaid:part>1</|pdfuaid:part=[\"']1", metadata):
        yield "it does not say that it follows PDF/UA-1 (5)"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+", metadata, re.DOTALL):
        yield "its metadata have no title (7.1)"
    if reader.is_encrypted:
        yield "it is locked (7.16)"
    if "/OpenAction" in root or "/JavaScript" in (root.get("/Names") or {}):
        yield "it acts by itself (7.19)"
    if not reader.outline:
        yield "it has no bookmarks (7.17)"


def _of_tags(reader: PdfReader, root: Any) -> Iterator[str]:
    tree = root.get("/StructTreeRoot")
    if tree is None:
        yield "it has no tags (7.1)"
        return
    roles = {
        str(key)[1:]: str(value)[1:] for key, value in (_of(tree.get("/RoleMap")) or {}).items()
    }
    level, parts = 0, Counter[str]()
    for kind, node, above in _elements(tree, roles):
        parts[kind] += 1
        if kind not in _STANDARD:
            yield f"{kind} is no kind of tag (7.1)"
        if kind in _INSIDE and above not in _INSIDE[kind]:
            yield f"a {kind} stands in a {above} (7.2)"
        if kind == "Figure" and not str(node.get("/Alt", "")):
            yield "a picture has no words (7.3)"
        if kind == "TH" and "/Scope" not in _attributes(node):
            yield "a heading of a table does not say what it is the heading of (7.5)"
        if _OUTLINE.fullmatch(kind):
            if int(kind[1]) > level + 1:
                yield f"a heading {kind} follows one of level {level} (7.4)"
            level = int(kind[1])
            if not _holds_something(node):
                yield f"a {kind} is empty (7.4)"
        if kind == "Table":
            yield from _of_table(node, roles)
    if not level:
        yield "it has no headings (7.4)"
    links = sum(
        1
        for page in reader.pages
        for one in page.get("/Annots", ())
        if _of(one).get("/Subtype") == "/Link"
    )
    if (links > 0) != (parts["Link"] > 0):
        yield "its links are not tagged (7.18)"


def _of_table(table: Any, roles: dict[str, str]) -> Iterator[str]:
    widths = []
    for kind, row, _ in _elements(table, roles):
        if kind == "TR":
            cells = [
                _attributes(cell)
                for cell_kind, cell, above in _elements(row, roles)
                if cell_kind in ("TH", "TD")
            ]
            widths.append(sum(int(cell.get("/ColSpan", 1)) for cell in cells))
    if len({*widths}) > 1:
        yield f"the rows of a table have {widths} cells (7.2)"


def _of_pages(reader: PdfReader, root: Any) -> Iterator[str]:
    tree = root.get("/StructTreeRoot") or {}
    tagged = Counter(_marked(tree, None))
    for number, page in enumerate(reader.pages, 1):
        yield from (f"page {number}: {fault}" for fault in _of_content(page, reader, tagged))
        yield from (f"page {number}: {fault}" for fault in _of_links(page))
        for name, font in (_get(page, "/Resources", "/Font") or {}).items():
            yield from (f"{name} {fault}" for fault in _of_font(_of(font)))


def _of_content(page: Any, reader: PdfReader, tagged: Counter[tuple[int, int]]) -> Iterator[str]:
    at = page.indirect_reference.idnum
    within: list[str] = []
    found = Counter[int]()
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            named = _of(operands[1]) if len(operands) > 1 else {}
            within.append("/MCID" if "/MCID" in named else str(operands[0]))
            if "/MCID" in named:
                found[int(named["/MCID"])] += 1
            if [*within[-2:]] in (["/Artifact", "/MCID"], ["/MCID", "/Artifact"]):
                yield "words are both text and decoration (7.1)"
        elif operator == b"EMC":
            within.pop()
        elif operator in _SHOWS and not {"/Artifact", "/MCID"} & {*within}:
            yield f"{operator.decode()} is neither tagged nor decoration (7.1)"
    for mark, times in found.items():
        if (times, tagged[(at, mark)]) != (1, 1):
            yield f"mark {mark} is there {times} times, and tagged {tagged[(at, mark)]} times (7.1)"


def _of_links(page: Any) -> Iterator[str]:
    notes = [_of(one) for one in page.get("/Annots", ())]
    if notes and page.get("/Tabs") != "/S":
        yield "a keyboard does not follow the order of the tags (7.18.3)"
    for note in notes:
        if "/StructParent" not in note:
            yield "a link has no tag (7.18.5)"
        if not str(note.get("/Contents", "")):
            yield "a link has no words (7.18.5)"


def _of_font(font: Any) -> Iterator[str]:
    inside = _of(font["/DescendantFonts"][0]) if "/DescendantFonts" in font else font
    described = _of(inside.get("/FontDescriptor")) or {}
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & {*described}:
        yield "is not in the file (7.21.4)"
    if "/ToUnicode" not in font:
        yield "does not say which characters it shows (7.21.7)"


def _elements(node: Any, roles: dict[str, str], above: str = "") -> Iterator[tuple[str, Any, str]]:
    """Yield the kind of every tag in its order, the tag, and the kind of what it stands in."""
    for child in _children(node):
        if hasattr(child, "get") and "/S" in child:
            kind = str(child["/S"])[1:]
            kind = roles.get(kind, kind)
            yield kind, child, above
            yield from _elements(child, roles, kind)


def _marked(node: Any, page: int | None) -> Iterator[tuple[int, int]]:
    """Yield each piece of a page that tags name: the page and its number there."""
    if "/Pg" in node:
        page = node.raw_get("/Pg").idnum
    for child in _children(node):
        if isinstance(child, int):
            yield (page or 0, int(child))
        elif "/MCID" in child:
            yield (child.raw_get("/Pg").idnum if "/Pg" in child else page or 0, int(child["/MCID"]))
        else:
            yield from _marked(child, page)


def _holds_something(node: Any) -> bool:
    return any(
        isinstance(child, int) or "/MCID" in child or _holds_something(child)
        for child in _children(node)
    )


def _children(node: Any) -> list[Any]:
    inside = _of(node.get("/K", []))
    return [_of(child) for child in (inside if isinstance(inside, list) else [inside])]


def _attributes(node: Any) -> dict[str, Any]:
    given = _of(node.get("/A", []))
    found: dict[str, Any] = {}
    for one in given if isinstance(given, list) else [given]:
        found |= {str(key): value for key, value in _of(one).items()}
    return found


def _get(node: Any, *keys: str) -> Any:
    for key in keys:
        node = _of(node.get(key)) if node is not None else None
    return getattr(node, "value", node)


def _of(node: Any) -> Any:
    return node.get_object() if hasattr(node, "get_object") else node

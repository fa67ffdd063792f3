"""Adopted text to HTML: the only place where a council's words become markup.

Each shape of `core.text` has one form; every word is escaped. A link to another clause of the same
edition keeps a mark in place of the page, so that a clause is rendered once for all pages.
"""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_protocol.core.items import is_lettered
from mkdocs_protocol.core.text import (
    WITHHELD,
    Block,
    Emphasis,
    InLanguage,
    Inline,
    Item,
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
    plain_inline,
)
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.html import Html, Writer, escaped, markup_of, replaced, with_element
from mkdocs_protocol.words.gettext import _

EDITION_MARK = "\x00edition\x00"
"""Stands in a link for the address of the edition's page; no source can contain this character."""

WITHHELD_CLASS = "protocol-withheld"
"""Marks the words that replace a personal name: they are the handbook's, not the council's."""


def inline_html(children: tuple[Inline, ...], *, anchors: bool = False) -> Markup:
    """Return a run of words as HTML."""
    return markup_of(inline_fragment(children, anchors=anchors))


def fragment(blocks: tuple[Block, ...], *, anchors: bool) -> Html:
    """Return some text as HTML for a writer; with `anchors`, its parts carry their ids (on their own page only)."""
    out = Writer()
    _write_blocks(out, blocks, anchors)
    return out.done()


def inline_fragment(children: tuple[Inline, ...], *, anchors: bool) -> Html:
    """Return a run of words as HTML for a writer."""
    out = Writer()
    _write_inline(out, children, anchors)
    return out.done()


def placed(html: Html, edition_href: str) -> Html:
    """Point the links between clauses to the edition's page, relative to the page they are on."""
    return replaced(html, EDITION_MARK, edition_href) if EDITION_MARK in html else html


def _write_blocks(out: Writer, blocks: tuple[Block, ...], anchors: bool) -> None:
    for block in blocks:
        match block:
            case Paragraph(children):
                out.open("p")
                _write_inline(out, children, anchors)
                out.close("p")
            case ItemList(items, tight):
                _write_list(out, items, tight, anchors)
            case Quotation(inside):
                out.open("blockquote")
                _write_blocks(out, inside, anchors)
                out.close("blockquote")
            case InLanguage(language, inside):
                out.open("div", {"lang": language})
                _write_blocks(out, inside, anchors)
                out.close("div")
            case Table():
                _write_table(out, block, anchors)


def _write_list(out: Writer, items: tuple[Item, ...], tight: bool, anchors: bool) -> None:
    numbered = any(item.label for item in items)
    lettered = not numbered and all(map(is_lettered, items))
    kind = "protocol-numbered" if numbered else "protocol-lettered"
    # A list without bullets is read aloud as a list only if its role is given.
    out.open("ul", {"class": kind, "role": "list"} if numbered or lettered else {})
    for item in items:
        out.open("li")
        if item.label:
            out.tag("span", item.label, {"class": "protocol-item-label"})
            out.text(" ")
        blocks = item.blocks
        if tight and blocks and isinstance(blocks[0], Paragraph):
            _write_inline(out, blocks[0].children, anchors)
            blocks = blocks[1:]
        _write_blocks(out, blocks, anchors)
        out.close("li")
    out.close("ul")


def _write_table(out: Writer, table: Table, anchors: bool) -> None:
    def cells(row: tuple[tuple[Inline, ...], ...], scopes: tuple[str, ...]) -> None:
        out.open("tr")
        for at, words in enumerate(row):
            scope = scopes[min(at, 1)]
            # A heading without words is not one: it would be read aloud for every cell below it.
            tag = "th" if scope and plain_inline(words).strip() else "td"
            out.open(tag, {"scope": scope} if tag == "th" else {})
            _write_inline(out, words, anchors)
            out.close(tag)
        out.close("tr")

    # Not a region: a document with two tables would have two landmarks of one name.
    wide = _("Table, which may be wider than the page")
    out.open(
        "div", {"class": "protocol-scroll", "role": "group", "aria-label": wide, "tabindex": "0"}
    )
    # Its name is the handbook's, and not a caption: among the document's words it would be taken for one of them.
    out.open("table", {"class": "protocol-table", "aria-label": _("Table in the document")})
    if table.head:
        out.open("thead")
        cells(table.head, ("col", "col"))
        out.close("thead")
    out.open("tbody")
    for row in table.rows:
        cells(row, ("row" if table.first_names else "", ""))
    out.close("tbody")
    out.close("table")
    out.close("div")


def _write_inline(out: Writer, children: tuple[Inline, ...], anchors: bool) -> None:
    for child in children:
        match child:
            case Words(text):
                _write_words(out, text)
            case Strong(inside):
                _write_around(out, "strong", {}, inside, anchors)
            case Emphasis(inside):
                _write_around(out, "em", {}, inside, anchors)
            case Struck(inside):
                _write_around(out, "s", {"class": "protocol-struck"}, inside, anchors)
            case Link(href, inside):
                target = EDITION_MARK + href if href.startswith("#") else href
                _write_around(out, "a", {"href": target}, inside, anchors)
            case LineBreak():
                out.open("br")
                out.text("\n")
            case Marked(part, inside, language):
                place = {"id": clause_anchor(part)} if anchors else {}
                place |= {"lang": language} if language else {}
                _write_around(out, "span", {"class": "protocol-part", **place}, inside, anchors)


def _write_around(
    out: Writer, tag: str, attributes: dict[str, str], children: tuple[Inline, ...], anchors: bool
) -> None:
    out.open(tag, attributes)
    _write_inline(out, children, anchors)
    out.close(tag)


def _write_words(out: Writer, text: str) -> None:
    if WITHHELD not in text:
        out.text(text)
        return
    name = Writer()
    name.tag("span", WITHHELD, {"class": WITHHELD_CLASS})
    out.html(with_element(escaped(text), WITHHELD, name.done()))

"""Adopted text to HTML: the only place where a council's words become markup.

Each shape of `core.text` has one form; every word is escaped. A link to another clause of the same
edition keeps a mark in place of the page, so that a clause is rendered once and stands on any page.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from mkdocs_protocol.core.text import (
    Block,
    Emphasis,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Words,
    plain_inline,
)
from mkdocs_protocol.site.addresses import clause_anchor

EDITION_MARK = "\x00edition\x00"
"""Stands in a link for the address of the edition's page; no source can hold the sign."""

WITHHELD_CLASS = "protocol-withheld"
"""What marks the words that stand for a personal name: they are the handbook's, not the council's."""

_WITHHELD = "[name withheld]"
_MARKED_WITHHELD = Markup('<span class="{}">{}</span>').format(WITHHELD_CLASS, _WITHHELD)
_LETTERED = re.compile(r"\(?([a-z]|[ivx]{1,5}|[0-9]{1,2})[).](?=\s)", re.IGNORECASE)
"""How an item begins whose letter or number the document prints: "a)", "(iv)", "b."."""

_TABLE = Markup(
    '<div class="protocol-scroll" role="region" aria-label="Table, which may be wider than the page" '
    'tabindex="0"><table class="protocol-table" aria-label="Table in the document">'
    "<thead><tr>%s</tr></thead><tbody>%s</tbody></table></div>"
)
"""Its names are the handbook's, and no caption: among the document's words they would be taken for its own."""


def blocks_html(blocks: tuple[Block, ...], *, anchors: bool) -> Markup:
    """Return some text as HTML; with `anchors`, its parts carry their ids (on their own page only)."""
    return Markup("").join(_block(block, anchors) for block in blocks)


def inline_html(children: tuple[Inline, ...], *, anchors: bool = False) -> Markup:
    """Return a run of words as HTML."""
    return Markup("").join(_inline(child, anchors) for child in children)


def placed(html: Markup, edition_href: str) -> Markup:
    """Point the links between clauses to the edition's page, as seen from the page they stand on."""
    if EDITION_MARK not in html:
        return html
    return html.replace(EDITION_MARK, edition_href)  # Markup escapes what it puts in.


def _block(block: Block, anchors: bool) -> Markup:
    match block:
        case Paragraph(children):
            return Markup("<p>%s</p>") % inline_html(children, anchors=anchors)
        case ItemList(items, tight):
            inside = Markup("").join(_item(item, tight, anchors) for item in items)
            numbered = any(item.label for item in items)
            lettered = not numbered and all(map(_is_lettered, items))
            kind = "protocol-numbered" if numbered else "protocol-lettered"
            # A list without bullets is read aloud as a list only where its role is said.
            has_signs = numbered or lettered
            name = Markup(' class="%s"') % kind if has_signs else Markup("")
            role = Markup(' role="list"') if has_signs else Markup("")
            return Markup("<ul%s%s>%s</ul>") % (name, role, inside)
        case Quotation(blocks):
            return Markup("<blockquote>%s</blockquote>") % blocks_html(blocks, anchors=anchors)
        case Table():
            return _table(block, anchors)


def _item(item: Item, tight: bool, anchors: bool) -> Markup:
    blocks = item.blocks
    label = (
        Markup('<span class="protocol-item-label">%s</span> ') % item.label if item.label else ""
    )
    if tight and blocks and isinstance(blocks[0], Paragraph):
        first = inline_html(blocks[0].children, anchors=anchors)
        return Markup("<li>%s%s%s</li>") % (label, first, blocks_html(blocks[1:], anchors=anchors))
    return Markup("<li>%s%s</li>") % (label, blocks_html(blocks, anchors=anchors))


def _is_lettered(item: Item) -> bool:
    """Say whether the words of an item begin with its letter, so that a bullet would be a second sign."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and bool(_LETTERED.match(plain_inline(first.children)))


def _table(table: Table, anchors: bool) -> Markup:
    def cell(words: tuple[Inline, ...], *, is_heading: bool = False) -> Markup:
        # A heading without words is none: it would be read aloud as one for every cell below it.
        if not (is_heading and plain_inline(words).strip()):
            return Markup("<td>%s</td>") % inline_html(words, anchors=anchors)
        return Markup('<th scope="col">%s</th>') % inline_html(words, anchors=anchors)

    head = Markup("").join(cell(words, is_heading=True) for words in table.head)
    rows = Markup("").join(
        Markup("<tr>%s</tr>") % Markup("").join(map(cell, row)) for row in table.rows
    )
    return _TABLE % (head, rows)


def _inline(child: Inline, anchors: bool) -> Markup:
    match child:
        case Words(text):
            words = escape(text)
            return words.replace(_WITHHELD, _MARKED_WITHHELD) if _WITHHELD in text else words
        case Strong(children):
            return Markup("<strong>%s</strong>") % inline_html(children, anchors=anchors)
        case Emphasis(children):
            return Markup("<em>%s</em>") % inline_html(children, anchors=anchors)
        case Link(href, children):
            inside = inline_html(children, anchors=anchors)
            target = EDITION_MARK + href if href.startswith("#") else href
            return Markup('<a href="%s">%s</a>') % (target, inside)
        case LineBreak():
            return Markup("<br>\n")
        case Marked(part, children):
            inside = inline_html(children, anchors=anchors)
            if not anchors:
                return Markup('<span class="protocol-part">%s</span>') % inside
            return Markup('<span class="protocol-part" id="%s">%s</span>') % (
                clause_anchor(part),
                inside,
            )

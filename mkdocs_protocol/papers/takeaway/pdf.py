"""A text to download as a tagged PDF, to the standard for accessible PDFs (PDF/UA-1, ISO 14289-1).

It is set by typst, which comes as one wheel (the extra `pdf`) with its typefaces inside: no other program, no file of
the machine, nothing from elsewhere. The layout is `edition.typ`; the words go to it as data, and are never read as
typst. The machine's own typefaces are used only for characters that typst's lack, such as Hebrew letters, so that a
text in English gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import re
from calendar import timegm
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from mkdocs_protocol.papers.takeaway.shapes import has_bullets, place_of, places, with_label
from mkdocs_protocol.papers.takeaway.text import Heading
from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.identity import Crest
    from mkdocs_protocol.core.text import Block, Inline
    from mkdocs_protocol.papers.takeaway.text import TakenText, TextPiece

HOW_TO_INSTALL = 'for PDF, install the plugin with its extra: pip install "mkdocs-protocol[pdf]"'
STANDARD = "ua-1"

_LAYOUT = Path(__file__).with_name("edition.typ")
_FACES = ("Libertinus Serif",)
"""The first is in the wheel."""
_PLACES = re.compile(r"(\{pages?\})")
"""Placeholders for numbers that are known only when the pages are set."""
_DRAWING = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let crest = json(bytes(sys.inputs.crest))
#image(bytes(crest.bytes), format: crest.kind, height: 22mm, fit: "contain")
"""
_DOTS = 300
"""Per inch: what a printer shows."""
_MARKS = {Strong: "b", Emphasis: "i", Struck: "s"}


class NoPdf(Exception):
    """A PDF cannot be made; the message is a sentence that says why."""


def can_make_pdf() -> bool:
    """Return whether typst is installed."""
    return _typst() is not None


def pdf_text(taken: TakenText) -> bytes:
    """Return a text as the bytes of a PDF. Raises NoPdf if it cannot be made."""
    typst = _typst()
    if typst is None:
        raise NoPdf(HOW_TO_INSTALL)
    data = json.dumps(_data(taken), ensure_ascii=False)
    moment = timegm(taken.day.timetuple())
    error = ""
    for is_alone in (True, False):
        compiler = typst.Compiler(
            _LAYOUT.read_bytes(), ignore_system_fonts=is_alone, sys_inputs={"text": data}
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=moment)
        except typst.TypstError as fault:
            error = one_line(str(fault.message)).strip()
        else:
            return bytes(made)
    raise NoPdf(
        f"no PDF can be made of {taken.name}: {error}; install a typeface that has these characters"
        if "could not be displayed" in error
        else f"no PDF can be made of {taken.name}: {error}"
    )


def as_png(crest: Crest) -> bytes | None:
    """Return a crest as a PNG picture with a transparent background; None if typst is not installed or cannot read it."""
    if (typst := _typst()) is None:
        return None
    data = json.dumps({"kind": crest.kind, "bytes": [*crest.content]})
    try:
        compiler = typst.Compiler(_DRAWING, ignore_system_fonts=True, sys_inputs={"crest": data})
        return bytes(compiler.compile(format="png", ppi=_DOTS))
    except typst.TypstError:
        return None


@cache
def _typst() -> Any:
    try:
        return import_module("typst")  # An extra: it may not be there, and is 80 MB that few need.
    except ImportError:
        return None


def _data(taken: TakenText) -> dict[str, Any]:
    """Return everything that the layout sets, as plain values."""
    leads = places(taken.pieces)
    lang, region = _lang(taken.language)
    return {
        "title": taken.title,
        "council": taken.council,
        "copy": taken.copy,
        "crest": _crest(taken),
        "foot": f"{taken.council}: {taken.title}",
        "page": _PLACES.split(_("Page {page} of {pages}")),
        "ours": _lang(our_language()),
        "lang": lang,
        "region": region,
        "faces": _FACES,
        "titled": taken.is_titled,
        "state": taken.headline,
        "about": taken.about,
        "pieces": [*_pieces(taken.pieces, leads)],
        "end": taken.ends,
    }


def _crest(taken: TakenText) -> dict[str, Any] | None:
    if (crest := taken.crest) is None:
        return None
    return {"kind": crest.kind, "text": crest.text, "bytes": [*crest.content]}


def _lang(language: str) -> tuple[str, str | None]:
    name, _, region = language.partition("-")
    return name, region or None


def _pieces(pieces: tuple[TextPiece, ...], leads: dict[str, str]) -> Iterator[dict[str, Any]]:
    led_to = set(leads.values())
    for piece in pieces:
        place = place_of(piece)
        made: dict[str, Any] = {
            "kind": "text",
            "number": piece.number,
            "place": place if place in led_to else "",
            "lang": _lang(piece.language) if piece.language else None,
        }
        if isinstance(piece, Heading):
            made |= {
                "kind": "heading",
                "level": piece.level,
                "words": _inline(piece.words, leads),
            }
        else:
            first = piece.blocks[0] if piece.blocks else None
            if (piece.number or piece.is_title) and isinstance(first, Paragraph):
                made |= {
                    "kind": "title" if piece.is_title else "text",
                    "words": _inline(first.children, leads),
                    "blocks": _blocks(piece.blocks[1:], leads),
                }
            else:
                made |= {"words": [], "blocks": _blocks(piece.blocks, leads)}
        yield made


def _blocks(blocks: tuple[Block, ...], leads: dict[str, str]) -> list[list[Any]]:
    return [_block(block, leads) for block in blocks]


def _block(block: Block, leads: dict[str, str]) -> list[Any]:
    match block:
        case Paragraph(children):
            return ["p", _inline(children, leads)]
        case ItemList():
            bullets = has_bullets(block)
            items = [item if bullets else with_label(item) for item in block.items]
            labels = [item.label for item in items]
            return [
                "list",
                labels,
                bullets,
                block.tight,
                [_blocks(item.blocks, leads) for item in items],
            ]
        case Quotation(inside):
            return ["quote", _blocks(inside, leads)]
        case InLanguage(language, inside):
            return ["lang", _lang(language), _blocks(inside, leads)]
        case Table(head, rows, first_names):
            columns = max(len(row) for row in (head, *rows))
            cells = [[_inline(cell, leads) for cell in row] for row in rows]
            return ["table", columns, [_inline(cell, leads) for cell in head], cells, first_names]


def _inline(children: tuple[Inline, ...], leads: dict[str, str]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for child in children:
        match child:
            case Words(text):
                found.append(["w", text])
            case LineBreak():
                found.append(["br"])
            case Link(href, inside) if href.startswith("#"):
                place = leads.get(href.removeprefix("#"), "")
                said = _inline(inside, leads)
                found += [["to", place, said]] if place else said
            case Link(href, inside):
                found.append(["a", href, _inline(inside, leads)])
            case Marked(_, inside, language) if language:
                found.append(["l", _lang(language), _inline(inside, leads)])
            case Marked(_, inside):
                found += _inline(inside, leads)
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                found.append([_MARKS[type(child)], _inline(inside, leads)])
    return found

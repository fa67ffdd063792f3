"""A text to download as Markdown: CommonMark, with tables as GitHub writes them.

A number is text, so that nothing renumbers it; it is in an item of a list if the document prints it that way. Every
other character is escaped where it would mean something. Bold type and italics that Markdown could not show in their
place (between a bracket and a letter) are left out, so that no stars are shown.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import (
    Emphasis,
    InLanguage,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Struck,
    Table,
    Words,
    plain_inline,
)
from mkdocs_protocol.papers.markdown import at_the_start, escaped, within_a_line
from mkdocs_protocol.papers.takeaway.text import REMARKS, Heading
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.text import Block, Inline
    from mkdocs_protocol.papers.takeaway.text import TakenText, TextPiece

RULE = "---"
"""The line between the handbook's words and the council's."""

_MARKS = {Strong: "**", Emphasis: "*", Struck: "~~"}
_SIGNS = ("*", "~")
_SAFE = re.compile(r"[^\s()<>\\]+")
"""The address of a link that needs no angle brackets."""


def markdown_text(taken: TakenText) -> bytes:
    """Return a text as the bytes of a file."""
    return ("\n".join(_lines(taken)) + "\n").encode()


def _lines(taken: TakenText) -> Iterator[str]:
    yield escaped(taken.council)
    if not taken.is_titled:
        yield from ("", f"# {escaped(taken.title)}")
    yield from ("", f"**{within_a_line(taken.state)}** {escaped(taken.explanation)}".strip())
    yield from ("", escaped(f"{taken.edition}. {taken.as_of}."))
    if taken.in_part:
        yield from ("", escaped(taken.in_part))
    yield from ("", escaped(taken.copy), "", RULE)
    for piece in taken.pieces:
        yield ""
        yield from _piece(piece)
    yield from ("", RULE)
    if taken.facts:
        yield from ("", f"| {_('Fact')} | {_('As the document gives it')} |", "|---|---|")
        yield from (f"| {escaped(fact.label)} | {escaped(fact.text)} |" for fact in taken.facts)
    if taken.remarks:
        yield from ("", f"## {_(REMARKS)}")
        for remark in taken.remarks:
            yield from ("", escaped(remark))


def _piece(piece: TextPiece) -> Iterator[str]:
    if isinstance(piece, Heading):
        words = _one_line(piece.words)
        number = f"{within_a_line(piece.number)} " if piece.number else ""
        yield f"{'#' * min(piece.level + 1, 6)} {at_the_start(f'{number}{words}')}"
    elif piece.is_title:
        yield f"# {at_the_start(' '.join(_blocks(piece.blocks)))}"
    else:
        yield from _numbered(piece.number, piece.blocks)


def _numbered(number: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the lines of some text, with its number, as printed, at the beginning of the first."""
    if number and blocks and isinstance(blocks[0], Paragraph):
        yield from _paragraph((Words(f"{number} "), *blocks[0].children))
        if blocks[1:]:
            yield ""
            yield from _blocks(blocks[1:])
        return
    if number:
        yield escaped(number)
        yield ""
    yield from _blocks(blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for place, block in enumerate(blocks):
        if place:
            yield ""
            if isinstance(block, ItemList) and isinstance(blocks[place - 1], ItemList):
                yield from ("<!-- -->", "")  # Or the two would become one list.
        match block:
            case Paragraph(children):
                yield from _paragraph(children)
            case ItemList(items, tight):
                for number, item in enumerate(items):
                    if number and not tight:
                        yield ""
                    lines = _moved(_numbered(item.label, item.blocks), "  ")
                    first, *others = [*lines] or [""]
                    yield f"- {first.removeprefix('  ')}".rstrip()
                    yield from others
            case Quotation(inside):
                yield from (f"> {line}".rstrip() for line in _blocks(inside))
            case InLanguage(blocks=inside):
                yield from _blocks(inside)
            case Table():
                yield from _table(block)


def _moved(lines: Iterable[str], by: str) -> Iterator[str]:
    return (f"{by}{line}" if line else "" for line in lines)


def _paragraph(children: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the lines of a paragraph; a line break of the document's is marked."""
    lines = _inline(children).split("\n")
    for number, line in enumerate(lines):
        end = "\\" if number + 1 < len(lines) else ""
        # A line without words would end the paragraph; a space that is kept holds it.
        yield f"{at_the_start(line.strip()) or '&nbsp;'}{end}"


def _table(table: Table) -> Iterator[str]:
    columns = max(len(row) for row in (table.head, *table.rows))
    head = table.head or tuple(() for _ in range(columns))
    for number, row in enumerate((head, *table.rows)):
        yield f"| {' | '.join(map(_one_line, row))} |"
        if number == 0:
            yield f"|{'---|' * columns}"


def _one_line(children: tuple[Inline, ...]) -> str:
    return " ".join(_inline(children).split())


def _inline(children: tuple[Inline, ...], before: str = "", after: str = "") -> str:
    """Return a run of words; `before` and `after` are the characters around it, which decide whether a star can be used."""
    plain, said = [plain_inline((child,)) for child in children], ""
    for number, child in enumerate(children):
        left = next((s[-1] for s in reversed(plain[:number]) if s), before)
        right = next((s[0] for s in plain[number + 1 :] if s), after)
        # Two marks beside each other would be read as one.
        is_behind_mark = said.endswith(_SIGNS)
        said += (
            _inline(_inside(child), left, right) if is_behind_mark else _child(child, left, right)
        )
    return said


def _inside(child: Inline) -> tuple[Inline, ...]:
    """Return what a run of bold, italic or struck-out words holds; anything else as it is."""
    return child.children if isinstance(child, Strong | Emphasis | Struck) else (child,)


def _child(child: Inline, left: str, right: str) -> str:
    match child:
        case Words(text):
            return _words(text)
        case LineBreak():
            return "\n"
        case Link(href, inside) if not href.startswith("#"):
            where = href if _SAFE.fullmatch(href) else f"<{re.sub(r'[<>]', '', href)}>"
            return f"[{_inline(inside, left, right)}]({where})"
        case Strong(inside) | Emphasis(inside) | Struck(inside):
            return _marked(_MARKS[type(child)], inside, left, right)
        case _:
            return _inline(child.children, left, right)


def _marked(mark: str, inside: tuple[Inline, ...], left: str, right: str) -> str:
    words, plain = _inline(inside, mark[0], mark[0]), plain_inline(inside)
    bare = words.strip()
    is_shown = (
        bare
        and "\n" not in bare
        and not bare.startswith(_SIGNS)
        and not bare.endswith(_SIGNS)
        and _can_begin(left if plain[:1].strip() else " ", plain.lstrip()[:1])
        and _can_begin(right if plain[-1:].strip() else " ", plain.rstrip()[-1:])
    )
    if not is_shown:
        return words
    start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{start}{mark}{bare}{mark}{end}"


def _can_begin(outside: str, inside: str) -> bool:
    """Return whether a mark between two characters can open or, with the two swapped, close a run (CommonMark 6.2)."""
    return not _is_sign(inside) or not outside.strip() or _is_sign(outside)


def _is_sign(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign)[0] in "PS"


def _words(text: str) -> str:
    return within_a_line(re.sub(r"\s+", " ", text))

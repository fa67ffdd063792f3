"""The facts at the head of an imported edition: what the file says; what only a person can say is left open."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.labelled_dates import labelled_dates
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.contents import names_contents
from mkdocs_protocol.importing.pieces import Piece, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.writing import Declaration

_KINDS = re.compile(
    r"\b(?:protocol|policy|procedure|code|standing orders|regulations|scheme|charter|guidance|handbook|terms of reference|"
    r"relationship|relations|protocol|polisi|cod)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:[^\W\d_][\w’'.-]*,? +){1,8}council|cyngor(?: [^\W\d_][\w’'.-]*){1,8}", re.IGNORECASE
)
"""The name of a council and nothing else: whose document it is, and not what it is called."""
_HEAD = """\
# The facts. Whatever is printed in the document is given letter for letter."""
_DRAFT = "status: draft  # Its page says that it is not in force. Remove this line when everything below is the council's own."
_LONGEST_TITLE = 200


def title_of(pieces: Sequence[Piece], file_name: str) -> tuple[str, bool]:
    """Return the title of a document and whether it is printed in it; else what to call it."""
    lines = [
        piece
        for piece in pieces
        if piece.role is Role.TITLE
        and piece.block.place.part != "header"
        and "\n" not in piece.block.text
    ]
    lines = [p for p in lines if not _is_body(p) and not any(labelled_dates(p.block.text))] or lines
    named = [p for p in lines if p.block.style.casefold() == "title"]
    speaking = [p for p in lines if _KINDS.search(p.block.text)]
    # The first of numbered sections is not what the whole is called.
    headings = [p for p in pieces if p.role is Role.HEADING and not p.block.number]
    # Of lines that stand together, as a council's name and the title do, the one that says what the document is.
    together = [
        line
        for p in pieces
        if p.role is Role.TITLE and p.block.place.part != "header"
        for line in p.block.text.split("\n")
        if "\n" in p.block.text and _KINDS.search(line)
    ]
    texts = ([p.block.text for p in found] for found in (named, speaking))
    others = ([p.block.text for p in found] for found in (_largest(lines), headings))
    for found in (*texts, together, *others):
        if found:
            # White space inside is one space where a title is held against the text.
            return " ".join(found[0].split())[:_LONGEST_TITLE], True
    return visible(file_name.rsplit(".", 1)[0]) or "Document", False


def _is_body(piece: Piece) -> bool:
    """Return whether a line names a body, or a list of contents, and not what the document is."""
    text = " ".join(piece.block.text.split())
    return names_contents(text) or (bool(_BODY.fullmatch(text)) and not _KINDS.search(text))


def _largest(lines: Sequence[Piece]) -> list[Piece]:
    return sorted(lines, key=lambda piece: -piece.block.look.size)[:1]


def front_matter(
    *,
    title: str,
    is_printed: bool,
    received: str,
    language: str,
    declarations: Sequence[Declaration],
    more: Sequence[str] = (),
) -> str:
    """Return the facts of a draft, between their two lines of hyphens; `more` are further lines of them.

    No dates are among them, nor examples of dates: `check` tells those that the text prints, each with its line.
    """
    lines = ["---", _HEAD, _DRAFT]
    lines.append(f"{'title' if is_printed else 'called'}: {_scalar(title)}")
    if language not in {"", "en"}:
        lines.append(f"language: {language}")
    lines += [f"as_received: {received}", "received_as: text"]
    if declarations:
        lines.append("differences:")
        lines += [_declaration(each) for each in declarations]
    lines += more
    lines.append("---")
    return "\n".join(lines)


def _declaration(each: Declaration) -> str:
    words = [f"reason: {each.reason}"]
    if each.received:
        words.append(f"received: {_scalar(each.received)}")
    if each.edition:
        words.append(f"edition: {_scalar(each.edition)}")
    if each.times != 1:
        words.append(f"times: {each.times}")
    return f"  - {{{', '.join(words)}}}"


def _scalar(value: str) -> str:
    plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 /().’–-]*", value) and value.casefold() not in {
        "yes",
        "no",
        "true",
        "false",
        "null",
        "on",
        "off",
        "y",
        "n",
    }
    return value if plain and not value.endswith(" ") else json.dumps(value, ensure_ascii=False)

"""What closes a document: signatures, dates, names of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import MONTHS
from mkdocs_protocol.importing.document import Sort
from mkdocs_protocol.importing.headings import is_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.importing.document import Block

_MOST_WORDS = 16
_MOST_BLOCKS = 14
_SIGNS = re.compile(
    r"\b(?:sign(?:ed|ature)|adopted|approved|reviewed|review|issued|amended|dated?|minute|version|llofnod|mabwysiadwyd)\b"
    rf"|\b(?:{'|'.join(MONTHS)})\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|[._…]{{4,}}",
    re.IGNORECASE,
)
_TITLE = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Revd|Prof)\.?\s+"
_WORD = r"(?:[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+)*|Mc[A-Z][a-z]+|O['’][A-Z][a-z]+)"
_NAME = re.compile(
    rf"{_TITLE}(?:[A-Z]\.?\s?){{0,3}}{_WORD}(?:\s{_WORD}){{0,2}}|(?:{_WORD}|[A-Z]\.?)(?:\s(?:[A-Z]\.?|{_WORD})){{0,2}}\s{_WORD}"
)
_NO_NAMES = frozenset({
    "council", "town", "parish", "city", "community", "county", "district", "borough", "clerk", "deputy", "chair",
    "chairman", "chairperson", "chairwoman", "mayor", "officer", "councillor", "members", "member", "policy",
    "protocol", "procedure", "code", "date", "dated", "signed", "signature", "adopted", "approved", "reviewed",
    "review", "next", "version", "minute", "minutes", "meeting", "annual", "full", "committee", "finance",
    "personnel", "staffing", "general", "purposes", "proper", "responsible", "financial", "executive", "chief",
    "town's", "the", "of", "on", "by", "for", "and", "leader", "vice", "president", "name", "print", "position",
    "post", "this", "last", "issue", "issued", "amended", "document", "standing", "orders", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "winter",
    "spring", "summer", "autumn", "status", "draft", "final", "page", "ref", "reference", "monitoring", "head",
    "acting", "counsel", "solicitor", "attorney", "manager", "director", "secretary", "treasurer", "trustee", "trustees",
    "service", "services", "office", "street", "road", "lane", "hall", "house", "appendix", "schedule",
})  # fmt: skip


def closing_start(blocks: Sequence[Block]) -> int:
    """Return at which block the closing begins: short lines at the end, of which one tells a date or a signature.

    Lines directly under a heading belong to it: a form to sign is no signature.
    """
    start = sign_off_start(blocks)
    if start and start < len(blocks) and blocks[start - 1].sort is Sort.HEADING:
        return len(blocks)
    return start


def sign_off_start(blocks: Sequence[Block]) -> int:
    """Return where the lines begin in which somebody may have signed, wherever they belong."""
    at = first_sign = len(blocks)
    while at and len(blocks) - at < _MOST_BLOCKS:
        block = blocks[at - 1]
        if (
            block.sort is not Sort.PARAGRAPH
            or block.number
            or len(block.text.split()) > _MOST_WORDS
        ):
            break
        has_sign = bool(_SIGNS.search(block.text))
        are_lines = "\n" in block.text and not block.text.rstrip().endswith(".")
        if not (has_sign or are_lines or is_short(block, _MOST_WORDS)):
            break
        if (
            has_sign
            and block.text.rstrip().endswith(".")
            and not re.search(r"[._…]{4,}\W*$", block.text)
        ):
            break
        at -= 1
        if has_sign:
            first_sign = at
    return first_sign


def names_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return what look like names of people in the lines that close a document, the longest first."""
    found: set[str] = set()
    for text in lines:
        for line in text.split("\n"):
            for match in _NAME.finditer(line):
                words = re.findall(r"[A-Za-zà-ÿ'’-]+", re.sub(_TITLE, "", match[0]))
                if words and not any(word.casefold() in _NO_NAMES for word in words):
                    found.add(match[0])
    return tuple(sorted(found, key=len, reverse=True))

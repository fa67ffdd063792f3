"""Words of a document as Markdown that shows them as they are printed, letter by letter."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs_protocol.core.web_addresses import is_followed
from mkdocs_protocol.importing.document import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[\\`*_~<{]|\](?=[\[({:])|\[(?=\^)|&(?=#?\w{1,40};)|!(?=\[)")
_LINE_START = re.compile(r"#{1,6}(?=\s|$)|>|[+=-](?=\s|$)|-(?:\s*-)+\s*$")
_RULE_OF_TABLE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLAUSE = re.compile(r"(\d{1,3})(\.)(?=\d)")
_BEFORE = re.compile(r"[\s(\[“‘\"'/–—-]$")
_AFTER = re.compile(r"[\s.,;:!?)\]”’\"'/…–—-]")
_look_of = attrgetter("bold", "italic", "struck", "href", "language")
_KEPT = "/:?#@!$&'*+,;=%~-._"
"""Signs of an address that Markdown has as they are."""


def escaped(text: str, *, begins_line: bool = False, is_cell: bool = False) -> str:
    """Return plain words as Markdown; `begins_line` where they begin a line that is no item."""
    # Whether a symbol is drawn in colour or black is left out by both readers.
    text = text.replace("\ufe0e", "").replace("\ufe0f", "")
    made = _SIGNS.sub(lambda found: f"\\{found[0]}", text)
    if is_cell:
        made = made.replace("|", "\\|")
    if begins_line:
        made = _guarded(made)
    return made


def _guarded(line: str) -> str:
    """Return a line that Markdown does not take for a heading, item or quotation."""
    if _LINE_START.match(line) or ("|" in line and _RULE_OF_TABLE.match(line)):
        return f"\\{line}"
    if found := _ORDERED.match(line) or _CLAUSE.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    return line


def begins_otherwise(number: str) -> bool:
    """Return whether Markdown takes a number for a bullet, a heading or a rule: `*` for the first note, `- 1 -`."""
    return _LINE_START.match(f"{number} ") is not None or number[:1] in "*_"


def marked(
    runs: Iterable[Run], *, plain: bool = False, begins_line: bool = False, is_cell: bool = False
) -> list[str]:
    """Return the lines of some runs as Markdown, with bold, italic and struck-out words and links.

    `plain` leaves the look out, as in headings. Signs stand round whole words only, so that they are seen as signs.
    """
    joined = list(_joined(runs))
    whole = "".join(run.text for run in joined)
    lines: list[list[str]] = [[]]
    at = 0
    for run in joined:
        for index, line in enumerate(run.text.split("\n")):
            if index:
                lines.append([])
                at += 1
            end = at + len(line)
            before, after = whole[max(at - 1, 0) : at], whole[end : end + 1]
            starts = begins_line and not lines[-1]
            made = _run(
                replace(run, text=line.lstrip() if starts else line),
                before,
                after,
                plain=plain,
                begins_line=starts,
                is_cell=is_cell,
            )
            if made:
                lines[-1].append(made)
            at = end
    return ["".join(line).rstrip() for line in lines]


def _run(
    run: Run, before: str, after: str, *, plain: bool, begins_line: bool, is_cell: bool
) -> str:
    text = run.text
    inner = text.strip()
    if not inner:
        return text
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    whole_words = (start or not before or _BEFORE.match(before)) and (
        end or not after or _AFTER.match(after)
    )
    signs = "" if plain or not whole_words or not any(map(str.isalnum, inner)) else _signs(run)
    link = followed_address(run.href)
    made = escaped(inner, begins_line=begins_line and not signs and not link, is_cell=is_cell)
    made = f"{signs}{made}{signs[::-1]}"
    if link and not plain:
        made = f"[{_label(made)}]({link})"
    return f"{start}{made}{end}"


def _signs(run: Run) -> str:
    return f"{'~~' if run.struck else ''}{'**' if run.bold else ''}{'_' if run.italic else ''}"


def _label(words: str) -> str:
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)


def followed_address(href: str) -> str:
    """Return an address that the handbook follows, as Markdown has it; "" for any other."""
    address = href.strip().replace(" ", "%20")
    if not is_followed(address):
        return ""
    host = urlsplit(
        address
    ).netloc  # A host may have letters of any language; Markdown has them as they are.
    before, _, behind = address.partition(host) if host else ("", "", address)
    return f"{before}{host}{quote(behind, safe=_KEPT)}"


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs, neighbours that look the same as one; white space between two joins them."""
    alike: list[Run] = []
    for run in runs:
        if alike and not (
            _look_of(alike[0]) == _look_of(run) or (not run.text.strip() and not alike[0].href)
        ):
            yield _as_one(alike)
            alike = []
        alike.append(run)
    if alike:
        yield _as_one(alike)


def _as_one(alike: list[Run]) -> Run:
    return replace(alike[0], text="".join(run.text for run in alike))

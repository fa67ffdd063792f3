"""Lists of contents: made by the program that wrote the file, or typed line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.importing.document import Guess, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.importing.document import Block

_NAME = re.compile(r"(?:table of )?contents(?: page)?|index|cynnwys", re.IGNORECASE)
_LINE = re.compile(r"\S.*?(?:[\s.…·_]{2,}|\t|\n)\s*(?:page\s+)?\d{1,3}", re.IGNORECASE | re.DOTALL)
_FEWEST = 3
_SURE = 5
"""Lines of a list without a heading that come again below, at least."""
_OTHERS = 2
"""Lines between two of them that come again in other words, at most."""
_TRIED = 40
"""Lines that such a list may begin with, at most."""
_WORDS = 15
"""Of a line of such a list, at most."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMBERED = re.compile(r"\W*(?:[^\W\d_]+\s+)?\(?(?:\d[\d.]*[A-Z]?|[IVXLCivxlc]+|[A-Za-z])\)?\W*")
"""What stands beside the link of an entry: its number, perhaps with a word before it (Article 3:)."""


def with_contents(blocks: list[Block]) -> list[Block]:
    """Return blocks in which every line of a list of contents says so."""
    blocks = _with_links(blocks)
    made = list(blocks)
    places: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        places[_words(block)].append(at)
    for at, block in enumerate(blocks):
        if not names_contents(block.text) or block.number:
            continue
        end = _end(blocks, at, places)
        is_made = end > at + 1 and blocks[at + 1].sort is Sort.CONTENTS
        if is_made or end - at > _FEWEST:
            for each in range(at, end):
                made[each] = _line(blocks[each], typed=not is_made)
    return made


def with_repeated(blocks: list[Block]) -> list[Block]:
    """Return blocks in which the first lines that come again below, apart from each other, say that they are contents.

    Such a list has no heading of its own; a few of its lines may name their headings in other words.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        places[_words(block)].append(at)
    if any(each.sort is Sort.CONTENTS for each in blocks):
        return blocks
    firsts = (at for at, each in enumerate(blocks) if _after(places, _words(each), at) > 0)
    for first in islice(firsts, _TRIED):
        if last := _last_repeated(blocks, first, places):
            lines = map(_line, blocks[first : last + 1])
            return [*blocks[:first], *lines, *blocks[last + 1 :]]
    return blocks


def _last_repeated(blocks: list[Block], first: int, places: Mapping[str, list[int]]) -> int:
    """Return the last line of a list of contents without a heading that begins with a line, 0 if none does."""
    lines, named = [first], [_after(places, _words(blocks[first]), first)]
    for at in range(first, named[0]):
        if at - lines[-1] > _OTHERS + 1 or not _is_short(blocks[at]):
            break
        below = _after(places, _words(blocks[at]), at)
        if below > named[-1]:
            lines.append(at)
            named.append(below)
    # A form that comes twice has nothing between its lines there either.
    apart = sum(after - before > 1 for before, after in pairwise(named))
    return lines[-1] if len(lines) >= _SURE and 2 * apart >= len(lines) else 0


def _is_short(block: Block) -> bool:
    return block.sort is not Sort.TABLE and 0 < len(block.text.split()) <= _WORDS


def names_contents(text: str) -> bool:
    """Return whether words are the heading of a list of contents."""
    return bool(_NAME.fullmatch(text.strip(" :")))


def _with_links(blocks: list[Block]) -> list[Block]:
    """Return blocks in which lines that follow each other and only lead to other places of the page say so."""
    made: list[Block] = []
    # Headings that lead to themselves follow each other on different levels only.
    for (leads, _), found in groupby(blocks, lambda each: (_leads_below(each), each.level)):
        lines = list(found)
        made += [_line(each) for each in lines] if leads and len(lines) >= _FEWEST else lines
    return made


def _leads_below(block: Block) -> bool:
    """Return whether the words of a line lead to a place of the same page, all but its number."""
    words = [run for run in block.runs if run.text.strip()]
    named = "".join(run.text for run in words if not run.href.startswith("#"))
    return (
        block.sort in {Sort.PARAGRAPH, Sort.HEADING, Sort.ITEM}
        and any(run.href.startswith("#") and _LETTERS.search(run.text) for run in words)
        and (not named or bool(_NUMBERED.fullmatch(named)))
    )


def _end(blocks: list[Block], at: int, places: Mapping[str, list[int]]) -> int:
    """Return where the list below a heading ends.

    A line without a page number belongs to it if it comes again below, behind what the lines before it name: so a title
    or a heading that comes next is not taken for its last line.
    """
    end, named, seen = at + 1, at, {_words(blocks[at])}
    while end < len(blocks):
        words, has_page = _words(blocks[end]), _is_line(blocks[end])
        below = _after(places, _without_page(words) if has_page else words, end)
        if not (has_page or blocks[end].sort is Sort.CONTENTS) and (
            words in seen or below <= named
        ):
            break
        named = max(named, below)
        seen.add(words)
        end += 1
    return end


def _after(places: Mapping[str, list[int]], words: str, at: int) -> int:
    """Return the first place of a line behind another place, or -1."""
    found = places.get(words, [])
    behind = bisect_right(found, at)
    return found[behind] if behind < len(found) else -1


def _without_page(words: str) -> str:
    return re.sub(r"[\s.…·_]*(?:page\s+)?\d{1,3}$", "", words)


def _words(block: Block) -> str:
    number = "" if bullet_of(f"{block.number} ") else block.number
    return " ".join(f"{number} {block.text}".split()).casefold()


def _is_line(block: Block) -> bool:
    return block.sort in {Sort.PARAGRAPH, Sort.HEADING, Sort.ITEM} and bool(
        _LINE.fullmatch(block.text.strip())
    )


def _line(block: Block, *, typed: bool = True) -> Block:
    guess = Guess(
        "contents-typed",
        "this line ends in a page number, is repeated below or leads there, and is taken for one of a list of contents",
    )
    return replace(
        block, sort=Sort.CONTENTS, guesses=(*block.guesses, guess) if typed else block.guesses
    )

"""Headings that a file does not mark as such: recognised by how they look, or by the numbers around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Block, Guess, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = frozenset({"title", "subtitle"})
"""What word processors call the styles of a document's title."""
_MOST_WORDS = 14
_FEWER_WORDS = 10
_LONGEST = 110
_ENDS_TEXT = re.compile(r"[.;,!…]\W*$")
_SENTENCE = re.compile(r"[.;,!…]\W*(?:and|or|but)?$|:$")
_SHORTEST_SENTENCE = 4
_PLAIN_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_LARGER = 1.08
_LONG_TITLE = 20
"""How many words a title has at most where all the others are shorter."""
_FEWEST_TITLES = 3
_MOST_TITLES = 0.8
"""How many of the lines numbered 1, 2, 3 have to be titles, if any of them are to be."""
_SIGN_LINE = re.compile(
    r"(?:signed|signature|date|adopted|approved|review(?!\W*$)|version|minute)\b|[._…]{4,}",
    re.IGNORECASE,
)


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a text in which every line that is a heading says so, with what was guessed."""
    made = _without_sentences(blocks)
    body = body_size(made)
    named = {_name(each) for each in made if each.sort is Sort.CONTENTS} - {""}
    found = [
        _by_contents(each, named) or _by_numbers(made, at) or _by_look(made, at, body)
        for at, each in enumerate(made)
    ]
    made = [guess or each for each, guess in zip(made, found, strict=True)]
    if not any(each.sort is Sort.HEADING and each.style.casefold() not in TITLES for each in made):
        titles = _numbered_titles(made)
        made = [
            (_of_place(each) if at in titles else None if titles else _by_place(made, at)) or each
            for at, each in enumerate(made)
        ]
    return made


def signature(block: Block) -> tuple[float, bool, bool, bool, bool]:
    """Return how a line looks, to distinguish headings of different ranks."""
    look = block.look
    return look.size, look.bold, look.underlined, look.centred, block.text.isupper()


def is_short(block: Block, most: int = _MOST_WORDS) -> bool:
    """Return whether a block is one short line that does not end as a sentence does."""
    text = block.text.strip()
    return (
        bool(text)
        and "\n" not in text
        and len(text) <= _LONGEST
        and len(text.split()) <= most
        and not _ENDS_TEXT.search(text)
    )


def _without_sentences(blocks: Sequence[Block]) -> list[Block]:
    """Return the numbered headings of a file as paragraphs, if that is what they are.

    Some number every clause by the styles of headings. Where most of one level are sentences, a short one is text, too.
    """
    sentences: Counter[int] = Counter()
    all_: Counter[int] = Counter()
    for each in blocks:
        if each.sort is Sort.HEADING and each.number:
            all_[each.level] += 1
            sentences[each.level] += _is_sentence(each)
    levels = {level for level, count in sentences.items() if count > all_[level] / 2}
    return [_as_text(b) if b.level in levels or _is_sentence(b) else b for b in blocks]


def _is_sentence(block: Block) -> bool:
    """Return whether the words of a heading are a sentence, or a part of one."""
    text = block.text.strip()
    words = len(text.split())
    return words > _MOST_WORDS or (words > _SHORTEST_SENTENCE and bool(_SENTENCE.search(text)))


def _as_text(block: Block) -> Block:
    if block.sort is not Sort.HEADING or not block.number:
        return block
    guess = Guess(
        "heading-is-text",
        "the file calls this a heading; it is taken for a numbered paragraph, as its "
        "words are a sentence",
    )
    return replace(block, sort=Sort.PARAGRAPH, level=0, guesses=(*block.guesses, guess))


def _name(block: Block) -> str:
    """Return the words of a heading, or of a line of a list of contents, without number, leader and page."""
    words = re.sub(r"[\s.…·_]+(?:page\s+)?\d{1,3}$", "", block.text.strip(), flags=re.IGNORECASE)
    return " ".join(re.sub(r"^[\d.]+[.)]?\s+", "", words).casefold().split())


def _by_contents(block: Block, named: set[str]) -> Block | None:
    """Return a line that the list of contents names as a heading."""
    if block.sort is not Sort.PARAGRAPH or not is_short(block) or _name(block) not in named:
        return None
    depth = block.number.strip(".)").count(".") if block.number[:1].isdigit() else 0
    guess = Guess(
        "heading-by-contents", "this line is taken for a heading, as the list of contents names it"
    )
    return replace(block, sort=Sort.HEADING, level=depth + 1, guesses=(*block.guesses, guess))


def _by_numbers(blocks: Sequence[Block], at: int) -> Block | None:
    """Return a line numbered 2 as a heading where 2.1 follows."""
    block = blocks[at]
    found = _PLAIN_NUMBER.fullmatch(block.number)
    if block.sort is not Sort.PARAGRAPH or not found or not is_short(block):
        return None
    following = next((each for each in blocks[at + 1 : at + 3] if each.number), None)
    if following is None or not re.match(rf"{found[1]}\.1\b", following.number):
        return None
    guess = Guess(
        "heading-by-number",
        "this numbered line is taken for a heading, as the first number below it follows",
    )
    return replace(block, sort=Sort.HEADING, level=1, guesses=(*block.guesses, guess))


def _by_look(blocks: Sequence[Block], at: int, body: float) -> Block | None:
    block = blocks[at]
    if block.sort is not Sort.PARAGRAPH or not is_short(block):
        return None
    if not block.number and _SIGN_LINE.match(block.text):
        return None
    if block.number and not re.match(r"\d|[A-Z]\b|[IVX]+\b|[A-Z][a-z]+ ", block.number):
        return None
    look = block.look
    signs = {
        "it is larger than the text": body and look.size > body * _LARGER,
        "it is bold": look.bold,
        "it is underlined": look.underlined,
        "it is in capitals": block.text.isupper() and len(block.text) > 3,
    }
    why = [words for words, is_so in signs.items() if is_so]
    if not why or not any(each.isalpha() for each in block.text):
        return None
    depth = block.number.strip(".)").count(".") if block.number[:1].isdigit() else 0
    guess = Guess("heading-by-look", f"this line is taken for a heading, as {' and '.join(why)}")
    return replace(block, sort=Sort.HEADING, level=depth + 1, guesses=(*block.guesses, guess))


def _numbered_titles(blocks: Sequence[Block]) -> set[int]:
    """Return where the short lines are that are numbered 1, 2, 3, if the text of each stands below it.

    "1. Name", and below it a sentence: so in many a constitution that was saved as plain text.
    """
    numbered = [
        at
        for at, each in enumerate(blocks)
        if each.sort is Sort.PARAGRAPH and _PLAIN_NUMBER.fullmatch(each.number)
    ]
    titles = {at for at in numbered if _is_numbered_title(blocks, at, _FEWER_WORDS)}
    if len(titles) < _FEWEST_TITLES or len(titles) < _MOST_TITLES * len(numbered):
        return set()
    return {at for at in numbered if _is_numbered_title(blocks, at, _LONG_TITLE)}


def _is_numbered_title(blocks: Sequence[Block], at: int, most: int) -> bool:
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        is_short(block, most)
        and block.text[:1].isupper()
        and following is not None
        and following.sort is not Sort.HEADING
        and not _PLAIN_NUMBER.fullmatch(following.number)
    )


def _by_place(blocks: Sequence[Block], at: int) -> Block | None:
    """Return a short line before a paragraph as a heading, in a text that has no other headings."""
    block = blocks[at]
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if (
        block.sort is not Sort.PARAGRAPH
        or block.number
        or following is None
        or following.sort is Sort.TABLE
        or not is_short(block, _FEWER_WORDS)
        or not block.text[:1].isupper()
        or block.text.rstrip().endswith(":")
        or _SIGN_LINE.search(block.text)
        or (is_short(following, _FEWER_WORDS) and not following.number)
        or not any(
            each.isalnum() for each in following.text
        )  # A sentence that its reader completes.
    ):
        return None
    return _of_place(block)


def _of_place(block: Block) -> Block:
    guess = Guess(
        "heading-by-place",
        "this short line before a paragraph is taken for a heading, as the file marks none",
        certain=False,
    )
    return replace(block, sort=Sort.HEADING, level=1, guesses=(*block.guesses, guess))


def body_size(blocks: Sequence[Block]) -> float:
    """Return the size that most of the words have."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.sort in {Sort.PARAGRAPH, Sort.ITEM}:
            sizes[block.look.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0

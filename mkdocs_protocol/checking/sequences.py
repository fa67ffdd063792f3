"""Numbers that follow one another: which are missing, and which appear twice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import number_of
from mkdocs_protocol.core.protocol import Clause, Section, bare_number, walk
from mkdocs_protocol.core.text import ItemList, Paragraph, plain_inline, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.text import Block, Item

_DOTTED = re.compile(r"(?:(.*)\.)?(\d{1,3})")
_DEEPEST = 10
"""How many levels of one list are remembered; each of its items is compared with each of them."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def number_faults(edition: Edition) -> Iterator[tuple[Clause, str]]:
    """Yield each gap and repeat in the numbers of a text: the clause at which it shows, and what it is.

    Numbers that begin again at 1 are neither.
    """
    last: dict[tuple[type, str], int] = {}
    waiting: list[str] = []
    above = ""
    for node in walk(edition.body):
        if isinstance(node, Section) and node.level == 1:
            above = node.number
        elif isinstance(node, Clause):
            first, dotted, _ = node.number.partition(".")
            if dotted and above.isdecimal() and first.isdecimal() and first != above:
                waiting.append(f"{node.number} stands under the heading {above}")
                above = ""  # reported once
        if isinstance(node, Section) or (isinstance(node, Clause) and not node.is_heading):
            waiting += _step(type(node), node.number, last)
        if isinstance(node, Clause):
            yield from ((node, text) for text in waiting)
            waiting = []
            yield from ((node, text) for text in _items(node.blocks, node.label))


def numbers_within(line: str) -> Iterator[list[str]]:
    """Yield the numbers of one kind that count on from one another inside a line, where there are two or more."""
    run: list[re.Match[str]] = []
    for each in [*_IN_LINE.finditer(line), None]:
        is_next = each and run and each["name"] == run[-1]["name"] and each["value"] == _after(run)
        if each and is_next:
            run.append(each)
            continue
        if len(run) > 1:
            yield [" ".join(one[0].split()) for one in run]
        run = [each] if each else []


def _after(run: list[re.Match[str]]) -> str:
    value = run[-1]["value"]
    before, dot, last = value.rpartition(".")
    return (
        f"{before}{dot}{int(last) + 1}"
        if last.isdigit()
        else _COUNTED.get(value.lower(), "").title()
    )


def _step(sort: type, number: str, last: dict[tuple[type, str], int]) -> Iterator[str]:
    """Yield what is odd about a number that continues neither the last section's nor the last clause's."""
    found = _DOTTED.fullmatch(number)
    if not found:
        return
    above, own = found[1] or "", int(found[2])
    either = {last.get((each, above)) for each in (Section, Clause)}
    before = last.get((sort, above), max((each for each in either if each), default=None))
    last[sort, above] = own
    if own - 1 in either:
        return
    prefix = f"{above}." if above else ""
    if own == 1:
        return
    if before is None:
        if own and above:
            yield f"the numbers below {above} begin with {number}"
    elif own == before:
        yield f"the number {number} appears twice"
    else:
        yield f"{number} follows {prefix}{before}"


def _items(blocks: tuple[Block, ...], label: str) -> Iterator[str]:
    for block in unwrapped(blocks):
        if not isinstance(block, ItemList):
            continue
        printed = [bare_number(item.label or _letter(item)) for item in block.items]
        for before, after in _breaks(printed):
            yield f"in the list of clause {label}, “{after}” follows “{before}”"
        for item in block.items:
            yield from _items(item.blocks, label)


def _breaks(printed: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a list that do not follow the last one of their kind.

    Items of several kinds in one list are levels that were written as one list: (a), (i), (ii), (b). An item of an
    outer level ends the levels inside it.
    """
    levels: list[tuple[str, str]] = []
    for number in printed:
        kinds = _kinds(number)
        at = next(
            (
                n
                for n, (kind, last) in enumerate(levels)
                if kind in kinds and _value(number, kind) == _value(last, kind) + 1
            ),
            -1,
        )
        if at < 0 and not any(_value(number, kind) == 1 for kind in kinds):
            at = next((n for n, (kind, _) in enumerate(levels) if kind in kinds), -1)
            if at >= 0:
                yield levels[at][1], number
        if kinds:
            kind = levels[at][0] if at >= 0 else kinds[0]
            levels = [*(levels[:at] if at >= 0 else levels), (kind, number)][-_DEEPEST:]


def _kinds(number: str) -> tuple[str, ...]:
    """Return what a number can be: a figure, a Roman numeral, a letter; "i" and "v" can be two of these."""
    if number.isdecimal():
        return ("figure",)
    case = "upper" if number.isupper() else "lower"
    if len(number) == 2 and number[0] == number[1] and number.lower() not in {"ii", "xx"}:
        # (aa), (bb): how legislation numbers a third level, or later insertions.
        return (f"doubled {case}",)
    roman = (f"roman {case}",) if number and set(number.lower()) <= set(_ROMAN) else ()
    letter = (f"letter {case}",) if len(number) == 1 and number.isalpha() else ()
    return (*roman, *letter) if number.lower() in {"i", "ii"} else (*letter, *roman)


def _letter(item: Item) -> str:
    first = item.blocks[0] if item.blocks else None
    return number_of(plain_inline(first.children)) if isinstance(first, Paragraph) else ""


@lru_cache(maxsize=256)
def _value(number: str, kind: str) -> int:
    if kind == "figure":
        return int(number)
    if kind.startswith("roman"):
        digits = [_ROMAN[sign] for sign in number.lower()]
        return sum(-d if any(d < e for e in digits[at:]) else d for at, d in enumerate(digits))
    return ord(number[0].lower()) - ord("a") + 1


_COUNTED = {
    "one": "two", "two": "three", "three": "four", "four": "five", "five": "six",
    "firstly": "secondly", "secondly": "thirdly", "thirdly": "fourthly", "fourthly": "fifthly",
}  # fmt: skip
_IN_LINE = re.compile(
    r"(?:^|(?<=[.;:!?)] )|(?<=\d )(?=Firstly,))(?:(?P<name>Step|Stage|Phase|Tier|Level|Cam|Cyfnod) |(?=\d{1,2}[.)]|\d{1,2}\.\d|\w{3,6}ly,))"
    r"(?P<value>\d{1,2}(?:\.\d{1,2}){0,3}|One|Two|Three|Four|Five|Six|(?:First|Second|Third|Fourth|Fifth)ly)\b"
    r"[:.)]?(?:(?=\W{1,3}[A-Z“])|(?<=ly)(?=,))"
)
"""A number that would begin a paragraph of its own: "Step 2 Write to the chair", "2. Write to the chair"."""

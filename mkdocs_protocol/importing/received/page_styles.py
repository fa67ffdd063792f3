"""What the sheets of styles in a page make of its elements while they stream by (CSS 2.1, 12; CSS Lists 3).

An element is known by its way from the root: what each element of it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRINGS = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_PIECE = re.compile(rf"{_STRINGS}|[^{{}};\"']+|.", re.DOTALL)
"""A string, words without one, or a sign; each character is looked at once."""
_SELECTOR = re.compile(r"(\w[\w-]*|\*)?((?:[.#][\w-]+)*)(?:::?(before|after|marker))?")
_WORDS = re.compile(rf"({_STRINGS})|(counters?)\(([^()]*)\)|([^\s\"']+)")
_CODE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_KNOWN = {
    "display", "visibility", "list-style", "list-style-type", "counter-reset", "counter-increment", "counter-set", "content",
    "text-transform",
}  # fmt: skip
_LARGEST = 2_000_000
_MOST_STEPS = 6
_MOST_RULES = 300
_MOST_COUNTS = 1_000
_NEAREST = 40
"""How many of the elements around one are considered."""
_ONLY_BULLETS = frozenset("•●○◦■▪□–—-*·‣➢►")
_ONLY_POINTS = frozenset(" \xa0“”‘’\"'()[]:;,.§£…")
_QUOTES = {"open-quote": "“", "close-quote": "”"}
_NOT_READ = ("print", "speech", "(")


@dataclass
class Style:
    """What the sheets say of an element."""

    own: dict[str, str] = field(default_factory=dict)
    lasting: dict[str, str] = field(default_factory=dict)
    """What they say with `!important`."""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    marker: dict[str, str] = field(default_factory=dict)
    """What they say of the number or bullet of an item."""


@dataclass
class _Rule:
    steps: tuple[tuple[str, str, tuple[str, ...]], ...]
    """From left to right: ">" where it stands directly in the one before, its kind, and its names."""
    strength: tuple[int, int]
    part: str
    properties: dict[str, str]


@dataclass
class _Count:
    name: str
    depth: int
    value: int


class PageStyles:
    """The sheets of a page; asked once for each element, in order."""

    def __init__(self, sheets: str) -> None:
        self._by_last: dict[str, list[_Rule]] = {}
        self._counts: list[_Count] = []
        self._number = 0
        self._found: dict[tuple[str, ...], list[_Rule]] = {}
        self._read(sheets[:_LARGEST])

    def _read(self, text: str) -> None:
        waiting: list[bool] = []
        """Of each block that is open, whether what stands in it is read."""
        unread = 0
        head, body = "", ""
        words: list[str] = []
        for found in _PIECE.finditer(
            re.sub(r"/\*.*?(?:\*/|\Z)|<!--|-->", " ", text, flags=re.DOTALL)
        ):
            sign = found[0]
            if sign not in ("{", "}", ";"):
                words.append(sign)
                continue
            said = "".join(words).strip()
            words = []
            if sign == "{":
                is_group = said.startswith("@")
                reads = not (is_group and not _is_of_screens(said))
                unread += not reads
                head, body = ("" if is_group else said), ""
                waiting.append(reads)
            elif sign == "}":
                if head and waiting and not unread:
                    self._rule(head, f"{body}{said}")
                unread -= bool(waiting) and not waiting.pop()
                head = ""
            elif head:
                body += f"{said};"

    def _rule(self, head: str, body: str) -> None:
        properties = {name: value for name, value in _properties(body) if name in _KNOWN}
        if not properties:
            return
        for selector in head.split(","):
            self._number += 1
            steps = re.sub(r"\s*>\s*", " >", selector.strip()).split()
            read = [_SELECTOR.fullmatch(step.lstrip(">")) for step in steps]
            if not read or len(read) > _MOST_STEPS or not all(read):
                continue
            found = [each for each in read if each]
            if any(each[3] for each in found[:-1]):
                continue
            asked = tuple(
                (
                    ">" if at and step[0] == ">" else "",
                    (each[1] or "*").lower(),
                    tuple(re.findall(r"[.#][\w-]+", each[2])),
                )
                for at, (step, each) in enumerate(zip(steps, found, strict=True))
            )
            names = "".join(each[2] for each in found)
            strength = (
                100 * names.count("#")
                + 10 * names.count(".")
                + sum(each[1] not in (None, "*") for each in found),
                self._number,
            )
            last = sorted(re.findall(r"[.#][\w-]+", found[-1][2])) or [
                (found[-1][1] or "*").lower()
            ]
            rules = self._by_last.setdefault(last[-1], [])
            rules.append(_Rule(asked, strength, found[-1][3] or "", properties))
            del rules[:-_MOST_RULES]

    def style(self, way: list[str]) -> Style:
        """Return what the sheets say of an element; its way is what `element_name` gives for those it stands in, and it."""
        made = Style()
        if not self._by_last:
            return made
        nearest = tuple(way[-_NEAREST:])
        if nearest not in self._found:
            elements = [each.strip("/ ").split() for each in nearest]
            keys = ("*", *elements[-1])
            self._found[nearest] = [
                rule for key in keys for rule in self._by_last.get(key, ()) if _fits(rule, elements)
            ]
        found = self._found[nearest]
        for rule in sorted(found, key=lambda rule: rule.strength):
            into = getattr(made, rule.part or "own")
            for name, value in rule.properties.items():
                plain, mark, _ = value.partition("!")
                (made.lasting if mark and not rule.part else into)[name] = plain.strip()
        return made

    def count(self, says: dict[str, str], depth: int) -> None:
        """Count what an element, or what is written before it, counts."""
        for name, value in _counts(says.get("counter-reset", ""), 0):
            begun = next(
                (each for each in self._counts if (each.name, each.depth) == (name, depth)), None
            )
            if begun:
                begun.value = value
            elif len(self._counts) < _MOST_COUNTS:
                self._counts.append(_Count(name, depth, value))
        for key, otherwise in (("counter-increment", 1), ("counter-set", 0)):
            for name, value in _counts(says.get(key, ""), otherwise):
                known = next((each for each in reversed(self._counts) if each.name == name), None)
                if known is None:
                    known = _Count(name, depth, 0)
                    if len(self._counts) < _MOST_COUNTS:
                        self._counts.append(known)
                known.value = value + (known.value if otherwise else 0)

    def leave(self, depth: int) -> None:
        """Forget what was counted within an element that ends."""
        while self._counts and self._counts[-1].depth > depth:
            self._counts.pop()

    def written(
        self, says: dict[str, str], depth: int, given: dict[str, str], *, is_mark: bool = False
    ) -> str:
        """Return the words that a sheet writes before or after an element."""
        if not says or says.get("display", "").startswith("none"):
            return ""
        self.count(says, depth)
        words, counts = [], is_mark
        for string, function, inner, other in _WORDS.findall(says.get("content", "")[:500]):
            attribute = re.fullmatch(r"attr\(([\w-]+)\)", other)
            if other in _QUOTES or attribute:
                words.append(
                    _QUOTES.get(other) or given.get(attribute[1], "")
                    if attribute
                    else _QUOTES[other]
                )
            elif other:
                return ""
            if string:
                words.append(_plain(string[1:-1]))
            if function:
                words.append(self._counted(function, inner))
                counts = True
        text = "".join(words)
        is_said = (
            counts
            or text.strip() in _ONLY_BULLETS
            or any(each.isalnum() for each in text)
            or set(text) <= _ONLY_POINTS
        )
        return "" if not is_said or re.search("[\ue000-\uf8ff]", text) else text

    def _counted(self, function: str, inner: str) -> str:
        strings = re.findall(_STRINGS, inner)
        name, *more = [each.strip() for each in re.sub(_STRINGS, "", inner).split(",")]
        form = next((each for each in more if each), "decimal")
        values = [each.value for each in self._counts if each.name == name] or [0]
        if function == "counter":
            values = values[-1:]
        between = _plain(strings[0][1:-1]) if strings else ""
        return between.join(counted(each, form) for each in values)


def _is_of_screens(group: str) -> bool:
    """Return whether what stands in a group of rules holds on a screen, whatever its size."""
    kind = group[1:].split(None, 1)[0].lower() if group[1:].strip() else ""
    is_read = kind in ("media", "supports", "layer")
    return is_read and not any(no in group.lower() for no in _NOT_READ)


def _properties(body: str) -> Iterator[tuple[str, str]]:
    words: list[str] = []
    for found in (*_PIECE.finditer(body), None):
        if found and found[0] != ";":
            words.append(found[0])
            continue
        name, _, value = "".join(words).partition(":")
        yield name.strip().lower(), value.strip()
        words = []


def element_name(tag: str, given: dict[str, str]) -> str:
    """Return the name of an element for the path of elements."""
    names = [f".{each}" for each in given.get("class", "").split()]
    if given.get("id"):
        names.append(f"#{given['id']}")
    return "/" + " ".join(each.replace("/", "_") for each in [tag, *names]) + " "


def _fits(rule: _Rule, elements: list[list[str]]) -> bool:
    """Return whether a rule applies to the last of some elements, each inside the one before."""
    at, joint = len(elements) - 1, ">"
    for outer, tag, names in reversed(rule.steps):
        while at >= 0 and not _is(elements[at], tag, names):
            if joint == ">":
                return False
            at -= 1
        if at < 0:
            return False
        at, joint = at - 1, outer
    return True


def _is(element: list[str], tag: str, names: tuple[str, ...]) -> bool:
    return tag in ("*", element[0]) and all(name in element[1:] for name in names)


def _counts(text: str, otherwise: int) -> list[tuple[str, int]]:
    words = text[:500].split()
    made: list[tuple[str, int]] = []
    for word in words:
        if made and re.fullmatch(r"-?\d{1,6}", word):
            made[-1] = (made[-1][0], int(word))
        elif re.match(r"[a-zA-Z_]", word) and word.lower() not in ("none", "inherit", "initial"):
            made.append((word, otherwise))
    return made


def _plain(string: str) -> str:
    return _CODE.sub(lambda found: _sign(found[1]) if found[1] else found[2], string)


def _sign(code: str) -> str:
    value = int(code, 16)
    return chr(value) if 0 < value < 0x110000 and not 0xD800 <= value < 0xE000 else "\ufffd"

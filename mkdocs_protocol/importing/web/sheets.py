"""The sheets of styles that stand in a page: what they hide, how lists are marked, and what they write before words.

Google Docs and Word-like programs number by `::before` and counters (CSS Lists 3, 4; CSS Content 3), and a page saved
from a browser hides much by a class. What a sheet from elsewhere says is not known: nothing is fetched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import counted
from mkdocs_protocol.importing.web.lists import counted_by_itself, is_known_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.web.tree import Node

_READ = frozenset({
    "display", "visibility", "list-style", "list-style-type", "counter-reset", "counter-increment", "counter-set", "content",
    "text-transform",
})  # fmt: skip
_TOKEN = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|/\*.*?(?:\*/|\Z)|[{};]", re.DOTALL)
_MOST = 2_000_000
"""Characters of all sheets that are read."""
_COMPOUND = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)*(?:::?(?:before|after|marker))?")
_PART = re.compile(r"([.#]?)([\w-]+)")
_OTHER_MEDIA = re.compile(r"\b(?:print|speech)\b|[(]")
_LONGEST_SELECTOR = 6
_VALUE = re.compile(
    r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|(counters?)\(\s*([\w-]+)\s*"
    r"(?:,\s*(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|([\w-]+)))?\s*(?:,\s*([\w-]+))?\s*\)|(\S+)"
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_MOST_RULES = 300
"""For one class, id or kind of element; of more, the last ones."""
_MOST_COUNTERS = 1_000

Key = tuple[str, str]
"""Of a simple selector: "", "." or "#", and the name."""


@dataclass(frozen=True, slots=True)
class _Rule:
    weight: tuple[int, int, int]
    compounds: tuple[tuple[str, tuple[Key, ...]], ...]
    """From left to right: how each follows on the one before (" " or ">"), and what it asks of its element."""
    part: str
    """Of the element: "", "before", "after" or "marker"."""
    given: tuple[tuple[str, str], ...]


def apply_sheets(root: Node) -> tuple[str, ...]:
    """Give each element what the page's style sheets say about it; return selectors that count and are not understood."""
    text = "\n".join(
        each
        for node in root.walk()
        if node.tag == "style"
        for each in node.inside
        if isinstance(each, str)
    )[:_MOST]
    rules: dict[Key, list[_Rule]] = defaultdict(list)
    unread: list[str] = []
    for rule in _rules(text, unread):
        _, keys = rule.compounds[-1]
        rules[keys[-1] if keys else ("", "*")].append(rule)
    if rules:
        _Styler({key: each[-_MOST_RULES:] for key, each in rules.items()}).style(root, [])
    return tuple(dict.fromkeys(unread))


def _rules(text: str, unread: list[str]) -> Iterator[_Rule]:
    order = 0
    for selectors, body in _blocks(text):
        given = tuple(_declarations(body))
        if not given:
            continue
        for selector in selectors.split(","):
            order += 1
            if rule := _rule(selector.strip(), order, given):
                yield rule
            elif any("counter" in words for pair in given for words in pair):
                unread.append(selector.strip())


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of each rule that holds on a screen."""
    start, prelude, depth, skipped = 0, "", 0, 0
    for found in _TOKEN.finditer(text):
        sign = found[0]
        if sign == "{":
            before = text[start : found.start()].strip()
            depth += 1
            if skipped:
                continue
            is_group = re.match(r"@(?:media|supports|layer)\b", before, re.IGNORECASE)
            if before.startswith("@") and (not is_group or _OTHER_MEDIA.search(before.lower())):
                skipped = depth
            prelude, start = "" if is_group else before, found.end()
        elif sign == "}":
            if not skipped and prelude:
                yield _without_comments(prelude), _without_comments(text[start : found.start()])
            if skipped == depth:
                skipped = 0
            depth, prelude, start = max(depth - 1, 0), "", found.end()
        elif sign == ";" and not prelude:
            start = found.end()


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|<!--|-->", " ", text, flags=re.DOTALL).strip()


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    start = 0
    for found in (*_TOKEN.finditer(body), None):
        if found is None or found[0] == ";":
            name, sign, value = body[start : found.start() if found else len(body)].partition(":")
            if sign and name.strip().lower() in _READ:
                yield name.strip().lower(), value.strip()
            start = found.end() if found else len(body)


def _rule(selector: str, order: int, given: tuple[tuple[str, str], ...]) -> _Rule | None:
    """Return a rule, None if its selector asks for what is not known here."""
    words = re.sub(r"\s*>\s*", " > ", selector).split()
    compounds: list[tuple[str, tuple[Key, ...]]] = []
    joint, part = " ", ""
    ids = classes = tags = 0
    for word in words:
        if word == ">":
            joint = ">"
            continue
        if part or not _COMPOUND.fullmatch(word):
            return None
        names, _, part = word.replace("::", ":").partition(":")
        keys = tuple(
            sorted((sign, name if sign else name.lower()) for sign, name in _PART.findall(names))
        )
        keys = tuple(sorted(keys, key=lambda key: "\0.#".find(key[0] or "\0")))
        ids += sum(sign == "#" for sign, _ in keys)
        classes += sum(sign == "." for sign, _ in keys)
        tags += sum(not sign for sign, _ in keys)
        compounds.append((joint, keys))
        joint = " "
    if not compounds or len(compounds) > _LONGEST_SELECTOR:
        return None
    return _Rule((100 * ids + 10 * classes + tags, order, 0), tuple(compounds), part, given)


class _Styler:
    """Walks through a page once, in order, as counters do."""

    def __init__(self, rules: dict[Key, list[_Rule]]) -> None:
        self._rules = rules
        self._counters: list[tuple[str, int, list[int]]] = []
        """Name, the depth of the element that began it, and its value."""
        self._places: dict[int, int] = {}
        self._known: dict[tuple[int, str, str, str], int] = {}
        self._found: dict[int, list[_Rule]] = {}

    def style(self, node: Node, above: list[Node]) -> None:
        """Give an element and all in it their styles; `above` are the elements that it stands in."""
        parts = self._matched(node, above)
        node.sheet, node.important = parts.get("", ({}, {}))
        own = {**node.sheet, **node.important}
        if own.get("display", "").startswith("none"):
            return
        depth = len(above)
        self._count(own, depth)
        self._count(counted_by_itself(node), depth)
        if parts.get("marker", ({}, {}))[0].get("content", "normal") != "normal":
            node.marker = self._content(node, parts, "marker", depth + 1)
        node.before = self._content(node, parts, "before", depth + 1)
        inner = [*above, node]
        for each in node.nodes:
            self.style(each, inner)
        node.after = self._content(node, parts, "after", depth + 1)
        while self._counters and self._counters[-1][1] > depth:
            self._counters.pop()

    def _matched(
        self, node: Node, above: list[Node]
    ) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
        keys = [
            ("", "*"),
            ("", node.tag),
            *((".", name) for name in node.given.get("class", "").split()),
        ]
        if node.given.get("id"):
            keys.append(("#", node.given["id"]))
        # The same rules apply wherever elements of the same names are inside elements of the same names.
        outer = self._places.get(id(above[-1]), 0) if above else 0
        named = (outer, node.tag, node.given.get("class", ""), node.given.get("id", ""))
        place = self._places[id(node)] = self._known.setdefault(named, len(self._known) + 1)
        if place not in self._found:
            self._found[place] = [
                rule
                for key in keys
                for rule in self._rules.get(key, ())
                if _fits(rule, node, above)
            ]
        found = self._found[place]
        made: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        for rule in sorted(found, key=lambda rule: rule.weight):
            usual, important = made.setdefault(rule.part, ({}, {}))
            for name, value in rule.given:
                plain, mark, _ = value.partition("!")
                (important if mark else usual)[name] = plain.strip()
        return made

    def _content(
        self,
        node: Node,
        parts: dict[str, tuple[dict[str, str], dict[str, str]]],
        part: str,
        depth: int,
    ) -> str:
        """Return what a sheet writes before or after the words of an element."""
        usual, important = parts.get(part, ({}, {}))
        own = {**usual, **important}
        if not own or own.get("display", "").startswith("none"):
            return ""
        self._count(own, depth)
        return self._written(own.get("content", ""), node, is_mark=part == "marker")

    def _count(self, own: dict[str, str], depth: int) -> None:
        for name, value in _numbered(own.get("counter-reset", ""), 0):
            at = next(
                (n for n, each in enumerate(self._counters) if each[:2] == (name, depth)), None
            )
            if at is None and len(self._counters) < _MOST_COUNTERS:
                self._counters.append((name, depth, [value]))
            elif at is not None:
                self._counters[at][2][0] = value
        for name, value in _numbered(own.get("counter-increment", ""), 1):
            self._named(name, depth)[0] += value
        for name, value in _numbered(own.get("counter-set", ""), 0):
            self._named(name, depth)[0] = value

    def _named(self, name: str, depth: int) -> list[int]:
        found = next((value for key, _, value in reversed(self._counters) if key == name), None)
        if found is None:
            found = [0]
            if len(self._counters) < _MOST_COUNTERS:
                self._counters.append((name, depth, found))
        return found

    def _written(self, content: str, node: Node, *, is_mark: bool) -> str:
        made = ""
        counts = False
        for found in _VALUE.finditer(content[:500]):
            words = found[1] if found[1] is not None else found[2]
            if words is not None:
                made += _unescaped(words)
            elif found[3]:
                values = [value[0] for name, _, value in self._counters if name == found[4]] or [0]
                form = found[7] or found[8] or "decimal"
                node.has_doubtful_number = node.has_doubtful_number or not is_known_form(form)
                last = values if found[3] == "counters" else values[-1:]
                made += _unescaped(found[5] or found[6] or "").join(
                    counted(each, form) for each in last
                )
                counts = True
            elif found[9] in _QUOTES:
                made += _QUOTES[found[9]]
            elif given := _ATTRIBUTE.fullmatch(found[9]):
                made += node.given.get(given[1], "")
            else:
                return ""
        # A sign before a link is decoration; in an icon font, letters are not letters.
        is_said = (
            counts
            or is_mark
            or any(map(str.isalnum, made))
            or made.strip() in _BULLETS
            or _POINTS.fullmatch(made)
        )
        return made if is_said and not any("\ue000" <= each <= "\uf8ff" for each in made) else ""


_BULLETS = frozenset("•●○◦■▪□–—-*·‣➢►")
_POINTS = re.compile(r"[\s“”‘’\"'()\[\]:;,.§£…]+")
_QUOTES = {"open-quote": "“", "close-quote": "”"}
_ATTRIBUTE = re.compile(r"attr\(([\w-]+)\)")


def _fits(rule: _Rule, node: Node, above: list[Node]) -> bool:
    """Return whether a rule applies to an element."""
    joint, keys = rule.compounds[-1]
    if not _has(node, keys):
        return False
    at = len(above) - 1
    for outer, wanted in reversed(rule.compounds[:-1]):
        if joint == ">":
            if at < 0 or not _has(above[at], wanted):
                return False
        else:
            while at >= 0 and not _has(above[at], wanted):
                at -= 1
            if at < 0:
                return False
        at -= 1
        joint = outer
    return True


def _has(node: Node, keys: tuple[Key, ...]) -> bool:
    classes = node.given.get("class", "").split()
    return all(
        name in classes if sign == "." else name == (node.given.get("id") if sign else node.tag)
        for sign, name in keys
    )


def _numbered(value: str, otherwise: int) -> Iterator[tuple[str, int]]:
    for found in re.finditer(r"([a-zA-Z_][\w-]*)(?:\s+(-?\d{1,6})\b)?", value[:500]):
        if found[1].lower() not in {"none", "inherit", "initial"}:
            yield found[1], int(found[2]) if found[2] else otherwise


def _unescaped(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        if not found[1]:
            return found[2]
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"

    return _ESCAPE.sub(sign, text)

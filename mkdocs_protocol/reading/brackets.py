"""What keeps the parser's time in proportion to the text: which brackets are worth checking.

For each "[" or "<" the parser looks for what closes it, to the end of the paragraph if necessary; thirteen thousand
of them take a quarter of an hour. Here each bracket's other half is found once for each paragraph, and a rule is
asked only if the brackets close and are followed by what makes them a link or a marked span.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_DEEPEST = 20
"""How deeply nested brackets are looked into; nobody writes more."""
_FOUND = "brackets"
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TARGET = re.compile(
    r"\(\s{0,9}(?:<[^<>\n]{0,2000}>|[^\s<\[\]][^\s\[\]]{0,2000}?)?"
    r"(?:\s{1,9}(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|\([^()]{0,2000}\)))?\s{0,9}\)"
)
_FOLLOWED = {"link": "(", "image": "(", "span": "{"}
_BEGINS = {
    "text": "", "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_",
    "link": "[", "span": "[", "image": "!", "autolink": "<", "html_inline": "<", "entity": "&", "loose_brace": "{",
}  # fmt: skip
"""The characters that each rule can begin with; `text` is asked everywhere."""
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,2000}>")


def guarded(
    name: str, rule: Callable[[StateInline, bool], bool]
) -> Callable[[StateInline, bool], bool]:
    """Return a rule that looks at a bracket only if it can begin what the rule handles."""
    if name not in _FOLLOWED:
        return rule

    def asked(state: StateInline, silent: bool) -> bool:
        at = state.pos + (name == "image")
        if state.src[at : at + 1] != "[":
            return False
        closing = _closing(state).get(at)
        if closing is None or state.src[closing + 1 : closing + 2] != _FOLLOWED[name]:
            return False
        if name != "span" and not _TARGET.match(state.src, closing + 1):
            return False
        return rule(state, silent)

    return asked


def ask_by_sign(parser: MarkdownIt) -> None:
    """Let a parser ask each inline rule only at characters that the rule can begin with.

    Otherwise it would ask all of them at every special character, and a text of nothing else would take ten times as
    long. Each token notes where in its run of text it begins.
    """
    ruler = parser.inline.ruler
    known = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    by_sign: dict[str, list[Callable[[StateInline, bool], bool]]] = {}
    for name, rule in known.items():
        for sign in _BEGINS[name]:
            by_sign.setdefault(sign, []).append(guarded(name, rule))

    def asked(state: StateInline, silent: bool) -> bool:
        offset, before = state.pos, len(state.tokens)
        for rule in by_sign.get(state.src[offset], ()):
            if rule(state, silent):
                for token in state.tokens[before:]:
                    token.meta.setdefault("offset", offset)
                return True
        return False

    ruler.push("by_sign", asked)
    ruler.enableOnly(["text", "by_sign"])


def html_in_line(state: StateInline, silent: bool) -> bool:
    """Take anything that looks like HTML, valid or not: all of it is refused, so that no word hides in it."""
    tag = _TAG.match(state.src, state.pos)
    if not tag:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = tag[0]
    state.pos = tag.end()
    return True


def _closing(state: StateInline) -> Mapping[int, int]:
    """Return where each opening bracket of the run is closed, leaving out those nested too deep."""
    known = state.env.get(_FOUND)
    if known is None or known[0] is not state.src:
        known = state.env[_FOUND] = (state.src, _pairs(state.src))
    pairs: Mapping[int, int] = known[1]
    return pairs


def _pairs(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    heights: dict[int, int] = {}
    open_: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            open_.append(found.start())
            heights[found.start()] = 1
        elif found[0] == "]" and open_:
            opening = open_.pop()
            if heights[opening] <= _DEEPEST:
                pairs[opening] = found.start()
            if open_:
                heights[open_[-1]] = max(heights[open_[-1]], heights[opening] + 1)
    return pairs

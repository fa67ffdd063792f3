"""Which words of a clause are about a topic: all of them, or parts, which are then marked and named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Classification, Clause, Part

# What `adopted` writes for a part on pages other than its own. Words are escaped, and a part holds no
# other part, so this finds each part whole and nothing else, in the order of the text.
_PART = re.compile(r'<span class="protocol-part">(.*?)</span>', re.DOTALL)

_SHORT = 9
"""How many words are quoted in full; of longer parts, only the first and the last words are."""


def parts_about(clause: Clause, topic: str, *, second: bool = False) -> tuple[Part, ...]:
    """Return the parts that are about a topic, if the whole clause is not.

    With `second`, those that touch on it among other things. An empty tuple means all of it.
    """
    if not clause.divided and _is_about(clause.classification, topic, second=second):
        return ()
    return tuple(
        part for part in clause.parts if _is_about(part.classification, topic, second=second)
    )


def marked(html: Markup, clause: Clause, parts: tuple[Part, ...]) -> Markup:
    """Mark the words of some parts in the clause's HTML."""
    chosen = {part.id for part in parts}
    flags = iter([part.id in chosen for part in clause.parts])

    def mark(found: re.Match[str]) -> str:
        return f"<mark>{found[1]}</mark>" if next(flags) else found[0]

    return Markup(_PART.sub(mark, html)) if parts else html


def named_parts(parts: tuple[Part, ...]) -> Markup:
    """Say in words which words are marked, for readers who cannot see the marks."""
    return Markup(joined([str(_named(part)) for part in parts]))


def _is_about(given: Classification, topic: str, *, second: bool) -> bool:
    return topic in given.also if second else given.topic == topic


def _named(part: Part) -> Markup:
    words = part.text.split()
    if len(words) <= _SHORT:
        return Markup(_("“{words}”")).format(words=_quoted(words))
    return Markup(_("“{first} … {last}”")).format(
        first=_quoted(words[:3]), last=_quoted(words[-3:])
    )


def _quoted(words: list[str]) -> Markup:
    return Markup('<span class="protocol-quoted">{}</span>').format(" ".join(words))

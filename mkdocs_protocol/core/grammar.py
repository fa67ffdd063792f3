"""Words put together into sentences that are worked out below the pages: findings and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.words.gettext import NP_, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = (
    NP_("number", "no"), NP_("number", "one"), NP_("number", "two"), NP_("number", "three"), NP_("number", "four"),
    NP_("number", "five"), NP_("number", "six"), NP_("number", "seven"), NP_("number", "eight"), NP_("number", "nine"),
)  # fmt: skip
_VOWELS = frozenset("aeiouwyâêîôûŵŷ")
_ARTICLES = ("a", "an", "another", "any", "each", "other", "the", "their")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    *most, end = [*words] or [""]
    if not most:
        return end
    if last == "or":
        pattern = _("{words} or {last}")
    elif end[:1].casefold() in _VOWELS:
        # For translators: the same, where {last} begins with a vowel: in Welsh "ac" and not "a".
        pattern = pgettext("before a vowel", "{words} and {last}")
    else:
        pattern = _("{words} and {last}")
    return pattern.format(words=_(", ").join(most), last=end)


def with_article(name: str) -> str:
    """Return a role's name as a document prints it, with its article within a sentence: "the Town Clerk".

    A name that has its own article or the like is left as it is, and so is a level, which is nobody's post: "another
    appointed Officer", "senior officer level".
    """
    words = name.casefold().split(" ")
    if words[0] in _ARTICLES or words[-1] == "level":
        return name
    # For translators: whom a sentence names by a post, such as "the Town Clerk".
    return _("the {post}").format(post=name)


def capital(sentence: str) -> str:
    """Return a sentence with a capital first letter."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def number_in_words(count: int) -> str:
    """Return a number as it is written in a sentence: "no", "two", "10"."""
    return pgettext("number", _NUMBERS[count]) if count < len(_NUMBERS) else str(count)

"""How a text is cut into words, and which of their forms are one word; `search-words.js` cuts a query in the same way."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import snowballstemmer

SMALL_WORDS = frozenset({
    "a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "done", "down", "each", "either", "else", "ever", "few", "for", "from", "further",
    "get", "gets", "getting", "give", "given", "gives", "go", "goes", "going", "got", "had", "has", "have",
    "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "itself", "just", "let", "like", "made", "make", "makes", "may", "me", "might", "mine", "more", "most",
    "much", "must", "my", "neither", "no", "nor", "not", "of", "off", "on", "once", "one", "only", "or",
    "other", "our", "ours", "out", "over", "own", "please", "put", "she", "should", "so", "some", "such",
    "than", "that", "the", "their", "theirs", "them", "then", "there", "these", "they", "this", "those",
    "to", "too", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what", "whats", "when",
    "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
    "without", "would", "you", "your", "yours",
})  # fmt: skip
"""Words that every text has: they never count alone, in a text or in a query."""

_TOKEN = re.compile(r"\d+(?:\.\d+)+[a-z]?|(?:[^\W\d_]-)?[^\W_]+(?:['’][^\W\d_]+)*")
_SPECIAL = frozenset("0123456789'-")
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
_NUMBER = re.compile(r"\d+(?:\.\d+)*[a-z]?")
_STEMMER = snowballstemmer.stemmer("english")


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    if not text.isascii():
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
        )
    return text.lower()


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, folded: "the Council's e-mail" is the, council, email."""
    small = folded(text)
    if small.isascii() and not small.isalpha() and _SPECIAL.isdisjoint(small):
        return small.translate(_SPACES).split()  # a fifth of the time, for nearly every text
    cut = _TOKEN.findall(small)
    is_plain = "'" not in small and "’" not in small and "-" not in small
    return cut if is_plain else [_bare(token) for token in cut]


def is_number(token: str) -> bool:
    """Return whether a word is a number as clauses have it."""
    return _NUMBER.fullmatch(token) is not None


@cache
def stem(token: str) -> str:
    """Return what the forms of a word have in common; a number is itself."""
    return token if is_number(token) else str(_STEMMER.stemWord(token))


def stems(text: str) -> list[str]:
    """Return the stems of the words that count in a text, in order."""
    return [stem(token) for token in tokens(text) if token not in SMALL_WORDS]


def forms_of(token: str) -> list[str]:
    """Return forms that a word may have besides, right or not: those that share its stem are forms of it."""
    bases = {token, token.removesuffix("s"), token.removesuffix("ed"), token.removesuffix("ing")}
    if token.endswith(("ied", "ies")):
        bases.add(f"{token[:-3]}y")
    if token.endswith("e"):
        bases.add(token[:-1])
    return sorted({f"{base}{end}" for base in bases if len(base) > 2 for end in _ENDS})


_ENDS = ("", "s", "ed", "ing", "er")


def _bare(token: str) -> str:
    if "'" in token or "’" in token:
        head, _, tail = token.replace("’", "'").partition("'")
        token = head if tail in ("", "s") else head + tail.replace("'", "")
    return token.replace("-", "") if "-" in token else token

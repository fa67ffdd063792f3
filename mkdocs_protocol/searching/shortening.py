"""What a browser reads about the words of an index, in few bytes: common beginnings are written once."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.searching.packing import packed_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable


def shortened(asking: dict[str, Any]) -> dict[str, Any]:
    """Return what a search needs of the vocabulary, in the short form that docs/data.md describes."""
    lists = [
        asking["not_needed"],
        asking["who"],
        *(side["words"] for side in asking["sides"].values()),
    ]
    lists += [ways for _, _, ways in asking["asked"]]
    lists += [one for pair in asking["leads"] for one in pair]
    used = Counter(word for phrases in lists for phrase in phrases for word in phrase.split())
    words = sorted(used, key=lambda word: (-used[word], word))
    number = {word: place for place, word in enumerate(words, 1)}

    def short(phrases: Iterable[str]) -> str:
        return packed_numbers(
            chain.from_iterable((*map(number.__getitem__, one.split()), 0) for one in phrases)
        )

    return asking | {
        "words": " ".join(words),
        "not_needed": short(asking["not_needed"]),
        "who": short(asking["who"]),
        "sides": {
            name: one | {"words": short(one["words"])} for name, one in asking["sides"].items()
        },
        "asked": [[ref, place, short(ways)] for ref, place, ways in asking["asked"]],
        "leads": [
            [short(typed), short(found), [round(100 * weight) for weight in found.values()]]
            for typed, found in asking["leads"]
        ],
        "subjects": [_short_subject(one) for one in asking["subjects"]],
    }


def shortened_words(stem: str, count: int, own: list[str], further: list[str]) -> str:
    """Return the forms of a word, those that are written and others, in the short form that docs/data.md describes."""
    # Nearly all correct words that no text has are like this, and a small index has mostly such words.
    if not own and further == [stem]:
        return f"{stem},,{count};"
    cut = _alike([stem, *own, *further])
    line = ",".join([stem[:cut], stem[cut:], str(count), *(one[cut:] for one in sorted(own))])
    return ";".join([line, *(one[cut:] for one in sorted(further))])


def _short_subject(subject: dict[str, Any]) -> dict[str, Any]:
    words = [[_beginning_once(forms) for forms in phrase] for phrase in subject["words"]]
    return subject | {"words": words}


def _beginning_once(forms: list[str]) -> str:
    """Return forms of a word as what all begin with, and the end of each: "gift,,s,ed"."""
    cut = _alike(forms)
    return ",".join([forms[0][:cut], *(form[cut:] for form in forms)])


def _alike(words: list[str]) -> int:
    """Return how many letters all words have in common at the beginning."""
    first, last = min(words), max(words)
    if last.startswith(first):
        return len(first)
    return next(n for n, letter in enumerate(first) if letter != last[n : n + 1])

"""Which topic a clause is about, by three signs of equal weight and one of less.

How similar it is to the nearest passage of each topic; to all passages of the topic together; and to the topic's
definition in the list of topics; and, with less weight, how similar its heading is to headings that others have the
topic under. The words of a definition are joined by those that search.yml says mean the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import folded, role_names
from mkdocs_protocol.core.phrases import words
from mkdocs_protocol.core.text import ItemList
from mkdocs_protocol.proposing.nearest import Known
from mkdocs_protocol.proposing.statements import bag_of_words
from mkdocs_protocol.proposing.subjects import MATTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Classification, Clause
    from mkdocs_protocol.core.searching import SearchVocabulary

MOST_COUNCILS = 40
"""How many other councils are learnt from: more would cost time and add little."""
_HEADING = 0.25
"""How much a heading counts beside the words: "General principles" can be above anything. With a weight of 1, 46 of
100 clauses of four texts from councils' pages had the right topic; with this one 68 had, and none of the five
documents lost by it."""
_WORDS = 1.0
_WORDS_OF_HEADING = 0.15
"""How much it counts that a clause, or its heading, has the words that the list of topics gives."""
_LENGTHS = (0.0, 0.45, 0.8, 1.1)
"""How much a phrase of one, two, three or more words says."""
_BETWEEN = 3
"""How many other words may stand between those of a phrase."""
_BEGINNING, _EARLY = 6, 1.3
"""What stands among the first words of a clause says more of what it is about."""
_CLOSE = 5
"""Among how many topics one is looked for that is about complaints."""
_SHARPNESS = 5.0
"""How sharply the signs are turned into shares: with this, more than half of the topics with a share of one half are
right (tests/benchmark/proposals_quality.py)."""


def learnt_from(handbook: Handbook, council: Council) -> list[Council]:
    """Return the councils to learn from for one: itself, and some of those whose clauses people have classified."""
    others = (one for one in handbook.councils if one.id != council.id and _is_sorted(one))
    return [council, *islice(others, MOST_COUNCILS)]


def _is_sorted(council: Council) -> bool:
    return any(True for clause in council.leading_edition.clauses for _ in classified(clause))


def classified(clause: Clause) -> Iterator[tuple[Classification, str]]:
    """Yield the passages of a clause that have a topic: itself, unless it is divided, and its parts."""
    if clause.classification.topic and not clause.divided:
        yield clause.classification, clause.text
    for part in clause.parts:
        if part.classification.topic:
            yield part.classification, part.text


_NO_GROUP = re.compile(
    r"\b(?:neither|either|each|both|all|any|other|third|injured|interested) part(?:y|ies)\b",
    re.IGNORECASE,
)
"""Parties that are not political."""


class Signs:
    """The words and phrases in which clauses speak of each topic, as the list of topics gives them."""

    def __init__(
        self, given: Mapping[str, Sequence[str]], names: Names, little: frozenset[str]
    ) -> None:
        """Take the words of each topic, by its id; `names` are what a council calls its roles."""
        self._names, self._little = names, little
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for topic, phrases in given.items():
            for phrase in phrases:
                if found := tuple(folded(phrase, names, little)):
                    self._by_first[found[0]].append((found, topic))

    def of(self, text: str) -> dict[str, float]:
        """Return how much a text speaks of each topic that it has a sign of, from 0 to 1.

        The words of a phrase stand in their order, with few others between them. A longer phrase says more.
        """
        said = [*folded(_NO_GROUP.sub(" ", text), self._names, self._little)]
        seen: dict[tuple[tuple[str, ...], str], int] = {}
        for at, word in enumerate(said):
            for phrase, topic in self._by_first.get(word, ()):
                if _follows(phrase, said[at : at + len(phrase) + _BETWEEN]):
                    seen.setdefault((phrase, topic), at)
        total: defaultdict[str, float] = defaultdict(float)
        for (phrase, topic), at in seen.items():
            total[topic] += _LENGTHS[min(len(phrase), 3)] * (_EARLY if at < _BEGINNING else 1.0)
        return {topic: 1 - math.exp(-score) for topic, score in total.items()}


def _follows(phrase: Sequence[str], said: Sequence[str]) -> bool:
    rest = iter(said)
    return all(word in rest for word in phrase)


class Topics:
    """What is known about each topic, to tell which one a clause of a council is about."""

    def __init__(self, handbook: Handbook, council: Council, clauses: Sequence[Clause]) -> None:
        """Learn from a handbook; `clauses` are those of the council that will be asked about."""
        self._handbook = handbook
        self._council = council
        own = [self._bag(council, f"{one.heading} {one.text}") for one in clauses]
        heads = [self._bag(council, one.heading) for one in clauses]
        passages = [*self._passages()]
        meant = [
            (self._meaning(topic.label, topic.definition), topic.id)
            for topic in handbook.vocabulary.topics
        ]
        together: defaultdict[str, Bag] = defaultdict(Counter)
        for bag, topic in [*passages, *meant]:
            together[topic].update(bag)
        self._known = (
            Known([*passages, *meant], own),
            Known([(bag, topic) for topic, bag in together.items()], own),
            Known(meant, own),
        )
        labels = [
            (self._bag(council, topic.label), topic.id) for topic in handbook.vocabulary.topics
        ]
        self._signs = Signs(
            {topic.id: topic.words for topic in handbook.vocabulary.topics},
            role_names(council, handbook.vocabulary.roles),
            handbook.vocabulary.little_words,
        )
        self._headings = Known([*self._heads(), *labels], heads)

    def of(self, clause: Clause) -> list[tuple[float, str]]:
        """Return the topics that a clause may be about, each with its share of the evidence, the largest first."""
        bag = self._bag(self._council, f"{clause.heading} {clause.text}")
        total: dict[str, float] = {}
        for known in self._known:
            _add(total, known.like(bag))
        heads = self._headings.like(self._bag(self._council, clause.heading))
        _add(total, [(_HEADING * score, topic) for score, topic in heads])
        own = self._signs.of(lead_in(clause)) or self._signs.of(clause.text)
        for found, weight in ((own, _WORDS), (self._signs.of(clause.heading), _WORDS_OF_HEADING)):
            for topic, score in found.items():
                total[topic] = total.get(topic, 0.0) + weight * score
        number = len(self._handbook.vocabulary.topics)
        weights = {topic: math.exp(_SHARPNESS * score) for topic, score in total.items()}
        whole = sum(weights.values()) + max(0, number - len(weights))
        shares = ((weight / whole, topic) for topic, weight in weights.items())
        return sorted(shares, key=lambda one: -one[0])

    def _passages(self) -> Iterator[tuple[Bag, str]]:
        for one in learnt_from(self._handbook, self._council):
            for clause in one.leading_edition.clauses:
                for given, text in classified(clause):
                    yield self._bag(one, f"{clause.heading} {text}"), given.topic or ""

    def _heads(self) -> Iterator[tuple[Bag, str]]:
        for one in learnt_from(self._handbook, self._council):
            for clause in one.leading_edition.clauses:
                if clause.heading:
                    for given, _ in classified(clause):
                        yield self._bag(one, clause.heading), given.topic or ""

    def _bag(self, council: Council, text: str) -> Bag:
        text = _NO_GROUP.sub(" ", text)
        vocabulary = self._handbook.vocabulary
        return bag_of_words(text, role_names(council, vocabulary.roles), vocabulary.little_words)

    def _meaning(self, label: str, definition: str) -> Bag:
        said = f"{label} {definition}"
        return self._bag(
            self._council, " ".join([said, *same_words(said, self._handbook.vocabulary.search)])
        )


def of_matters(topics: Sequence[tuple[float, str]], handbook: Handbook) -> list[tuple[float, str]]:
    """Return topics with those first that are about what somebody can do who has a complaint."""
    about = {
        one.id
        for one in handbook.vocabulary.topics
        if MATTER.search(f"{one.label} {one.definition}")
    }
    first = [topic for _, topic in topics[:_CLOSE] if topic in about]
    order = [*first, *(topic for _, topic in topics if topic not in first)]
    return [*zip((score for score, _ in topics), order, strict=True)]


def same_words(text: str, search: SearchVocabulary) -> Iterator[str]:
    """Yield the words that mean the same as some words of a text.

    What everyday words lead a search to is left out: it is no meaning, and made proposals worse by a little.
    """
    said = f" {' '.join(words(text))} "

    def has(these: Iterable[str]) -> bool:
        return any(f" {' '.join(words(one))} " in said for one in these)

    for group in search.same:
        if has(group):
            yield from group


def lead_in(clause: Clause) -> str:
    """Return what leads in to the list of a clause, "" where it has none: it says what all its items are about.

    A list directly below a heading is led in to by that.
    """
    if clause.blocks and isinstance(clause.blocks[0], ItemList):
        return clause.heading
    first, colon, _ = clause.text.partition(":")
    return first if colon and "." not in first else ""


def _add(total: dict[str, float], likes: Iterable[tuple[float, str]]) -> None:
    """Add the likeness of its most similar passage to each topic; the most similar passages come first."""
    seen: set[str] = set()
    for score, topic in likes:
        if topic not in seen:
            total[topic] = total.get(topic, 0.0) + score
            seen.add(topic)

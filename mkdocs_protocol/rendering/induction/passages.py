"""Passages as the induction pages show them: in the council's words, must first, with technical terms explained once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.passages_for import Strength, binding_words, by_strength
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.languages import lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.comparing.passages_for import ClassifiedPassage
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.learning import GlossaryEntry
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_SHOWN = 7
"""How many passages of a list are open; the rest are folded."""


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A technical term, explained where it first occurs."""

    term: str
    text: str
    source: str
    dated: str
    """The day on which it was checked, in words."""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """One passage."""

    words: Markup
    href: str
    label: str
    is_advice: bool
    explained: tuple[ExplainedWord, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring passages under the same introductory words: "Officers must:"."""

    lead_in: Markup
    lang: Markup
    passages: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True)
class PassageList:
    """Passages, the first few open and the rest folded."""

    title: str
    """Whose passages they are, if there are two lists under a heading; otherwise ""."""
    shown: tuple[Group, ...]
    folded: tuple[Group, ...]
    count_folded: int


class Explainer:
    """Explains each technical term once on a page: where it first occurs."""

    def __init__(self, glossary: Iterable[GlossaryEntry]) -> None:
        self._left = list(glossary)

    def of(self, text: str) -> tuple[ExplainedWord, ...]:
        """Return the terms in a text that have not been explained yet."""
        found = [entry for entry in self._left if any(_has(text, words) for words in entry.words)]
        self._left = [entry for entry in self._left if entry not in found]
        return tuple(
            ExplainedWord(
                entry.term, entry.text, entry.source, show_day(date.fromisoformat(entry.dated))
            )
            for entry in found
        )


class Shelf:
    """Makes the lists of one page."""

    def __init__(self, site: Site, council: Council, here: Address, explainer: Explainer) -> None:
        self._site, self._council, self._explainer = site, council, explainer
        edition = council.leading_edition
        self._lang = lang(edition)
        self._page = site.addresses.link(here, site.addresses.edition(council.id, edition.id))

    def list_of(self, title: str, passages: Iterable[ClassifiedPassage]) -> PassageList:
        """Return a list, must first; a sentence that comes both for a part and for its clause is shown once."""
        kept: dict[tuple[str, str], ClassifiedPassage] = {}
        for one in by_strength(passages):
            if (one.clause.id, one.words) not in kept or not one.part:
                kept[one.clause.id, one.words] = one
        ranked = [one for one in kept.values() if not _is_said_by_another(one, kept.values())]
        # Words are explained in the order in which a reader meets them.
        shown = tuple(self._groups(ranked[:MOST_SHOWN]))
        folded = tuple(self._groups(ranked[MOST_SHOWN:]))
        return PassageList(title, shown, folded, len(ranked[MOST_SHOWN:]))

    def _groups(self, passages: Sequence[ClassifiedPassage]) -> Iterator[Group]:
        together: list[list[ClassifiedPassage]] = []
        for passage in passages:
            last = together[-1][-1] if together else None
            if (
                last
                and last.lead_in
                and (last.clause.id, last.lead_in) == (passage.clause.id, passage.lead_in)
            ):
                together[-1].append(passage)
            else:
                together.append([passage])
        for group in together:
            lead_in = emphasised(group[0].lead_in)
            yield Group(lead_in, self._lang, tuple(map(self._passage, group)))

    def _passage(self, passage: ClassifiedPassage) -> ShownPassage:
        return ShownPassage(
            words=_with_what_it_points_to(passage.words, passage.before),
            href=f"{self._page}#{clause_anchor(passage.part or passage.clause.id)}",
            label=clause_name(passage.clause),
            is_advice=passage.given.kind == "advice",
            explained=self._explainer.of(passage.words),
        )


def _is_said_by_another(one: ClassifiedPassage, among: Iterable[ClassifiedPassage]) -> bool:
    """Return whether another passage that is no less binding shows the same words before its own."""
    return any(
        other is not one
        and other.clause.id == one.clause.id
        and one.words in other.before  # Most stand alone, and this finds that out first.
        and other.strength <= one.strength
        for other in among
    )


@lru_cache(maxsize=1024)  # Most passages concern several of those who are new.
def _with_what_it_points_to(words: str, before: str) -> Markup:
    said = emphasised(words)
    return Markup("%s %s") % (before, said) if before else said


def emphasised(words: str) -> Markup:
    """Return words with emphasis on those that say how binding they are; the emphasis is the handbook's."""
    out, at = Writer(), 0
    for start, end, strength in binding_words(words):
        if strength is not Strength.MAY or words[start:end].casefold().startswith("may"):
            out.text(words[at:start])
            out.tag("b", words[start:end], _STRONG)
            at = end
    out.text(words[at:])
    return markup_of(out.done())


_STRONG = {"class": "protocol-modal"}


def _has(text: str, words: str) -> bool:
    # Most terms are not in most texts, and this finds that out far more quickly.
    return words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))

"""A text divided into statements: sentences and items of lists, each with the line that introduces it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.passages_for import passages_of
from mkdocs_protocol.comparing.two_documents.folding import folded
from mkdocs_protocol.core.pointing import read_with
from mkdocs_protocol.core.quoting import fault_of
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition

SENTENCE = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)[”’\"')\]]*\s+(?=[A-Z“\"'(])")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or an item of a list, as the text has it."""

    clause: Clause
    lead_in: str
    """What comes before the list that it is an item of ("Officers must:"), or ""."""
    words: str
    given: Classification
    order: int
    """Where it is in the edition."""

    @property
    def whole(self) -> str:
        """The line that introduces it and its own words."""
        return f"{self.lead_in} {self.words}" if self.lead_in else self.words

    @property
    def before(self) -> str:
        """The sentences before it that it points back to ("They are …"), if they can be quoted with it; or ""."""
        text = " ".join(self.clause.text.split())
        before = read_with(text[: text.find(self.words)].strip(), self.words)
        return before if before and not fault_of(self.clause, f"{before} {self.words}") else ""

    @property
    def quotes(self) -> tuple[tuple[str, str], ...]:
        """The clause and the words of each quotation that it needs.

        Beside its own words these are what it points back to, or the line that introduces it.
        """
        if before := self.before:
            return ((self.clause.id, f"{before} {self.words}"),)
        own = ((self.clause.id, self.words),)
        return ((self.clause.id, self.lead_in), *own) if self.lead_in else own


def statements_of(edition: Edition) -> tuple[Statement, ...]:
    """Return what an edition states, in the order of the text; only words that can be quoted from their clause."""
    found: list[Statement] = []
    for passage in passages_of(edition):
        lead_in = " ".join(passage.lead_in.split())
        for line in passage.words.split("\n"):
            for place, sentence in enumerate(SENTENCE.split(line)):
                words = " ".join(sentence.split())
                if _LETTER.search(words) and not fault_of(passage.clause, words):
                    led = lead_in if not place else ""
                    found.append(Statement(passage.clause, led, words, passage.given, len(found)))
    return tuple(found)


def bag_of_words(text: str, names: Names, little: frozenset[str]) -> Bag:
    """Return the folded words of a text that say what it is about."""
    return Counter(folded(text, names, little))


def is_rule(statement: Statement) -> bool:
    """Return whether a statement is a rule, and not only advice to councils in general."""
    return statement.given.kind is not ClauseKind.ADVICE

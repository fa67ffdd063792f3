"""How many documents cover a topic, as numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.grammar import capital, joined

COVERAGE_MEANINGS: Mapping[Coverage, str] = {
    Coverage.COVERED: "At least one clause, or a part of one, is mainly about the topic.",
    Coverage.PARTLY: (
        "The document only touches on it, in clauses that are mainly about something else."
    ),
    Coverage.SILENT: (
        "The document was searched and says nothing on it. Silent is about the document: "
        "it does not say what the council does."
    ),
    Coverage.UNCLASSIFIED: (
        "Nobody has yet said whether the document deals with it, or not all of it is known."
    ),
}
"""What each of the four states means, for a reader who meets them for the first time."""


_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """Return a number as running text has it: three, 12, 1,204."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents are in each state on one topic."""

    numbers: Mapping[Coverage, int]

    @classmethod
    def of(cls, states: Iterable[Coverage]) -> Tally:
        """Count the states of some documents."""
        return cls(Counter(states))

    def __getitem__(self, state: Coverage) -> int:
        return self.numbers.get(state, 0)

    @property
    def total(self) -> int:
        """How many documents there are."""
        return sum(self.numbers.values())

    @property
    def summary(self) -> str:
        """A few words for a row of a table: "Covered by three, partly by one; one silent".

        Of one document there is nothing to count: "".
        """
        if self.total < 2:
            return ""
        alone = next((state for state in Coverage if self[state] == self.total), None)
        if alone:
            return capital(_ALONE[alone].format(all=self._all))
        by = [f"{words} {in_words(self[state])}" for state, words in _BY.items() if self[state]]
        rest = [f"{in_words(self[state])} {words}" for state, words in _REST.items() if self[state]]
        return capital("; ".join(filter(None, (", ".join(by), ", ".join(rest)))))

    @property
    def sentence(self) -> str:
        """A whole sentence about the documents, for the page of the topic."""
        if self.total == 1:
            return _ONE[next(state for state in Coverage if self[state])]
        said: list[str] = []
        for state, verbs in _VERBS.items():
            if number := self[state]:
                who = in_words(number) if said else self._of_all(number)
                said.append(f"{who} {verbs[number != 1]}")
        return f"{capital(joined(said))}." if said else "The handbook holds no document yet."

    def _of_all(self, number: int) -> str:
        if number == self.total:
            return f"{self._all} documents"
        return f"{in_words(number)} of the {in_words(self.total)} documents"

    @property
    def _all(self) -> str:
        return "both" if self.total == 2 else f"all {in_words(self.total)}"


_ALONE = {
    Coverage.COVERED: "covered by {all}",
    Coverage.PARTLY: "partly covered by {all}",
    Coverage.SILENT: "{all} silent",
    Coverage.UNCLASSIFIED: "not yet classified",
}
_BY = {Coverage.COVERED: "covered by", Coverage.PARTLY: "partly by"}
_REST = {Coverage.SILENT: "silent", Coverage.UNCLASSIFIED: "not yet classified"}
_ONE = {
    Coverage.COVERED: "The document covers it.",
    Coverage.PARTLY: COVERAGE_MEANINGS[Coverage.PARTLY],
    Coverage.SILENT: "The document says nothing on it.",
    Coverage.UNCLASSIFIED: "Nobody has yet said whether the document deals with it.",
}
_VERBS = {
    Coverage.COVERED: ("covers it", "cover it"),
    Coverage.PARTLY: ("only touches on it", "only touch on it"),
    Coverage.SILENT: ("says nothing on it", "say nothing on it"),
    Coverage.UNCLASSIFIED: ("is not yet classified on it", "are not yet classified on it"),
}

"""How many documents cover a topic, as numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.grammar import capital, joined, number_in_words
from mkdocs_protocol.words.gettext import N_, NN_, Labels, _, ngettext, pgettext

COVERAGE_MEANINGS = Labels({
    Coverage.COVERED: N_("At least one clause, or a part of one, is mainly about the topic."),
    Coverage.PARTLY: N_("The document only touches on it, in clauses that are mainly about something else."),
    Coverage.SILENT: N_(
        "The document was searched and says nothing on it. Silent is about the document: "
        "it does not say what the council does."
    ),
    Coverage.UNCLASSIFIED: N_(
        "Nobody has yet said whether the document deals with it, or not all of it is known."
    ),
})  # fmt: skip
"""What each of the four states means, for a reader who meets them for the first time."""


def in_words(number: int) -> str:
    """Return a number as written in running text: none, three, 12, 1,204."""
    if number == 0:
        return pgettext("number", "none")
    return number_in_words(number) if number < 10 else f"{number:,}"


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

        For a single document it is "".
        """
        if self.total < 2:
            return ""
        alone = next((state for state in Coverage if self[state] == self.total), None)
        if alone:
            return capital(_(_ALONE[alone]).format(all=self._all))
        by = _(", ").join(
            _(words).format(number=in_words(self[state]))
            for state, words in _BY.items()
            if self[state]
        )
        rest = _(", ").join(
            _(words).format(number=in_words(self[state]))
            for state, words in _REST.items()
            if self[state]
        )
        return capital("; ".join(filter(None, (by, rest))))

    @property
    def sentence(self) -> str:
        """A whole sentence about the documents, for the page of the topic."""
        if self.total == 1:
            return _ONE[next(state for state in Coverage if self[state])]
        said: list[str] = []
        for state, verbs in _VERBS.items():
            if number := self[state]:
                who = in_words(number) if said else self._of_all(number)
                said.append(ngettext(*verbs, number).format(who=who))
        if not said:
            return _("The handbook holds no document yet.")
        return f"{capital(joined(said))}."

    def _of_all(self, number: int) -> str:
        if number == self.total:
            return (
                _("both documents")
                if number == 2
                else _("all {number} documents").format(number=in_words(number))
            )
        return ngettext(
            "{number} of the {total} documents", "{number} of the {total} documents", number
        ).format(number=in_words(number), total=in_words(self.total))

    @property
    def _all(self) -> str:
        if self.total == 2:
            return _("both")
        return _("all {number}").format(number=in_words(self.total))


_ALONE = {
    Coverage.COVERED: N_("covered by {all}"),
    Coverage.PARTLY: N_("partly covered by {all}"),
    Coverage.SILENT: N_("{all} silent"),
    Coverage.UNCLASSIFIED: N_("not yet classified"),
}
_BY = {Coverage.COVERED: N_("covered by {number}"), Coverage.PARTLY: N_("partly by {number}")}
_REST = {
    Coverage.SILENT: N_("{number} silent"),
    Coverage.UNCLASSIFIED: N_("{number} not yet classified"),
}
_ONE = Labels({
    Coverage.COVERED: N_("The document covers it."),
    Coverage.PARTLY: N_("The document only touches on it, in clauses that are mainly about something else."),
    Coverage.SILENT: N_("The document says nothing on it."),
    Coverage.UNCLASSIFIED: N_("Nobody has yet said whether the document deals with it."),
})  # fmt: skip
_VERBS = {
    Coverage.COVERED: NN_("{who} covers it", "{who} cover it"),
    Coverage.PARTLY: NN_("{who} only touches on it", "{who} only touch on it"),
    Coverage.SILENT: NN_("{who} says nothing on it", "{who} say nothing on it"),
    Coverage.UNCLASSIFIED: NN_(
        "{who} has not been classified on it yet", "{who} have not been classified on it yet"
    ),
}

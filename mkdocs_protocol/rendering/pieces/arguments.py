"""The arguments of a live piece: councils, an edition, clauses, all named by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition, Part
    from mkdocs_protocol.site.site import Site

FORMS = {
    "clause": "/// clause | COUNCIL CLAUSE",
    "status": "/// status | COUNCIL",
    "councils": "/// councils",
    "topics": "/// topics",
    "question": "/// question | QUESTION",
    "tree": "/// tree | COUNCIL SITUATION",
    "register": "/// register",
    "compare": "/// compare | TOPIC",
}
"""How each piece is written; if it may name councils, none means all of them."""


class PieceError(ValueError):
    """What is wrong with a piece, and what to write instead."""

    def __init__(self, name: str, wrong: str) -> None:
        write = " Write" if wrong.endswith("?") else "; write"
        super().__init__(f"{wrong}{write} {FORMS[name]}")


class Arguments:
    """The words after the name of a piece, taken one by one."""

    def __init__(self, site: Site, name: str, argument: str) -> None:
        self._site, self._name = site, name
        self._left = argument.replace(",", " ").split()

    def fault(self, wrong: str) -> PieceError:
        """Return an error that says what is wrong, with the form to write."""
        return PieceError(self._name, wrong)

    def council(self) -> Council:
        """Take the id of a council. Raises PieceError if there is none with that id."""
        return self._council(self._take("council"))

    def councils(self) -> tuple[Council, ...]:
        """Take the ids of councils that are left; none means all in the handbook."""
        if not self._left:
            return self._site.handbook.councils
        named, self._left = self._left, []
        return tuple(dict.fromkeys(map(self._council, named)))

    def edition(self, council: Council) -> Edition:
        """Take the id of an edition, if the next word is one; otherwise return the council's leading edition."""
        leading = council.leading_edition
        if self._left and self._left[0] not in leading.clause_by_id:
            for edition in council.editions:
                if edition.id == self._left[0]:
                    del self._left[0]
                    return edition
        return leading

    def passages(
        self, council: Council, edition: Edition
    ) -> tuple[tuple[Clause, Part | None], ...]:
        """Take the ids of clauses and parts, one or more."""
        first = self._take("clause")
        ids, self._left = [first, *self._left], []
        known = edition.clause_by_id
        parts = {part.id: (clause, part) for clause in edition.clauses for part in clause.parts}
        found: list[tuple[Clause, Part | None]] = []
        for one in ids:
            if one in known:
                found.append((known[one], None))
            elif one in parts:
                found.append(parts[one])
            else:
                raise self.fault(
                    f"the edition {edition.id} of {council.id} has no clause '{one}'"
                    f"{did_you_mean(one, known)}"
                )
        return tuple(found)

    def one_of(self, kind: str, known: Sequence[str], listed_in: str) -> str:
        """Take a topic, a question or a situation by its id, which must be a known one."""
        word = self._take(kind)
        if word not in known:
            hint = did_you_mean(word, known, listed_in=listed_in)
            raise self.fault(f"there is no {kind} '{word}'{hint}")
        return word

    @property
    def is_empty(self) -> bool:
        """Whether no word is left."""
        return not self._left

    def end(self) -> None:
        """Raise PieceError if words are left."""
        if self._left:
            raise self.fault(f"'{self._left[0]}' is one word too many")

    def _take(self, kind: str) -> str:
        if not self._left:
            raise self.fault(f"it names no {kind}")
        return self._left.pop(0)

    def _council(self, word: str) -> Council:
        known = self._site.handbook.council_by_id
        if word not in known:
            raise self.fault(f"there is no council '{word}'{did_you_mean(word, known)}")
        return known[word]
